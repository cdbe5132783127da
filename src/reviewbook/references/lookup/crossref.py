"""Crossref: most DOIs of articles and books, with what has been corrected or retracted.

``updated-by`` of a work names the notices about it, those of Retraction Watch among them. Somebody
unknown may ask for one list a second, somebody who gives an address for three
(https://www.crossref.org/blog/announcing-changes-to-rest-api-rate-limits/).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewbook.references.lookup.answer_values import (
    date_at,
    items_at,
    json_value,
    text_at,
    value_at,
)
from reviewbook.references.lookup.found_work import FoundWork, Notice, described_work, notice_kind
from reviewbook.references.lookup.question import Question, Service

CROSSREF = Service("Crossref", "https://api.crossref.org", pause=1.0, polite_pause=0.35)
_MOST = 5


def crossref_work(doi: str) -> Question:
    """Ask for the work of a DOI."""
    return Question(CROSSREF, f"works/{doi}", _read_one)


def crossref_search(title: str, author: str) -> Question:
    """Ask for the works that are most like a title and an author."""
    asked = {"query.bibliographic": f"{title} {author}".strip(), "rows": str(_MOST)}
    return Question(CROSSREF, "works", _read_list, asked)


def _read_one(raw: bytes) -> list[FoundWork]:
    message = value_at(json_value(raw), "message")
    if not isinstance(message, dict):
        raise ValueError("the answer has no message")
    return [_work(message)]


def _read_list(raw: bytes) -> list[FoundWork]:
    items = value_at(json_value(raw), "message", "items")
    if not isinstance(items, list):
        raise ValueError("the answer has no items")
    return [_work(item) for item in items]


def _work(item: Any) -> FoundWork:
    notices = (
        Notice(
            notice_kind(text_at(one, "type") or text_at(one, "label")),
            text_at(one, "DOI").lower(),
            date_at(one, "updated"),
        )
        for one in items_at(item, "updated-by")
    )
    return described_work(_pairs(item), notices)


def _pairs(item: Any) -> Iterator[tuple[str, str]]:
    yield "kind", text_at(item, "type")
    subtitle = text_at(item, "subtitle", 0)
    title = text_at(item, "title", 0)
    yield "title", title if subtitle.lower() in title.lower() else f"{title}: {subtitle}"
    for field in ("author", "editor"):
        for person in items_at(item, field):
            yield _person(field, person)
    yield "container", text_at(item, "container-title", 0)
    # `issued` is the earlier of print and online; a printed article is cited by the year of print
    yield "date", date_at(item, "published-print") or date_at(item, "issued")
    yield "volume", text_at(item, "volume")
    yield "number", text_at(item, "issue")
    yield "pages", text_at(item, "page") or text_at(item, "article-number")
    yield "doi", text_at(item, "DOI")
    yield "publisher", text_at(item, "publisher")
    for number in range(len(items_at(item, "ISBN"))):
        yield "serial", text_at(item, "ISBN", number)


def _person(field: str, person: Any) -> tuple[str, str]:
    named = [text_at(person, part) for part in ("family", "suffix", "given")]
    if named[0]:
        return field, ", ".join(filter(None, named))
    return ("organisation" if field == "author" else field), text_at(person, "name")
