"""The job, done by ourselves and by others: clean texts in, a table of mentions out.

All are given the same strings, what the terms are found in, and make a row with the document, the
place and the string of each. Ourselves do more: cut the texts into passages, leave out what is
not the body, fold hyphens, line ends and typographic signs, name the concept and the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from benchmarks.matching.texts import Text, codebook
from reviewbook.finders.matching.patterns import CompiledCodebook

Place = tuple[int, int, int]
Row = tuple[int, int, int, str]


def strings(compiled: CompiledCodebook) -> list[str]:
    """Return all that the terms of a codebook are found in, each once."""
    return list(dict.fromkeys(pattern.form for pattern in compiled.patterns))


class Reviewbook:
    """Ourselves: from the texts to the table, passages and all."""

    def __init__(self, compiled: CompiledCodebook) -> None:
        from reviewbook.finders.mention_table import mention_table  # noqa: PLC0415

        _ = compiled.matcher
        self.run = lambda texts: mention_table(texts, compiled)

    def places(self, table: Any, texts: Sequence[Text]) -> set[Place]:
        numbers = {text.name: number for number, text in enumerate(texts)}
        columns = (table[name].to_pylist() for name in ("document", "start", "end"))
        return {(numbers[name], start, end) for name, start, end in zip(*columns, strict=True)}


class Peer:
    """Somebody else's matcher; a table is a list of rows."""

    def run(self, texts: Sequence[Text]) -> list[Row]:
        raise NotImplementedError

    def places(self, table: list[Row], texts: Sequence[Text]) -> set[Place]:
        del texts
        return {row[:3] for row in table}


class Bare(Peer):
    """ahocorasick_rs as it comes: leftmost longest, but inside words as well."""

    def __init__(self, compiled: CompiledCodebook) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415

        self.strings = strings(compiled)
        self.automaton = AhoCorasick(self.strings, MatchKind.LeftmostLongest)

    def run(self, texts: Sequence[Text]) -> list[Row]:
        find, known = self.automaton.find_matches_as_indexes, self.strings
        return [
            (number, start, end, known[which])
            for number, text in enumerate(texts)
            for which, start, end in find(text.text.lower())
        ]


class FlashText(Peer):
    """flashtext: words only, the longest first."""

    def __init__(self, compiled: CompiledCodebook) -> None:
        from flashtext import KeywordProcessor  # noqa: PLC0415

        self.processor = KeywordProcessor()
        self.processor.add_keywords_from_list(strings(compiled))

    def run(self, texts: Sequence[Text]) -> list[Row]:
        find = self.processor.extract_keywords
        return [
            (number, start, end, string)
            for number, text in enumerate(texts)
            for string, start, end in find(text.text, span_info=True)
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

    def run(self, texts: Sequence[Text]) -> list[Row]:
        documents = self.tokenizer.pipe(text.text for text in texts)
        return [
            (number, (span := document[first:last]).start_char, span.end_char, span.text)
            for number, document in enumerate(documents)
            for first, last in _leftmost_longest(self.matcher(document))
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
