"""The first steps of coding beside the whole of it, by number of terms."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

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
    table: list[Row] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            project = make(Path(place) / "review", megabytes, CHARACTERS, count)
            runs = [_seconds(project) for _ in range(repeats)]
        speeds = {
            step: round(megabytes / median(seconds[step] for seconds in runs), 2)
            for step in runs[0]
        }
        table.append({"terms": count, "megabytes": megabytes, **speeds})
    return table


def _seconds(project: Project) -> dict[str, float]:
    files = sorted((project.data / "documents").iterdir())
    texts = [Document(file.stem, file.read_text(encoding="utf-8")) for file in files]
    engine = Reviewbook(CompiledCodebook(read_codebook(project.codebook)))
    begin = time.process_time()
    documents = cut(texts)
    middle = time.process_time()
    engine.run(documents)
    end = time.process_time()
    return {"passages": middle - begin, "mentions": end - middle, "code": coded(project, 1)[0]}
