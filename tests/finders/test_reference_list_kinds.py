"""Lists of references of every kind are found, and what stands in them is listed whole."""

from __future__ import annotations

import textwrap

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography

BODY = "\n\n".join(f"This is paragraph {number} of a text about gardens." for number in range(6))
KINDS = {
    "with authors": (
        "Alder, P. (2019). On hedges and what grows in them. Garden Notes, 12, 45-67.",
        "Birch, R., & Cedar, T. (2001). Moss. Hedge Press.",
        "Doe, J. (1999). Ponds of the north, with a map. Water Letters, 3, 1-9.",
    ),
    "addresses": ("https://example.org/a", "www.example.com/moss", "http://example.net/?q=1&b=2"),
    "short": ("RHS. Moss advice. 2019.", "Kew. Ponds. 2021.", "Garden Trust. Soil. 2015."),
    "names alone": ("RHS", "Garden Trust", "Kew Gardens"),
    "titles": ("“Moss advice” – Garden Trust", "Ponds – Kew", "Hedges and you | Hedge Society"),
}
MARKERS = {
    "none": ("", "", ""),
    "bullets": ("- ", "- ", "- "),
    "numbers": ("1. ", "2. ", "3. "),
    "numbers without a stop": ("1 ", "2 ", "3 "),
    "brackets": ("[1] ", "[2] ", "[3] "),
    "raised": ("¹ ", "² ", "³ "),
    "raised, no blank": ("¹", "²", "³"),
    "carets": ("^1 ", "^2 ", "^3 "),
    "footnotes": ("[^1]: ", "[^2]: ", "[^3]: "),
}
HEADINGS = (
    """
Citations|Endnotes|End notes|Notes|Footnotes|Further reading|Suggested reading|Works cited
Works consulted|Sources|Bibliography|Literature|References|Reference list|Key references
References and further reading|Sources and further reading|Notes and references
""".strip()
    .replace("\n", "|")
    .split("|")
)
FORMS = ("{}", "{}:", "**{}**", "**{}:**", "## {}", "7. {}", "7 {}", "VII. {}", "7.1 {}", "{} (3)")
TEXTS = (
    "Notes\n\nThe garden is closed on Mondays, and dogs stay outside.\n\nBring a coat.",
    "Notes\n\nMoss was first counted here in 1999. The wall was built in 2001.",
    "Sources\n\nThe spring rises under the hill. It has three sources and no name.",
    "Citations\n\nReaders want to know where a claim comes from.",
    "Further reading\n\nAsk your library about gardens.",
    "Web sources\n\nDoe, J. (2019) counted moss here. Few came.\n\nAsh, B. (2020) did too.",
    "Key studies\n\n- rain in 1999\n- moss\n\nBring a coat.",
    "Light reading\n\nThe wall was built in 2001. Moss came.",
    "Doe, J. (2019) counted it.\n\nAsh, B. (2020) did.\n\nRoe, C. (2021) saw none.",
    "Doe, A. was given moss in 2015.\n\nAsh, B. was given a frog in 2016.\n\nRoe, C. had none.",
    "Doe, A.: We use moss.\n\nAsh, B.: And frogs.\n\nDoe, A.: They eat slugs.\n\nAsh, B.: Yes.",
    "Members\n\nDoe, A. (chair)\n\nAsh, B. (treasurer)\n\nRoe, C. (tea)\n\nElm, D. (since 2001)",
    "Patient A. was given moss in 2015.\n\nPatient B. had it in 2016.\n\nPatient C. in 2017.",
    "Years\n\n1904. A wall.\n\n1950. Moss came, in 1950.\n\n1999. It was sold in May, 1999.",
    "Literature\n\nPoets have loved the garden since 1600. They wrote of roses.",
)


def entries(listed: str, heading: str = "References", gap: str = "\n\n") -> list[str]:
    text = f"Gardens\n\n{BODY}\n\n{heading}{gap}{listed}\n"
    document = Document("made", text, tuple(segment("made", text)))
    return [text[one.start : one.end] for one in list_entries(document, Bibliography())]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("marks", MARKERS.values(), ids=MARKERS)
@pytest.mark.parametrize("listed", KINDS.values(), ids=KINDS)
def test_each_entry_is_one(listed: tuple[str, ...], marks: tuple[str, ...], between: str) -> None:
    marked = [mark + entry for mark, entry in zip(marks, listed, strict=True)]
    found = entries(between.join(marked))
    assert [one.endswith(entry) for one, entry in zip(found, listed, strict=True)] == [True] * 3


MIXED = (
    (
        "Alder, P. (2012). Ponds in the city. Pond Press.",
        "Garden Trust. (2020, May 3). Pond facts. https://www.example.org/ponds",
        "Birch, A. (2015). Frogs and newts. In C. Elm & D. Oak (Eds.), Ponds (pp. 5-60). Moss.",
        "Cedar, L. (n.d.). Wax. Retrieved May 4, 2020, from https://example.org/wax",
        "Dock, R. (in press). Reeds of the north. Journal of Ponds.",
        "Hazel, V. (1999, November 3-5). Heat [Paper presentation]. Pond Club, Moor, England.",
        "Insects at night. (2018). In Wonders of the garden (3rd ed., Vol. 2). Garden Press.",
        "Kent, X. (1953). The frogs (D. Ilse, Trans.). Pond Press. (Original work published 1927)",
        "Pond Board, & Garden Trust. (2011). Moss for all: A guide (Report No. 12). PB.",
    ),
    (
        "Alder, Pia. Ponds in the City. Pond Press, 2012.",
        "“Frogs at Night.” Moor Times, 3 May 2019, www.example.com/frogs.",
        "Birch, Ann. “Frogs and Newts.” Ponds, edited by Cy Elm, Moss Press, 2015, pp. 5-60.",
        "Cedar, Li, and Rosa Dock. Wax: A History. 2nd ed., Moss Press, 2004.",
        "---. Wax Again. Moss Press, 2006.",
        "Fern, Tom, et al. “Reeds of the Pond.” Pond Letters, vol. 3, no. 2, 2001, pp. 4-9.",
        "“Pond Facts.” Garden Trust, 2020, www.example.org/ponds. Accessed 3 May 2020.",
        "Jones, Wes, director. The Pond. Moor Films, 2014.",
        "Kent, Xan. The Frogs. Translated by Dora Ilse, Moss Press, 1954.",
        "Pond Board. Moss for All: A Guide. PB, 2011.",
    ),
)
LAID_OUT = {
    "blank lines": "\n\n".join,
    "one a line": "\n".join,
    "without stops": lambda listed: "\n".join(one.rstrip(".") for one in listed),
    "hanging": lambda listed: "\n".join(_fill(one, "    ") for one in listed),
    "wrapped": lambda listed: "\n\n".join(map(_fill, listed)),
    "numbered": lambda listed: "\n".join(_fill(f"{n}. {e}") for n, e in enumerate(listed, 1)),
    "number and tab": lambda listed: "\n".join(f"{n}\t{e}" for n, e in enumerate(listed, 1)),
    "number above": lambda listed: "\n".join(f"[{n}]\n{e}" for n, e in enumerate(listed, 1)),
}


def _fill(entry: str, indent: str = "") -> str:
    return textwrap.fill(entry, 72, subsequent_indent=indent, break_on_hyphens=False)


@pytest.mark.parametrize("layout", LAID_OUT)
@pytest.mark.parametrize("listed", MIXED, ids=["by date", "by name"])
def test_works_of_all_kinds_are_told_apart(listed: tuple[str, ...], layout: str) -> None:
    found = [" ".join(one.split()) for one in entries(LAID_OUT[layout](listed))]
    ends = [one.rstrip(".") for one in listed]
    assert [one.rstrip(".").endswith(end) for one, end in zip(found, ends, strict=True)] == [
        True for _ in ends
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_list_is_known_by_its_heading(heading: str, form: str, gap: str) -> None:
    listed = "\n".join(KINDS["with authors"])
    for written in (heading, heading.upper(), heading.title()):
        assert len(entries(listed, form.format(written), gap)) == len(KINDS["with authors"])


BELOW = [("Woher", "\n\n"), ("R e f e r e n c e s", "\n\n")] + [
    (heading, gap)
    for heading in ("Web sources", "Works used", "Key papers", "Notes on sources")
    for gap in ("\n", "\n\n")
]


@pytest.mark.parametrize("form", ["{}", "{}:", "**{}**", "{} [3]"])
@pytest.mark.parametrize(("heading", "gap"), BELOW)
def test_a_list_is_known_by_its_entries(heading: str, gap: str, form: str) -> None:
    listed = KINDS["with authors"]
    found = entries("\n".join(listed), form.format(heading), gap)
    assert [one.endswith(entry) for one, entry in zip(found, listed, strict=True)] == [True] * 3


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_works_without_authors_and_years_are_entries(between: str) -> None:
    listed = ["Pond Board. Frogs", "Moss Trust. What is moss?", "Garden Club. Newts: a history"]
    address = "https://www.example.org/moss"
    more = ["Reed Society. How to cut reeds with care, by hand and without any harm", "Bog. Bogs"]
    assert entries(between.join([*listed, address, *more])) == [*listed, address, *more]
    each = [f"{one}\n{address}" for one in listed]
    assert entries(between.join(each)) == each


def test_the_end_of_a_page_parts_entries() -> None:
    listed = KINDS["with authors"]
    assert entries("\n\f".join(listed)) == [*listed]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_below_such_a_heading_is_no_list(text: str) -> None:
    whole = f"Gardens\n\n{BODY}\n\n{text}\n"
    assert {one.zone for one in segment("made", whole)}.isdisjoint({"references"})


def test_an_address_below_an_entry_belongs_to_it() -> None:
    listed = "\n\n".join(f"{one}\n\nhttps://doi.org/10.1/x" for one in KINDS["with authors"])
    found = entries(listed)
    assert len(found) == len(KINDS["with authors"])
    assert all(one.endswith("10.1/x") for one in found)


@pytest.mark.parametrize("number", ["", "{}. "])
@pytest.mark.parametrize(
    "links",
    [
        "CrossRef | Google Scholar", "View Article\n\nPubMed/NCBI\n\nGoogle Scholar",
        "View in Scopus\nGoogle Scholar", "Article  CAS  PubMed  PubMed Central  Google Scholar",
        "Full Text PDF\n\nCited by 12", "[Google Scholar] [CrossRef]", "View at Publisher",
        "(Accessed: 3 May 2021).",
    ],
)  # fmt: skip
def test_links_and_visits_belong_to_the_entry_above(links: str, number: str) -> None:
    numbered = [number.format(n) + one for n, one in enumerate(KINDS["with authors"], 1)]
    listed = "\n\n".join(f"{one}\n\n{links}" for one in numbered)
    assert len(entries(listed)) == len(KINDS["with authors"])


def test_a_footnote_that_names_a_work_is_an_entry_wherever_it_stands() -> None:
    text = f"Gardens\n\n[^1]: Doe, J. (1999). Ponds.\n\n{BODY}\n\n[^2]: Ponds are wet.\n"
    zones = [one.zone for one in segment("made", text)]
    assert [zones[1], zones[2], zones[-1]] == ["references", "prose", "prose"]


BEHIND = """
Beans rest.|Nobody knows why.|We thank Ann Moss.|The authors thank the bees.|All rights reserved.
The authors declare no conflict of interest.|None declared.|Photo by Ann Moss
Copyright 2020 Garden Press|Published 3 May 2020|Thank you for reading.
""".strip().replace("\n", "|").split("|")  # fmt: skip


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_line_behind_a_list_is_no_entry(behind: str, gap: str) -> None:
    if gap == "\n" and len(behind.split()) < 4:
        gap = "\n\n"
    listed = [*KINDS["with authors"]]
    assert entries("\n\n".join(listed) + gap + behind) == listed


@pytest.mark.parametrize(
    "behind", ["Appendix A: Questions\n\nHow do you rest?", "About Ann Moss\n\nShe writes."]
)
def test_a_part_behind_a_list_is_no_entry(behind: str) -> None:
    listed = [*KINDS["with authors"]]
    assert entries("\n\n".join(listed) + "\n\n" + behind) == listed
