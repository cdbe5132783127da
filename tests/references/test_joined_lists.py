"""Entries that run together in one paragraph, or are broken over lines, in many styles."""

from __future__ import annotations

import textwrap

import pytest

from reviewbook.references.entry_lines import entry_spans

LISTS = {
    "names and dates in brackets": (
        "Alder, P., Birch, D., & Hill, K. (2007). What a ferry does to a village. Landing Notes, "
        "80(4), 345–361.",
        "Canal Board of Wexmoor. (2016, March 11). Water levels in the upper pound [Note]. "
        "https://example.org/news/water-levels",
        "Marsh, T., & de Vries, L. (in press). Reeds and readers. Journal of Wet Places.",
        "Okoro, C. (2018). Lock gates as commons. In R. Sedge & P. Rush (Eds.), Canals and their "
        "people (pp. 88–109). Towpath Press.",
        "What the heron knows. (2012, June). Wetland Monthly, 5(2), 14–16.",
    ),
    "single quotes": (
        "Fenn, J. and Marsh, T. (2013) 'Eels, ladders and other bypasses', Journal of River "
        "Engineering, 44(3), pp. 201-219.",
        "Fenn, J. (2014a) 'After the ladder', Eel Letters, 2, pp. 1-4.",
        "Fenn, J. (2014b) 'Before the ladder', Eel Letters, 3, pp. 5-9.",
        "Hull Evening Barge (1911) 'Ice breaks the bridge', 3 February, p. 2.",
        "Trent Boating Association (2020) Code of conduct. 4th edn. Wexmoor: TBA.",
    ),
    "names in full": (
        "Carter, Lena, and Tom Fenn. “Ferry Songs of the Wex.” Journal of Boat Lore 14, no. 2 "
        "(1998): 55–71.",
        "———. “More Ferry Songs.” Journal of Boat Lore 15, no. 1 (1999): 3–12.",
        "Dredge, Pat, ed. Silt: A Reader. Wexmoor: Mud House, 2005.",
        "Fenn, Tom. “The Quiet Lock.” In Silt: A Reader, edited by Pat Dredge, 19–34. Wexmoor: Mud "
        "House, 2005.",
        "Wexmoor Gazette. “Swans Stop Regatta.” July 9, 1932.",
    ),
    "laws and cases": (
        "Canals Preservation Act of 1991, Pub. L. No. 102-999, 105 Stat. 8001.",
        "Fenn v Port of Wexmoor [2011] EWCA Civ 9999, [2012] 1 WLR 77",
        "Navigation (Small Boats) Act 1987, s 4(2)",
        "Sedge R, 'Who Owns the Towpath?' (2008) 67 Wexmoor Canal LJ 311",
        "Waterways Commission, Locks and Liability (Waterways Com No 41, 2013)",
    ),
    "pages of the web": (
        "BBC Canals. How locks work. 2014. https://example.com/locks/how (accessed 3 May 2015).",
        "Marsh, T. Why I moved onto a boat. Towpath Blog. 12 August 2016. "
        "https://blog.example.org/2016/08/boat",
        "Lock Society. (2017). Find a lock. https://example.org/find",
        "Fenn, Judith. \"Herons at home.\" Wetland Watch. 2 June 2011. Web. 5 July 2012.",
    ),
    "names before a colon": (
        "Deich, Karl; Siel, Anna (Hrsg.): Schleusen und Menschen. Ein Lesebuch. 2. Aufl. Husum: "
        "Wattverlag 1988.",
        "Siel, Anna: Vom Warten an der Schleuse. In: Deich, Karl; Siel, Anna (Hrsg.): Schleusen "
        "und Menschen. Husum: Wattverlag 1988, S. 11–29.",
        "Siel, Anna/Groden, Uwe: Ebbe als Lebensform, Bremen 2003.",
        "Wasseramt Husum (Hg.) (2010): Jahresbericht der Schleusen. Husum.",
    ),
}  # fmt: skip


def split(text: str) -> list[str]:
    return [" ".join(text[slice(*span)].split()) for span in entry_spans(text, [(0, len(text))])]


def broken(entry: str) -> str:
    return textwrap.fill(entry, 78, break_long_words=False, break_on_hyphens=False)


@pytest.mark.parametrize("style", LISTS)
def test_entries_of_any_style_are_found_in_one_paragraph(style: str) -> None:
    entries = [*LISTS[style]]
    assert split(" ".join(entries)) == entries


@pytest.mark.parametrize("style", LISTS)
def test_entries_of_any_style_are_found_in_broken_lines(style: str) -> None:
    entries = [*LISTS[style]]
    assert split("\n".join(map(broken, entries))) == entries


def test_numbers_part_a_list_whatever_its_entries_begin_with() -> None:
    entries = [
        "Fenn T. Locks. Hull: Mooring Press; 1999.",
        "2018 rules for the care of old locks. Lock J. 2018;39:1–60.",
        "^ a b Haug, Siv (1998). Boathouses. Oslo: Naust. pp. 33–40.",
        "„Ebbe.“ Wattblatt, vol. 5. Husum, 2001.",
    ]
    numbered = [f"{number}. {entry}" for number, entry in enumerate(entries, 1)]
    assert split(" ".join(numbered)) == numbered


def test_the_number_of_a_volume_parts_no_entry() -> None:
    entries = ["1. Fenn T. Locks, vol. 2. London: Mooring Press; 1999.", "2. Reed P. Ropes. 2001."]
    assert split(" ".join(entries)) == entries


@pytest.mark.parametrize("entry", [entry for entries in LISTS.values() for entry in entries])
def test_one_entry_stays_one(entry: str) -> None:
    assert split(entry) == [entry]
