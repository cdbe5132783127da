from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from reviewbook import Review, table
from reviewbook.display.dataframe_display import TableView
from reviewbook.site.chapters.chapter_tables import dress_table
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.ids import Names


@pytest.mark.parametrize(("rows", "folded"), [(15, False), (16, True)])
def test_a_long_table_is_folded_under_its_caption(rows: int, folded: bool) -> None:
    frame = table(pd.DataFrame({"place": range(rows)}), caption="Places, counted")
    html = dress_table(
        TableView.of(frame).html(),
        page="p",
        cell="04-10",
        names=Names(),
        leads=Leads(Review.open(Path(__file__).parents[2])),
    ).html
    summary = re.search(r"<summary>(.*?)</summary>", html)
    assert bool(summary) == folded
    assert "<caption>" in html
    if summary:
        assert summary[1] == "<b>Places, counted</b> <small>16 rows</small>"
