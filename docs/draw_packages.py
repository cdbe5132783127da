"""Draw docs/packages.svg: which package of src/reviewbook imports from which.

``python docs/draw_packages.py`` asks the code itself (grimp, as import-linter does), so that the
picture is never older than what it shows; a test compares the two.
"""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path

import altair as alt
import grimp
import pandas as pd
import vl_convert

ROOT = Path(__file__).resolve().parents[1]
PICTURE = Path(__file__).with_name("packages.svg")
FONT = "Liberation Sans"


def packages() -> list[str]:
    """Return the packages from the top down, as import-linter is told them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers: list[str] = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return layers


def imports() -> pd.DataFrame:
    """Return package, imports, modules: how many modules of the one import from the other."""
    graph = grimp.build_graph("reviewbook")
    pairs = []
    for upper, lower in product(packages(), repeat=2):
        above, below = (
            {f"reviewbook.{name}", *graph.find_descendants(f"reviewbook.{name}")}
            for name in (upper, lower)
        )
        users = [one for one in above if graph.find_modules_directly_imported_by(one) & below]
        if upper != lower and users:
            pairs.append((upper, lower, len(users)))
    return pd.DataFrame(pairs, columns=["package", "imports", "modules"])


def picture() -> str:
    """Return the picture as SVG: a row per package, a dot where it imports from another."""
    order = packages()
    base = alt.Chart(imports()).encode(
        alt.X("imports", sort=order, scale=alt.Scale(domain=order), title="… imports from"),
        alt.Y("package", sort=order, scale=alt.Scale(domain=order), title=None),
    )
    dots = base.mark_circle(color="#9ecae1", opacity=1, size=420)
    counts = base.mark_text(fontSize=12).encode(text="modules")
    chart = (
        (dots + counts)
        .properties(
            width={"step": 34},
            height={"step": 28},
            title=alt.Title(
                "Every package imports only from those further down",
                subtitle="In how many modules the package of the row imports that of the column.",
                anchor="start",
            ),
        )
        .configure(font=FONT, background="white")
        .configure_axis(labelFontSize=12, titleFontWeight="normal", grid=True, gridColor="#eee")
        .configure_axisX(orient="top", labelAngle=-45)
        .configure_view(stroke=None)
    )
    with alt.theme.enable("default"):  # whatever theme was set before
        svg: str = vl_convert.vegalite_to_svg(chart.to_dict(), vl_version="5.21")
    return svg + "\n"


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
