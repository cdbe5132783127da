"""A value keeps its colour and its shape, whatever else a chart shows."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import pytest

from reviewbook import Review, charts
from reviewbook.display.field_orders import know_order
from reviewbook.project.notebook_files import MIME
from reviewbook.project.review_folder import Project

BEDS = ["turnip", "beet", "aster", "clover"]
COLOUR = dict(zip(BEDS, charts.COLOURS, strict=False))
BRUSH = alt.selection_interval()


@pytest.fixture(autouse=True)
def orders() -> None:
    know_order("bed", BEDS)


def grown(*beds: str | None) -> alt.Chart:
    rows = pd.DataFrame({"bed": beds, "n": range(len(beds))})
    if {*beds} <= {*BEDS}:
        held = [bed for bed in BEDS if bed in beds]
        rows["bed"] = pd.Categorical(beds, held, ordered=True)
    return alt.Chart(rows).mark_point().encode(x="n:Q").add_params(BRUSH)


def encoding(chart: alt.TopLevelMixin) -> dict[str, Any]:
    spec = chart._repr_mimebundle_()[0][MIME]
    return (spec["layer"][0] if "layer" in spec else spec)["encoding"]


def painted(definition: dict[str, Any]) -> dict[str, str]:
    scale = definition["scale"]
    return dict(zip(scale["domain"], scale["range"], strict=True))


IN_ALL_WAYS = pytest.mark.parametrize(
    "colour",
    [
        "bed",
        "bed:N",
        alt.condition(BRUSH, "bed", alt.value("grey")),
        alt.when(BRUSH).then("bed").otherwise(alt.value("grey")),
        alt.when(BRUSH).then(alt.Color("bed:N")),
    ],
    ids=str,
)


@IN_ALL_WAYS
def test_of_some_values_each_has_the_colour_that_it_has_among_all(colour: Any) -> None:
    drawn = encoding(grown("aster", "beet").encode(color=colour))["color"]
    shown = painted(drawn.get("condition", drawn))
    assert list(shown.items()) == [("beet", COLOUR["beet"]), ("aster", COLOUR["aster"])]


def test_shapes_fills_and_strokes_are_kept_in_layers_too() -> None:
    chart = grown("clover", "beet").encode(shape="bed", fill="bed", stroke="bed")
    drawn = encoding(chart + chart.mark_rule())
    shapes = charts.shapes(BEDS)
    assert painted(drawn["shape"]) == {bed: shapes[bed] for bed in ("beet", "clover")}
    assert painted(drawn["fill"]) == painted(drawn["stroke"]) != painted(drawn["shape"])


def test_a_layer_over_other_data_need_not_know_the_column() -> None:
    line = alt.Chart(pd.DataFrame({"limit": [1.5]})).mark_rule().encode(x="limit:Q")
    drawn = encoding(grown("aster", "beet").encode(color="bed") + line)
    assert painted(drawn["color"]) == {bed: COLOUR[bed] for bed in ("beet", "aster")}


def test_what_the_order_does_not_know_comes_after_it() -> None:
    shown = painted(encoding(grown("other", None, "beet").encode(color="bed:N"))["color"])
    assert list(shown) == ["beet", "other", None]
    assert shown["beet"] == COLOUR["beet"]
    assert {shown["other"], shown[None]}.isdisjoint(COLOUR.values())


def test_a_list_to_sort_by_orders_the_legend_and_moves_no_colour() -> None:
    colour = alt.Color("bed:N", sort=["clover", "aster"])
    shown = painted(encoding(grown("turnip", "aster", "clover").encode(color=colour))["color"])
    assert list(shown) == ["clover", "aster", "turnip"]
    assert shown == {bed: COLOUR[bed] for bed in shown}


@pytest.mark.parametrize(
    "colour",
    [
        alt.Color("bed").scale(scheme="dark2"),
        alt.Color("bed").scale(domain=["beet"], range=["red"]),
        alt.Color("bed").scale(None),
        alt.Color("bed:N", sort="descending"),
        alt.Color("n:O"),
        alt.Color("count(bed):O"),
    ],
    ids=str,
)
def test_what_is_asked_for_is_left(colour: alt.Color) -> None:
    chart = grown("beet", "aster").encode(color=colour)
    assert encoding(chart)["color"].get("scale") == chart.to_dict()["encoding"]["color"].get(
        "scale"
    )


def test_a_scale_of_its_own_in_one_layer_holds_for_the_others() -> None:
    chart = grown("beet", "aster")
    own = chart.encode(color=alt.Color("bed").scale(range=["red", "green"]))
    assert "scale" not in encoding(chart.encode(color="bed") + own)["color"]


def test_of_two_orders_of_one_name_the_one_that_knows_the_values_is_meant() -> None:
    know_order("bed", ["double", "single"])
    shown = painted(encoding(grown("aster", "beet").encode(color="bed:N"))["color"])
    assert shown == {bed: COLOUR[bed] for bed in ("beet", "aster")}


def test_a_review_tells_the_order_of_its_modalities(project: Project) -> None:
    review = Review(project)
    rows = review.treatments[["modality"]]
    first, *_, last = review.codebook.modalities.values()
    some = rows[rows["modality"] == last].astype(object)
    chart = alt.Chart(some).mark_bar().encode(color=alt.when(BRUSH).then("modality"))
    shown = painted(encoding(chart.add_params(BRUSH))["color"]["condition"])
    assert shown == {last: charts.palette(review.codebook.modalities.values())[last]}
    assert charts.palette([first])[first] not in shown.values()


def test_a_chart_of_a_few_among_thousands_is_drawn() -> None:
    names = [f"bed {n}" for n in range(9000)]
    plots = pd.Categorical(["bed 12", "bed 3"], names, ordered=True)
    rows = pd.DataFrame({"plot": plots, "n": [1, 2]})
    chart = alt.Chart(rows).mark_bar().encode(x="n", y="plot").facet("plot")
    drawn = chart._repr_mimebundle_()[0]
    assert drawn[MIME]["facet"]["sort"] == ["bed 3", "bed 12"]
    assert "bed 12" in drawn["image/svg+xml"]
