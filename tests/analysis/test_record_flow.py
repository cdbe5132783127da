"""The flow of records, counted by hand and held to add up."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from small_ledger import small_ledger

from reviewbook import Review, charts
from reviewbook.analysis.record_flow import count_flow
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.record_stages import STAGES
from reviewbook.ledger.reviewer_tables import FoundRecord

TABLE = """\
record,source,kind,found,duplicate_of,screened,retrieved,assessed,reason,document
a,Moss Index,database,2026-01-02,none,kept,yes,included,,alpha
b,Moss Index,database,2026-01-02,,kept,yes,included,,alpha
c,Wall Register,register,,,kept,yes,excluded,no moss,
d,Moss Index,database,,a,,,,,
e,Moss Index,database,,,excluded,,,,
f,Wall Register,register,,,removed,,,another language,
g,Moss Index,database,,,kept,no,,,
h,Moss Index,database,,,kept,yes,excluded,no wall,
i,Moss Index,database,,,kept,yes,excluded,no moss,
j,Moss Index,database,,,,,,,
"""
FLOW = [
    ("Records identified", "on", 10),
    ("Moss Index (database)", "part", 8),
    ("Wall Register (register)", "part", 2),
    ("Duplicates removed", "out", 1),
    ("Removed for other reasons", "out", 1),
    ("another language", "part", 1),
    ("Not screened yet", "out", 1),
    ("Records screened", "on", 7),
    ("Records excluded", "out", 1),
    ("Reports sought", "on", 6),
    ("Reports not retrieved", "out", 1),
    ("Reports assessed", "on", 5),
    ("Reports excluded", "out", 3),
    ("no moss", "part", 2),
    ("no wall", "part", 1),
    ("Reports included", "on", 2),
    ("Documents read", "kept", 3),
    ("of no record that counts", "part", 2),
    ("of reports included", "part", 1),
]


def flow_of(review):
    boxes = review.record_flow[["box", "place", "records"]]
    return list(boxes.itertuples(index=False, name=None))


def test_the_boxes_are_those_counted_by_hand(tmp_path: Path) -> None:
    project = small_ledger(tmp_path)
    (project.data / "records.csv").write_text(TABLE, encoding="utf-8")
    assert flow_of(Review(project)) == FLOW


def test_what_is_read_before_it_is_screened_is_in_the_flow(tmp_path: Path) -> None:
    """Two abstracts that wait, one text beside them: what is read is what the review counts."""
    project = small_ledger(tmp_path)
    rows = "k,Moss Index,database,,,,,,,alpha\nl,Moss Index,database,,,kept,,,,beta\n"
    head = TABLE.partition("\n")[0]
    (project.data / "records.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    review = Review(project)
    assert flow_of(review)[-4:] == [
        ("Reports included", "on", 0),
        ("Documents read", "kept", len(review.documents)),
        ("of records that still wait", "part", 2),
        ("of no record that counts", "part", 1),
    ]
    said = charts.draw_record_flow(review.record_flow).to_dict()["title"]["text"]
    assert "".join(said) == "Of 2 records found, 0 included so far, 2 to go"


def test_a_reason_that_ends_like_a_box_that_waits_does_not_wait(tmp_path: Path) -> None:
    project = small_ledger(tmp_path)
    rows = (
        "k,Moss Index,database,,,removed,,,not published yet,\n"
        "l,Moss Index,database,,,kept,yes,included,,alpha\n"
    )
    head = TABLE.partition("\n")[0]
    (project.data / "records.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    said = charts.draw_record_flow(Review(project).record_flow).to_dict()["title"]["text"]
    assert "".join(said) == "Of 2 records found, 1 came into the review"


def test_a_review_that_records_no_search_has_no_flow(tmp_path: Path) -> None:
    review = Review(small_ledger(tmp_path))
    assert review.records.empty
    assert flow_of(review) == []
    (review.project.data / "records.csv").write_text(
        csv_text(FoundRecord._fields, []), encoding="utf-8"
    )
    assert flow_of(Review(review.project)) == []


@given(st.data())
def test_what_enters_a_box_leaves_it_or_goes_on(data: st.DataObject) -> None:
    stages = data.draw(st.lists(st.sampled_from(STAGES), min_size=1, max_size=30))
    columns = {"stage": stages, "source": "Moss Index", "kind": "database"}
    flow = count_flow(pd.DataFrame(columns).assign(reason="no moss", document="alpha"), ["alpha"])
    on = [*flow.loc[flow["place"] == "on", "records"]]
    groups = (flow["place"] == "on").cumsum()
    out = flow[flow["place"] == "out"].groupby(groups)["records"].sum()
    for number, (here, after) in enumerate(pairwise(on), 1):
        assert here == after + out[number]
    assert on[0] == len(stages)
    assert on[-1] == stages.count("included")
