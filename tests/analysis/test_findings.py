"""Numbers that the notebooks' sentences quote, counted again from the files."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Any

import pandas as pd
import pytest

from reviewbook.analysis import definition_criteria, findings, reliability
from reviewbook.analysis.review import Review
from reviewbook.display import reading
from reviewbook.project.layout import Project


@pytest.fixture(scope="module")
def review(project: Project) -> Review:
    return Review(project)


def rows_of(project: Project, name: str) -> list[dict[str, str]]:
    with (project.data / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_standard_counts_once_and_so_does_every_document(
    project: Project, review: Review
) -> None:
    gap = findings.criteria_gap(review, "trd")
    standards = rows_of(project, "standards.csv")
    assert gap["standards"] == len(standards)
    assert gap["standard_numbers"] == sum(row["failures_min"].isdigit() for row in standards)
    silent = ("", "varies")
    assert gap["standard_adequate"] == sum(row["adequacy"] not in silent for row in standards)
    asked = [r for r in rows_of(project, "evidence/definitions.csv") if r["concept"] == "trd"]
    figures = {row["document"] for row in asked if row["failures_min"].isdigit()}
    assert gap["stating"] == len(figures) == 2
    assert gap["defining"] == len({r["document"] for r in asked if r["counts_as_failure"]}) == 4


def test_a_document_that_defines_nothing_is_shown_and_not_counted(review: Review) -> None:
    table = definition_criteria.criteria_met(review, "trd")
    assert set(table.loc[~table["defines"], "work"]) == {"loneliness"}


def test_where_two_modalities_are_level_neither_leads(review: Review) -> None:
    said = findings.survival(review)
    leaders: Counter[Any] = Counter()
    for _, shares in reliability.robustness(review).groupby("variant"):
        top = shares[shares["share"] == shares["share"].max()]
        leaders[top["modality"].iloc[0] if len(top) == 1 else "level"] += 1
    assert said["variants"] == sum(leaders.values())
    assert (said["wins"], said["second_wins"]) == tuple(
        leaders[said[name]] for name in ("first", "second")
    )
    assert said["ties"] == leaders["level"]


def test_publishers_whose_text_favours_what_they_sell(project: Project, review: Review) -> None:
    concepts = review.codebook.concepts
    both = {
        row["document"]
        for row in rows_of(project, "documents.csv")
        if {concepts[w].parent if w in concepts else w for w in row["favours"].split()}
        & set(row["offers"].split())
    }
    assert findings.sellers(review)["favouring"] == len(both) == 3


def test_what_a_document_favours_is_in_the_codebook(project: Project, review: Review) -> None:
    known = {*review.codebook.concepts, *review.codebook.modalities}
    for row in rows_of(project, "documents.csv"):
        assert set(row["favours"].split()) <= known, row["document"]


def test_words_that_were_refused_are_those_the_reader_refused(review: Review) -> None:
    asked = review.decisions[review.decisions["field"] == "lens"]
    last = asked.drop_duplicates(["document", "start", "end", "concept"], keep="last")
    refused = last.loc[last["new"] == "no", "concept"].value_counts()
    said = findings.refused(review)
    assert said["refused"] == refused.max() > 0
    assert said["lens"] == review.codebook.concepts[refused.idxmax()].label


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{x!c} leads.", "Drugs", "Drugs leads."),
        ("most {x!l}.", "Drugs", "most drugs."),
        ("{x!c} lead.", ["drugs", "Talk", "ECT"], "Drugs, talk and ECT lead."),
        ("of {x!l}.", [], "of none."),
        ("of {x!l}.", pd.Series(["SSRI", "Talk"]), "of SSRI and talk."),
        ("{x!r}.", "a", "'a'."),
    ],
)
def test_a_label_is_written_as_its_place_asks(template: str, value: object, said: str) -> None:
    assert reading(template, x=value).text == said
