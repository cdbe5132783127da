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

from reviewbook.analysis import counts, findings, reliability
from reviewbook.analysis.document_groups import MANY, fold
from reviewbook.analysis.review import Review
from reviewbook.display import Table, charts, reading
from reviewbook.display.table import MOST
from reviewbook.ledger.database import Database
from reviewbook.ledger.files import path_of
from reviewbook.ledger.table_files import TableWriter, to_arrow
from reviewbook.ledger.tables import TABLES, Tables
from reviewbook.project.errors import InputError
from reviewbook.project.layout import Project

COUNTS = [
    counts.modality_by_document,
    counts.treatment_by_document,
    counts.lens_by_document,
    counts.lens_with_modality,
    counts.dispersion,
    counts.citations_by_work,
    counts.unsourced,
    counts.offer_and_favour,
    counts.specificity,
    counts.words_by_zone,
    counts.ranges,
    reliability.robustness,
    reliability.rule_quality,
    reliability.lens_agreement,
]
FINDINGS = [
    findings.size,
    findings.treatments_named,
    findings.treatment_table,
    findings.modality_reach,
    findings.leading_lens,
    findings.leading_modality,
    findings.citation_forms,
    findings.vagueness,
    findings.left_out,
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


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.__name__)
def test_a_large_ledger_gives_the_findings_of_a_small_one(
    small: Review, large: Review, finding: object
) -> None:
    one, other = finding(large), finding(small)  # type: ignore[operator]
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other)
    else:
        assert one.keys() == other.keys()
        for key, value in one.items():
            assert value == (pytest.approx(other[key]) if isinstance(value, float) else other[key])


@pytest.mark.parametrize(
    "name", ["documents", "passages", "mentions", "citations", "definitions", "quantities"]
)
def test_its_tables_are_the_same_when_somebody_asks_for_them_whole(
    small: Review, large: Review, name: str
) -> None:
    pd.testing.assert_frame_equal(getattr(large, name), getattr(small, name))


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


def test_counts_and_concordance_load_no_table_of_a_large_ledger(
    large: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Review(large.project)
    asked: list[str] = []
    ask = Database.ask
    monkeypatch.setattr(
        Database, "ask", lambda self, sql, *values: asked.append(sql) or ask(self, sql, *values)
    )
    counts.modality_by_document(fresh)
    counts.treatment_by_document(fresh)
    counts.lens_by_document(fresh)
    counts.lens_with_modality(fresh)
    counts.words_by_zone(fresh)
    fresh.concordance("exercise", most=5)
    assert asked
    assert not [sql for sql in asked if "EXCLUDE row FROM mentions ORDER" in sql]
    assert not [sql for sql in asked if "EXCLUDE row FROM passages ORDER" in sql]
    assert not {"mentions", "passages", "_ledger"} & set(vars(fresh))


def test_a_question_in_sql_is_answered(large: Review, small: Review) -> None:
    sql = "SELECT count(*) AS n FROM mentions JOIN concepts USING (concept) WHERE layer = ?"
    for review in (large, small):
        assert review.ask(sql, "lens")["n"].item() == len(small.lenses)


# Many documents


def test_of_many_documents_those_with_the_most_mentions_stand_by_themselves(many: Review) -> None:
    table = counts.modality_by_document(many)
    shown = table["document"].drop_duplicates().tolist()
    assert len(shown) == MANY
    assert shown[-1] == "11 other documents"
    single = many.mentions["document"].value_counts()
    assert single[shown[:-1]].min() >= single.drop(shown[:-1]).max()
    assert table["mentions"].sum() == len(many.treatments)
    assert table["documents"].sum() > table["present"].sum()
    assert many.group_words.sum() == many.body_words.sum()


def test_every_count_of_many_documents_fits_an_axis(many: Review) -> None:
    for count in COUNTS:
        table = count(many)  # type: ignore[operator]
        if "document" in table:
            assert table["document"].nunique() <= MANY


def test_a_review_can_be_counted_by_publisher(many: Review) -> None:
    review = Review(many.project, by="publisher")
    table = counts.modality_by_document(review)
    assert table["document"].drop_duplicates().tolist() == [f"P{turn}" for turn in range(8)]
    assert table.groupby("document")["mentions"].sum().nunique() == 1
    assert table["mentions"].sum() == len(many.treatments)


def test_a_review_cannot_be_counted_by_what_documents_do_not_have(project: Project) -> None:
    with pytest.raises(InputError, match="documents have no 'colour'"):
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


# What a notebook pays for


def test_a_notebook_imports_nothing_that_it_does_not_use() -> None:
    code = (
        "import pandas, altair, sys; before = set(sys.modules)\n"
        "from reviewbook.analysis.review import Review\n"
        "from reviewbook import charts, counts, findings\n"
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
    html = Table(pd.DataFrame({"n": range(1200)}), "Numbers.")._repr_html_()
    assert html.count("<tr>") == MOST + 1
    assert "Numbers. The first 500 of 1,200 rows.</caption>" in html
    whole = Table(pd.DataFrame({"n": range(MOST)}), "Numbers.")._repr_html_()
    assert "<caption>Numbers.</caption>" in whole


def test_a_sentence_lists_thirty_values_and_counts_the_others() -> None:
    said = reading("{who}.", who=[f"d{n}" for n in range(100)]).text
    assert said.endswith("d28 and 71 others.")
    assert "others" not in reading("{who}.", who=[f"d{n}" for n in range(30)]).text


def test_the_dispersion_of_many_documents_shows_those_that_have_strokes(many: Review) -> None:
    figure = charts.draw_dispersion(counts.dispersion(many), many.body_words)
    assert figure.data["document"].nunique() == len(many.singled) == MANY - 1
