"""What was searched, as somebody reads it in the table of records who did not say it."""

from __future__ import annotations

import pytest

from reviewbook.coding.record_sources import SearchSaid, source_of
from reviewbook.references.record import Export, Record

FILE = "saved.txt"


@pytest.mark.parametrize(
    ("others", "export", "source"),
    [
        ({"DB": "Moss  Index"}, Export("RIS"), "Moss Index"),
        ({"DB": "Moss Index", "OWN": "NLM"}, Export("PubMed"), "Moss Index"),
        ({"OWN": "ERIC"}, Export("PubMed"), "ERIC"),
        ({"OWN": "NLM"}, Export("RIS"), "PubMed"),
        ({"OWN": "somebody"}, Export("PubMed"), "PubMed"),
        ({}, Export("PubMed"), "PubMed"),
        ({}, Export("CSV", program="Scopus"), "Scopus"),
        ({}, Export("Web of Science"), "Web of Science"),
    ],
)
def test_the_database_is_told_by_what_an_export_says_of_itself(
    others: dict[str, str], export: Export, source: str
) -> None:
    record = Record(others=tuple(others.items()))
    assert source_of(record, export, FILE, SearchSaid()) == (source, "database")
    assert source_of(record, export, FILE, SearchSaid(source="Ours")) == ("Ours", "database")
    assert source_of(record, export, FILE, SearchSaid(kind="register")) == (source, "register")


def test_where_nothing_names_it_the_file_does_and_it_may_be_of_any_kind() -> None:
    assert source_of(Record(), Export("RIS"), FILE, SearchSaid()) == (FILE, "other")
    zotero = Export("CSV", program="Zotero")
    assert source_of(Record(), zotero, FILE, SearchSaid()) == ("Zotero", "other")
