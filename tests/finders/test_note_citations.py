"""What a reader relies on in notes: a mark cites what its note says, and few notes are works."""

from __future__ import annotations

import pytest

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import link_citations
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography

LIST = """
Alder, Ann. Walls of Turf. York: Sod, 1999.

Birch, Bo, and Cy Cole. "Roots." Turf Review 3 (2004): 1–9.

Birch, Bo. Stems. York: Sod, 2008.
"""
NOTES = (
    ("Ann Alder, Walls of Turf (York: Sod, 1999), 3.", ["1"]),
    ("Birch and Cole, “Roots,” 4.", ["2"]),
    ("Ibid., 5.", ["2"]),
    ("I owe this to a gardener.", []),
    ("Birch, Stems, 7; Alder, Walls, 9.", ["3", "1"]),
    ("Birch, op. cit., 9.", ["3"]),
    ("See Doe (2011) for another view.", ["?"]),
    ("Alder, 12.", ["1"]),
    ("This was long believed, as Alder (1999) tells.", ["1"]),
    ("Elm, Leaves, 3.", ["?"]),
    ("See ibid., 8.", ["?"]),
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read(text: str) -> tuple[list[str], int]:
    """Return what a text cites, by place in its list, in order; and how many entries that has."""
    document = Document("made", text, tuple(segment("made", text)))
    entries = list_entries(document, Bibliography())
    links = link_citations(document, entries)
    works = (one for passage in sorted(links) for link in links[passage] for one in link.meant)
    return ["|".join(str(entry.position) for entry in one) or "?" for one in works], len(entries)


@pytest.mark.parametrize("heading", ["Notes", "## Endnotes", "Footnotes:"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("{}", "{}. "),
        ("<sup>{}</sup>", "{} "),
        ("^{}^", "{}) "),
        ("[{}]", "[{}] "),
        ("raised", "{}. "),
        ("raised", "raised "),
        ("[^{}]", "[^{}]: "),
    ],
)
def test_a_mark_cites_what_its_note_says(heading: str, gap: str, mark: str, number: str) -> None:
    def written(form: str, place: int) -> str:
        raised = form.replace("raised", str(place).translate(RAISED))
        return raised.format(place)

    places = range(1, len(NOTES) + 1)
    body = " ".join(f"Turf grows wild.{written(mark, place)}" for place in places)
    notes = gap.join(written(number, place) + NOTES[place - 1][0] for place in places)
    cited = [work for _, works in NOTES for work in works]
    for listed in (
        f"{heading}\n\n{notes}\n\nBibliography\n{LIST}",
        f"{LIST}\n{heading}\n\n{notes}",
    ):
        head = "" if listed.startswith(heading) else "Works cited\n"
        assert read(f"Turf\n\n{body}\n\n{head}{listed}\n") == (cited, 3)


def test_works_are_noted_alone_and_named_again() -> None:
    notes = (
        "1. Ann Alder, Walls of Turf (York: Sod, 1999), 3.\n\n2. Ibid., 4.\n\n"
        "3. Bo Birch, Stems (York: Sod, 2008), 7.\n\n4. Alder, Walls of Turf, 9.\n\n"
        "5. Nobody else has seen them.\n"
    )
    body = " ".join(f"Turf grows wild.{place}" for place in range(1, 6))
    assert read(f"Turf\n\n{body}\n\nNotes\n\n{notes}") == (["1", "1", "2", "1"], 2)


def test_short_references_are_notes_where_their_sources_follow() -> None:
    short = (
        "1. Alder 1999, p. 3.\n2. Birch 2008, pp. 7–9.\n3. Doe, J. (2011). Weeds. Turf Notes, 3, 1."
    )
    body = "Turf grows.[1] It dies.[2] It grows again.[3]"
    assert read(f"Turf\n\n{body}\n\nReferences\n\n{short}\n\nSources\n{LIST}") == (
        ["2", "4", "1"],
        4,
    )


@pytest.mark.parametrize("remark", ["This is my own view of it.", "The wall was sold, I am told."])
def test_a_remark_is_no_entry(remark: str) -> None:
    works = (
        "[^1]: Alder, A. (1999). Walls. Sod Press.\n\n[^2]: Birch, B. (2008). Stems. Sod Press.\n\n"
    )
    body = "Turf grows.[^1] It dies.[^2] It is green.[^3]"
    text = f"Turf\n\n{body}\n\n## Notes\n\n{works}[^3]: {remark}\n"
    assert read(text) == (["1", "2"], 2)


def test_what_a_note_without_a_mark_names_is_cited_in_the_note() -> None:
    text = f"Turf\n\nTurf grows.\n\n[^1]: This is so, as Alder (1999) says.\n\nWorks cited\n{LIST}"
    assert read(text) == (["1"], 3)


def test_numbers_that_are_raised_behind_a_unit_call_no_note() -> None:
    notes = "1. Alder, Walls, 3.\n\n2. Birch, Stems, 3.\n\n3. Alder, Walls, 4.\n\n"
    text = f"Turf\n\nA metre³ of turf on 3 km² grows.¹\n\nNotes\n\n{notes}Bibliography\n{LIST}"
    assert read(text) == (["1"], 3)


def test_works_below_a_heading_of_their_own_stay_entries_whatever_else_is_listed() -> None:
    works = (
        "1. Doe, J. (2011). Weeds. Turf Notes, 3, 1–9.\n\n2. Turf Board. Mowing guide.\n\n"
        "3. Turf Board. Guide to moss.\n\n4. Alder, A. (1999). Walls. Sod Press."
    )
    body = "Turf grows.[1] It dies.[2] It grows again.[3] It is green.[4]"
    for heading in ("References", "Notes"):
        alone = f"Turf\n\n{body}\n\n{heading}\n\n{works}\n"
        assert read(alone) == (["1", "2", "3", "4"], 4)
    more = f"Turf\n\n{body}\n\nReferences\n\n{works}\n\nFurther reading\n{LIST}"
    assert read(more) == (["1", "2", "3", "4"], 7)


def test_notes_of_two_parts_that_share_a_number_can_both_be_meant() -> None:
    part = "## Part {0}\n\nTurf {1} well.¹\n\n## Notes\n\n1. {2}\n\n"
    text = (
        "Beds\n\n"
        + part.format("one", "grows", "Alder, Walls, 3.")
        + part.format("two", "keeps", "Birch, Stems, 7.")
        + f"## Bibliography\n{LIST}"
    )
    assert read(text) == (["1|3", "1|3"], 3)


def test_a_title_with_and_behind_a_comma_names_no_more_authors() -> None:
    notes = "[^1]: Alder, *Wall and Hedge*, p. 3.\n[^2]: Birch, Stem and Leaf, p. 4.\n"
    works = (
        "Alder, Ann, *Wall and Hedge* (York: Sod, 1999)\n\n"
        "Birch, Bo, Stem and Leaf (York: Sod, 2008)\n"
    )
    text = f"Turf\n\nTurf grows.[^1] It dies.[^2]\n\n{notes}\nBibliography\n\n{works}"
    assert read(text) == (["1", "2"], 2)


@pytest.mark.parametrize("lead", ["", "See ", "See also ", "Cf. "])
def test_a_note_that_says_all_of_a_listed_work_is_no_other_entry(lead: str) -> None:
    notes = f"[^1]: {lead}A. Alder, *Walls of Turf* (York: Sod, 1999), p. 3.\n"
    text = f"Turf\n\nTurf grows.[^1]\n\n{notes}\n## Bibliography\n{LIST}"
    assert read(text) == (["1"], 3)


@pytest.mark.parametrize("body", ["", " as others say (Stranger, 2001)"])
def test_a_work_that_a_note_alone_cites_is_told(body: str) -> None:
    text = (
        f"Beds\n\nTurf grows well{body}.[^1]\n\n"
        "[^1]: See Alder (1999) and also Unknown (1981, p. 4).\n\n"
        f"## Bibliography\n{LIST}"
    )
    cited, _ = read(text)
    assert sorted(cited) == sorted(["1", "?", *(["?"] if body else [])])
