"""Charts are measured with one font, whatever fonts a system has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reviewbook.display.chart_fonts import _with_other_fonts

DRAW = """
from reviewbook.display.altair_theme import FONT
from reviewbook.display.svg import draw
values = [{"asks": asks, "share": 1} for asks in ("11 of 11", "1 of 111")]
mark = {"mark": "bar", "encoding": {"y": {"field": "asks"}, "x": {"field": "share"}}}
config = {"font": FONT, "axis": {"labelFontSize": 12}}
chart = {"data": {"values": values}, "config": config, **mark}
print(draw(chart, title="t", description="d", prefix=""))
"""


def drawn(folder: Path, **environment: str) -> str:
    apart = os.environ | {"REVIEWBOOK_CACHE": str(folder)} | environment
    done = subprocess.run(
        [sys.executable, "-c", DRAW], env=apart, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_chart_is_the_same_where_no_fonts_are_installed(tmp_path: Path) -> None:
    none = tmp_path / "none.conf"
    none.write_text("<fontconfig><dir>/nowhere</dir></fontconfig>")
    here = drawn(tmp_path / "one")
    assert "11 of 11" in here
    assert drawn(tmp_path / "two", FONTCONFIG_FILE=str(none)) == here


def test_fonts_of_the_name_of_the_one_that_is_used_are_passed_over(tmp_path: Path) -> None:
    for name in ("a/LiberationSans-Regular.ttf", "b/Tilth.otf", "b/c/LiberationMono.ttf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [*_with_other_fonts([str(tmp_path)])] == [str(tmp_path / "b")]
