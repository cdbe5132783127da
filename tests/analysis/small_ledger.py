"""A ledger of three documents, small enough to be counted by hand."""

from __future__ import annotations

from pathlib import Path

from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import Decision, Standard
from reviewbook.ledger.tables import TABLES, Definition, ManifestRow, Mention, Passage
from reviewbook.project.review_folder import Project

CODEBOOK = """\
modalities:
  drugs:
    label: Drugs
    treatments:
      pill: {label: Pill, terms: [pill]}
      medicine: {label: Medicine (unspecified), vague: true, terms: [medicine]}
  talk:
    label: Talk
    treatments:
      chat: {label: Chat, terms: [chat]}
  walk:
    label: Walk
    treatments:
      stroll: {label: Stroll, terms: [stroll]}
lenses:
  mind: {label: Mind, terms: [mind]}
  body: {label: Body, terms: [body]}
subjects:
  gloom: {label: Gloom, terms: [gloom]}
"""
# Words of the body: alpha 2 + 20 + 18 = 40, beta 4 + 16 = 20, gamma 10.
PASSAGES = [
    Passage("alpha", 1, "title", 0, 10, 2),
    Passage("alpha", 2, "prose", 10, 110, 20),
    Passage("alpha", 3, "chrome", 110, 200, 50),
    Passage("alpha", 4, "prose", 200, 300, 18),
    Passage("beta", 1, "heading", 0, 20, 4),
    Passage("beta", 2, "prose", 20, 120, 16),
    Passage("gamma", 1, "prose", 0, 50, 10),
]
# Drugs 5 times, talk 4 times, walk never; the other two are indicators of a lens.
MENTIONS = [
    ("alpha", 1, 0, "pill"),
    ("alpha", 2, 10, "pill"),
    ("alpha", 2, 20, "mind"),
    ("alpha", 2, 60, "pill"),
    ("alpha", 2, 70, "pill"),
    ("alpha", 2, 80, "chat"),
    ("alpha", 4, 250, "medicine"),
    ("beta", 1, 5, "chat"),
    ("beta", 2, 70, "chat"),
    ("beta", 2, 100, "chat"),
    ("gamma", 1, 10, "mind"),
]
DEFINITIONS = [
    Definition("alpha", 2, 10, 20, "gloom", "gloom", "definition", "cue", "2", "pills"),
    Definition(
        "alpha", 4, 210, 220, "gloom", "gloom", "criterion", "criterion", adequacy="not asked"
    ),
    Definition("beta", 2, 30, 40, "gloom", "gloom", "definition", "cue"),
]
# Of mind, reader and rule agree on one passage; each gives it one that the other does not.
DECISIONS = [
    ("alpha", 10, "mind", "suggested", "yes", ""),
    ("beta", 20, "mind", "suggested", "no", ""),
    ("gamma", 0, "mind", "", "yes", ""),
]
STANDARDS = [
    Standard("later2010", "", 2010, "regulator", 3, "in a row", "", "varies", "", "", "", ""),
    Standard("older2005", "", 2005, "review", None, "one or two", "pills", "", "", "half", "", ""),
]


def small_ledger(root: Path) -> Project:
    """Write the review into a folder."""
    project = Project(root)
    project.evidence.mkdir(parents=True)
    project.codebook.write_text(CODEBOOK, encoding="utf-8")
    project.bibliography.touch()
    publishers = {"alpha": "Press", "beta": "Clinic", "gamma": "Press"}
    tables = {
        "documents": [ManifestRow(name, publisher=who) for name, who in publishers.items()],
        "passages": PASSAGES,
        "mentions": [
            Mention(
                name,
                passage,
                start,
                start + 4,
                concept,
                concept,
                "term",
                decided_by="reader" if concept == "mind" else "rule",
            )
            for name, passage, start, concept in MENTIONS
        ],
        "definitions": DEFINITIONS,
    }
    decisions = [
        Decision(
            "2026-01-01",
            "maintainer",
            "passages",
            name,
            start,
            start + 9,
            "0" * 16,
            lens,
            "lens",
            *said,
        )
        for name, start, lens, *said in DECISIONS
    ]
    for name, kind in TABLES.items():
        path_of(project, name).write_text(csv_text(kind._fields, tables.get(name, [])))
    project.decisions.write_text(csv_text(Decision._fields, decisions))
    (project.data / "standards.csv").write_text(csv_text(Standard._fields, STANDARDS))
    return project
