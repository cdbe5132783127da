"""The counts of both halves by rule, as the package brings them for the notebook on reliability."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from benchmarks.quality.citation_scores import citation_scores
from benchmarks.quality.defining_sentences import prose_counts
from benchmarks.quality.duplicate_entries import duplicate_counts
from benchmarks.quality.entry_lists import LAYOUTS
from benchmarks.quality.entry_scores import FIELDS
from benchmarks.quality.reference_entries import parsed_counts, split_counts
from benchmarks.quality.told_kinds import kind_counts

HALVES = {"developed": ("develop", "develop"), "held": ("held", "held_back")}
"""By the name of a half, what it is called among entries and citations, and elsewhere."""
Row = tuple[str, str, int, int, int, int, int]


def rule_counts(half: str) -> Iterator[Row]:
    """Yield rule, half, n, ways in which each was laid out, meant, given and right."""
    cited, defined = HALVES[half]
    entries = sum(parsed_counts(cited).values(), Counter[str]())
    n, parsed = entries["entries"], entries["parsed"]
    ways = [way for counts in split_counts(cited).values() for way in counts]
    right, found, there = (sum(way[at] for way in ways) for at in range(3))
    yield "Entries split", half, n, len(LAYOUTS), there, found, right
    for name in ("all", *FIELDS):
        what = "All four fields" if name == "all" else f"{name.capitalize()}s"
        yield f"{what} of entries", half, n, 1, n, parsed, entries[name]
    works = citation_scores(cited)
    there = works["right"] + works["missed"]
    found = works["right"] + works["false"]
    yield "Citations linked", half, there, 1, there, found, works["right"]
    for given, label in ((False, "Definitions of any term"), (True, "Definitions of given terms")):
        own = sum(prose_counts(defined, given=given).values(), Counter[str]())
        yield label, half, own["sentences"], 1, own["defining"], own["found"], own["right"]
    told = kind_counts(defined)
    yield (
        "Kinds of work told",
        half,
        told["works"],
        1,
        told["meant"],
        told["told"],
        told["told right"],
    )
    pairs = duplicate_counts(defined)
    alike = pairs["one"] + pairs["two"]
    yield "Duplicates proposed", half, alike, 1, pairs["one"], pairs["proposed"], pairs["right"]


def rules_table() -> str:
    """Return the counts of both halves as the text of a file."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("rule", "half", "n", "ways", "meant", "given", "right"))
    table.writerows(row for half in HALVES for row in rule_counts(half))
    return written.getvalue()
