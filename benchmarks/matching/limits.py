"""What is far beyond the usual: a codebook of a million terms, a line of 100 MB."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.matching.engines import Reviewbook
from benchmarks.matching.texts import Language, cut, texts
from benchmarks.peak_memory import peak_megabytes
from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.documents.document import Document
from reviewbook.finders.matching.patterns import CompiledCodebook

Row = dict[str, Any]
MEGABYTES, TERMS = 100.0, 1_000_000


def rows(megabytes: float = MEGABYTES, terms: int = TERMS, repeats: int = 1) -> list[Row]:
    """Measure both, each in a process of its own.

    Returns
    -------
    list of dict
        what, ready (seconds until the codebook can be used), megabytes, mb_per_s (of the
        processor's time: passages cut and mentions found), mentions, peak_mb (of memory, the
        texts and all).
    """
    cases: dict[str, tuple[Callable[..., tuple[float, float, int, float]], float]] = {
        f"a codebook of {terms:,} terms": (_large_codebook, terms),
        f"a line of {megabytes:g} MB": (_long_line, megabytes),
    }
    table = []
    for what, (measure, size) in cases.items():
        ready, seconds, mentions, read, peak = max(
            (_apart(measure, size) for _ in range(repeats)), key=lambda found: found[-1]
        )
        table.append(
            {
                "what": what,
                "ready": round(ready, 1),
                "megabytes": round(read, 1),
                "mb_per_s": round(read / seconds, 1),
                "mentions": mentions,
                "peak_mb": round(peak),
            }
        )
    return table


def _large_codebook(terms: int) -> tuple[float, float, int, float]:
    """Read a codebook of so many terms, made of one word to three, and find it in 10 MB."""
    language = Language()
    sample, chance = list(texts(language, 10)), random.Random(1)
    words = language.words[2_000:]
    made: dict[str, None] = dict.fromkeys(language.terms[:terms])
    while len(made) < terms:
        made[" ".join(chance.choices(words, k=chance.randint(2, 3)))] = None
    listed = list(made)
    concepts = (
        f"  c{begin}: {{label: c, terms: [{', '.join(listed[begin : begin + 20])}]}}\n"
        for begin in range(0, terms, 20)
    )
    return _found(f"lenses:\n{''.join(concepts)}", sample)


def _long_line(megabytes: float) -> tuple[float, float, int, float]:
    """Look for 300 terms in a text without a single line end."""
    language = Language()
    line = " ".join(" ".join(text.text.split()) for text in texts(language, 1))
    repeated = " ".join([line] * int(megabytes * 1e6 / len(line.encode())))
    book = f"lenses:\n  c: {{label: c, terms: [{', '.join(language.terms[:300])}]}}\n"
    return _found(book, [Document("line", repeated)])


def _found(book: str, sample: list[Document]) -> tuple[float, float, int, float]:
    """Cut documents into passages and find their mentions, as `reviewbook code` begins."""
    begin = time.process_time()
    engine = Reviewbook(CompiledCodebook(parse_codebook(book)))
    ready = time.process_time()
    mentions = sum(map(len, engine.run(cut(sample))))
    seconds = time.process_time() - ready
    size = sum(len(text.text.encode()) for text in sample) / 1e6
    return ready - begin, seconds, mentions, size


def _apart(measure: Callable[..., Any], size: float) -> tuple[float, ...]:
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_run, args=(measure, size, theirs))
    process.start()
    found: tuple[float, ...] = ours.recv()
    process.join()
    return found


def _run(measure: Callable[..., Any], size: float, connection: Connection) -> None:
    found = measure(size)
    connection.send((*found, peak_megabytes()))
