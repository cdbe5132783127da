"""What two versions of a review differ in is told, with the reason for every row."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import GARDEN_TEXTS, Outcome
from reviewbook.coding.change_reasons import Version
from reviewbook.coding.decide import append_decision
from reviewbook.coding.ledger_diff import RowChange, changed_counts, changed_rows
from reviewbook.coding.retire import retire_decision
from reviewbook.project.review_folder import Project

Run = Callable[..., Outcome]
BEANS = GARDEN_TEXTS["beans.txt"]


@pytest.fixture
def before(garden: Project, run: Run) -> Project:
    """The garden as it was: a copy of it, coded."""
    assert run("code", "--project", garden.root).status == 0
    return Project(Path(shutil.copytree(garden.root, garden.root.with_name("before"))))


@pytest.fixture
def changes(garden: Project, before: Project, run: Run) -> Callable[..., list[RowChange]]:
    def code_and_compare(*options: str) -> list[RowChange]:
        assert run("code", "--project", garden.root, *options).status == 0
        return list(changed_rows(Version.of(before), Version.of(garden)))

    return code_and_compare


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def said(changes: list[RowChange]) -> set[tuple[str, str, str]]:
    return {(one.change, getattr(one.row, "surface", ""), one.why) for one in changes}


def decide(project: Project, **cells: str) -> None:
    start = BEANS.index("compost")
    place = ("beans", start, start + len("compost"))
    row = {"table": "mentions", "concept": "compost", "field": "row", "new": "drop"}
    append_decision(project, place, **(row | {"why": "a heap", "who": "maintainer"} | cells))


def test_nothing_differs_from_itself(before: Project, garden: Project, run: Run) -> None:
    done = run("diff", before.root, garden.root)
    assert (done.status, done.said.strip()) == (0, "nothing differs")


def test_a_term_that_goes_is_the_reason_for_the_rows_it_found(
    garden: Project, changes: Callable[..., list[RowChange]]
) -> None:
    rewrite(garden.codebook, "[compost, leaf mould]", "[leaf mould]")
    found = changes()
    assert found
    assert said(found) == {("went", "compost", 'term: compost -"compost"')}


def test_a_row_names_the_terms_that_made_it_and_no_others(
    garden: Project, changes: Callable[..., list[RowChange]]
) -> None:
    rewrite(garden.codebook, "[compost, leaf mould]", "[compost, spray, wool, bean, pray]")
    found = said(changes())
    assert found == {
        ("came", "spray", 'term: compost +"spray"'),
        ("came", "Beans", 'term: compost +"bean"'),
        ("came", "beans", 'term: compost +"bean"'),
        ("went", "leaf mould", 'term: compost -"leaf mould"'),
    }


def test_a_decision_is_the_reason_and_says_its_own(
    garden: Project, changes: Callable[..., list[RowChange]], before: Project
) -> None:
    decide(garden)
    (change,) = changes()
    assert (change.change, change.why) == ("went", "decision: row 2 was made (a heap)")
    shutil.copytree(garden.data, before.data, dirs_exist_ok=True)
    retire_decision(garden, 2, "no heap", "maintainer")
    (back,) = changes()
    assert (back.change, back.why) == ("came", "decision: row 2 was taken back (a heap)")


def test_a_cell_that_a_reader_confirms_is_a_change_and_no_new_row(
    garden: Project, changes: Callable[..., list[RowChange]]
) -> None:
    decide(garden, new="keep")
    (change,) = changes()
    assert change.change == "changed"
    assert change.cells == {"decided_by": ("rule", "reader")}


def test_rows_that_only_stand_elsewhere_in_a_changed_text_are_no_change(
    garden: Project, changes: Callable[..., list[RowChange]]
) -> None:
    beans = garden.needed_texts() / "beans.txt"
    beans.write_text(BEANS.rstrip() + "\n\nA heap of leaf mould lies there.\n", encoding="utf-8")
    mentions = [one for one in changes("--accept-changed") if one.table == "mentions"]
    assert said(mentions) == {("came", "leaf mould", "text: it has changed")}


def test_a_row_that_moves_within_the_same_text_is_a_change(before: Project) -> None:
    old, new = Version.of(before), Version.of(before)
    row = new.tables["mentions"][0]
    new.tables["mentions"][0] = row._replace(start=row.start + 1, end=row.end + 1)
    found = {one.change for one in changed_rows(old, new)}
    assert found == {"came", "went"}
    assert {one.why for one in changed_rows(old, new)} == {"rule"}


def test_a_document_that_came_is_the_reason_for_its_rows_and_counted(
    garden: Project, before: Project, changes: Callable[..., list[RowChange]]
) -> None:
    file = garden.needed_texts() / "leeks.txt"
    file.write_text("Leeks\n\nLeaf mould feeds leeks, and compost does.\n", encoding="utf-8")
    assert {one.why for one in changes()} == {"text: the document came"}
    (count,) = changed_counts(Version.of(before), Version.of(garden))
    assert (count.table, count.value) == ("mentions", "compost")
    assert (count.new - count.old, count.new_documents - count.old_documents) == (2, 1)


def test_a_revision_that_git_kept_is_compared_with_what_is_there(
    garden: Project, before: Project, run: Run
) -> None:
    def git(*arguments: str) -> None:
        name = ["-c", "user.name=maintainer", "-c", "user.email=maintainer@example.org"]
        subprocess.run(["git", "-C", str(garden.root), *name, *arguments], check=True)

    git("init", "--quiet")
    git("add", "data")
    git("commit", "--quiet", "--message", "no references")
    done = run("diff", "HEAD", "--project", garden.root)
    assert done.status == 2
    assert "HEAD:references.bib: cannot be read" in done.said
    git("add", "references.bib")
    git("commit", "--quiet", "--message", "coded")
    assert run("diff", "HEAD", "--project", garden.root).status == 0
    decide(garden)
    assert run("code", "--project", garden.root).status == 0
    done = run("diff", "--project", garden.root)  # with the last commit, where none is named
    assert done.status == 1
    assert "counts\n  mentions compost: " in done.said
    assert "rows: 0 came, 1 went, 0 changed\n  - mentions beans" in done.said


def test_what_is_neither_folder_nor_revision_is_refused(garden: Project, run: Run) -> None:
    done = run("diff", "no-such-thing", "--project", garden.root)
    assert done.status == 2
    assert "neither a folder nor a revision" in done.said


def test_of_very_many_rows_the_first_of_each_kind_are_shown(
    garden: Project, before: Project, run: Run
) -> None:
    place = garden.root / "data" / "documents"
    (place / "heap.txt").write_text("Compost, compost. " * 50, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    some = run("diff", before.root, garden.root)
    every = run("diff", before.root, garden.root, "--all")
    assert (some.status, every.status) == (1, 1)
    assert some.said.count("+ mentions heap") == 20
    assert every.said.count("+ mentions heap") == 100
    assert "and 80 more of mentions that came; --all shows them" in some.said
    assert "--all" not in every.said
    assert "101 came" in some.said  # a passage too
