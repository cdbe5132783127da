"""Megabytes per second of one core, by number of terms and by size of the collection."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.matching.agreement import REASONS, Judge
from benchmarks.matching.engines import ENGINES, OURS, strings
from benchmarks.matching.texts import Language, codebook, cut, texts
from benchmarks.matching.turns import Timing, in_turn
from reviewbook.documents.document import Document
from reviewbook.finders.matching.patterns import CompiledCodebook

Row = dict[str, object]
TERMS, MEGABYTES = (300, 5_000, 50_000), 50.0
SIZES, TERMS_OF_SIZES = (1.0, 5.0, 20.0), 5_000


def by_terms(
    counts: Sequence[int] = TERMS, megabytes: float = MEGABYTES, repeats: int = 5
) -> list[Row]:
    """Measure every engine with codebooks of several sizes, each the beginning of the next.

    Returns
    -------
    list of dict
        terms, strings (what they are found in), megabytes, engine, mb_per_s (median, of the
        processor's time), ratio (ours to theirs), busy (the clock's time to the processor's),
        mentions, and how many of them fall under each reason of `benchmarks.matching.agreement`;
        or missing.
    """
    language = Language()
    sample = cut(texts(language, megabytes))
    return [row for count in counts for row in _rows(language.terms[:count], sample, repeats)]


def by_size(
    sizes: Sequence[float] = SIZES, terms: int = TERMS_OF_SIZES, repeats: int = 5
) -> list[Row]:
    """Measure every engine with collections of several sizes (MB); columns as in `by_terms`."""
    language = Language()
    sample = cut(texts(language, max(sizes)))
    beginnings = [_beginning(sample, size) for size in sizes]
    return [row for part in beginnings for row in _rows(language.terms[:terms], part, repeats)]


def _beginning(sample: list[Document], megabytes: float) -> list[Document]:
    length, size = 0, 0.0
    while length < len(sample) and size < megabytes:
        size += _megabytes(sample[length : length + 1])
        length += 1
    return sample[:length]


def _megabytes(sample: list[Document]) -> float:
    return sum(len(text.text.encode()) for text in sample) / 1e6


def _rows(terms: list[str], sample: list[Document], repeats: int) -> list[Row]:
    timings = in_turn(list(ENGINES), terms, sample, repeats)
    known = strings(CompiledCodebook(codebook(terms)))
    judge, size = Judge(sample, known), _megabytes(sample)
    common = {"terms": len(terms), "strings": len(known), "megabytes": round(size, 1)}
    return [
        common | {"engine": name} | _row(timing, timings[OURS], judge, size)
        for name, timing in timings.items()
    ]


def _row(timing: Timing, ours: Timing, judge: Judge, size: float) -> Row:
    if timing.missing:
        return {"missing": timing.missing}
    return {
        "mb_per_s": round(size / timing.seconds(), 1),
        "ratio": round(timing.seconds() / ours.seconds(), 2),
        "busy": round(sum(timing.wall) / sum(timing.cpu), 2),
        "mentions": len(timing.places),
        **dict.fromkeys(REASONS, 0) | judge.compare(ours.places, timing.places),
    }
