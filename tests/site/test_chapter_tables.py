from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from reviewbook import Review, table
from reviewbook.display.dataframe_display import TableView
from reviewbook.site.chapters.chapter_tables import dress_table
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.ids import Names

ROOT = Path(__file__).parents[2]


def dressed(html: str) -> str:
    leads = Leads(Review.open(ROOT))
    return dress_table(html, page="p", cell="c", names=Names(), leads=leads).html


FRAME = pd.DataFrame({"term": ["sage", "mint", "dill"], "times": [4, 5, 6]})


@pytest.mark.parametrize(
    "frame", [FRAME, FRAME[FRAME["times"] > 4], FRAME.sort_values("times", ascending=False)]
)
def test_row_numbers_are_not_shown(frame: pd.DataFrame) -> None:
    html = TableView.of(frame).html()
    assert html.count('<th scope="col"') == 2
    assert '<th scope="row" style="text-align:left">mint</th>' in html
    assert "| term | times |" in TableView.of(frame).text()


@pytest.mark.parametrize("index", [pd.Index([3, 1, 2], name="bed"), pd.Index(["a", "b", "c"])])
def test_an_index_that_says_something_heads_its_rows(index: pd.Index) -> None:
    html = TableView.of(FRAME.set_axis(index)).html()
    assert 'scope="row"' in html
    assert f">{index[1]}</th>" in html


def test_row_numbers_of_a_table_that_pandas_wrote_lead_nowhere_and_head_nothing() -> None:
    html = dressed(FRAME.to_html())
    assert "<th></th>" not in html
    assert "href" not in html.split("<tbody>")[1].split("</tbody>")[0].split("sage")[0]


def test_a_table_without_rows_says_so_and_has_no_file() -> None:
    nothing = TableView.of(table(FRAME.head(0), caption="Herbs")).html()
    leads = Leads(Review.open(ROOT))
    made = dress_table(nothing, page="p", cell="c", names=Names(), leads=leads)
    assert "No row." in made.html
    assert (made.files, made.values) == ({}, ("term", "times"))


def test_numbers_without_a_name_are_no_evidence() -> None:
    unnamed = table(FRAME.set_axis(pd.Index([7, 8, 9], name="")), caption="Herbs")
    rows = dressed(TableView.of(unnamed).html()).split("<tbody>")[1].split("</tr>")[0]
    assert ">7</th>" in rows
    assert 'href="data.html">4</a>' in rows


def test_a_label_leads_to_its_concept_and_to_the_document_there() -> None:
    review = Review.open(ROOT)
    leads = Leads(review)
    labels = [concept.label for concept in review.codebook.concepts.values()]
    treatment = next(
        c for c in review.codebook.concepts.values()
        if c.layer not in ("subject", "lens") and labels.count(c.label) == 1
    )  # fmt: skip
    assert str(leads.find([treatment.label, 3])).endswith(f"{treatment.id}.html")


@pytest.mark.parametrize(("text", "long"), [("mint " * 20, True), ("mint", False)])
def test_a_column_of_long_texts_gets_room(text: str, long: bool) -> None:
    made = dressed(TableView.of(pd.DataFrame({"term": ["sage", text], "times": [4, 5]})).html())
    assert ("long" in made.split("</thead>")[0]) == long
