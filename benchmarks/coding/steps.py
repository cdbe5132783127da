"""The steps of coding beside the whole of it, by number of terms."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.coding.costs import coded
from benchmarks.coding.made_up_review import make
from benchmarks.matching.engines import Reviewbook
from benchmarks.matching.texts import cut
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.documents.document import Document
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.project.layout import Project

Row = dict[str, object]
TERMS, MEGABYTES, CHARACTERS = (300, 5_000, 50_000), 10.0, 8_000


def rows(
    counts: Sequence[int] = TERMS, megabytes: float = MEGABYTES, repeats: int = 5
) -> list[Row]:
    """Measure one process with codebooks of several sizes.

    Returns
    -------
    list of dict
        terms, megabytes, and MB per second of the processor's time, the median: passages (texts
        cut into passages), mentions (found in these), code (all that the command does, from the
        files to the ledger, the codebook read and all finders run).
    """
    table = []
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            project = make(Path(place) / "review", megabytes, CHARACTERS, count)
            steps = {**_steps(project), "code": lambda: coded(project, 1)[0]}  # noqa: B023
            taken = {name: median(step() for _ in range(repeats)) for name, step in steps.items()}
        speeds = {name: round(megabytes / seconds, 2) for name, seconds in taken.items()}
        table.append({"terms": count, "megabytes": megabytes, **speeds})
    return table


def _steps(project: Project) -> dict[str, Callable[[], float]]:
    """Give the steps that come first, each to be timed."""
    files = sorted((project.data / "documents").iterdir())
    texts = [Document(file.stem, file.read_text(encoding="utf-8")) for file in files]
    engine, documents = Reviewbook(CompiledCodebook(read_codebook(project.codebook))), cut(texts)
    return {
        "passages": lambda: _seconds(lambda: cut(texts)),
        "mentions": lambda: _seconds(lambda: engine.run(documents)),
    }


def _seconds(work: Callable[[], Any]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
