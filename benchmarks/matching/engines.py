"""The job, done by ourselves and by others: documents in, a row for each mention out.

All are given the same strings, what the terms are found in, and make a row with the document, the
place and the string of each. Ourselves do more: fold hyphens, line ends and typographic signs,
leave out what is not the body, name passage, concept and rule. The others are given whole texts,
ourselves documents that are cut into passages already: `reviewbook code` finds mentions in those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from benchmarks.matching.texts import codebook
from reviewbook.coding.bundle_coder import EVERY
from reviewbook.documents.bundle import bundles
from reviewbook.documents.document import Document
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_in_bundle
from reviewbook.ledger.tables import Mention

Place = tuple[int, int, int]
Row = tuple[int, int, int, str]


def strings(compiled: CompiledCodebook) -> list[str]:
    """Return all that the terms of a codebook are found in, each once."""
    return list(dict.fromkeys(pattern.form for pattern in compiled.patterns))


class Reviewbook:
    """Ourselves: what `reviewbook code` calls, with as many documents at a time."""

    def __init__(self, compiled: CompiledCodebook) -> None:
        self.compiled = compiled
        _ = compiled.matcher  # made when first asked for

    def run(self, documents: Sequence[Document]) -> list[list[Mention]]:
        return [
            its
            for bundle in bundles(documents)
            for its in find_in_bundle(
                bundle, (one.passages for one in bundle.documents), self.compiled, EVERY
            )
        ]

    def places(self, found: list[list[Mention]]) -> set[Place]:
        return {(number, m.start, m.end) for number, its in enumerate(found) for m in its}


class Peer:
    """Somebody else's matcher."""

    def run(self, documents: Sequence[Document]) -> list[Row]:
        raise NotImplementedError

    def places(self, found: list[Row]) -> set[Place]:
        return {row[:3] for row in found}


class Bare(Peer):
    """ahocorasick_rs as it comes: leftmost longest, but inside words as well."""

    def __init__(self, compiled: CompiledCodebook) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415

        self.strings = strings(compiled)
        self.automaton = AhoCorasick(self.strings, MatchKind.LeftmostLongest)

    def run(self, documents: Sequence[Document]) -> list[Row]:
        find, known = self.automaton.find_matches_as_indexes, self.strings
        return [
            (number, start, end, known[which])
            for number, document in enumerate(documents)
            for which, start, end in find(document.text.lower())
        ]


class FlashText(Peer):
    """flashtext: words only, the longest first."""

    def __init__(self, compiled: CompiledCodebook) -> None:
        from flashtext import KeywordProcessor  # noqa: PLC0415

        self.processor = KeywordProcessor()
        self.processor.add_keywords_from_list(strings(compiled))

    def run(self, documents: Sequence[Document]) -> list[Row]:
        find = self.processor.extract_keywords
        return [
            (number, start, end, string)
            for number, document in enumerate(documents)
            for string, start, end in find(document.text, span_info=True)
        ]


class SpaCy(Peer):
    """spaCy's PhraseMatcher: blank English, LOWER; of what overlaps the leftmost longest kept.

    Its tokenizer keeps the first 10,000 words that it meets, unless told otherwise. Here it may
    keep them all, which makes it several times as fast on these texts.
    """

    cache = 10_000_000

    def __init__(self, compiled: CompiledCodebook) -> None:
        import spacy  # noqa: PLC0415
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415

        self.tokenizer = spacy.blank("en").tokenizer
        self.tokenizer.max_cache_size = self.cache
        self.matcher = PhraseMatcher(self.tokenizer.vocab, attr="LOWER")
        self.matcher.add("term", list(self.tokenizer.pipe(strings(compiled))))

    def run(self, documents: Sequence[Document]) -> list[Row]:
        tokenized = self.tokenizer.pipe(document.text for document in documents)
        return [
            (number, (span := tokens[first:last]).start_char, span.end_char, span.text)
            for number, tokens in enumerate(tokenized)
            for first, last in _leftmost_longest(self.matcher(tokens))
        ]


def _leftmost_longest(matches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    done = 0
    for first, last in sorted(((m[1], m[2]) for m in matches), key=lambda m: (m[0], -m[1])):
        if first >= done:
            yield first, last
            done = last


OURS = "reviewbook"
ENGINES: dict[str, Callable[[CompiledCodebook], Any]] = {
    OURS: Reviewbook,
    "ahocorasick_rs": Bare,
    "flashtext": FlashText,
    "spacy": SpaCy,
}


def build(name: str, terms: list[str]) -> Any:
    """Make an engine ready for some terms; ImportError if it is not installed."""
    return ENGINES[name](CompiledCodebook(codebook(terms)))
