"""docs/scale.md, its figures worked out from what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import Any

from benchmarks.report.results import machine_of, table

TEMPLATE = Path(__file__).with_name("scale.template.md")
COLLECTIONS = {"a million abstracts": 1_000_000, "PubMed, 36 million": 36_000_000}
CORES = (2, 16, 64)


def page(found: dict[str, Any], records: dict[str, Any] | None = None) -> str:
    """Return the page, given the stored results of `costs` and `collections_of_records`."""
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
        records=_of_records(records) if records else "",
    )


def _of_records(found: dict[str, Any]) -> str:
    rows = found["rows"]
    number, least, most = rows[0]["records"], *_least_and_most(row["each"] for row in rows)
    hours = [each * 36e6 / 3.6e6 for each in (least, most)]
    parts = max(row["ledger"] / row["records"] for row in rows) * 36e6 / 1e9
    return "\n".join(
        (
            f"Measured: the same {number:,} made-up records in each form, in 20 files, coded by "
            "two workers of a Dask cluster, one of which was killed on the way and another started "
            "in its place; nothing was lost. Milliseconds and memory are those of one process that "
            "codes one of the files.\n",
            table([_record_row(row) for row in rows], _RECORD_COLUMNS),
            f"{machine_of(found)}\n",
            "Extrapolated, not tried: 36 million records, as many as PubMed has, would take "
            f"{hours[0]:.0f} to {hours[1]:.0f} hours of one core, by the same milliseconds; that "
            "divided by the number of cores, as nothing but names and counts goes back to the "
            f"command; and {parts:.0f} GB of Parquet. Reading from a store over the network is not "
            "in it.\n\n",
        )
    )


def _least_and_most(values: Iterable[float]) -> tuple[float, float]:
    known = sorted(values)
    return known[0], known[-1]


_RECORD_COLUMNS = {
    "form": "Form", "megabytes": "MB of files", "seconds": "Seconds, two workers",
    "each": "Milliseconds of one core per record", "peak_mb": "MB of memory",
    "parts": "MB of Parquet",
}  # fmt: skip


def _record_row(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"parts": round(row["ledger"] / 1e6, 1)}


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
