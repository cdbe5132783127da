"""What a text says that an organisation is called for short: "Bean Institute (BI, 2010)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reviewbook.references.entries import Entry
from reviewbook.references.person_names import fold_name
from reviewbook.references.work_dates import UNDATED, YEAR

_LONGEST_NAME = 160  # characters
_MOST_ALIKE = 50  # names that end in one word
_SHORT = re.compile(
    rf"(?<=\w)\s[(\[](?P<short>[A-Z][A-Za-z&-]{{1,11}})(?:[)\]]|,?\s(?:{YEAR}|{UNDATED}))"
)


def short_names(text: str, entries: Sequence[Entry]) -> Mapping[int, set[str]]:
    """Return what entries by organisations are called for short, folded, by position."""
    by_last_word: dict[str, dict[str, set[str]]] = defaultdict(dict)
    called: dict[int, set[str]] = {}
    for entry in entries:
        whole = entry.authors.whole
        if " " in whole and not entry.authors.initials:
            own = by_last_word[whole.rpartition(" ")[2]]
            if whole in own or len(own) < _MOST_ALIKE:
                called[entry.position] = own.setdefault(whole, set())
    for one in _SHORT.finditer(text) if called else ():
        before = f" {fold_name(text[max(one.start() - _LONGEST_NAME, 0) : one.start()])}"
        for whole, shorts in by_last_word.get(before.rpartition(" ")[2], {}).items():
            if before.endswith(f" {whole}"):
                shorts.add(fold_name(one["short"]))
    return called
