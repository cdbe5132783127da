"""What a reader relies on in citations, attributions and lists of references."""

from __future__ import annotations

import os
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.document import Document, load
from reviewbook.documents.passages import segment
from reviewbook.finders.citations import find_citations
from reviewbook.finders.reference_list import find_reference_list, list_entries
from reviewbook.ledger.tables import Citation, ListedReference, ManifestRow, Passage
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.reference import Reference

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("jivan", "alleviant", "loneliness", "mindmorphr", "overview")


def work(key: str, authors: tuple[str, ...], year: int, title: str) -> Reference:
    return Reference(key, "article", title, 1, authors, year=year)


def citations_of(document: Document, works: Bibliography) -> list[Citation]:
    return find_citations(document, list_entries(document, works), works)


def reference_list_of(document: Document, works: Bibliography, cited=()) -> list[ListedReference]:
    return find_reference_list(document, list_entries(document, works), works, cited)


WORKS = Bibliography(
    (one.key, one)
    for one in (
        work("orla2001", ("Orla, Bea",), 2001, "Gardens by the sea"),
        work("orla2001b", ("Orla, Bea",), 2001, "Harbours and fog"),
        work(
            "quist2003", ("Quist, A.", "Orla, Bea", "Zeman, C."), 2003, "On slow rivers: a survey"
        ),
        work("kolk2014", ("van der Kolk, Ivo",), 2014, "Mills of the lowlands"),
        work("neill2021", ("O'Neill-Smith, D.",), 2021, "Rain, and what follows rain"),
        work("office2019", ("{Harbour Office}",), 2019, "Tide tables of the north"),
    )
)
LIST = """

References

Orla B (2001). Gardens by the sea. Coastal Letters. doi:10.1234/abc
Orla, B. (2001). Harbours and fog. Coastal Letters. DOI
Quist A, Orla B, Zeman C (2003). Notes by readers on On slow rivers: a sur. . DOI
van der Kolk, I. (2014). Mills of the lowlands. Lowland Press.
O'Neill-Smith, D. (2021). Rain, and what follows rain. Lowland Press. doi:10.1234/xyz
Harbour Office (2019). Tide tables of the north. Lowland Press.
Vance, U. (1999). A work that the bibliography lacks. Lowland Press.
"""


def document(text: str, name: str = "sample") -> Document:
    return Document(name, text, tuple(segment(name, text)))


def cite(sentence: str, listed: str = LIST) -> list[Citation]:
    return citations_of(document(f"Water and stone. {sentence}\n{listed}"), WORKS)


def cells(rows: list[Citation]) -> list[tuple[str, str, str, str]]:
    return [(row.surface, row.form, row.keys, row.status) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "surface", "keys"),
    [
        ("Later, Quist et al. (2003) walked on.", "Quist et al. (2003)", "quist2003"),
        ("However, Quist A (2003) walked on.", "Quist A (2003)", "quist2003"),
        ("As Quist AB (2003) wrote.", "Quist AB (2003)", "quist2003"),
        ("It was Quist and Orla, (2003) who", "Quist and Orla, (2003)", "quist2003"),
        ("Quist, Orla & Zeman (2003, p. 7) left.", "Quist, Orla & Zeman (2003, p. 7)", "quist2003"),
        ("So van der Kolk (2014) said.", "van der Kolk (2014)", "kolk2014"),
        ("Van der Kolk's (2014) mills.", "Van der Kolk's (2014)", "kolk2014"),
        ("O’Neill-Smith et al. (2021b) (preliminary)", "O’Neill-Smith et al. (2021b)", "neill2021"),
    ],
)
def test_a_narrative_citation_is_found_whole_and_resolved(sentence, surface, keys):
    assert cells(cite(sentence)) == [(surface, "narrative", keys, "resolved")]


@pytest.mark.parametrize("name", ["Àlvarez", "Ørsted", "Łasica", "Žák", "Ωrion", "Жуков", "Ԯan"])
def test_a_name_may_begin_with_any_capital_letter(name):
    assert [row.surface for row in cite(f"Later, {name} (2003) left.")] == [f"{name} (2003)"]


def test_every_work_between_brackets_has_its_row_and_a_lone_one_takes_the_brackets():
    assert cells(cite("So it is (see Quist et al., 2003; van der Kolk, 2014; Vance, 1999).")) == [
        ("Quist et al., 2003", "parenthetical", "quist2003", "resolved"),
        ("van der Kolk, 2014", "parenthetical", "kolk2014", "resolved"),
        ("Vance, 1999", "parenthetical", "", "unresolved"),
    ]
    assert [row.surface for row in cite("So it is (Quist A, 2003).")] == ["(Quist A, 2003)"]


def test_an_organisation_is_resolved_by_the_list():
    (row,) = cite("Tides turn (Harbour Office, 2019).")
    assert (row.surface, row.keys) == ("(Harbour Office, 2019)", "office2019")


@pytest.mark.parametrize(
    "sentence",
    ["It rained in May (2019).", "A fair (Springfield, Ohio, 2010).", "Seen in Table (2001) once.",
     "Six (preliminary) notes.", "A year (2001) went by."],
)  # fmt: skip
def test_a_year_alone_makes_no_citation(sentence):
    assert cite(sentence) == []


def test_two_entries_of_one_author_and_year_are_ambiguous_until_a_letter_tells_them_apart():
    assert [(row.keys, row.status) for row in cite("As Orla (2001) wrote.")] == [
        ("orla2001 orla2001b", "ambiguous")
    ]
    lettered = LIST.replace("Orla B (2001)", "Orla B (2001a)").replace("B. (2001)", "B. (2001b)")
    assert [(row.keys, row.status) for row in cite("As Orla (2001b) wrote.", lettered)] == [
        ("orla2001b", "resolved")
    ]


def test_without_a_list_of_references_nothing_resolves():
    rows = cite("As Quist (2003) wrote [1].", listed="")
    assert cells(rows) == [
        ("Quist (2003)", "narrative", "", "unresolved"),
        ("[1]", "parenthetical", "", "unresolved"),
    ]
    assert {row.why for row in rows} == {"there is no list of references"}


@pytest.mark.parametrize(
    ("sentence", "listed", "why"),
    [
        ("As Vance (1999) wrote.", LIST, "listed, but not in references.bib"),
        ("It flows [7].", LIST, "listed, but not in references.bib"),
        ("As Vance (1998) wrote.", LIST, "not in the list of references"),
        ("It flows (Vance, 1998).", LIST, "not in the list of references"),
        ("It flows [1,9].", LIST, "not in the list of references"),
        ("As Vance (1999) wrote.", "", "there is no list of references"),
        ("As Quist (2003) wrote.", LIST, ""),
        ("As Orla (2001) wrote.", LIST, ""),
    ],
)
def test_an_unresolved_citation_says_why(sentence, listed, why):
    (row,) = cite(sentence, listed)
    assert (row.why, row.status == "unresolved") == (why, bool(why))


def test_numbers_count_in_the_list():
    assert cells(cite("It flows [3], and often [1,4-5], and [9].")) == [
        ("[3]", "parenthetical", "quist2003", "resolved"),
        ("[1,4-5]", "parenthetical", "orla2001 kolk2014 neill2021", "resolved"),
        ("[9]", "parenthetical", "", "unresolved"),
    ]


NUMBERED = """

References

1. Orla B. Gardens by the sea. Coastal Letters. 2001.
2. Quist A, Orla B, Zeman C. On slow rivers: a survey. Coastal Letters. 2003.
3. van der Kolk I. Mills of the lowlands. Lowland Press; 2014.
"""


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("Ponds freeze (1).", ["(1)"]),
        ("Ponds freeze (1,3) and thaw (2-3).", ["(1,3)", "(2-3)"]),
        ("Some (2) say that ponds freeze.", ["(2)"]),
        ("Ponds freeze.1,2 They thaw.", ["1,2"]),
        ("Ponds freeze,3 and thaw.", ["3"]),
        ("Some “freeze”2 at night.", ["2"]),
        ("The score (2) was low, the mean (3) high.", []),
        ("Ponds freeze¹ and thaw.²,³ Then spring comes.", ["¹", "²,³"]),
        ("Ponds freeze.[2] They thaw.", ["[2]"]),
        ("First (1) the pond, then (2) the ice.", []),
        ("Fifty ponds (50) froze, of 2 (3).", []),
        ("The ice of Figure (1) is 3 m² by 10³ wide.", []),
        ("It took place in Vol.2 of the work.", []),
    ],
)
def test_numbers_cite_between_parentheses_and_raised(sentence, surfaces):
    found = cite(sentence, NUMBERED)
    assert [row.surface for row in found] == surfaces
    assert {row.status for row in found} <= {"resolved"}


@pytest.mark.parametrize("number", [" (1)", " (1,3)", " [2]", "¹"])
def test_numbers_cite_though_their_list_was_not_copied(number):
    found = cite(f"Research shows that ponds freeze{number}. They thaw.", listed="")
    assert [(row.surface, row.why) for row in found] == [
        (number.strip(), "there is no list of references")
    ]
    assert cite("It shows (1) ice.", listed="") == cite("Ice (1,200) came.", listed="") == []


def test_numbers_behind_a_stop_belong_to_the_sentence_before_it():
    rows = cite("Research shows that ponds freeze.2 Studies show that they thaw.", NUMBERED)
    assert [row.surface for row in rows] == ["2", "Studies show"]
    rows = cite("Research shows that ponds freeze.(2) They thaw.(1) He left.", NUMBERED)
    assert [row.surface for row in rows] == ["(2)", "(1)"]


@pytest.mark.parametrize(
    "sentence",
    ["Our data suggest ice.", "Our own new findings show ice.", "These data show ice.",
     "The present study shows ice.", "This trial has shown ice.", "These findings suggest ice.",
     "The data show ice in our plots.", "Our previous research shows ice.",
     "In this study we found ice.", "Our findings show ice.", "The present data suggest ice.",
     "Results of this trial show ice.", "Our group's studies found ice.",
     "Our longitudinal study has shown ice.", "Our results and data show ice.",
     "As Figure 3 shows, the data suggest ice.", "This pilot study found ice.",
     "In the present trial, data suggest ice.", "The current findings suggest ice."],
)  # fmt: skip
def test_what_a_text_found_itself_needs_no_source(sentence):
    assert cite(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["Current research shows ice.", "Their data suggest ice.",
     "Data suggest that our ponds shrink.",
     "Our clients know that research shows ice.", "In our experience, studies show ice.",
     "In this article, we explain what research shows.", "This research shows ice.",
     "At our pond, research shows ice.", "This means that studies show ice.",
     "The evidence suggests ice. In our plots there was none."],
)  # fmt: skip
def test_what_others_found_does(sentence):
    assert len(cite(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Research suggests frogs sleep. [2] They do.",
        "Research suggests frogs sleep.(2) They do.",
        "Research suggests frogs sleep. (2) They do.",
        "Research suggests frogs sleep \u00b2.",
        "Research suggests frogs sleep,2,3 at night.",
        "Research suggests (2) that frogs sleep.",
        "Research suggests frogs sleep (doi:10.1234/abc).",
        "Research suggests frogs sleep (https://example.org/frogs).",
        "Research suggests frogs sleep: https://example.org/frogs.pdf.",
        "Research suggests frogs sleep <https://doi.org/10.1234/abc>.",
        "Research suggests frogs sleep (Alder, personal communication, 2012).",
        "Research suggests frogs sleep (ibid.).",
        "Research suggests frogs sleep (op. cit.).",
        "Research suggests frogs sleep (see note 4).",
        "Research suggests frogs sleep (Source: Pond News, 2012).",
        "Research suggests frogs sleep (Alder et al).",
        "Research suggests frogs sleep [Alder12].",
        "Research suggests frogs sleep (PMID: 12345678).",
        "Research suggests frogs sleep (arXiv:2205.00001).",
        "Research suggests frogs sleep (ClinicalTrials.gov NCT01234567).",
        "Research suggests frogs sleep [@alder2012].",
        "Research suggests frogs sleep [see @alder2012, p. 3].",
        "Research suggests frogs sleep \\cite{alder}.",
        "Research suggests frogs sleep \\citep[see][p. 3]{alder}.",
        "Research suggests frogs sleep (2012).",
        "Research suggests frogs sleep (see References).",
        "Research suggests frogs sleep (PMID: 12345678).",
        "Research suggests frogs sleep (PMC1234567).",
        "Research suggests frogs sleep (arXiv:2205.00001).",
        "Research suggests frogs sleep (NCT01234567).",
        "Research suggests frogs sleep [@alder2012, p. 3].",
        "Research suggests frogs sleep \\citep[see][]{alder2012}.",
    ],
)
def test_where_a_source_stands_none_is_missed(sentence):
    assert "unsourced" not in {one.status for one in cite(sentence, listed="")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Frogs croak.[2] Research suggests frogs sleep.",
        "Research suggests two (2) frogs sleep.",
        "Some frogs croak, and (2) research suggests frogs sleep.",
        "Research suggests 3,000 frogs sleep.",
    ],
)
def test_a_number_that_only_counts_is_no_source(sentence):
    assert "unsourced" in {one.status for one in cite(sentence, listed="")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Statistics show that frogs sleep.",
        "Official figures show that frogs sleep.",
        "Experts estimate that half of all frogs sleep.",
        "Critics argue that frogs sleep.",
        "Some critics claim that frogs sleep.",
        "Sceptics doubt that frogs sleep.",
        "Doctors warn against wet leaves.",
        "Some argue that frogs sleep.",
        "Several authors have suggested that frogs sleep.",
        "Researchers at a northern college found that frogs sleep.",
        "Researchers from the Moss Institute have found frogs asleep.",
        "A team of gardeners discovered that frogs sleep.",
        "A survey of gardeners found that most frogs sleep.",
        "It is estimated that half of all frogs sleep.",
        "It has been argued that frogs sleep.",
        "An estimated 40 percent of frogs sleep.",
        "Frogs cost an estimated $15 a year.",
        "Estimates range from two to ten frogs.",
        "According to official statistics, frogs sleep.",
        "Frogs are reported to have slept.",
        "According to a recent study, frogs sleep.",
        "According to a 2019 survey, frogs sleep.",
        "According to a meta-analysis, frogs sleep.",
        "Studies in 2019 showed that frogs sleep.",
        "Studies in ponds show that frogs sleep.",
        "Research from the north suggests that frogs sleep.",
        "Studies show that frogs sleep (n = 12345678).",
        "Studies show that frogs sleep @ night.",
    ],
)
def test_who_claims_something_without_a_source_is_charged(sentence):
    assert "unsourced" in {one.status for one in cite(sentence, listed="")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Overall, the data suggest that frogs sleep.",
        "The data show that ponds age.",
        "The authors' data suggest that frogs sleep.",
        "In our study, evidence suggests that frogs sleep.",
        "We show that evidence suggests little.",
        "Our review of the literature suggests that frogs sleep.",
        "Our interviews with experts suggest that frogs sleep.",
        "My conversations with twelve experts suggest that frogs sleep.",
        "Here, we show that experts agree on little.",
        "As shown in Table 2, studies show more.",
        "Our findings suggest that research suggests too little.",
        "Do studies show that frogs sleep?",
        "If studies show that frogs sleep, we will see.",
        "I wonder whether critics argue that frogs sleep.",
        "Our statistics show that frogs sleep.",
        "These figures show that frogs sleep.",
        "The two figures show that frogs sleep.",
        "A chemical analysis of leaves revealed that frogs sleep.",
        "Our team at the pond found that frogs sleep.",
        "This survey of ponds found that frogs sleep.",
        "In our sample it is estimated that few frogs sleep.",
        "In our sample an estimated one in ten slept.",
        "According to our estimates, frogs sleep.",
        "We estimate that frogs sleep.",
        "Alder argues that frogs sleep.",
        "The team at the pond found the lost key.",
        "A team of gardeners found the lost key.",
        "Researchers at the pond met in May.",
        "No critics argue that frogs sleep.",
        "Critics met at the pond.",
        "Supporters of the club cheered.",
        "Some frogs argue about a leaf.",
        "Others say hello at the gate.",
        "The weight is estimated by eye.",
        "It is argued over at every meeting.",
        "Our interviews with experts suggest that frogs sleep.",
        "Our talks with two researchers show that frogs sleep.",
        "Our studies in 2019 showed that frogs sleep.",
        "We read studies in 2019 and showed them.",
        "According to this study, frogs sleep.",
        "According to the study protocol, frogs were fed.",
        "According to a study plan, frogs were fed.",
    ],
)
def test_what_a_text_says_of_itself_or_asks_is_no_claim(sentence):
    assert "unsourced" not in {one.status for one in cite(sentence, listed="")}


def test_a_work_of_an_organisation_with_commas_in_its_name_is_found(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(
        "@book{trees, title = {Trees and their owners}, year = 2003,"
        " author = {{Department of Soil, Forest Service}}}\n"
        "@book{hedges, title = {A count of hedges}, year = 2004,"
        " author = {{Hedge Council, Northern Branch}}}\n"
    )
    text = (
        "A text\n\nTrees have owners (Department of Soil, Forest Service, 2003).\n\nReferences\n\n"
        "Department of Soil, Forest Service. (2003). Trees and their owners. Valley Press.\n"
        "Hedge Council. (2004). A count of hedges. Valley Press.\n"
    )
    document = Document("text", text, tuple(segment("text", text)))
    works = read_bibliography(path)
    assert [row.keys for row in citations_of(document, works)] == ["trees"]
    assert [row.key for row in reference_list_of(document, works)] == ["trees", "hedges"]


def test_an_organisation_is_cited_by_its_initials_or_by_what_stands_in_brackets():
    listed = "\n\nReferences\n\nWorld Harbour Office (2019). Tide tables of the north. WHO.\n"
    for written in ("(WHO, 2019)", "(World Harbour Office [WHO], 2019)"):
        (row,) = cite(f"Tides turn {written}.", listed)
        assert (row.surface, row.keys) == (written, "office2019")


def test_a_text_with_marks_apart_is_read_as_one_with_letters(tmp_path):
    text = unicodedata.normalize(
        "NFD", "Title\n\nSo Ångel (2001) said.\n\nReferences\n\nÅngel, Ö. (2001). Ice. Frost, 1, 2."
    )
    (tmp_path / "d.txt").write_text(text, encoding="utf-8")
    whole, _ = load(ManifestRow("d"), tmp_path)
    (row,) = citations_of(whole, WORKS)
    assert (row.surface, row.why) == ("Ångel (2001)", "listed, but not in references.bib")


# Lists as they are laid out

ENTRIES = (
    "Orla, B. (2001). Gardens. Rest, 3(2), 1-9. https://doi.org/10.1234/rest.2001.1",
    "Ó Quist, A., & Zeman, C. (2003). On slow rivers. Night Notes, 1, 5-6",
    "World Harbour Office. (2019). Tide tables. Office Press",
    "vanKolk, I. (n.d.). Mills.",
    "Vance U, Orla B, et al. Floods. J Rest. 1999;3(2):1-9.",
    "Harbour Board. Fog in the north. Northport: The Board; 2018.",
    "Ames, Dora. “Rain.” Rest, vol. 2, 2011, pp. 3-4.",
)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize("marker", ["", "{}. ", "[{}] ", "- "])
def test_every_entry_is_one_whatever_parts_them(between, marker):
    listed = [marker.format(number) + entry for number, entry in enumerate(ENTRIES, 1)]
    text = f"Ponds\n\nOne.\n\nTwo.\n\nReferences\n{between.join(listed)}\n\n"
    text += "Appendix\n\nThe ponds again."
    whole = document(text)
    found = [whole.text[one.start : one.end] for one in list_entries(whole, WORKS)]
    assert [one.split("] ")[-1] for one in found] == list(ENTRIES)
    assert whole.passages[-1].zone == "prose"


def test_entries_below_a_heading_within_the_list_belong_to_it():
    text = "Ponds\n\nOne.\n\nReferences\n\nBooks\n\n" + "\n\n".join(ENTRIES[:3])
    text += "\n\nArticles\n\n" + "\n\n".join(ENTRIES[3:]) + "\n\nPlans for 2030\n\nTo rest."
    assert len(list_entries(document(text), WORKS)) == len(ENTRIES)
    assert [one.zone for one in document(text).passages[-2:]] == ["heading", "prose"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_laws_and_cases_below_their_headings_are_entries(gap):
    cases = ["Pond v. Board of Walls, 347 U.S. 483 (1954).", "R v Reed [1983] 2 AC 493."]
    laws = ["Ponds Act 1950.", "Moss and Mud Regulations 1997, SI 1997/160."]
    text = gap.join(["Ponds\n\nOne.\n\nTwo.\n\nReferences", "Cases", *cases, "Statutes", *laws])
    found = document(text + "\n")
    entries = [found.text[one.start : one.end] for one in list_entries(found, WORKS)]
    assert entries == cases + laws


def test_a_person_is_named_by_a_role_or_by_the_bibliography_but_not_inside_a_citation():
    assert cells(cite("The hydrologist Mara T. Lund knew Bea Orla and Petra Vogel.")) == [
        ("Mara T. Lund", "named", "", "unresolved"),
        ("Bea Orla", "named", "orla2001 orla2001b quist2003", "unresolved"),
    ]
    assert [row.form for row in cite("The geologist A. Quist (2003) wrote.")] == ["narrative"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_author_of_the_document_is_not_named(gap):
    written = document(f"Late Ponds{gap}By Dr. Bea Orla{gap}Dr. Petra Vogel knew it.\n\nIt froze.")
    assert [row.surface for row in citations_of(written, WORKS)] == ["Petra Vogel"]


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("And new research clearly shows that ponds freeze.", "new research clearly shows"),
        ("These are evidence‑based ponds.", "evidence‑based"),
        ("Ponds are widely considered the gold standard.", "widely considered the gold standard"),
        ("Ice is thought to be old.", "is thought to be"),
        ("Many anglers wait; many people report calm.", "many people report"),
        ("There is a growing body of clinical research.", "growing body of clinical research"),
        ("It is well known that ponds freeze.", "It is well known that"),
        ("Studies have repeatedly shown this.", "Studies have repeatedly shown"),
    ],
)
def test_an_attribution_without_a_source_is_found_as_a_short_phrase(sentence, surface):
    assert cells(cite(sentence)) == [(surface, "unsourced", "", "unsourced")]


@pytest.mark.parametrize(
    "sentence",
    ["This is not evidence-based.", "There is no evidence of ice.", "A research support group met.",
     "It is evidence based on sand.", "She spent the day studying.", "Known as ice, it melts."],
)  # fmt: skip
def test_what_claims_no_authority_is_no_attribution(sentence):
    assert cite(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "charged"),
    [
        ("These studies show that mulch works.", False),
        ("Two of the studies show that mulch works.", False),
        ("The eight studies show that mulch works.", False),
        ("The thirty studies show that mulch works.", False),
        ("The other trials show that mulch works.", False),
        ("These two trials found that mulch works. Both studies suggest more.", False),
        ("The researchers concluded that mulch works.", False),
        ("Studies show that mulch works.", True),
        ("The research shows that mulch works.", True),
        ("We dug. These studies show that mulch works.", True),
    ],
)
def test_what_points_back_at_a_cited_work_has_its_source_there(sentence, charged):
    rows = cite(f"Stones lie (Vance, 1999). {sentence}")
    assert ("unsourced" in {row.form for row in rows}) is charged


def test_a_work_cited_in_the_sentence_is_its_source_but_carries_no_consensus():
    assert [r.form for r in cite("Research shows it (Vance, 1999). Research shows more.")] == [
        "parenthetical",
        "unsourced",
    ]
    assert [r.surface for r in cite("The consensus emerging from ponds (Vance, 1999) holds.")] == [
        "consensus emerging from",
        "(Vance, 1999)",
    ]


def test_the_list_of_references_is_never_searched_for_citations():
    assert (
        cite("Nothing is cited.", LIST + "\nOrla (2001). Research shows ponds. Quist (2003).") == []
    )


def test_entries_find_their_works_though_titles_are_cut_or_prefixed():
    listed = list_entries(document("Water." + LIST), WORKS)
    assert [entry.key for entry in listed] == [
        "orla2001", "orla2001b", "quist2003", "kolk2014", "neill2021", "office2019", "",
    ]  # fmt: skip


def test_entries_on_lines_of_their_own_and_wrapped_ones_are_told_apart():
    listed = (
        "Quist A, Orla B,\nZeman C (2003). On slow\nRivers of stone.\nVance, U. (1999). A work.\n"
    )
    listed += "Harbour Office (2019). Tide tables."
    entries = list_entries(document(f"Water.\n\nReferences\n\n{listed}\n\n\n"), WORKS)
    assert [entry.families[-1] for entry in entries] == ["zeman", "vance", "office"]


def test_a_line_of_more_authors_or_of_a_title_begins_no_entry():
    listed = (
        "Orla, B. (2001). The long\nGardens by the sea. Coastal Letters.\nQuist, A., &\n"
        "Zeman, C. (2003). On slow\nRivers. Coastal Letters."
    )
    entries = list_entries(document(f"Water.\n\nReferences\n\n{listed}\n"), WORKS)
    assert [entry.families[-1] for entry in entries] == ["orla", "zeman"]


def test_an_entry_is_cited_by_its_first_author_and_by_no_other():
    listed = "\n\nReferences\n\nQuist, A., & Zeman, C. (2003). On slow rivers: a survey. Press.\n"
    rows = cite("So it runs (Quist & Zeman, 2003), and so it does (Zeman, 2003).", listed)
    assert [row.status for row in rows] == ["resolved", "unresolved"]


def test_an_entry_may_put_its_year_at_the_end():
    listed = "[1] Quist A, Orla B. On slow rivers. Coastal Letters. 2003;4(2):1-9."
    text = f"Water.\n\nReferences\n\n{listed}"
    assert [(e.families, e.year, e.title, e.key) for e in list_entries(document(text), WORKS)] == [
        (("quist", "orla"), 2003, "On slow rivers", "quist2003")
    ]


def test_the_problems_of_a_list_are_named():
    text = document(f"As Orla (2001) and Quist (2003) wrote.\n{LIST}")
    rows = reference_list_of(text, WORKS, citations_of(text, WORKS))
    assert [(row.position, row.problems) for row in rows] == [
        (1, "cited only ambiguously"),
        (2, "link lost; cited only ambiguously"),
        (3, "container missing; link lost"),
        (4, "no DOI; never cited"),
        (5, "never cited"),
        (6, "no DOI; never cited"),
        (7, "no DOI; not in references.bib"),
    ]


def test_a_title_cut_inside_a_word_or_at_a_hundred_characters_is_reported():
    hundred = ("stone and water " * 9)[:99] + "s"
    text = document(
        "Water.\n\nReferences\n\nQuist A (2003). On slow riv. Letters. 10.1234/a\n"
        f"Vance U (1999). {hundred}. Letters. 10.1234/b"
    )

    def problems(*titles):
        works = Bibliography(
            {
                name: Reference(name, "article", title, 1, authors=(author,), year=year)
                for name, author, year, title in zip(
                    "ab", ("Quist, A", "Vance, U"), (2003, 1999), titles, strict=True
                )
            }
        )
        return ["title cut" in row.problems for row in reference_list_of(text, works)]

    assert problems("On slow rivers", f"{hundred} again") == [True, True]
    assert problems("On slow riv", hundred) == [False, False]
    assert problems("Fast", "Other") == [False, False]


def test_citations_of_another_document_do_not_count_as_cited():
    text = document(f"Water.\n{LIST}")
    other = Citation("other", 1, 0, 1, "x", "narrative", "kolk2014", "resolved")
    assert reference_list_of(text, WORKS, [other])[3].problems == "no DOI; never cited"
    own = other._replace(document="sample")
    assert reference_list_of(text, WORKS, [own])[3].problems == "no DOI"


WORDS = st.sampled_from(
    """Quist Orla van der et al. and & , ; ( ) (2003) 2003 2003b [1] [2-4] (see O'Neill-Smith’s
    research evidence-based shows have been believed to Dr. Bea - . studies the weight of these
    consensus not References doi DOI ß İ ſ ﬁ \u00a0 \u00ad e\u0301 ( ( A. B.""".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join))


@given(TEXTS, st.booleans())
def test_any_text_gives_sorted_rows_that_are_cut_from_it(text, listed):
    whole = document(text + (LIST if listed else ""))
    rows = citations_of(whole, WORKS)
    zones = {passage.passage: passage for passage in whole.passages}
    assert rows == sorted(rows, key=lambda row: (row.start, row.end))
    for row in rows:
        passage = zones[row.passage]
        assert passage.start <= row.start < row.end <= passage.end
        assert row.surface == whole.text[row.start : row.end]
        assert row.form != "unsourced" or len(row.surface.split()) <= 6
    for form in {row.form for row in rows}:
        own = [row for row in rows if row.form == form]
        assert all(one.end <= other.start for one, other in pairwise(own))
    assert len(reference_list_of(whole, WORKS, rows)) == len(list_entries(whole, WORKS))


@pytest.mark.parametrize("unit", ["a ", "(", "Aa ", "Aa, ", "Aa A. ", "(Aa, Ab, 2009; ", "[1,"])
@pytest.mark.parametrize("zone", ["prose", "references"])
def test_long_dull_texts_are_read_in_linear_time(unit, zone):
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    citations_of(Document("long", text, (Passage("long", 1, zone, 0, len(text), 9),)), WORKS)
    assert time.process_time() - begun < 10


@pytest.fixture(scope="module")
def reviewed() -> dict[str, tuple[Document, list[Citation]]]:
    folder = Path(os.environ.get("REVIEWBOOK_DOCUMENTS") or ROOT / "data" / "documents")
    if not all((folder / f"{name}.txt").is_file() for name in NAMES):
        pytest.skip("the five texts are not here: name their folder in REVIEWBOOK_DOCUMENTS")
    works = read_bibliography(ROOT / "references.bib")
    texts = [load(ManifestRow(name), folder)[0] for name in NAMES]
    return {text.name: (text, citations_of(text, works)) for text in texts}


def test_the_ten_citations_are_found_and_resolved(reviewed):
    works = [
        row
        for _, rows in reviewed.values()
        for row in rows
        if row.form[0] in "np" and row.form != "named"
    ]
    george, franke, thompson = "george2009", "franke2019", "thompson2011"
    either = "lafrance2020 lafrance2020chapter"
    lafrance = ("Lafrance and Miller (2020)", "narrative", either, "ambiguous")
    assert {row.document for row in works} == {"mindmorphr"}
    assert [(row.surface, row.form, row.keys, row.status) for row in works] == [
        ("George M (2009)", "narrative", george, "resolved"),
        ("Franke et al. (2019)", "narrative", franke, "resolved"),
        lafrance,
        ("Thompson (2011)", "narrative", thompson, "resolved"),
        ("(George M, 2009)", "parenthetical", george, "resolved"),
        ("Franke et al. (2019)", "narrative", franke, "resolved"),
        ("George M (2009)", "narrative", george, "resolved"),
        lafrance,
        ("Thompson (2011)", "narrative", thompson, "resolved"),
        ("George M (2009)", "narrative", george, "resolved"),
    ]


def test_one_person_is_named_without_a_work(reviewed):
    named = [row for _, rows in reviewed.values() for row in rows if row.form == "named"]
    assert [(row.document, row.surface, row.status) for row in named] == [
        ("loneliness", "John Cacioppo", "unresolved")
    ]
    assert "cacioppo2008" in named[0].keys.split()


def test_attributions_without_a_source_stand_where_a_reader_found_them(reviewed):
    lines = {
        name: [text.text.count("\n", 0, row.start) + 1 for row in rows if row.status == "unsourced"]
        for name, (text, rows) in reviewed.items()
    }
    assert lines == {
        "jivan": [14, 20],
        "alleviant": [5, 8, 11, 13],
        "loneliness": [3, 5, 11, 13],
        "mindmorphr": [15, 15, 17, 17, 19, 19, 23, 23, 23, 23, 25, 27, 27, 35, 46, 61, 63, 64, 82],
        "overview": [15, 44, 52],
    }


def test_the_one_list_of_references_has_five_entries_with_lost_links(reviewed):
    text, rows = reviewed["mindmorphr"]
    listed = reference_list_of(text, read_bibliography(ROOT / "references.bib"), rows)
    assert [(row.key, row.problems) for row in listed] == [
        ("george2009", "title cut; link lost"),
        ("franke2019", "link lost"),
        ("lafrance2020", "container missing; link lost; cited only ambiguously"),
        ("thompson2011", "link lost"),
        ("lafrance2020chapter", "link lost; cited only ambiguously"),
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Fog is old [@orla2001, p. 4].", [("[@orla2001, p. 4]", "orla2001")]),
        (
            "So it is [see @orla2001, p. 4; -@kolk2014].",
            [("see @orla2001, p. 4", "orla2001"), ("-@kolk2014", "kolk2014")],
        ),
        ("As @kolk2014 says; rain falls.", [("@kolk2014", "kolk2014")]),
        ("As @kolk2014 [p. 3] says.", [("@kolk2014", "kolk2014")]),
        ("So [@orla2001 and @kolk2014].", [("@orla2001", "orla2001"), ("@kolk2014", "kolk2014")]),
        ("Write to ann@kolk2014.org, [@gardener] or @kolk.", []),
    ],
)
def test_a_key_of_the_bibliography_cites_its_work(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    text = f"Harbours\n\nWater is wide. {sentence} They rest.\n"
    rows = citations_of(Document("d", text, tuple(segment("d", text))), WORKS)
    assert [(row.surface, row.keys) for row in rows if row.status == "resolved"] == found
    assert len(rows) == len(found)
