"""What was measured, kept; and the pages that are written from it."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Row = dict[str, Any]
DOCS = Path(__file__).parents[2] / "docs"
RESULTS = DOCS / "performance.json"
PACKAGES = ("ahocorasick_rs", "flashtext", "spacy", "numpy", "pyarrow", "pandas", "distributed")


def store(name: str, rows: Sequence[Row], repeats: int) -> None:
    """Keep the rows of a measurement, with the machine, its load and the versions in use."""
    made_with: Row = {"machine": machine(), "versions": versions()}
    if hasattr(os, "getloadavg"):  # not on Windows
        made_with["load"] = round(os.getloadavg()[1], 1)
    results = stored() | {name: {"rows": list(rows), "repeats": repeats} | made_with}
    DOCS.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def stored() -> dict[str, Any]:
    """Return all that was measured so far."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def machine() -> str:
    """Describe the machine: cores, model of the processor, Python."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return f"{os.cpu_count()} cores, {model}, Python {platform.python_version()}"


def versions() -> dict[str, str]:
    """Return the versions of what is compared, of what is installed."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def table(rows: Sequence[Row], columns: dict[str, str]) -> str:
    """Return a table in Markdown; `columns` gives each its heading."""
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    head = f"| {' | '.join(columns.values())} |\n|{'---|' * len(columns)}\n"
    return head + "".join(f"| {' | '.join(line)} |\n" for line in cells)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def machine_of(found: Row) -> str:
    """Say how often, on what and with what a result was measured; a `note` was put in by hand."""
    packages = ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    runs = f"Medians of {found['repeats']}" if found["repeats"] > 1 else "One run"
    busy = f", load {found['load']} at the end" if "load" in found else ""
    note = f" {found['note']}" if "note" in found else ""
    return f"*{runs}; {found['machine']}{busy}; {packages}.{note}*"
