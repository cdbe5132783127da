"""What a notebook waits for: the import, and the whole collection run again."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import nbformat

from reviewbook.project import Project
from reviewbook.site.execute import execute_all

Row = dict[str, object]
BARE = "import pandas\nimport altair"
OURS = (
    f"{BARE}\nfrom reviewbook import charts, counts, findings\nfrom reviewbook.review import Review"
)


def rows(project: Project, repeats: int = 5) -> list[Row]:
    """Measure import and collection, each in turn with its baseline.

    Returns
    -------
    list of dict
        what, seconds (median), baseline (median seconds of pandas and altair alone: imported
        once, or in as many kernels as there are notebooks), more (the difference), ratio.
    """
    notebooks = sorted(project.notebooks.glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as place:
        for path in notebooks:
            cell = nbformat.v4.new_code_cell(BARE)
            empty = nbformat.v4.new_notebook(cells=[cell], metadata=nbformat.read(path, 4).metadata)
            nbformat.write(empty, Path(place) / path.name)
        return [
            _row("import", lambda: _python(OURS), lambda: _python(BARE), repeats),
            _row(
                f"{len(notebooks)} notebooks",
                lambda: execute_all(project.notebooks),
                lambda: execute_all(Path(place)),
                repeats,
            ),
        ]


def _row(what: str, ours: Callable[[], object], bare: Callable[[], object], repeats: int) -> Row:
    times: dict[Callable[[], object], list[float]] = {ours: [], bare: []}
    for _ in range(repeats):
        for run, taken in times.items():
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
    seconds, baseline = median(times[ours]), median(times[bare])
    return {
        "what": what,
        "seconds": round(seconds, 2),
        "baseline": round(baseline, 2),
        "more": round(seconds - baseline, 2),
        "ratio": round(seconds / baseline, 2),
    }


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)
