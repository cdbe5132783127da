"""Package, notebook 08 and docs/quality.md say the same of the rules, and what is measured."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.entry_lists import LAYOUTS
from benchmarks.quality.entry_scores import FIELDS
from benchmarks.quality.rule_counts import HALVES, rule_counts

from reviewbook import reliability
from reviewbook.analysis.measured_quality import OWN_TEXTS
from reviewbook.display.wording import rounded

ROOT = Path(__file__).resolve().parents[2]
CALLED = {"developed": "to develop on", "held": "held back"}


@pytest.fixture(scope="module")
def brought() -> pd.DataFrame:
    return reliability.text_quality().set_index(["half", "rule"])


def page_rows(section: str) -> list[list[str]]:
    """Give the rows of the first table of a section of docs/quality.md."""
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    table = page.partition(f"\n## {section}\n")[2].partition("\n|")[2].partition("\n\n")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]
    ]


def share(value: float) -> str:
    return rounded(value, ".2f")


def test_the_page_on_quality_says_what_the_package_brings_of_contexts() -> None:
    counts = reliability.sentence_quality()
    others = counts[counts["context"] != "affirmed"].groupby("half", sort=False).sum()
    for name, row in zip(page_rows("Contexts of mentions"), others.itertuples(), strict=True):
        shares = [row.right / row.given, row.right / row.meant]
        assert [name[2], *name[4:6]] == [str(row.meant), *map(share, shares)]


def test_the_package_brings_what_is_measured() -> None:
    rows = pd.read_csv(OWN_TEXTS)
    assert set(rows["half"]) == set(HALVES)
    own = rows[rows["half"] == "developed"]
    assert [*own.itertuples(index=False, name=None)] == [*rule_counts("developed")], (
        "measure anew: make quality"
    )


@pytest.mark.parametrize("half", CALLED)
def test_the_page_on_quality_says_what_the_package_brings(half: str, brought: pd.DataFrame) -> None:
    own, name = brought.loc[half], CALLED[half]
    entries = [row for row in page_rows("Reference entries") if row[:2] == [name, "**all**"]]
    rules = ["All four fields", *(f"{field.capitalize()}s" for field in FIELDS)]
    found = [share(own.loc[f"{rule} of entries", "recall"]) for rule in rules]
    assert entries == [[name, "**all**", str(own.loc["Authors of entries", "n"]), *found]]
    assert own.loc["Entries split", "ways"] == len(LAYOUTS)
    cited = own.loc["Citations linked"]
    (row,) = (row for row in page_rows("Citations in the text") if row[0] == name)
    assert row[2:4] == [f"{cited['n']:.0f}", f"{cited['right']:.0f}"]
    assert row[6] == share(cited["f1"])
    for section, rule in (
        ("Kinds of work", "Kinds of work told"),
        ("The same work twice", "Duplicates proposed"),
    ):
        (row,) = (row for row in page_rows(section) if row[0] == name)
        assert row[-2:] == [share(own.loc[rule, of]) for of in ("precision", "recall")]
    terms = product((name,), ("**all**",), ("any", "given"))
    rows = {tuple(row[:3]): row[3:8] for row in page_rows("Definitions")}
    for key, rule in zip(terms, ("of any term", "of given terms"), strict=True):
        one = own.loc[f"Definitions {rule}"]
        shares = [share(one[column]) for column in ("precision", "recall", "f1")]
        assert rows[key] == [f"{one['n']:.0f}", f"{one['meant']:.0f}", *shares]
