"""What `reviewbook entries` prints of an entry is recognised as that entry once it is pasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewbook.coding.unlisted_entries import ListedEntry, ParsedList
from reviewbook.finders.reference_list import recognised
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.entries import read_entry
from reviewbook.references.entry_parser.parsed_entry import parse_entry

PEOPLE = [
    "",
    "Alder, P. (2010). ",
    "Birch Q, Cedar R. ",
    "Office for Moss. ",
    "Elm, Tom. ",
    "Fern. ",
]
TITLES = [
    "",
    "Wheels. ",
    "“Quiet Rooms.” ",
    "On hedges and what grows in them. ",
    "A–B: 5% & {x}. ",
]
PLACES = ["", "Handwerk, 3, 2–9. ", "Garden Notes. 2009;4:1-8. ", "2nd ed. York: Arch; 2009. "]
TAILS = ["", "2009. ", "https://example.org/a_b ", "4 Feb. 1931, p. 7. ", "Moss Act 1998 "]


def found_again(written: str, folder: Path) -> str | None:
    """Paste what is printed of an entry; return the text or title of the work that it then is."""
    listed = ListedEntry(1, 0, len(written), "", parse_entry(written))
    file = folder / "references.bib"
    file.write_text("".join(ParsedList("list", [listed], frozenset()).bibtex()), encoding="utf-8")
    works = read_bibliography(file)
    assert len(works) == 1
    entry = read_entry(written, 1, 0, len(written), works.by_year_and_family)
    return recognised(written, entry, works).key or None


@pytest.mark.parametrize(
    "written",
    [
        "Alder, P. (2010). Wheels. Handwerk, 3, 2–9.",
        "Ekberg A. Benches. 2nd ed. Stockholm: Nordmark; 2009.",
        "Moss Act 1998",
        "“Quiet Rooms.” The Evening Spade, 4 Feb. 1931, p. 7.",
        "P. Alder and Q. Birch. J. Am. Pond Soc. 89, 2495 (1967).",
        "& & % % # # — — ?? { } of moss ?? ~ ~",
        "[12] The Daily Trowel, 4 May 1926, p. 13.",
        "On pond-\nkeeping in wet\nsoils",
    ],
)
def test_whatever_fields_it_has(written: str, tmp_path: Path) -> None:
    assert found_again(written, tmp_path)


@settings(max_examples=60, deadline=None)
@given(parts=st.tuples(*map(st.sampled_from, (PEOPLE, TITLES, PLACES, TAILS))).filter(any))
def test_whatever_it_lacks(
    parts: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    written = "".join(parts).strip()
    assert found_again(written, tmp_path_factory.getbasetemp())


def test_another_work_of_that_title_is_not_meant(tmp_path: Path) -> None:
    written = "Alder, P. (2010). Introduction. Garden Notes, 3, 2–9."
    (tmp_path / "references.bib").write_text(
        "@article{birch, author={Birch, Q.}, title={Introduction}, year={2010}}\n"
        "@article{old, author={Alder, P.}, title={Introduction}, year={1990}}\n",
        encoding="utf-8",
    )
    works = read_bibliography(tmp_path / "references.bib")
    assert works.printed.find(written) is None


def test_of_two_works_the_one_that_is_most_alike_is_meant(tmp_path: Path) -> None:
    written = "Alder, P. (2010). Introduction. Garden Notes, 3, 2–9."
    (tmp_path / "references.bib").write_text(
        "@article{one, author={Alder, P.}, title={Introduction}, year={2010}, volume={8}}\n"
        "@article{two, author={Alder, P.}, title={Introduction}, year={2010}, volume={3}}\n",
        encoding="utf-8",
    )
    works = read_bibliography(tmp_path / "references.bib")
    assert works.printed.find(written).key == "two"


def test_nothing_is_found_in_no_bibliography() -> None:
    assert Bibliography({}).printed.find("Alder, P. (2010). Wheels.") is None
