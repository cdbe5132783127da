"""Shards as people have them: cut, empty, with odd values, from any address; nothing is lost."""

from __future__ import annotations

import bz2
import functools
import gzip
import http.server
import json
import lzma
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import fsspec
import pyarrow.parquet as pq
import pytest
from test_records_in_bulk import (
    FORMS,
    PLAIN,
    coded,
    found,
    lines,
    parquet,
    pubmed,
    zstd,
)
from test_records_in_bulk import shards as shards  # noqa: PLC0414

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.coding.shards import export_chunks
from reviewbook.coding.shards.collection_run import code_collection
from reviewbook.coding.shards.shard_reader import read_shard
from reviewbook.coding.shards.shard_record import ShardRecord, Unread
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, place

Run = Callable[..., Outcome]
PACKED = {
    "gz": gzip.compress, "bz2": lambda raw: bz2.compress(raw, 1), "xz": lzma.compress, "zst": zstd
}  # fmt: skip
MANY = [
    (n, f"Bed {n * 7919 % 1000}", f"Compost {n} and {n * 104729 % 99991}.") for n in range(6000)
]
CUT = {
    "jsonl": "".join(
        json.dumps({"id": f"r{n}", "title": t, "abstract": a}) + "\n" for n, t, a in MANY
    ),
    "json": json.dumps([{"id": f"r{n}", "title": t, "abstract": a} for n, t, a in MANY]),
    "xml": pubmed(*MANY).decode(),
    "ris": "".join(f"TY  - JOUR\nPMID - {n}\nTI  - {t}\nAB  - {a}\nER  - \n\n" for n, t, a in MANY),
    "nbib": "".join(f"PMID- {n}\nTI  - {t}\nAB  - {a}\n\n" for n, t, a in MANY),
    "csv": "Number,Title,Abstract\n" + "".join(f'{n},{t},"{a}"\n' for n, t, a in MANY),
}
KEPT = {"zst": 0.2, "bz2": 0.2}
"""The share of all that a cut leaves at least: some pack in large blocks."""


def read(path: Path) -> tuple[list[ShardRecord], list[Unread]]:
    every = list(read_shard(path))
    records = [one for one in every if isinstance(one, ShardRecord)]
    return records, [one for one in every if isinstance(one, Unread)]


@pytest.mark.parametrize("packer", PACKED)
@pytest.mark.parametrize("form", CUT)
def test_of_a_packed_shard_that_is_cut_all_is_read_that_came_before(
    tmp_path: Path, form: str, packer: str
) -> None:
    path = tmp_path / "cut"
    packed = PACKED[packer](CUT[form].encode())
    path.write_bytes(packed[: len(packed) * 7 // 10])
    records, unread = read(path)
    assert len(records) > KEPT.get(packer, 0.4) * len(MANY)
    assert [(r.title, r.abstract) for r in records] == [r[1:] for r in MANY[: len(records)]]
    assert unread[-1].problem.startswith("the shard is cut or broken")


@pytest.mark.parametrize("form", CUT)
def test_a_small_packed_shard_that_is_cut_is_read_as_well(tmp_path: Path, form: str) -> None:
    path = tmp_path / "cut"
    path.write_bytes(gzip.compress(CUT[form][:3000].encode())[:-8])
    records, unread = read(path)
    assert len(records) > 10 and unread


def test_a_cut_shard_is_named_and_the_others_go_on(garden: Project, shards: Path, run: Run) -> None:
    packed = gzip.compress(CUT["csv"].encode())
    (shards / "a.csv.gz").write_bytes(packed[: len(packed) // 2])
    (shards / "b.jsonl").write_bytes(FORMS["plain.jsonl"])
    outcome = run("code", "--records", shards, "--project", garden.root)
    assert outcome.status == 1
    assert "a.csv.gz: the shard is cut or broken" in outcome.said
    assert {"1", "3", "4"} <= {*found(garden)} and len(found(garden)) > 1000


@pytest.mark.parametrize("chunk", [1, 100, 1 << 20])
def test_a_quote_that_stands_alone_cuts_no_record(tmp_path, monkeypatch, chunk: int) -> None:
    monkeypatch.setattr(export_chunks, "CHUNK", chunk)
    rows = [(n, f'A 5" pot {n}', f"One line {n}\nand another {n}.") for n in range(40)]
    table = "Number,Title,Abstract\n" + "".join(f'{n},{t},"{a}"\n' for n, t, a in rows)
    for name, text in (
        ("lf", table),
        ("crlf", table.replace("\n", "\r\n")),
        ("blank", "\ufeff\n\n" + table),
    ):
        path = tmp_path / name
        path.write_bytes(text.encode())
        records, unread = read(path)
        assert unread == []
        assert [r.title for r in records] == [title for _, title, _ in rows]
        assert [r.abstract for r in records] == [a.replace("\n", " ") for _, _, a in rows]
        assert [r.line for r in records] == [2 * n + 2 + 2 * (name == "blank") for n in range(40)]


def test_a_table_that_ends_within_a_quote_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Title,Abstract\nBeds,"Whole."\nPots,"Half of')
    records, unread = read(path)
    assert [r.title for r in records] == ["Beds"]
    assert unread == [Unread("the record breaks off", 2, 3)]


def test_what_is_wrong_with_a_record_is_told_with_its_number_in_the_shard(tmp_path, monkeypatch):
    monkeypatch.setattr(export_chunks, "CHUNK", 1)
    path = tmp_path / "a.csv"
    path.write_text("Title,Abstract\n" + "Beds,Dug.\n" * 6 + "Pots,Filled,twice\n")
    assert read(path)[1] == [Unread("the record has 3 cells, the header 2", 7, 8)]


# Values


def test_values_of_parquet_are_read_whatever_their_type(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = [
        {"pmid": 12.0, "title": b"Compost", "abstract": b"Dug in.", "date": date(2020, 5, 3)},
        {"pmid": None, "title": b"Leaf mould", "abstract": None, "date": date(2021, 1, 1)},
    ]
    path.write_bytes(parquet([row | {"updated_date": datetime(2024, 1, 2)} for row in rows]))
    records, unread = read(path)
    assert unread == []
    assert [(r.id, r.title, r.abstract) for r in records] == [
        ("12", "Compost", "Dug in."), ("", "Leaf mould", "")
    ]  # fmt: skip
    assert [r.published for r in records] == ["2020-05-03", "2021-01-01"]
    assert records[0].version == "2024-01-02T00:00:00"


@pytest.mark.parametrize("title", [["Compost"], {"en": "Compost"}, True])
def test_a_title_that_is_no_text_is_listed(tmp_path: Path, title: object) -> None:
    (tmp_path / "a").write_bytes(lines({"id": 1, "title": title, "abstract": "Compost."}))
    records, unread = read(tmp_path / "a")
    assert records == []
    assert unread == [Unread("the record cannot be read: the title is no text", 1, 1)]


def test_a_record_without_an_id_is_coded_and_named_after_its_file(garden, shards):
    for folder in ("2019", "2020"):
        (shards / folder).mkdir()
        (shards / folder / "a.jsonl").write_bytes(lines({"title": "Compost"}, {"title": "Peat"}))
    report = coded(garden, shards)
    assert (report.records, report.unread, report.superseded) == (4, 0, 0)
    assert (report.count("unnamed"), report.count("alone")) == (4, 4)
    assert len(found(garden)) == 2


def test_numbers_of_two_databases_are_not_the_same_record(garden, shards):
    (shards / "a.jsonl").write_bytes(lines({"corpusid": 7, "title": "Compost"}))
    (shards / "b.jsonl").write_bytes(lines({"pmid": 7, "title": "Compost"}))
    (shards / "c.xml").write_bytes(pubmed((7, "Compost", "")))
    assert coded(garden, shards).superseded == 1
    assert found(garden) == ["7", "corpusid-7"]


def test_a_doi_is_the_same_however_it_is_written(garden, shards):
    (shards / "a.jsonl").write_bytes(
        lines({"doi": "https://doi.org/10.1000/AB", "title": "Compost"})
    )
    (shards / "b.csv").write_text("Title,Year,DOI\nCompost,2019,10.1000/aB\n")
    (shards / "c.ris").write_text("TY  - JOUR\nTI  - Compost\nDO  - 10.1000/ab\nER  - \n")
    assert coded(garden, shards).superseded == 2
    assert len(found(garden)) == 1


# What holds nothing, and what is passed over


def test_records_and_shards_that_hold_nothing_are_named(garden, shards, run: Run):
    (shards / "a.jsonl").write_bytes(lines({"id": "x"}, {"id": "y", "title": " "}, PLAIN[0]))
    (shards / "b.gz").write_bytes(gzip.compress(b""))
    (shards / "c.csv").write_text("Title,Abstract\n")
    (shards / "d.xml").write_bytes(pubmed(deleted=(4, 5)))
    outcome = run("code", "--records", shards, "--project", garden.root)
    assert outcome.status == 0
    assert "no record is in: b.gz, c.csv\n" in outcome.said
    assert "2 neither title nor abstract" in outcome.said
    assert "(by 2 deletions)" in outcome.said
    unread = Review(garden).ask("SELECT record, problem FROM unread ORDER BY record")
    assert list(unread["record"]) == [1, 2]
    assert all("neither title nor abstract" in said for said in unread["problem"])


def test_a_file_without_a_byte_is_named(garden, shards, run: Run):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    (shards / "b.jsonl").touch()
    outcome = run("code", "--records", shards, "--project", garden.root)
    assert (outcome.status, "b.jsonl: the file is empty" in outcome.said) == (1, True)
    assert len(found(garden)) == 3


def test_what_is_passed_over_is_named(garden, shards, tmp_path, run: Run):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    (shards / "_b.jsonl").write_bytes(FORMS["plain.jsonl"])
    (shards / "c.jsonl").symlink_to("nowhere")
    (tmp_path / "others").mkdir()
    (shards / "d").symlink_to(tmp_path / "others")
    outcome = run("code", "--records", shards, "--project", garden.root)
    assert outcome.status == 0
    assert "not read, by their names or as no files: _b.jsonl, c.jsonl, d\n" in outcome.said


# Addresses


def test_an_address_of_a_folder_is_that_folder(garden, shards):
    (shards / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    first = code_collection(garden, place(f"file://{shards}"), Folder(garden.data))
    again = code_collection(garden, place(shards), Folder(garden.data))
    assert (first.skipped, again.skipped, again.records) == (0, 1, 5)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_file_at_an_address_is_a_collection(garden, name):
    system = fsspec.filesystem("memory")
    with system.open(f"/alone/{name}", "wb") as file:
        file.write(FORMS["plain.jsonl.gz"] if name.endswith("gz") else FORMS["plain.jsonl"])
    report = code_collection(garden, place(f"memory://alone/{name}"), Folder(garden.data))
    assert (report.records, report.unread) == (5, 0)
    system.rm("/alone", recursive=True)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which it can be fetched."""
    pytest.importorskip("aiohttp")
    folder = tmp_path / "served"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_records_are_fetched_from_a_web_server(garden, served):
    folder, address = served
    (folder / "sub").mkdir()
    (folder / "a b.jsonl").write_bytes(FORMS["plain.jsonl"])
    (folder / "sub" / "a.xml.bz2").write_bytes(FORMS["pubmed.xml.bz2"])
    report = code_collection(garden, place(address), Folder(garden.data))
    assert (report.records, report.superseded, report.unread) == (10, 5, 0)
    (folder / "a b.jsonl").write_bytes(lines(PLAIN[0] | {"id": "another", "title": "Peat"}))
    again = code_collection(garden, place(address), Folder(garden.data))
    assert (again.records, again.skipped) == (6, 1)
    alone = Folder(garden.root / "alone")
    one = code_collection(garden, place(f"{address}/sub/a.xml.bz2"), alone)
    assert (one.records, one.unread) == (5, 0)


def test_parts_say_where_every_record_stood(garden, shards):
    for folder in ("x", "y"):
        (shards / folder).mkdir()
        (shards / folder / "a.jsonl").write_bytes(FORMS["plain.jsonl"])
    assert coded(garden, shards).superseded == 5
    origins = pq.read_table(garden.evidence / "origins").to_pylist()
    assert sorted((row["shard"], row["record"]) for row in origins) == [
        (f"{folder}/a.jsonl", n) for folder in "xy" for n in range(1, 6)
    ]
    assert {row["shard"] for row in Review(garden).ask("FROM origins").to_dict("records")} == {
        "y/a.jsonl"
    }
