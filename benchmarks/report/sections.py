"""docs/performance.md, section by section, each with its chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from string import Template
from typing import Any

from benchmarks.matching.agreement import REASONS
from benchmarks.matching.engines import OURS
from benchmarks.report import drawing, goals, results, scale
from benchmarks.report.results import machine_of, stored, table

Row = dict[str, Any]
TEMPLATE = Path(__file__).with_name("performance.template.md")
SPEED = "MB per second of one core"
GOALS = {"what": "What", "asked": "Asked", "measured": "Measured", "met": "Met"}
RATIO = "Ours is so many times as fast"


def write() -> Path:
    """Write the pages and their charts from all that is stored."""
    found = stored()
    sections = [
        f"{section(found[name]['rows'])}\n{machine_of(found[name])}\n"
        for name, section in SECTIONS.items()
        if name in found
    ]
    if "costs" in found:
        page = scale.page(found["costs"], found.get("records"))
        (results.DOCS / "scale.md").write_text(page, encoding="utf-8")
    written = results.DOCS / "performance.md"
    performance = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        goals=table(list(goals.judged(found)), GOALS), sections="\n".join(sections).rstrip()
    )
    written.write_text(performance, encoding="utf-8")
    return written


def _by_terms(rows: Sequence[Row]) -> str:
    done = [row for row in rows if "missing" not in row]
    largest = max(row["megabytes"] for row in done)
    what = f"Throughput by number of terms, {largest:.0f} MB of prose"
    drawing.lines(
        done, results.DOCS / "performance-terms.svg", x="terms", y="mb_per_s", by="engine",
        titles=("terms of the codebook", SPEED), name=what,
    )  # fmt: skip
    return "\n".join(
        (
            "### By number of terms\n",
            f"![{what}: {_told(done, 'terms')}](performance-terms.svg)\n",
            table(done, {
                "terms": "Terms", "strings": "Strings", "engine": "Engine", "mb_per_s": "MB/s",
                "ratio": RATIO, "busy": "Busy", "mentions": "Mentions",
            }),
            _missing(rows),
            "`ahocorasick_rs` looks for the strings alone: it finds terms inside words as well. "
            "spaCy's tokenizer may keep every word that it has met: left at its 10,000 it is "
            "several times slower here.\n",
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
        done, results.DOCS / "performance-sizes.svg", x="megabytes", y="mb_per_s", by="engine",
        titles=("MB of the collection", SPEED), name=what,
    )  # fmt: skip
    columns = {"megabytes": "MB", "engine": "Engine", "mb_per_s": "MB/s"}
    columns |= {"ratio": RATIO, "unexplained": "Unexplained differences"}
    return "\n".join(
        (
            "### By size of the collection\n",
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


def _workers(rows: Sequence[Row]) -> str:
    done = [row | {"label": f"{row['way']} ({row['workers']})"} for row in rows if row["mb_per_s"]]
    drawing.bars(
        done, results.DOCS / "performance-workers.svg", x="mb_per_s", y="label",
        title="MB per second, all finders", name="Throughput of `reviewbook code` by workers",
    )  # fmt: skip
    text = (
        "`reviewbook code` from files to a whole ledger, with all finders; *the machine itself* is "
        "what two processes that only count get done against one.\n\n"
        "![Throughput by workers, as in the table](performance-workers.svg)"
    )
    columns = {"way": "Way", "workers": "Workers", "seconds": "Seconds", "mb_per_s": "MB/s"}
    columns |= {"ratio": "To one process", "same": "Same ledger"}
    return _table_of("By workers", text, columns)(rows)


def _memory(rows: Sequence[Row]) -> str:
    drawing.lines(
        rows, results.DOCS / "performance-memory.svg", x="megabytes", y="peak_mb", by="shape",
        titles=("MB of the collection", "MB of memory at most"),
        name="Memory by size of the collection",
    )  # fmt: skip
    text = (
        "The most that `reviewbook code` takes, by the size of the collection: articles of 20,000 "
        "characters, abstracts of 1,500.\n\n"
        "![Memory by size, as in the table](performance-memory.svg)"
    )
    columns = {"shape": "Texts", "megabytes": "MB", "peak_mb": "MB of memory"}
    return _table_of("Memory", text, columns | {"ratio": "To the smallest"})(rows)


def _table_of(title: str, text: str, columns: dict[str, str]) -> Callable[[Sequence[Row]], str]:
    """Give a section that is some words and a table."""
    return lambda rows: f"## {title}\n\n{text}\n\n{table(rows, columns)}"


SECTIONS: dict[str, Callable[[Sequence[Row]], str]] = {
    "terms": _by_terms,
    "sizes": _by_size,
    "steps": _table_of(
        "The whole of code",
        "What one core does in a second, on made-up articles in which every sixth sentence holds "
        "a number, a citation, a definition or a claim (`benchmarks/coding/made_up_review.py`). "
        "*Passages*: texts cut into passages. *Mentions*: found in those, as above. *All of it*: "
        "`reviewbook code` in one process, from the files to the ledger: the codebook and the "
        "texts read, these two steps, all other finders, and the tables written.",
        {"terms": "Terms", "megabytes": "MB", "passages": "Passages, MB/s"}
        | {"mentions": "Mentions, MB/s", "code": "All of it, MB/s"},
    ),
    "limits": _table_of(
        "At the limits",
        "*Ready* are the seconds until the codebook is read, checked and compiled; *MB/s* is that "
        "of cutting the text into passages and finding the mentions, without the other finders.",
        {"what": "What", "ready": "Ready", "megabytes": "MB read", "mb_per_s": "MB/s"}
        | {"mentions": "Mentions", "peak_mb": "MB of memory"},
    ),
    "workers": _workers,
    "memory": _memory,
    "again": _table_of(
        "Coding again",
        "`reviewbook code --workers 2` over a thousand made-up documents of twenty pages (50,000 "
        "characters), each run after the one above it and after a change. *Read*: how many were "
        "coded; the others were [taken from the cache](scale.md#only-what-has-changed). A document "
        "that has changed is coded with those that share its batch.",
        {"what": "What has changed", "documents": "Documents", "read": "Read"}
        | {"seconds": "Seconds by the clock", "processor": "Seconds of the processor"}
        | {"kept_mb": "MB of the cache"},
    ),
    "review": _table_of(
        "A review of very many documents",
        "`reviewbook build` over the ledger of this repository, its documents again and again "
        "under other names: the notebooks are run, and all pages written.",
        {"documents": "Documents", "mentions": "Mentions", "seconds": "Seconds"}
        | {"pages": "Pages", "largest": "Largest page", "largest_mb": "MB"},
    ),
    "frame": _table_of(
        "All mentions of very many documents as one DataFrame",
        "`Review.mentions` of the same review, its columns ordered categoricals: what a notebook "
        "waits for once, and what it then has. *Grouped*: counted by modality and group. "
        "`Review.ask` answers in SQL without loading them. Measured again by "
        "`build/bench/bin/python -m benchmarks frame`.",
        {"documents": "Documents", "mentions": "Mentions", "seconds": "Seconds of the processor"}
        | {"grouped": "Grouped, seconds", "frame_mb": "MB of the DataFrame"}
        | {"peak_mb": "MB of memory at most"},
    ),
    "notebooks": _table_of(
        "The notebooks",
        "A picture once drawn is kept in the user's cache; *no picture kept* is what the first run "
        "on a machine takes.",
        {"what": "What", "seconds": "Seconds", "bare": "Beside", "baseline": "Seconds"}
        | {"more": "More", "ratio": "Ratio"},
    ),
}
