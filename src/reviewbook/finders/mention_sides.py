"""What stands before a mention and after it in its sentence, in match form."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.documents.match_form import evenly_folded, to_match_form

_WINDOW = 200  # characters on each side that are looked at
# A name such as *no-dig* stays one word in match form, and denies nothing.
_NAME = re.compile(r"[-\u2010\u2011](?<=\b[Nn]o.)(?=\w)(?!one\b)")
_MAY_BE_NAME = ("o-", "o\u2010", "o\u2011")  # wherever the text is cut


class Sides(NamedTuple):
    """What is before a mention and after it.

    `begins` says that what is before it begins the sentence, `asks` that the sentence is a
    question.
    """

    before: str
    after: str
    begins: bool
    asks: bool


class SentenceForm:
    """A sentence in match form, folded once for all mentions in it, where that can be done."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._asks = text[end - 1] == "?"
        sentence = text[start:end]
        name = any(map(sentence.__contains__, _MAY_BE_NAME))
        self._form = None if name else evenly_folded(sentence)

    def sides(self, start: int, end: int) -> Sides:
        """Return the sides of a mention."""
        begins, asks = start - _WINDOW <= self._start, self._asks
        if self._form is None:
            first, last = max(self._start, start - _WINDOW), min(self._end, end + _WINDOW)
            return Sides(self._folded(first, start), self._folded(end, last), begins, asks)
        place, behind = start - self._start, end - self._start
        before = self._form[0 if begins else place - _WINDOW : place]
        return Sides(before, self._form[behind : behind + _WINDOW], begins, asks)

    def _folded(self, start: int, end: int) -> str:
        return to_match_form(_NAME.sub("_", self._text[start:end])).text
