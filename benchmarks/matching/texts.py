"""Made-up prose and a made-up codebook, the same for the same seed.

Words are put together from syllables and used as often as words are in English: a hundred make up
half of all, ten thousand nine tenths. Terms are made of words of their own and of common ones, so
that many a word begins like a term and goes on otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import accumulate

from reviewbook.codebook.concepts import LAYERS, Codebook, Concept
from reviewbook.documents.bundle import bundles
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment_bundle

_ONSETS = "b c d f g h l m n p r s t v w b d f g l m n p r s t br cl fl pl pr sh st th tr".split()
_VOWELS = "a a a e e e e i i i o o o u ai ea ou".split()
_CODAS = [*"dlmnnrst", *[""] * 14]
# Rank from which on a word has so many syllables.
_SYLLABLES = ((0, 1, 1), (150, 1, 2), (2_000, 2, 3), (20_000, 2, 4))
WORDS, COMMON = 60_000, 2_000
TERMS = 50_000
TERMS_PER_CONCEPT = 10
_POOL = 50_000


class Language:
    """Words and terms with their frequencies, and sentences of them."""

    def __init__(self, seed: int = 1, words: int = WORDS, terms: int = TERMS) -> None:
        self.chance = random.Random(seed)
        self.words = self._coined(words, taken=set())
        own = self._coined(words // 2, taken=set(self.words), rank=2_000)
        self.terms = self._terms(own, terms)
        self._words = self._drawn(self.words, first=3)
        self._terms_in_use = self._drawn(self.terms, first=20)

    def _coined(self, number: int, taken: set[str], rank: int = 0) -> list[str]:
        """Coin words; the frequent ones come first, and are short."""
        coined: dict[str, None] = {}
        while len(coined) < number:
            _, least, most = max(s for s in _SYLLABLES if s[0] <= len(coined) + rank)
            syllables = self.chance.randint(least, most)
            word = "".join(self._syllable() for _ in range(syllables))
            if word not in taken:
                coined[word] = None
        return list(coined)

    def _syllable(self) -> str:
        return "".join(self.chance.choice(part) for part in (_ONSETS, _VOWELS, _CODAS))

    def _terms(self, own: list[str], number: int) -> list[str]:
        found: dict[str, None] = {}
        common = self.words[100:COMMON]
        while len(found) < number:
            length = self.chance.choices((1, 2, 3), (4, 5, 2))[0]
            parts = [self.chance.choice((own, own, common)[at]) for at in range(length)]
            self.chance.shuffle(parts)
            found[" ".join(parts)] = None
        return list(found)

    def _drawn(self, items: list[str], first: int) -> Iterator[str]:
        """Draw without end, by the law of Zipf and Mandelbrot."""
        weights = list(accumulate((number + first) ** -1.1 for number in range(len(items))))
        while True:
            yield from self.chance.choices(items, cum_weights=weights, k=_POOL)

    def sentence(self) -> str:
        """Return a sentence; four in five hold a term, as in a text on the subject."""
        length = self.chance.randint(6, 26)
        words = [next(self._words) for _ in range(length)]
        if self.chance.random() < 0.8:
            words[self.chance.randrange(length)] = self._inflected(next(self._terms_in_use))
        if length > 12:
            words[length // 2] += self.chance.choice((",", ",", ";", " -", ""))
        first = words[0]
        return " ".join([first[0].upper() + first[1:], *words[1:]]) + "."

    def _inflected(self, term: str) -> str:
        how = self.chance.random()
        if how < 0.15:
            return term + "s"
        return term.replace(" ", "-") if how > 0.95 else term

    def heading(self) -> str:
        """Return a few words with a capital."""
        return " ".join(next(self._words) for _ in range(self.chance.randint(2, 7))).capitalize()


def cut(documents: Iterable[Document]) -> list[Document]:
    """Cut documents into passages, as many at a time as `reviewbook code` does."""
    return [
        Document(document.name, document.text, tuple(passages), document.title)
        for bundle in bundles(documents)
        for document, passages in zip(bundle.documents, segment_bundle(bundle), strict=True)
    ]


def texts(language: Language, megabytes: float, characters: int = 12_000) -> Iterator[Document]:
    """Make documents of about so many characters, until they are so many megabytes together."""
    made = number = 0
    while made < megabytes * 1e6:
        text = _styled(language, "\n\n".join(_blocks(language, characters)))
        yield Document(f"text{number:06}", text)
        made += len(text.encode())
        number += 1


def _blocks(language: Language, characters: int) -> Iterator[str]:
    chance, length = language.chance, 0
    characters = int(characters * chance.uniform(0.3, 1.7))
    while length < characters:
        kind = chance.random()
        if kind < 0.12 or not length:
            block = language.heading()
        elif kind < 0.18:
            block = "\n\n".join(f"\u2022 {language.heading()}" for _ in range(chance.randint(2, 5)))
        else:
            block = " ".join(language.sentence() for _ in range(chance.randint(1, 7)))
        length += len(block) + 2
        yield block
    if chance.random() < 0.1:
        yield "References"
        yield from (language.sentence() for _ in range(chance.randint(3, 12)))


def _styled(language: Language, text: str) -> str:
    """Set a text as texts are set: most of it plain, some with typographic signs, some wrapped."""
    chance = language.chance
    style = chance.random()
    if style < 0.55:
        return text.replace("\u2022", "*")
    if style < 0.6:
        return text.replace("\u2022", "*").replace(". ", ".  ")
    if style < 0.7:
        lines = text.replace("\u2022", "*").split("\n")
        return "\n".join(_wrapped(line) for line in lines)
    text = text.replace(" -", " \u2014").replace("s ", "\u2019s ", len(text) // 900)
    text = text.replace(", ", ", \u201c", len(text) // 2000).replace(";", "\u201d;")
    if style > 0.97:
        text = text.replace("-", "\u2011").replace("tra", "tr\u00ada").replace(" a", "\u00a0a", 20)
    return text


def _wrapped(line: str, width: int = 78) -> str:
    """Break a line at blanks (textwrap knows more, and takes minutes for this)."""
    pieces = []
    while len(line) > width and (cut := line.rfind(" ", 0, width)) > 0:
        pieces.append(line[:cut])
        line = line[cut + 1 :]
    return "\n".join([*pieces, line])


def codebook(terms: list[str]) -> Codebook:
    """Return a codebook of plain terms, ten per concept."""
    concepts = {}
    for begin in range(0, len(terms), TERMS_PER_CONCEPT):
        name = f"concept-{begin:06}"
        its = tuple(terms[begin : begin + TERMS_PER_CONCEPT])
        concepts[name] = Concept(name, name, LAYERS[0], "made-up", its, 1)
    return Codebook(concepts, {"made-up": "Made up"})
