"""The most memory that coding takes, by the size of the collection."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.coding.made_up_review import make

Row = dict[str, object]
SIZES = (20.0, 200.0)
SHAPES = {"articles": 20_000, "abstracts": 1_500}

# A process that is started begins with a peak of its own in VmHWM; ru_maxrss would keep ours.
_RUN = """
import sys
from pathlib import Path
from reviewbook.coding import write
from reviewbook.places import Folder
from reviewbook.project import Project
from reviewbook.writing import LedgerWriter
project = Project(Path(sys.argv[1]))
with LedgerWriter(Folder(Path(sys.argv[2]))) as writer:
    write(project, Folder(project.data / "documents"), writer)
    writer.finish()
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


def rows(sizes: tuple[float, ...] = SIZES, repeats: int = 1) -> list[Row]:
    """Measure collections of several sizes (MB), of articles and of abstracts; Linux only.

    Returns
    -------
    list of dict
        shape, characters (of a text), megabytes, peak_mb (the largest of the repeats), ratio (to
        the smallest size of the shape).
    """
    table: list[Row] = []
    for shape, characters in SHAPES.items():
        first = 0.0
        for size in sizes:
            with tempfile.TemporaryDirectory() as place:
                project = make(Path(place) / "review", size, characters)
                peak = max(_peak(project.root, Path(place) / "out") for _ in range(repeats))
            first = first or peak
            table.append(
                {
                    "shape": shape,
                    "characters": characters,
                    "megabytes": size,
                    "peak_mb": round(peak),
                    "ratio": round(peak / first, 3),
                }
            )
    return table


def _peak(root: Path, out: Path) -> float:
    command = [sys.executable, "-c", _RUN, str(root), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024
