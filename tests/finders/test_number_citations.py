"""What a reader relies on in citations by number or mark: each form finds its entry."""

from __future__ import annotations

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import link_citations
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography

WORDS = "Alder Birch Cedar Doe Elm Fern Gorse Hazel".split()
ENTRIES = [f"{name} A. On {name}. J Ponds. 201{n};{n}:1-9." for n, name in enumerate(WORDS)]
CITED = """
Ponds freeze [1]. => 1
Ponds freeze [1–3,5]. => 1 2 3 5
Ponds freeze [1]–[3]. => 1 2 3
Ponds freeze [1],[2]. => 1 2
Ponds freeze [refs. 2, 3]. => 2 3
Ponds freeze [see 2, p. 4]. => 2
Ponds freeze [7, Ch. 2]. => 7
Ponds freeze (refs 1, 2). => 1 2
Ponds freeze (ref. 3). => 3
Ponds freeze (see refs 4–6). => 4 5 6
As in ref 7, ponds freeze. => 7
So say refs. 3 and 4. => 3 4
See Reference 6. => 6
Ponds freeze (1) or thaw (2, 3). => 1 2 3
Ponds freeze(3). => 3
Cedar et al. (3) say so. => 3
In one trial (5) it froze. => 5
Ponds freeze.3-5 They thaw. => 3 4 5
"Ponds freeze."3 They thaw. => 3
Ponds freeze³,⁴ and thaw⁵⁻⁷. => 3 4 5 6 7
Ponds froze for it.² => 2
Ponds freeze^1. => 1
Ponds freeze^1,2 and thaw.^3 They do. => 1 2 3
Ponds freeze [^4]. => 4
Ponds freeze [12]. => ?
Ponds freeze [1 and 3]. => 1 3
(Some ponds freeze).4 They thaw. => 4
Ponds5 freeze. => 5
Ponds2,3 freeze. => 2 3
Ponds freeze <sup>6</sup>. => 6
Ponds freeze. (1) => 1
Ponds freeze. (1) They thaw. (3) => 1 3
Ponds “freeze”2 at night. => 2
Ponds freeze.¹˒² => 1 2
Ponds freeze¹, ³ at night. => 1 3
Ponds freeze.⁷ ⁸ They thaw.¹ ³ => 7 8 1 3
Ponds freeze ² ⁴ ⁵ at night. => 2 4 5
In 1789⁴ ⁶ ponds froze. => 4 6
The frog came second (2, 3). => 2 3
Five m² of water, in m ² ³, is of ⁸O. =>
In 2015 [1, 5] ponds froze. => 1 5
The score (4) was low. =>
We did two things. (1) We dug. (2) We sowed. =>
The array a[1] is zero. =>
See Table1 on omega3 fats. =>
He won (3) of the games. =>
Two (2) ponds have (4) shores. =>
At (5) feet, on day (3), page (2). =>
(1) Go. (2) Stop. (3) Wait. =>
See Figure [3], Eq. (2) and Table [4]. =>
Chapter (4) lasts [2, 5] seconds. =>
A range of [1, 5], a 95% CI of [2, 7], and [0, 1]. =>
Let x^2 + y^3 be 4 m² or 10⁻³. =>
The mean was 3.2 [1.1, 5.0] hours, the median 3 [1, 5]. =>
In 1999. 3 ponds froze at 5.3 feet. =>
Ponds froze for two weeks.3 They thaw. => 3
Ponds freeze [3 4]. => 3 4
Ponds freeze (3 5). => 3 5
Ponds freeze (1 and 3). => 1 3
Ponds freeze (2, p. 45), and thaw (3, table 1). => 2 3
Ponds freeze (reviewed in 2) or thaw (see also 3). => 2 3
Ponds freeze (see references 2 and 3). => 2 3
Ponds freeze (8, 10-11). => 8 ? ?
Ponds freeze.12 They thaw,12 and freeze.¹² => ? ? ?
Children (5-14) came. =>
On a scale (1-5), and rated (0–8), ponds are cold. =>
Line [3] of page [4] says so. See note [5]. =>
Call us on (1) 555 or (02) 7946. =>
He came fifth (5). =>
Ponds freeze (1)(2). => 1 2
Ponds freeze (1), (2). => 1 2
'Ponds freeze.'4 They thaw. => 4
He said ‘ponds freeze’4 then. => 4
That was in summer’4 or so. =>
Doe4 dug one, and Elm5 did too. => 4 5
Oct4 and Mp3 are no people. =>
Press key [1], [2] or [3]. Then hit [4]. =>
It is the key [1], they select [2]. => 1 2
Fifty ponds (5) froze, and two thin ponds (3) did. =>
In two trials (5) it froze. => 5
Ages (3-5) were low, and the sizes (2-4) too. =>
‘Ponds freeze’ (4) is what they say. => 4
Doe (4) says so; Elm (5) does too. => 4 5
Doe et al4 dug one, Cedar and Doe3,4 another. => 4 3 4
Model (2) is best. Moss (2) grows. => 2
Rows [1] to [3] are empty. =>
Ponds differ, F(2, 3) = 4.1, t (4) = 3.2, χ²(3) < 1, r(5) and F(1, 2), p = .02. =>
Let g(1, 2) be f(3) + P(4). =>
The vector [3 4] and rows [1 2] and [3 4] are long. =>
"""
FORMS = ("{}. ", "[{}] ", "{} ", "^{} ", "[^{}]: ")


def cited(text: str) -> list[str]:
    document = Document("d", text, tuple(segment("d", text)))
    links = link_citations(document, list_entries(document, Bibliography()))
    meant = [one for of in links.values() for link in of for one in link.meant]
    return ["|".join(str(entry.position) for entry in one) or "?" for one in meant]


def in_a_text(sentence: str, listed: str) -> str:
    return f"Ponds\n\nWater is cold. {sentence}\n\nReferences\n\n{listed}\n"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_finds_its_entries_however_they_are_numbered(form: str) -> None:
    listed = "\n".join(form.format(n) + entry for n, entry in enumerate(ENTRIES, 1))
    cases = [line.partition(" =>") for line in CITED.strip().splitlines()]
    expected = {sentence: truth.split() for sentence, _, truth in cases}
    assert {one: cited(in_a_text(one, listed)) for one in expected} == expected


def test_an_entry_is_cited_by_its_own_number_though_one_before_it_is_lost() -> None:
    listed = "\n".join(f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1) if n != 2)
    assert cited(in_a_text("Ponds freeze [3], [2].", listed)) == ["2", "?"]


def test_numbers_of_items_that_stand_on_lines_of_their_own_cite_nothing() -> None:
    listed = "\n".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1))
    assert cited(in_a_text("Ponds freeze (1).\n\n(1) Dig one. (2) Fill it.", listed)) == ["1"]
    assert cited(in_a_text("Do so. (1) Dig one.\n\n(2) Fill it (4).", listed)) == ["4"]


def test_marks_cite_what_begins_with_them() -> None:
    notes = "\n\n".join(f"{mark} {entry}" for mark, entry in zip("*†‡", ENTRIES, strict=False))
    text = (
        f"Ponds\n\nIce is old.* It thaws,† or not.‡ The mark * and 2* are none.\n\nNotes\n\n{notes}"
    )
    assert cited(text) == ["1", "2", "3"]
    assert cited("Ponds\n\nIce is old.* It thaws,† or not.‡") == []


def test_notes_that_a_text_ends_with_are_its_list_though_nothing_heads_them() -> None:
    for form in ("[^{}]: ", "{}. "):
        notes = "\n\n".join(form.format(n) + entry for n, entry in enumerate(ENTRIES[:2], 1))
        assert cited(f"Ponds\n\nIce is old.[^2] It thaws.[1]\n\n{notes}\n") == ["2", "1"]


def test_footnotes_beside_a_list_cite_the_works_that_they_name() -> None:
    notes = (
        "[^1]: Birch, On Birch, 12.\n[^2]: Ibid., 13.\n[^3]: Thanks to a swan.\n"
        "[^4]: Doe, *On Doe*; A. Alder, “On Alder,” 7."
    )
    said = "Ice is old.[^1] It thaws.[^2] It sings.[^3] It is loved.[^4]"
    listed = "\n\n".join(ENTRIES)
    text = f"Ponds\n\n{said}\n\n{notes}\n\nWorks Cited\n\n{listed}\n"
    assert cited(text) == ["2", "2", "4", "1"]


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("My own view, and nobody else's.", []),
        ("C. Cedar, On Cedar (Coast: Hill, 2003), 3.", ["1", "1"]),
        ("Cedar, On Cedar, 3.", ["3", "3"]),
        ("Hart, Lions, 3.", ["?", "?"]),
    ],
)
def test_a_footnote_cites_what_it_says_whatever_stands_there_in_the_list(
    note: str, meant: list[str]
) -> None:
    """A note that has all that an entry has is one, the first of the text."""
    text = (
        f"Ponds\n\nIce is old.[^1] It thaws.[^2]\n\n[^1]: {note}\n\n[^2]: Ibid.\n\nWorks Cited\n\n"
    )
    assert cited(text + "\n\n".join(ENTRIES) + "\n") == meant


@pytest.mark.parametrize("number", ["[2]", "(2)", "²", "^2", "(ref. 2)", "(refs 2, 3)"])
def test_a_number_cites_though_its_list_was_not_copied(number: str) -> None:
    assert set(cited(f"Ponds\n\nPonds freeze {number}.".replace(" ^", "^").replace(" ²", "²"))) == {
        "?"
    }


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ponds\n\nStudies1,2 show little.\n", ["?", "?"]),
        ("Ponds\n\nThe pond5 froze.\n", []),
        ("On ponds (1)\n\nWater is cold.\n", []),
        ("Ponds\n\nPonds freeze,1 and thaw;2,3 but not here.\n", ["?"] * 3),
        ("Ponds\n\nIn May,3 ponds froze,3 of them thawed,4 cups.\n", []),
        ("Ponds\n\nSee ref. 2; as in references 3 and 4, it froze.\n", ["?"] * 3),
        ("Ponds\n\nReference 2 is a bolt. Your reference 3 came, see ref. 4 of it.\n", []),
        ("Ponds\n\nDoe and Roe (1) say so, Doe et al. (2) too.\n", ["?", "?"]),
        ("Ponds\n\nLakes and Rivers (1) froze.\n", []),
        ("Ponds\n\nPonds freeze (5-7). Children (5-12) came.\n", ["?"] * 3),
        ("Ponds\n\n“Ponds freeze.”3 Others thaw.\n", ["?"]),
        ("Ponds\n\nPonds freeze.(3) Others thaw. (4)\n", ["?", "?"]),
        ("Ponds\n\nHere is how. (1) We dig. (2) We sow.\n", []),
        ("Ponds\n\nPonds freeze (2, p. 45). Two thaw (1 and 3) here (2, table 3).\n", ["?"]),
    ],
)
def test_without_a_list_less_is_taken_for_a_citation(text: str, labels: list[str]) -> None:
    assert cited(text) == labels


def test_a_number_of_things_is_none_where_list_and_text_have_square_brackets() -> None:
    listed = "\n\n".join(f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1))
    said = "Ponds freeze [1]. Samples (8) were lost; they froze (2, 3)."
    assert cited(f"Ponds\n\n{said}\n\nReferences\n\n{listed}\n") == ["1", "2", "3"]
