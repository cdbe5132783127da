"""Contexts: how many sentences are read as they speak of what they name."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reviewbook.analysis.measured_quality import OWN_SENTENCES
from reviewbook.display.wording import rounded
from reviewbook.finders.mention_contexts import context_in
from reviewbook.ledger.tables import AFFIRMED, CONTEXTS

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "finders" / "context_sentences.csv"
HALVES = {"developed": "to develop on", "held": "held back", "unseen": "held back, later"}
_HEAD = """
## Contexts of mentions

Does a sentence affirm what it names, deny, doubt, suppose or compare it, or report it of somebody?
The sentences were written for this, one mention in each, by the hand that wrote the rules. Those
held back were written before the rules were done, and their misses were known when the rules were
mended last; those *held back, later* came after that, and were looked at in numbers alone, but for
two that the rules came to read rightly and that a test then showed. Sixty that were written to be
hard found 22 right at first sight, and forty plain ones 30; the rules were mended with them, and
they stand among those to develop on. What is neither affirmed nor right counts against precision,
what should be something else than affirmed and is not against recall.

| half | sentences | not affirmed | right | precision | recall | F1 |
|---|---|---|---|---|---|---|"""
_EACH = """
Those held back, both times, by context:

| context | sentences | precision | recall |
|---|---|---|---|"""


class JudgedSentence(NamedTuple):
    """A sentence with its mention in brackets, its context, and what is given in place of it."""

    half: str
    context: str
    given_instead: str
    sentence: str


def context_sentences() -> list[JudgedSentence]:
    """Return all sentences."""
    with FILE.open(encoding="utf-8", newline="") as rows:
        return [JudgedSentence(**row) for row in csv.DictReader(rows)]


def context_given(marked: str) -> str:
    """Return the context that the rules give to the mention in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return context_in(text, (0, len(text)), start, end)


def sentence_counts() -> list[tuple[str, str, int, int, int]]:
    """Count by half and context: sentences meant so, given so, and right."""
    meant, given, right = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter()
    for one in context_sentences():
        found = context_given(one.sentence)
        meant[one.half, one.context] += 1
        given[one.half, found] += 1
        right[one.half, one.context] += found == one.context
    return [
        (half, context, meant[half, context], given[half, context], right[half, context])
        for half in HALVES
        for context in CONTEXTS
    ]


def counts_table() -> str:
    """Return the counts as the table that the package brings, for the notebook on reliability."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("half", "context", "meant", "given", "right"))
    table.writerows(sentence_counts())
    return written.getvalue()


def contexts_report() -> Iterator[str]:
    """Yield the lines of the report, and renew the table that the package brings."""
    OWN_SENTENCES.write_text(counts_table(), encoding="utf-8")
    counts = sentence_counts()
    yield _HEAD
    for half, name in HALVES.items():
        own = [row for row in counts if row[0] == half]
        others = [row for row in own if row[1] != AFFIRMED]
        meant = sum(row[2] for row in others)
        sentences, right = (sum(row[at] for row in own) for at in (2, 4))
        yield f"| {name} | {sentences} | {meant} | {right} | {_shares(others)} |"
    yield _EACH
    for context in CONTEXTS:
        rows = [row for row in counts if row[1] == context and row[0] != "developed"]
        precision, recall, _ = _shares(rows).split(" | ")
        yield f"| {context} | {sum(row[2] for row in rows)} | {precision} | {recall} |"


def _shares(rows: Sequence[tuple[str, str, int, int, int]]) -> str:
    meant, given, right = (sum(row[at] for row in rows) for at in (2, 3, 4))
    precision, recall = right / max(given, 1), right / max(meant, 1)
    measured = (precision, recall, 2 * right / max(given + meant, 1))
    return " | ".join(rounded(share, ".2f") for share in measured)
