"""The review with its texts: everything in it can be made again, on any machine."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Outcome
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ALLOTMENT = EXAMPLES / "allotment"
Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def own_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The files as they came, made anew."""
    runpy.run_path(str(EXAMPLES / "make_sources.py"))["write_sources"](tmp_path / "sources")
    return tmp_path / "sources"


def test_the_ledger_is_rebuilt_from_the_texts(run: Run) -> None:
    done = run("check", "--project", ALLOTMENT)
    assert (done.status, "against 8 texts: all is well" in done.said) == (0, True)


def test_the_files_are_those_that_the_script_makes(sources: Path) -> None:
    stored = ALLOTMENT / "data/documents"
    made = {file.name: file.read_bytes() for file in sources.iterdir()}
    assert made == {name: (stored / name).read_bytes() for name in made}


def test_the_texts_are_what_is_read_from_the_files(sources: Path, tmp_path: Path, run: Run) -> None:
    copy = Path(
        shutil.copytree(ALLOTMENT, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))
    )
    shutil.rmtree(copy / "data/documents")
    (copy / "data/documents").mkdir()
    assert run("add", sources, "--project", copy).status == 0
    made = {file.name: file.read_bytes() for file in (copy / "data/documents").iterdir()}
    stored = {file.name: file.read_bytes() for file in (ALLOTMENT / "data/documents").iterdir()}
    sidecars = {name for name in made if name.endswith(".source.json")}  # these name versions
    assert {name: made[name] for name in made.keys() - sidecars} == {
        name: stored[name] for name in stored.keys() - sidecars
    }
    done = run("check", "--project", copy)
    assert (done.status, "all is well" in done.said) == (0, True)


def test_the_search_is_the_one_that_the_script_makes(tmp_path: Path) -> None:
    runpy.run_path(str(EXAMPLES / "make_sources.py"))["write_search"](tmp_path)
    stored = EXAMPLES / "search"
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert made == {file.name: file.read_bytes() for file in stored.iterdir()}


def test_adding_the_search_again_changes_nothing(tmp_path: Path, run: Run) -> None:
    copy = shutil.copytree(EXAMPLES, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))
    before = {file: file.read_bytes() for file in copy.rglob("*") if file.is_file()}
    done = run("add", copy / "search", "--project", copy / "allotment")
    assert (done.status, "notice.pdf: no page holds text" in done.said) == (1, True)
    assert before == {file: file.read_bytes() for file in copy.rglob("*") if file.is_file()}


def test_hand_counted_flow_of_the_example() -> None:
    """Counted on the list of the shelf: 13 entries, one twice, four turned away for some reason."""
    from reviewbook import Review  # noqa: PLC0415

    flow = Review(Project(ALLOTMENT)).record_flow.set_index("box")["records"]
    assert flow[flow.index != "Shelf in the shed (other)"].to_dict() == {
        "Records identified": 13, "Duplicates removed": 1, "Records screened": 12,
        "Records excluded": 2, "Reports sought": 10, "Reports not retrieved": 1,
        "Reports assessed": 9, "Reports excluded": 1, "a scan without text": 1,
        "Reports included": 8, "Documents read": 8, "of reports included": 8,
    }  # fmt: skip


def test_hand_counted_rows_of_the_example(run: Run) -> None:
    """Counted by reading the eight texts: what each names, and how often."""
    from reviewbook import Review  # noqa: PLC0415

    mentions = Review(Project(ALLOTMENT)).treatments
    counted = mentions.groupby("concept", observed=True).size().to_dict()
    assert counted == {
        "compost": 9, "leaf-mould": 3, "green-manure": 2, "no-dig": 2, "double-digging": 1,
        "mulching": 7, "drip-irrigation": 5, "water-butt": 5, "sprinkler": 2,
        "hand-picking": 3, "netting": 4, "companion-planting": 2, "slug-pellets": 2,
    }  # fmt: skip
    negated = mentions[mentions["context"] == "negated"]
    assert set(negated["concept"]) == {"slug-pellets"}
