"""What is appended to the decisions can be read again, whatever was decided and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import GARDEN_TEXTS, Outcome
from reviewbook.coding.decide import append_decision
from reviewbook.coding.decision_log import read_decisions
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.errors import InputError
from reviewbook.project.layout import Project

START = GARDEN_TEXTS["beans.txt"].index("compost")
END = START + len("compost")


def keep(project: Project) -> Decision:
    words = {"table": "mentions", "concept": "compost", "field": "row", "new": "keep"}
    words |= {"old": "", "why": "it stands for compost", "who": "maintainer"}
    return append_decision(project, project.data / "documents", "beans", START, END, **words)


@pytest.fixture
def coded(garden: Project, run: Callable[..., Outcome]) -> Project:
    assert run("code", "--project", garden.root).status == 0
    return garden


def test_a_decision_that_repeats_the_last_one_is_not_appended(coded: Project) -> None:
    made = keep(coded)
    with pytest.raises(InputError, match="row 3: it repeats row 2"):
        keep(coded)
    assert read_decisions(coded.decisions) == [made]


def test_where_the_clock_is_behind_decisions_stay_in_order(coded: Project) -> None:
    first = keep(coded)._replace(when="2999-01-01")
    coded.decisions.write_text(csv_text(Decision._fields, [first]), encoding="utf-8")
    with pytest.raises(InputError, match="repeats"):
        keep(coded)
    other = first._replace(why="another reason")
    coded.decisions.write_text(csv_text(Decision._fields, [other]), encoding="utf-8")
    assert keep(coded).when == "2999-01-01"
    assert len(read_decisions(coded.decisions)) == 2


def test_a_row_that_names_no_concept_is_not_added_where_it_needs_one(coded: Project) -> None:
    words = {"table": "mentions", "concept": "", "field": "row", "new": "add"}
    words |= {"old": "", "why": "w", "who": "maintainer"}
    with pytest.raises(InputError, match="concept is empty"):
        append_decision(coded, coded.data / "documents", "beans", START, END, **words)
    assert not coded.decisions.exists()
