"""docs/scale.md, its figures worked out from what was measured."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any

from benchmarks.report.results import machine_of, table

TEMPLATE = Path(__file__).with_name("scale.template.md")
COLLECTIONS = {"a million abstracts": 1_000_000, "PubMed, 36 million": 36_000_000}
CORES = (2, 16, 64)


def page(found: dict[str, Any]) -> str:
    """Return the page, given the stored result of `benchmarks.coding.costs`."""
    one = found["rows"][0]
    each, collecting = one["seconds"] / one["abstracts"], one["collecting"] / one["abstracts"]
    most = int(each / collecting)
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        characters=f"{one['characters']:,}",
        abstracts=f"{one['abstracts']:,}",
        megabytes=f"{one['megabytes']:g}",
        seconds=one["seconds"],
        rate=f"{one['megabytes'] / one['seconds']:.2f}",
        each=f"{each * 1e3:.2f}",
        collecting=f"{collecting * 1e3:.3f}",
        ledger=f"{one['ledger'] / 1e6:.2f}",
        bytes=f"{one['ledger'] / one['abstracts']:.0f}",
        most=most,
        costs=table([_cost(name, n, one, most) for name, n in COLLECTIONS.items()], _columns()),
        made=machine_of(found),
    )


def _columns() -> dict[str, str]:
    return (
        {"what": "Collection", "text": "GB of text", "core_hours": "Hours of one core"}
        | {f"hours_{cores}": f"Hours on {cores} cores" for cores in CORES}
        | {"ledger": "GB of Parquet"}
    )


def _cost(name: str, number: int, one: dict[str, Any], most: int) -> dict[str, Any]:
    hours = one["seconds"] / one["abstracts"] * number / 3600
    return {
        "what": name,
        "text": round(number * one["megabytes"] / one["abstracts"] / 1e3, 1),
        "core_hours": round(hours, 1),
        "ledger": round(number * one["ledger"] / one["abstracts"] / 1e9, 2),
    } | {f"hours_{cores}": round(hours / min(cores, most), 2) for cores in CORES}
