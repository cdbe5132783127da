"""What a review is said to need still, and that it is said of what is missing alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from reviewbook import next_steps
from reviewbook.analysis.review import Review
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.template.new_review import make_review

Run = Callable[..., Outcome]
ALL = "publishers treatments status lenses subjects standards references judgements decisions"


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
    assert step.startswith("No documents yet: put texts into `data/documents`")
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


def test_a_codebook_without_a_layer_is_told_so(garden: Project, run: Run) -> None:
    garden.codebook.write_text("lenses:\n  thrift:\n    label: Thrift\n    terms: [saved]\n")
    assert run("code", "--project", garden.root).status == 0
    assert steps(garden, "treatments")[0].startswith("The codebook names no treatment")
    assert steps(garden, "subjects")[0].startswith("The codebook has no subject")


def test_a_need_with_another_name_is_told_the_names(project: Project) -> None:
    with pytest.raises(KeyError, match="did you mean 'lenses'"):
        next_steps(Review(project), "lens")
