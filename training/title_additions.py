"""What stands behind the title of a book: edition, translator, editor, volume, series, medium."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from training.house_styles import Unit
from training.name_lists import NameStyle, write_people

_NOTES = [
    "[Internet]", "[Data set]", "[Computer software]", "[Review]", "(Version 2.1)", "[abstract]",
    "[Preprint]", "[Video]", "[Blog post]", "[Online]", "[Letter]", "[dataset]", "[in Russian]",
    "(abstract)", "[DVD]", "[Motion picture]", "(exhibition catalogue)",
]  # fmt: skip
_ORDINALS = "2nd 2nd 3rd 4th 5th Second Third second third 2. 3. 6th".split()
_EDITIONS = " ed., edn, edition, ed, ed, rev. ed., revised edition, Edition, Aufl., rev. version"
_LONE_EDITIONS = [
    "rev. ed.", "Revised edition", "Rev. and enlarged ed.", "4th", "2nd", "Revised and expanded",
    "New edition", "Reprint", "Reprint edition", "International edition",
]  # fmt: skip
_CUES = {
    "editor": ["Edited by", "Edited by", "Ed.", "edited by", "Hrsg. von",
               "Edited and translated by",
               "Selected and edited by", "ed. by"],
    "helper": ["Translated by", "Translated by", "Trans.", "translated by", "tr.", "Transl. by",
               "Illustrated by", "Translated from the French by", "With a foreword by"],
}  # fmt: skip


def behind_title(record: Mapping[str, Any], style: NameStyle, rng: Random) -> Unit:
    """Write what stands behind the title of a record, if anything."""
    unit: Unit = []
    if rng.random() < 0.04:
        unit += [(" ", ""), (rng.choice(_NOTES), "kind")]
    if record["type"] in ("book", "thesis", "report", "film"):
        unit += _volume(rng) + _helpers(record, style, rng) + _edition(record, rng)
        if rng.random() < 0.1:
            unit = _series(record, rng) + unit
    return unit


def _edition(record: Mapping[str, Any], rng: Random) -> Unit:
    edition = str(record.get("edition", ""))
    if not edition and (record["type"] != "book" or rng.random() < 0.88):
        return []
    written = (edition if edition.isalnum() else rng.choice(_ORDINALS)) + rng.choice(
        _EDITIONS.split(",")
    )
    written = written if rng.random() < 0.75 else rng.choice(_LONE_EDITIONS)
    before, after = rng.choice([(" (", ")"), (" (", ")"), (", ", ""), (", ", ""), (". ", "")])
    return [(before, ""), (written, "edition"), (after, "")]


def _volume(rng: Random) -> Unit:
    if rng.random() < 0.95:
        return []
    number = rng.choice([str(rng.randrange(1, 40)), "I", "II", "IV", "12", "3"])
    before = rng.choice([", Vol. ", ". Vol. ", ": Vol.", ", vol. ", ", Volume ", " (Vol. ", ". "])
    return [(before, ""), (number, "volume"), (")" if "(" in before else "", "")]


def _helpers(record: Mapping[str, Any], style: NameStyle, rng: Random) -> Unit:
    people = record.get("helper")
    if not people:
        return []
    field = rng.choice(["editor", "helper", "helper"])
    names = (write_people(people, style, rng), field)
    if rng.random() < 0.2:
        cue = {"editor": ", Ed.", "helper": ", Trans."}[field]
        return [(" (", ""), names, (f"{cue})", "")]
    before, after = rng.choice([(". ", ""), (". ", ""), (", ", ""), (" (", ")"), (" / ", "")])
    return [(f"{before}{rng.choice(_CUES[field])} ", ""), names, (after, "")]


def _series(record: Mapping[str, Any], rng: Random) -> Unit:
    name = record.get("collection-title") or record.get("series", "")
    if not name:
        return []
    number = rng.choice(["", f" {rng.randrange(1, 400)}", f", {rng.randrange(1, 90)}"])
    before, after = rng.choice([(" (", ")"), (" (", ")"), (". ", ""), (", ", "")])
    return [(before, ""), (f"{name}{number}", "series"), (after, "")]
