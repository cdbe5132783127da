"""Numbers and marks that may cite, as they are written, and what is told by that alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

THINGS = (
    r"[Ff]ig(?:ure)?s?|[Tt]ables?|[Ee]q(?:uation)?s?|[Ss]teps?|[Ii]tems?|[Pp]arts?|[Pp]hases?"
    r"|[Ss]tages?|[Ll]evels?|[Gg]roups?|[Cc]hapters?|[Ss]ections?|[Bb]oxe?s?|[Aa]ppendix"
)
OF = re.compile(r"\sof\b")
_BESIDE = re.compile(r",?\s?|,?\s(?:and|or|to|&)\s")
THOUSANDS = re.compile(r"\d{1,3},\d{3}")


class NumberSign(NamedTuple):
    """A number or a mark that may cite: its form, its place, and what is written there.

    `led` tells whether "see" or "refs" comes before it between its brackets; `behind` is what
    comes behind it there, as pages.
    """

    kind: str
    start: int
    end: int
    written: str
    led: bool = False
    behind: str = ""

    @property
    def alone(self) -> bool:
        """Whether one number stands alone between parentheses, as where things are counted off."""
        return self.kind == "round" and self.written.isdigit() and not (self.led or self.behind)


def leads_on(text: str, sign: NumberSign, end: int) -> bool:
    """Tell whether a word follows on a number."""
    return text[sign.end : min(sign.end + 2, end)].strip().isalpha()


def goes_on(text: str, before: NumberSign, sign: NumberSign) -> bool:
    """Tell whether numbers between brackets mean what those just before them mean.

    So "(1)(2)" cites twice or not at all, and "press [1] or [2]" neither time.
    """
    alike = sign.kind == before.kind in ("round", "square") and before.written.isdigit()
    return alike and bool(_BESIDE.fullmatch(text, before.end, sign.start))


def is_ascending(series: str) -> bool:
    """Tell whether numbers that only blanks part grow; of all others nothing is asked."""
    numbers = series.split()
    if not all(map(str.isdigit, numbers)):
        return True
    return all(int(one) < int(other) for one, other in pairwise(numbers))
