"""The first lines of a text, in which is looked for what it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reviewbook.documents.readers.built_texts import whole_lines
from reviewbook.project.text_files import with_plain_line_ends

FEW = 3
"""Lines that are no accident."""
_HEAD, _LINES, _WIDTH, _TRIED = 1 << 14, 200, 200, 20


class TextHead(NamedTuple):
    """The head of a text, and its first lines: as they are, and without the blanks around them.

    Blank lines are left out, and of each line what is beyond its two hundredth character.
    """

    text: str
    raw: Sequence[str]
    bare: Sequence[str]

    @property
    def tried(self) -> Sequence[str]:
        """Twenty lines from all over: where none of these is what is looked for, most are not."""
        return self.bare[:: len(self.bare) // _TRIED + 1]

    def matching(self, sign: re.Pattern[str]) -> int:
        """Return how many lines begin so."""
        return sum(bool(sign.match(line)) for line in self.bare)

    def has_few_others(self, sign: re.Pattern[str], most: float) -> bool:
        """Tell whether all lines are such, or so many less than these are not."""
        others = 0
        for line in sorted(self.bare, key=len):  # the short ones are asked soonest
            others += not sign.fullmatch(line)
            if others >= most:
                return False
        return True


Looks = Callable[[TextHead], bool]
Rule = tuple[str, Looks]
"""What a text may be, with its article, and what tells whether it looks so."""


def head_of(raw: bytes) -> TextHead | None:
    """Return the head of a text in UTF-8, or nothing of a blank one."""
    cut = len(raw) > _HEAD
    text = raw[:_HEAD].decode("utf-8", errors="ignore").removeprefix("\ufeff")
    text = with_plain_line_ends((text.rpartition("\n")[0] or text) if cut else text)
    kept = [line[:_WIDTH] for line in whole_lines(text)[:_LINES]]
    return TextHead(text.strip(), kept, [line.strip() for line in kept]) if kept else None


def most_lines(sign: re.Pattern[str]) -> Looks:
    """Make a rule: at least three lines and more than half of them begin so."""

    def looks(lines: TextHead) -> bool:
        found = lines.matching(sign) if any(map(sign.match, lines.tried)) else 0
        return found >= FEW and found * 2 > len(lines.bare)

    return looks
