"""How many entries are parsed right: author, title, date, container, and all four of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.quality.entry_truth import KnownEntry
from reviewbook.references.entry_parser.listed_people import OTHERS
from reviewbook.references.entry_parser.parsed_entry import ParsedEntry, parse_entry
from reviewbook.references.person_names import family_key, fold_name

FIELDS = ("author", "title", "date", "container")


def right_fields(known: KnownEntry, found: ParsedEntry) -> set[str]:
    """Return which fields say what the entry says, letters and figures compared."""
    record = found.record
    people = record.authors or (() if record.container else record.editors)
    families = [family_key(name.partition(",")[0]) for name in people if name != OTHERS]
    whole = [fold_name(name.partition(",")[0]) for name in people if name != OTHERS]
    right = {
        "author": [family_key(name) for name in known.families] == families
        or [fold_name(name) for name in known.families] == whole,
        "title": _plain(known.title) == _plain(record.title),
        "date": _years(known.date)[-1:] == _years(record.date)[-1:],
        "container": _plain(known.container) == _plain(record.container),
    }
    return {name for name, is_right in right.items() if is_right} if found.parsed else set()


def entry_scores(entries: Iterable[KnownEntry]) -> Counter[str]:
    """Count what is right in entries: "all", each of `FIELDS`; "entries", and those "parsed"."""
    counted: Counter[str] = Counter()
    for known in entries:
        found = parse_entry(known.text)
        right = right_fields(known, found)
        counted.update(right)
        counted.update(entries=1, parsed=found.parsed, all=len(right) == len(FIELDS))
    return counted


def sureness(entries: Iterable[KnownEntry]) -> dict[str, tuple[int, int]]:
    """Count titles by how sure they are said to be, and those of them that are right."""
    bounds = {"0.95 to 1": 0.95, "0.80 to 0.95": 0.8, "0.50 to 0.80": 0.5, "below 0.50": 0.0}
    counted = dict.fromkeys(bounds, (0, 0))
    for known in entries:
        found = parse_entry(known.text)
        said = found.confidences.get("title", 0.0)
        name = next(name for name, least in bounds.items() if said >= least)
        number, right = counted[name]
        counted[name] = number + 1, right + ("title" in right_fields(known, found))
    return counted


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _years(text: str) -> list[str]:
    return re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text)
