"""A real Dask cluster on this machine: a scheduler and two workers, of which one is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer
from threading import Thread

import pytest

from conftest import Outcome
from reviewbook.coding import batches, workers
from reviewbook.coding.pipeline import code_to_writer
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder

pytest.importorskip("distributed")
Run = Callable[..., Outcome]
PATIENCE = 60


@dataclass
class Cluster:
    """The address of a scheduler, and the processes of its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def start(what: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *options]
    with (folder / f"{what}-{time.monotonic_ns()}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)


def told(folder: Path) -> str:
    """Return the address that the scheduler writes into its log when it listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for log in folder.glob("scheduler-*.log"):
            for line in log.read_text().splitlines():
                if "Scheduler at:" in line:
                    return line.split()[-1]
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    started = [start("scheduler", folder, "--host", "127.0.0.1", "--port", "0")]
    try:
        address = told(folder)
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--death-timeout", "60")
        begun = [start("worker", folder, address, *options) for _ in range(2)]
        started += begun
        yield Cluster(address, begun)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_a_cluster_writes_what_one_process_writes_and_a_killed_worker_changes_nothing(
    garden: Project, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_DOCUMENTS", 2)
    texts = Folder(garden.data / "documents")
    for number in range(60):
        text = f"Plot {number}\n\n" + "Compost and leaf mould, saved for nothing. " * (40 + number)
        (texts.path / f"plot-{number:02}.txt").write_text(text, encoding="utf-8")
    with LedgerWriter(Folder(tmp_path / "alone")) as writer:
        code_to_writer(garden, texts, writer)
        writer.finish()

    def kill(done: int, total: int) -> None:
        if done == 10 and cluster.workers[0].poll() is None:
            cluster.workers[0].kill()

    with LedgerWriter(Folder(tmp_path / "together")) as writer:
        code_to_writer(garden, texts, writer, executor=workers.cluster(cluster.address), step=kill)
        writer.finish()
    assert cluster.workers[0].wait() != 0
    assert cluster.workers[1].poll() is None
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "xyz://host:1"])
def test_a_scheduler_that_cannot_be_reached_is_named(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 1)
    outcome = run("code", "--project", garden.root, "--scheduler", address)
    assert outcome.status == 2
    assert f"{address}: the scheduler cannot be reached" in outcome.said
    assert "remedy: start it with: dask scheduler" in outcome.said
    assert not garden.manifest.exists()


class Stranger(BaseRequestHandler):
    """Answers, but not as a scheduler does."""

    def handle(self) -> None:
        self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_what_listens_but_is_no_scheduler_is_named(garden: Project, run: Run) -> None:
    with TCPServer(("127.0.0.1", 0), Stranger) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.server_address[1]}"
        outcome = run("code", "--project", garden.root, "--scheduler", address)
        server.shutdown()
    assert outcome.status == 2
    assert f"{address}: the scheduler cannot be reached" in outcome.said


def test_without_dask_the_remedy_is_to_install_it(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    outcome = run("code", "--project", garden.root, "--scheduler", "tcp://127.0.0.1:9")
    assert outcome.status == 2
    assert "pip install reviewbook[cluster]" in outcome.said


@pytest.mark.slow
def test_a_scheduler_without_workers_is_said_to_have_none(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    time.sleep(1)
    monkeypatch.setattr(workers, "PATIENCE", 1)
    with pytest.raises(InputError, match="has no workers"):
        list(workers.cluster(cluster.address)(os.path.join, "a", ["b"]))
