"""A list of references is known to its end, in texts without blank lines too."""

from __future__ import annotations

import textwrap

import pytest

from reviewbook.documents.passages import segment

BODY = "This is a text about gardens, and it cites a few works.\n" * 12
WRAPPED = """\
{0}On the growth of ponds and what became of the
water in the Northern
Counties of the Old Moor
Country and Beyond. Water Letters, 3, 1-9.
{1}Moss under low light in unheated
Glasshouses. Journal of Moss, 14, 101-109.
"""


def zones(text: str) -> set[str]:
    return {one.zone for one in segment("made", text) if one.start > text.index("References")}


@pytest.mark.parametrize(
    "names",
    [
        ("[1] Doe, J. (1999). ", "[2] Alder, P. (2001). "),
        ("J. Doe, ", "P. Q. Alder and R. Birch, "),
        ("Doe J. ", "Alder P, Birch R. "),
    ],
)
def test_lines_that_are_blocks_of_their_own_belong_to_it(names: tuple[str, str]) -> None:
    listed = WRAPPED.format(*names) * 2
    assert zones(f"Gardens\n\n{BODY}References\n\n{listed}") == {"references"}


def test_a_page_number_does_not_end_it() -> None:
    entries = "Doe, J. (1999). Ponds of the north,\n\n14\n\nwith a map. Water Letters, 3.\n"
    assert zones(f"Gardens\n\n{BODY}\nReferences\n\n{entries}") == {"references"}


def test_a_heading_over_its_last_entry_does_not_end_it() -> None:
    first, last = "Doe, J. (1999). Ponds. Letters, 3, 1-9.", "Roe, S. (2002). Peas. Rows, 2, 3-4."
    text = f"Gardens\n\n{BODY}\nReferences\n\n{first}\n\nSecond Part\n\n{last}\n"
    assert zones(text) == {"references"}


@pytest.mark.parametrize(
    "laws",
    [
        "Cases\n\nPond v. Board of Walls, 347 U.S. 483 (1954).\n\nR v Reed [1983] 2 AC 493.",
        "Doe, J. (1999). Ponds. Letters, 3, 1-9.\n\nStatutes\n\nPonds Act 1950\n\nMoss Act 2008",
        "Legislation\n\nThe Ponds (Walls) Regulations 1997, SI 1997/160.",
    ],
)
def test_headings_over_its_laws_and_cases_do_not_end_it(laws: str) -> None:
    text = f"Gardens\n\n{BODY}\nReferences\n\n{laws}\n\n"
    assert zones(text) == {"references"}
    assert zones(f"{text}Who we are\n\nWe dig.\n") == {"references", "heading", "prose"}


def test_a_sentence_about_a_law_is_none() -> None:
    after = "Laws\n\nThe Ponds Act 1950 says that nobody may dig there, and many still do."
    text = f"Gardens\n\n{BODY}\nReferences\n\nDoe, J. (1999). Ponds.\n\n{after}\n"
    assert zones(text) == {"references", "heading", "prose"}


def test_a_heading_still_ends_it() -> None:
    text = f"Gardens\n\n{BODY}\nReferences\n\nDoe, J. (1999). Ponds.\n\nWho we are\n\nWe dig.\n"
    assert zones(text) == {"references", "heading", "prose"}


LISTED = (
    "Doe, J. (1999). Ponds of the north. Water Press.",
    "Alder, P. (2001). On moss. Moss, 3, 1-9.",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ["References", "Sources", "Further reading", "Reading list"])
@pytest.mark.parametrize(
    "after",
    [
        "A pond is a pool that nobody has dug, and many people walk around ponds at night.",
        "If you own a pond and cannot swim, talk to your neighbour before you dig.",
        "Dr Jo Alder is a pond keeper in the north. He has dug nine of them.",
        "Last reviewed: May 2020 by Jo Alder, MD",
        "This article was first published in the spring of 2012 by the pond club.",
        "Tags: ponds, moss, water",
        "Anna says: ponds are deep.",
        "Share this article",
        "Figure 1. Ponds by year.",
        "Funding: None was received for this work.",
        "Written by Jo Alder. Edited on 3 May 2020.",
        "Received 3 May 2019; accepted 4 June 2020.",
        "How to cite this article: Alder J. Frogs and moss. Ponds. 2012;1:1-2.",
        "See also: moss and frogs.",
        "Next: Ten ways to dig",
        "In 2012, Birch found that ponds are deep. Others (Roe, 2013) did not.",
    ],
)
def test_what_follows_on_a_list_is_no_entry(gap: str, heading: str, after: str) -> None:
    body = BODY if gap == "\n" else BODY.replace("\n", "\n\n")
    text = f"Gardens\n\n{body}\n{heading}{gap}" + gap.join((*LISTED, after)) + "\n"
    last = segment("made", text)[-3:]
    assert [one.zone == "references" for one in last] == [True, True, False]


@pytest.mark.parametrize("layout", ["{0}\n{1}", "{0}\n\n{1}", "1. {0}\n2. {1}", "[1] {0}\n[2] {1}"])
@pytest.mark.parametrize(
    "after",
    [
        "A pond is a pool that nobody has dug, and many people walk around ponds at night.",
        "Jo Alder is a pond keeper in the north.\nHe has dug nine of them.",
        "Last reviewed: May 2020 by Jo Alder, MD",
        "Disclaimer: None of this was tried.",
        "Acknowledgements",
        "Appendix A",
        "Table 1",
    ],
)
def test_prose_directly_below_the_last_entry_is_no_part_of_it(layout: str, after: str) -> None:
    body = BODY.replace("\n", "\n\n")
    text = f"Gardens\n\n{body}References\n\n{layout.format(*LISTED)}\n{after}\n\nWe dig.\n"
    passages = segment("made", text)
    last = next(one for one in passages if one.start == text.index(after))
    assert last.zone != "references"
    assert (passages[-1].zone, text[last.start : last.end]) == ("prose", after)


@pytest.mark.parametrize("layout", ["{0}\n\n{1}", "1. {0}\n2. {1}"])
@pytest.mark.parametrize(
    ("after", "is_entry"),
    [
        ("A pond is wet.", False),
        ("Anna, 34, takes a walk. She says it helps.", False),
        ("Pond Society. How to dig a pond.", True),
        ("Is your pond deep? Water Press, 2019.", True),
        ("https://example.org/what-a-pond-is", True),
    ],
)
def test_a_short_sentence_apart_from_sure_entries_is_none(
    layout: str, after: str, *, is_entry: bool
) -> None:
    body = BODY.replace("\n", "\n\n")
    text = f"Gardens\n\n{body}References\n\n{layout.format(*LISTED)}\n\n{after}\n"
    assert (segment("made", text)[-1].zone == "references") == is_entry


def test_the_last_line_of_an_entry_is_no_prose() -> None:
    body = BODY.replace("\n", "\n\n")
    listed = f"{LISTED[0]}\nAlder, P. (2001).\nPonds are what you make of them at night."
    assert zones(f"Gardens\n\n{body}References\n\n{listed}\n") == {"references"}


def test_a_sentence_between_entries_belongs_to_the_list() -> None:
    text = f"Gardens\n\n{BODY}\nReferences\n\n{LISTED[0]}\n\n"
    text += f"It is a book that says all there is.\n\n{LISTED[1]}\n"
    assert zones(text) == {"references"}


@pytest.mark.parametrize("paragraphs", [1, 2, 7])
@pytest.mark.parametrize("heading", ["Chapter 2", "Ponds at night", "2. Ponds at night"])
def test_a_chapter_between_two_lists_belongs_to_neither(heading: str, paragraphs: int) -> None:
    listed = "References\n\n" + "\n\n".join(LISTED)
    prose = "Ponds are deep (Doe, 1999).\n\n" * paragraphs
    text = f"Gardens\n\n{BODY}\n{listed}\n\n{heading}\n\n{prose}{listed}\n"
    found = [one.zone for one in segment("made", text)][-4 - paragraphs : -3]
    assert found == ["heading"] + ["prose"] * paragraphs


def test_the_last_lines_of_wrapped_entries_belong_to_it() -> None:
    listed = (
        "Doe, J 1999, 'The ponds of the north', Water and\n    Moss, vol. 4, pp. 3-7\n"
        "de la Cruz, R 2014, 'Mulch', Garden Science, vol. 5\n"
        "Harbour Office\n    2018, 'Tides', HO\n"
        "Alder, P 2022, 'On moss in the cold: a long year of\n    it', Urban Moss,\n"
        "    vol.\n    7, pp. e20044\n"
        "Pond Board. (2018). Frogs and\ninfants. Geneva, Switzerland: Pond\nBoard.\n"
        "Birch, R. (2021). Water reports suggest a wide\ndecline in frogs. One\n"
        "Pond, 4(1),\n114–123.\n"
    )
    text = f"Gardens\n\n{BODY * 2}References\n\n{listed}"
    assert zones(text) == {"references"}


IN_FULL = (
    "Alder, Kim. “New ponds and old: A walk round them.” Health of Ponds, vol. 7, 2010, pp. 2-7.",
    "Birch, Olga, and Li Huang. “Frogs.” Water Letters, vol. 1, 2015, pp. 5-6.",
    "Cedar, Mia, et al. “What do we know about what frogs eat?” Garden Notes, vol. 2, no. 1, 2017.",
    "Dock, Paul. Waking Early in the Town. Hedge Press, 2018.",
    "National Institute for Ponds and Frog Health. Bites among Adults. Pond Office, 2011.",
    "Roe, Sue. “Peas.” Rows, vol. 2, 2002, pp. 3-4.",
)


@pytest.mark.parametrize("width", [44, 56, 64, 72, 80])
@pytest.mark.parametrize("form", ["{entry}", "{number}. {entry}", "[{number}]\n{entry}"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_no_first_line_of_an_entry_is_a_heading(form: str, indent: str, width: int) -> None:
    listed = [form.format(entry=one, number=n) for n, one in enumerate(IN_FULL * 3, 1)]
    wrapped = [
        "\n".join(textwrap.fill(part, width, subsequent_indent=indent) for part in one.split("\n"))
        for one in listed
    ]
    assert zones(f"Gardens\n\n{BODY}\n\nReferences\n\n" + "\n".join(wrapped)) == {"references"}


def test_a_heading_over_an_indented_paragraph_ends_it() -> None:
    after = "Who we are\n    We dig ponds.\n"
    text = f"Gardens\n\n{BODY}\nReferences\n\nDoe, J. (1999). Ponds.\n\n{after}"
    assert zones(text) > {"references"}
