"""What `check` and `show` do with the records of a collection."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from test_records_in_bulk import FORMS, PLAIN, lines, pubmed

from conftest import Outcome
from reviewbook.project.review_folder import Project

Run = Callable[..., Outcome]


@pytest.fixture
def shards(garden: Project, tmp_path: Path, run: Run) -> Path:
    """Three shards, coded: one has records in force and others that are not."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    (folder / "b.ris.gz").write_bytes(FORMS["export.ris"])
    (folder / "c.xml").write_bytes(
        pubmed((2, "Peat", "Compost on a bed."), (8, "", ""), deleted=(5,))
    )
    assert run("code", "--records", folder, "--project", garden.root).status == 0
    return folder


def check(garden: Project, run: Run) -> Outcome:
    return run("check", "--project", garden.root)


def part_of(garden: Project, table: str, shard: str) -> Path:
    parts = pq.ParquetFile
    return next(
        path
        for path in (garden.evidence / table).glob("part-*.parquet")
        if shard in parts(garden.evidence / "origins" / path.name).read()["shard"].to_pylist()
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_shards_that_are_there_are_coded_again_and_compared(garden, shards, run, workers):
    outcome = run("check", "--project", garden.root, "--workers", workers)
    assert outcome.status == 0
    assert "11 records of 3 shards coded again and compared" in outcome.said
    assert not [*garden.root.rglob(".unfinished-*")]


def test_a_new_review_of_records_alone_is_not_asked_for_documents(shards, tmp_path, run: Run):
    new = tmp_path / "new"
    assert run("new", new).status == 0
    assert run("code", "--records", shards, "--project", new).status == 0
    outcome = run("check", "--project", new)
    assert (outcome.status, "all is well" in outcome.said) == (0, True)
    assert "bring it back" not in outcome.said and "no documents yet" not in outcome.said


def test_documents_and_records_are_checked_together(garden, shards, run: Run):
    assert run("code", "--project", garden.root).status == 0
    outcome = check(garden, run)
    assert (outcome.status, "all is well" in outcome.said) == (0, True)
    assert "11 records of 3 shards" in outcome.said
    (garden.data / "documents" / "beans.txt").write_text("Other beans.\n")
    (shards / "a.jsonl").write_bytes(lines(PLAIN[0]))
    outcome = check(garden, run)
    assert outcome.status == 1
    assert "a.jsonl, coded again, gives other rows" in outcome.said
    assert "the text of beans is not the one that was coded" in outcome.said


def test_a_shard_touched_and_not_changed_is_the_same(garden, shards, run: Run):
    os.utime(shards / "a.jsonl", (1, 1))
    assert check(garden, run).status == 0


def test_a_shard_that_changed_differs_and_coding_it_mends_that(garden, shards, run: Run):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"].replace(b"Wet.", b"Compost."))
    outcome = check(garden, run)
    assert outcome.status == 1
    assert "a.jsonl, coded again, gives other rows" in outcome.said
    assert "b.ris.gz, coded again" not in outcome.said
    assert run("code", "--records", shards, "--project", garden.root).status == 0
    assert check(garden, run).status == 0


def test_another_codebook_gives_other_rows(garden, shards, run: Run):
    garden.codebook.write_text(garden.codebook.read_text().replace("leaf mould", "no such"))
    outcome = check(garden, run)
    assert outcome.status == 1
    assert "a.jsonl, coded again, gives other rows" in outcome.said


def test_a_shard_that_is_not_coded_yet_is_named(garden, shards, run: Run):
    (shards / "d.jsonl").write_bytes(lines(PLAIN[0]))
    outcome = check(garden, run)
    assert outcome.status == 1
    assert f"{shards / 'd.jsonl'}: the shard is not coded yet" in outcome.said


def test_parts_that_somebody_changed_differ_and_the_remedy_mends_them(garden, shards, run: Run):
    path = part_of(garden, "mentions", "a.jsonl")
    rows = pq.read_table(path)
    pq.write_table(rows.slice(0, len(rows) - 1), path)
    outcome = check(garden, run)
    assert (outcome.status, f"{path}: a.jsonl, coded again" in outcome.said) == (1, True)
    entry = outcome.said.partition("remove ")[2].partition(",")[0]
    (garden.data / entry).unlink()
    assert run("code", "--records", shards, "--project", garden.root).status == 0
    assert check(garden, run).status == 0


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"PAR1")])
def test_a_part_that_is_gone_or_no_parquet_is_named(garden, shards, run: Run, spoil):
    for table in ("mentions", "origins"):
        path = part_of(garden, table, "a.jsonl")
        spoil(path)
        outcome = check(garden, run)
        assert (outcome.status, f"error: {path}" in outcome.said) == (1, True), outcome.said


def test_records_put_in_force_by_hand_are_found_out(garden, shards, run: Run):
    path = garden.evidence / "superseded.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)
    outcome = check(garden, run)
    assert (outcome.status, "other records are in force" in outcome.said) == (1, True)


def test_a_shard_that_is_gone_is_named_and_the_others_are_checked(garden, shards, run: Run):
    (shards / "a.jsonl").unlink()
    outcome = check(garden, run)
    assert outcome.status == 0
    assert f"not coded again, as they are no more in {shards}: a.jsonl\n" in outcome.said
    assert "6 records of 2 shards coded again" in outcome.said


@pytest.mark.parametrize("gone", ["collection", "about"])
def test_without_the_collection_the_rows_are_checked_against_each_other(garden, shards, run, gone):
    if gone == "collection":
        shutil.rmtree(shards)
    else:
        (garden.evidence / "shards" / "about.json").unlink()
    outcome = check(garden, run)
    assert outcome.status == 0
    assert "note: not coded again, as" in outcome.said
    assert "a.jsonl, b.ris.gz, c.xml" in outcome.said
    path = part_of(garden, "mentions", "a.jsonl")
    rows = pq.read_table(path)
    moved = rows.set_column(rows.schema.get_field_index("end"), "end", pc.add(rows["end"], 1000))
    pq.write_table(moved, path)
    outcome = check(garden, run)
    assert (outcome.status, f"{path}: a.jsonl: row 2: it lies outside" in outcome.said) == (1, True)


def test_nothing_is_fetched_for_a_check(garden, run: Run, monkeypatch):
    import fsspec  # noqa: PLC0415

    system = fsspec.filesystem("memory")
    with system.open("/afar/a.jsonl", "wb") as file:
        file.write(FORMS["plain.jsonl"])
    assert run("code", "--records", "memory://afar", "--project", garden.root).status == 0
    outcome = check(garden, run)
    assert outcome.status == 0
    assert "not coded again, as nothing is fetched from memory://afar: a.jsonl" in outcome.said
    said = run("show", "1", "--project", garden.root).said
    assert "The records are not here: these are the rows alone." in said
    system.rm("/afar", recursive=True)


# show


def show(garden: Project, run: Run, *words: object) -> str:
    return run("show", *words, "--project", garden.root).said


def test_a_record_is_shown_with_its_place_its_text_and_its_rows(garden, shards, run: Run):
    assert show(garden, run, "1").splitlines() == [
        "a.jsonl:1, record 1, id 1",
        "",
        "passage 1  0 17  title",
        "  Compost in spring",
        "  mentions  0 7  surface: Compost, concept: compost, rule: term, context: affirmed, "
        "decided_by: rule",
        "",
        "passage 2  19 39  prose",
        "  Compost saved a bed.",
        "  mentions  19 26  surface: Compost, concept: compost, rule: term, context: affirmed, "
        "decided_by: rule",
        "  mentions  27 32  surface: saved, concept: thrift, rule: term, context: affirmed, "
        "decided_by: rule",
    ]


def test_a_stretch_of_a_record_is_shown(garden, shards, run: Run):
    said = show(garden, run, "1", 20, 25)
    assert "passage 2" in said and "passage 1" not in said
    outcome = run("show", "1", 900, "--project", garden.root)
    assert (outcome.status, "no passage of 1 stands at 900" in outcome.said) == (2, True)


def test_the_record_in_force_is_shown(garden, shards, run: Run):
    assert "Compost on a bed." in show(garden, run, "2")


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ("5", "c.xml:6: the record '5' is not in force"),
        ("8", "nothing of it was coded: the record has neither title nor abstract"),
        ("peas", "no document and no record 'peas'"),
    ],
)
def test_a_record_that_cannot_be_shown_says_why(garden, shards, run: Run, record, problem):
    outcome = run("show", record, "--project", garden.root)
    assert (outcome.status, problem in outcome.said) == (2, True), outcome.said


def test_documents_are_shown_beside_records(garden, shards, run: Run):
    assert run("code", "--project", garden.root).status == 0
    assert "passages:2  0 10  title" in show(garden, run, "beans")
    assert "record 1, id 1" in show(garden, run, "1")
    decided = run("decide", "1", 0, 7, "--concept", "compost", "--field", "row", "--new", "drop",
                  "--why", "w", "--who", "maintainer", "--project", garden.root)  # fmt: skip
    assert (decided.status, "on records of a collection nothing is decided" in decided.said) == (
        2, True
    )  # fmt: skip


def test_a_record_whose_shard_changed_is_not_shown_with_another_text(garden, shards, run: Run):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"].replace(b"saved", b"spoilt"))
    outcome = run("show", "1", "--project", garden.root)
    assert (outcome.status, "this is not the record that was coded" in outcome.said) == (2, True)
