"""What stands before a mention and after it in its sentence, in match form."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.documents.match_form import evenly_folded, to_match_form

_WINDOW = 200  # characters on each side that are looked at
# A name such as *no-dig* stays one word in match form, and denies nothing.
_NAME = re.compile(r"[-\u2010\u2011](?<=\b[Nn]o.)(?=\w)(?!one\b)")
_MAY_BE_NAME = re.compile(r"[-\u2010\u2011](?<=[Nn]o.)")  # wherever the text is cut


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
        name = _MAY_BE_NAME.search(text, start, end)
        self._form = None if name else evenly_folded(text[start:end])

    def sides(self, start: int, end: int) -> Sides:
        """Return the sides of a mention."""
        first, last = max(self._start, start - _WINDOW), min(self._end, end + _WINDOW)
        begins = start - _WINDOW <= self._start
        if self._form is None:
            return Sides(self._folded(first, start), self._folded(end, last), begins, self._asks)
        first, start, end, last = (max(at - self._start, 0) for at in (first, start, end, last))
        return Sides(self._form[first:start], self._form[end:last], begins, self._asks)

    def _folded(self, start: int, end: int) -> str:
        return to_match_form(_NAME.sub("_", self._text[start:end])).text
