"""Where one entry of a list ends and the next begins, however the list is laid out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from reviewbook.references.entry_lines import entry_spans
from reviewbook.references.entry_numbers import labelled_starts, numbered_starts
from reviewbook.references.entry_parser.entry_tokens import one_line

FIRST = "Alder, P. (2019). On hedges and what grows in them. Garden Notes, 12, 45-67."
SECOND = "Birch, R., & Cedar, T. (2001). Moss. Hedge Press."
THIRD = "Doe, J. (1999). Ponds of the north, with a map. Water Letters, 3, 1-9."
ENTRIES = [FIRST, SECOND, THIRD]


def split(text: str, passages: list[tuple[int, int]] | None = None) -> list[str]:
    spans = entry_spans(text, passages or [(0, len(text))])
    return [" ".join(text[start:end].split()) for start, end in spans]


def broken(entry: str, indent: str = "") -> str:
    words = entry.split()
    half = len(words) // 2
    return " ".join(words[:half]) + "\n" + indent + " ".join(words[half:])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(ENTRIES),
        " ".join(ENTRIES),
        "\n".join(broken(entry, "    ") for entry in ENTRIES),
        "\n".join(map(broken, ENTRIES)),
    ],
    ids=["one a line", "run together", "hanging", "broken over lines"],
)
def test_entries_are_told_apart(text: str) -> None:
    assert split(text) == ENTRIES


def in_blocks(text: str) -> list[str]:
    """Split a list whose blocks are passages, as those are that blank lines part."""
    blocks = [one.span() for one in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text)]
    return split(text, blocks)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(broken(entry, "    ").replace("\n", "\n\n") for entry in ENTRIES),
        "\n\n".join(re.sub(r"(\d\)\.) ", r"\1\n\n", entry, count=1) for entry in ENTRIES),
        "\n".join([FIRST.replace(" grows", "\n\ngrows"), SECOND, THIRD]),
        "\n\n".join([*ENTRIES[:2], THIRD.replace("with a map", "with\n\na map")]),
        "\n".join(f"{number}\n{entry}" for number, entry in enumerate(ENTRIES, 1)),
    ],
    ids=["double-spaced", "below its date", "columns", "small letter", "bare number"],
)
def test_what_blank_lines_part_is_put_together(text: str) -> None:
    assert [re.sub(r"\A\[?\d\]? ", "", one) for one in in_blocks(text)] == ENTRIES


def test_each_line_with_an_address_is_an_entry() -> None:
    lines = [
        "https://ponds.example.org/north", "Moss Society: report 2008 https://moss.example.org/8",
        "On hedges. https://hedges.example.org/on", "www.frogs.example.org/list (visited in 2019)",
    ]  # fmt: skip
    assert split("\n".join(lines)) == lines


def test_one_number_in_a_list_without_numbers_begins_what_it_stands_before() -> None:
    lines = [FIRST, SECOND, "Alder v. Pond Council, 12 Ponds 44 (1984).", f"[7] {THIRD}"]
    assert split("\n".join(lines)) == lines


def test_an_organisation_begins_an_entry_behind_pages_or_a_link() -> None:
    entries = [
        "Alder P, Birch R. Hedges. Hedge J. 2001;4(2):11-8.",
        "Cedar T. Ponds. In: Elm R, editor. Water. Hull: Staith; 2010. p. 77-98.",
        "Moss Society. Report on moss. Leeds: The Society; 2009. https://moss.example.org/8",
        "Winter, E. J. (in press). Ice. Water Letters.",
        "May, O. (2011). Thaw. Water Letters, 3, 1-9.",
    ]
    assert split(" ".join(entries)) == entries
    behind = "Elm, R. 2010. Water. In Fir (ed.), Wet, pp. 7-9. Moss Society. Leeds."
    more = "Oak, S. 2011. Ice. Wet 3: 1-9."
    assert split(" ".join([behind, more, "Yew, T. 2012. Fog. Wet 4: 1-9."]))[:2] == [behind, more]


def test_the_heads_of_pages_part_no_entry_and_are_no_part_of_what_it_says() -> None:
    turn = "\n\n212\n\n\fOF HEDGES AND PONDS 213\n\n"
    text = "\n\n".join([FIRST.replace(" Notes", f"{turn}Notes"), SECOND, THIRD])
    whole = in_blocks(text)
    assert len(whole) == len(ENTRIES)
    spans = entry_spans(text, [one.span() for one in re.finditer(r"(?s)\S.*?(?=\n\n|\Z)", text)])
    assert [one_line(text[start:end]) for start, end in spans] == ENTRIES


@pytest.mark.parametrize("form", ["[{}] ", "({}) ", "{}. ", "{}) "])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_numbers_that_count_up_begin_entries(form: str, between: str) -> None:
    numbered = [form.format(number) + entry for number, entry in enumerate(ENTRIES, 4)]
    assert split(between.join(numbered)) == numbered


LABELS = [
    ["[Ald19]", "[BC01]", "[Doe99b]"],
    ["[Alder 2019]", "[Birch and Cedar 2001]", "[Doe 1999]"],
    ["[Alder(2019)]", "[Birch & Cedar(2001)]", "[Doe et al.(1999)]"],
    ["[ALD]", "[B+C]", "[DOE]"],
]


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("lay_out", [" ".join, "\n".join, lambda one: "\n".join(map(broken, one))])
def test_labels_begin_entries(labels: list[str], lay_out: Callable[[list[str]], str]) -> None:
    labelled = [f"{label} {entry}" for label, entry in zip(labels, ENTRIES, strict=True)]
    assert split(lay_out(labelled)) == labelled


def test_what_brackets_say_of_a_work_is_no_label() -> None:
    told = ["[Ald19] Alder, P. Hedges. 2019. [Online] Available: https://example.org/19/"]
    told.append(f"[BC01] {SECOND}")
    assert split(" ".join(told)) == told
    assert labelled_starts(f"Doe J. Ponds. [Map] York: Heron; 1999. [BC01] {SECOND}", 0, 90) == []


def test_the_first_number_may_stand_before_the_passage() -> None:
    text = f"1. {FIRST} 2. {SECOND} 3. {THIRD}"
    found = split(text, [(3, len(text))])
    assert found == [FIRST, f"2. {SECOND}", f"3. {THIRD}"]


def test_numbers_within_entries_are_no_numbering() -> None:
    text = "Alder, P. Nature 12. 13. June 2001. 15. On hedges."
    assert numbered_starts(text, 0, len(text)) == []


def test_a_page_number_parts_no_entry() -> None:
    text = "Alder, P. (2019). On hedges and\n\n14\n\nwhat grows in them. Garden Notes, 12, 45-67."
    page = text.index("14")
    passages = [(0, page - 2), (page, page + 2), (page + 4, len(text))]
    found = list(entry_spans(text, passages))
    assert found == [(0, len(text))]


def test_what_has_no_date_behind_the_last_entry_belongs_to_it() -> None:
    rest = "Moss, B. and Fern, L. (Eds.), Quiet Press, Northmoor."
    assert split(" ".join([*ENTRIES, rest])) == [FIRST, SECOND, f"{THIRD} {rest}"]


def test_a_list_may_be_of_three_titles() -> None:
    titles = ["Hedges of the north", "Moss walls", "Rain barrels"]
    assert split("\n".join(titles)) == titles


def test_an_entry_with_its_book_is_one() -> None:
    entry = "Fern, L. (2007). Soil. In Oak, M. (Ed.), Quiet places. Leaf, N. (2001)."
    assert split(entry) == [entry]


@pytest.mark.parametrize(
    "entry",
    [
        "Fern, L. (2007). Soil, part 2.\nDreams. Hedge Press.",
        "Fern, L. (2007). Soil: Vol. II.\nHedge Press.",
        "Fern, L. (2007).\nSoil and what it is.",
        "Fern, L. (2007). On soil, 2nd ed.\nHedge Press.",
        "Fern, L. (2007). What is soil?\nHedge Press.",
    ],
)
def test_what_follows_on_the_number_of_a_part_or_a_date_begins_no_entry(entry: str) -> None:
    for listed in ([*ENTRIES, entry], [entry, *ENTRIES]):
        assert split("\n".join(listed)) == [one.replace("\n", " ") for one in listed]


def test_lines_that_hang_tell_entries_where_no_words_do() -> None:
    entries = [
        "the parish council. Rules of the\n    allotments, and what they forbid. Hedge Press,\n"
        "    Alder, P. (2019), reprinted by Birch, R. (2001).",
        "anon. On ponds, without a\n    year",
        "Doe, J. (1999). Ponds of the north,\n    with a map.",
    ]
    assert split("\n".join(entries)) == [" ".join(entry.split()) for entry in entries]


WRAPPED_LISTS = (
    (
        "Alder, K. 2012. Ponds in the City. London: Pond Press.",
        "Brandt, O. and Li, H. (2015) ‘Why ponds fail’, Water Letters, 46(1), pp. 5–9.",
        "Dwr (2014) National frog strategy. London: Department for Ponds, Moss and Rural Affairs.",
        "Goulson, D. (2013) A Frog in the Tale. London: Jay Cape.",
        "NPS (2021) Frog bites and stings. London: Department of Ponds.",
        "World Pond Organization (2018) Frogs and infants. Geneva: WPO.",
        "Pond Standards Agency. (2013). Moss. PSA.",
        "Ostrom, E. (1990) Governing the Moss. Cambridge: Cambridge University Press.",
        "Zattara, E.E. and Aizen, M.A. (2021) ‘Wide frog records’, One Pond, 4(1), pp. 114–123.",
    ),
    (
        "Alder K. Ponds in the city. 2nd ed. London: Pond Press; 2012.",
        "Brandt O, Li H. Why ponds fail. Water Lett. 2015 Jan;46(1):5-9.",
        "National Institute for Ponds and Frog Health. Bites. Guideline [PG134]. London: NP; 2011.",
        "Seeley TD. Frog democracy. Princeton (NJ): Princeton University Press; 2010.",
        "World Pond Organization. Frogs and infants. Geneva: WPO; 2018.",
        "Zattara EE, Aizen MA. Worldwide frog records. One Pond. 2021;4(1):114-23.",
    ),
)


@pytest.mark.parametrize("width", [50, 60, 66, 72, 80, 100, 1000])
@pytest.mark.parametrize("entries", WRAPPED_LISTS)
def test_a_list_broken_at_a_width_is_put_together(entries: tuple[str, ...], width: int) -> None:
    text = "\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in entries)
    lines = [(line.start(), line.end()) for line in re.finditer(r".+", text)]
    found = [" ".join(text[start:end].split()) for start, end in entry_spans(text, lines)]
    assert found == list(entries)


NAMED_IN_FULL = (
    (
        "Alder, Kim. 2012. “Ponds in the city.” Water Letters 3 (2): 1-9.",
        "Birch, Olga, T. Stone, and Li Huang. 2015. “Why ponds fail.” Moss 46 (1): 5-9.",
        "Cedar, Mia, and Bo Reed. 1999. “Frogs and what they know of rain.” Notes 12: 45-67.",
        "Council for Ponds and Moss. 2013. Moss on walls. Hedgetown: CPM.",
        "Dock, Paul. 2020. “Long nights at the edge of the northern pond.” Moss 4: 10-12.",
        "Elm, Rosa, Jan Dock, Sue Ash, and Tim Oak. 2017. “What frogs eat.” Moss 2: 5-6.",
    ),
    (
        "K. Alder, “Ponds in the city,” Water Letters, vol. 3, no. 2, pp. 1-9, 2012.",
        "O. Birch, T. Stone, and L. Huang, “Why ponds fail,” Moss, vol. 46, pp. 5-9, 2015.",
        "M. Cedar and B. Reed, “Frogs and rain,” Garden Notes, vol. 12, no. 1, pp. 45-67, 1999.",
        "P. Dock, “Long nights at the edge of the northern pond,” Moss, vol. 4, pp. 10-12, 2020.",
        "R. Elm et al., “What frogs eat in the winter,” Moss, vol. 2, no. 1, pp. 5-6, 2017.",
    ),
    (
        "Alder, K. (2012) ‘Ponds in the city’, Water Letters, 3(2), pp. 1-9. Available at:"
        " https://example.org/ponds (Accessed: 3 May 2021).",
        "Birch, O. and Huang, L. (2015) ‘Why ponds fail’, Moss, 46(1), pp. 5-9.",
        "Cedar, M. (1999) Frogs and rain. Available at: https://example.org/frogs/in/the/rain"
        " (Accessed: 14 June 2020).",
        "Dock, P. (2020) ‘Long nights’, Moss, 4, pp. 10-12. Available at: https://example.org/d"
        " (Accessed: 1 May 2021).",
    ),
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [56, 64, 72, 80])
@pytest.mark.parametrize("entries", NAMED_IN_FULL)
def test_names_in_full_and_visits_are_put_together(
    entries: tuple[str, ...], width: int, between: str
) -> None:
    text = between.join(textwrap.fill(one, width, break_on_hyphens=False) for one in entries)
    passages = [(one.start(), one.end()) for one in re.finditer(r".+(?:\n.+)*", text)]
    assert split(text, passages) == list(entries)


UNSTOPPED = {
    "brackets": (
        "Alder, P. and Birch, R. (2019) 'On hedges', Garden Notes, 12, pp. 45-67",
        "Cedar, T. (2001) 'Moss and mist of the far north, with maps'. Luton: Finnish Hedge Press",
        "Hedge Council (2004) 'Guideline on hedges, their roots and what may grow on them'",
        "May, S. (1999) 'Ponds of the north, with a map', Water Letters, 3, pp. 1-9",
        "Roe, A.B. (2011) 'Frogs', Water Letters, 4, pp. 10-19",
    ),
    "bare years": (
        "Alder, P & Birch, R 2019, ‘On hedges and on walls’, Garden Notes, vol. 12, pp. 45-67",
        "Cedar, T 2001, Moss and mist of the far north, with many maps, Finnish Hedge Press, Luton",
        "May, S 1999, ‘Ponds of the north, with a map’, Water Letters, vol. 3, pp. 1-9",
        "Roe, AB 2011, ‘Frogs of the lower plains’, Water Letters, vol. 4, pp. 10-19",
    ),
    "names in full": (
        "Alder, Paul, and Ruth Birch. 2019. “On Hedges and on Walls.” Garden Notes 12: 45-67",
        "Cedar, Tom-Karl. 2001. “Moss and Mist of the Far North.” Luton: Finnish Hedge Press",
        "Hedge Council. 2004. “Guideline on Hedges, their Roots and what may Grow on them”",
        "May, Sue. 1999. “Ponds of the North, with a Map.” Water Letters 3: 1-9",
        "Roe, Ann B., Jo Elm, and Kay Fern. 2011. “Frogs.” Water Letters 4: 10-19",
    ),
}


@pytest.mark.parametrize("width", range(50, 111, 4))
@pytest.mark.parametrize("entries", UNSTOPPED.values(), ids=UNSTOPPED)
def test_entries_without_a_stop_begin_with_who_and_when(
    entries: tuple[str, ...], width: int
) -> None:
    lines = (textwrap.fill(one, width, break_on_hyphens=False) for one in entries)
    assert split("\n".join(lines)) == [*entries]


def test_a_journal_on_a_line_of_its_own_begins_no_entry() -> None:
    first = "Doe J, Roe A. What became of moss, and of much else, in the year of 2009.\n"
    text = f"{first}Pond Notes. 2011;6(1):e16.\nElm J. Frogs. Pond Notes. 2012;7:1-9."
    assert len(split(text)) == 2


def test_an_organisation_below_a_line_without_room_or_stop_begins_an_entry() -> None:
    lines = [
        "World Pond Organization. (2017). Ponds of the world",
        "Department of Ponds. Pond law. 2011",
        "Royal Hedge Society: Hedges and you, 2015",
        "National Institute of Ponds. Ponds. London: Pond Press; 2019.",
    ]
    assert split("\n".join(lines)) == lines


@pytest.mark.parametrize("last", ["WPO, 2011. Ponds", "WPO. 2011. Ponds", "WPO Ponds, 2011. Reeds"])
def test_an_acronym_with_its_date_begins_an_entry_in_a_list_of_any_style(last: str) -> None:
    lines = ["Doe, J. (2019). Moss", "Roe (2020) Reeds", "Poe (2018). Ponds for all", last]
    assert split("\n".join(lines)) == lines


@pytest.mark.parametrize("last", ["WPO, 2011.", "WPO; 2011."])
def test_an_acronym_that_publishes_begins_no_entry(last: str) -> None:
    lines = [
        "Doe, J. The moss and the reeds of all the old ponds of the north. London,",
        last,
        "Roe, A. The hedges and the ditches of all the farms of the west. Paris,",
        last,
    ]
    assert split("\n".join(lines)) == [" ".join(lines[:2]), " ".join(lines[2:])]


OF_OTHER_LANDS = {
    "German, a year in brackets": (
        "Ahorn, Petra(2004): Der Garten am Fluss und was in ihm in kalten Jahren wächst, Berlin.",
        "Birke, Hans-Georg (2001): Teiche, in: Anna Linde/Rolf Esche (Hg.): Gärten, Wien, 5–15.",
        "Linde, Anna/Rolf Esche(1999). Hecken in der Stadt, in: Gartenblatt, 25(4), 413–27.",
    ),
    "German, a colon": (
        "Ahorn, Petra: Der Garten am Fluss und was in ihm in kalten Jahren wächst. Berlin, 2004.",
        "Birke, Rolf: Teiche auf dem Land. Über die Pflege von alten Teichen. München, 2001.",
        "Linde, Anna Maria: Hecken in der Stadt. Ein Lesebuch für alle, die gehen. Wien, 1999.",
    ),
    "dashes": (
        "Alder, P., 2005: Hedges of the north and of the long coast. Garden Notes, 12, 686-688.",
        "--, 2006: Ponds of the north, and the small towns around them. Water Notes, 19, 47-102.",
        "--, and T. Birch, 2008: Moss on the old roofs of the harbour. Moss Letters, 17, 281-327.",
    ),
}


@pytest.mark.parametrize("width", [60, 72, 80, 1000])
@pytest.mark.parametrize("entries", OF_OTHER_LANDS.values(), ids=OF_OTHER_LANDS)
def test_lists_of_other_lands_are_told_apart(entries: tuple[str, ...], width: int) -> None:
    text = "\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in entries)
    assert split(text) == list(entries)


def test_a_town_and_its_land_before_a_publisher_begin_no_entry() -> None:
    entry = "Alder, Paul. 2005. Hedges of the long coast.\nJefferson, North Carolina: Heron Press."
    assert split(f"{entry}\n{broken(SECOND)}\n{broken(THIRD)}") == [
        " ".join(entry.split()),
        SECOND,
        THIRD,
    ]


def test_people_between_slashes_begin_entries_and_an_edition_does_not() -> None:
    entries = [
        "Ahorn, W./Birke, I. 1997: Hecken. Ein Lesebuch, in: Gartenblatt, 15, S. 104-119.",
        "Linde, A. (1995): Teiche, in: Esche, R. (Hrsg.): Gärten, 2. Auflage, Wien, S. 4-15.",
        "Ulme, B./Eibe, C. 1989: Das Handbuch der Brücken in den Städten. Berlin.",
    ]
    assert split(" ".join(entries)) == entries
