"""The most memory that coding takes, by the size of the collection."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.coding.command import run_code
from benchmarks.coding.made_up_review import make

Row = dict[str, object]
SIZES = (20.0, 200.0)
SHAPES = {"articles": 20_000, "abstracts": 1_500}


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
                peak = max(run_code(project, Path(place) / "out") for _ in range(repeats))
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
