"""The title of an office document that no style names: what stands out most at its beginning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from reviewbook.documents.readers.made_up_metadata import said_title

LOOKED_AT = 200
"""Paragraphs by which is told how the text looks."""
_WITHIN, _LONGEST = 3, 40  # paragraphs, words
_NO_TITLE_ENDS = tuple(".,;:")
_OF_PARTS = frozenset(
    "abstract|summary|introduction|background|contents|table of contents|draft|preface".split("|")
)


class ParagraphLook(NamedTuple):
    """A paragraph with words: the size of its smallest in points, and what stands out.

    Of a title its style says that it is one; a heading by its style counts as bold.
    """

    words: str
    styled: bool
    size: float
    bold: bool
    centred: bool


def prominent_title(paragraphs: Sequence[ParagraphLook]) -> str:
    """Return the words of the first paragraphs that stand out most from the text, or nothing.

    A title by its style comes first, larger before bold, that before centred, and of two alike the
    first; centred alone stands out only at the very beginning, where no name of an author can be.
    """
    if not paragraphs:
        return ""
    size, bold, centred = (_usual(paragraphs, name) for name in ("size", "bold", "centred"))
    found = [
        one
        for number, one in enumerate(paragraphs[:_WITHIN])
        if one.styled
        or one.size > size
        or (one.size == size and one.bold > bold)
        or (one.size == size and one.centred > centred and number == 0)
    ]
    titles = [one for one in found if may_be_title(one.words)]
    best = max(titles, key=lambda one: one[1:], default=None)
    return best.words if best else ""


def _usual(paragraphs: Sequence[ParagraphLook], name: str) -> Any:
    """Return how most characters look."""
    counted: Counter[Any] = Counter()
    for one in islice(paragraphs, LOOKED_AT):
        counted[getattr(one, name)] += len(one.words)
    return counted.most_common(1)[0][0]


def may_be_title(words: str) -> bool:
    """Tell whether some words can be a title: no sentence, no part of a text, no name of a file."""
    fits = len(words.split()) <= _LONGEST and not words.endswith(_NO_TITLE_ENDS)
    return fits and words.casefold() not in _OF_PARTS and said_title(words) != ""
