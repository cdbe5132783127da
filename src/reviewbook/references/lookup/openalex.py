"""OpenAlex: the PubMed identifier of a DOI, and whether a work is marked as retracted.

Asked for single works only, which it answers to everybody; a search wants a key
(https://developers.openalex.org/api-reference/authentication). Who asks too fast is forbidden to,
for a while (https://developers.openalex.org/api-reference/errors).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewbook.references.lookup.answer_values import items_at, json_value, text_at, value_at
from reviewbook.references.lookup.found_work import FoundWork, Notice, described_work
from reviewbook.references.lookup.question import Question, Service
from reviewbook.references.names_in_records import given_last

OPENALEX = Service(
    "OpenAlex", "https://api.openalex.org", pause=0.2, polite_pause=0.2, busy=frozenset((403,))
)


def openalex_work(doi: str) -> Question:
    """Ask for the work of a DOI."""
    return Question(OPENALEX, f"works/doi:{doi}", _read)


def _read(raw: bytes) -> list[FoundWork]:
    work = json_value(raw)
    if not text_at(work, "id"):
        raise ValueError("the answer is no work")
    retracted = value_at(work, "is_retracted") is True
    return [described_work(_pairs(work), [Notice("retraction")] if retracted else [])]


def _pairs(work: Any) -> Iterator[tuple[str, str]]:
    yield "kind", text_at(work, "type")
    yield "title", text_at(work, "title") or text_at(work, "display_name")
    for authorship in items_at(work, "authorships"):
        yield "author", given_last(text_at(authorship, "author", "display_name"))
    yield "container", text_at(work, "primary_location", "source", "display_name")
    yield "date", text_at(work, "publication_year")
    yield "volume", text_at(work, "biblio", "volume")
    yield "number", text_at(work, "biblio", "issue")
    yield "first page", text_at(work, "biblio", "first_page")
    yield "last page", text_at(work, "biblio", "last_page")
    yield "doi", text_at(work, "doi")
    yield "pmid", text_at(work, "ids", "pmid").rpartition("/")[2]
