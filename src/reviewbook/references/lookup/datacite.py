"""DataCite: DOIs of data, software, theses, reports and preprints that Crossref does not know.

A work that was taken back has a date of the type ``Withdrawn``.

Somebody unknown may ask 500 times in five minutes, somebody who gives an address 1,000 times
(https://support.datacite.org/docs/rate-limit).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewbook.references.lookup.answer_values import items_at, json_value, text_at, value_at
from reviewbook.references.lookup.found_work import FoundWork, Notice, described_work
from reviewbook.references.lookup.question import Question, Service

DATACITE = Service("DataCite", "https://api.datacite.org", pause=0.6, polite_pause=0.3)


def datacite_work(doi: str) -> Question:
    """Ask for the work of a DOI."""
    return Question(DATACITE, f"dois/{doi}", _read)


def _read(raw: bytes) -> list[FoundWork]:
    attributes = value_at(json_value(raw), "data", "attributes")
    if not isinstance(attributes, dict):
        raise ValueError("the answer has no attributes")
    withdrawn = (
        Notice("retraction", date=text_at(date, "date"))
        for date in items_at(attributes, "dates")
        if text_at(date, "dateType") == "Withdrawn"
    )
    return [described_work(_pairs(attributes), withdrawn)]


def _pairs(work: Any) -> Iterator[tuple[str, str]]:
    yield "kind", text_at(work, "types", "bibtex")
    titles = sorted(items_at(work, "titles"), key=lambda title: bool(text_at(title, "titleType")))
    yield "title", text_at(titles, 0, "title")  # others are subtitles and translations
    for creator in items_at(work, "creators"):
        yield _creator(creator)
    yield "container", text_at(work, "container", "title")
    yield "date", text_at(work, "publicationYear")
    yield "volume", text_at(work, "container", "volume")
    yield "number", text_at(work, "container", "issue")
    yield "first page", text_at(work, "container", "firstPage")
    yield "last page", text_at(work, "container", "lastPage")
    yield "doi", text_at(work, "doi")
    yield "publisher", text_at(work, "publisher") or text_at(work, "publisher", "name")


def _creator(creator: Any) -> tuple[str, str]:
    named = [text_at(creator, part) for part in ("familyName", "givenName")]
    if named[0]:
        return "author", ", ".join(filter(None, named))
    whole = text_at(creator, "nameType") == "Organizational"
    return ("organisation" if whole else "author"), text_at(creator, "name")
