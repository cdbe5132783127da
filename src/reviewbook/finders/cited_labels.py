"""Works cited by the labels of their entries: "[Doe68]", "[Doe87, DR89]", "[ABC+12, ch. 3]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.entry_labels import EntryLabels
from reviewbook.finders.number_citations import NumberCitation

_BRACKETS = re.compile(r"\[(?:(?:see|cf\.|e\.g\.,)\s)?(?P<labels>[^\W\d_][^\[\]\n]{1,120})\]")
_PARTS = re.compile(r"[,;]\s?")
_LIKELY = re.compile(r"[^\W\d_a-z][^\W\d_]{1,12}\+?\d\d[a-z]?")


def find_cited_labels(
    text: str, start: int, end: int, listed: EntryLabels
) -> Iterator[NumberCitation]:
    """Yield what labels cite in a stretch of text: in brackets the first is a label of the list.

    Or it looks like one; what stands behind the labels are pages and the like.
    """
    if not listed.lettered:
        return
    for brackets in _BRACKETS.finditer(text, start, end):
        labels = _PARTS.split(brackets["labels"])
        cited = [one for one in labels if listed.find(one) or _LIKELY.fullmatch(one)]
        if cited[:1] == labels[:1]:
            yield NumberCitation(*brackets.span(), [listed.find(one) for one in cited])
