"""Many documents as one text, so that the work on them is done in few, large steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.characters import WHITE, character_kinds
from reviewbook.documents.match_form import Folded, Places, folded_bytes, to_match_form

# Between two documents: neither a passage nor a term reaches across a blank line.
SEPARATOR = "\n\n"
# Characters of a bundle: enough to make the steps few, so little that they stay in the cache.
SIZE = 1 << 20


class HasText(Protocol):
    """What can be put into a bundle: a document with or without its passages."""

    @property
    def name(self) -> str:
        """The name that its rows carry."""

    @property
    def text(self) -> str:
        """The clean text."""

    @property
    def title(self) -> str:
        """The title, or nothing."""


class Bundle:
    """One document or more in one text; places in it are offsets in the bundle.

    Attributes
    ----------
    documents
        The documents, in order.
    text
        Their clean texts, one after the other.
    starts
        Where each begins.
    """

    def __init__(self, documents: Sequence[HasText]) -> None:
        self.documents = documents
        self._texts = [document.text for document in documents]
        self.text = SEPARATOR.join(self._texts)
        lengths = np.array([0, *map(len, self._texts)], np.int64)
        self.starts: Places = (np.cumsum(lengths + len(SEPARATOR)) - len(SEPARATOR))[:-1]

    @cached_property
    def kinds(self) -> bytes:
        """The characters of the text, one byte each."""
        return SEPARATOR.encode().join(map(character_kinds, self._texts))

    @property
    def codes(self) -> NDArray[np.uint8]:
        """The same as an array."""
        return np.frombuffer(self.kinds, np.uint8)

    @cached_property
    def folded(self) -> Folded:
        """The match form, one byte per character, and the way back."""
        return folded_bytes(self.text, self.kinds)

    @cached_property
    def form(self) -> str:
        """The match form, its characters told apart."""
        return to_match_form(self.text).text

    def count_words(self, starts: Places, ends: Places) -> Places:
        """Count the words of stretches: runs of characters without white space."""
        white = np.frombuffer(b"\1" + self.kinds.translate(WHITE) + b"\1", np.uint8)
        begins = np.flatnonzero(white[1:] < white[:-1])
        first, last = np.searchsorted(begins, starts), np.searchsorted(begins, ends)
        found: Places = last - first + ((white[starts] | white[starts + 1]) == 0)  # is within one
        return found

    def document_at(self, places: Places) -> Places:
        """Return the number of the document that each place lies in, from 0."""
        return np.searchsorted(self.starts, places, side="right") - 1


def bundles(documents: Iterable[HasText], size: int = SIZE) -> Iterator[Bundle]:
    """Put documents into bundles of at most so many characters; a longer one is alone in its."""
    some: list[HasText] = []
    held = 0
    for document in documents:
        if some and held + len(document.text) > size:
            yield Bundle(some)
            some, held = [], 0
        some.append(document)
        held += len(document.text)
    if some:
        yield Bundle(some)
