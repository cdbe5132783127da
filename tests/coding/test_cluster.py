"""A real Dask cluster on this machine: a scheduler and two workers, of which one is killed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer
from threading import Thread

import pytest

from conftest import Outcome
from reviewbook.coding import batches, cluster_client, dask_cluster, rules_version
from reviewbook.coding.cluster_client import Tls
from reviewbook.coding.pipeline import code_to_writer
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder

distributed = pytest.importorskip("distributed")
Run = Callable[..., Outcome]
PATIENCE = 60


@dataclass
class Cluster:
    """The address of a scheduler, its process, and those of its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
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


@contextmanager
def running(folder: Path, number: int, host: str, *tls: str) -> Iterator[Cluster]:
    """Run a scheduler and a number of workers."""
    folder.mkdir()
    started = [start("scheduler", folder, "--host", host, "--port", "0", *tls)]
    try:
        address = told(folder)
        options = ("--host", host, "--nthreads", "1", "--no-nanny", "--death-timeout", "60", *tls)
        begun = [start("worker", folder, address, *options) for _ in range(number)]
        started += begun
        yield Cluster(address, started[0], begun)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with running(tmp_path / "cluster", 2, "tcp://127.0.0.1") as both:
        yield both


@pytest.fixture
def one_worker(tmp_path: Path) -> Iterator[Cluster]:
    with running(tmp_path / "cluster", 1, "tcp://127.0.0.1") as alone:
        yield alone


def cluster_workers(cluster: Cluster) -> list[str]:
    """Return the addresses of the workers that have come to their scheduler."""
    with distributed.Client(cluster.address, set_as_default=False) as client:
        return [*client.scheduler_info(n_workers=-1)["workers"]]


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

    def kill(done: int, total: int, kept: int) -> None:
        if done >= 10 and cluster.workers[0].poll() is None:
            cluster.workers[0].kill()

    with LedgerWriter(Folder(tmp_path / "together")) as writer:
        code_to_writer(
            garden, texts, writer, executor=dask_cluster.cluster(cluster.address), step=kill
        )
        writer.finish()
    assert cluster.workers[0].wait() != 0
    assert cluster.workers[1].poll() is None
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")


@pytest.mark.parametrize(
    "address",
    ["tcp://127.0.0.1:9", "tcp://127.0.0.1:-1", "ws://127.0.0.1:9", "nonsense", "xyz://host:1"],
)
def test_a_scheduler_that_cannot_be_reached_is_named(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster_client, "PATIENCE", 1)
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


@pytest.mark.slow
def test_what_was_refused_is_said(garden: Project) -> None:
    """By a command of its own: what Dask says about tasks, it says at the very end."""
    command = [sys.executable, "-m", "reviewbook", "code", "--scheduler", "tcp://127.0.0.1:-1"]
    done = subprocess.run(
        [*command, "--project", garden.root], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    error, remedy = done.stderr.splitlines()
    assert re.search("Timed out .* after [0-9]+ s: .", error), "and then why"
    assert remedy.startswith("  remedy: ")


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_tls_without_what_it_needs_says_what_that_is(
    garden: Project, run: Run, tmp_path: Path, content: str | None
) -> None:
    words: list[object] = ["code", "--project", garden.root, "--scheduler", "tls://127.0.0.1:9"]
    if content:
        (file := tmp_path / "cert.pem").write_text(content)
        words += ["--tls-ca", file, "--tls-cert", file, "--tls-key", file]
    outcome = run(*words)
    assert outcome.status == 2
    if content:
        assert f"{tmp_path / 'cert.pem'}: these cannot be used for TLS" in outcome.said
    else:
        assert "TLS needs a scheduler at tls:// and certificates" in outcome.said
        assert "--tls-ca, --tls-cert and --tls-key together" in outcome.said


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
    monkeypatch.setattr(cluster_client, "PATIENCE", 1)
    with pytest.raises(InputError, match="has no workers"):
        list(dask_cluster.cluster(cluster.address)(os.path.join, "a", ["b"]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("victim", "blow", "said"),
    [
        ("worker", signal.SIGKILL, "no worker is left"),
        ("worker", getattr(signal, "SIGSTOP", signal.SIGTERM), "the workers do not answer"),
        ("scheduler", signal.SIGKILL, "the scheduler was lost"),
        ("scheduler", getattr(signal, "SIGSTOP", signal.SIGTERM), "the scheduler was lost"),
    ],
)
def test_who_is_lost_on_the_way_is_named_and_not_waited_for(
    one_worker: Cluster,
    monkeypatch: pytest.MonkeyPatch,
    victim: str,
    blow: signal.Signals,
    said: str,
) -> None:
    monkeypatch.setattr(dask_cluster, "PATIENCE", 6)
    results = dask_cluster.cluster(one_worker.address)(os.path.join, "a", map(str, range(10_000)))
    assert next(results) == os.path.join("a", "0")  # noqa: PTH118
    hit = one_worker.workers[0] if victim == "worker" else one_worker.scheduler
    hit.send_signal(blow)
    began = time.monotonic()
    with pytest.raises(InputError, match=said) as caught:
        list(results)
    assert caught.value.remedy
    assert time.monotonic() - began < PATIENCE


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_worker_that_was_stopped_before_is_not_waited_for(
    one_worker: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = dask_cluster.cluster(one_worker.address)
    assert len(list(run(os.path.join, "a", ["b"]))) == 1
    one_worker.workers[0].send_signal(signal.SIGSTOP)
    monkeypatch.setattr(dask_cluster, "PATIENCE", 6)
    with pytest.raises(InputError, match="the workers do not answer"):
        list(run(os.path.join, "a", ["b"]))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_one_of_several_workers_that_was_stopped_is_named_and_not_waited_for(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "PATIENCE", 6)
    results = dask_cluster.cluster(cluster.address)(os.path.join, "a", map(str, range(10_000)))
    assert next(results) == os.path.join("a", "0")  # noqa: PTH118
    while len(cluster_workers(cluster)) < len(cluster.workers):
        next(results)
    assert len([next(results) for _ in range(20)]) == 20, "both are known to have the same rules"
    cluster.workers[0].send_signal(signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(InputError, match="the workers do not answer: tcp://"):
        list(results)
    assert time.monotonic() - began < PATIENCE


@pytest.mark.slow
def test_the_limit_of_time_holds_in_the_threads_of_a_worker(
    garden: Project, run: Run, one_worker: Cluster
) -> None:
    text = garden.data / "documents" / "long.txt"
    text.write_text("Long\n\n" + "Leaf mould, 3 mg (Bean, 2019), for 12 beds.\n\n" * 120_000)
    outcome = run(
        "code", "--timeout", 1, "--scheduler", one_worker.address, "--project", garden.root
    )
    assert outcome.status == 2
    assert f"error: {text}: takes longer than 1 s" in outcome.said


@pytest.mark.slow
def test_a_worker_with_other_rules_codes_nothing(
    one_worker: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = rules_version.version_of_rules()
    monkeypatch.setattr(rules_version, "PACKAGE", tmp_path)
    rules_version.version_of_rules.cache_clear()
    with pytest.raises(InputError) as caught:
        list(dask_cluster.cluster(one_worker.address)(os.path.join, "a", ["b"]))
    rules_version.version_of_rules.cache_clear()
    assert f"has other rules: {theirs}" in caught.value.problem


@pytest.mark.slow
def test_a_late_worker_with_other_rules_is_named_while_a_batch_is_under_way(
    one_worker: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "other" / "reviewbook"
    shutil.copytree(rules_version.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "more.py").write_text("MORE = 1\n")
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    began, late = time.monotonic(), start("worker", tmp_path, one_worker.address, "--no-nanny")
    try:
        with pytest.raises(InputError, match="has other rules"):
            slow = dask_cluster.cluster(one_worker.address)
            list(slow(lambda _setup, batch: time.sleep(batch), "a", [PATIENCE]))
    finally:
        late.kill()
        late.wait()
    assert time.monotonic() - began < PATIENCE


def test_a_batch_is_not_coded_by_other_rules() -> None:
    with pytest.raises(InputError, match="has other rules"):
        dask_cluster._by_rules(os.path.join, "other", "a", "b")
    assert dask_cluster._by_rules(os.path.join, rules_version.version_of_rules(), "a", "b")


def test_a_socket_that_never_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "PATIENCE", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(InputError, match="cannot be reached"):
            list(dask_cluster.cluster(address)(os.path.join, "a", ["b"]))


def certificates(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that vouches for itself, and its key."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificates")
class TestTls:
    def test_who_has_the_certificate_codes(self, garden: Project, run: Run, tmp_path: Path) -> None:
        cert, key = certificates(tmp_path)
        tls = ("--tls-ca-file", str(cert), "--tls-cert", str(cert), "--tls-key", str(key))
        with running(tmp_path / "cluster", 1, "tls://127.0.0.1", *tls) as guarded:
            outcome = run(
                *("code", "--project", garden.root, "--scheduler", guarded.address),
                *("--tls-ca", cert, "--tls-cert", cert, "--tls-key", key),
            )
            assert (outcome.status, garden.manifest.exists()) == (0, True), outcome.said
            stranger = run("code", "--project", garden.root, "--scheduler", guarded.address)
        assert stranger.status == 2
        assert "TLS needs a scheduler at tls:// and certificates" in stranger.said

    def test_certificates_go_with_an_address_of_tls(
        self, garden: Project, run: Run, tmp_path: Path
    ) -> None:
        cert, key = certificates(tmp_path)
        tls = ("--tls-ca", cert, "--tls-cert", cert, "--tls-key", key)
        outcome = run("code", "--project", garden.root, "--scheduler", "tcp://127.0.0.1:9", *tls)
        assert outcome.status == 2
        assert "TLS needs a scheduler at tls://" in outcome.said

    def test_with_a_certificate_nothing_is_sent_in_the_open(self, tmp_path: Path) -> None:
        cert, key = certificates(tmp_path)
        asked = Tls(cert, cert, key).security(pytest.importorskip("distributed"))
        assert asked.get_connection_args("client")["require_encryption"]

    @pytest.mark.parametrize("options", [["--tls-ca", "a.pem"], ["--scheduler", "tls://h:1"]])
    def test_files_that_are_missing_are_asked_for(
        self, garden: Project, run: Run, options: list[str]
    ) -> None:
        outcome = run("code", "--project", garden.root, "--tls-cert", "b.pem", *options)
        assert outcome.status == 2
        assert "--tls-ca, --tls-cert and --tls-key together" in outcome.said
