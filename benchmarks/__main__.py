"""Measure, and write docs/performance.md: ``python -m benchmarks``, all of it or what is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from benchmarks.coding import again, collections_of_records, costs, memory, steps, workers
from benchmarks.matching import limits, race
from benchmarks.pages import large, mentions_frame, notebooks
from benchmarks.report import results, sections

Rows = list[dict[str, Any]]
# What each measurement is called with; where a minute has to be enough, some are left out.
MEASUREMENTS: dict[str, tuple[Callable[..., Rows], dict[str, Any], dict[str, Any]]] = {
    "terms": (
        race.by_terms,
        {"repeats": 5},
        {"repeats": 3, "megabytes": 1.0, "counts": (300, 5_000)},
    ),
    "sizes": (race.by_size, {"repeats": 5}, {"repeats": 3, "sizes": (0.5, 1.0), "terms": 300}),
    "steps": (steps.rows, {"repeats": 5}, {"repeats": 1, "megabytes": 0.5, "counts": (300, 5_000)}),
    "limits": (limits.rows, {"repeats": 1}, {"repeats": 1, "megabytes": 2.0, "terms": 20_000}),
    "workers": (workers.rows, {"repeats": 5}, {"repeats": 1, "megabytes": 1.0}),
    "memory": (memory.rows, {"repeats": 1}, {"repeats": 1, "sizes": (0.5, 1.0)}),
    "again": (again.rows, {"repeats": 1}, {"repeats": 1, "documents": 100}),
    "costs": (costs.rows, {"repeats": 5}, {"repeats": 1, "megabytes": 0.5}),
    "records": (collections_of_records.rows, {"repeats": 1}, {"repeats": 1, "records": 2_000}),
    "review": (large.rows, {"repeats": 1}, {"repeats": 1, "documents": 100}),
    "frame": (mentions_frame.rows, {"repeats": 1}, {"repeats": 1, "documents": 100}),
    "notebooks": (notebooks.rows, {"repeats": 5}, {"repeats": 1}),
}
Names = Annotated[list[str] | None, typer.Argument(help=f"Of: {', '.join(MEASUREMENTS)}.")]
Quick = Annotated[bool, typer.Option("--quick", help="A minute's run, printed and not written.")]


def main(names: Names = None, quick: Quick = False) -> None:
    """Measure all there is, or what is named, and write the pages and their charts."""
    for name in names or MEASUREMENTS:
        if name not in MEASUREMENTS:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(MEASUREMENTS)}")
        measure, full, short = MEASUREMENTS[name]
        options = short if quick else full
        typer.echo(f"measuring: {name}", err=True)
        rows = measure(**options)
        typer.echo(results.table(rows, {column: column for column in _columns(rows)}))
        if not quick:
            results.store(name, rows, options["repeats"])
            sections.write()
    if not quick:
        typer.echo(f"written: {results.DOCS.name}/performance.md, scale.md", err=True)


def _columns(rows: Rows) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


if __name__ == "__main__":
    typer.run(main)
