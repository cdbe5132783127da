"""A document that takes too much: it is named, and the others are coded all the same."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from conftest import Outcome
from reviewbook.coding import batch_coder, document_coder
from reviewbook.coding.batches import Batch
from reviewbook.coding.bundle_coder import Setup
from reviewbook.coding.pipeline import code_in_memory
from reviewbook.coding.time_limit import OutOfTime, limited_to
from reviewbook.documents.document import Document
from reviewbook.project.review_folder import Project

Run = Callable[..., Outcome]


def test_work_within_the_limit_is_left_alone_and_nothing_comes_later() -> None:
    for _ in range(200):
        with limited_to(10):
            pass
    with limited_to(0.2):
        pass
    time.sleep(0.4)


TRACED = """\
import sys
from reviewbook.coding.time_limit import OutOfTime, limited_to

try:
    with limited_to({seconds}):
        while {seconds} < 1:
            pass
except OutOfTime:
    print("out of time")
sys.settrace(lambda *told: None)
(lambda: print("traced"))()
"""


@pytest.mark.parametrize(("seconds", "said"), [(60, "traced\n"), (0.1, "out of time\ntraced\n")])
def test_what_comes_after_a_limit_can_be_debugged(seconds: float, said: str) -> None:
    code = TRACED.format(seconds=seconds)
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout == said


@pytest.mark.parametrize("lost", [0, 1])
def test_work_beyond_the_limit_is_broken_off_in_any_thread(lost: int) -> None:
    ended: list[str] = []

    def idle() -> None:
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                ended.append("taken for an error")

    def work() -> None:
        try:
            with limited_to(0.2):
                for _ in range(lost):
                    with suppress(BaseException):
                        idle()
                idle()
        except OutOfTime:
            ended.append("out of time")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10)
    assert ended == ["out of time"]


def endless(document: Document, *rest: object) -> list[object]:
    while "endless" in document.text:
        pass
    return []


def insatiable(document: Document, *rest: object) -> list[object]:
    if "endless" in document.text:
        raise MemoryError
    return []


@pytest.mark.parametrize(
    ("finder", "problem"),
    [(endless, "takes longer than 1 s"), (insatiable, "takes more memory than there is")],
)
def test_a_document_that_takes_too_much_is_named_and_hides_no_other(
    garden: Project,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    finder: Callable[..., list[object]],
    problem: str,
) -> None:
    texts = garden.data / "documents"
    (texts / "long.txt").write_text("Long\n\nAn endless row of beans.\n")
    (texts / "wrong.txt").write_bytes(b"\xff")
    monkeypatch.setattr(document_coder, "find_quantities", finder)
    outcome = run("code", "--timeout", 1, "--project", garden.root)
    assert outcome.status == 2
    assert f"{texts / 'long.txt'}: {problem}" in outcome.said
    assert f"{texts / 'wrong.txt'}:1: not UTF-8" in outcome.said
    assert outcome.said.count("error:") == 2, "one for each document that is named"
    assert "beans.txt" not in outcome.said
    assert not garden.manifest.exists()


def test_what_is_coded_one_by_one_is_what_is_coded_together(
    garden: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = garden.data / "documents"
    together = code_in_memory(garden, folder)
    whole = batch_coder._rows_of

    def only_alone(setup: Setup, batch: Batch, *rest: object) -> object:
        if len(batch.rows) > 1:
            raise MemoryError
        return whole(setup, batch, *rest)

    monkeypatch.setattr(batch_coder, "_rows_of", only_alone)
    assert code_in_memory(garden, folder) == together


@pytest.mark.parametrize("words", [("code",), ("code", "--workers", 2), ("check",)])
def test_the_limit_holds_for_whoever_does_the_work(
    garden: Project, run: Run, words: tuple[object, ...]
) -> None:
    texts = garden.data / "documents"
    if words == ("check",):
        assert run("code", "--project", garden.root).status == 0
    line = "A neighbour gave 3 mg of leaf mould to 12 beds (Bean, 2019).\n\n"
    (texts / "long.txt").write_text("Long\n\n" + line * 120_000)
    outcome = run(*words, "--timeout", 1, "--project", garden.root)
    assert outcome.status == (1 if words == ("check",) else 2)
    named = [line for line in outcome.said.splitlines() if "takes longer than 1 s" in line]
    assert named == [f"error: {texts / 'long.txt'}: takes longer than 1 s"]
