"""docs/performance.md, section by section, each with its chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.matching.agreement import REASONS
from benchmarks.matching.engines import OURS
from benchmarks.report import drawing, goals, scale
from benchmarks.report import results as page
from benchmarks.report.results import machine_of, stored, table

Row = dict[str, Any]
SPEED = "MB a second of one core"

INTRODUCTION = """\
# How fast it is

Written by `make bench`; the numbers of a section were measured in one run. The peers come with
`pip install -e .[bench]`; what is not installed is left out and said so.

The job is that of coding a collection: clean texts in, a table of mentions out. The texts are
made up from a seed: words put together from syllables and used as often as words are in English,
sentences, paragraphs, headings, lists, some lists of references; nearly half of the documents are
set with typographic signs, double blanks or wrapped lines. Four sentences in five hold a term. The
codebook's terms stand in it in singular and plural; all engines are given the same strings, and
make a row with document, start, end and string. `reviewbook` does more in its time: it cuts the
texts into passages, leaves out what is not the body, folds hyphens, line ends and typographic
signs, and names passage, concept and rule.

Each engine runs in a process of its own, held to one core, one engine after the other, round by
round. What counts is the processor's time, the median of the rounds: on a machine with other work
it says more than the clock (*busy* is the clock's time by the processor's). MB are a million
bytes of UTF-8.
"""
GOALS = {"what": "What", "asked": "Asked", "measured": "Measured", "met": "Met"}


def write() -> Path:
    """Write the pages and their charts from all that is stored."""
    results = stored()
    parts = [INTRODUCTION, table(list(goals.judged(results)), GOALS)]
    for name, section in SECTIONS.items():
        if name in results:
            parts += [section(results[name]["rows"]), f"{machine_of(results[name])}\n"]
    if "costs" in results:
        (page.DOCS / "scale.md").write_text(scale.page(results["costs"]), encoding="utf-8")
    written = page.DOCS / "performance.md"
    written.write_text("\n".join(parts), encoding="utf-8")
    return written


def _by_terms(rows: Sequence[Row]) -> str:
    done = [row for row in rows if "missing" not in row]
    largest = max(row["megabytes"] for row in done)
    what = f"Throughput by number of terms, {largest:.0f} MB of prose"
    drawing.lines(
        done, page.DOCS / "performance-terms.svg", x="terms", y="mb_per_s", by="engine",
        titles=("terms of the codebook", SPEED), name=what,
    )  # fmt: skip
    return "\n".join(
        (
            "## By number of terms\n",
            f"![{what}: {_told(done, 'terms')}](performance-terms.svg)\n",
            table(done, {
                "terms": "Terms", "strings": "Strings", "engine": "Engine", "mb_per_s": "MB/s",
                "ratio": "Ours is so many times as fast", "busy": "Busy", "mentions": "Mentions",
            }),
            _missing(rows),
            "`ahocorasick_rs` looks for the strings alone: it finds terms inside words as well, "
            "and knows no passages. spaCy's tokenizer may keep every word that it has met: left "
            "at its 10,000 it is several times slower here.\n",
            "### Whether all found the same\n",
            "Every place that only one of two engines found is looked at, and falls under one of "
            "these reasons:\n",
            table(done, {"terms": "Terms", "engine": "Engine"} | REASONS),
        )
    )  # fmt: skip


def _by_size(rows: Sequence[Row]) -> str:
    done = [row for row in rows if "missing" not in row]
    what = f"Throughput by size of the collection, {done[0]['terms']:,} terms"
    drawing.lines(
        done, page.DOCS / "performance-sizes.svg", x="megabytes", y="mb_per_s", by="engine",
        titles=("MB of the collection", SPEED), name=what,
    )  # fmt: skip
    columns = {"megabytes": "MB", "engine": "Engine", "mb_per_s": "MB/s"}
    columns |= {"ratio": "Ours is so many times as fast", "unexplained": "Unexplained differences"}
    return "\n".join(
        (
            "## By size of the collection\n",
            f"![{what}: {_told(done, 'megabytes')}](performance-sizes.svg)\n",
            table(done, columns),
        )
    )


def _told(rows: Sequence[Row], by: str) -> str:
    """Put a chart into words: for each value of its axis what each engine does."""
    return "; ".join(
        f"at {row[by]:,} {by} ours {row['mb_per_s']}, the others "
        + ", ".join(
            f"{other['engine']} {other['mb_per_s']}"
            for other in rows
            if other[by] == row[by] and other is not row
        )
        for row in rows
        if row["engine"] == OURS
    )


def _missing(rows: Sequence[Row]) -> str:
    missing = {row["engine"]: row["missing"] for row in rows if "missing" in row}
    told = "; ".join(f"{engine}: {why}" for engine, why in missing.items())
    return f"Left out: {told}.\n" if missing else ""


def _limits(rows: Sequence[Row]) -> str:
    return "\n".join(
        (
            "## At the limits\n",
            "*Ready* are the seconds until the codebook is read, checked and compiled.\n",
            table(rows, {
                "what": "What", "ready": "Ready", "megabytes": "MB read", "mb_per_s": "MB/s",
                "mentions": "Mentions", "peak_mb": "MB of memory",
            }),
        )
    )  # fmt: skip


def _workers(rows: Sequence[Row]) -> str:
    done = [row | {"label": f"{row['way']} ({row['workers']})"} for row in rows if row["mb_per_s"]]
    drawing.bars(
        done, page.DOCS / "performance-workers.svg", x="mb_per_s", y="label",
        title="MB a second, all finders", name="Throughput of `reviewbook code` by workers",
    )  # fmt: skip
    return "\n".join(
        (
            "## By workers\n",
            "`reviewbook code` from files to a whole ledger, with all finders; *the machine "
            "itself* is what two processes that only count get done against one.\n",
            "![Throughput by workers, as in the table](performance-workers.svg)\n",
            table(rows, {
                "way": "Way", "workers": "Workers", "seconds": "Seconds", "mb_per_s": "MB/s",
                "ratio": "To one process", "same": "Same ledger",
            }),
        )
    )  # fmt: skip


def _memory(rows: Sequence[Row]) -> str:
    drawing.lines(
        rows, page.DOCS / "performance-memory.svg", x="megabytes", y="peak_mb", by="shape",
        titles=("MB of the collection", "MB of memory at most"),
        name="Memory by size of the collection",
    )  # fmt: skip
    return "\n".join(
        (
            "## Memory\n",
            "The most that `reviewbook code` takes, by the size of the collection: articles of "
            "20,000 characters, abstracts of 1,500.\n",
            "![Memory by size, as in the table](performance-memory.svg)\n",
            table(rows, {
                "shape": "Texts", "megabytes": "MB", "peak_mb": "MB of memory",
                "ratio": "To the smallest",
            }),
        )
    )  # fmt: skip


def _review(rows: Sequence[Row]) -> str:
    return "\n".join(
        (
            "## A review of very many documents\n",
            "`reviewbook build` over the ledger of this repository, its documents again and again "
            "under other names: the notebooks are run, and all pages written.\n",
            table(rows, {
                "documents": "Documents", "mentions": "Mentions", "seconds": "Seconds",
                "pages": "Pages", "largest": "Largest page", "largest_mb": "MB",
            }),
        )
    )  # fmt: skip


def _notebooks(rows: Sequence[Row]) -> str:
    columns = {"what": "What", "seconds": "Seconds", "bare": "Beside", "baseline": "Seconds"}
    return (
        "## The notebooks\n\n"
        "A picture once drawn is kept in the user's cache; *no picture kept* is what the first run "
        "on a machine takes.\n\n" + table(rows, columns | {"more": "More", "ratio": "Ratio"})
    )


SECTIONS: dict[str, Callable[[Sequence[Row]], str]] = {
    "terms": _by_terms,
    "sizes": _by_size,
    "limits": _limits,
    "workers": _workers,
    "memory": _memory,
    "review": _review,
    "notebooks": _notebooks,
}
