"""What a reader relies on in works cited by a name of their own: labels, keys, cases and acts."""

from __future__ import annotations

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import find_citations, link_citations
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography


def cited(sentences: str, listed: str = "") -> list[tuple[str, str]]:
    """Return what is cited, and the positions of the entries that each work can be."""
    below = f"\n\nReferences\n\n{listed}" if listed else ""
    text = f"Ponds\n\n{sentences}{below}\n"
    document = Document("d", text, tuple(segment("d", text)))
    entries = list_entries(document, Bibliography())
    links = link_citations(document, entries)
    rows = find_citations(document, entries, Bibliography(), links)
    linked = {
        (link.start, link.end): " ".join(
            "|".join(str(entry.position) for entry in one) or "?" for one in link.meant
        )
        for of in links.values()
        for link in of
    }
    return [(row.surface, linked.get((row.start, row.end), "")) for row in rows]


LABELLED = """[ABC+12] A. Alder, B. Birch, and C. Cedar. On trees. J. Ponds 3 (2012), 1-9.

[DR89] V. Dann and L. Reed. The structure of ponds. Archive for Ponds 28 (1989), 181-203.

[Gir87] Jean Girt. Linear ponds. Pond Sci. 50 (1987), 1-102.

[Smu68] Raymond M. Smule. First-Order Ponds. Tern, Hull, 1968.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ponds are old [Smu68].", [("[Smu68]", "4")]),
        ("They are linear [Gir87, DR89].", [("[Gir87, DR89]", "3 2")]),
        ("Trees help [see ABC+12, Thm. 3].", [("[see ABC+12, Thm. 3]", "1")]),
        ("So they say [Gir88].", [("[Gir88]", "?")]),
        ("Press [F12], or [sic] type [Enter]; a[Smu] is no label.", []),
    ],
)
def test_a_label_of_the_list_cites(sentence: str, found: list[tuple[str, str]]) -> None:
    assert cited(sentence, LABELLED) == found


def test_without_labels_in_the_list_brackets_with_letters_are_none() -> None:
    assert cited("Ponds are old [Smu68].", "Smule, R. (1968). Ponds. Tern, 1, 2-3.") == []
    assert cited("Ponds are old [Smu68].") == []


KEYED = """Turner, Q. (2011). Slow ponds. Pond, 1, 2-3.

Turner, Q. (2012a). Moss. Pond, 2, 2-3.

Turner, Q. (2012b). Reed. Pond, 2, 4-5.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It is so [@turner2011].", [("[@turner2011]", "1")]),
        ("[@turner2011slow, p. 3; @mo1999]", [("@turner2011slow, p. 3", "1"), ("@mo1999", "?")]),
        ("So [@turnerReed2012].", [("[@turnerReed2012]", "2|3")]),
        ("So [@turner2012a].", [("[@turner2012a]", "2")]),
        ("[@turner_2011]; so @turner2012b", [("[@turner_2011]", "1"), ("@turner2012b", "3")]),
        ("Follow @anna1999, or [@gardener], or ann@turner2011.org.", []),
    ],
)  # fmt: skip
def test_a_key_that_the_bibliography_lacks_means_the_entry_it_is_made_of(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    assert cited(sentence, KEYED) == found


LAW = """Moss v Alder [1932] AC 9999.

Pond Rights Act 1998

R (Fern) v Secretary of State for Ponds and Rivers [2017] UKSC 9999

Reed v. Tern, 999 U.S. 113 (1973)
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In Moss v Alder [1932] AC 9999 they won.", [("Moss v Alder [1932] AC 9999", "1")]),
        ("See Reed v. Tern, 999 U.S. 113 (1973).", [("Reed v. Tern, 999 U.S. 113 (1973)", "4")]),
        ("So it was (Reed v. Tern, 1973).", [("Reed v. Tern, 1973", "4")]),
        (
            "So R (Fern) v Secretary of State [2017] UKSC 9999 says.",
            [("R (Fern) v Secretary of State [2017] UKSC 9999", "3")],
        ),
        ("Under the Pond Rights Act 1998 it is.", [("Pond Rights Act 1998", "2")]),
        ("See Elm v Birch (1980) 2 WLR 9999 (CA).", [("Elm v Birch (1980) 2 WLR 9999 (CA)", "?")]),
        ("Elm v. Birch (1954) was another. The Fish Act 2010 is older.", []),
        ("Red Hats v. Blue Hats, 12 May 2003; Type I v Type II, 12 Patients 30.", []),
        ("Leeds v Hull (2012) was a draw. Drug A v placebo (2012) was none.", []),
    ],
)
def test_cases_and_acts_are_cited_by_their_names(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    assert cited(sentence, LAW) == found


def test_a_case_with_its_report_dangles_where_nothing_is_listed() -> None:
    said = "Moss v Alder [1932] AC 9999 is old. Elm v. Birch (1954) is not. The Fish Act 2010 is."
    assert cited(said) == [("Moss v Alder [1932] AC 9999", "?")]


def test_a_table_of_cases_is_a_list() -> None:
    case = "Moss v Alder [1932] AC 9999"
    text = f"Ponds\n\n{case} says so.\n\nTable of cases\n\n{case}\n"
    document = Document("d", text, tuple(segment("d", text)))
    assert len(list_entries(document, Bibliography())) == 1


DATED = """Kin, A. (2012a). Ice. Pond, 1, 2-3.

Kin, A. (2012b). Reed. Pond, 1, 4-5.

Nak, B. (1998a). Ice. Pond, 1, 2-3.

Nak, B. (1998b). Moss. Pond, 1, 6-8.

Pucher, A. and Reed, C. (eds) (2012). Cities. Tern.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Pucher and Reed (eds) (2012) say.", [("Pucher and Reed (eds) (2012)", "5")]),
        ("Pucher and Reed (eds.) (2012) say.", [("Pucher and Reed (eds.) (2012)", "5")]),
        ("Kin (2012a; b) says.", [("Kin (2012a; b)", "1 2")]),
        ("So it is (Kin, 2012a; b).", [("(Kin, 2012a; b)", "1 2")]),
        ("Nak's 1998 papers (1998a, 1998b) say.", [("Nak's 1998 papers (1998a, 1998b)", "3 4")]),
        ("Nak's 1998 papers say.", [("Nak's 1998", "3|4")]),
    ],
)
def test_editors_and_letters_stand_between_authors_and_dates(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    assert cited(sentence, DATED) == found


def test_a_range_of_brackets_behind_several_groups_cites() -> None:
    names = "Alder Birch Cedar Doe Elm Fern".split()
    listed = "\n".join(
        f"[{n}] {one} A. Ice. J Ponds. 2012;1:1-9." for n, one in enumerate(names, 1)
    )
    found = cited("Several groups [1]-[3], [6] have measured it. See group [4].", listed)
    assert found == [("[1]-[3]", "1 2 3"), ("[6]", "6")]


def test_notes_are_the_list_of_a_document_that_has_none() -> None:
    notes = (
        "[^1]: E. P. Thorn, “The Wet Economy,” Past and Pond 50 (1971): 76–136.\n\n"
        "[^2]: Jane Alder, Swans of the Ice (Leeds: Hill, 1999), 12.\n\n[^3]: Ibid., 14.\n\n"
        "[^4]: I thank a swan.\n\n[^5]: Alder, Swans, 20; Thorn, “Wet Economy,” 80.\n\n"
        "[^6]: Hart, Lions, 20."
    )
    marks = " ".join(f"It froze.[^{n}]" for n in range(1, 7))
    text = f"Ponds\n\n{marks}\n\n{notes}\n"
    document = Document("d", text, tuple(segment("d", text)))
    entries = list_entries(document, Bibliography())
    assert [entry.families for entry in entries] == [("thorn",), ("alder",)]
    links = [link for of in link_citations(document, entries).values() for link in of]
    assert {
        text[link.start : link.end]: [[one.position for one in work] for work in link.meant]
        for link in links
    } == {"[^1]": [[1]], "[^2]": [[2]], "[^3]": [[2]], "[^5]": [[2], [1]], "[^6]": [[]]}


def test_a_note_that_only_remarks_cites_nothing_where_nothing_is_listed() -> None:
    text = (
        "Ponds\n\nIt froze.[^1] It sang.[^2]\n\n[^1]: I thank a swan.\n\n[^2]: Hart, Lions, 20.\n"
    )
    document = Document("d", text, tuple(segment("d", text)))
    assert [row.surface for row in find_citations(document, [], Bibliography())] == ["[^2]"]
