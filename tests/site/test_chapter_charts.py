"""A chart on its page: what can be done with it, and what stands there on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from reviewbook import Review, charts
from reviewbook.display.altair_renderer import render_chart
from reviewbook.project.notebook_files import MIME
from reviewbook.site.chapters.chapter_charts import dress_chart
from reviewbook.site.evidence.evidence_links import Leads

LEADS = Leads(Review.open(Path(__file__).parents[2]))
ASKED = pd.DataFrame(
    [
        ("leaflet", "document", "failures", "2", True, True),
        ("leaflet", "document", "dose", "not asked", False, True),
        ("poster", "document", "failures", "", False, False),
        ("poster", "document", "dose", "", False, False),
        ("agency", "standard", "failures", "3", True, True),
        ("agency", "standard", "dose", "full", True, True),
    ],
    columns="source group criterion value stated recorded".split(),
)


def dressed(chart: Any) -> str:
    spec = render_chart(chart.to_dict())[0][MIME]
    return dress_chart(spec, figure="f", file="p-f", leads=LEADS).html


def test_where_criteria_have_no_room_their_groups_and_marks_are_listed() -> None:
    (narrow,) = re.findall(
        r'<div class="narrow">(.*?)</div>', dressed(charts.draw_criteria(ASKED)), re.S
    )
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", narrow)).strip()
    assert shown == (
        "Documents failures ■ leaflet 2 – poster none recorded dose ○ leaflet not asked "
        "Standards failures ■ agency 3 dose ■ agency full"
    )
    assert narrow.count('class="group"') == 2


def test_what_can_be_pressed_is_told_apart_from_how_it_was_counted() -> None:
    chart = charts.draw_criteria(ASKED)
    chart.title.subtitle = "Counted by hand. Press a bar to see its words."
    html = dressed(chart)
    hint = '<span class="hint">Press a bar to see its words.</span>'
    assert f'<span class="how">Counted by hand. {hint}</span>' in html
    chart.title.subtitle = "Pressure by point. Counted at rest."
    assert 'class="hint"' not in dressed(chart)


def test_a_bar_leads_to_the_page_that_its_row_names_and_is_named_itself() -> None:
    rows = pd.DataFrame({"kind": ["a", "b"], "n": [1, 2], "href": ["data.html", None]})
    html = dressed(alt.Chart(rows, name="bars").mark_bar().encode(x="n", y="kind"))
    picture = html[html.index("<svg") : html.index("</svg>")]
    assert set(re.findall(r'<a [^>]*href="([^"]*)"', picture)) == {"data.html"}
    assert "a, n 1" in picture
    assert 'aria-labelledby="f-title"' in picture.partition(">")[0]
