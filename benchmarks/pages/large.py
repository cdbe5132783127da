"""The pages of a review of very many documents: how long they take, how large they get."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console

from reviewbook.ledger.ledger_files import path_of, read_ledger
from reviewbook.ledger.table_files import TableWriter, length, to_arrow
from reviewbook.ledger.tables import TABLES
from reviewbook.project.review_folder import Project
from reviewbook.site.site_builder import build_site

Row = dict[str, object]
DOCUMENTS = 100_000


def rows(documents: int = DOCUMENTS, repeats: int = 1) -> list[Row]:
    """Build the pages of a review whose documents are this repository's, over and over.

    Returns
    -------
    list of dict
        documents, mentions, seconds (the longest of the repeats), pages, largest (its name),
        largest_mb.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = multiplied(Project.find(), Path(place) / "review", documents)
        out, seconds = Path(place) / "site", 0.0
        for _ in range(repeats):
            begin = time.perf_counter()
            build_site(copy, out, Console(quiet=True))
            seconds = max(seconds, time.perf_counter() - begin)
        every = {path.name: path.stat().st_size / 1e6 for path in out.rglob("*.html")}
        mentions = length(path_of(copy, "mentions"), TABLES["mentions"])
    largest = max(every, key=every.__getitem__)
    return [
        {
            "documents": documents,
            "mentions": mentions,
            "seconds": round(seconds, 1),
            "pages": len(every),
            "largest": largest,
            "largest_mb": round(every[largest], 2),
        }
    ]


def multiplied(project: Project, root: Path, documents: int) -> Project:
    """Copy a review into a folder, its documents so often that they are so many."""
    copy = Project(root)
    shutil.copytree(project.data, copy.data, ignore=shutil.ignore_patterns("documents"))
    shutil.copytree(project.notebooks, copy.notebooks)
    shutil.copy(project.bibliography, copy.bibliography)
    ledger = read_ledger(project)
    for name, found in ledger.items():
        path = path_of(copy, name)
        path.unlink(missing_ok=True)
        writer = TableWriter(path.parent, path.stem, TABLES[name])
        for rows in _turns(to_arrow(found, TABLES[name]), documents, len(ledger["documents"])):
            writer.add(rows)
        writer.finish()
    return copy


def _turns(table: pa.Table, documents: int, own: int) -> Iterator[pa.Table]:
    """Give a table again and again; the documents of the first turn keep their names."""
    names = table["document"]
    for turn in range(-(-documents // own)):
        again = pc.binary_join_element_wise(names, f"-{turn}" if turn else "", "")
        yield table.set_column(0, "document", again)
