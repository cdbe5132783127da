"""Laws, which are what they rule: "the Hedges Act forbids cutting in spring"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.term_subjects import WINDOW, Told

_LAW = re.compile(
    r"(?:[A-Z][^.;:()]{1,60}, )?[Tt]he (?P<term>(?:[A-Z][\w-]+ |of |and |the |in |on |for ){1,6}?"
    r"(?:Act|Amendment|Clause|(?<=Penal |Civil )Code|(?<=Criminal )Code|Compromise|Doctrine"
    r"|Proclamation|Treaty|Ordinance))"
    r"(?: of \d{4})?(?: \([^()]{1,40}\))? (?:\w{3,14}ly )?"
)
_RULES = re.compile(r" (?:that |all |any |an?\b|the\b|[a-z]{3,}s?\b)")


def tell_by_law(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "the Hedges Act forbids", "The Third Amendment guaranteed"."""
    law = _LAW.fullmatch(text, start, hit.start()) if hit.start() - start < WINDOW else None
    if law and _RULES.match(text, hit.end(), end):
        yield Told(law.span("term"), "characterisation", "cue")
