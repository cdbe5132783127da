"""What a collection of abstracts costs, worked out from what a part of it took."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.coding.made_up_review import make
from reviewbook.coding.pipeline import code_to_writer
from reviewbook.coding.workers import local
from reviewbook.ledger import table_files
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder

Row = dict[str, object]
# Assumed, not measured: a little more than the abstract of an article in medicine is long.
CHARACTERS = 1_500
MEGABYTES = 15.0


def rows(repeats: int = 5, megabytes: float = MEGABYTES, characters: int = CHARACTERS) -> list[Row]:
    """Code a collection of abstracts, alone and with two processes; all tables as Parquet.

    Returns
    -------
    list of dict
        characters (of an abstract), abstracts, megabytes, seconds (of the processor, in one
        process), collecting (of the processor, in the process that hands out the work and writes
        the tables while two others do it), ledger (bytes).
    """
    with tempfile.TemporaryDirectory() as place:
        project = make(Path(place) / "review", megabytes, characters)
        alone = [coded(project, 1) for _ in range(repeats)]
        shared = [coded(project, 2) for _ in range(repeats)]
    return [
        {
            "characters": characters,
            "abstracts": int(megabytes * 1e6 / characters),
            "megabytes": megabytes,
            "seconds": round(median(seconds for seconds, _ in alone), 2),
            "collecting": round(median(seconds for seconds, _ in shared), 2),
            "ledger": alone[0][1],
        }
    ]


def coded(project: Project, workers: int) -> tuple[float, int]:
    """Code a made-up review, all tables as Parquet.

    Returns
    -------
    seconds, size
        Of the processor, in this process without its workers; and the bytes written.
    """
    before, table_files.LARGE = table_files.LARGE, 0
    begin = time.process_time()
    try:
        with tempfile.TemporaryDirectory() as out:
            with LedgerWriter(Folder(Path(out))) as writer:
                texts = Folder(project.data / "documents")
                code_to_writer(project, texts, writer, executor=local(workers))
                writer.finish()
            seconds = time.process_time() - begin
            return seconds, sum(p.stat().st_size for p in Path(out).rglob("*.parquet"))
    finally:
        table_files.LARGE = before
