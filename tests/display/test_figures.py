"""What a notebook shows: any Altair chart, any DataFrame, a sentence."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import mistune
import nbformat.v4 as nbf
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from nbformat import validate

import reviewbook
from reviewbook import charts, reading, table
from reviewbook.display.altair_renderer import show_charts
from reviewbook.display.dataframe_display import TableView, safe_address, show_frames
from reviewbook.display.picture_cache import kept
from reviewbook.project.errors import InputError
from reviewbook.project.notebook_files import MIME
from reviewbook.project.user_cache import CACHE

HOSTILE = "<script>alert('1')</script> \"&\" ]]> \x00\x0b"
SVG = "{http://www.w3.org/2000/svg}"
LINE = 4_000
Anything = alt.TopLevelMixin
BINNED = alt.TimeUnitParams(unit="year", binned=True)


def fruit(label: str = "apples") -> pd.DataFrame:
    return pd.DataFrame({"fruit": [label, "pears"], "count": [3, 0], "price": [0.123456, 9.0]})


def bars(label: str = "apples", title: str = "") -> alt.Chart:
    base = alt.Chart(fruit(label), title=title or label).mark_bar()
    return base.encode(x="count:Q", y="fruit:N")


def bundle(chart: Anything) -> dict[str, object]:
    """Return what a notebook stores of a chart that a cell ends with."""
    return chart._repr_mimebundle_()[0]


def svg(chart: Anything) -> str:
    return bundle(chart)["image/svg+xml"]


def spec(chart: Anything) -> dict[str, object]:
    return bundle(chart)[MIME]


def layer() -> alt.LayerChart:
    text = alt.Chart(fruit()).mark_text().encode(x="count:Q", y="fruit:N", text="fruit:N")
    return alt.layer(bars(), text, title="Layers")


def facet() -> alt.FacetChart:
    base = alt.Chart(fruit()).encode(x="count:Q", y="fruit:N")
    both = alt.layer(base.mark_bar(), base.mark_text().encode(text="fruit:N"))
    return both.facet(column="fruit:N").properties(title="Panels")


def repeat() -> alt.RepeatChart:
    base = alt.Chart(fruit()).mark_point()
    return base.encode(x=alt.X(alt.repeat("column"), type="quantitative"), y="fruit:N").repeat(
        column=["count", "price"]
    )


def selection() -> alt.Chart:
    chosen, interval = alt.selection_point(fields=["fruit"]), alt.selection_interval()
    return bars().encode(opacity=alt.when(chosen).then(alt.value(1)).otherwise(alt.value(0.3))) & (
        bars().add_params(chosen, interval)
    )


def boxplot() -> alt.Chart:
    rows = pd.DataFrame({"group": ["a", "b"] * 10, "value": [*range(20)]})
    return alt.Chart(rows).mark_boxplot().encode(x="group:N", y="value:Q")


def transformed() -> alt.Chart:
    base = alt.Chart(fruit()).transform_calculate(double="datum.price * 2").mark_line()
    return base.encode(x="fruit:O", y=alt.Y("mean(double):Q"), tooltip=["fruit:N"])


def strokes() -> alt.VConcatChart:
    rows = pd.DataFrame({"document": "a", "modality": ["x", "y"] * 40})
    return charts.draw_dispersion(rows.assign(position=np.linspace(0, 1, 80)), {"a": 900})


def ranks() -> alt.LayerChart:
    rows = pd.DataFrame({"variant": ["all"] * 2, "modality": ["x", "y"], "share": [0.25, 0.75]})
    return charts.draw_robustness(rows)


def asked() -> alt.LayerChart:
    rows = pd.DataFrame({"source": ["a", "b"], "group": ["document", "standard"]})
    return charts.draw_criteria(
        rows.assign(criterion="dose", value=["", "2"], stated=[False, True])
    )


ANY: dict[str, Callable[[], Anything]] = {
    "plain": bars,
    "layer": layer,
    "concat": lambda: alt.concat(bars(), bars("plums"), columns=1),
    "beside": lambda: bars() | layer(),
    "below": lambda: bars() & layer(),
    "facet": facet,
    "repeat": repeat,
    "selection": selection,
    "boxplot": boxplot,
    "transformed": transformed,
    "interactive": lambda: bars().interactive(),
    "map": lambda: alt.Chart(alt.sphere()).mark_geoshape().project("equalEarth"),
    "dispersion": strokes,
    "robustness": ranks,
    "criteria": asked,
}
EVERY = pytest.mark.parametrize("name", ANY)


def bundles() -> str:
    return json.dumps({name: bundle(chart()) for name, chart in ANY.items()})


class TestKeptPictures:
    @pytest.fixture(autouse=True)
    def _own_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(CACHE, str(tmp_path / "pictures"))

    def test_a_picture_is_drawn_once(self) -> None:
        drawn = iter(["<svg>1</svg>", "<svg>2</svg>"])
        assert kept("a", lambda: next(drawn)) == kept("a", lambda: next(drawn)) == "<svg>1</svg>"
        assert kept("b", lambda: next(drawn)) == "<svg>2</svg>"

    def test_a_kept_picture_is_the_drawn_one(self, tmp_path: Path) -> None:
        first = svg(bars())
        assert list((tmp_path / "pictures").glob("*.picture"))
        assert svg(bars()) == first

    @pytest.mark.parametrize("damage", [b"", b"<svg>", b"\xff</svg>", b"0\n<svg></svg>"])
    def test_a_damaged_picture_is_drawn_again(self, tmp_path: Path, damage: bytes) -> None:
        first = svg(bars())
        for file in (tmp_path / "pictures").iterdir():
            file.write_bytes(damage)
        assert svg(bars()) == first

    @pytest.mark.skipif(os.name == "nt", reason="pipes and links of Unix")
    @pytest.mark.parametrize("what", ["folder", "pipe", "link", "link to a device", "loop"])
    def test_what_stands_in_the_place_of_a_picture_is_not_read_nor_written_through(
        self, tmp_path: Path, what: str
    ) -> None:
        first = svg(bars())
        (thesis := tmp_path / "thesis.svg").write_text("<svg><script>x()</script></svg>")
        (file,) = (tmp_path / "pictures").iterdir()
        file.unlink()
        if what == "folder":
            file.mkdir()
        elif what == "pipe":
            os.mkfifo(file)
        else:
            leads = {"link": thesis, "link to a device": Path("/dev/zero"), "loop": file}
            file.symlink_to(leads[what])
        assert svg(bars()) == first
        assert svg(bars()) == first
        assert thesis.read_text() == "<svg><script>x()</script></svg>"

    def test_a_picture_that_was_changed_by_a_letter_is_drawn_again(self, tmp_path: Path) -> None:
        first = svg(bars())
        for file in (tmp_path / "pictures").iterdir():
            file.write_text(file.read_text().replace(">a<", ">b<"))
        assert svg(bars()) == first

    def test_the_picture_of_another_chart_is_not_taken_for_it(self, tmp_path: Path) -> None:
        drawn = iter(["<svg>1</svg>", "<svg>2</svg>", "<svg>1</svg>"])
        kept("a", lambda: next(drawn))
        (one,) = (tmp_path / "pictures").iterdir()
        kept("b", lambda: next(drawn))
        (other,) = {*(tmp_path / "pictures").iterdir()} - {one}
        one.write_text(other.read_text())
        assert kept("a", lambda: next(drawn)) == "<svg>1</svg>"

    def test_nothing_that_runs_or_loads_stays_in_a_picture(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hostile = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            'onload="x()"><script>x()</script><foreignObject><p/></foreignObject>'
            '<a xlink:href="javascript:x()"><text>kept</text></a>'
            '<a href="concept-a.html#b"><text>linked</text></a></svg>'
        )
        monkeypatch.setattr("reviewbook.display.svg.kept", lambda *_: hostile)
        shown = svg(bars())
        assert "kept" in shown
        assert "concept-a.html#b" in shown
        assert not re.search("script|onload|foreignObject|<p", shown)

    def test_where_nothing_can_be_kept_it_is_drawn(self, tmp_path: Path) -> None:
        (tmp_path / "pictures").write_text("no folder")
        assert svg(bars()).endswith("</svg>")

    def test_those_unused_for_longest_go(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        two = 2 * len(f"{'0' * 64}\n<svg>a</svg>")
        monkeypatch.setattr("reviewbook.display.picture_cache.MOST", two)
        (tmp_path / "pictures").mkdir()
        (tmp_path / "pictures" / "a letter.picture").write_text("of somebody else")
        for time, name in enumerate("abcd"):
            assert kept(name, lambda name=name: f"<svg>{name}</svg>") == f"<svg>{name}</svg>"
            for file in (tmp_path / "pictures").iterdir():
                if file.read_text().endswith(f"\n<svg>{name}</svg>"):
                    os.utime(file, (time, time))
        left = {file.read_text().split("\n")[-1] for file in (tmp_path / "pictures").iterdir()}
        assert left == {"<svg>c</svg>", "<svg>d</svg>", "of somebody else"}


class TestRenderer:
    @EVERY
    def test_any_chart_is_shown_live_as_picture_and_as_words(self, name: str) -> None:
        data, metadata = ANY[name]()._repr_mimebundle_()
        assert set(data) == {MIME, "image/svg+xml", "text/plain"}
        assert data["text/plain"].strip()
        output = nbf.new_output("display_data", data=data, metadata=metadata)
        validate(nbf.new_notebook(cells=[nbf.new_code_cell("", outputs=[output])]))

    @EVERY
    def test_it_speaks_the_vega_lite_that_jupyterlab_draws(self, name: str) -> None:
        assert "/v5" in spec(ANY[name]())["$schema"]

    @EVERY
    def test_two_runs_give_the_same_bytes_whatever_was_drawn_between(self, name: str) -> None:
        first = json.dumps(bundle(ANY[name]()))
        bundle(bars("others").interactive())
        assert json.dumps(bundle(ANY[name]())) == first

    def test_another_process_and_hash_seed_give_the_same_bytes(self, tmp_path: Path) -> None:
        code = "import sys; sys.path.insert(0, sys.argv[1]); import test_figures as t;"
        here = str(Path(__file__).parent)
        run = [sys.executable, "-c", f"{code} print(t.bundles())", here]
        env = {**os.environ, "PYTHONHASHSEED": "77", CACHE: str(tmp_path)}
        other = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout
        assert other.strip() == bundles()

    def test_names_that_altair_makes_up_are_counted(self) -> None:
        drawn = spec(bars().interactive())
        assert list(drawn["datasets"]) == ["data-1"]
        assert drawn["params"][0]["name"] == "param_1"

    @EVERY
    def test_a_chart_of_several_keeps_its_names_apart(self, name: str) -> None:
        params = [one["name"] for one in spec(ANY[name]()).get("params", [])]
        assert len(params) == len(set(params))

    @EVERY
    def test_only_columns_that_are_drawn_are_stored(self, name: str) -> None:
        chart = ANY[name]()
        asked = json.dumps({k: v for k, v in chart.to_dict().items() if k != "datasets"})
        for rows in spec(chart).get("datasets", {}).values():
            assert all(column in asked for row in rows for column in row)

    def test_a_column_is_stored_wherever_it_is_named(self) -> None:
        assert set(spec(bars())["datasets"]["data-1"][0]) == {"fruit", "count"}
        rows = pd.DataFrame({"x": [1], "per 1000": [2], "kept": [3], "other": [4], "ends_2": [5]})
        named = alt.Chart(rows).mark_point().encode(x="x:Q", tooltip="kept:N")
        quoted = named.transform_filter("datum['per 1000'] > 1 && datum.ends_2")
        assert set(spec(quoted)["datasets"]["data-1"][0]) == {"x", "per 1000", "kept", "ends_2"}

    def test_numbers_are_short(self) -> None:
        price = bars().encode(x="price:Q")
        stored = [row["price"] for row in spec(price)["datasets"]["data-1"]]
        assert json.dumps(stored) == "[0.1235, 9]"
        small = alt.Chart(pd.DataFrame({"n": [0.000123456]})).mark_point().encode(x="n:Q")
        assert spec(small)["datasets"]["data-1"] == [{"n": 0.0001235}]

    def test_a_chart_names_itself_and_describes_itself_by_its_title(self) -> None:
        said = alt.Title(["Apples lead", "by far"], subtitle="How counted.")
        stored = spec(bars().properties(title=said, name="fruit"))
        assert (stored["name"], stored["description"]) == ("fruit", "Apples lead by far")
        own = bars().properties(description="In my own words.")
        assert spec(own)["description"] == "In my own words."
        assert bundle(own)["text/plain"].startswith("In my own words.")

    def test_words_hold_finding_how_and_rows(self) -> None:
        said = alt.Title("Apples lead", subtitle="How counted.")
        words = bundle(bars().properties(title=said))["text/plain"]
        assert words.splitlines() == [
            "Apples lead",
            "How counted.",
            "fruit, count",
            "apples, 3",
            "pears, 0",
        ]

    def test_words_of_many_rows_say_how_many(self) -> None:
        rows = pd.DataFrame({"x": range(1234), "_y": 0})
        words = bundle(alt.Chart(rows).mark_point().encode(x="x:Q", y="_y:Q"))["text/plain"]
        assert words.splitlines()[-1] == "1,234 rows: x."

    def test_a_share_is_not_written_as_nothing(self) -> None:
        rows = pd.DataFrame({"x": ["a", "b"], "share": [0.042, 0.958]})
        words = bundle(alt.Chart(rows).mark_bar().encode(x="x:N", y="share:Q"))["text/plain"]
        assert words.splitlines()[-2:] == ["a, 0.042", "b, 0.96"]

    @EVERY
    def test_lines_are_short_enough_for_git_and_text_is_not_broken(self, name: str) -> None:
        drawn = svg(ANY[name]())
        assert max(map(len, drawn.splitlines())) <= LINE
        for text in ET.fromstring(drawn).iter(f"{SVG}text"):
            assert "\n" not in "".join(text.itertext())

    def test_a_large_picture_has_short_lines_too(self) -> None:
        rows = pd.DataFrame(
            {"x": [n % 40 for n in range(2000)], "y": [n // 40 for n in range(2000)]}
        )
        chart = alt.Chart(rows).mark_rect().encode(x="x:O", y="y:O")
        assert max(map(len, svg(chart).splitlines())) <= LINE
        line = alt.Chart(rows.assign(x=range(2000))).mark_line().encode(x="x:Q", y="y:Q")
        assert max(map(len, svg(line).splitlines())) <= LINE

    def test_pictures_of_a_real_size_stay_small(self) -> None:
        cells = [(f"treatment of kind {n}", f"document{d}") for n in range(40) for d in range(5)]
        rows = pd.DataFrame(cells, columns=["treatment", "document"])
        base = alt.Chart(rows.assign(n=np.resize([0, 3, 1], 200))).encode(
            x="document:N", y="treatment:N"
        )
        squares = base.mark_square().encode(size=alt.Size("n:Q").legend(None))
        assert len(svg(squares + base.mark_text().encode(text="n:Q"))) < 60_000

    def test_a_label_with_what_looks_like_tags_is_not_broken_over_lines(self) -> None:
        label = "a > b <text> c ><g> d"
        words = ["".join(t.itertext()) for t in ET.fromstring(svg(bars(label))).iter(f"{SVG}text")]
        assert label in words

    @pytest.mark.parametrize("op", ["exponential", "exponentialb"])
    def test_what_jupyterlab_would_draw_wrongly_is_refused(self, op: str) -> None:
        with pytest.raises(InputError, match=f"'{op}'"):
            bars().encode(x=f"{op}(count):Q")._repr_mimebundle_()
        with pytest.raises(InputError, match=f"'{op}'"):
            bars().transform_aggregate(count=f"{op}(price)")._repr_mimebundle_()

    @pytest.mark.parametrize(
        ("chart", "what"),
        [
            (bars().encode(x=alt.X("price:T", timeUnit="binnedyearmonth")), "'binnedyearmonth'"),
            (bars().encode(x=alt.X("price:T", timeUnit="weekdayhours")), "'weekdayhours'"),
            (
                bars().encode(
                    x=alt.X("price:T", timeUnit=alt.TimeUnitParams(unit="year", binned=True))
                ),
                "binned time units",
            ),
            (
                bars().transform_density("count", groupby=["fruit"], resolve="shared"),
                "resolve 'shared'",
            ),
            (bars().mark_line(invalid="break-paths-show-domains"), "invalid 'break-paths"),
            (bars().mark_point(invalid="show"), "invalid 'show'"),
            (bars().configure_scale(invalid=alt.ScaleInvalidDataConfig()), "scale invalid"),
            (bars().encode(x=alt.X("count:Q").scale(domainRaw=alt.ExprRef("[0, 1]"))), "domainRaw"),
            (bars().transform_extent("count", param="reach"), "transform_extent"),
            (bars().configure(tooltipFormat=alt.FormatConfig()), "tooltipFormat"),
        ],
        ids=str,
    )
    def test_what_it_draws_otherwise_is_said(
        self, chart: alt.Chart, what: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bundle(chart)
        said = capsys.readouterr().err
        assert what in said and said.count("\n") == 1

    def test_nothing_is_said_of_what_it_draws_as_asked(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        chart = bars().mark_bar(invalid="filter").encode(x=alt.X("price:T", timeUnit="yearmonth"))
        bundle(alt.layer(chart, chart).resolve_scale(color="shared"))
        assert capsys.readouterr().err == ""

    def test_what_jupyterlab_cannot_draw_is_said_in_one_line(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        moving = bars().encode(time="count:O")
        assert set(bundle(moving)) == {MIME, "image/svg+xml", "text/plain"}
        said = capsys.readouterr().err
        assert "time" in said and "chart.html" in said and said.count("\n") == 1

    def test_a_column_of_that_name_is_no_such_thing(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = pd.DataFrame({"time": [1], "rescale": ["exponential"]})
        bundle(alt.Chart(rows).mark_point().encode(x="time:Q", y="rescale:N", tooltip="time:Q"))
        assert capsys.readouterr().err == ""

    def test_a_large_chart_is_not_refused(self) -> None:
        rows = pd.DataFrame({"x": range(6000)})
        assert len(spec(alt.Chart(rows).mark_tick().encode(x="x:Q"))["datasets"]["data-1"]) == 6000

    @EVERY
    def test_ink_follows_the_page_and_there_is_no_paper(self, name: str) -> None:
        drawn = svg(ANY[name]())
        fills = {element.get("fill") for element in ET.fromstring(drawn).iter(f"{SVG}text")}
        assert fills <= {"currentColor"}
        assert name == "boxplot" or "white" not in drawn  # the line across a coloured box
        assert not re.search(r"#fff\b|#ffffff\b", drawn)
        config = spec(ANY[name]())["config"]
        assert config["background"] == "transparent"
        inks = [config[part]["labelColor"] for part in ("axis", "header", "legend")]
        assert {*inks, config["title"]["color"], config["text"]["color"]} == {"currentColor"}

    def test_picture_is_labelled_for_a_screen_reader(self) -> None:
        root = ET.fromstring(svg(bars().properties(description="Apples 3, pears 0.")))
        ids = {element.get("id"): element.text for element in root.iter()}
        assert root.get("role") == "img"
        assert ids[root.get("aria-labelledby")] == "apples"
        assert ids[root.get("aria-describedby")] == "Apples 3, pears 0."

    def test_what_a_picture_refers_to_is_in_it_and_its_numbers_are_short(self) -> None:
        shown = bars().mark_bar(clip=True).encode(color="price:Q")
        drawn = svg(shown)
        ids = {element.get("id") for element in ET.fromstring(drawn).iter()}
        referred = set(re.findall(r"url\(#([^)]*)\)", drawn))
        assert referred and referred <= ids
        assert not re.search(r'\b(?:d|transform)="[^"]*\.\d{3}', drawn)

    def test_a_long_label_of_signs_beyond_the_basic_plane_draws(self) -> None:
        svg(bars("\N{SEEDLING}" * 300)).encode("utf-8")

    def test_hostile_words_stay_words(self) -> None:
        shown = bars(HOSTILE, HOSTILE + "\ud800").properties(description=HOSTILE)
        root = ET.fromstring(svg(shown))
        assert not list(root.iter(f"{SVG}script"))
        assert any("<script>" in (text.text or "") for text in root.iter(f"{SVG}text"))
        json.dumps(bundle(shown), ensure_ascii=False).encode("utf-8")

    @settings(max_examples=25, deadline=None)
    @given(st.text())
    def test_any_label_draws(self, label: str) -> None:
        ET.fromstring(svg(bars(label, label)))

    def test_no_chart_is_refused_for_what_pandas_calls_its_types(self) -> None:
        kinds = pd.Categorical(["b", "a"], ["b", "a", "c"], ordered=True)
        rows = pd.DataFrame({"kind": kinds, "n": [1, None], "when": pd.Timestamp("2024-02-03")})
        chart = alt.Chart(rows).mark_bar().encode(x="kind", y="n", tooltip="when")
        assert spec(chart)["encoding"]["x"]["sort"] == ["b", "a", "c"]
        ordered = [
            "".join(text.itertext()) for text in ET.fromstring(svg(chart)).iter(f"{SVG}text")
        ]
        assert [text for text in ordered if text in "abc"] == ["b", "a"]


class TestChartsOfThePackage:
    MADE = pytest.mark.parametrize("make", [strokes, ranks, asked])

    @MADE
    def test_they_can_be_set_beside_and_below_each_other(self, make: Callable) -> None:
        for both in (make() | bars(), bars() | make(), make() & bars(), make() & make()):
            assert set(bundle(both)) == {MIME, "image/svg+xml", "text/plain"}

    @MADE
    def test_they_can_be_changed(self, make: Callable) -> None:
        changed = make().properties(title="My own", name="mine")
        assert (spec(changed)["title"], spec(changed)["name"]) == ("My own", "mine")
        assert bundle(make().interactive())

    @MADE
    def test_they_can_be_saved(self, make: Callable, tmp_path: Path) -> None:
        for name in ("chart.html", "chart.json", "chart.svg"):
            make().save(tmp_path / name)
            assert (tmp_path / name).stat().st_size > 500
        assert "vega" in json.loads((tmp_path / "chart.json").read_text())["$schema"]


@pytest.fixture
def shell() -> InteractiveShell:
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    show_frames()
    show_charts()
    yield shell
    InteractiveShell.clear_instance()


class TestAChartThatCannotBeDrawn:
    @pytest.mark.parametrize(
        ("chart", "what"),
        [
            (bars().encode(x="cuont"), "no column 'cuont': did you mean 'count'?"),
            (bars().encode(x="cuont:Q"), "no column 'cuont': did you mean 'count'?"),
            (bars() | bars().encode(y="nothing"), "There are fruit, count, price"),
            (bars().facet("form"), "no column 'form'"),
            (bars().encode(tooltip=["fruit", "colour:N"]), "no column 'colour'"),
            (
                bars().encode(x=alt.X(alt.repeat("row"), type="quantitative")).repeat(row=["a"]),
                "'a'",
            ),
            (bars().encode(x=alt.X("count:Q").scale(zero="no")), "invalid value for `zero`"),
            (bars().transform_calculate(dear="datum.price >"), "Unexpected end of input"),
            (bars().encode(x="exponential(count):Q"), "'exponential'"),
        ],
        ids=lambda case: case if isinstance(case, str) else "",
    )
    def test_a_notebook_says_why_in_one_line(
        self,
        chart: Anything,
        what: str,
        shell: InteractiveShell,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert MIME not in shell.display_formatter.format(chart)[0]
        (said,) = capsys.readouterr().out.splitlines()
        assert said.startswith("ChartError: ") and what.lower() in said.lower()
        assert "https://" not in said

    @pytest.mark.parametrize(
        "chart",
        [
            bars().transform_calculate(dear="datum.price > 1").encode(color="dear:N"),
            bars().transform_fold(["count", "price"]).encode(x="value:Q", y="key:N"),
            bars().transform_bin("low", "price").encode(x="low:Q", x2="low_end:Q"),
            bars().transform_density("price").encode(x="value:Q", y="density:Q"),
            bars().transform_pivot("fruit", "count").encode(x="apples:Q", y="pears:Q"),
            bars().transform_window(place="rank()").encode(x="place:O"),
            alt.Chart(fruit().head(0)).mark_bar().encode(x="any:Q"),
            alt.Chart(pd.DataFrame({"a.b": [1]})).mark_bar().encode(x="a\\.b:Q"),
            alt.Chart(fruit())
            .mark_bar()
            .encode(x=alt.X(alt.repeat("row"), type="quantitative"))
            .repeat(row=["count", "price"]),
        ],
        ids=str,
    )
    def test_columns_that_a_chart_makes_or_loads_are_not_missed(self, chart: Anything) -> None:
        assert MIME in bundle(chart)

    def test_one_that_can_be_is_drawn(self, shell: InteractiveShell) -> None:
        assert {MIME, "image/svg+xml"} <= {*shell.display_formatter.format(bars())[0]}

    def test_a_renderer_that_somebody_chose_draws(self, shell: InteractiveShell) -> None:
        with alt.renderers.enable("json"):
            assert "application/json" in shell.display_formatter.format(bars())[0]


class TestANameThatThereIsNot:
    def test_it_is_told_what_there_is(self) -> None:
        with pytest.raises(AttributeError, match=r"no 'draw_foo': .*draw_criteria"):
            _ = charts.draw_foo
        with pytest.raises(AttributeError, match=r"no 'chart': did you mean 'charts'\? There are"):
            _ = reviewbook.chart
        with pytest.raises(ImportError, match=r"no 'tabel': did you mean 'table'\? There are"):
            exec("from reviewbook import tabel")
        exec("from reviewbook import cli, table")
        assert not hasattr(reviewbook, "foo") and not hasattr(charts, "foo")

    def test_a_sentence_names_the_values_that_are_given(self) -> None:
        with pytest.raises(KeyError, match=r"names 'foo', which is not given: there are bar"):
            reading("{foo}", bar=1)
        with pytest.raises(KeyError, match="names 0, which is not given: there are none"):
            reading("{}")

    @pytest.mark.parametrize("rows", [[1, 2], pd.Series([1])], ids=["list", "series"])
    def test_a_table_of_something_else_is_refused(self, rows: object) -> None:
        with pytest.raises(TypeError, match=f"DataFrame.*not of a {type(rows).__name__}"):
            table(rows, caption="Numbers")


class TestTable:
    data = pd.DataFrame({"document": ["one", "two"], "words": [1234, 5], "rate": [4.25, None]})

    def html(self, frame: pd.DataFrame) -> str:
        return TableView.of(frame).html()

    def cells(self, frame: pd.DataFrame) -> ET.Element:
        return ET.fromstring(self.html(frame))

    def test_stays_a_dataframe_and_leaves_the_one_it_was_given(self) -> None:
        made = table(self.data, "Words")
        assert isinstance(made, pd.DataFrame)
        pd.testing.assert_frame_equal(made, self.data)
        assert not self.data.attrs
        assert made["words"].sum() == 1239

    def test_has_a_caption_and_scoped_heads(self) -> None:
        root = self.cells(table(self.data, "Words", name="words"))
        assert root.attrib == {"class": "rb-table", "id": "words"}
        assert root.findtext("table/caption") == "Words"
        assert [head.get("scope") for head in root.iter("th")] == ["col"] * 3 + ["row"] * 2

    def test_a_bare_frame_is_headed_too_and_captioned_by_its_size_and_columns(self) -> None:
        root = self.cells(self.data)
        heads = ", ".join(map(str, self.data.columns))
        assert root.findtext("table/caption") == f"2 rows: {heads}"
        assert [head.get("scope") for head in root.iter("th")] == ["col"] * 3 + ["row"] * 2

    def test_says_so_where_it_has_no_row(self) -> None:
        nothing = table(self.data.head(0), "Words")
        cell = self.cells(nothing).find("table/tbody/tr/td")
        assert cell is not None
        assert (cell.text, cell.get("colspan")) == ("No row.", str(self.data.shape[1]))
        assert TableView.of(nothing).text().endswith("\nNo row.")

    def test_an_index_heads_the_rows_whatever_its_kind(self) -> None:
        places = self.data.assign(part=["a", "b"]).set_index(["document", "part"])
        root = self.cells(table(places, "Words"))
        assert [h.text for h in root.iter("th") if h.get("scope") == "row"] == [
            *("one", "a", "two", "b")
        ]
        kinds = pd.CategoricalIndex(["x", "y"], ["y", "x"], ordered=True, name="kind")
        wide = pd.DataFrame({"n": [1, 2]}, kinds)
        assert [h.text for h in self.cells(wide).findall("table/tbody/tr/th")] == ["x", "y"]

    def test_empty_corner_is_no_heading(self) -> None:
        root = self.cells(table(self.data.set_index("document").rename_axis(None), "Words"))
        first = root.find("table/thead/tr")[0]
        assert (first.tag, first.text) == ("td", None)
        assert [row.text for row in root.findall("table/tbody/tr/th")] == ["one", "two"]

    def test_numbers_are_aligned_and_written_for_reading(self) -> None:
        root = self.cells(table(self.data, "Words", formats={"rate": "{:.2f}"}))
        numbers = [cell.text for cell in root.iter("td") if cell.get("class") == "num"]
        assert numbers == ["1,234", "4.25", "5", "–"]

    @pytest.mark.parametrize("given_", [{"formats": {"rat": "{}"}}, {"links": {"rat": {}}}])
    def test_a_column_that_is_not_there_is_named_with_those_that_are(self, given_: dict) -> None:
        with pytest.raises(InputError) as caught:
            table(self.data, "Words", **given_)
        assert "no column 'rat'" in str(caught.value)
        assert "document, words, rate" in str(caught.value)

    def test_a_level_of_the_index_can_have_a_format_and_links(self) -> None:
        wide = table(
            self.data.set_index("document"), "Words", links={"document": {"one": "one.html"}}
        )
        assert self.cells(wide).find(".//th/a").get("href") == "one.html"

    def test_all_rows_are_there_or_the_caption_says_how_many_are(self) -> None:
        whole = self.cells(table(pd.DataFrame({"row": range(500)}), "All"))
        assert len(whole.findall("table/tbody/tr")) == 500
        many = table(pd.DataFrame({"row": range(700)}), "Many")
        assert len(self.cells(many).findall("table/tbody/tr")) == 500
        assert self.cells(many).findtext("table/caption") == "Many The first 500 of 700 rows."
        assert "… and 690 more rows" in TableView.of(many).text()

    def test_cells_lead_where_the_links_say(self) -> None:
        by_value = table(self.data, "w", links={"document": {"one": "document-one.html#p-3:4"}})
        by_row = table(self.data, "w", links={"words": ["a.html", None]})
        assert [a.attrib for a in self.cells(by_value).iter("a")] == [
            {"href": "document-one.html#p-3:4"}
        ]
        assert [a.text for a in self.cells(by_row).iter("a")] == ["1,234"]

    def test_the_first_rows_of_a_table_with_links_can_be_shown(self) -> None:
        made = table(self.data, "w", links={"words": ["a.html", "b.html"]})
        assert [a.text for a in self.cells(made.head(1)).iter("a")] == ["1,234"]

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "data:text/html,x",
            "//elsewhere.example/x",
            "/\\elsewhere.example",
            "\x00javascript:alert(1)",
            "",
            None,
            3,
        ],
    )
    def test_no_link_leads_astray(self, address: object) -> None:
        assert safe_address(address) is None
        assert "<a" not in self.html(table(self.data, "w", links={"words": [address] * 2}))

    @pytest.mark.parametrize(
        "address", ["a.html", "../a.html#x:1", "#x:1", "https://doi.org/10.1/x", "a?b=c:d"]
    )
    def test_ordinary_addresses_are_links(self, address: str) -> None:
        assert safe_address(address) == address

    def test_hostile_words_stay_words(self) -> None:
        data = pd.DataFrame({HOSTILE: [HOSTILE], "x": ["'\"><img src=x onerror=y>"]})
        made = self.html(table(data, HOSTILE, links={"x": ['a.html"onclick="x']}, name=HOSTILE))
        tags = {element.tag for element in ET.fromstring(made).iter()}
        assert tags <= {"figure", "table", "caption", "thead", "tbody", "tr", "th", "td", "a"}
        assert "onclick" not in ET.fromstring(made).find(".//a").attrib
        made.encode("utf-8")

    @given(st.text(), st.text())
    def test_any_cell_comes_back_as_it_was_but_for_space(self, head: str, cell: str) -> None:
        root = ET.fromstring(TableView.of(pd.DataFrame({head: [cell]})).html())
        kept = [c for c in " ".join(cell.split()) if c >= " " and c not in "\ufffe\uffff"]
        assert (root.findtext(".//tbody//th") or "") == "".join(kept)

    def test_sets_no_style_but_where_text_begins(self) -> None:
        made = self.html(table(self.data, "w")).replace(' style="text-align:left"', "")
        assert "style" not in made and "color" not in made


class TestFramesInANotebook:
    def shown(self, shell: InteractiveShell, value: object) -> dict[str, str]:
        return shell.display_formatter.format(value)[0]

    @pytest.mark.parametrize(
        "value",
        [
            pd.DataFrame({"word": ["a", "b"], "n": [1234, 2]}),
            pd.Series([1234, 2], pd.Index(["a", "b"], name="word"), name="n"),
            pd.Series([1234, 2], ["a", "b"]),
        ],
        ids=["frame", "series", "series without a name"],
    )
    def test_a_bare_frame_is_a_table_with_scopes(
        self, shell: InteractiveShell, value: object
    ) -> None:
        shown = self.shown(shell, value)
        assert set(shown) == {"text/html", "text/plain"}
        root = ET.fromstring(shown["text/html"])
        rows = [head.text for head in root.iter("th") if head.get("scope") == "row"]
        assert rows == ["a", "b"]
        assert [head for head in root.iter("th") if head.get("scope") == "col"]
        assert "1,234" in shown["text/html"] and "1,234" in shown["text/plain"]

    def test_a_caption_is_shown_and_the_rows_of_it_that_are_taken_keep_it(
        self, shell: InteractiveShell
    ) -> None:
        made = table(pd.DataFrame({"n": range(9)}), "Numbers")
        for value in (made, made.head(), made[made["n"] > 7]):
            assert "<caption>Numbers</caption>" in self.shown(shell, value)["text/html"]
            assert self.shown(shell, value)["text/plain"].startswith("Numbers")

    def test_a_frame_that_looks_odd_is_shown_still(self, shell: InteractiveShell) -> None:
        for odd in (
            pd.DataFrame(),
            pd.DataFrame({"n": []}),
            pd.DataFrame({0: [1], 1: [2]}),
            pd.DataFrame([[1, 2]], columns=["a", "a"]),
            pd.DataFrame({("a", "b"): [1], ("a", "c"): [2]}),
            pd.DataFrame({"lists": [[1, 2]], "none": [None], "na": [pd.NA]}),
            pd.Series([], dtype=float),
            pd.Series(["a", "b"]).value_counts(),
            pd.DataFrame({"x": [1, 1], "g": ["a", "b"]}).groupby(["x", "g"]).size(),
        ):
            ET.fromstring(self.shown(shell, odd)["text/html"])

    def test_whoever_imports_charts_has_bare_frames_shown_so(self) -> None:
        code = (
            "from IPython.core.interactiveshell import InteractiveShell as Shell;"
            "shell = Shell.instance(); import pandas as pd;"
            "from reviewbook import charts; charts.COLOURS;"
            "print(shell.display_formatter.format(pd.DataFrame({'n': [1]}))[0]['text/html'])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert '<th scope="col"' in done.stdout

    def test_outside_a_notebook_pandas_stays_as_it_is(self) -> None:
        code = (
            "import pandas as pd; from reviewbook import charts;"
            "frame = pd.DataFrame({'n': [1]}); assert '<th>n</th>' in frame._repr_html_();"
            "print(frame)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == ["n", "0", "1"]


class TestReading:
    def test_writes_numbers_for_reading(self) -> None:
        text = reading("{a}, {b}, {c}, {d:.0%}.", a=1234, b=4.0, c=4.26, d=0.421).text
        assert text == "1,234, 4, 4.3, 42%."

    def test_writes_lists(self) -> None:
        assert reading("{x}", x=["a", "b", "c"]).text == "a, b and c"
        assert reading("{x}", x=[]).text == "none"

    def test_keeps_the_markdown_of_the_author_only(self) -> None:
        made = reading("**{n}** of {x}", n=2, x="*all*")
        assert mistune.html(made.markdown).strip() == "<p><strong>2</strong> of *all*</p>"

    def test_is_given_as_markdown_and_text(self) -> None:
        assert set(reading("x")._repr_mimebundle_()[0]) == {"text/markdown", "text/plain"}

    def test_a_missing_value_is_an_error(self) -> None:
        with pytest.raises(KeyError):
            reading("{n} of {total}", n=1)

    @pytest.mark.parametrize(
        "value", [HOSTILE, "[x](javascript:y)", "![x](y)", "`x`", "$x$", "a | b", "<!-- x"]
    )
    def test_hostile_values_stay_words(self, value: str) -> None:
        shown = mistune.html(reading("It says {x} there.", x=value).markdown)
        assert not re.search(r"<(?!/?p>)", shown)

    @given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])))
    def test_any_value_reads_as_it_is(self, value: str) -> None:
        shown = mistune.html(reading("It is {x} there.", x=value).markdown)
        assert html.unescape(re.sub("</?p>", "", shown)).strip() == f"It is {value} there."
