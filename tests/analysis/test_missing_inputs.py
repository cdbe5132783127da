"""What a review is said to need still, and that it is said of what is missing alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.any_ledger import level_ledger
from conftest import Outcome
from reviewbook import next_steps
from reviewbook.analysis.likely_duplicates import list_duplicates
from reviewbook.analysis.review import Review
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import FoundRecord
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.template.new_review import make_review

Run = Callable[..., Outcome]
ALL = (
    "publishers duplicates treatments status lenses subjects standards references judgements "
    "decisions"
)


@pytest.fixture(autouse=True)
def no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)


def steps(project: Project, *needs: str) -> list[str]:
    said = next_steps(Review(project), *needs).text
    head, *listed = said.splitlines()
    assert head == "Still missing, and what to do next:" or not listed
    return [line.partition(". ")[2] for line in listed if line]


def test_our_review_lacks_nothing_that_a_notebook_rests_on(project: Project) -> None:
    assert next_steps(Review(project), *ALL.split()).text.startswith("Nothing is missing")


def test_texts_come_first_and_then_the_run_that_codes_them(tmp_path: Path, run: Run) -> None:
    made = make_review(tmp_path / "made")
    (step,) = steps(made, "treatments", "lenses", "subjects", "publishers", "decisions")
    assert step.startswith("No documents yet: take files in with `reviewbook add FILES`, or put")
    (made.data / "documents" / "beans.txt").write_text("Beans\n\nThey climb.\n")
    assert steps(made) == ["The texts have not been coded: run `reviewbook code`."]
    assert run("code", "--project", made.root).status == 0
    assert steps(made) == []


@pytest.mark.parametrize(
    ("need", "begins"),
    [
        ("treatments", "None of the treatments of the codebook was found"),
        ("lenses", "No word of a lens was found"),
        ("subjects", "No definition of `example-subject` was found"),
        ("status", "No treatment has a `status`"),
        ("standards", "There is no standard"),
        ("references", "`references.bib` is empty"),
        ("publishers", "Publishers, and what they offer, are not recorded"),
        ("decisions", "Nobody has judged what the rules found"),
        ("authors", "Nobody is named as the author"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, run: Run, need: str, begins: str) -> None:
    made = make_review(tmp_path / "made")
    (made.data / "documents" / "beans.txt").write_text("Beans\n\nThey climb.\n")
    assert run("code", "--project", made.root).status == 0
    assert steps(made, need)[0].startswith(begins)


def test_what_is_found_is_not_missed(tmp_path: Path, run: Run) -> None:
    made = make_review(tmp_path / "made")
    text = (
        "Beans\n\nAn example treatment helps (Lee, 2001). An example subject is defined as a wall "
        "of green.\n\nBy an example lens they climb.\n"
    )
    (made.data / "documents" / "beans.txt").write_text(text)
    assert run("code", "--project", made.root).status == 0
    assert steps(made, "treatments", "subjects") == []
    assert steps(made, "lenses")[0].startswith("Words only suggest a lens")
    assert steps(made, "judgements")[0].startswith("Nobody has judged whether the cited works")


@pytest.mark.parametrize(
    ("need", "row", "field", "new"),
    [
        ("treatments", "mentions:2", "row", "drop"),
        ("subjects", "definitions:2", "row", "drop"),
        ("lenses", "mentions:3", "row", "drop"),
        ("lenses", "passages:4", "lens", "no"),
    ],
)
def test_what_a_reader_took_out_again_was_found(
    tmp_path: Path, run: Run, need: str, row: str, field: str, new: str
) -> None:
    made = make_review(tmp_path / "made")
    text = (
        "Beans\n\nAn example treatment helps. An example subject is defined as a wall of green.\n\n"
        "By an example lens they climb.\n"
    )
    (made.data / "documents" / "beans.txt").write_text(text)
    assert run("code", "--project", made.root).status == 0
    lens = ["--concept", "example-lens"] if field == "lens" else []
    decided = ["--row", row, *lens, "--field", field, "--new", new, "--why", "no", "--who", "Doe"]
    assert run("decide", *decided, "--project", made.root).status == 0
    assert run("code", "--project", made.root).status == 0
    assert steps(made, need) == []


def test_what_was_read_whole_was_judged(tmp_path: Path) -> None:
    ledger = level_ledger()
    nobody, none = steps(ledger.write(tmp_path / "one"), "decisions")
    assert nobody.startswith("Nobody has judged") and none.startswith("No document was read whole")
    ledger.read_whole = ledger.names
    assert steps(ledger.write(tmp_path / "two"), "decisions") == []


def test_a_codebook_without_a_layer_is_told_so(garden: Project, run: Run) -> None:
    garden.codebook.write_text("lenses:\n  thrift:\n    label: Thrift\n    terms: [saved]\n")
    assert run("code", "--project", garden.root).status == 0
    assert steps(garden, "treatments")[0].startswith("The codebook names no treatment")
    assert steps(garden, "subjects")[0].startswith("The codebook has no subject")


def test_a_need_with_another_name_is_told_the_names(project: Project) -> None:
    with pytest.raises(KeyError, match="did you mean 'lenses'"):
        next_steps(Review(project), "lens")


def test_what_may_be_the_same_work_is_asked_about_until_somebody_decides(
    tmp_path: Path, run: Run
) -> None:
    made = make_review(tmp_path / "made")
    body = "\n\n".join(
        f"In year {word} the same bed was dug by hand, and leaves were laid on top of it."
        for word in ("one", "two", "three")
    )
    for name in ("beds", "plots", "ponds"):
        text = "A pond was dug." if name == "ponds" else body
        (made.data / "documents" / f"{name}.txt").write_text(f"On {name}\n\n{text}\n")
    assert run("code", "--project", made.root).status == 0
    (step,) = steps(made, "duplicates")
    assert step.startswith("1 pair of documents or records may be the same work")
    assert list_duplicates(Review(made)).to_numpy().tolist() == [
        ["document", "beds", "plots", "they share 4 of the 4 longer phrases of the shorter"]
    ]
    entries = (
        "@misc{beds, title = {On beds}, related = {plots}}\n@misc{plots, title = {On plots}}\n"
    )
    made.bibliography.write_text(entries)
    rows = made.manifest.read_text().splitlines()
    keyed = [
        rows[0],
        *(f"{row}{row.split(',')[0]}" if "ponds" not in row else row for row in rows[1:]),
    ]
    made.manifest.write_text("\n".join([*keyed, ""]))
    assert run("code", "--project", made.root).status == 0
    assert steps(made, "duplicates") == []


def test_records_that_may_be_one_work_are_asked_about_too(tmp_path: Path) -> None:
    project = level_ledger().write(tmp_path / "review")
    said = "author = {Lee, A}, year = {2001}, title = {On the worms of a small bed}"
    project.bibliography.write_text("".join(f"@misc{{{k}, {said}}}\n" for k in ("one", "two")))
    blank = dict.fromkeys(FoundRecord._fields, "") | {"source": "Shelf", "kind": "other"}
    found = [FoundRecord(**blank | {"record": key}) for key in ("one", "two")]
    path_of(project, "records").write_text(csv_text(FoundRecord._fields, found))
    assert list_duplicates(Review(project)).to_numpy().tolist() == [
        ["record", "one", "two", "title, authors and year alike"]
    ]
    decided = [found[0], found[1]._replace(duplicate_of="none")]
    path_of(project, "records").write_text(csv_text(FoundRecord._fields, decided))
    assert list_duplicates(Review(project)).empty
