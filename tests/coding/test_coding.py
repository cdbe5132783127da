"""What a reviewer relies on: from texts, codebook and decisions to a ledger, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reviewbook.coding import pipeline
from reviewbook.coding.check import check_ledger
from reviewbook.coding.decision_log import anchor_hash, read_decisions
from reviewbook.coding.fresh_run import rebuilt
from reviewbook.coding.keys_in_use import codebook_keys, used_keys
from reviewbook.coding.reviewer_inputs import read_inputs
from reviewbook.documents.document import Document
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_mentions
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import read_standards
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import EVIDENCE, Tables
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder


def texts(project: Project) -> Path:
    assert project.texts is not None
    return project.texts


def code(project: Project) -> Tables:
    return pipeline.code_in_memory(project, texts(project))


def store(project: Project) -> None:
    """Code a review and write its ledger."""
    with LedgerWriter(Folder(project.data)) as writer:
        pipeline.code_to_writer(project, Folder(texts(project)), writer)
        writer.finish()


def differences(project: Project) -> list[InputError]:
    return rebuilt(
        project, read_inputs(project), Folder(texts(project)), 1, lambda done, total, kept: None
    )


def check(project: Project) -> list[InputError]:
    return check_ledger(project, read_inputs(project)).errors


def decide(
    project: Project, table: str, words: str, field: str, new: str, concept: str, old: str = ""
) -> None:
    """Append a decision on words of beans.txt."""
    text = (texts(project) / "beans.txt").read_text(encoding="utf-8")
    start = text.index(words)
    anchor = (start, start + len(words), anchor_hash(text, start, start + len(words)))
    made = Decision("2026-01-01", "r", table, "beans", *anchor, concept, field, old, new, "why")
    rows = [*read_decisions(project.decisions), made]
    project.decisions.write_text(csv_text(Decision._fields, rows), encoding="utf-8")


def errors_of(project: Project) -> list[InputError]:
    with pytest.raises(InputError) as raised:
        code(project)
    error = raised.value
    return error.errors if isinstance(error, InputErrors) else [error]


# A new review of another subject


def test_a_new_review_is_coded_from_codebook_and_texts_alone(garden: Project) -> None:
    tables = code(garden)
    assert [(row.document, row.words) for row in tables["documents"]] == [
        ("beans", 34),
        ("plot", 17),
    ]
    assert [(m.document, m.surface, m.concept) for m in tables["mentions"]] == [
        ("beans", "compost", "compost"),
        ("beans", "leaf mould", "compost"),
        ("beans", "for nothing", "thrift"),
        ("plot", "No-dig gardening", "no-dig"),
        ("plot", "saved", "thrift"),
    ]
    assert [(d.term, d.kind) for d in tables["definitions"]] == [("Tilth", "definition")]
    assert set(tables) == {"documents", *EVIDENCE}


def test_a_passage_whose_zone_the_reader_put_right_is_searched_accordingly(
    garden: Project,
) -> None:
    text = (garden.data / "documents" / "beans.txt").read_text("utf-8")
    second = code(garden)["passages"][1]
    decision = Decision(
        "2026-01-01", "maintainer", "passages", "beans", second.start, second.end,
        anchor_hash(text, second.start, second.end), "", "zone", "prose", "chrome", "an aside",
    )  # fmt: skip
    garden.decisions.write_text(csv_text(Decision._fields, [decision]), encoding="utf-8")
    tables = code(garden)
    assert tables["passages"][1].zone == "chrome"
    assert "compost" not in [mention.surface for mention in tables["mentions"]]


def test_coding_writes_nothing(garden: Project) -> None:
    before = sorted(garden.root.rglob("*"))
    code(garden)
    assert sorted(garden.root.rglob("*")) == before


def test_decisions_are_replayed(garden: Project) -> None:
    decide(garden, "mentions", "leaf mould", "row", "drop", "compost")
    decide(garden, "mentions", "any spray", "row", "add", "compost")
    rows = [m for m in code(garden)["mentions"] if m.concept == "compost"]
    assert {(m.surface, m.rule, m.decided_by) for m in rows} == {
        ("compost", "term", "rule"),
        ("any spray", "reading", "reader"),
    }


def test_the_order_of_the_manifest_is_the_order_of_the_tables(garden: Project) -> None:
    store(garden)
    header, beans, plot = garden.manifest.read_text(encoding="utf-8").splitlines()
    garden.manifest.write_text("\n".join([header, plot, beans, ""]), encoding="utf-8")
    store(garden)
    lines = (garden.evidence / "passages.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["plot"] * 2 + ["beans"] * 3


def test_a_ledger_just_written_differs_in_nothing(garden: Project) -> None:
    store(garden)
    assert differences(garden) == []
    assert check(garden) == []


@pytest.mark.parametrize(
    ("old", "new"), [("No-dig gardening", "No-dig garden"), ("\n", "\r\n"), ("beans,2", "beans,3")]
)
def test_a_ledger_that_was_changed_by_hand_differs_from_its_line_on(
    garden: Project, old: str, new: str
) -> None:
    store(garden)
    path = garden.evidence / "mentions.csv"
    raw = path.read_bytes()
    path.write_bytes(raw.replace(old.encode(), new.encode()))
    line = 1 + raw.count(b"\n", 0, raw.index(old.encode())) if old != "\n" else 1
    errors = differences(garden)
    assert {(error.file, error.line, bool(error.remedy)) for error in errors} == {
        (path, line, True)
    }


# What is wrong stops it


def test_a_folder_without_documents_is_no_review(garden: Project) -> None:
    for path in texts(garden).iterdir():
        path.unlink()
    (error,) = errors_of(garden)
    assert (error.file, bool(error.remedy)) == (texts(garden), True)


def test_a_decision_on_a_document_that_is_not_there_is_named(garden: Project) -> None:
    decide(garden, "mentions", "leaf mould", "row", "drop", "compost")
    path = garden.decisions
    path.write_text(
        path.read_text(encoding="utf-8").replace(",beans,", ",beams,"), encoding="utf-8"
    )
    (error,) = errors_of(garden)
    assert (error.file, error.line) == (path, 2)
    assert "there is no document 'beams'" in error.problem


def test_check_names_a_decision_on_a_document_that_is_not_there_and_no_other(
    garden: Project,
) -> None:
    decide(garden, "mentions", "leaf mould", "row", "drop", "compost")
    decide(garden, "mentions", "any spray", "row", "add", "compost")
    store(garden)
    assert check(garden) == []
    path = garden.decisions
    first, second, third = path.read_text(encoding="utf-8").splitlines()
    third = third.replace(",beans,", ",beams,")
    path.write_text("\n".join([first, second, third, ""]), encoding="utf-8")
    (error,) = check(garden)
    assert (error.file, error.line) == (path, 3)
    assert "there is no document 'beams'" in error.problem


def test_a_decision_for_a_lens_without_an_indicator_stops_it(garden: Project) -> None:
    decide(garden, "passages", "Late Beans", "lens", "yes", "thrift")
    (error,) = errors_of(garden)
    assert "no indicator of thrift" in error.problem


def test_all_that_is_wrong_with_what_a_reviewer_writes_is_reported(garden: Project) -> None:
    garden.codebook.write_text("heads: [bed\n", encoding="utf-8")
    garden.bibliography.write_text("TY  - BOOK\n", encoding="utf-8")
    garden.decisions.write_text("when,who\n", encoding="utf-8")
    garden.manifest.write_text("document\n", encoding="utf-8")
    files = [Path(str(error.file)) for error in errors_of(garden)]
    assert files == [garden.codebook, garden.bibliography, garden.decisions, garden.manifest]


# Keys of references.bib


def test_every_key_that_is_used_is_traced_to_its_place(project: Project, tables: Tables) -> None:
    standards = read_standards(project)
    used = used_keys(tables)
    used |= codebook_keys(project, read_inputs(project), standards)
    assert used["doc-jivan"] == "documents.csv: jivan"
    assert used["cacioppo2008"]
    assert used["lafrance2020chapter"].startswith("citations.csv: mindmorphr at ")
    assert used["souery1999"] == "standards.csv: souery1999"
    assert used["bandura1977"].startswith(str(project.codebook))


def test_a_key_without_an_entry_is_an_error(garden: Project) -> None:
    book = garden.codebook.read_text(encoding="utf-8")
    garden.codebook.write_text(
        book.replace("terms: [tilth]", "terms: [tilth]\n    source: gone1999")
    )
    store(garden)
    (error,) = check(garden)
    assert "gone1999" in str(error)
    assert "codebook.yml:17" in str(error)


def test_nothing_in_references_bib_is_there_for_nothing(project: Project) -> None:
    assert check_ledger(project, read_inputs(project)).notes == []


@pytest.mark.parametrize("raw", [b"name\nx\n", b"key\n\xff\n"])
def test_a_broken_table_of_standards_is_named(garden: Project, raw: bytes) -> None:
    store(garden)
    (garden.data / "standards.csv").write_bytes(raw)
    (error,) = check(garden)
    assert error.file == garden.data / "standards.csv"
    assert (error.line is not None, bool(error.remedy)) == (True, True)


# The five documents


def test_the_reader_changed_what_the_rules_proposed_where_a_reading_says_so(
    project: Project, documents: dict[str, Document], tables: Tables
) -> None:
    inputs = read_inputs(project)
    compiled = CompiledCodebook(inputs.codebook)
    treatments = {concept.id for concept in inputs.codebook.layer("treatment")}
    proposed = {
        mention[:6]
        for document in documents.values()
        for mention in find_mentions(document, compiled)
        if mention.concept in treatments
    }
    stored = {mention[:6] for mention in tables["mentions"] if mention.concept in treatments}
    assert sorted((m[0], m[4], m[5]) for m in stored - proposed) == [
        ("alleviant", "daily supports", "lifestyle-change"),
        ("jivan", "cognitive tools", "cbt"),
        ("jivan", "relational repair", "relational-therapy"),
        ("loneliness", "Working with this grief", "grief-work"),
        ("loneliness", "behavioral interventions", "behavioural-activation"),
        ("loneliness", "communities of meaningful belonging", "relationships-community"),
        ("loneliness", "new relational experience", "relational-therapy"),
        ("loneliness", "significant relationships", "relationships-community"),
        ("mindmorphr", "compassionate listening", "validation"),
        ("mindmorphr", "empathy", "validation"),
        ("mindmorphr", "maintaining a routine", "small-goals"),
        ("mindmorphr", "validating", "validation"),
        ("overview", "adjust your current medication", "medication-management"),
        ("overview", "combination of different medicines", "medication-management"),
        ("overview", "getting enough sleep", "sleep"),
    ]
    assert sorted((m[0], m[4], m[5]) for m in proposed - stored) == [
        ("alleviant", "therapy", "psychotherapy-unspecified"),
        ("mindmorphr", "adherence", "optimisation"),
        ("mindmorphr", "medicine", "medication-unspecified"),
        ("overview", "medication", "medication-unspecified"),
        ("overview", "medicines", "medication-unspecified"),
        ("overview", "therapies", "psychotherapy-unspecified"),
    ]


def test_the_rebuilt_ledger_is_the_stored_one(
    project: Project, texts_folder: Path, tables: Tables
) -> None:
    assert differences(project) == []
    assert pipeline.code_in_memory(project, texts_folder) == tables


# What a reader types by hand


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("who", "=cmd|x", "who begins with '='"),
        ("why", '"one\ntwo"', "why holds a line break"),
        ("why", "one\ttwo", "why holds a control character, U\\+0009"),
        ("when", "2026-02-30", "when is '2026-02-30', and there is no such day"),
        ("start", str(2**63), "start is '9223372036854775808', which is no number"),
        ("end", "1_9", "end is '1_9', which is no number"),
        ("field", "decided_by", "decided_by is not decided on"),
    ],
)
def test_a_cell_of_the_decisions_that_does_harm_is_named(
    garden: Project, column: str, value: str, problem: str
) -> None:
    decide(garden, "mentions", "leaf mould", "row", "keep", "compost")
    header, row = garden.decisions.read_text(encoding="utf-8").splitlines()
    cells = row.split(",")
    cells[header.split(",").index(column)] = value
    garden.decisions.write_text(f"{header}\n{','.join(cells)}\n", encoding="utf-8")
    (error,) = errors_of(garden)
    assert (error.file, error.line, bool(error.remedy)) == (garden.decisions, 2, True)
    assert re.search(problem, error.problem)


@pytest.mark.parametrize(
    ("words", "field", "new", "concept", "old", "problem"),
    [
        ("leaf mould", "concept", "thrift", "compost", "compost", "is a lens, not a treatment"),
        ("leaf mould", "concept", "ghost", "compost", "compost", "no concept 'ghost' in the"),
        ("leaf mould", "row", "add", "no-dig", "", "the same words name compost already"),
    ],
)
def test_a_concept_that_cannot_be_given_by_hand_either_is_named(
    garden: Project, words: str, field: str, new: str, concept: str, old: str, problem: str
) -> None:
    decide(garden, "mentions", words, field, new, concept, old)
    (error,) = errors_of(garden)
    assert (error.file, error.line) == (garden.decisions, 2)
    assert problem in error.problem and "reviewbook retire 2" in error.remedy


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (",beans.txt,", ",../secret.txt,", "../secret.txt"),
        (",beans.txt,", ",/etc/hostname,", "/etc/hostname"),
        (",beans.txt,", ",..,", ".."),
        (",beans.txt,", ",sub/beans.txt,", "sub/beans.txt"),
        ("beans,,,,,,,,,beans.txt,", "../secret,,,,,,,,,,", "../secret.txt"),
    ],
)
def test_no_file_outside_the_folder_of_texts_is_read(
    garden: Project, old: str, new: str, name: str
) -> None:
    store(garden)
    (garden.data / "secret.txt").write_text("Not for the review.", encoding="utf-8")
    text = garden.manifest.read_text(encoding="utf-8")
    assert old in text
    garden.manifest.write_text(text.replace(old, new), encoding="utf-8")
    (error,) = errors_of(garden)
    assert (error.file, error.line, bool(error.remedy)) == (garden.manifest, 2, True)
    assert f"{name!r} is no file of the folder of texts" in error.problem
