"""What a user with a large ledger relies on: the same answers, without it being loaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from reviewbook import charts, criteria_met, reading, table, text_positions
from reviewbook.analysis import reliability, review_documents
from reviewbook.analysis.audit_sheet import audit_citations
from reviewbook.analysis.document_groups import MANY, fold
from reviewbook.analysis.review import Review
from reviewbook.display.altair_renderer import render_chart
from reviewbook.display.chart_words import rows_behind
from reviewbook.display.dataframe_display import MOST, TableView
from reviewbook.ledger.database import Database
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.table_files import TableWriter, to_arrow
from reviewbook.ledger.tables import TABLES, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.notebook_files import MIME
from reviewbook.project.review_folder import Project

FRAMES = [
    *("documents", "passages", "mentions", "treatments", "lenses", "definitions", "citations"),
    *("quantities", "statements", "reference_list", "standards", "decisions", "verdicts"),
]


def all_positions(review: Review) -> pd.DataFrame:
    return text_positions(review, review.treatments)


def lens_positions(review: Review) -> pd.DataFrame:
    return text_positions(review, review.lenses)


def criteria(review: Review) -> pd.DataFrame:
    return criteria_met(review, review.codebook.main)


COUNTS = [
    audit_citations,
    all_positions,
    lens_positions,
    criteria,
    reliability.robustness,
    reliability.rule_quality,
    reliability.lens_agreement,
]


def store(project: Project, tables: Tables) -> None:
    """Write tables as Parquet, whatever their size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reviewbook.ledger.table_files.LARGE", -1)
        patch.setattr("reviewbook.ledger.table_files.GROUP", 40)
        for name, row_type in TABLES.items():
            path = path_of(project, name)
            writer = TableWriter(path.parent, path.stem, row_type)
            writer.add(to_arrow(tables[name], row_type))
            assert writer.finish().suffix == ".parquet"
            path.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def large(project: Project, tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of this repository, its tables as Parquet."""
    copy = Project(tmp_path_factory.mktemp("large"))
    shutil.copytree(project.data, copy.data, ignore=shutil.ignore_patterns("documents"))
    shutil.copy(project.bibliography, copy.bibliography)
    store(copy, tables)
    return Review(copy)


@pytest.fixture(scope="module")
def small(project: Project) -> Review:
    return Review(project)


@pytest.fixture
def many(project: Project, tables: Tables, tmp_path: Path) -> Iterator[Review]:
    """Forty documents, each a copy of one of the five, by eight publishers."""
    copy = Project(tmp_path)
    shutil.copytree(project.data, copy.data, ignore=shutil.ignore_patterns("documents"))
    shutil.copy(project.bibliography, copy.bibliography)
    copied: Tables = {name: [] for name in TABLES}
    for turn in range(8):
        for name, rows in tables.items():
            for row in rows:
                renamed = row._replace(document=f"{row.document}{turn}")
                by = {"publisher": f"P{turn}"} if name == "documents" else {}
                copied[name].append(renamed._replace(**by))
    store(copy, copied)
    yield Review(copy)


# The same answers


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: count.__name__)
def test_a_large_ledger_gives_the_counts_of_a_small_one(
    small: Review, large: Review, count: object
) -> None:
    assert large.large
    assert not small.large
    pd.testing.assert_frame_equal(count(large), count(small))  # type: ignore[operator]


@pytest.mark.parametrize("name", FRAMES)
def test_its_tables_are_the_same_when_somebody_asks_for_them_whole(
    small: Review, large: Review, name: str
) -> None:
    pd.testing.assert_frame_equal(getattr(large, name), getattr(small, name))


@pytest.mark.parametrize("name", ["body_words", "group_words", "names", "axis", "singled"])
def test_words_and_names_are_the_same(small: Review, large: Review, name: str) -> None:
    assert list(getattr(large, name)) == list(getattr(small, name))


def test_the_concordance_of_a_concept_is_in_the_order_of_the_ledger_and_may_be_limited(
    small: Review, large: Review
) -> None:
    concept = small.treatments["concept"].value_counts().index[0]
    whole = small.concordance(concept)
    assert len(whole) == (small.mentions["concept"] == concept).sum() > 3
    pd.testing.assert_frame_equal(large.concordance(concept), whole)
    for review in (small, large):
        pd.testing.assert_frame_equal(review.concordance(concept, most=3), whole.head(3))
    assert large.concordance("nothing-of-the-kind").empty


# Nothing is loaded that need not be


def test_words_and_concordance_load_no_table_of_a_large_ledger(
    large: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Review(large.project)
    monkeypatch.setattr(review_documents, "read_ledger", None)
    asked: list[str] = []
    ask = Database.ask
    monkeypatch.setattr(
        Database, "ask", lambda self, sql, *values: asked.append(sql) or ask(self, sql, *values)
    )
    assert fresh.body_words.sum() == fresh.group_words.sum()
    assert list(fresh.names) == fresh.axis == fresh.singled
    assert len(fresh.documents) == len(fresh.names)
    fresh.concordance("exercise", most=5)
    assert asked
    assert not [sql for sql in asked if "EXCLUDE row FROM mentions ORDER" in sql]
    assert not [sql for sql in asked if "EXCLUDE row FROM passages ORDER" in sql]
    assert not {"mentions", "passages"} & set(vars(fresh))


def test_a_question_in_sql_is_answered(large: Review, small: Review) -> None:
    sql = "SELECT count(*) AS n FROM mentions JOIN concepts USING (concept) WHERE layer = ?"
    for review in (large, small):
        assert review.ask(sql, "lens")["n"].item() == len(small.lenses)


# Many documents


def test_of_many_documents_those_with_the_most_mentions_stand_by_themselves(many: Review) -> None:
    mentions = many.treatments
    counted = mentions.groupby("group", observed=False).size()
    assert len(counted) == MANY
    assert counted.index[-1] == "11 other documents"
    single = many.mentions["document"].value_counts()
    alone = list(counted.index[:-1])
    assert single[alone].min() >= single.drop(alone).max()
    assert counted.sum() == len(mentions) > 0
    assert mentions["document"].nunique() > MANY
    assert many.group_words.sum() == many.body_words.sum()
    assert many.documents["body"].sum() == many.body_words.sum()


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_of_many_documents_fits_an_axis(many: Review, name: str) -> None:
    frame = getattr(many, name)
    if name in ("standards", "decisions", "verdicts"):  # rows of a reader's own
        return
    assert set(frame["group"].cat.categories) == set(many.axis)
    assert frame["group"].notna().all()
    assert len(many.axis) == MANY


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: count.__name__)
def test_what_is_counted_of_many_documents_fits_an_axis(many: Review, count: object) -> None:
    table = count(many)  # type: ignore[operator]
    for column in {"document", "group"} & set(table):
        assert table[column].nunique() <= MANY


def test_a_review_can_be_counted_by_publisher(many: Review) -> None:
    review = Review(many.project, by="publisher")
    counted = review.treatments.groupby("group", observed=False).size()
    assert counted.index.tolist() == [f"P{turn}" for turn in range(8)]
    assert counted.nunique() == 1
    assert counted.sum() == len(many.treatments)


def test_a_review_cannot_be_counted_by_what_documents_do_not_have(project: Project) -> None:
    with pytest.raises(InputError, match="documents have no column 'colour'"):
        Review(project, by="colour")


def test_folding_keeps_every_document_and_breaks_ties_by_order() -> None:
    names = pd.Series([f"d{n}" for n in range(50)], [f"d{n}" for n in range(50)])
    weights = pd.Series({"d49": 9, "d30": 9, "d7": 10})
    groups = fold(names, weights, "document")
    assert list(groups.cat.categories[:4]) == ["d7", "d30", "d49", "d0"]
    assert groups.notna().all()
    assert (groups == "21 other documents").sum() == 21
    assert list(fold(names[:30], weights, "document")) == list(names[:30])
    assert fold(pd.Series(["", "x"]), weights, "genre").tolist() == ["no genre", "x"]


def test_of_documents_that_name_as_little_the_first_stand_by_themselves() -> None:
    names = [f"d{n}" for n in range(40, 0, -1)]
    weights = pd.Series(dict.fromkeys(names[5:], 1))
    kept = fold(pd.Series(names, names), weights, "document").cat.categories[:-1]
    assert list(kept) == names[5:34], "the first five, which name nothing, are folded first"


# What a notebook pays for


def test_a_notebook_imports_nothing_that_it_does_not_use() -> None:
    code = (
        "import pandas, altair, sys; before = set(sys.modules)\n"
        "from reviewbook.analysis.review import Review\n"
        "from reviewbook import charts, criteria_met, reading, reliability, table, text_positions\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "reviewbook" in loaded
    heavy = {"duckdb", "bibtexparser", "distributed", "fsspec", "typer", "rich"}
    assert not loaded & (heavy | {"sqlite3", "nbconvert"})


# What a page can hold


def test_a_long_table_shows_its_first_rows_and_says_so() -> None:
    html = TableView.of(table(pd.DataFrame({"n": range(1200)}), "Numbers.")).html()
    assert html.count("<tr>") == MOST + 1
    assert "Numbers. The first 500 of 1,200 rows.</caption>" in html
    whole = TableView.of(table(pd.DataFrame({"n": range(MOST)}), "Numbers.")).html()
    assert "<caption>Numbers.</caption>" in whole


def test_a_sentence_lists_thirty_values_and_counts_the_others() -> None:
    said = reading("{who}.", who=[f"d{n}" for n in range(100)]).text
    assert said.endswith("d28 and 71 others.")
    assert "others" not in reading("{who}.", who=[f"d{n}" for n in range(30)]).text


def test_the_dispersion_of_many_documents_shows_those_that_have_strokes(many: Review) -> None:
    points = text_positions(many, many.treatments)
    chart = charts.draw_dispersion(points, many.body_words)
    columns, rows = rows_behind(render_chart(chart.to_dict())[0][MIME])
    shown = pd.DataFrame(rows, columns=columns)
    assert shown["document"].nunique() == len(many.singled) == MANY - 1
    assert shown["mentions"].sum() == len(points)
