"""Marks that publishers put to the title of a work once it was retracted or withdrawn."""

from __future__ import annotations

import re

_WORK = r"(?:article|paper|chapter|manuscript|publication|study|preprint|review|letter|report|book)"
_KIND = r"(?:retracted|withdrawn|removed)"
_MARK = rf"(?:(?:this|the) {_WORK} (?:(?:has|have) been|was|is) )?{_KIND}(?: {_WORK})?"
# A hyphen within a word is no sign of a publisher: "removed-tooth".
_STANDS_BEFORE = re.compile(
    rf"(?:[^\w]*(?:{_MARK}\s*(?:[:\])}}|–—]|\.(?=\s)|-(?=\s))"
    # In capitals, before a word that has small letters, it needs no sign behind it.
    rf"|(?-i:RETRACTED|WITHDRAWN)(?: {_WORK})?(?-i:(?=\s\W*\w?[a-zß-ÿ])))[^\w\[(\"'“‘«]*){{1,3}}",
    re.IGNORECASE,
)
# In brackets a note may follow the mark, as "See vol. 4, pg. 2"; without, capitals or a noun.
_NOTE = r"(?:[.,;:][^()\[\]]{0,200}|(?: (?:in|on))?[ \w,.]{0,20}\d{4})?"
_STANDS_BEHIND = re.compile(
    rf"\s*(?:[\[(]\s*{_MARK}{_NOTE}\s*[\])]"
    rf"|(?:\s[-–—]|(?<=\w)[:.–—])\s*(?:(?-i:RETRACTED|WITHDRAWN|REMOVED)|{_KIND} {_WORK}))\W*\Z",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a mark with its note


def bare_title(title: str) -> str:
    """Return a title without what stands before or behind it since its work was retracted."""
    rest = title
    if before := _STANDS_BEFORE.match(title, 0, _LONGEST):
        rest = title[before.end() :]
        rest = rest.removesuffix("]") if rest.count("]") > rest.count("[") else rest
    behind = _STANDS_BEHIND.search(rest, max(len(rest) - _LONGEST, 0))
    return rest[: behind.start()] if behind else rest
