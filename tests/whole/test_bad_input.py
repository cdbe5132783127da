"""Whatever is wrong with the input: one clear message, no status of success, nothing written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

Run = Callable[..., Outcome]
Command = Callable[[Project, str], str]


@pytest.fixture
def refuse(run: Run) -> Command:
    """Run a command that has to fail, and see that it leaves every byte as it was."""

    def refused(project: Project, command: str) -> str:
        before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
        outcome = run(command, "--project", project.root)
        after = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
        assert after == before
        found = command == "check" and DOCUMENTS_VARIABLE not in outcome.said
        assert outcome.status == (1 if found else 2), "1 is what a check finds, 2 a wrong use"
        assert outcome.said.startswith("error: ")
        assert "Traceback" not in outcome.said
        problems = re.findall(r"^error: /.+", outcome.said, flags=re.MULTILINE)
        assert outcome.said.count("\n  remedy: ") == len(problems)
        return outcome.said

    return refused


@pytest.fixture
def coded(garden: Project, run: Run) -> Project:
    """The garden review, coded."""
    assert run("code", "--project", garden.root).status == 0
    return garden


@pytest.fixture
def beans(coded: Project) -> Path:
    return coded.data / "documents" / "beans.txt"


# Documents


@pytest.mark.parametrize("command", ["code", "check"])
def test_a_missing_document(coded: Project, beans: Path, refuse: Command, command: str) -> None:
    beans.unlink()
    assert f"{beans}: cannot be read: No such file" in refuse(coded, command)


def test_an_empty_document(coded: Project, beans: Path, refuse: Command) -> None:
    beans.write_text("\n \n")
    assert f"{beans}: the document is empty" in refuse(coded, "code")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_document_that_may_not_be_read(garden: Project, run: Run) -> None:
    path = garden.data / "documents" / "beans.txt"
    path.chmod(0)
    outcome = run("code", "--project", garden.root)
    path.chmod(0o644)
    assert (outcome.status, f"{path}: cannot be read" in outcome.said) == (2, True)
    assert not garden.manifest.exists()


def test_a_folder_in_place_of_a_document(coded: Project, beans: Path, refuse: Command) -> None:
    beans.unlink()
    beans.mkdir()
    assert f"{beans}: cannot be read" in refuse(coded, "code")


def test_a_document_that_is_not_utf8(coded: Project, beans: Path, refuse: Command) -> None:
    beans.write_bytes("Late Beans\n\nFound in a café.\n".encode("latin-1"))
    assert f"{beans}:3: not UTF-8" in refuse(coded, "code")


@pytest.mark.parametrize("command", ["code", "check"])
def test_a_text_that_differs_from_its_fingerprint(
    coded: Project, beans: Path, refuse: Command, command: str
) -> None:
    beans.write_text(beans.read_text(encoding="utf-8") + "One line more.\n", encoding="utf-8")
    said = refuse(coded, command)
    assert f"{beans}: the text of beans is not the one that was coded" in said
    assert "reviewbook code --accept-changed" in said


def test_a_changed_text_can_be_accepted(coded: Project, beans: Path, run: Run) -> None:
    beans.write_text(beans.read_text(encoding="utf-8") + "More compost.\n", encoding="utf-8")
    assert run("code", "--accept-changed", "--project", coded.root).status == 0
    assert run("check", "--project", coded.root).status == 0


def test_one_bad_document_does_not_hide_another(coded: Project, refuse: Command) -> None:
    (coded.data / "documents" / "beans.txt").write_bytes(b"\xff")
    (coded.data / "documents" / "plot.txt").write_text(" ")
    (coded.data / "documents" / "new.txt").touch()
    said = refuse(coded, "code")
    assert [
        word in said for word in ("beans.txt:1: not UTF-8", "plot.txt: the", "new.txt: the")
    ] == [*([True] * 3)]


def test_a_folder_of_texts_that_does_not_exist(
    coded: Project, refuse: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(tmp_path / "nowhere"))
    for command in ("code", "check"):
        said = refuse(coded, command)
        assert str(tmp_path / "nowhere") in said
        assert DOCUMENTS_VARIABLE in said


def test_a_folder_that_is_no_review_is_not_taken_for_another(
    tmp_path: Path, run: Run, project: Project
) -> None:
    for folder in (tmp_path, project.data):
        outcome = run("check", "--project", folder)
        assert (outcome.status, "no review here" in outcome.said) == (2, True)


@pytest.mark.parametrize("name", ["../beta", "a/b", "/beta", "..", "."])
def test_no_document_is_called_as_a_folder_is(coded: Project, refuse: Command, name: str) -> None:
    table = coded.manifest.read_text(encoding="utf-8")
    coded.manifest.write_text(table.replace("\nbeans,", f"\n{name},"), encoding="utf-8")
    said = refuse(coded, "code")
    assert f"documents.csv:2: row 2: the name {name!r} is that of a folder" in said


# Codebook, references, manifest, ledger


@pytest.mark.parametrize("command", ["code", "check"])
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("heads: [gardening, bed]", "heads: [gardening, bed", "codebook.yml:2: not YAML"),
        (
            "        terms: [compost,",
            "        words: [compost,",
            "codebook.yml:8: compost: unknown",
        ),
        ("[for nothing, saved]", "[saved, '']", "codebook.yml:15: thrift: terms"),
        (
            "modifiers: [no-dig]",
            "terms: [Compost]",
            "codebook.yml:9: 'Compost' of no-dig is a term",
        ),
    ],
)
def test_a_broken_codebook(
    coded: Project, refuse: Command, command: str, old: str, new: str, message: str
) -> None:
    text = coded.codebook.read_text(encoding="utf-8")
    assert text.count(old) == 1
    coded.codebook.write_text(text.replace(old, new), encoding="utf-8")
    assert f"/{message}" in refuse(coded, command)


@pytest.mark.parametrize("command", ["code", "check"])
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"TY  - BOOK\nTI  - A\n", ":1: "),
        (b"@book{a,\n  title = {Caf\xe9}}\n", ":2: not UTF-8"),
        (None, ": "),
    ],
)
def test_a_broken_bibliography(
    coded: Project, refuse: Command, command: str, raw: bytes | None, message: str
) -> None:
    coded.bibliography.unlink()
    if raw:
        coded.bibliography.write_bytes(raw)
    assert f"{coded.bibliography}{message}" in refuse(coded, command)


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("documents", ",genre,", ",", ":1: the columns are"),
        ("documents", ",34,0,", ",many,0,", ":2: row 2: words is 'many', which is no number"),
        ("documents", ",34,0,", ",", ":2: row 2 has 14 cells, not 16"),
        ("evidence/mentions", "surface,", "", ":1: the columns are"),
        ("evidence/mentions", "beans,2,", "beans,two,", ":2: row 2: passage is 'two'"),
        ("evidence/mentions", "beans,2,", "", ":2: row 2 has 7 cells, not 9"),
        ("evidence/quantities", "document,", "\ufeffx,", ":1: the columns are"),
    ],
)
def test_a_broken_table(
    coded: Project, refuse: Command, table: str, old: str, new: str, message: str
) -> None:
    path = coded.data / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert f"{path}{message}" in refuse(coded, "check")
    if table == "documents":
        assert f"{path}{message}" in refuse(coded, "code")


@pytest.mark.parametrize("raw", [None, b"\xff\xfe"])
def test_a_table_that_is_missing_or_no_text(
    coded: Project, refuse: Command, raw: bytes | None
) -> None:
    path = coded.evidence / "citations.csv"
    path.unlink()
    if raw:
        path.write_bytes(raw)
    assert f"{path}" in refuse(coded, "check")


# Decisions


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (2, "sha", "0" * 16, "no longer matches"),
        (30, "start", "1", "no longer matches"),
        (2, "table", "mentoins", "there is no table 'mentoins'"),
        (100, "field", "lenz", "has no column 'lenz'"),
        (2, "new", "maybe", "row must be add, drop or keep"),
        (40, "start", "x", "start is 'x', which is no number"),
        (2, "concept", "ghost", "acts on 0 rows of mentions"),
        (2, "document", "nobody", "there is no document 'nobody'"),
    ],
)
def test_one_broken_row_of_the_decisions(
    review_copy: Project, texts_folder: Path, refuse: Command,
    row: int, column: str, value: str, message: str,
) -> None:  # fmt: skip
    lines = review_copy.decisions.read_text(encoding="utf-8").splitlines()
    cells = lines[row - 1].split(",")
    cells[lines[0].split(",").index(column)] = value
    lines[row - 1] = ",".join(cells)
    review_copy.decisions.write_text("\n".join([*lines, ""]), encoding="utf-8")
    said = refuse(review_copy, "code")
    assert f"{review_copy.decisions}:{row}: row {row}: " in said
    assert message in said
