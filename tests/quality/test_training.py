"""Entries that the parser is trained on say of each character what it is, and rightly."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.quality.entry_truth import HALVES, known_entries
from training.entry_noise import disturb_entry
from training.entry_writer import write_entry
from training.house_styles import HouseStyle, fill_form
from training.legal_works import write_legal
from training.made_entries import join_pieces, single_spaced
from training.odd_works import as_film, as_untitled, with_helpers
from training.scholarly_works import as_conference_paper, as_report, as_thesis
from training.tidy_records import is_held_out, read_records, tidy_record

RECORDS = Path(__file__).resolve().parents[2] / "training" / "records.csl.jsonl.gz"
ARTICLE: dict[str, Any] = {
    "type": "article-journal", "title": "Ponds of the north", "year": "1999",
    "author": [{"family": "Alder", "given": "Pat"}, {"family": "Birch", "given": "R.S."}],
    "container-title": "Water Letters", "volume": "12", "issue": "3", "page": "45-67",
}  # fmt: skip


def spelled(entry: tuple[str, tuple[str, ...]], field: str) -> str:
    return "".join(sign for sign, one in zip(*entry, strict=True) if one == field)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_marked_is_what_the_record_says(seed: int) -> None:
    rng = Random(seed)
    entry = write_entry(ARTICLE, HouseStyle.draw(rng), rng)
    assert len(entry.text) == len(entry.fields)
    assert spelled(entry, "title").casefold() == "ponds of the north"
    assert "alder" in spelled(entry, "author").casefold()
    assert spelled(entry, "volume") in ("12", "")
    assert spelled(entry, "booktitle") == ""
    assert entry.text.count("(") == entry.text.count(")")


@pytest.mark.parametrize("seed", range(20))
def test_noise_loses_no_field(seed: int) -> None:
    rng = Random(seed)
    entry = disturb_entry(write_entry(ARTICLE, HouseStyle.draw(rng), rng), rng)
    assert len(entry.text) == len(entry.fields)
    title = spelled(single_spaced(entry), "title").replace("- ", "")
    assert title.casefold() == "ponds of the north"


def test_works_that_records_lack() -> None:
    rng = Random(1)
    paper = as_conference_paper(ARTICLE, [], rng)
    entry = write_entry(paper, HouseStyle.draw(rng), rng)
    assert spelled(entry, "booktitle") == paper["container-title"]
    assert as_thesis(ARTICLE, rng)["type"] == "thesis"
    report = as_report(ARTICLE, rng)
    assert report["genre"] or report["number"]
    case = write_legal([ARTICLE], rng)
    assert spelled(case, "title")


@pytest.mark.parametrize("seed", range(20))
def test_what_is_no_title_is_marked_so(seed: int) -> None:
    rng = Random(seed)
    style = HouseStyle.draw(rng)
    untitled = write_entry(as_untitled(ARTICLE), style, rng)
    assert spelled(untitled, "title") == ""
    assert "alder" in spelled(untitled, "author").casefold()
    book = {"type": "book", "title": "Ponds", "year": "1999", "publisher": "Staith"}
    helped = write_entry(with_helpers(book, [{"family": "Elm", "given": "O"}]), style, rng)
    assert spelled(helped, "title").casefold() == "ponds"
    assert spelled(helped, "author") == ""
    assert "elm" in (spelled(helped, "helper") + spelled(helped, "editor")).casefold()
    film = write_entry(as_film(ARTICLE, "Hull", rng), style, rng)
    assert re.sub(r"[“”\"«»]", "", spelled(film, "title")).casefold() == "ponds of the north"
    assert spelled(film, "author") == ""


def test_signs_around_a_field_are_no_part_of_it() -> None:
    entry = join_pieces([("“Ponds (new).”", "title"), (" ", ""), ("(1999).", "date")])
    assert spelled(entry, "title") == "Ponds (new)"


@pytest.mark.parametrize(
    ("form", "values", "text"),
    [
        ("V(N), P", {"V": "1", "N": "2", "P": "3"}, "1(2), 3"),
        ("V(N), P", {"V": "1", "P": "3"}, "1, 3"),
        ("vol. V, no. N, pp. P", {"N": "2", "P": "3"}, "no. 2, pp. 3"),
        ("(U, L, D)", {"L": "York"}, "York"),
        ("V, P", {}, ""),
    ],
)
def test_what_a_record_lacks_takes_its_signs_with_it(
    form: str, values: dict[str, str], text: str
) -> None:
    assert "".join(piece for piece, _ in fill_form(form, values)) == text


def test_records_that_are_no_entries_are_left_out() -> None:
    named = {**ARTICLE, "issued": {"date-parts": [[1999]]}}
    assert tidy_record(named)
    assert tidy_record({**named, "title": "208 p"}) is None
    assert tidy_record({**named, "author": [{"family": "Not", "given": "Stated"}]}) is None
    assert tidy_record({**named, "container-title": ""}) is None


def test_entries_to_measure_on_are_of_records_kept_from_training() -> None:
    def plain(title: str) -> str:
        return re.sub(r"[\W_]+", "", title.casefold())

    records = list(read_records(RECORDS))
    trained_on = {plain(record["title"]) for record in records if not is_held_out(record)}
    measured = [one for half in HALVES for one in known_entries(half)["from records"]]
    assert [one.title for one in measured if plain(one.title) in trained_on] == []
