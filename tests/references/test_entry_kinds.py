"""Entries of many kinds: who an entry begins with, which of its years is whose, what is beside."""

from __future__ import annotations

import pytest

from reviewbook.references.entry_parser.parsed_entry import parse_entry


@pytest.mark.parametrize(
    ("written", "authors", "title"),
    [
        ("Office for Moss and Peat. (2019, July 8). Moss on roofs. Hedge Press.",
         ("Office for Moss and Peat",), "Moss on roofs"),
        ("Office for Moss and Peat. Moss on roofs. York: Arch; 2019.",
         ("Office for Moss and Peat",), "Moss on roofs"),
        ("Statistics Norland (2014) Sheep by county. Northtown: Statistics Norland.",
         ("Statistics Norland",), "Sheep by county"),
        ("Moosburg Star. (2015, May 9). Town counts its maples.",
         ("Moosburg Star",), "Town counts its maples"),
        ("Rowan T, Sorrel V. Gloves [abstract]. J Glove Stud 2004;9:12.",
         ("Rowan, T", "Sorrel, V."), "Gloves"),
        ("Brook T, Kell R, for the LAWN-3 Investigators. Mowing at night. Lawn J. 2015;3:1-9.",
         ("Brook, T", "Kell, R", "LAWN-3 Investigators"), "Mowing at night"),
        ("Ash JH, de Wit HC, et al; THORN Group of the Rose Guild. Thorns. Rose Res. 2019;1:7.",
         ("Ash, JH", "de Wit, HC", "THORN Group of the Rose Guild", "others"), "Thorns"),
        ("Raymond Q. Stillman. A Second Logic. Gate-Verlag, New York, 1971.",
         ("Stillman, Raymond Q.",), "A Second Logic"),
        ("Peter T. Olsen, “Peat and Sand,” Bog Studies 12 (1999): 4.",
         ("Olsen, Peter T.",), "Peat and Sand"),
        ("Ekberg A. Benches. 2nd ed. Stockholm: Nordmark; 2009.", ("Ekberg, A.",), "Benches"),
        ("Choate E. Wisteria. In: Post TQ, editor. Plants. York: Arch; 2014.",
         ("Choate, E.",), "Wisteria"),
        ("^ a b Haugland, Siv (1998). Boathouses. Oslo: Naust.", ("Haugland, Siv",), "Boathouses"),
        ("3. ^ Haugland, Siv (1998). Boathouses. Oslo: Naust.", ("Haugland, Siv",), "Boathouses"),
        ("See also Doe, J. (1999). Boathouses. Oslo: Naust.", ("Doe, J.",), "Boathouses"),
        ("See, A. (1999). Boathouses. Oslo: Naust.", ("See, A.",), "Boathouses"),
        ("Müller, D. (2010). Wheels. Handwerk, 3, 2–9.", ("Müller, D.",), "Wheels"),
    ],
)  # fmt: skip
def test_who_an_entry_begins_with(written: str, authors: tuple[str, ...], title: str) -> None:
    record = parse_entry(written).record
    assert (record.authors, record.title) == (authors, title)


@pytest.mark.parametrize(
    ("written", "title", "date", "original"),
    [
        ("2018 NSG rules for the care of pears. Eur Pear J. 2018;39:1–60.",
         "2018 NSG rules for the care of pears", "2018", ""),
        ("Office for Hedges (2013) 2011 Survey: Methods. York: Office for Hedges.",
         "2011 Survey: Methods", "2013", ""),
        ("Okafor, B. ([1961] 1992) The life of streets. New York: Corner Books.",
         "The life of streets", "1992", "1961"),
        ("Okafor, Bo. 1992 [1961]. The Life of Streets. New York: Corner Books.",
         "The Life of Streets", "1992", "1961"),
        ("Darnell, C. (2009). On pigeons (J. Roe, Ed.). Loft Press. (Original work published 1859)",
         "On pigeons", "2009", "1859"),
        ("Woolard, Vera. Sheds of Hers. 1929. Edited by Mark Hussel, Orchard, 2005.",
         "Sheds of Hers", "2005", "1929"),
        ("Salt in ponds: A report (WGO Technical Report 900). Geneva: WGO; 2000.",
         "Salt in ponds: A report", "2000", ""),
        ("Hollis, P. (1926) 'Tram strike ends', The Spade, 4 May, p. 13.",
         "Tram strike ends", "1926-05-04", ""),
        ("York Times. “Mill Burns.” April 4, 1911.", "Mill Burns", "1911-04-04", ""),
        ("The Daily Trowel, 4 May 1926, p. 13.", "", "1926-05-04", ""),
        ("Doe, Jane. 1992. On May 1968. York: Arch.", "On May 1968", "1992", ""),
    ],
)  # fmt: skip
def test_which_of_its_years_is_whose(written: str, title: str, date: str, original: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.date) == (title, date)
    assert dict(record.others).get("origdate", "") == original


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("Tolst, L. (2007). War (R. Peve & L. Volok, Trans.). Row.", "translator",
         "Peve, R. and Volok, L."),
        ("Tolst, Lev. War. Translated by Ann Maud, Oxhill UP, 1998.", "translator", "Maud, Ann"),
        ("Tolst L. War. Nice R, translator. London: Row; 1984.", "translator", "Nice, R"),
        ("Elm, K. (2013) Hail. Available at: https://example.org/h (Accessed: 3 May 2014).",
         "urldate", "2014-05-03"),
        ("Yew W. Shade [Internet]. York: Arch; 2008 [cited 2010 May 2].", "urldate", "2010-05-02"),
        ("Elm R. Salt. Geneva: WGO; 2003 (WGO Technical Report Series, No. 9999).", "series",
         "WGO Technical Report Series"),
        ("Doe J. Peat. Ann Peat. 1978 Dec;188(6):7. PMID: 99999999; PMCID: PMC9999999.", "pmcid",
         "PMC9999999"),
        # A style writes the word for it.
        ("Alder, P., & Birch, Q. (2010). Walls (2nd ed.). Heron Press.", "edition", "2nd"),
        ("Alder P. Walls and ponds. 3rd edn. Leeds: Staith; 2010.", "edition", "3rd"),
        ("Alder, Pat. Walls: A Reader. Second edition. Heron UP, 1996.", "edition", "Second"),
    ],
)  # fmt: skip
def test_what_is_said_beside_its_fields_is_kept(written: str, name: str, value: str) -> None:
    assert dict(parse_entry(written).record.others)[name] == value


def test_what_stands_beside_is_no_part_of_other_fields() -> None:
    record = parse_entry("Elm R. Salt. Geneva: WGO; 2003 (WGO Report Series, No. 9999).").record
    assert (record.number, record.volume, record.date) == ("9999", "", "2003")
    record = parse_entry(
        "Doe J, Roe R. Peat. Ann Peat. 1978 Dec;188(6):7. PMID: 99999999; PMCID: PMC9999999."
    ).record
    assert (record.container, record.pmid) == ("Ann Peat", "99999999")


@pytest.mark.parametrize(
    "written",
    [
        "Müller, D. (2010). Wheels. Handwerk, 3, 2–9.",
        "Moosburg Star. (2015, May 9). Town counts its maples.",
        "Okafor, Bo. Streets. 1961. Edited by Ann Roe, Corner, 1992.",
    ],
)
def test_what_is_told_by_its_form_alone_is_not_said_to_be_sure(written: str) -> None:
    assert min(parse_entry(written).confidences.values()) <= 0.8


def test_a_dash_is_no_author() -> None:
    for written in ("———. Friends. York: Arch, 1999.", "--- (1999) Friends. York: Arch."):
        found = parse_entry(written)
        assert (found.record.authors, found.record.title) == ((), "Friends")
        assert found.text == written
