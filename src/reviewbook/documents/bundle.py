"""Many documents as one text, so that the work on them is done in few, large steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents.characters import character_kinds
from reviewbook.documents.match_form import Clusters, Places, folded_bytes, to_match_form

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
    names, titles, texts
        Of the documents, in order; the texts are clean ones.
    text
        The texts one after the other.
    starts
        Where each begins.
    """

    def __init__(self, documents: Sequence[HasText]) -> None:
        self.names = [document.name for document in documents]
        self.titles = [document.title for document in documents]
        self.texts = [document.text for document in documents]
        self.text = SEPARATOR.join(self.texts)
        lengths = np.array([0, *map(len, self.texts)], np.int64)
        self.starts: Places = (np.cumsum(lengths + len(SEPARATOR)) - len(SEPARATOR))[:-1]

    @cached_property
    def kinds(self) -> bytes:
        """The characters of the text, one byte each."""
        return SEPARATOR.encode().join(map(character_kinds, self.texts))

    @property
    def codes(self) -> NDArray[np.uint8]:
        """The same as an array."""
        return np.frombuffer(self.kinds, np.uint8)

    @cached_property
    def folded(self) -> tuple[bytes, Clusters | None]:
        """The match form, one byte a character, and the way back."""
        return folded_bytes(self.text, self.kinds)

    @cached_property
    def form(self) -> str:
        """The match form, its characters told apart."""
        return to_match_form(self.text).text

    def document_at(self, places: Places) -> Places:
        """Return the number of the document that each place lies in, from 0."""
        return np.searchsorted(self.starts, places, side="right") - 1


def bundles(documents: Iterable[HasText], size: int = SIZE) -> Iterator[Bundle]:
    """Put documents together until a bundle holds `size` characters; a longer one is one bundle."""
    held: list[HasText] = []
    characters = 0
    for document in documents:
        held.append(document)
        characters += len(document.text)
        if characters >= size:
            yield Bundle(held)
            held, characters = [], 0
    if held:
        yield Bundle(held)
