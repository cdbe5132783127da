"""Texts made to cost much, as the benchmark measures them: what is found in them is right, too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.coding.hostile_texts import MARKED_SHAPES, SHAPES, code  # noqa: E402

from reviewbook.documents import document as documents  # noqa: E402
from reviewbook.documents.document import load  # noqa: E402
from reviewbook.documents.readers.markdown import to_plain  # noqa: E402
from reviewbook.ledger.tables import ManifestRow  # noqa: E402
from reviewbook.project.errors import InputError  # noqa: E402

MANY = 3_000


@pytest.mark.parametrize("name", SHAPES)
def test_rows_are_cut_from_the_text_however_it_is_made(name: str) -> None:
    text = SHAPES[name](MANY)
    tables = code(text)
    for table in ("mentions", "citations", "quantities"):
        assert all(row.surface == text[row.start : row.end] for row in tables[table])
    spans = [(row.start, row.end) for row in tables["reference_list"]]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("name", "table", "rows"),
    [
        ("a text without a full stop", "mentions", MANY),
        ("definitions", "definitions", 1),
        ("broken words", "mentions", MANY),
        ("one author and year", "citations", MANY),
        ("one author and year", "reference_list", MANY),
        ("wrapped entries", "reference_list", MANY),
    ],
)
def test_nothing_is_lost_in_long_texts(name: str, table: str, rows: int) -> None:
    assert len(code(SHAPES[name](MANY))[table]) == rows


@pytest.mark.parametrize("name", MARKED_SHAPES)
def test_marks_without_an_end_are_read(name: str) -> None:
    assert to_plain(MARKED_SHAPES[name](MANY))


def test_front_matter_of_any_length_is_left_out_and_what_only_begins_so_is_kept() -> None:
    lines = "a: b\n- c\n\n" * 40
    assert to_plain(f"---\n{lines}---\nTilth.") == "Tilth.\n"
    assert "Tilth." in to_plain(f"---\n{lines}Tilth.")


def test_a_document_beyond_the_limit_is_named_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST", 10)
    (tmp_path / "large.txt").write_text("Eleven signs and more.", encoding="utf-8")
    with pytest.raises(InputError, match=r"large\.txt: too large.*\n.*split it"):
        load(ManifestRow("large"), tmp_path)
