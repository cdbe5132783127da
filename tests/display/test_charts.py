from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import numpy as np
import pandas as pd
import pytest

from reviewbook import charts
from reviewbook.display.altair_renderer import render_chart
from reviewbook.display.altair_theme import COLOURS
from reviewbook.display.chart_words import headline, rows_behind
from reviewbook.display.charts.style import WIDTH
from reviewbook.project.errors import InputError
from reviewbook.project.notebook_files import MIME
from reviewbook.project.user_cache import CACHE

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>x</script> \"'&\\ ' + alert(1) + ' \x07"
DOCUMENTS = ["first", "second"]
VERDICTS = ["supports", "partly", "by analogy", "does not", "cannot be checked"]
MODALITIES = ["drugs", "talking", "walking"]
LENGTHS = {"first": 100, "second": 2000}


def matrix(rows: dict[str, list[str]], **values: list[float]) -> pd.DataFrame:
    """Give every pair of two columns a row, with values in turn."""
    (one, ones), (two, twos) = rows.items()
    frame = pd.DataFrame([(a, b) for a in ones for b in twos], columns=[one, two])
    return frame.assign(**{name: np.resize(given, len(frame)) for name, given in values.items()})


def asked(value: str, stated: bool) -> pd.DataFrame:
    frame = matrix({"source": ["first", "body"], "criterion": ["failures", "dose"]})
    groups = ["document"] * 2 + ["standard"] * 2
    return frame.assign(group=groups, value=value, stated=stated)


def ranked(shares: list[float]) -> pd.DataFrame:
    return matrix({"variant": ["all", "body"], "modality": MODALITIES}, share=shares)


def points(*positions: float, by: str = "modality") -> pd.DataFrame:
    return pd.DataFrame({"document": "first", by: "drugs", "position": [*positions]})


def draw_dispersion(frame: pd.DataFrame) -> alt.VConcatChart:
    return charts.draw_dispersion(frame, LENGTHS, order=MODALITIES)


Case = tuple[Callable[..., alt.TopLevelMixin], pd.DataFrame, pd.DataFrame]


# The chart, a table with numbers in it, and one where all are zero (or nothing is stated).
def flow(found: int, excluded: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            ["Identification", "Records identified", "on", found],
            ["Identification", "Library of Moss (database)", "part", found],
            ["Screening", "Records excluded", "out", excluded],
            ["Included", "Reports included", "on", found - excluded],
        ],
        columns=["phase", "box", "place", "records"],
    )


def links(*positions: float, support: str = "partly", by: str = "reader") -> pd.DataFrame:
    rows = pd.DataFrame({"document": "first", "work": "Lee 2001", "position": [*positions]})
    known = dict.fromkeys([*VERDICTS, support, ""])
    verdicts = pd.Categorical([support] * len(rows), [*known], ordered=True)
    return rows.assign(kind="book", support=verdicts, decided_by=by)


CASES: dict[str, Case] = {
    "dispersion": (draw_dispersion, points(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.9), points(0.0)),
    "dispersion of lenses": (
        draw_dispersion,
        points(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.9, by="lens"),
        points(0.0, by="lens"),
    ),
    "criteria": (charts.draw_criteria, asked("7 different", True), asked("not given", False)),
    "record-flow": (charts.draw_record_flow, flow(7, 3), flow(0, 0)),
    "robustness": (charts.draw_robustness, ranked([0.7, 0, 0.3]), ranked([0])),
    "support": (charts.draw_support, links(0.1, 0.7), links(0, by="rule")),
}
ALL = pytest.mark.parametrize("name", CASES)


@cache
def drawn(name: str, *, nothing: bool = False) -> alt.TopLevelMixin:
    draw, frame, zeros = CASES[name]
    return draw(zeros if nothing else frame)


def shown(chart: alt.TopLevelMixin) -> dict[str, object]:
    """Return what a notebook stores of a chart."""
    return render_chart(chart.to_dict())[0]


def picture(chart: alt.TopLevelMixin) -> ET.Element:
    return ET.fromstring(shown(chart)["image/svg+xml"])


def title(chart: alt.TopLevelMixin) -> str:
    return headline(chart.to_dict())[0]


def texts(chart: alt.TopLevelMixin) -> list[str]:
    return ["".join(text.itertext()) for text in picture(chart).iter(f"{SVG}text")]


def bundles() -> str:
    return json.dumps({name: shown(drawn(name)) for name in CASES})


def test_every_chart_is_among_the_cases() -> None:
    drawn = {draw.__name__ for draw, _, _ in CASES.values()}
    assert {name for name in charts.__all__ if name.startswith("draw_")} == drawn


def test_charts_are_the_same_to_the_byte_again_and_with_another_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_charts as t; print(t.bundles())"
    )
    run = [sys.executable, "-c", code, str(Path(__file__).parent)]
    env = {**os.environ, "PYTHONHASHSEED": "4711", CACHE: str(tmp_path)}
    other = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout
    assert bundles() == other.strip()


@ALL
def test_a_chart_obeys_the_schema_of_vega_lite(name: str) -> None:
    for nothing in (False, True):
        drawn(name, nothing=nothing).to_dict(validate=True)


@ALL
def test_the_words_hold_the_finding_and_the_numbers(name: str) -> None:
    words = shown(drawn(name))["text/plain"]
    finding = title(drawn(name))
    assert finding in words
    assert re.search(r"\b(7\b|0\.7\b|0\.1\b)", words.replace(finding, ""))


@ALL
def test_zeros_are_printed(name: str) -> None:
    assert {"0", "0%", "not given"} & set(texts(drawn(name, nothing=True)))


@ALL
def test_one_row_is_enough(name: str) -> None:
    draw, frame, nothing = CASES[name]
    for table in (frame.head(1), nothing.head(1)):
        assert texts(draw(table))


@ALL
def test_hostile_labels_are_drawn_as_words(name: str) -> None:
    draw, frame, _ = CASES[name]
    words = frame.select_dtypes(include=["object", "string"]).columns
    free = [word for word in words if word != "group"]
    chart = draw(frame.assign(**{word: frame[word] + HOSTILE for word in free}))
    assert not list(picture(chart).iter(f"{SVG}script"))
    assert texts(chart)


@ALL
def test_text_is_large_enough_and_the_chart_narrow_enough(name: str) -> None:
    for nothing in (False, True):
        root = picture(drawn(name, nothing=nothing))
        sizes = [float(t.get("font-size").removesuffix("px")) for t in root.iter(f"{SVG}text")]
        assert min(sizes) >= 11
        assert float(root.get("width")) <= WIDTH + 20


@ALL
def test_title_says_a_finding_and_subtitle_how_it_was_counted(name: str) -> None:
    for nothing in (False, True):
        finding, how = headline(drawn(name, nothing=nothing).to_dict())
        assert finding and how


@ALL
def test_a_chart_has_a_name_for_its_page(name: str) -> None:
    assert shown(drawn(name))[MIME]["name"] == name.replace(" of lenses", "-lens")


@ALL
def test_table_behind_the_chart_is_whole(name: str) -> None:
    columns, rows = rows_behind(shown(drawn(name))[MIME])
    assert columns and rows and all(len(row) == len(columns) for row in rows)
    assert not [column for column in columns if column.startswith("_")]


@ALL
def test_a_table_without_rows_says_that_there_is_nothing_to_show(name: str) -> None:
    draw, frame, _ = CASES[name]
    empty = draw(frame.head(0))
    assert title(empty) == "There is nothing to show"
    assert "0 rows" in texts(empty) and "nothing to show" in shown(empty)["text/plain"]


@ALL
def test_a_missing_column_is_named(name: str) -> None:
    draw, frame, _ = CASES[name]
    with pytest.raises(InputError, match=f"lacks {frame.columns[0]}"):
        draw(frame.iloc[:, 1:])


def test_findings_come_from_the_data() -> None:
    assert title(charts.draw_robustness(ranked([0.7, 0, 0.3, 0.2, 0.2, 0.1]))) == (
        "First under 1 of 2 ways of counting: drugs; two or more are level under 1"
    )
    assert title(charts.draw_robustness(ranked([0.5, 0.5, 0.0]))) == (
        "No modality comes first alone under any of 2 ways of counting"
    )
    gap = asked("2", True).assign(stated=[True, False, True, True])
    silent = gap.head(2).assign(source="silent", stated=False, recorded=False)
    assert title(charts.draw_criteria(pd.concat([gap.assign(recorded=True), silent]))) == (
        "dose: stated by 0 of 1 wording of the documents and 1 of 1 wording of the standards, "
        "where it is recorded"
    )
    assert title(charts.draw_criteria(gap.assign(recorded=False))) == (
        "Of no source a criterion is on record"
    )


def test_links_are_counted_by_verdict() -> None:
    every = pd.concat([links(0.1, support=name) for name in [*VERDICTS, "does not"]])
    assert title(charts.draw_support(every)) == (
        "Of 6 links from a claim to a work, the work bears the claim in full in 1, in part in 1, "
        "by analogy in 1 and not at all in 2; 1 cannot be checked"
    )
    assert title(charts.draw_support(links(0.1))) == (
        "Of 1 link from a claim to a work, the work bears the claim in full in 0, in part in 1, "
        "by analogy in 0 and not at all in 0"
    )
    # What a rule proposes is no verdict, "does not" neither.
    proposed = links(0.1, 0.2, support="does not", by="rule")
    assert title(charts.draw_support(proposed, among=3)) == (
        "Of 2 links from a claim to a work (in all there are 3), nobody has judged any"
    )
    assert title(charts.draw_support(pd.concat([links(0.1), proposed]))) == (
        "Of 3 links from a claim to a work, 1 judged by a reader, the others only proposed by "
        "rules: the work bears the claim in full in 0, in part in 1, by analogy in 0 and not at "
        "all in 0"
    )


def test_works_that_are_cited_less_stand_together_by_verdict_and_without_links() -> None:
    often = pd.concat([links(0.1, 0.3).assign(work=f"often {number}") for number in range(12)])
    once = [("supports", 3), ("does not", 2)]
    rest = [
        links(0.1 * number, support=name).assign(work=f"{name} {number}")
        for name, times in once
        for number in range(times)
    ]
    rest.append(links(0.9, support="does not").assign(work="supports 1"))
    drawn = charts.draw_support(pd.concat([often, *rest])).to_dict()
    rows = [row for table in drawn["datasets"].values() for row in table]
    together = [row for row in rows if "other work" in row["_row"] and "work" in row]
    assert [(row["_row"], row["support"], row["citations"]) for row in together] == [
        *[("3 other works: supports", "supports", 1)] * 3,
        *[("3 other works: does not", "does not", 1)] * 3,
    ]
    hanging = [row for row in rows if "_position" in row]
    assert len(hanging) == 24
    assert not any("other work" in row["_row"] for row in hanging)


def test_what_is_no_work_is_never_one_of_the_other_works() -> None:
    often = pd.concat([links(0.1, 0.3).assign(work=f"often {number}") for number in range(12)])
    lost = links(0.5, support="cannot be checked").assign(work="no work on record", kind="")
    once = [links(0.1 * number).assign(work=f"once {number}") for number in range(2)]
    drawn = charts.draw_support(pd.concat([often, lost, *once])).to_dict()
    named = {row["_row"] for table in drawn["datasets"].values() for row in table}
    assert "no work on record" in named
    assert {name for name in named if "other" in name} == {"2 other works: partly"}


def test_links_that_end_in_no_work_are_told() -> None:
    lost = links(0.1, 0.2, by="rule").assign(work="no work on record")
    assert title(charts.draw_support(pd.concat([lost, links(0.1, by="rule")]))) == (
        "Of 3 links from a claim to a work (2 to none on record), nobody has judged any"
    )
    assert title(charts.draw_support(lost)) == (
        "Of 2 citations, none of a work on record, nobody has judged any"
    )


def test_what_is_printed_alike_is_neither_earliest_nor_latest() -> None:
    drawn = pd.concat([points(*[0.868] * 3), points(*[0.871] * 3).assign(modality="other")])
    assert title(charts.draw_dispersion(drawn, {"first": 9})) == "6 mentions of 2 modalities"


def test_places_are_told_in_one_way_and_in_brackets_once() -> None:
    drawn = pd.concat([points(*[0.595] * 3), points(*[0.3249] * 3).assign(modality="Teas, hot")])
    chart = charts.draw_dispersion(drawn, {"first": 9}, among=3)
    assert title(chart) == (
        "Median place in the text: earliest, 32%, teas, hot; latest, 60%, drugs "
        "(in 1 of 3 documents)"
    )
    told = [row for rows in chart.to_dict()["datasets"].values() for row in rows if "middle" in row]
    assert {row["middle"] for row in told if row["mentions"]} == {0.6, 0.32}


def test_where_some_documents_are_shown_the_title_says_of_how_many() -> None:
    drawn = charts.draw_dispersion(points(0.5), {"first": 9}, among=3)
    assert title(drawn) == "1 mention of 1 modality (in 1 of 3 documents)"


def marks(chart: alt.TopLevelMixin) -> list[tuple[str, bool]]:
    """Return the outline of each verdict drawn, and whether it is filled, without the legend."""
    found = []
    for group in picture(chart).iter(f"{SVG}g"):
        for path in group.findall(f"{SVG}path"):
            if "translate" in path.get("transform", "") and path.get("stroke-width") == "2":
                found.append((path.get("d", ""), path.get("fill") not in (None, "transparent")))
    return found


def test_verdicts_differ_in_shape_and_so_does_who_gave_them() -> None:
    assert set(VERDICTS) <= set(texts(charts.draw_support(links(0.5, by="rule"))))
    verdicts = [*VERDICTS, "not judged"]
    outlines = {marks(charts.draw_support(links(0.5, support=name)))[-1][0] for name in verdicts}
    assert len(outlines) == len(verdicts)
    filled, hollow = (
        marks(charts.draw_support(links(0.5, by=by)))[-1] for by in ("reader", "rule")
    )
    assert (filled[1], hollow[1]) == (True, False)


def test_of_many_documents_and_works_the_most_cited_are_drawn() -> None:
    long, short = ([n / 50 for n in range(size)] for size in (50, 1))
    several = [links(*long).assign(document=f"text {n}") for n in (1, 2, 3)]
    few = [links(*short).assign(document=f"text {n}") for n in (8, 9)]
    chart = charts.draw_support(pd.concat([*few, *several]))
    said = " ".join(headline(chart.to_dict()))
    assert "Of 152 links" in said and "2 documents with fewer (2 links) not drawn" in said
    drawn_texts = texts(chart)
    assert "text 1, 50 links" in drawn_texts and "text 8, 1 link" not in drawn_texts
    works = pd.concat([links(n / 50).assign(work=f"Work {n}") for n in range(30)])
    of_one = charts.draw_support(pd.concat([works, works.tail(12)]))
    assert "18 other works: partly" in texts(of_one) and "Work 29, book" in texts(of_one)
    _, rows = rows_behind(shown(of_one)[MIME])
    assert sum(row[-1] for row in rows) == 42


def test_works_stand_in_the_order_of_their_first_claim_and_the_folded_ones_last() -> None:
    claims = [("Late", 0.9), ("Early", 0.1), ("Middle", 0.5), ("Early", 0.95)]
    drawn = pd.concat([links(place).assign(work=work) for work, place in claims])
    drawn = pd.concat([drawn, links(*[n / 50 for n in range(9)]).assign(document="earlier name")])
    said = texts(charts.draw_support(drawn))
    works = ["Early, book", "Middle, book", "Late, book", "first, 4 links"]
    below = ["Lee 2001, book", "earlier name, 9 links"]
    assert [text for text in said if text in {*works, *below}] == works + below
    seldom = [links(0.01).assign(work=f"Seldom {n}") for n in range(5)]
    often = [links(0.5, 0.6).assign(work=f"Often {n}") for n in range(12)]
    said = texts(charts.draw_support(pd.concat([*seldom, *often])))
    rows = [text for text in said if text.startswith("Often") or "other works" in text]
    assert rows == [*(f"Often {n}, book" for n in range(12)), "5 other works: partly"]


def test_what_stands_on_one_place_is_one_mark_that_says_how_many() -> None:
    columns, rows = rows_behind(shown(charts.draw_support(links(0.5, 0.501, 0.6)))[MIME])
    places = [row[columns.index("position")] for row in rows]
    assert (places, [row[columns.index("citations")] for row in rows]) == ([0.5, 0.6], [2, 1])


def test_what_nobody_filled_in_is_not_counted_as_not_asked() -> None:
    asks = pd.concat([asked("2", True)] * 3, ignore_index=True)
    asks = asks[asks["criterion"] == "dose"].assign(source=list("abcdef"))
    asks["stated"] = [True, False, False, True, True, True]
    asks["recorded"] = [True, True, False, True, True, True]
    groups = ["document"] * 3 + ["standard"] * 3
    asks = asks.assign(group=groups, proposed=[True, *[False] * 5])
    chart = charts.draw_criteria(asks)
    assert title(chart) == (
        "dose: stated by 1 of 2 wordings of the documents and 3 of 3 wordings of the standards, "
        "where it is recorded"
    )
    said = texts(chart)
    assert said.count("2, proposed") == 1
    assert any("judged by nobody" in text for text in said)
    nothing = charts.draw_criteria(asks.assign(recorded=False, stated=False))
    assert title(nothing) == "Of no source a criterion is on record"


def test_the_order_given_is_the_order_drawn() -> None:
    ordered = charts.draw_dispersion(points(0.5), {"first": 9}, order=MODALITIES[::-1])
    assert [text for text in texts(ordered) if text in MODALITIES] == MODALITIES[::-1]


def test_texts_below_each_other_share_the_axis_under_the_last_one() -> None:
    said = texts(draw_dispersion(pd.concat([points(0.5), points(0.5).assign(document="second")])))
    ticks = ["0%", "25%", "50%", "75%", "100%"]
    assert [text for text in said if text.endswith("%")] == ticks
    claims = texts(charts.draw_support(links(0.5)))
    assert [text for text in claims if text.endswith("%")] == ticks
    assert said.index("first, 100 words") < said.index("50%") < said.index("second, 2,000 words")


def test_zeros_that_have_no_row_are_told_and_others_are_printed() -> None:
    many = [f"kind {n}" for n in range(len(COLOURS) + 1)]
    for names, left_out in ((many, True), (many[1:], False)):
        rows = pd.concat([points(0.5).assign(modality=name) for name in names])
        rows = pd.concat([rows, points(0.5).assign(document="second", modality=names[0])])
        chart = charts.draw_dispersion(rows, LENGTHS)
        assert ("the others are 0 there" in headline(chart.to_dict())[1]) == left_out
        said = texts(chart)
        assert said.count(names[0]) == 2
        assert {said.count(name) for name in names[1:]} == {1 if left_out else 2}


def test_a_categorical_column_brings_its_order_and_its_zeros() -> None:
    frame = points(0.5).assign(modality=pd.Categorical(["drugs"], MODALITIES[::-1], ordered=True))
    ordered = charts.draw_dispersion(frame, {"first": 9})
    assert [text for text in texts(ordered) if text in MODALITIES] == MODALITIES[::-1]


def test_criteria_groups_and_sources_are_written_out() -> None:
    assert {"first", "body", "failures", "dose", "documents", "standards"} <= {
        text.casefold() for text in texts(drawn("criteria"))
    }


def test_pairs_that_are_missing_are_zeros() -> None:
    chart = charts.draw_robustness(ranked([0.7, 0.2, 0.1]).drop(index=4))
    columns, rows = rows_behind(shown(chart)[MIME])
    table = pd.DataFrame(rows, columns=columns).set_index(["variant", "modality"])
    assert table.loc[("body", "talking"), "share"] == 0


def test_a_chart_of_many_modalities_is_drawn() -> None:
    many = matrix({"variant": ["all"], "modality": [f"kind {n}" for n in range(20)]}, share=[0.05])
    assert texts(charts.draw_robustness(many))


def test_a_concept_keeps_its_colour_and_its_shape() -> None:
    assert charts.palette(["a", "b"])["b"] == charts.palette(["a", "b", "c"])["b"] == COLOURS[1]
    assert charts.shapes(["a", "b"])["b"] == "square"
    assert len(charts.palette(map(str, range(20)))) == 20


def light(colour: str) -> np.ndarray:
    part = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, two: str) -> float:
    dark, bright = sorted(float(light(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, two))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paper", ["#ffffff", "#14171c"])
@pytest.mark.parametrize("colour", COLOURS)
def test_colours_stand_out_on_light_and_dark_paper(colour: str, paper: str) -> None:
    assert contrast(colour, paper) >= 3


# What each kind of colour blindness makes of linear light (Machado and others, 2009).
SIGHT = {
    "none": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def oklab(linear: np.ndarray) -> np.ndarray:
    cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    axes = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return axes @ np.cbrt(cones @ np.clip(linear, 0, 1))


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_differ_for_the_colour_blind(sight: str) -> None:
    seen = [oklab(np.array(SIGHT[sight]) @ light(colour)) for colour in COLOURS]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 0.08


def test_a_wide_chart_keeps_its_width() -> None:
    ways = [f"Without document number {n}" for n in range(18)]
    wide = matrix({"variant": ways, "modality": [f"modality {n}" for n in range(7)]}, share=[0.1])
    root = picture(charts.draw_robustness(wide))
    assert WIDTH * 0.8 <= float(root.get("width")) <= WIDTH + 20


def test_a_source_of_which_nothing_is_recorded_is_told_from_one_that_states_nothing() -> None:
    silent = asked("not given", False)
    silent["recorded"] = silent["source"] != "first"
    drawn_texts = texts(charts.draw_criteria(silent))
    assert drawn_texts.count("none recorded") == 1
    assert drawn_texts.count("not given") == 2


def test_of_very_many_strokes_those_that_fall_together_are_drawn_once() -> None:
    for number, at_most, said in ((50_000, 501, True), (1_000, 1_000, False)):
        chart = draw_dispersion(points(*(place / number for place in range(number)))).to_dict()
        rows = [row for rows in chart["datasets"].values() for row in rows]
        strokes = [row for row in rows if "_position" in row]
        assert number / 100 <= len(strokes) <= at_most
        assert number in [row.get("mentions") for row in rows]
        assert ("one is for all" in json.dumps(chart)) == said
