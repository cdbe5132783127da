"""From the labels of tokens to the fields of an entry, each with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.work_dates import UNDATED, YEAR

_EDGES = " \"“”'‘’«»„,.;:"
_OPENING = {")": "(", "]": "["}
_GAP = 3  # tokens without a field that may stand within one
_EMPTY = ("", "doi", "url", "pmid", "available at", "retrieved from")
_PEOPLE = ("author", "editor")
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\Z")
_YEAR = re.compile(YEAR)
_WHOLE_DATE = re.compile(rf"{YEAR}|{UNDATED}")
_JOINED = ("author", "editor", "title")


class FieldValue(NamedTuple):
    """What a field says, as it stands in the entry, and the probability of it, 0 to 1."""

    value: str
    confidence: float


class _Run(NamedTuple):
    label: str
    first: int
    last: int


def labelled_fields(
    text: str, tokens: Sequence[Token], labels: Sequence[tuple[str, float]]
) -> dict[str, FieldValue]:
    """Return the fields of an entry by the name of their label.

    Of a field that stands in several places the first is taken, unless a later one weighs twice as
    much: the sum of how sure its tokens are. Of a month and a year the year is taken. A field is as
    sure as its least sure token.
    """
    labels = [
        ("link", 1.0) if token.kind else label for token, label in zip(tokens, labels, strict=True)
    ]
    found: dict[str, tuple[float, FieldValue]] = {}
    for run in _joined(list(_runs(labels)), tokens):
        own = labels[run.first : run.last + 1]
        sure = [confidence for label, confidence in own if label == run.label]
        value = _value(text, tokens, run)
        before, first = found.get(run.label, (0.0, None))
        weight = sum(sure)
        if first and run.label == "date" and not _WHOLE_DATE.search(first.value):
            before = 0.0 if _YEAR.search(value) else before
        if value.casefold() not in _EMPTY and weight > 2 * before:
            found[run.label] = weight, FieldValue(value, min(sure))
    return {label: field for label, (_, field) in found.items()}


def _value(text: str, tokens: Sequence[Token], run: _Run) -> str:
    """Return what a run says; the stop behind a last initial belongs to it."""
    start = tokens[run.first].start
    value = _inner(text[start : tokens[run.last].end])
    if run.label not in _PEOPLE or not _INITIAL.search(value):
        return value
    stopped = text.find(f"{value}.", start) >= 0
    return f"{value}." if stopped else value


def _runs(labels: Sequence[tuple[str, float]]) -> Iterator[_Run]:
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at][0] != labels[first][0]:
            yield _Run(labels[first][0], first, at - 1)
            first = at


def _joined(runs: Sequence[_Run], tokens: Sequence[Token]) -> list[_Run]:
    """Join runs of one field that only signs part."""
    kept: list[_Run] = []
    for run in runs:
        if run.label in ("other", "link", "access"):
            continue
        before = kept[-1] if kept else None
        if before and before.label == run.label and run.label in _JOINED:
            between = tokens[before.last + 1 : run.first]
            if len(between) <= _GAP and not any(one.text.isalnum() for one in between):
                kept[-1] = _Run(run.label, before.first, run.last)
                continue
        kept.append(run)
    return kept


def _inner(value: str) -> str:
    """Leave out the signs around a value, but a bracket that has its partner in it."""
    value = value.strip(_EDGES).lstrip(")]").lstrip(_EDGES)
    while value and value[-1] in _OPENING and _OPENING[value[-1]] not in value:
        value = value[:-1].rstrip(_EDGES)
    for closing, opening in _OPENING.items():
        if value.startswith(opening) and (closing not in value or value.endswith(closing)):
            value = value[1:].removesuffix(closing).strip(_EDGES)
        if value.count(opening) == value.count(closing) + 1:
            value += closing
    return value
