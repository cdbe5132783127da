"""Single cells of the ledger, held against a careful reading of the five texts."""

from __future__ import annotations

from collections import Counter

import pytest

from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.documents.document import Document
from reviewbook.ledger.tables import BODY, Tables
from reviewbook.project.review_folder import Project

# Treatments by the line of the text that names them, as a careful reader finds them; a line stands
# as often as the treatment is named on it.
TREATMENTS = """\
antidepressants: alleviant 5; loneliness 27; mindmorphr 11 13 35 37; overview 3
medication-unspecified: jivan 5 13 16 74; alleviant 12 17; loneliness 29
    ; mindmorphr 13 15 15 17 35 49 57 61 61; overview 9 22 67 69
medication-management: alleviant 12 18; mindmorphr 37; overview 69 69
optimisation: mindmorphr 33 35 35 37 39
ssri: mindmorphr 13 35
snri: mindmorphr 13 35
tricyclics:
maois:
vortioxetine:
mirtazapine:
trazodone:
bupropion:
dextromethorphan-bupropion:
mood-stabilisers: mindmorphr 13
augmentation: mindmorphr 33 35 37 38 39 59 59
lithium: mindmorphr 38 39
atypical-antipsychotics: mindmorphr 38
aripiprazole: mindmorphr 38
olanzapine:
olanzapine-fluoxetine:
quetiapine:
risperidone:
brexpiprazole:
cariprazine:
lamotrigine:
liothyronine:
ketamine: overview 69
esketamine:
psilocybin: overview 85
ect: mindmorphr 46; overview 69
magnetic-seizure-therapy:
tms: alleviant 13; mindmorphr 47; overview 81
theta-burst:
vns: mindmorphr 53; overview 81
dbs: mindmorphr 53; overview 85
brain-stimulation: alleviant 10 18; mindmorphr 42 44 61; overview 22 79 81
psychotherapy-unspecified: jivan 5 13 27 61 63; alleviant 5 17; loneliness 33
    ; mindmorphr 17 19 49 61; overview 10 22 71 73 90
cbt: jivan 16; loneliness 31 31; mindmorphr 49; overview 73
mbct:
cbasp:
behavioural-activation: loneliness 31
ipt: mindmorphr 49; overview 73
istdp: jivan 27
psychodynamic-therapy: jivan 59; mindmorphr 19
schema-therapy: mindmorphr 19
attachment-based-therapy: jivan 25 27
trauma-informed-therapy: jivan 27
relational-therapy: jivan 30 63 64 72; loneliness 33 35 35 41; mindmorphr 19
grief-work: loneliness 41
psychoeducation: mindmorphr 23
validation: mindmorphr 15 19 23 27 27
small-goals: mindmorphr 25 25
body-centred-therapy: jivan 59
mindfulness: jivan 59
lifestyle-change: alleviant 5 14 17; mindmorphr 61; overview 11 22 75 77
exercise: mindmorphr 61; overview 77
diet: mindmorphr 59 59 61; overview 77
sleep: overview 77
willpower: alleviant 2 2 8 14
relationships-community: loneliness 33 33
clinical-trials: overview 22 83 85
specialised-care: alleviant 9; mindmorphr 53; overview 22 22 90 90
"""
READ = dict(line.split(":") for line in TREATMENTS.replace("\n    ", "").splitlines())


def expected(concept: str) -> dict[str, list[int]]:
    parts = [part.split() for part in READ[concept].split(";") if part.strip()]
    return {document: [int(line) for line in lines] for document, *lines in parts}


# Single cells


def test_every_treatment_of_the_codebook_was_read_for(project: Project) -> None:
    assert [c.id for c in read_codebook(project.codebook).layer("treatment")] == list(READ)


@pytest.mark.parametrize("concept", READ)
def test_a_treatment_is_named_so_often_in_each_document(tables: Tables, concept: str) -> None:
    found = Counter(row.document for row in tables["mentions"] if row.concept == concept)
    assert found == {document: len(lines) for document, lines in expected(concept).items()}


@pytest.mark.parametrize("concept", READ)
def test_a_treatment_is_named_on_these_lines(
    tables: Tables, documents: dict[str, Document], concept: str
) -> None:
    lines: dict[str, list[int]] = {}
    for row in tables["mentions"]:
        if row.concept == concept:
            line = documents[row.document].text.count("\n", 0, row.start) + 1
            lines.setdefault(row.document, []).append(line)
    assert lines == expected(concept)


def test_no_document_names_esketamine(tables: Tables) -> None:
    assert not [row for row in tables["mentions"] if "esketamine" in row.surface.lower()]


@pytest.mark.parametrize(
    ("document", "surface", "concept", "rule"),
    [
        ("jivan", "attachment-", "attachment-based-therapy", "shared head"),
        ("jivan", "mindful", "mindfulness", "shared head"),
        ("jivan", "ISTDP (Intensive Short-Term Dynamic Psychotherapy)", "istdp", "apposition"),
        ("alleviant", "Brain\u2011Based Options", "brain-stimulation", "term"),
        ("mindmorphr", "psychodynamic", "psychodynamic-therapy", "shared head"),
        ("mindmorphr", "schema-focused therapies", "schema-therapy", "term"),
        ("overview", "cognitive-behavioural therapy (CBT)", "cbt", "apposition"),
        ("overview", "deep brain stimulation (DBS)", "dbs", "apposition"),
    ],
)
def test_a_mention_and_its_rule(
    tables: Tables, document: str, surface: str, concept: str, rule: str
) -> None:
    rows = [row for row in tables["mentions"] if (row.document, row.surface) == (document, surface)]
    assert [(row.concept, row.rule) for row in rows] == [(concept, rule)]


@pytest.mark.parametrize("words", ["sleep patterns", "interpersonal difficulties"])
def test_a_symptom_or_an_ordinary_word_is_no_treatment(
    tables: Tables, documents: dict[str, Document], words: str
) -> None:
    (document,) = [one for one in documents.values() if words in one.text]
    start = document.text.index(words)
    inside = range(start, start + len(words))
    assert not [r for r in tables["mentions"] if r.document == document.name and r.start in inside]


def test_mentions_stand_in_the_body_only(tables: Tables) -> None:
    zones = {(row.document, row.passage): row.zone for row in tables["passages"]}
    assert {zones[row.document, row.passage] for row in tables["mentions"]} <= BODY


def test_the_citations_of_mindmorphr(tables: Tables) -> None:
    rows = [row for row in tables["citations"] if row.form in ("narrative", "parenthetical")]
    assert {row.document for row in rows} == {"mindmorphr"}
    assert Counter(row.form for row in rows) == {"narrative": 9, "parenthetical": 1}
    assert Counter(row.status for row in rows) == {"resolved": 8, "ambiguous": 2}
    assert {row.keys for row in rows if row.status == "ambiguous"} == {
        "lafrance2020 lafrance2020chapter"
    }
    assert all(row.support and row.why for row in rows)


def test_one_person_is_named_without_a_work(tables: Tables) -> None:
    named = [(row.document, row.surface) for row in tables["citations"] if row.form == "named"]
    assert named == [("loneliness", "John Cacioppo")]


def test_every_listed_reference_has_lost_its_link(tables: Tables) -> None:
    listed = [(row.document, row.position, row.key) for row in tables["reference_list"]]
    assert listed == [
        ("mindmorphr", position, key)
        for position, key in enumerate(
            "george2009 franke2019 lafrance2020 thompson2011 lafrance2020chapter".split(), 1
        )
    ]
    assert all("link lost" in row.problems for row in tables["reference_list"])


@pytest.mark.parametrize(
    ("document", "concept", "kind", "low", "high", "unit"),
    [
        ("alleviant", "", "failures", 2, None, "treatment"),
        ("overview", "antidepressants", "failures", 2, None, "treatment"),
        ("mindmorphr", "augmentation", "titration", 4, 6, "week"),
        ("mindmorphr", "augmentation", "duration", 12, None, "week"),
        ("mindmorphr", "ect", "duration", 6, 8, "week"),
        ("mindmorphr", "ect", "frequency", 2, 3, "session/week"),
        ("mindmorphr", "tms", "duration", 4, 6, "week"),
        ("mindmorphr", "lithium", "dose", None, None, ""),
    ],
)
def test_a_quantity(
    tables: Tables,
    document: str,
    concept: str,
    kind: str,
    low: float | None,
    high: float | None,
    unit: str,
) -> None:
    rows = [
        (row.low, row.high, row.unit)
        for row in tables["quantities"]
        if (row.document, row.concept, row.kind) == (document, concept, kind)
    ]
    assert rows == [(low, high, unit)]
