"""Where in its file a stretch of a text stood: on which page, in which section."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import PlaceInFile
from reviewbook.ledger.table_files import read_optional
from reviewbook.project.review_folder import Project


def read_places(project: Project) -> list[PlaceInFile]:
    """Read where the texts come from (``data/places.csv``); maybe nothing.

    Raises
    ------
    InputError
        If the table cannot be read.
    """
    return read_optional(path_of(project, "places"), PlaceInFile)


def places_by_document(
    project: Project, lengths: Mapping[str, int]
) -> dict[str, list[PlaceInFile]]:
    """Return the places of documents in order; those of a text of another length are left out.

    Parameters
    ----------
    project
        The review.
    lengths
        The characters of the text of each document that is asked for.
    """
    found: dict[str, list[PlaceInFile]] = defaultdict(list)
    for place in read_places(project):
        found[place.document].append(place)
    return {name: those for name, those in found.items() if those[-1].end == lengths.get(name)}


def places_of(project: Project, document: str, characters: int) -> list[PlaceInFile]:
    """Return the places of a document in order; none if its text is not of that length."""
    return places_by_document(project, {document: characters}).get(document, [])


def place_at(places: Sequence[PlaceInFile], start: int) -> str:
    """Say at which place a character stands, as "page 3"; nothing where it is not known."""
    number = bisect_right(places, start, key=lambda place: place.start)
    return f"{places[number - 1].kind} {places[number - 1].label}" if number else ""
