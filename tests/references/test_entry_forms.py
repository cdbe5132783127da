"""Entries in the forms of many lands and fields: people, title, date, and where they appeared."""

from __future__ import annotations

import pytest

from reviewbook.references.entry_parser.parsed_entry import parse_entry


@pytest.mark.parametrize(
    ("written", "authors", "title", "container"),
    [
        ("Ahorn, Petra (2004): Der Garten am Fluss. In: Birke, Rolf (Hrsg.): Handbuch der Gärten."
         " Berlin: Reiher, S. 12–30.", ("Ahorn, Petra",), "Der Garten am Fluss",
         "Handbuch der Gärten"),
        ("Ahorn, Petra: Der Garten am Fluss. In: Rolf Birke/Anna Linde (Hg.): Handbuch der Gärten,"
         " Bd. 2. Berlin 2004, S. 12–30.", ("Ahorn, Petra",), "Der Garten am Fluss",
         "Handbuch der Gärten"),
        ("Ahorn, P./Birke, R. (2004): Der Garten am Fluss, in: Zeitschrift für Gärten, 12. Jg.,"
         " H. 3, S. 12-30.", ("Ahorn, P.", "Birke, R."), "Der Garten am Fluss",
         "Zeitschrift für Gärten"),
        ("Ahorn, Petra(2004). Der Garten am Fluss, Berlin.", ("Ahorn, Petra",),
         "Der Garten am Fluss", ""),
        ("Érable M., « Le jardin et la rivière », dans Bouleau J. (éd.), Jardins du Nord, Lille,"
         " Presses du Nord, 1999, p. 12-30.", ("Érable, M.",), "Le jardin et la rivière",
         "Jardins du Nord"),
        ("ÉRABLE (M.), BOULEAU (J.), « Le jardin et la rivière », Jardins 12, 1999, p. 2-30.",
         ("ÉRABLE, M.", "BOULEAU, J."), "Le jardin et la rivière", "Jardins"),
        ("Arce, M. (2012). El jardín y el río. En J. Abedul (Ed.), Puentes y jardines (pp. 12-30)."
         " Madrid: Garza.", ("Arce, M.",), "El jardín y el río", "Puentes y jardines"),
        ("A. Verdi e B. Rossi, Il giardino e il fiume, “Rivista dei giardini”, 12/3 (2001),"
         " pp. 12-30.", ("Verdi, A.", "Rossi, B."), "Il giardino e il fiume",
         "Rivista dei giardini"),
        ("A. Alder, B. Birch et C. Cedar. Gard. Lett. 12, 345 (1999).",
         ("Alder, A.", "Birch, B.", "Cedar, C."), "", "Gard. Lett"),
        ("Alder, A., Birch, B. & Cedar, C. 2011, Gard. J., 49, 409",
         ("Alder, A.", "Birch, B.", "Cedar, C."), "", "Gard. J"),
        ("Alder, JN. Birch, RM. Cedar, T. (2001). Hedges in towns. Garden Notes, 12: 12-30.",
         ("Alder, JN", "Birch, RM", "Cedar, T."), "Hedges in towns", "Garden Notes"),
        ("ALDER, Mary C., Jo BIRCHWOOD, Li OAK. 2014. Hedges in towns. Garden Notes 12: 1-30.",
         ("ALDER, Mary C.", "BIRCHWOOD, Jo", "OAK, Li"), "Hedges in towns", "Garden Notes"),
        ("A. Alder, B. Birch, and C. Cedar. Hedges in towns. ACM Trans. Gard. Softw., 20(2)"
         " 215-244, 1994.", ("Alder, A.", "Birch, B.", "Cedar, C."), "Hedges in towns",
         "ACM Trans. Gard. Softw"),
        ("Alder, Mary Ann, Jo Birch, and Elsa H. Cedar. The Pond in Town. York: Heron Press, 2007.",
         ("Alder, Mary Ann", "Birch, Jo", "Cedar, Elsa H."), "The Pond in Town", ""),
        ("Alder, Mário de. Lagoa. Translated by E. A. Birch. York: Heron Press, 1984.",
         ("Alder, Mário de",), "Lagoa", ""),
        ("Ahorn, Petra (1991), »Der Garten am Fluss. Ein Blick zurück«, in: Birke, Rolf/Linde, Anna"
         " (Hg.), Handbuch der Gärten, Wien, S. 1–35.", ("Ahorn, Petra",),
         "Der Garten am Fluss. Ein Blick zurück", "Handbuch der Gärten"),
        ("Ahorn, P. (1995): Der Garten, in: Birke, R. (Hrsg.): Teiche, 2. Auflage, Wien, Sp. 4-15.",
         ("Ahorn, P.",), "Der Garten", "Teiche"),
        ("Ahorn, Petra (2020): Wem gehört der Teich? In: Teich und Recht 14 (2), S. 77–91.",
         ("Ahorn, Petra",), "Wem gehört der Teich?", "Teich und Recht"),
        ("Dr. Petra Alder. The well-kept hedge. Gardening Today, 5 June 2014.", ("Alder, Petra",),
         "The well-kept hedge", "Gardening Today"),
        ("Alder P, Birch R. Do hedges grow? Gard Qual Res. 2009;7:27.", ("Alder, P", "Birch, R."),
         "Do hedges grow?", "Gard Qual Res"),
    ],
)  # fmt: skip
def test_forms_of_other_lands_and_fields(
    written: str, authors: tuple[str, ...], title: str, container: str
) -> None:
    record = parse_entry(written).record
    assert (record.authors, record.title, record.container) == (authors, title, container)


@pytest.mark.parametrize(
    ("written", "editors"),
    [
        ("Birke, Rolf (Hg.) (1998): Teiche und Brücken. 2. Aufl., München.", ("Birke, Rolf",)),
        ("Érable, Marie (dir.), Les jardins de la Loire, Paris, Éditions du Héron, 2003.",
         ("Érable, Marie",)),
        ("Arce, María y Abedul, Juan (coords.) (2010): Jardines del sur, Sevilla, Garza.",
         ("Arce, María", "Abedul, Juan")),
        ("Alder, P., & Birch, R. (Eds. & Trans.). (1999). The book of ponds. York: Heron Press.",
         ("Alder, P.", "Birch, R.")),
        ("Alder, S., and P. R. Birch, editors. 2000. The care of ponds. Heron Press, York.",
         ("Alder, S.", "Birch, P. R.")),
        ("Ahorn, Petra: Der Garten am Fluss. In: Rolf Birke/Anna Linde (Hg.): Handbuch der Gärten,"
         " Bd. 2. Berlin 2004, S. 12–30.", ("Birke, Rolf", "Linde, Anna")),
        ("A. Verdi, Il giardino e il fiume, in Giardini del nord, a cura di M. Rossi, Milano,"
         " Airone, 2001, pp. 12-30.", ("Rossi, M.",)),
    ],
)  # fmt: skip
def test_editors_are_told_by_the_word_of_their_land(written: str, editors: tuple[str, ...]) -> None:
    assert parse_entry(written).record.editors == editors


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("ÉRABLE, Paul, « Le jardin », Mercure du Nord, 15 novembre 1925, pp. 11-18", "1925-11-15"),
        ("Ahorn, Petra: Der Garten, in: Nordzeitung, 10.3.1997.", "1997-03-10"),
        ("Arce, María (2 de mayo de 2010). El jardín. El Norte.", "2010-05-02"),
    ],
)
def test_dates_in_other_languages(written: str, date: str) -> None:
    assert parse_entry(written).record.date == date


def test_what_waits_to_appear_in_another_language() -> None:
    record = parse_entry(
        "Ahorn, Petra (im Erscheinen): Der Garten, in: Zeitschrift für Gärten."
    ).record
    assert (record.authors, record.title) == (("Ahorn, Petra",), "Der Garten")
    assert ("pubstate", "in press") in record.others


def test_numbers_as_german_lists_count_them() -> None:
    record = parse_entry(
        "Ahorn, Petra (2008): Der Garten. In: Gartenblatt, Heft 5, 61. Jg., S. 261-266."
    ).record
    found = (record.container, record.volume, record.number, record.pages)
    assert found == ("Gartenblatt", "61", "5", "261–266")


@pytest.mark.parametrize(
    ("written", "number", "authors"),
    [
        ("Alder, P. and Birch, R. (2001). Device for cutting hedges. U.S. Patent No. 6,123,456."
         " Washington, DC: U.S. Patent and Trademark Office.", "6,123,456",
         ("Alder, P.", "Birch, R.")),
        ("Alder P, Birch R, inventors; Hedge Corp., assignee. Device for cutting hedges. United"
         " States patent US 6,123,456. 2001 May 3.", "US 6,123,456", ("Alder, P", "Birch, R.")),
    ],
)  # fmt: skip
def test_patents(written: str, number: str, authors: tuple[str, ...]) -> None:
    record = parse_entry(written).record
    assert (record.kind, record.number, record.title) == (
        "patent",
        number,
        "Device for cutting hedges",
    )
    assert record.authors == authors


@pytest.mark.parametrize(
    "written",
    [
        "Alder & Alder. (2019). A year of gardens. New York: Author.",
        "Alder & Alder (2019). A year of gardens. Garden Press.",
    ],
)
def test_a_firm_of_two_alike_is_one_name(written: str) -> None:
    assert parse_entry(written).record.authors == ("Alder & Alder",)


@pytest.mark.parametrize("name", ["Rowan Lane", "Rowan & Lane"])
def test_who_publishes_its_own_work_is_one_name(name: str) -> None:
    written = f"{name} (2019) A year of gardens. York: {name}."
    assert parse_entry(written).record.authors == (name,)


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("-, and-, “Hedges in Towns,” Garden Notes 12 (1997), 557-90.", ()),
        ("--, --, and A. Cedar, 2008: Hedges in towns. Garden Notes, 12, 2-9.", ("Cedar, A.",)),
    ],
)
def test_several_dashes_stand_for_several_people(written: str, authors: tuple[str, ...]) -> None:
    record = parse_entry(written).record
    assert (record.authors, record.title.casefold()) == (authors, "hedges in towns")


@pytest.mark.parametrize(
    "written",
    [
        "Ahorn, P., 2008: Der Garten. Ein Lesebuch für alle. Berlin, insbes. 55-63 und 187-190.",
        "Ahorn, Petra: Der Garten. Ein Lesebuch für alle. München, 2006",
        "Ahorn, Petra(1995): Der Garten. Ein Lesebuch für alle, Frankfurt a.M., New York.",
    ],
)
def test_a_subtitle_behind_a_stop_is_no_journal(written: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.container) == ("Der Garten. Ein Lesebuch für alle", "")


_GARDENS = "Gardens by the road: A guide"


@pytest.mark.parametrize(
    ("lead", "short"),
    [
        ("Northern Hedge Organization (NHO). (2010).", "NHO"),
        ("Northern Hedge Organization [NHO] (2010):", "NHO"),
        ("Northern Hedge Organization (NHO), 2010.", "NHO"),
        ("Northern Hedge Organization - NHO (2010).", "NHO"),
        ("NHO (Northern Hedge Organization). (2010).", "NHO"),
        ("NHO - Northern Hedge Organization (2010).", "NHO"),
        ("Northern Hedge Organization (HVN) (2010)", "HVN"),
    ],
)
def test_a_short_name_stands_beside_the_organisation(lead: str, short: str) -> None:
    record = parse_entry(f"{lead} {_GARDENS}. York: Heron Press.").record
    assert (record.authors, record.title, record.date) == (
        ("Northern Hedge Organization",), _GARDENS, "2010",
    )  # fmt: skip
    assert dict(record.others)["shortauthor"] == short


def test_a_land_in_brackets_is_a_part_of_the_name() -> None:
    record = parse_entry("Office for Ponds (UK). (2004). Care of ponds. York: Heron.").record
    assert "shortauthor" not in dict(record.others)
    assert "UK" in record.authors[0]


@pytest.mark.parametrize(
    ("written", "title", "container"),
    [
        ("Alder, P. (2016). In praise of moss. Garden Notes, 9, 7–8.", "In praise of moss",
         "Garden Notes"),
        ("Alder P, Birch R. In search of moss: a walk. Garden Notes. 2016;9:7-8.",
         "In search of moss: a walk", "Garden Notes"),
        ("Alder, Pat. “In Praise of Moss.” Garden Notes 9, no. 2 (2016): 7–18.",
         "In Praise of Moss", "Garden Notes"),
        ("Alder, Pat. In the Orchard. York: Heron Press, 2016.", "In the Orchard", ""),
        ("In orchards, nobody hurries. (2014). Garden Notes, 3, 4–6.",
         "In orchards, nobody hurries", "Garden Notes"),
        ("Office for Ponds. (2016). In deep water. Heron Press.", "In deep water", ""),
        ("Alder, P. (2016). In the orchard. In R. Birch (Ed.), Trees (pp. 3–9). Heron Press.",
         "In the orchard", "Trees"),
        ("A. Alder and B. Birch. In rain and wind. Garden Notes, 3(1):4-5, 2014.",
         "In rain and wind", "Garden Notes"),
        ("A. Alder, In Rain and Wind. York, U.K.: Heron Press, 2014.", "In Rain and Wind", ""),
        ("Alder, P. 2014. In Rain and Wind. York: Heron Press.", "In Rain and Wind", ""),
        ("Alder, P. (2016). Moss. In R. Birch (Ed.), The book of walls (pp. 3–9). Heron Press.",
         "Moss", "The book of walls"),
    ],
)  # fmt: skip
def test_a_title_may_begin_with_in(written: str, title: str, container: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.container) == (title, container)


@pytest.mark.parametrize(
    ("written", "title", "container"),
    [
        ("Trowel. (n.d.). In The dictionary of tools. Retrieved May 3, 2020, from"
         " https://example.org/trowel", "Trowel", "The dictionary of tools"),
        ("Lean-to roof. (2015, June 3). In Encyclopedia of sheds. Heron Press.", "Lean-to roof",
         "Encyclopedia of sheds"),
        ("Pergola. (2019). In R. Birch (Ed.), The lexicon of arbours (4th ed., pp. 33–34). Heron.",
         "Pergola", "The lexicon of arbours"),
    ],
)  # fmt: skip
def test_a_headword_is_no_author(written: str, title: str, container: str) -> None:
    record = parse_entry(written).record
    assert (record.authors, record.title, record.container) == ((), title, container)


@pytest.mark.parametrize(
    ("written", "title", "book", "editors"),
    [
        ('Alder, Pat. "The Wet Wall." Old Walls, edited by Ann Birch and Jo Cedar, Heron Press,'
         " 2011, pp. 3-19.", "The Wet Wall", "Old Walls", ("Birch, Ann", "Cedar, Jo")),
        ("Alder, Pat. “Moss.” Walls: A Reader, edited by Ann Birch, 2nd ed., Heron UP, 1996,"
         " pp. 40-52.", "Moss", "Walls: A Reader", ("Birch, Ann",)),
        ('Alder, Pat. "Moss." Wet Walls: A Reader, edited by R. S. Birch, Heron Press, 2014, pp.'
         ' 3-9.', "Moss", "Wet Walls: A Reader", ("Birch, R. S.",)),
        ('Alder, Pat. "Moss." The Wall Book, Heron Press, 2014, pp. 3-9.', "Moss",
         "The Wall Book", ()),
    ],
)  # fmt: skip
def test_the_book_before_its_editors(
    written: str, title: str, book: str, editors: tuple[str, ...]
) -> None:
    record = parse_entry(written).record
    assert (record.title, record.container, record.editors) == (title, book, editors)


@pytest.mark.parametrize(
    "behind",
    [
        ", Advance online publication. https://doi.org/10.5555/gw.1",
        ". Advance online publication.",
        ", Online ahead of print.",
        " (Advance online publication).",
    ],
)
def test_what_is_ahead_of_its_issue_has_a_journal(behind: str) -> None:
    record = parse_entry(f"Alder, P. (2022). Who waters the wall? Gardens & Walls{behind}").record
    found = (record.title.rstrip("?"), record.container, record.publisher)
    assert found == ("Who waters the wall", "Gardens & Walls", "")
    assert ("pubstate", "prepublished") in record.others


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("da Horta e Lima, M., & van der Birk, P.", ("da Horta e Lima, M.", "van der Birk, P.")),
        ("Alder, P., & Prado y Olmo, J.", ("Alder, P.", "Prado y Olmo, J.")),
        ("Prado y Olmo, P., y Huerto y Lago, J.", ("Prado y Olmo, P.", "Huerto y Lago, J.")),
        ("Prado, P. y Olmo, J.", ("Prado, P.", "Olmo, J.")),
        ("Horta, A. e Lima, B.", ("Horta, A.", "Lima, B.")),
    ],
)  # fmt: skip
def test_family_names_of_two_parts(people: str, authors: tuple[str, ...]) -> None:
    written = f"{people} (2012). Tiles on walls. Garden Notes, 4, 1–9."
    assert parse_entry(written).record.authors == authors


def test_a_family_name_of_two_parts_behind_the_given_one() -> None:
    record = parse_entry(
        'A. de Horta e Lima and B. Alder, "Tiles on walls," Garden Notes, vol. 4, pp. 1–9, 2010.'
    ).record
    assert record.authors == ("de Horta e Lima, A.", "Alder, B.")


@pytest.mark.parametrize(
    ("days", "date"),
    [
        ("2018, June 3–5", "2018-06-03"),
        ("2018, 3-5 June", "2018-06-03"),
        ("2018, August 28–September 1", "2018-08-28"),
    ],
)
def test_a_meeting_of_several_days(days: str, date: str) -> None:
    record = parse_entry(
        f"Alder, P. ({days}). Walls and moss [Paper presentation]. Meeting of Gardeners, York."
    ).record
    assert (record.title, record.date) == ("Walls and moss", date)


def test_a_standard_behind_its_body() -> None:
    record = parse_entry(
        "Northern Hedge Organization. ISO 1234:2010. Hedges: safety. Geneva: NHO; 2010."
    ).record
    assert (record.authors, record.title, record.container) == (
        ("Northern Hedge Organization",), "ISO 1234:2010. Hedges: safety", "",
    )  # fmt: skip


def test_a_standard_with_its_number_in_brackets() -> None:
    record = parse_entry(
        "Northern Hedge Organization. (2010). Hedges: Safety (ISO Standard No. 1234:2010)."
    ).record
    assert (record.title, record.number) == ("Hedges: Safety", "ISO Standard No. 1234:2010")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("ISO 1234:2010. Watering cans. Geneva: House of Cans; 2010.",
         "ISO 1234:2010. Watering cans"),
        ("BS EN 1234-2:2010, Watering cans. York: Heron.", "BS EN 1234-2:2010, Watering cans"),
        ("DIN 1234 (2010): Kannen. Berlin: Reiher.", "DIN 1234: Kannen"),
        ("ASTM D1234-10. Test of watering cans. York: Heron; 2010.",
         "ASTM D1234-10. Test of watering cans"),
    ],
)  # fmt: skip
def test_a_standard_has_no_author(written: str, title: str) -> None:
    record = parse_entry(written).record
    assert (record.authors, record.title, record.date) == ((), title, "2010")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Alder P, Birch R: Mowing in spring. Gard Stud 2014, 5:10–12.", "Mowing in spring"),
        ("Alder P, Birch R: Autumn. Gard Stud 2014, 5:10–12.", "Autumn"),
        ("Alder P. Winter lawns. Gard Stud 2014; 5: 10-12.", "Winter lawns"),
        ("Alder P, Birch R. Mowing in winter. Gard Stud. 2014;5:10–12.", "Mowing in winter"),
        ("Mowing lawns in May. (2014, April 3). Garden Watch. https://example.org/mowing",
         "Mowing lawns in May"),
        ("Society for Lawns. Lawns in winter. (2014, April 3). https://example.org/lawns",
         "Lawns in winter"),
    ],
)  # fmt: skip
def test_seasons_and_months_are_words_of_titles(written: str, title: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.year) == (title, 2014)


def test_where_a_page_without_an_author_stands_is_kept() -> None:
    record = parse_entry("Mowing lawns. (2014). Garden Watch. https://example.org/mowing").record
    assert (record.title, record.publisher) == ("Mowing lawns", "Garden Watch")


@pytest.mark.parametrize(
    ("written", "title", "publisher"),
    [
        ("Alder, P. (2012) 'Lifting pots', in Birch, R. (ed.) The crane book. York: Winch, pp."
         " 12-40.", "Lifting pots", "Winch"),
        ("Alder, P. (2007). Sills. Heron Publishing House.", "Sills", "Heron Publishing House"),
    ],
)  # fmt: skip
def test_a_publisher_is_no_place(written: str, title: str, publisher: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("behind", "least", "most"), [("University of Rowan]. ", 0.8, 1.0),
     ("University of Rowan]. Rowan Repository.", 0.0, 0.5)],
)  # fmt: skip
def test_a_field_is_less_sure_that_drops_words(behind: str, least: float, most: float) -> None:
    written = f"Alder, P. (2015). Rain in ponds [Doctoral dissertation, {behind}"
    assert least <= parse_entry(written).confidences["publisher"] <= most
