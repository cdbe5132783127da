"""The measurements measure what they say."""

from __future__ import annotations

import json
import sys
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.matching import race  # noqa: E402
from benchmarks.matching.agreement import REASONS, Judge  # noqa: E402
from benchmarks.matching.engines import ENGINES, OURS, build, strings  # noqa: E402
from benchmarks.matching.texts import Language, codebook, cut, texts  # noqa: E402
from benchmarks.report import goals, results, scale, sections  # noqa: E402

from reviewbook.documents.document import Document  # noqa: E402
from reviewbook.finders.matching.patterns import CompiledCodebook  # noqa: E402

INSTALLED = [OURS, "ahocorasick_rs"]
SMALL = partial(Language, words=8_000, terms=5_000)


@pytest.fixture(scope="module")
def language() -> Language:
    return SMALL()


@pytest.fixture(scope="module")
def sample(language: Language) -> list[Document]:
    return cut(texts(language, 0.3))


def test_the_same_seed_makes_the_same_texts(sample: list[Document]) -> None:
    assert cut(islice(texts(SMALL(), 1), len(sample))) == sample


def test_the_texts_are_as_texts_are(sample: list[Document]) -> None:
    every = "".join(text.text for text in sample)
    assert {sign for sign in "—’“”•*" if sign not in every} == set()
    assert any(text.text.isascii() for text in sample)
    words = every.split()
    assert 4 < sum(map(len, words)) / len(words) < 6


@pytest.mark.parametrize("count", [300, 5_000])
def test_every_difference_between_the_engines_is_explained(
    language: Language, sample: list[Document], count: int
) -> None:
    terms = language.terms[:count]
    engines = [build(name, terms) for name in INSTALLED]
    ours, bare = (engine.places(engine.run(sample)) for engine in engines)
    found = Judge(sample, strings(CompiledCodebook(codebook(terms)))).compare(ours, bare)
    assert found["unexplained"] == 0
    assert found["same"] > 500


def test_a_place_that_nobody_can_explain_is_counted_as_such() -> None:
    judge = Judge(
        cut([Document("one", "A small bee, a red bee and a honeybee.")]), ["bee", "red bee"]
    )
    bee, red, inside = (0, 8, 11), (0, 15, 22), (0, 34, 37)
    assert judge.compare({bee, red}, {red}) == {"same": 1, "unexplained": 1}
    assert judge.compare({red}, {bee, red}) == {"same": 1, "unexplained": 1}
    assert judge.compare({red}, {red, inside}) == {"same": 1, "inside": 1}
    judge = Judge(cut([Document("one", "A bee\u2011eater and a honey\u2011bee.")]), ["bee"])
    assert judge.compare({(0, 2, 5), (0, 24, 27)}, set()) == {"beside": 2}


def test_a_peer_that_is_not_there_is_named_and_left_out(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(results, "DOCS", tmp_path)
    monkeypatch.setattr(results, "RESULTS", tmp_path / "performance.json")
    row = {"terms": 300, "strings": 600, "megabytes": 1.0}
    there = {"mb_per_s": 50.0, "ratio": 1.0, "busy": 1.0, "mentions": 3}
    results.store(
        "terms",
        [
            row | {"engine": OURS} | there | dict.fromkeys(REASONS, 0),
            row | {"engine": "flashtext", "missing": "not installed (flashtext)"},
        ],
        5,
    )
    written = sections.write().read_text(encoding="utf-8")
    assert "Left out: flashtext: not installed (flashtext)." in written
    assert f"| 300 | 600 | {OURS} | 50.0 |" in written
    assert (tmp_path / "performance-terms.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_engines_are_timed_in_turn_in_processes_of_their_own(monkeypatch) -> None:
    engines = [*INSTALLED, "flashtext"]
    monkeypatch.setattr(race, "ENGINES", {name: ENGINES[name] for name in engines})
    monkeypatch.setattr(race, "Language", SMALL)
    rows = race.by_size(sizes=(0.05,), terms=50, repeats=2)
    assert [row["engine"] for row in rows] == engines
    if rows[-1].get("missing") == "not installed (flashtext)":
        rows.pop()
    assert all(row["mb_per_s"] > 0 and row["unexplained"] == 0 for row in rows)


def test_the_page_is_what_was_measured(monkeypatch, tmp_path: Path) -> None:
    if not results.RESULTS.exists():
        pytest.skip("nothing has been measured yet: make bench")
    stored, before = json.loads(results.RESULTS.read_text("utf-8")), results.DOCS
    monkeypatch.setattr(results, "DOCS", tmp_path)
    monkeypatch.setattr(sections, "stored", lambda: stored)
    assert sections.write().read_text("utf-8") == (before / "performance.md").read_text("utf-8")
    for written in tmp_path.iterdir():
        assert written.read_bytes() == (before / written.name).read_bytes()


def test_a_demand_is_met_by_its_worst_case_and_missing_peers_are_passed_over() -> None:
    ours = {"engine": OURS, "ratio": 1.0, "unexplained": 0}
    rows = [
        ours | {"mb_per_s": 30.0},
        ours | {"mb_per_s": 19.9},
        {"engine": "spacy", "ratio": 5.0, "mb_per_s": 6.0, "unexplained": 1},
        {"engine": "flashtext", "missing": "not installed (flashtext)"},
    ]
    found = {row["what"]: row for row in goals.judged({"terms": {"rows": rows}})}
    assert found["MB per second of one core, mentions found"]["met"] == "**no**"
    assert found["times spaCy"]["met"] == "yes"
    assert found["differences that nothing explains"]["measured"] == 1
    assert "times flashtext" not in found


def test_what_a_million_abstracts_cost_is_what_some_took_multiplied() -> None:
    row = {"characters": 1500, "abstracts": 10_000, "megabytes": 15.0, "seconds": 20.0}
    row |= {"collecting": 2.0, "ledger": 3_000_000}
    written = scale.page({"rows": [row], "repeats": 1, "machine": "m", "versions": {}})
    assert "| a million abstracts | 1.5 | 0.6 | 0.28 | 0.06 | 0.06 | 0.3 |" in written
    assert "| PubMed, 36 million | 54.0 | 20.0 | 10.0 | 2.0 | 2.0 | 10.8 |" in written
    assert "beyond about 10 workers" in written


def test_what_a_collection_lost_is_said() -> None:
    costs = {"characters": 1500, "abstracts": 10, "megabytes": 1.0, "seconds": 2.0}
    costs |= {"collecting": 0.2, "ledger": 30}
    row = {"form": "RIS", "records": 100, "coded": 100, "distinct": 100, "same": True}
    row |= {"characters": 1500, "each": 1.0, "ledger": 1000}
    about = {"repeats": 1, "machine": "m", "versions": {}}

    def page(**changed: object) -> str:
        return scale.page({"rows": [costs], **about}, {"rows": [row | changed], **about})

    assert "No record was lost. Of RIS each was coded once" in page()
    assert "would take 10 hours of one core" in page()
    assert "**2 records were lost.** Of RIS each" in page(coded=98)
    assert "No record was lost. Milliseconds" in page(distinct=99)
    assert "No record was lost. Milliseconds" in page(same=False)
    assert "same parts. Of RIS 40 were read. Milliseconds" in page(were_read=40)
    assert "were read. Mill" not in page(were_read=100)
