"""What is asked of the package, and whether what was measured is that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from benchmarks.matching.engines import OURS

Row = dict[str, Any]
Rows = list[Row]


class Goal(NamedTuple):
    """One demand: of which section, in words, its bound (a least or a most), how to read it."""

    section: str
    what: str
    least: bool
    bound: float
    read: Callable[[Rows], float]


def _of(rows: Rows, **wanted: object) -> Rows:
    return [row for row in rows if all(row.get(name) == value for name, value in wanted.items())]


def _least(column: str, **wanted: object) -> Callable[[Rows], float]:
    return lambda rows: min(row[column] for row in _of(rows, **wanted))


def _most(column: str, **wanted: object) -> Callable[[Rows], float]:
    return lambda rows: max(row[column] for row in _of(rows, **wanted))


GOALS = (
    Goal(
        "terms", "MB per second of one core, mentions found", True, 20,
        _least("mb_per_s", engine=OURS),
    ),
    Goal("terms", "times spaCy", True, 5, _least("ratio", engine="spacy")),
    Goal("terms", "times flashtext", True, 3, _least("ratio", engine="flashtext")),
    Goal("terms", "differences that nothing explains", False, 0, _most("unexplained")),
    Goal("workers", "times one process, with two", True, 1.7, _least("ratio", way="processes")),
    Goal("memory", "times the memory, for ten times the texts", False, 1.1, _most("ratio")),
    Goal(
        "review", "seconds for the pages of a review of 100,000 documents", False, 300,
        _most("seconds"),
    ),
    Goal("review", "MB of its largest page", False, 2, _most("largest_mb")),
    Goal(
        "notebooks", "seconds more than pandas to import", False, 0.3,
        _most("more", what="import"),
    ),
    Goal(
        "notebooks", "times as long as empty notebooks", False, 1.5,
        _most("ratio", what="all notebooks"),
    ),
)  # fmt: skip


def judged(results: dict[str, Any]) -> Iterable[Row]:
    """Give a row for each demand on what was measured: what, asked, measured, met."""
    for goal in GOALS:
        if goal.section not in results:
            continue
        rows = [row for row in results[goal.section]["rows"] if "missing" not in row]
        try:
            value = goal.read(rows)
        except ValueError:  # the peer was not installed
            continue
        met = value >= goal.bound if goal.least else value <= goal.bound
        asked = f"{'at least' if goal.least else 'at most'} {goal.bound:g}"
        yield {
            "what": goal.what,
            "asked": asked,
            "measured": value,
            "met": "yes" if met else "**no**",
        }
