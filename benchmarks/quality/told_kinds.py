"""Kinds of work: how many works are told what they are, from what an entry says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reviewbook.analysis.work_kinds import NOT_RECORDED, kind_of_work
from reviewbook.display.wording import rounded
from reviewbook.references.bibtex_file import read_bibliography

WORKS = Path(__file__).resolve().parents[2] / "tests" / "quality" / "works"
HALVES = {"develop": "to develop on", "held_back": "held back"}
UNTOLD = ("article", NOT_RECORDED)
"""What a work is called of which nothing more is told."""
_HEAD = """
## Kinds of work

What kind of work is an entry, by its type, title and fields, as the audit sheet says it? *Told* are
all kinds but "article" and "not recorded", which say that no more can be told. Precision is the
share of the works told whose kind is right, recall the share of those that should be told and are,
rightly. *Right* is the share of all works, those counted that should not be told and are not.
"""
_TABLE = """
| half | works | right | to be told | told | precision | recall |
|---|---|---|---|---|---|---|"""
_KINDS = """
By kind, both halves (works of the kind; those said to be of it; those of them that are):

| kind | to develop on | | | held back | | |
|---|---|---|---|---|---|---|"""


def kinds_report() -> Iterator[str]:
    """Yield the lines of the report: both halves, and each kind in them."""
    yield _HEAD + _TABLE
    for half, name in HALVES.items():
        counted = kind_counts(half)
        right = rounded(counted["right"] / counted["works"], ".2f")
        shares = [counted["told right"] / max(counted[of], 1) for of in ("told", "meant")]
        measured = " | ".join(rounded(share, ".2f") for share in shares)
        numbers = f"{right} | {counted['meant']} | {counted['told']}"
        yield f"| {name} | {counted['works']} | {numbers} | {measured} |"
    yield _KINDS
    for kind in sorted(
        {kind for half in HALVES for pair in told_kinds(half).values() for kind in pair}
    ):
        cells = [str(number) for half in HALVES for number in _of_kind(half, kind)]
        yield f"| {kind} | {' | '.join(cells)} |"


@cache
def told_kinds(half: str) -> Mapping[str, tuple[str, str]]:
    """Return by key what kind a work of a half is, and what kind it is said to be."""
    works = read_bibliography(WORKS / f"{half}.bib")
    return {key: (_kind_of_key(key), kind_of_work(work)) for key, work in works.items()}


def _kind_of_key(key: str) -> str:
    return key.rpartition("-")[0].replace("-", " ")


@cache
def kind_counts(half: str) -> Counter[str]:
    """Count the works of a half: all, right, to be told, told, and told rightly."""
    counted: Counter[str] = Counter()
    for meant, said in told_kinds(half).values():
        told = said not in UNTOLD
        counted.update(works=1, right=meant == said, meant=meant not in UNTOLD, told=told)
        counted["told right"] += told and meant == said
    return counted


def _of_kind(half: str, kind: str) -> tuple[int, int, int]:
    pairs = told_kinds(half).values()
    meant, said = (sum(pair[at] == kind for pair in pairs) for at in range(2))
    return meant, said, sum(pair == (kind, kind) for pair in pairs)
