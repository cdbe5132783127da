"""What was searched, as somebody reads it in the table of records who did not say it."""

from __future__ import annotations

import pytest

from reviewbook.coding.record_sources import SearchSaid, source_of
from reviewbook.references.record import Record

FILE = "saved.txt"


@pytest.mark.parametrize(
    ("others", "form", "source"),
    [
        ({"DB": "Moss  Index"}, "RIS", "Moss Index"),
        ({"DB": "Moss Index", "OWN": "NLM"}, "PubMed", "Moss Index"),
        ({"OWN": "ERIC"}, "PubMed", "ERIC"),
        ({"OWN": "NLM"}, "RIS", "PubMed"),
        ({"OWN": "somebody"}, "PubMed", "PubMed"),
        ({}, "PubMed", "PubMed"),
        ({"EID": "2-s2.0-1"}, "CSV", "Scopus"),
        ({}, "Web of Science", "Web of Science"),
    ],
)
def test_the_database_is_told_by_what_an_export_says_of_itself(
    others: dict[str, str], form: str, source: str
) -> None:
    record = Record(others=tuple(others.items()))
    assert source_of(record, form, FILE, SearchSaid()) == (source, "database")
    assert source_of(record, form, FILE, SearchSaid(source="Ours")) == ("Ours", "database")
    assert source_of(record, form, FILE, SearchSaid(kind="register")) == (source, "register")


def test_where_nothing_names_it_the_file_does_and_it_may_be_of_any_kind() -> None:
    assert source_of(Record(), "RIS", FILE, SearchSaid()) == (FILE, "other")
