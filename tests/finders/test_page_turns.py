"""Lists of references in plain text whose pages still have their numbers and running heads."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entries import bare_entry

ENTRIES = [
    "Brook, A. (2001). The bridge and the people of the town. Pond Press.",
    "Hill, B., & Lake, C. (2002). A year on the bridge, told by those who guarded it in the "
    "winter. Bridge and Road, 4(2), 11-19. https://doi.org/10.5555/road.11",
    "Moor, D. (2003). Walls of stone. In E. Reed (Ed.), Stones and walls of the northern valleys "
    "(pp. 3-9). Pond Press.",
    "Oak, F. (2004). Who paid for the road. Bridge and Road, 6, 1-8.",
    "Pine, G., & Rush, H. (2005). The wind and the wren: How small birds live through storms at "
    "sea. Wood Press.",
    "Sage, I. (2006). Two roads. In J. Thorn (Ed.), The roads of old days: What was left of them "
    "(pp. 40-52). Wood Press.",
    "Vale, K. (2007). Water under stones. Bridge and Road, 9(1), 20-31.",
    "Wold, L. (2008). Why the ferry stopped in the summer of the great drought, and who asked for "
    "it. River Notes, 3, 4-14.",
]
BODY = "The bridge was built in a year, and the men of the town built it. It still stands.\n\n" * 9
WIDTH = 60

Turn = Callable[[int], str]
TURNS: dict[str, Turn] = {
    "a number": lambda page: f"\n\n{page}\n\n",
    "a number and a head": lambda page: f"\n\n{page}\n\nBRIDGES OF STONE\n\n",
    "a number, a form feed and a head": lambda page: f"\n\n{page}\n\n\fBridges of Stone\n\n",
    "a head with its number": lambda page: f"\n\n\f{page}   A. Brook\n\n",
    "heads of either side": lambda page: (
        f"\n\n\f{page}   A. Brook\n\n" if page % 2 else f"\n\n\fBridges of Stone   {page}\n\n"
    ),
    "a head without blank lines": lambda page: f"\n\fBRIDGES OF STONE {page}\n",
    "a page of pages": lambda page: f"\n\nPage {page} of 20\n\n",
    "a number in dashes": lambda page: f"\n\n- {page} -\n\n",
}


def found(laid_out: str) -> list[str]:
    text = f"Bridges\n\n{BODY}References\n\n{laid_out}\n"
    document = Document("made", text, tuple(segment("made", text, "")))
    return [bare_entry(text, one) for one in list_entries(document, Bibliography())]


def paged(lines: list[str], by_page: int, turn: Turn) -> str:
    pages = ["\n".join(lines[n : n + by_page]) for n in range(0, len(lines), by_page)]
    return "".join(page + turn(11 + n) for n, page in enumerate(pages[:-1])) + pages[-1]


@pytest.mark.parametrize("form", ["{}", "[{n}] {}", "{n}. {}"])
@pytest.mark.parametrize("by_page", [5, 6, 7, 8, 9, 10, 11, 12])
@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_a_page_may_end_anywhere_in_a_list(turn: Turn, by_page: int, form: str) -> None:
    written = [form.format(entry, n=n) for n, entry in enumerate(ENTRIES, 1)]
    lines = [line for one in written for line in textwrap.wrap(one, WIDTH)]
    assert found(paged(lines, by_page, turn)) == ENTRIES


def test_a_list_ends_behind_a_page_where_a_heading_and_a_text_follow() -> None:
    behind = "\n\n12\n\nWhat the Ferry Cost\n\nIt has cost us more than we thought, said the town."
    assert found("\n".join(ENTRIES) + behind) == ENTRIES


@pytest.mark.parametrize(
    "between",
    ["Figure 3. The old bridge.", "References (continued)", "Downloaded from the pond by a guest"],
)
def test_what_stands_between_entries_is_none(between: str) -> None:
    assert found("\n".join([*ENTRIES[:4], "", between, "", *ENTRIES[4:]])) == ENTRIES


def test_a_numbered_entry_at_the_head_of_a_page_is_an_entry() -> None:
    lines = [f"{n} {entry}" for n, entry in enumerate(ENTRIES, 1)]
    assert found("\n\n\f".join(lines)) == ENTRIES


SHORT = ["Hedges and Walls", "Pond Board. Frogs", "The ferry is old, and it is slow.", ENTRIES[3]]
AMONG = {
    "no page": "",
    "a page": "\n\n17\n\nBRIDGES OF STONE\n\n",
    "a fed page": "\n17\n\fBridges\n",
}


@pytest.mark.parametrize("among", AMONG)
@pytest.mark.parametrize("behind", ["\n", "\n\n"])
@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize("form", ["{}", "{}.", "[{}]", "({})", "{})"])
def test_numbers_alone_that_count_up_are_those_of_entries(
    form: str, below: str, behind: str, among: str
) -> None:
    first, *rest = [f"{form.format(n)}{below}{entry}" for n, entry in enumerate(SHORT, 1)]
    assert found(first + (AMONG[among] or behind) + behind.join(rest)) == SHORT


def test_numbers_alone_are_counted_anew_in_each_list() -> None:
    one = "\n".join(f"{n}.\n{entry}" for n, entry in enumerate(SHORT[:3], 1))
    assert found(f"{one}\n\nFurther reading\n\n{one}\n\nAppendix\n\n{BODY}") == SHORT[:3] * 2


def test_an_entry_with_its_number_alone_goes_on_behind_a_page() -> None:
    laid_out = f"1\n\nHedges\n\n2\n\nWalls{AMONG['a page']}of stone. 2001.\n\n3\n\nThe Ferry Book"
    assert found(laid_out) == ["Hedges", "Walls of stone. 2001.", "The Ferry Book"]


def test_numbers_of_pages_may_count_up_from_one() -> None:
    pages = [f"{entry}\n\n{n}\n\nBRIDGES\n\n" for n, entry in enumerate(ENTRIES, 1)]
    assert found("".join(pages)) == ENTRIES


def test_a_head_that_reads_as_an_entry_does_is_told_by_standing_on_every_page() -> None:
    turn = "\n\nBridge and Road 4 (2011)\n{}\n\f\n"
    pages = [turn.format(page) + "\n".join(ENTRIES[page : page + 2]) for page in (0, 2, 4, 6)]
    assert found("".join(pages)) == ENTRIES
