"""Works that people list and few records are of: without a title or an author, films, letters.

They are put together from records; nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from training.public_works import Record

_FILM_KINDS = (
    "motion picture;dvd;television program;film;DVD;videorecording;television series;"
    "radio broadcast"
).split(";")
_STUDIES = (
    "Press release;Unpublished manuscript;Unpublished Manuscript;Unpublished data;Mimeo;Manuscript;"
    "Working paper;Lecture notes;Poster;Conference presentation;Slides;Pamphlet;Web"
).split(";")
_STUDIOS = (
    "Northlight Pictures;Harbour Films;Broadcasting Corporation;National Film Board;Studio Nine;"
    "Public Television;British Film Institute;Educational Foundation"
).split(";")


def as_untitled(record: Record) -> dict[str, Any]:
    """Leave out the title of an article, as lists in chemistry and physics do."""
    return {name: value for name, value in record.items() if name not in ("title", "issue")}


def as_anonymous(record: Record) -> dict[str, Any]:
    """Leave out the people of a work, so that its title comes first."""
    return {name: value for name, value in record.items() if name not in ("author", "editor")}


def as_film(record: Record, place: str, rng: Random) -> dict[str, Any]:
    """Turn a record into a film: its title first, then who directed it and who made it."""
    title = record["title"].partition(":")[0]
    return {
        "type": "film",
        "title": " ".join(title.split()[:6]),
        "year": record.get("year", ""),
        "genre": rng.choice([*_FILM_KINDS, "", ""]),
        "director": record.get("author", [])[:1] if rng.random() < 0.5 else [],
        "publisher": rng.choice(_STUDIOS),
        "publisher-place": place,
    }


def as_unpublished(record: Record, rng: Random) -> dict[str, Any]:
    """Turn a record into what nobody published: title, and what kind of thing it is."""
    kept = {name: record[name] for name in ("author", "title", "year") if name in record}
    return {**kept, "type": "report", "genre": rng.choice([*_STUDIES, ""])}


def with_helpers(record: Record, people: Sequence[Record]) -> dict[str, Any]:
    """Give a book people who translated or edited it."""
    return {**record, "helper": list(people)[:3]}
