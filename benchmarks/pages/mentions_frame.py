"""`Review.mentions` of very many documents: what it costs to have all of them as one DataFrame."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pages.large import DOCUMENTS, multiplied
from reviewbook.project.review_folder import Project

Row = dict[str, object]
# In a process of its own, which holds nothing else.
_MEASURED = """
import json, sys, time
from benchmarks.peak_memory import peak_megabytes
from reviewbook.analysis.review import Review

review = Review.open(sys.argv[1])
begin = time.process_time()
mentions = review.mentions
loaded = time.process_time()
mentions.groupby(["modality", "group"], observed=False).size()
print(json.dumps({
    "mentions": len(mentions),
    "seconds": round(loaded - begin, 1),
    "grouped": round(time.process_time() - loaded, 2),
    "frame_mb": round(mentions.memory_usage(deep=True).sum() / 1e6),
    "peak_mb": round(peak_megabytes()),
}))
"""


def rows(documents: int = DOCUMENTS, repeats: int = 1) -> list[Row]:
    """Load the mentions of a review whose documents are this repository's, over and over.

    Returns
    -------
    list of dict
        documents, mentions, seconds (of the processor, to load them), grouped (seconds to count
        them by modality and group), frame_mb, peak_mb: the worst of the repeats.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = multiplied(Project.find(), Path(place) / "review", documents)
        runs = [_measured(copy.root) for _ in range(repeats)]
    return [{"documents": documents} | {key: max(run[key] for run in runs) for key in runs[0]}]


def _measured(root: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(root)],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
