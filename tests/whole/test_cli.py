"""What somebody who types ``reviewbook`` relies on."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import NO_TEXTS, Outcome
from reviewbook import __version__
from reviewbook.cli import app
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows who works here, whoever runs the tests."""
    for name, value in (("COUNT", "1"), ("KEY_0", "user.name"), ("VALUE_0", "Orla of the plots")):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mentions(project: Project) -> list[str]:
    with (project.evidence / "mentions.csv").open(encoding="utf-8", newline="") as file:
        return [row["surface"] for row in csv.DictReader(file)]


# Help


def test_without_a_command_it_says_what_there_is(run: Run) -> None:
    said = run("--help").said
    assert all(re.search(rf"^\W*{name} ", said, re.M) for name in "code check decide build".split())


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("code", ["--accept-changed", "REVIEWBOOK_DOCUMENTS", "nothing is written"]),
        ("check", ["--project", "exit status"]),
        ("decide", ["--concept", "--why", "append", "Example"]),
        ("build", ["--out", "site/"]),
    ],
)
def test_every_command_explains_itself(run: Run, command: str, words: list[str]) -> None:
    outcome = run(command, "--help")
    said = " ".join(re.sub(r"[│╭╮╰╯─\x1b]", " ", outcome.said).split())
    assert outcome.status == 0
    assert [word for word in words if word.lower() not in said.lower()] == []


def test_it_says_its_version(run: Run) -> None:
    assert run("--version").said.strip() == f"reviewbook {__version__}"


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "0", "-1", "1e400", "1e30", "", "many"])
@pytest.mark.parametrize(
    "words",
    [
        "code --timeout",
        "check --timeout",
        "run --timeout",
        "build --timeout",
        "code --workers",
        "check --workers",
        "add x --workers",
        "suggest --least",
        "suggest --most",
    ],
)
def test_a_number_that_nobody_can_wait_or_work_for_is_refused(
    garden: Project, run: Run, words: str, number: str
) -> None:
    before = contents(garden.root)
    command, option = words.rsplit(" ", 1)
    outcome = run(*command.split(), f"{option}={number}", "--project", garden.root)
    assert outcome.status == 2
    assert f"Invalid value for '{option}'" in outcome.said
    assert contents(garden.root) == before


@pytest.mark.parametrize("offsets", [(-5,), (0, -1), ("nan",)])
def test_no_character_stands_before_the_first(
    garden: Project, run: Run, offsets: tuple[object, ...]
) -> None:
    assert run("code", "--project", garden.root).status == 0
    outcome = run("show", "--project", garden.root, "--", "beans", *offsets)
    assert (outcome.status, "Invalid value for" in outcome.said) == (2, True)


# A new review, from scratch


def test_a_new_review_is_coded_checked_decided_on_and_coded_again(
    garden: Project, run: Run
) -> None:
    assert run("code", "--project", garden.root).status == 0
    with garden.manifest.open(encoding="utf-8", newline="") as file:
        assert [row["document"] for row in csv.DictReader(file)] == ["beans", "plot"]
    assert "leaf mould" in mentions(garden)
    assert "all is well" in run("check", "--project", garden.root).said

    text = (garden.data / "documents" / "beans.txt").read_text(encoding="utf-8")
    start = text.index("leaf mould")
    anchor = ("beans", start, start + len("leaf mould"))
    what = ("--concept", "compost", "--field", "row", "--new", "drop", "--why", "not on her plot")
    outcome = run("decide", *anchor, *what, "--project", garden.root)
    assert (outcome.status, "now run: reviewbook code" in outcome.said) == (0, True)
    assert run("check", "--project", garden.root).status == 1, "not yet applied"
    assert run("code", "--project", garden.root).status == 0
    assert "leaf mould" not in mentions(garden)
    assert run("check", "--project", garden.root).status == 0


def test_what_was_typed_into_the_manifest_is_kept(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    text = garden.manifest.read_text(encoding="utf-8")
    garden.manifest.write_text(text.replace("beans,,", "beans,Late Beans,", 1), encoding="utf-8")
    run("code", "--project", garden.root)
    assert "\nbeans,Late Beans,," in garden.manifest.read_text(encoding="utf-8")


def test_files_that_nobody_reads_are_named(garden: Project, run: Run) -> None:
    (garden.data / "documents" / "paper.pdf").touch()
    coded = run("code", "--project", garden.root)
    assert coded.status == 0 and "note: not read, being none of .txt" in coded.said
    (garden.data / "documents" / "nothing.txt").touch()
    coded = run("code", "--project", garden.root)
    assert coded.status == 2 and "note: not read, being none of .txt" in coded.said


def test_coding_twice_changes_no_byte(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    before = contents(garden.root)
    run("code", "--project", garden.root)
    assert contents(garden.root) == before


def test_decisions_are_appended_and_the_others_left(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    text = (garden.data / "documents" / "plot.txt").read_text(encoding="utf-8")
    start = text.index("No-dig gardening")
    anchor = ("plot", start, start + len("No-dig gardening"))
    for new in ("keep", "drop"):
        words = ("--field", "row", "--new", new, "--why", f"to {new}, “so” to say")
        words += ("--who", "maintainer")
        assert run("decide", *anchor, *words, "--project", garden.root).status == 0
    first, *rest = garden.decisions.read_text(encoding="utf-8").splitlines()
    assert first.startswith("when,who,table,document,start,end,sha,")
    place = f"maintainer,mentions,plot,{start},{anchor[2]},"
    assert all(re.match(rf"\d{{4}}-\d\d-\d\d,{place}", row) for row in rest)
    assert rest[1].endswith(',no-dig,row,,drop,"to drop, “so” to say"')


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"document": "peas"}, "no document 'peas'"),
        ({"end": 10**6}, "is no stretch of beans"),
        ({"start": 7}, "is no stretch of beans"),
        ({"--new": "remove"}, "row must be add, drop or keep"),
        ({"--field": "colour"}, "mentions has no column 'colour'"),
        ({"--table": "ghosts"}, "there is no table 'ghosts'"),
        ({"--field": "void"}, "void names a row of the file"),
        ({"--concept": "ghost"}, "there is no concept 'ghost'"),
        ({"start": 1}, "it acts on 0 rows of mentions"),
    ],
)
def test_a_decision_that_cannot_be_is_not_appended(
    garden: Project, run: Run, change: dict[str, str | int], problem: str
) -> None:
    run("code", "--project", garden.root)
    before = contents(garden.root)
    words = {"document": "beans", "start": 0, "end": 4, "--field": "row", "--new": "drop"} | change
    options = [word for name, value in words.items() if name[0] == "-" for word in (name, value)]
    place = [words[name] for name in ("document", "start", "end")]
    outcome = run("decide", *place, *options, "--why", "w", "--project", garden.root)
    assert (outcome.status, problem in outcome.said) == (2, True)
    assert "remedy: " in outcome.said
    assert contents(garden.root) == before


def test_a_lens_that_its_words_suggest_is_decided_as_suggested(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    text = (garden.data / "documents" / "plot.txt").read_text(encoding="utf-8")
    start = text.index("No-dig")
    words = ("--table", "passages", "--concept", "thrift", "--field", "lens", "--new", "yes")
    place = ("plot", start, len(text.rstrip()))
    assert run("decide", *place, *words, "--why", "w", "--project", garden.root).status == 0
    assert garden.decisions.read_text(encoding="utf-8").endswith("thrift,lens,suggested,yes,w\n")


def test_a_text_that_was_read_whole_is_not_replaced_unread(garden: Project, run: Run) -> None:
    assert run("code", "--project", garden.root).status == 0
    book = garden.codebook.read_text(encoding="utf-8")
    garden.codebook.write_text("read_whole: [beans]\n" + book, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    path = garden.data / "documents" / "beans.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text("New.\n\n" + text, encoding="utf-8")
    for _ in range(2):
        refused = run("code", "--accept-changed", "--project", garden.root)
        assert refused.status == 2
        assert "beans was read whole, but its text is another now" in refused.said
        assert "take it out of read_whole" in refused.said
        # What another run has kept of the same text is no reading of it either.
        garden.codebook.write_text(book, encoding="utf-8")
        other = garden.root.parent / "other"
        run("code", "--accept-changed", "--out", other, "--project", garden.root)
        garden.codebook.write_text("read_whole: [beans]\n" + book, encoding="utf-8")
    start = text.index("leaf mould") + len("New.\n\n")
    words = ("--concept", "compost", "--field", "row", "--new", "drop", "--why", "w")
    garden.codebook.write_text(book, encoding="utf-8")
    assert run("code", "--accept-changed", "--project", garden.root).status == 0
    assert run("decide", "beans", start, start + 10, *words, "--project", garden.root).status == 0
    garden.codebook.write_text("read_whole: [beans]\n" + book, encoding="utf-8")
    path.write_text("New.\n\n" + text + "\nEnd.\n", encoding="utf-8")
    assert run("code", "--accept-changed", "--project", garden.root).status == 0


def test_a_decision_whose_text_has_gone_is_retired_and_made_anew(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    path = garden.data / "documents" / "beans.txt"
    text = path.read_text(encoding="utf-8")
    words = ("--concept", "compost", "--field", "row", "--new", "drop", "--why", "w")

    def decide(text: str) -> Outcome:
        start = text.index("leaf mould")
        return run("decide", "beans", start, start + 10, *words, "--project", garden.root)

    assert decide(text).status == 0
    path.write_text("New.\n\n" + text, encoding="utf-8")
    refused = run("code", "--accept-changed", "--project", garden.root)
    assert refused.status == 2 and "reviewbook retire 2" in refused.said
    retired = run("retire", 2, "--why", "the text has moved", "--project", garden.root)
    assert retired.status == 0 and "no longer in force" in retired.said
    assert run("retire", 2, "--why", "again", "--project", garden.root).status == 2
    assert run("code", "--accept-changed", "--project", garden.root).status == 0
    assert "leaf mould" in mentions(garden)
    assert decide(path.read_text(encoding="utf-8")).status == 0
    assert run("code", "--project", garden.root).status == 0
    assert "leaf mould" not in mentions(garden)
    assert len(garden.decisions.read_text(encoding="utf-8").splitlines()) == 4


def test_a_spare_reference_is_noted_and_no_error(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    garden.bibliography.write_text("@misc{spare, title = {Spare}}\n", encoding="utf-8")
    checked = run("check", "--project", garden.root)
    assert checked.status == 0
    assert "note: " in checked.said and "nothing uses the reference 'spare'" in checked.said


# The review of this repository


def test_the_review_is_found_from_its_folders_and_no_other_is_taken(
    project: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.notebooks if project.notebooks.is_dir() else project.data)
    assert run("check").status == 0
    monkeypatch.chdir(tmp_path)
    outside = run("check")
    assert outside.status == 2 and "no review here" in outside.said


def test_coding_the_five_texts_again_changes_no_byte(
    review_copy: Project, texts_folder: Path, run: Run
) -> None:
    before = contents(review_copy.root)
    outcome = run("code", "--project", review_copy.root)
    assert (outcome.status, "5 documents" in outcome.said) == (0, True)
    assert contents(review_copy.root) == before


def test_a_changed_row_of_the_ledger_is_found(
    review_copy: Project, texts_folder: Path, run: Run
) -> None:
    path = review_copy.evidence / "mentions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",cbt,", ",ipt,", 1), encoding="utf-8")
    outcome = run("check", "--project", review_copy.root)
    assert outcome.status == 1
    assert re.search(r"mentions\.csv:\d+: the rebuilt table differs", outcome.said)


# Without the texts


@pytest.fixture
def without_texts(review_copy: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    return review_copy


def test_without_the_texts_the_ledger_is_still_checked(without_texts: Project, run: Run) -> None:
    outcome = run("check", "--project", without_texts.root)
    assert outcome.status == 0
    assert "checked against each other; the texts are not here" in outcome.said
    path = without_texts.evidence / "mentions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",cbt,", ",ghost,", 1), "utf-8")
    outcome = run("check", "--project", without_texts.root)
    assert (outcome.status, "the codebook has no 'ghost'" in outcome.said) == (1, True)


@pytest.mark.parametrize(
    "words", [("code",), ("decide", "jivan", 0, 4, "--field", "row", "--new", "drop", "--why", "w")]
)
def test_without_the_texts_what_needs_them_says_so(
    without_texts: Project, run: Run, words: tuple[object, ...]
) -> None:
    before = contents(without_texts.root)
    outcome = run(*words, "--project", without_texts.root)
    assert outcome.status == 2
    assert "the texts are not here" in outcome.said
    assert DOCUMENTS_VARIABLE in outcome.said
    assert contents(without_texts.root) == before


def test_tests_that_need_the_texts_say_why_they_are_skipped() -> None:
    assert all(words in NO_TEXTS for words in ("data/documents/", DOCUMENTS_VARIABLE))


# Who decides, and what stands where


def test_a_decision_is_signed_by_whom_git_knows_or_the_option_names(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("code", "--project", garden.root)
    keep = ("--field", "row", "--new", "keep", "--project", garden.root)
    assert run("decide", "--row", "mentions:2", *keep, "--why", "one").status == 0
    assert run("decide", "--row", "mentions:2", *keep, "--why", "2", "--who", "Me").status == 0
    assert run("retire", 2, "--why", "w", "--project", garden.root).status == 0
    whos = [row.split(",")[1] for row in garden.decisions.read_text("utf-8").splitlines()]
    assert whos == ["who", "Orla of the plots", "Me", "Orla of the plots"]
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "")
    outcome = run("decide", "--row", "mentions:2", *keep, "--why", "three")
    assert (outcome.status, "who decides is not known" in outcome.said) == (2, True)
    assert "--who" in outcome.said and "git config user.name" in outcome.said
    monkeypatch.setenv("PATH", "")
    assert run("retire", 3, "--why", "w", "--project", garden.root).status == 2, "nor is git there"


@pytest.mark.parametrize("option", ["--who", "--table", "--concept", "--row"])
@pytest.mark.parametrize("said", ["", " "])
def test_an_option_that_says_nothing_is_not_taken_for_one_left_out(
    garden: Project, run: Run, option: str, said: str
) -> None:
    run("code", "--project", garden.root)
    words = ("--field", "row", "--new", "keep", "--why", "w", "--project", garden.root)
    outcome = run("decide", "beans", 41, 48, *words, option, said)
    assert (outcome.status, f"{option} is given" in outcome.said) == (2, True)
    assert not garden.decisions.exists()


def test_what_a_command_writes_stands_on_standard_output_and_errors_beside_it(
    garden: Project,
) -> None:
    def streams(*words: object) -> tuple[str, str]:
        done = CliRunner().invoke(app, [*map(str, words), "--project", str(garden.root)])
        return done.stdout, done.stderr

    written, said = streams("code")
    assert written.startswith("written: 2 documents") and "written" not in said
    decided, said = streams(
        "decide", "--row", "mentions:2", "--field", "row", "--new", "drop", "--why", "w"
    )
    assert decided.startswith("appended to ") and said == ""
    nothing, said = streams("check")
    assert nothing == "" and said.startswith("error: ")
    nothing, said = streams("retire", "9", "--why", os.fsdecode(b"caf\xe9"))
    assert nothing == "" and said.startswith("error: ") and "Traceback" not in said


def test_bytes_that_are_no_utf8_are_refused_with_a_message(garden: Project, run: Run) -> None:
    run("code", "--project", garden.root)
    words = ("--row", "mentions:2", "--field", "row", "--new", "drop")
    outcome = run("decide", *words, "--why", os.fsdecode(b"caf\xe9"), "--project", garden.root)
    assert (outcome.status, "why holds bytes that are no UTF-8" in outcome.said) == (2, True)
    assert not garden.decisions.exists()
