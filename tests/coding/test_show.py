"""What somebody sees before deciding, and that no other row is hit than the one seen."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable

import pytest

from conftest import GARDEN_TEXTS, Outcome
from reviewbook.coding.decision_log import read_decisions
from reviewbook.coding.show import visible
from reviewbook.project.review_folder import Project

Run = Callable[..., Outcome]
BEANS = GARDEN_TEXTS["beans.txt"]


@pytest.fixture
def coded(garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> Project:
    assert run("code", "--project", garden.root).status == 0
    monkeypatch.chdir(garden.root)
    return garden


def commands(said: str) -> list[list[str]]:
    """The commands that stand ready to be copied, without their first word."""
    lines = (line.strip() for line in said.splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith("reviewbook ")]


def test_a_document_is_shown_with_its_passages_rows_and_commands(coded: Project, run: Run) -> None:
    said = run("show", "beans").said
    assert [line for line in said.splitlines() if line.startswith("passages:")] == [
        "passages:2  0 10  title",
        "passages:3  12 81  prose",
        "passages:4  83 176  prose",
    ]
    assert "  I sowed my beans in May, and compost" in said
    start = BEANS.index("leaf mould")
    assert f"  mentions:3  {start} {start + 10}  surface: leaf mould, concept: compost" in said
    assert len(commands(said)) == 5


@pytest.mark.parametrize("number", range(5))
def test_every_command_that_is_shown_can_be_given(coded: Project, run: Run, number: int) -> None:
    command = commands(run("show", "beans").said)[number]
    outcome = run(*command, "--who", "maintainer")
    assert outcome.status == 0, outcome.said
    assert len(read_decisions(coded.decisions)) == 1
    again = commands(run("show", "beans").said)
    (back,) = (words for words in again if words[0] == "retire")
    assert run(*back, "--who", "maintainer").status == 0


def test_a_stretch_alone_is_shown(coded: Project, run: Run) -> None:
    start = BEANS.index("compost")
    said = run("show", "beans", start, start + 7).said
    assert re.findall(r"^\w+:\d+", said, re.MULTILINE) == ["passages:3"]
    assert run("show", "beans", 10**6).status == 2
    assert "no document 'peas'" in run("show", "peas").said


def test_where_no_document_is_listed_the_remedy_is_to_add_some(coded: Project, run: Run) -> None:
    coded.manifest.write_text(coded.manifest.read_text().splitlines()[0] + "\n")
    said = run("show", "peas", "--project", coded.root).said
    assert "  remedy: run reviewbook add FILES and reviewbook code\n" in said


def test_a_stretch_that_ends_before_it_begins_is_refused(coded: Project, run: Run) -> None:
    outcome = run("show", "beans", 9, 3, "--project", coded.root)
    assert (outcome.status, "9 to 3 is no stretch" in outcome.said) == (2, True)


def test_without_the_texts_the_rows_are_shown_alone(coded: Project, run: Run) -> None:
    (coded.data / "documents").rename(coded.root / "elsewhere")
    outcome = run("show", "beans")
    assert outcome.status == 0
    assert outcome.said.startswith("The texts are not here")
    assert "I sowed" not in outcome.said and "surface: leaf mould" in outcome.said


def test_what_a_terminal_acts_on_is_not_printed() -> None:
    assert visible("a\x1b[2Jb\nc\u202ed é") == "a�[2Jb c�d é"


# A row by its name

DROP = ("--field", "row", "--new", "drop", "--why", "w", "--who", "maintainer")


def test_a_row_is_decided_on_by_its_name(coded: Project, run: Run) -> None:
    outcome = run("decide", "--row", "mentions:3", *DROP)
    start = BEANS.index("leaf mould")
    assert f"row drop on beans {start} {start + 10} compost" in outcome.said
    (made,) = read_decisions(coded.decisions)
    assert (made.table, made.start, made.concept) == ("mentions", start, "compost")


def test_a_lens_is_decided_on_by_the_name_of_its_passage(coded: Project, run: Run) -> None:
    words = ("--concept", "thrift", "--field", "lens", "--new", "yes", *DROP[4:])
    assert run("decide", "--row", "passages:4", *words).status == 0
    assert read_decisions(coded.decisions)[0].old == "suggested"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--row", "mentions:99"), "there is no row 99"),
        (("--row", "mentions:1"), "there is no row 1"),
        (("--row", "mentions"), "'mentions' names no row"),
        (("--row", "ghosts:2"), "'ghosts:2' names no row"),
        (("beans", 12, 19, "--row", "mentions:3"), "not what is said beside it"),
        (("plot", "--row", "mentions:3"), "not what is said beside it"),
        (("--row", "mentions:3", "--concept", "no-dig"), "not what is said beside it"),
        (("beans", 12), "what is decided on is not said"),
        ((), "what is decided on is not said"),
    ],
)
def test_a_row_that_is_not_there_or_another_is_refused(
    coded: Project, run: Run, words: tuple[object, ...], problem: str
) -> None:
    outcome = run("decide", *words, *DROP)
    assert (outcome.status, problem in outcome.said) == (2, True), outcome.said
    assert "remedy: " in outcome.said
    assert not coded.decisions.exists()


def test_no_other_row_is_hit_when_the_ledger_was_written_anew(coded: Project, run: Run) -> None:
    (seen,) = (c for c in commands(run("show", "beans").said) if "mentions:3" in c)
    assert run("decide", "--row", "mentions:2", *DROP).status == 0
    assert run("code").status == 0, "now leaf mould is row 2, and row 3 another"
    outcome = run(*seen, "--who", "maintainer")
    assert (outcome.status, "not what is said beside it" in outcome.said) == (2, True)
    coded.codebook.write_text(
        coded.codebook.read_text(encoding="utf-8").replace("[for nothing, saved]", "[saved]"),
        encoding="utf-8",
    )
    outcome = run("decide", "--row", "mentions:3", *DROP)
    assert (outcome.status, "is not what coding gives now" in outcome.said) == (2, True)
