from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import mistune
import nbformat.v4 as nbf
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import validate

from reviewbook.display import MIME, Figure, Table, reading
from reviewbook.display.picture_cache import CACHE, kept
from reviewbook.display.dataframe import safe_address

HOSTILE = "<script>alert('1')</script> \"&\" ]]> \x00\x0b"
SVG = "{http://www.w3.org/2000/svg}"


def figure(label: str = "apples", description: str = "Apples 3, pears 0.") -> Figure:
    data = pd.DataFrame({"fruit": [label, "pears"], "count": [3, 0]})
    chart = alt.Chart(data, title=label).mark_bar().encode(x="count:Q", y="fruit:N")
    return Figure(chart, description, data, "fruit")


def bundle(shown: Figure) -> dict[str, object]:
    return shown._repr_mimebundle_()[0]


class TestKeptPictures:
    @pytest.fixture(autouse=True)
    def _own_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(CACHE, str(tmp_path / "pictures"))

    def test_a_picture_is_drawn_once(self) -> None:
        drawn = iter(["<svg>1</svg>", "<svg>2</svg>"])
        assert kept("a", lambda: next(drawn)) == kept("a", lambda: next(drawn)) == "<svg>1</svg>"
        assert kept("b", lambda: next(drawn)) == "<svg>2</svg>"

    def test_a_kept_picture_is_the_drawn_one(self, tmp_path: Path) -> None:
        first = figure().svg
        assert list((tmp_path / "pictures").glob("*.svg"))
        assert figure().svg == first

    @pytest.mark.parametrize("damage", [b"", b"<svg>", b"\xff</svg>"])
    def test_a_damaged_picture_is_drawn_again(self, tmp_path: Path, damage: bytes) -> None:
        first = figure().svg
        for file in (tmp_path / "pictures").iterdir():
            file.write_bytes(damage)
        assert figure().svg == first

    def test_where_nothing_can_be_kept_it_is_drawn(self, tmp_path: Path) -> None:
        (tmp_path / "pictures").write_text("no folder")
        assert figure().svg.endswith("</svg>")

    def test_those_unused_for_longest_go(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reviewbook.display.picture_cache.MOST", 2)
        (tmp_path / "pictures").mkdir()
        (tmp_path / "pictures" / "a letter.svg").write_text("of somebody else")
        for time, name in enumerate("abcd"):
            assert kept(name, lambda name=name: f"<svg>{name}</svg>") == f"<svg>{name}</svg>"
            for file in (tmp_path / "pictures").iterdir():
                if file.read_text() == f"<svg>{name}</svg>":
                    os.utime(file, (time, time))
        left = {file.read_text() for file in (tmp_path / "pictures").iterdir()}
        assert left == {"<svg>c</svg>", "<svg>d</svg>", "of somebody else"}


class TestFigure:
    def test_is_shown_live_as_picture_and_as_words(self) -> None:
        assert set(bundle(figure())) == {MIME, "image/svg+xml", "text/plain"}

    def test_is_a_valid_notebook_output(self) -> None:
        data, metadata = figure()._repr_mimebundle_()
        output = nbf.new_output("display_data", data=data, metadata=metadata)
        validate(nbf.new_notebook(cells=[nbf.new_code_cell("", outputs=[output])]))

    def test_is_the_same_whatever_was_drawn_before(self) -> None:
        def interactive() -> Figure:
            shown = figure()
            return Figure(shown.chart.interactive(), shown.description, shown.data, shown.name)

        first = bundle(interactive())
        figure("others").chart.interactive().to_dict()
        assert bundle(interactive()) == first
        assert "data-1" in first[MIME]["datasets"]
        assert first[MIME]["params"][0]["name"] == "param_1"

    def test_keeps_its_look_under_a_foreign_theme(self) -> None:
        plain = bundle(figure())
        with alt.theme.enable("dark"):
            assert bundle(figure()) == plain

    def test_is_the_same_in_a_process_with_another_hash_seed(self, tmp_path: Path) -> None:
        code = (
            "import json, sys; sys.path.insert(0, sys.argv[1]); import test_figures as t;"
            "print(json.dumps(t.bundle(t.figure())))"
        )
        here = os.path.dirname(__file__)  # noqa: PTH120
        run = [sys.executable, "-c", code, here]
        env = {**os.environ, "PYTHONHASHSEED": "77", CACHE: str(tmp_path)}
        other = subprocess.run(run, env=env, capture_output=True, text=True, check=True).stdout
        assert other.strip() == json.dumps(bundle(figure()))

    def test_speaks_the_vega_lite_that_jupyterlab_draws(self) -> None:
        assert "/v5" in figure().spec["$schema"]

    def test_carries_name_description_and_table_for_the_page(self) -> None:
        spec = figure().spec
        known = spec["usermeta"]["reviewbook"]
        assert known["name"] == "fruit"
        assert known["description"] == spec["description"] == "Apples 3, pears 0."
        assert known["table"] == {
            "columns": ["fruit", "count"],
            "rows": [["apples", 3], ["pears", 0]],
        }

    def test_picture_is_labelled_for_a_screen_reader(self) -> None:
        root = ET.fromstring(figure().svg)
        ids = {element.get("id"): element.text for element in root.iter()}
        assert root.get("role") == "img"
        assert ids[root.get("aria-labelledby")] == "apples"
        assert ids[root.get("aria-describedby")] == "Apples 3, pears 0."

    def test_ink_follows_the_page_and_there_is_no_paper(self) -> None:
        svg = figure().svg
        fills = {element.get("fill") for element in ET.fromstring(svg).iter(f"{SVG}text")}
        assert fills == {"currentColor"}
        assert "white" not in svg and "#fff" not in svg

    def test_says_its_ink_and_paper_where_it_is_live(self) -> None:
        config = figure().spec["config"]
        inks = [config["title"]["color"], config["style"]["guide-label"]["fill"]]
        assert (config["background"], inks) == ("white", ["#000", "#000"])

    def test_two_pictures_on_a_page_share_no_id(self) -> None:
        clipped = Figure(figure().chart.interactive(), "Apples 3.", figure().data, "a")
        other = Figure(figure("plums").chart.interactive(), "Plums 3.", figure().data, "b")
        found = re.findall(r' id="([^"]+)"', clipped.svg + other.svg)
        assert len(found) == len(set(found)) > 4
        for svg in (clipped.svg, other.svg):
            assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(
                re.findall(r' id="([^"]+)"', svg)
            )

    def test_hostile_words_stay_words(self) -> None:
        shown = figure(HOSTILE, HOSTILE + "\ud800")
        root = ET.fromstring(shown.svg)
        assert not list(root.iter(f"{SVG}script"))
        assert any("<script>" in (text.text or "") for text in root.iter(f"{SVG}text"))
        json.dumps(shown.spec).encode("utf-8")

    @settings(max_examples=25, deadline=None)
    @given(st.text())
    def test_any_label_draws(self, label: str) -> None:
        ET.fromstring(figure(label, label).svg)


class TestTable:
    data = pd.DataFrame({"document": ["one", "two"], "words": [1234, 5], "rate": [4.25, None]})

    def cells(self, table: Table) -> ET.Element:
        return ET.fromstring(table._repr_html_())

    def test_has_a_caption_and_scoped_heads(self) -> None:
        root = self.cells(Table(self.data, "Words", name="words"))
        assert root.attrib == {"class": "rb-table", "id": "words"}
        assert root.findtext("table/caption") == "Words"
        assert [head.get("scope") for head in root.iter("th")] == ["col"] * 3 + ["row"] * 2

    def test_empty_corner_is_no_heading(self) -> None:
        root = self.cells(Table(self.data.set_index("document").rename_axis(None), "Words"))
        first = root.find("table/thead/tr")[0]
        assert (first.tag, first.text) == ("td", None)
        assert [row.text for row in root.findall("table/tbody/tr/th")] == ["one", "two"]

    def test_numbers_are_aligned_and_written_for_reading(self) -> None:
        root = self.cells(Table(self.data, "Words", formats={"rate": "{:.2f}"}))
        numbers = [cell.text for cell in root.iter("td") if cell.get("class") == "num"]
        assert numbers == ["1,234", "4.25", "5", "–"]

    def test_all_rows_are_there_or_the_caption_says_how_many_are(self) -> None:
        assert (
            len(
                self.cells(Table(pd.DataFrame({"row": range(500)}), "All")).findall(
                    "table/tbody/tr"
                )
            )
            == 500
        )
        table = Table(pd.DataFrame({"row": range(700)}), "Many")
        assert len(self.cells(table).findall("table/tbody/tr")) == 500
        assert self.cells(table).findtext("table/caption") == "Many The first 500 of 700 rows."
        assert "… and 690 more rows" in repr(table)

    def test_cells_lead_where_the_links_say(self) -> None:
        by_value = Table(self.data, "w", links={"document": {"one": "document-one.html#p-3:4"}})
        by_row = Table(self.data, "w", links={"words": ["a.html", None]})
        assert [a.attrib for a in self.cells(by_value).iter("a")] == [
            {"href": "document-one.html#p-3:4"}
        ]
        assert [a.text for a in self.cells(by_row).iter("a")] == ["1,234"]

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
        assert "<a" not in Table(self.data, "w", links={"words": [address] * 2})._repr_html_()

    @pytest.mark.parametrize(
        "address", ["a.html", "../a.html#x:1", "#x:1", "https://doi.org/10.1/x", "a?b=c:d"]
    )
    def test_ordinary_addresses_are_links(self, address: str) -> None:
        assert safe_address(address) == address

    def test_hostile_words_stay_words(self) -> None:
        data = pd.DataFrame({HOSTILE: [HOSTILE], "x": ["'\"><img src=x onerror=y>"]})
        made = Table(data, HOSTILE, links={"x": ['a.html"onclick="x']}, name=HOSTILE)._repr_html_()
        tags = {element.tag for element in ET.fromstring(made).iter()}
        assert tags <= {"figure", "table", "caption", "thead", "tbody", "tr", "th", "td", "a"}
        assert "onclick" not in ET.fromstring(made).find(".//a").attrib
        made.encode("utf-8")

    @given(st.text(), st.text())
    def test_any_cell_comes_back_as_it_was_but_for_space(self, head: str, cell: str) -> None:
        root = ET.fromstring(Table(pd.DataFrame({head: [cell]}), "c")._repr_html_())
        kept = [c for c in " ".join(cell.split()) if c >= " " and c not in "\ufffe\uffff"]
        assert (root.findtext(".//tbody//th") or "") == "".join(kept)

    def test_sets_no_style_but_where_text_begins(self) -> None:
        made = Table(self.data, "w")._repr_html_().replace(' style="text-align:left"', "")
        assert "style" not in made and "color" not in made


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
