"""What a user with many documents relies on: the same ledger whoever did the work, or none."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import workload
from conftest import Outcome
from reviewbook.coding import batches
from reviewbook.coding.batches import Collection
from reviewbook.coding.pipeline import code_in_memory, code_to_writer
from reviewbook.coding.workers import RESTARTS, processes
from reviewbook.ledger import table_files
from reviewbook.ledger.ledger_files import path_of, read_ledger
from reviewbook.ledger.table_files import iterate, stored_file
from reviewbook.ledger.tables import EVIDENCE, TABLES
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, place
from reviewbook.project.working_folders import UNFINISHED

Run = Callable[..., Outcome]
DOCUMENTS = 40


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def plots(garden: Project) -> Project:
    """A garden of many plots."""
    for number in range(DOCUMENTS):
        text = f"Plot {number}\n\n" + "Compost and leaf mould, saved for nothing. " * (
            number % 7 + 1
        )
        (garden.data / "documents" / f"plot-{number:02}.txt").write_text(text, encoding="utf-8")
    return garden


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_DOCUMENTS", 3)


@pytest.fixture
def small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every table with more than ten rows had outgrown CSV."""
    monkeypatch.setattr(table_files, "LARGE", 10)
    monkeypatch.setattr(table_files, "GROUP", 7)


# Parquet and CSV


def test_a_table_that_outgrows_csv_is_parquet_and_is_read_the_same_way(
    plots: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("code", "--project", plots.root).status == 0
    before = read_ledger(plots)
    monkeypatch.setattr(table_files, "LARGE", 50)
    assert run("code", "--project", plots.root).status == 0
    found = {stored_file(path_of(plots, name)).name for name in TABLES}
    assert {"mentions.parquet", "passages.parquet", "documents.csv", "citations.csv"} <= found
    assert not (plots.evidence / "mentions.csv").exists()
    assert read_ledger(plots) == before
    assert run("check", "--project", plots.root).status == 0


def test_a_list_of_documents_that_outgrows_csv_by_an_added_one_stands_in_one_file(
    plots: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("code", "--project", plots.root).status == 0
    monkeypatch.setattr(table_files, "LARGE", len(read_ledger(plots)["documents"]))
    (tmp_path / "seeds.txt").write_text("Seeds\n\nCompost, saved for nothing.\n", encoding="utf-8")
    assert run("add", tmp_path / "seeds.txt", "--project", plots.root).status == 0
    assert stored_file(path_of(plots, "documents")).name == "documents.parquet"
    assert not path_of(plots, "documents").exists()


def test_a_ledger_that_has_shrunk_is_csv_again(
    plots: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("code", "--project", plots.root).status == 0
    before = contents(plots.data)
    monkeypatch.setattr(table_files, "LARGE", 0)
    assert run("code", "--project", plots.root).status == 0
    assert contents(plots.data).keys() != before.keys()
    monkeypatch.setattr(table_files, "LARGE", 50_000)
    assert run("code", "--project", plots.root).status == 0
    assert contents(plots.data) == before


@pytest.mark.usefixtures("small_tables")
def test_the_bytes_do_not_depend_on_how_the_documents_were_cut_into_batches(
    plots: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (1, 3, 1000):
        monkeypatch.setattr(batches, "BATCH_DOCUMENTS", size)
        assert run("code", "--project", plots.root, "--out", tmp_path / str(size)).status == 0
    one, few, all_at_once = (contents(tmp_path / str(size)) for size in (1, 3, 1000))
    assert one == few == all_at_once
    assert "evidence/mentions.parquet" in one


def test_two_files_of_one_table_are_refused(plots: Project, run: Run) -> None:
    assert run("code", "--project", plots.root).status == 0
    (plots.evidence / "mentions.parquet").touch()
    outcome = run("check", "--project", plots.root)
    assert (outcome.status, "mentions.csv is there as well" in outcome.said) == (1, True)


@pytest.mark.usefixtures("small_tables")
@pytest.mark.parametrize("raw", [b"", b"PAR1 and no more"])
def test_a_broken_parquet_file_is_named(plots: Project, run: Run, raw: bytes) -> None:
    assert run("code", "--project", plots.root).status == 0
    path = stored_file(path_of(plots, "mentions"))
    path.write_bytes(raw)
    outcome = run("check", "--project", plots.root)
    assert (outcome.status, f"{path}: the table cannot be read" in outcome.said) == (1, True)


@pytest.mark.usefixtures("small_tables")
def test_a_parquet_table_that_was_changed_by_hand_is_found(plots: Project, run: Run) -> None:
    assert run("code", "--project", plots.root).status == 0
    rows = list(iterate(path_of(plots, "mentions"), EVIDENCE["mentions"]))
    rows[4] = rows[4]._replace(decided_by="reader")
    writer = table_files.TableWriter(plots.evidence, "mentions", EVIDENCE["mentions"])
    writer.add(table_files.to_arrow(rows, EVIDENCE["mentions"]))
    assert writer.finish().suffix == ".parquet"
    outcome = run("check", "--project", plots.root)
    assert (outcome.status, "differs from line 6 on" in outcome.said) == (1, True)


def test_a_row_of_a_document_that_is_not_listed_is_found(plots: Project, run: Run) -> None:
    assert run("code", "--project", plots.root).status == 0
    path = plots.evidence / "mentions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("plot-07,", "plot-x,"))
    assert "'plot-x'" in run("check", "--project", plots.root).said


# Whole or none


def test_a_full_disk_leaves_everything_as_it_was(plots: Project, tmp_path: Path, run: Run) -> None:
    assert run("code", "--project", plots.root).status == 0
    before = contents(plots.root)
    (plots.data / "documents" / "new.txt").write_text("Compost. " * 9000, encoding="utf-8")
    before |= contents(plots.root)
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from reviewbook.cli import app; app()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "code", "--project", str(plots.root)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"SQLITE_TMPDIR": str(tmp_path)},
    )
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True), done.stderr
    assert contents(plots.root) == before


def test_what_is_interrupted_leaves_nothing_behind(plots: Project) -> None:
    before = contents(plots.root)

    def interrupted(done: int, total: int, kept: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), LedgerWriter(Folder(plots.data)) as writer:
        code_to_writer(plots, Folder(plots.data / "documents"), writer, step=interrupted)
    assert contents(plots.root) == before
    assert not list(plots.data.glob(".*"))


def test_workers_that_are_lost_leave_nothing_open(
    plots: Project, small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", left.append)

    def lost(work: Any, setup: Any, batches: Any) -> Iterator[Any]:
        yield work(setup, next(batches))
        raise InputError("the scheduler was lost")

    with pytest.raises(InputError), LedgerWriter(Folder(plots.data)) as writer:
        code_to_writer(plots, Folder(plots.data / "documents"), writer, executor=lost)
    gc.collect()
    assert left == []


def test_progress_counts_documents(plots: Project, tmp_path: Path, small_batches: None) -> None:
    seen: list[tuple[int, ...]] = []
    with LedgerWriter(Folder(tmp_path / "out")) as writer:
        code_to_writer(
            plots, Folder(plots.data / "documents"), writer, step=lambda *n: seen.append(n)
        )
    assert seen[0] == (3, 42, 0)
    assert seen[-1] == (42, 42, 0)


# The collection


def test_new_files_come_after_the_manifest_sorted_by_name(plots: Project, run: Run) -> None:
    assert run("code", "--project", plots.root).status == 0
    lines = plots.manifest.read_text(encoding="utf-8").splitlines()
    plots.manifest.write_text("\n".join([lines[0], lines[9], lines[4], ""]), encoding="utf-8")
    with Collection(plots.manifest, Folder(plots.data / "documents")) as found:
        names = [row.file for row, _ in found.rows()]
    assert names[:2] == [f"{lines[n].split(',')[0]}.txt" for n in (9, 4)]
    assert names[2:] == sorted(names[2:])
    assert len(set(names)) == len(names) == found.total == DOCUMENTS + 2


def test_two_documents_called_alike_are_refused(plots: Project) -> None:
    (plots.data / "documents" / "plot-07.md").write_text("Beans")
    with pytest.raises(InputError, match=r"plot-07\.md is called 'plot-07' as well"):
        code_in_memory(plots, plots.data / "documents")


def test_a_batch_is_no_larger_than_it_may_be(
    plots: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 700)
    with Collection(plots.manifest, Folder(plots.data / "documents")) as found:
        sizes = [
            sum((plots.data / "documents" / row.file).stat().st_size for row in batch.rows)
            for batch in found.batches({})
        ]
    assert len(sizes) > 3
    assert max(sizes) <= 700


# Processes


@pytest.mark.usefixtures("small_batches")
def test_two_processes_write_what_one_writes(plots: Project, run: Run, tmp_path: Path) -> None:
    command = ("code", "--again", "--project", plots.root)
    for workers in (1, 2):
        out = tmp_path / str(workers)
        assert run(*command, "--out", out, "--workers", workers).status == 0
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_what_is_wrong_in_another_process_is_said_in_this_one(plots: Project, run: Run) -> None:
    (plots.data / "documents" / "plot-30.txt").write_bytes(b"\xff")
    said = run("code", "--project", plots.root, "--workers", 2).said
    assert f"{plots.data / 'documents' / 'plot-30.txt'}:1: not UTF-8" in said


def test_a_killed_process_costs_time_and_nothing_else(tmp_path: Path) -> None:
    squares = [number * number for number in range(12)]
    run: Any = processes(2)
    assert list(run(workload.once, str(tmp_path), range(12))) == squares


def test_a_batch_that_kills_every_process_ends_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewbook.coding.workers.RESTARTS", 1)
    run: Any = processes(1)
    results: Iterator[int] = run(workload.always, str(tmp_path), range(12))
    with pytest.raises(InputError, match="was killed 2 times"):
        list(results)
    assert RESTARTS >= 2


# Addresses


def test_texts_and_evidence_may_lie_at_any_address_of_fsspec(
    plots: Project, run: Run, tmp_path: Path, small_batches: None
) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    store.put(str(plots.data / "documents"), "/texts", recursive=True)
    arguments = ("code", "--project", plots.root)
    assert run(*arguments, "--out", tmp_path / "out").status == 0
    assert run(*arguments, "--texts", "memory://texts", "--out", "memory://out").status == 0
    found = {path.removeprefix("/out/"): store.cat(path) for path in store.find("/out")}
    assert found == contents(tmp_path / "out")
    store.rm("/texts/plot-03.txt")
    again = run(*arguments, "--texts", "memory://texts", "--out", "memory://out")
    assert again.status == 0
    store.rm("/texts", recursive=True)
    store.rm("/out", recursive=True)


@pytest.mark.parametrize("address", ["memory://nowhere", "nosuch://x/y", "file:///no/such/folder"])
def test_an_address_that_leads_nowhere_is_named(plots: Project, run: Run, address: str) -> None:
    outcome = run("code", "--project", plots.root, "--texts", address)
    assert outcome.status == 2
    assert address.removeprefix("file://") in outcome.said
    assert "remedy" in outcome.said
    assert not plots.manifest.exists()


def test_a_document_missing_at_an_address_is_named_there(plots: Project, run: Run) -> None:
    pytest.importorskip("fsspec").filesystem("memory").pipe("/few/beans.txt", b"Beans")
    assert run("code", "--project", plots.root).status == 0
    said = run("code", "--project", plots.root, "--texts", "memory://few").said
    assert "memory://few/plot.txt: cannot be read" in said


def test_an_address_that_fails_while_texts_are_fetched_stops_it(
    plots: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    store.pipe({"/far/beans.txt": b"Beans\n\nCompost.", "/far/peas.txt": b"Peas\n\nCompost."})

    def cat_file(self: object, path: str, *_: object, **__: object) -> bytes:
        raise ConnectionError("the line is dead")

    monkeypatch.setattr(type(store), "cat_file", cat_file)
    outcome = run("code", "--project", plots.root, "--texts", "memory://far")
    assert outcome.status == 2
    assert "the texts cannot be read: the line is dead" in outcome.said
    assert not plots.manifest.exists()
    store.rm("/far", recursive=True)


def test_what_is_sent_stands_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = pytest.importorskip("fsspec").filesystem("memory")
    files = {name: tmp_path / name.replace("/", "-") for name in ("a.csv", "evidence/b.csv")}
    for name, file in files.items():
        file.write_text(name)
    store.pipe({"/sent/a.csv": b"old", "/sent/stale.csv": b"old"})
    put, sent = type(store).put_file, iter([True, False])

    def breaks(self: object, *words: object, **options: object) -> None:
        if not next(sent):
            raise ConnectionError("the line is dead")
        put(self, *words, **options)

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "put_file", breaks)
        with pytest.raises(InputError, match="memory://sent: cannot be written: the line is dead"):
            place("memory://sent").put(files, ["stale.csv"])
    assert {path: store.cat(path) for path in store.find("/sent")} == {
        "/sent/a.csv": b"old",
        "/sent/stale.csv": b"old",
    }
    place("memory://sent").put(files, ["stale.csv", "never-there.csv"])
    assert {path: store.cat(path) for path in store.find("/sent")} == {
        "/sent/a.csv": b"a.csv",
        "/sent/evidence/b.csv": b"evidence/b.csv",
    }
    assert not [path for path in store.ls("/sent", detail=False) if UNFINISHED in path]
    store.rm("/sent", recursive=True)


def test_a_path_and_its_file_address_are_the_same_place(tmp_path: Path) -> None:
    assert place(f"file://{tmp_path}") == place(tmp_path) == Folder(tmp_path)
