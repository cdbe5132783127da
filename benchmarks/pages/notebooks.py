"""What a notebook waits for: the import, and the whole collection run again."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from unittest.mock import patch

import nbformat

from reviewbook.project.review_folder import Project
from reviewbook.project.user_cache import CACHE
from reviewbook.site.chapters.run_notebooks import execute_all

Row = dict[str, object]
Run = Callable[[], object]
BARE = "import pandas\nimport altair"
OURS = "from reviewbook import Review"
ALL = "from reviewbook import Review, charts, criteria_met, reading, reliability, table"


def rows(repeats: int = 5) -> list[Row]:
    """Measure import and collection, each in turn with its baseline.

    Returns
    -------
    list of dict
        what, seconds (median), bare (what it is measured against), baseline (its median
        seconds), more (the difference), ratio.
    """
    project = Project.find()
    notebooks = sorted(project.notebooks.glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as place:
        for path in notebooks:
            cell = nbformat.v4.new_code_cell(BARE)
            empty = nbformat.v4.new_notebook(cells=[cell], metadata=nbformat.read(path, 4).metadata)
            nbformat.write(empty, Path(place) / path.name)
        return [
            _row("import", "pandas alone", _python(OURS), _python("import pandas"), repeats),
            _row(
                "import of what notebooks use",
                "pandas and altair alone",
                _python(ALL),
                _python(BARE),
                repeats,
            ),
            *(
                _row(
                    what,
                    f"{len(notebooks)} that import pandas and altair alone",
                    run,
                    partial(execute_all, Path(place)),
                    repeats,
                )
                for what, run in (
                    ("all notebooks", partial(execute_all, project.notebooks)),
                    ("all notebooks, no picture kept", partial(_drawn, project.notebooks)),
                )
            ),
        ]


def _drawn(notebooks: Path) -> None:
    """Run them where no picture was drawn before."""
    with tempfile.TemporaryDirectory() as nothing, patch.dict(os.environ, {CACHE: nothing}):
        execute_all(notebooks)


def _row(what: str, beside: str, ours: Run, bare: Run, repeats: int) -> Row:
    times: dict[Run, list[float]] = {ours: [], bare: []}
    for _ in range(repeats):
        for run, taken in times.items():
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
    seconds, baseline = median(times[ours]), median(times[bare])
    return {
        "what": what,
        "seconds": round(seconds, 2),
        "bare": beside,
        "baseline": round(baseline, 2),
        "more": round(seconds - baseline, 2),
        "ratio": round(seconds / baseline, 2),
    }


def _python(code: str) -> Run:
    return partial(subprocess.run, [sys.executable, "-c", code], check=True)
