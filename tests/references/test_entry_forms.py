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
