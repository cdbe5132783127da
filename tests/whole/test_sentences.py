"""Every computed sentence of the notebooks is true of any ledger: each is counted anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
from hypothesis import example, given, settings

from analysis.any_ledger import Ledger, few_examples, ledgers, level_ledger, spread_ledger
from analysis.recount import percent
from analysis.recount_charts import ChartRecount
from notebook_cells import NOTEBOOKS, Ran, run_cells, said_in
from reviewbook.display.dataframe_display import TableView
from reviewbook.site.html.tree import parse_html, plain

# Where the order of what is level is nobody's business, the beginning is compared.
BEGINS = ("02-13", "04-14")


# What is said of the rules alone, whatever the ledger.
MEASURED_ONCE = {"08-32", "08-36", "08-36+", "08-37"}
# What may stand in any order, and is known by its first column.
NAMES = ("02-29",)


def cells_of(frame: object) -> list[list[str]]:
    """Give the rows of a table as they are shown; an empty one says that it has no row."""
    assert isinstance(frame, pd.DataFrame)
    body = parse_html(TableView.of(frame).html()).find(".//tbody")
    assert body is not None
    rows = [[plain(cell) for cell in row] for row in body]
    assert (rows == [["No row."]]) == frame.empty
    return [] if frame.empty else rows


def drawn_of(cell: Ran) -> set[str] | None:
    """Give what a chart of the home page draws bars of."""
    column = {"00-06": "modality", "00-09": "lens"}.get(cell.id)
    if column is None or cell.value is None:
        return None
    rows = cell.names["two"]
    assert isinstance(rows, pd.DataFrame)
    return set(rows[column].astype(str))


def heads_of(rows: list[str]) -> dict[str, str]:
    """Give for each row of the map the head above it; what nobody names comes first."""
    head, found, heads = "", dict[str, str](), list[str]()
    for row in rows:
        if ": " in row:
            head = row
            heads.append(row)
        else:
            found[row] = head
    assert heads == sorted(heads, key=lambda one: one.startswith("Named by some"))
    return found


def shares_in(rows: object) -> dict[tuple[str, str], tuple[int, str]]:
    """Give by document and modality the mentions of a row, and its share as it is printed."""
    assert isinstance(rows, pd.DataFrame)
    columns = ["document", "modality", "mentions", "share"]
    cells = rows[columns].astype(object).itertuples(index=False)
    return {(row[0], row[1]): (row[2], percent(row[3])) for row in cells}


def caption_of(cell: Ran) -> str:
    assert isinstance(cell.value, pd.DataFrame)
    return str(TableView.of(cell.value).caption)


def subtitle_of(cell: Ran) -> str:
    """Give what stands under the title of a chart: how it was counted."""
    assert isinstance(cell.value, alt.TopLevelMixin)
    text = cell.value["title"]["subtitle"]
    return text if isinstance(text, str) else " ".join(text)


def title_of(cell: Ran) -> str | None:
    """Give what stands over the chart of a cell, if it is one; of small ones what is told of it."""
    if not isinstance(cell.value, alt.TopLevelMixin):
        return None
    if cell.id.startswith("00-"):
        return str(cell.value["description"])
    text = cell.value["title"]["text"]
    return text if isinstance(text, str) else " ".join(text)


def hold(ledger: Ledger) -> None:
    """Hold each sentence, and the tables that are known, against what is counted anew."""
    recount = ChartRecount(ledger)
    tables = recount.shown_in()
    found: dict[str, str] = {}
    titles: dict[str, str] = {}
    subtitles: dict[str, str] = {}
    captions = recount.captions()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(ledger.write(Path(folder) / "review").notebooks)
        for cell in (cell for path in NOTEBOOKS for cell in run_cells(path)):
            found |= said_in(cell)
            if title := title_of(cell):
                titles[cell.id] = title
                if not cell.id.startswith("00-"):
                    subtitles[cell.id] = subtitle_of(cell)
            if cell.id in captions:
                assert (cell.id, caption_of(cell)) == (cell.id, captions[cell.id])
            if cell.id in tables:
                rows, expected = cells_of(cell.value), tables[cell.id]
                if cell.id in NAMES:
                    rows, expected = sorted([row[:1] for row in rows]), sorted(expected)
                assert (cell.id, rows) == (cell.id, expected)
            if cell.id == "02-24":
                assert heads_of(cell.names["rows"]) == recount.map_rows()  # type: ignore[arg-type]
            if cell.id == "07-22":
                assert shares_in(cell.names["rows"]) == recount.shares()
            if (drawn := drawn_of(cell)) is not None:
                assert (cell.id, drawn) == (cell.id, recount.drawn()[cell.id])
    expected = recount.titles()
    for name in (titles.keys() | expected.keys()) - MEASURED_ONCE:
        assert (name, titles.get(name)) == (name, expected.get(name))
    counted = recount.subtitles()
    for name, text in subtitles.items():
        assert (name, text) == (name, counted[name])
    spoken = recount.spoken()
    assert {*found} - MEASURED_ONCE == {*spoken}
    for name, text in spoken.items():
        said = found[name][: len(text)] if name in BEGINS else found[name]
        assert (name, said) == (name, text)


@few_examples
@example(level_ledger())
@example(spread_ledger())
@given(ledgers(counts=(1, 2, 3)))
def test_what_is_said_of_few_documents_is_what_is_there(ledger: Ledger) -> None:
    hold(ledger)


@settings(few_examples, max_examples=2)
@given(ledgers(counts=(34, 60)))
def test_what_is_said_of_many_documents_is_what_is_there(ledger: Ledger) -> None:
    hold(ledger)
