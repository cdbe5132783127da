from __future__ import annotations

import copy
import json
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import pandas as pd
import pytest

from reviewbook import charts
from reviewbook.display.chart_words import chart_described
from reviewbook.site.chapters import picture
from reviewbook.site.chapters.narrow_picture import ROOM, narrowed

assert charts
LONG = "A label that is far too long to stand beside its row"
ROWS = pd.DataFrame({"kind": [LONG, "short"], "count": [3, 1], "place": ["in", "out"]})


def bars(width: int = 700) -> Any:
    return alt.Chart(ROWS, width=width).mark_bar().encode(x="count:Q", y="kind:N")


def spec(chart: Any) -> dict[str, Any]:
    return json.loads(chart.to_json())


def drawn(chart: dict[str, Any]) -> ET.Element:
    return ET.fromstring(picture.still(chart, figure="f", title="t"))


@pytest.mark.parametrize(
    "chart",
    [bars(), bars().facet(column="place:N"), bars() | bars(), bars() & bars()],
    ids=["bars", "facets", "beside", "below"],
)
def test_a_chart_is_made_narrow_enough_for_a_phone(chart: Any) -> None:
    broad = spec(chart)
    before = copy.deepcopy(broad)
    narrow = drawn(narrowed(broad, ROOM - 60))
    assert float(drawn(broad).get("width")) > ROOM >= float(narrow.get("width"))
    assert broad == before


def test_a_long_label_stands_over_its_row_and_a_short_one_beside_it() -> None:
    def left(rows: pd.DataFrame) -> float:
        chart = alt.Chart(rows, width=700).mark_bar().encode(x="count:Q", y="kind:N")
        return ROOM - 60 - float(drawn(narrowed(spec(chart), ROOM - 60)).get("width"))

    assert left(ROWS) > left(ROWS.assign(kind=["short", "shorter"]))
    (label,) = (
        text for text in drawn(narrowed(spec(bars()), ROOM)).iter("text") if text.text == LONG
    )
    assert label.get("text-anchor") != "end"


def test_a_chart_is_described_by_its_finding_and_not_by_its_numbers() -> None:
    title = alt.Title("Apples lead", subtitle="Counted by hand.")
    chart = spec(bars().properties(title=title))
    assert chart_described(chart) == ("Apples lead. Counted by hand. The table below holds 2 rows.")


def test_what_is_shown_of_a_pressed_bar_is_left_out_where_nothing_can_be_pressed() -> None:
    pressed = alt.selection_point(fields=["kind"])
    shown = alt.Chart(ROWS, width=700).mark_text().encode(y="place:N", text="place:N")
    whole = bars().add_params(pressed) & shown.transform_filter(pressed)
    narrow = narrowed(spec(whole), ROOM - 60)
    assert len(narrow["vconcat"]) == 1
    assert float(drawn(narrow).get("width")) <= ROOM


@pytest.mark.parametrize(("asked", "columns"), [(5, 2), (1, 1), (None, 2)])
def test_a_legend_has_two_columns_at_most(asked: int | None, columns: int) -> None:
    colour = alt.Color("kind:N").legend(columns=asked) if asked else alt.Color("kind:N").legend()
    chart = narrowed(spec(bars().encode(color=colour)), ROOM)
    assert chart["encoding"]["color"]["legend"]["columns"] == columns
