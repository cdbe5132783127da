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

import numpy as np
import pandas as pd
import pytest

from reviewbook.display import Figure, charts
from reviewbook.display.charts.style import COLOURS, WIDTH
from reviewbook.display.picture_cache import CACHE
from reviewbook.project.errors import InputError

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>x</script> \"'&\\ ' + alert(1) + ' \x07"
DOCUMENTS = ["first", "second"]
MODALITIES = ["drugs", "talking", "walking"]
PER_WORD = 0.1


def matrix(rows: dict[str, list[str]], **values: list[float]) -> pd.DataFrame:
    """Give every pair of two columns a row, with values in turn."""
    (one, ones), (two, twos) = rows.items()
    frame = pd.DataFrame([(a, b) for a in ones for b in twos], columns=[one, two])
    return frame.assign(**{name: np.resize(given, len(frame)) for name, given in values.items()})


def by_document(**values: list[float]) -> pd.DataFrame:
    return matrix({"document": DOCUMENTS, "modality": MODALITIES}, **values)


def treatments(counts: list[float]) -> pd.DataFrame:
    frame = matrix(
        {"document": DOCUMENTS, "treatment": ["pill", "chat", "stroll"]}, mentions=counts
    )
    return frame.assign(modality=MODALITIES * len(DOCUMENTS))


def asked(value: str, stated: bool) -> pd.DataFrame:
    frame = matrix({"source": ["first", "body"], "criterion": ["failures", "dose"]})
    groups = ["document"] * 2 + ["standard"] * 2
    return frame.assign(group=groups, value=value, stated=stated, defines=True)


def stretches(low: float | None, high: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {"label": ["walk", "talk"], "low": low, "high": high, "unit": "week", "kind": "duration"}
    )


def measured(value: float) -> pd.DataFrame:
    names = ("precision", "recall", "kappa")
    ends = {f"{name}{end}": value for name in names for end in ("", "_low", "_high")}
    return pd.DataFrame({"label": ["talks", "walks"], "n": [10, 1200], **ends})


def ranked(shares: list[float]) -> pd.DataFrame:
    return matrix({"variant": ["all", "body"], "modality": MODALITIES}, share=shares)


def points(*positions: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"document": "first", "modality": "drugs", "position": [*positions]},
    )


def cited(*counts: int) -> pd.DataFrame:
    levels = ["supports", "cannot be checked"]
    return matrix({"work": ["A 2001", "B 2002"], "support": levels}, citations=list(counts))


Case = tuple[Callable[..., Figure], pd.DataFrame, pd.DataFrame]
LENGTHS = {"first": 100, "second": 2000}


def draw_dispersion(frame: pd.DataFrame) -> Figure:
    return charts.draw_dispersion(frame, LENGTHS, order=MODALITIES)


def per_1000(frame: pd.DataFrame) -> Figure:
    return charts.draw_modality_by_document(frame, "per_1000")


def documents(frame: pd.DataFrame) -> Figure:
    return charts.draw_modality_by_document(frame, "documents")


def passages(**axes: list[str]) -> Callable[[list[float]], pd.DataFrame]:
    return lambda counts: matrix(axes, passages=counts, per_1000=counts)


LENS = passages(document=DOCUMENTS, lens=["attachment", "circuits"])
PAIR = passages(lens=["attachment", "circuits"], modality=MODALITIES)

# The chart, a table with numbers in it, and one where all are zero (or nothing is stated).
CASES: dict[str, Case] = {
    "modality": (
        charts.draw_modality_by_document,
        by_document(mentions=[7, 0, 2]),
        by_document(mentions=[0]),
    ),
    "modality per 1,000": (
        per_1000,
        by_document(per_1000=[7.25, 0, 2]),
        by_document(per_1000=[0.0]),
    ),
    "modality, documents": (
        documents,
        by_document(present=[True, False, True]),
        by_document(present=[False]),
    ),
    "treatment": (charts.draw_treatment_by_document, treatments([7, 0, 2]), treatments([0])),
    "dispersion": (draw_dispersion, points(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.9), points(0.0)),
    "lens": (charts.draw_lens_by_document, LENS([7, 0, 2]), LENS([0])),
    "lens with modality": (charts.draw_lens_with_modality, PAIR([7, 0, 2]), PAIR([0])),
    "criteria": (charts.draw_criteria, asked("7 different", True), asked("not given", False)),
    "citations": (charts.draw_citations_by_work, cited(7, 1, 0, 2), cited(0)),
    "offer": (
        charts.draw_offer_and_favour,
        by_document(share=[0.7, 0, 0.3], offered=[True, False, False], favoured=[False] * 3),
        by_document(share=[0.0], offered=[False], favoured=[False]),
    ),
    "ranges": (charts.draw_ranges, stretches(7, None), stretches(0, 0)),
    "agreement": (charts.draw_agreement, measured(0.75), measured(0)),
    "robustness": (charts.draw_robustness, ranked([0.7, 0, 0.3]), ranked([0])),
}
ALL = pytest.mark.parametrize("name", CASES)


@cache
def drawn(name: str, *, nothing: bool = False) -> Figure:
    draw, frame, zeros = CASES[name]
    return draw(zeros if nothing else frame)


def texts(figure: Figure) -> list[str]:
    root = ET.fromstring(figure.svg)
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def bundles() -> str:
    shown = {name: drawn(name)._repr_mimebundle_()[0] for name in CASES}
    return json.dumps(shown)


def test_every_chart_is_among_the_cases() -> None:
    others = {"COLOURS", "palette", "shapes"}
    others |= {"draw_specificity", "draw_unsourced", "draw_words_by_zone"}
    drawn = {draw.__name__ for draw, _, _ in CASES.values()}
    assert set(charts.__all__) - others <= drawn


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
        drawn(name, nothing=nothing).chart.to_dict(validate=True)


@ALL
def test_description_holds_the_numbers(name: str) -> None:
    figure = drawn(name)
    assert figure.title in figure.description
    assert re.search(r"\b(7\d?|0\.75|1)\b", figure.description.removeprefix(figure.title))


@ALL
def test_zeros_are_printed(name: str) -> None:
    printed = {"0", "0%", "0.00", "not given", "0 weeks"}
    assert printed & set(texts(drawn(name, nothing=True)))


@ALL
def test_one_row_is_enough(name: str) -> None:
    draw, frame, nothing = CASES[name]
    for table in (frame.head(1), nothing.head(1)):
        assert texts(draw(table))


@ALL
def test_hostile_labels_are_drawn_as_words(name: str) -> None:
    draw, frame, _ = CASES[name]
    words = frame.select_dtypes(include=["object", "string"]).columns
    free = [word for word in words if word not in ("support", "group")]
    figure = draw(frame.assign(**{word: frame[word] + HOSTILE for word in free}))
    assert not list(ET.fromstring(figure.svg).iter(f"{SVG}script"))
    assert texts(figure)


@ALL
def test_text_is_large_enough_and_the_chart_narrow_enough(name: str) -> None:
    root = ET.fromstring(drawn(name).svg)
    sizes = [float(text.get("font-size").removesuffix("px")) for text in root.iter(f"{SVG}text")]
    assert min(sizes) >= 11
    assert float(root.get("width")) <= 680


@ALL
def test_title_says_a_finding_and_subtitle_how_it_was_counted(name: str) -> None:
    for nothing in (False, True):
        title = drawn(name, nothing=nothing).spec["title"]
        assert title["text"][0] and title["subtitle"][0]


@ALL
def test_table_behind_the_chart_is_whole(name: str) -> None:
    table = drawn(name).spec["usermeta"]["reviewbook"]["table"]
    assert table["rows"] and all(len(row) == len(table["columns"]) for row in table["rows"])


@ALL
def test_a_table_without_rows_says_that_there_is_nothing_to_show(name: str) -> None:
    draw, frame, _ = CASES[name]
    empty = draw(frame.head(0))
    assert empty.title == "There is nothing to show"
    assert "0 rows" in empty.description and "0 rows" in texts(empty)


@ALL
def test_a_missing_column_is_named(name: str) -> None:
    draw, frame, _ = CASES[name]
    with pytest.raises(InputError, match="lacks"):
        draw(frame.iloc[:, 1:])


def test_findings_come_from_the_data() -> None:
    assert charts.draw_modality_by_document(by_document(mentions=[7, 0, 2])).title == (
        "Drugs leads in 2 of 2 documents"
    )
    assert charts.draw_modality_by_document(by_document(mentions=[2, 2, 0])).title == (
        "Drugs and talking lead in 2 of 2 documents each"
    )
    assert documents(by_document(present=[1, 0, 1])).title == (
        "Drugs and walking: in 2 of 2 documents; talking: in none"
    )
    assert charts.draw_robustness(ranked([0.7, 0, 0.3, 0.2, 0.2, 0.1])).title == (
        "Drugs comes first under 1 of 2 ways of counting and two or more are level under 1"
    )
    assert charts.draw_robustness(ranked([0.5, 0.5, 0.0])).title == (
        "No modality comes first alone under any of 2 ways of counting"
    )
    sold = by_document(
        share=[0.7, 0, 0.3],
        offered=[True, False, False, False, True, False],
        favoured=[True, False, False, True, False, True],
    )
    assert charts.draw_offer_and_favour(sold).title == (
        "1 of 2 texts whose publisher sells a treatment favours what is sold"
    )
    gap = asked("2", True).assign(stated=[True, False, True, True])
    silent = gap.head(2).assign(source="silent", stated=False, defines=False)
    assert charts.draw_criteria(pd.concat([gap, silent])).title == (
        "dose: stated by 0 of 1 wordings of the documents and 1 of 1 wordings of the standards"
    )
    assert charts.draw_criteria(gap.assign(defines=False)).title == "No source says what it asks"
    unread = cited(7, 1, 0, 2).assign(support="not judged")
    assert charts.draw_citations_by_work(unread).title == "None of 10 citations has been judged"
    assert charts.draw_citations_by_work(cited(7, 1, 0, 2)).title == (
        "7 of 10 citations are supported by the work cited"
    )
    assert charts.draw_ranges(stretches(7, None)).title == "2 of 2 quantities are open at one end"


def test_an_unknown_measure_is_named() -> None:
    with pytest.raises(InputError, match="no such measure: words"):
        charts.draw_modality_by_document(by_document(mentions=[1]), "words")  # type: ignore[arg-type]


def test_the_order_given_is_the_order_drawn() -> None:
    figure = charts.draw_modality_by_document(
        by_document(mentions=[7, 0, 2]), order=MODALITIES[::-1]
    )
    drawn = [text for text in texts(figure) if text in MODALITIES]
    assert drawn == MODALITIES[::-1]


def test_a_categorical_column_brings_its_order() -> None:
    frame = by_document(mentions=[7, 0, 2])
    frame["modality"] = pd.Categorical(frame["modality"], MODALITIES[::-1])
    assert list(charts.draw_modality_by_document(frame).data["modality"]) == MODALITIES[::-1]


def test_pairs_that_are_missing_are_zeros() -> None:
    figure = charts.draw_modality_by_document(by_document(mentions=[7]).drop(index=4))
    assert figure.data.set_index("modality").loc["talking", "second"] == 0


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


def test_pictures_of_a_real_size_stay_small() -> None:
    names = [f"treatment of kind {number}" for number in range(40)]
    frame = matrix(
        {"document": [f"document{n}" for n in range(5)], "treatment": names}, mentions=[0, 3, 1]
    ).assign(modality="drugs")
    assert len(charts.draw_treatment_by_document(frame).svg) < 60_000


def test_a_wide_chart_keeps_its_width() -> None:
    axes = {"lens": [f"lens number {n}" for n in range(18)], "modality": [*"abcdefg"]}
    wide = matrix({**axes, "modality": [f"modality {n}" for n in range(7)]}, passages=[1, 0, 2])
    root = ET.fromstring(charts.draw_lens_with_modality(wide).svg)
    assert WIDTH * 0.8 <= float(root.get("width")) <= 680
