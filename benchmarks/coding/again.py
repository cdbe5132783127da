"""What it takes to code a collection again, after this or that has changed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.coding.made_up_review import make
from reviewbook.project.review_folder import Project
from reviewbook.project.user_cache import CACHE

_CODE = ("code", "--accept-changed")
Row = dict[str, object]
CHARACTERS = 50_000
"""Of a document: twenty pages."""
DOCUMENTS = 1_000


def rows(repeats: int = 1, documents: int = DOCUMENTS, workers: int = 2) -> list[Row]:
    """Code a made-up collection by the command, again and again, something changed each time.

    Returns
    -------
    list of dict
        what (has changed), documents, workers, read (documents coded, the others kept), seconds
        (by the clock), processor (seconds of it, workers included), kept_mb (of the cache).
    """
    assert repeats == 1, "each run needs the one before"
    with tempfile.TemporaryDirectory() as place:
        project = make(Path(place) / "review", documents * CHARACTERS / 1e6, CHARACTERS)
        cache = Path(place) / "cache"
        table = []
        for what, change in CHANGES.items():
            change(project)
            began, worked = time.perf_counter(), _worked()
            kept = _kept(_run(project, cache, *_CODE, "--workers", str(workers)))
            table.append(
                {
                    "what": what,
                    "documents": documents,
                    "workers": workers,
                    "read": documents - kept,
                    "seconds": round(time.perf_counter() - began, 1),
                    "processor": round(_worked() - worked, 1),
                    "kept_mb": round(sum(f.stat().st_size for f in cache.iterdir()) / 1e6, 1),
                }
            )
    return table


def _run(project: Project, cache: Path, *words: str) -> str:
    """Run a command of the review; return what it says beside its result."""
    command = [sys.executable, "-m", "reviewbook", *words, "--project", str(project.root)]
    env = {name: value for name, value in os.environ.items() if name != "REVIEWBOOK_DOCUMENTS"}
    env |= {CACHE: str(cache)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stderr


def _kept(said: str) -> int:
    found = re.search(r"not changed since they were coded: (\d+)", said)
    return int(found[1]) if found else 0


def _worked() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _change_nothing(_: Project) -> None:
    pass


def _decide(project: Project) -> None:
    decision = ("--row", "mentions:9000", "--field", "row", "--new", "drop")
    with tempfile.TemporaryDirectory() as cache:
        _run(project, Path(cache), "decide", *decision, "--why", "not meant", "--who", "reader")


def _change_document(project: Project) -> None:
    with min((project.data / "documents").iterdir()).open("a", encoding="utf-8") as out:
        out.write("\n\nOne sentence more.\n")


def _add_term(project: Project) -> None:
    with project.codebook.open("a", encoding="utf-8") as out:
        out.write("  more: {label: One more, terms: [one more word]}\n")


CHANGES: dict[str, Callable[[Project], object]] = {
    "coded for the first time": _change_nothing,
    "nothing": _change_nothing,
    "one document": _change_document,
    "one decision added": _decide,
    "one term added": _add_term,
}
