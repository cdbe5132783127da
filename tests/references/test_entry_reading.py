"""What an entry of a list is by, and when: also where other figures look like years."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.references import shared_titles
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entries import Entry, read_entry
from reviewbook.references.entry_parser.parsed_entry import parse_entry
from reviewbook.references.reference import Reference


def read(written: str, *works: Reference) -> Entry:
    known = Bibliography({one.key: one for one in works})
    return read_entry(written, 1, 0, len(written), known.by_year_and_family)


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("Elgar B. Ash frames of 1904. Frame Studies. 2011;7:40-51.", 2011),
        ("Doe J, Roe R. Moss from spores. arXiv:1504.01234. 2016.", 2016),
        ("Fern L. Gardens of the north, 1798–1805. Leaf Letters. 2003;4:1-9.", 2003),
        ("Yew W. Shade [Internet]. York: Leaf Press; 2008 [cited 2010 May 2].", 2008),
        ("Birch, Rosa. The Great Frost of 1709. Carlisle: Arch Books, 1991.", 1991),
        ("Alder, P. (2019). The frost of 1709. Garden Notes, 12, 1504-1512.", 2019),
        ("Oak M. Leaves. Garden Notes. 1999;1801:1305.", 1999),
    ],
)
def test_the_year_is_that_in_which_it_appeared(written: str, year: int) -> None:
    assert read(written).year == year


def test_two_names_that_may_be_those_of_a_firm_find_the_work_of_two_people() -> None:
    people = ("Alder, P.", "Birch, R.")
    work = Reference("alder", "article", "Hedges of the north", 1, people, year=2019)
    assert (
        read("Alder & Birch. (2019). Hedges of the north. Garden Notes, 12.", work).key == "alder"
    )


@pytest.mark.parametrize(
    "written",
    [
        "Alder, P. (2019b). Hedges. Garden Notes, 12, 4.",
        "Alder P, Birch RS. Hedges of the north. Garden Notes. 2019b;12:4.",
        "Alder, Rosa. Hedges of the North. Carlisle: Arch Books, 2019b.",
    ],
)
def test_the_letter_of_a_year_is_kept_wherever_the_year_stands(written: str) -> None:
    entry = read(written)
    assert (entry.year, entry.suffix) == (2019, "b")


@pytest.mark.parametrize(
    ("written", "families"),
    [
        ("Ewart, Tom, Una Finch, and Val Gould. Tar. Carlisle: Arch, 2002.", "ewart finch gould"),
        ("Cedar, Tom and Elm, Kit (1999) ‘On hail’, Garden Studies, 14(2).", "cedar elm"),
        ("Alder P, Birch RS, Doe J. Hedges. Garden Notes. 2019;12:4.", "alder birch doe"),
        ("van der Berg, I., & Ó Briain, S. (2014). Mills. Press.", "berg briain"),
        ("Ahlström, Ebba. “Hanging Ropes.” Span 4 (2016): 1–9.", "ahlstrom"),
    ],
)
def test_the_people_are_told_by_their_family_names(written: str, families: str) -> None:
    assert " ".join(read(written).families) == families


@pytest.mark.parametrize(
    ("written", "whole", "acronym"),
    [
        ("National Institute of Pebbles [NIP]. (2017). A census. NIP.",
         "national institute of pebbles", "nip"),
        ("Stones First. (2015). A call for stones.", "stones first", "sf"),
        ("World Stone Organization. Guidance. 2018.", "world stone organization", "wso"),
        ("Ministry of Stones, Sand and Salt. Salt on lowland farms. MSSS; 2000.",
         "ministry of stones sand and salt", "msss"),
        ("Centers for Sand and Salt. 2020. Grains. Hedgetown: CSS.",
         "centers for sand and salt", "css"),
    ],
)  # fmt: skip
def test_an_organisation_has_its_whole_name_and_a_short_one(
    written: str, whole: str, acronym: str
) -> None:
    authors = read(written).authors
    assert (authors.whole, authors.acronym) == (whole, acronym)


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        ("Birch, B. (1957). Trees. Press. (Original work published 1917)", ("1957", "1917")),
        ("Birch, B. (1917/1957). Trees. Press.", ("1957", "1917")),
        ("Quennell, Ruth. A Survey of Salt. London: Oven, 1985. First published 1961.",
         ("1985", "1961")),
        ("Elm, J. (in press). Leaves. Letters.", ("in press",)),
        ("Elm, J. (n.d.). Bark. Press.", ("n.d.",)),
        ("Kamara, Isatu, and Jo Bell. “More Spans.” Submitted.", ("submitted",)),
    ],
)  # fmt: skip
def test_all_dates_that_it_may_be_cited_by_are_known(written: str, dates: tuple[str, ...]) -> None:
    assert read(written).dates == dates


def test_it_is_matched_to_its_work_by_the_title_that_the_model_finds() -> None:
    work = Reference("elgar2011", "article", "Ash frames of 1904", 1, ("Elgar, B.",), year=2011)
    found = read("3. Elgar B. Ash frames of 1904. Frame Studies. 2011;7:40-51.", work)
    assert (found.key, found.title) == ("elgar2011", "Ash frames of 1904")


def test_a_work_without_people_is_told_by_more_than_the_end_of_its_title() -> None:
    work = Reference("gulls", "online", "Gulls of the port", 1)
    assert read("See the archive of the port.", work).key == ""
    assert read("Gulls of the port", work).key == "gulls"


def test_a_text_of_any_length_is_read() -> None:
    assert read("a " * 100_000).key == ""


@pytest.mark.parametrize(
    ("name", "title"),
    [("Department for Sand, Salt and Lime", "Bees"), ("Royal Sand Society", "Mulching"),
     ("U.S. Office of Sand and Salt", "Sand for all")],
)  # fmt: skip
@pytest.mark.parametrize(
    "form",
    ["{}. ({}). {}. Sand.", "{0}. {2}. Sand; {1}.", "{0}. {2}. Sand, {1}.",
     "{}. {}. {}. Moor: Sand.", "{0}, {2}. Moor: Sand, {1}.", "{}, {}. {}. Moor: Sand."],
)  # fmt: skip
def test_a_work_of_an_organisation_is_known_in_every_style(
    form: str, name: str, title: str
) -> None:
    work = Reference("own", "book", title, 1, (name,), year=2014)
    found = read(form.format(name, 2014, title), work)
    assert (found.key, len(found.families)) == ("own", 1)


@pytest.mark.parametrize(
    ("written", "family"),
    [
        ("Board, Karen. “Bees in the city.” Urban Letters, vol. 3, 2012, pp. 1-9.", "board"),
        ("Board K. Bees in the city. Urban Letters. 2012;3:1-9.", "board"),
        ("College, Ann, and Bo Lee. 2012. “Bees.” Urban Letters 3: 1-9.", "college"),
    ],
)
def test_a_person_called_as_organisations_are_is_a_person(written: str, family: str) -> None:
    assert read(written).families[0] == family
    assert read(written).authors.whole == family


def test_an_organisation_with_commas_in_its_name_is_one() -> None:
    entry = read("Ministry of Moss, Fisheries and Food. 2000. Soil use. London: MMFF.")
    assert entry.authors.whole == "ministry of moss fisheries and food"


@given(st.text("abc ", max_size=30), st.text("abc ", max_size=60))
def test_titles_are_as_alike_as_their_longest_shared_stretch(one: str, other: str) -> None:
    short, long = sorted((one, other), key=len)
    shared = SequenceMatcher(None, short, long, autojunk=False).find_longest_match().size
    assert shared_titles.longest_shared(short, long) == shared


@pytest.mark.parametrize("label", ["[AB04]", "[Alder and Birch 2004]", "[Alder(2004)]", "[A.B]"])
def test_the_label_of_an_entry_is_no_part_of_what_it_says(label: str) -> None:
    written = "P. Alder and R. Birch. Hedges in towns. Garden Notes, 12:12–30, 2004."
    labelled = f"{label} {written}"
    assert parse_entry(labelled).record == parse_entry(written).record
    assert read(labelled)._replace(end=0) == read(written)._replace(end=0)
