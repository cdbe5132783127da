"""Entries with the truth, as they are kept in ``tests/quality/entries``, one a line.

An entry stands with marks around its fields, as in ``{a:Doe, J.} ({d:1999}). {t:Hedges}.``, then,
behind a tab, the family names of its people. The letters: a(uthor), e(ditor), t(itle), j(ournal),
b(ook), d(ate); other fields have no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ENTRIES = Path(__file__).resolve().parents[2] / "tests" / "quality" / "entries"
HALVES = {"develop": "to develop on", "held": "held back"}
_MARK = re.compile(r"\{([aetjbd]):([^{}]*)\}")


class KnownEntry(NamedTuple):
    """An entry and what it says: family names, title, date and container as they stand in it."""

    text: str
    families: tuple[str, ...]
    title: str
    date: str
    container: str


def known_entries(half: str) -> dict[str, list[KnownEntry]]:
    """Return the entries of a half, by how they came about: "by hand", "from records"."""
    return {
        path.stem.removeprefix(f"{half}_").replace("_", " "): list(read_truth(path))
        for path in sorted(ENTRIES.glob(f"{half}_*.txt"))
    }


def read_truth(path: Path) -> Iterator[KnownEntry]:
    """Read the entries of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        marked, _, families = line.partition("\t")
        said = dict(_MARK.findall(marked))
        yield KnownEntry(
            _MARK.sub(r"\2", marked),
            tuple(filter(None, families.split("; "))),
            said.get("t", ""),
            said.get("d", ""),
            said.get("j", "") or said.get("b", ""),
        )
