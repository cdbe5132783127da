"""docs/scale.md, its figures worked out from what was measured."""

from __future__ import annotations

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
    """Return what collections of records cost, and what more of them would."""
    rows = found["rows"]
    coded = [row for row in rows if "each" in row]
    least, most = min(row["each"] for row in coded), max(row["each"] for row in coded)
    hours = [each * _PUBMED / 3.6e6 for each in (least, most)]
    parts = max(row["ledger"] / row["records"] for row in coded) * _PUBMED / 1e9
    return "\n".join(
        (
            f"Measured: the same {rows[0]['records']:,} made-up records in every form. They were "
            "read out of one file by one process; and coded in 20 files by two workers of a Dask "
            "cluster, one of which was killed on the way and another started in its place. "
            f"{_kept(coded)}{_read_fewer(rows)} Milliseconds are those of the processor, per "
            "record of 1,500 characters, in one process; the time by the clock is that of a "
            "machine with other work, for abstracts cut to as many characters as it says. An "
            "empty cell was not measured.\n",
            table([_record_row(row) for row in rows], _RECORD_COLUMNS),
            f"{machine_of(found)}\n",
            f"Extrapolated, not tried: {_PUBMED / 1e6:.0f} million records, as many as PubMed has, "
            f"would take {_span(hours)} hours of one core, that divided by the number of cores, as "
            f"only names and counts go back to the command; and {parts:.0f} GB of Parquet. Reading "
            "from a store over the network is not in it.\n\n",
        )
    )


def _kept(rows: list[dict[str, Any]]) -> str:
    """Say whether any record was lost, and of which forms one process wrote the same."""
    lost = sum(row["records"] - row["coded"] for row in rows)
    same = [row["form"] for row in rows if row.get("same") and row["distinct"] == row["records"]]
    said = f"**{lost:,} records were lost.**" if lost else "No record was lost."
    once = f" Of {', '.join(same)} each was coded once, and one process wrote the same parts."
    return said + once * bool(same)


def _read_fewer(rows: list[dict[str, Any]]) -> str:
    """Say of which forms fewer records were read than coded."""
    fewer = [row for row in rows if row.get("were_read", row["records"]) < row["records"]]
    said = (f"of {row['form']} {row['were_read']:,} were read" for row in fewer)
    listed = ", ".join(said)
    return f" {listed[0].upper()}{listed[1:]}." if fewer else ""


def _span(hours: list[float]) -> str:
    return " to ".join(dict.fromkeys(f"{one:.0f}" for one in hours))


_PUBMED = COLLECTIONS["PubMed, 36 million"]
_RECORD_COLUMNS = {
    "form": "Form", "megabytes": "MB of files", "read": "To read, ms",
    "read_peak_mb": "MB of memory", "each": "To read and code, ms", "peak_mb": "MB of memory ",
    "characters": "Characters of each", "seconds": "Two workers, seconds by the clock",
    "parts": "MB of Parquet",
}  # fmt: skip


def _record_row(row: dict[str, Any]) -> dict[str, Any]:
    return row | ({"parts": round(row["ledger"] / 1e6, 1)} if "ledger" in row else {})


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
