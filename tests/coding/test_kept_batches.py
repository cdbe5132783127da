"""What a user relies on who codes again: the same ledger, and only what has changed is read."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from conftest import Outcome
from reviewbook.cli import command_line
from reviewbook.coding import batches, kept_batches, pipeline, rules_version
from reviewbook.coding.batches import Collection
from reviewbook.coding.pipeline import CodingRun, code_to_writer
from reviewbook.coding.reviewer_inputs import Inputs, read_inputs
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder, place
from reviewbook.project.user_cache import CACHE, UserCache

Run = Callable[..., Outcome]
PLOTS = 20
WHY = ("--why", "not meant here", "--who", "maintainer")


def contents(folder: Path) -> dict[str, bytes]:
    """Every table of a ledger by its path."""
    files = [folder / "documents.csv", *folder.glob("evidence/*")]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files if file.exists()}


def write_plot(garden: Project, number: int, words: str = "") -> Path:
    file = garden.data / "documents" / f"plot-{number:02}.txt"
    text = f"Plot {number}\n\nLeaf mould helped, and compost. {words}It was saved for nothing.\n"
    file.write_text(text, encoding="utf-8")
    return file


def code(
    project: Project, out: Path | None = None, *, keep: bool = True, **options: bool
) -> CodingRun:
    """Code a review into a folder, by default its own."""
    with LedgerWriter(Folder(out or project.data)) as writer:
        texts = Folder(project.data / "documents")
        told = code_to_writer(project, texts, writer, keep=keep, **options)
        writer.finish()
    return told


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one's own."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def plots(garden: Project, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A garden of twenty plots and two texts more, in batches of two."""
    monkeypatch.setattr(batches, "BATCH_DOCUMENTS", 2)
    for number in range(PLOTS):
        write_plot(garden, number)
    return garden


@pytest.fixture
def coded(plots: Project) -> Project:
    """The same, coded once."""
    assert code(plots).kept == 0
    return plots


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are coded from here on."""
    found: list[str] = []

    def noted(setup: kept_batches.Setup, batch: batches.Batch) -> kept_batches.Coded:
        found.extend(row.document for row in batch.rows)
        return code_batch(setup, batch)

    code_batch = kept_batches.code_batch
    monkeypatch.setattr(kept_batches, "code_batch", noted)
    return found


# What is read again


def test_nothing_is_read_again_where_nothing_has_changed(
    coded: Project, read_again: list[str]
) -> None:
    before = contents(coded.data)
    assert code(coded).kept == PLOTS + 2
    assert read_again == []
    assert contents(coded.data) == before


def change_text(project: Project) -> None:
    write_plot(project, 7, "The compost steamed. ")


def change_manifest(project: Project) -> None:
    lines = project.manifest.read_text(encoding="utf-8").replace("plot-07,", "plot-07,A Plot")
    project.manifest.write_text(lines, encoding="utf-8")


@pytest.mark.parametrize("change", [change_text, change_manifest])
def test_what_has_changed_is_read_again_with_what_lies_beside_it(
    coded: Project, read_again: list[str], change: Callable[[Project], None]
) -> None:
    change(coded)
    assert code(coded, accept_changed=True).kept == PLOTS
    assert "plot-07" in read_again
    assert len(read_again) == 2


def test_a_decision_has_its_document_read_again(
    coded: Project, run: Run, read_again: list[str]
) -> None:
    found = (coded.evidence / "mentions.csv").read_text(encoding="utf-8").splitlines()
    decided = ("decide", "--row", "mentions:9", "--field", "row", "--new", "drop", *WHY)
    assert run(*decided, "--project", coded.root).status == 0
    assert code(coded).kept == PLOTS
    assert len(read_again) == 2
    left = (coded.evidence / "mentions.csv").read_text(encoding="utf-8").splitlines()
    assert left == found[:8] + found[9:]


def test_a_new_document_is_read_with_the_last_batch(coded: Project, read_again: list[str]) -> None:
    write_plot(coded, PLOTS)
    assert code(coded).kept == PLOTS + 2
    assert read_again == [f"plot-{PLOTS}"]


def add_term(project: Project) -> None:
    told = project.codebook.read_text(encoding="utf-8")
    project.codebook.write_text(told.replace("[tilth]", "[tilth, crumb]"), encoding="utf-8")


def add_work(project: Project) -> None:
    project.bibliography.write_text("@book{stone, title = {On Soil}}\n", encoding="utf-8")


def other_rules(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_batches, "version_of_rules", lambda: "others")


def other_library(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_batches, "version_of_libraries", lambda: "others")


@pytest.mark.parametrize("change", [add_term, add_work, other_rules, other_library])
def test_what_is_the_same_for_all_has_all_read_again(
    coded: Project,
    read_again: list[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[..., None],
) -> None:
    change(coded, *([monkeypatch] if "other" in change.__name__ else []))
    assert code(coded).kept == 0
    assert len(read_again) == PLOTS + 2


def test_the_libraries_are_those_that_the_package_needs_to_read() -> None:
    root = Path(__file__).resolve().parents[2]
    made = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {line.partition(">")[0] for line in made["dependencies"]}
    assert needed - {*rules_version.LIBRARIES} == {"platformdirs", "psutil", "rich", "typer"}
    assert {*rules_version.LIBRARIES} <= needed


def test_a_document_that_goes_moves_few_batches(
    garden: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        write_plot(garden, number)
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 1500)

    def cut() -> set[tuple[str, ...]]:
        with Collection(garden.manifest, Folder(garden.data / "documents")) as found:
            return {tuple(row.document for row in b.rows) for b in found.batches({})}

    before = cut()
    assert len(before) > 20
    for number in (0, 101, 202):
        file = garden.data / "documents" / f"plot-{number:02}.txt"
        file.unlink()
        assert len(cut() - before) <= 4
        write_plot(garden, number)


def test_again_reads_all_and_leaves_the_cache_alone(
    coded: Project, run: Run, cache: Path, read_again: list[str]
) -> None:
    for file in cache.iterdir():
        file.write_bytes(b"")
    assert run("code", "--again", "--project", coded.root).status == 0
    assert {file.read_bytes() for file in cache.iterdir()} == {b""}


def test_again_is_not_for_collections_of_records(garden: Project, run: Run) -> None:
    outcome = run("code", "--again", "--records", garden.root, "--project", garden.root)
    assert (outcome.status, "--records goes with none of" in outcome.said) == (2, True)


def test_the_command_says_how_many_it_has_not_read(coded: Project, run: Run) -> None:
    change_text(coded)
    outcome = run("code", "--accept-changed", "--project", coded.root)
    assert f"documents that have not changed since they were coded: {PLOTS}\n" in outcome.said
    assert "not changed" not in run("code", "--again", "--project", coded.root).said


def test_the_bar_says_how_many_were_done_before(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=120)
    monkeypatch.setattr(command_line, "console", screen)
    with command_line.document_progress("coding") as step:
        step(1200, 1300, 1100)
    assert "1,100 done before" in screen.file.getvalue()


# The same to the byte


CHANGES: dict[str, Callable[[Project, int, Run], object]] = {
    "text": lambda project, n, run: write_plot(project, n, "The compost steamed. " * (n % 3)),
    "new": lambda project, n, run: write_plot(project, n + PLOTS),
    "gone": lambda project, n, run: forget(project, n),
    "faulty": lambda project, n, run: write_plot(project, n).write_bytes(b"Plot\n\n\xff\n"),
    "doubt": lambda project, n, run: write_plot(project, n, "Lost: \ufffd. "),
    "title": lambda project, n, run: change_manifest(project),
    "term": lambda project, n, run: add_term(project),
    "work": lambda project, n, run: add_work(project),
    "decision": lambda project, n, run: run(
        "decide", "--row", f"mentions:{n + 2}", "--field", "row", "--new", "drop", *WHY,
        "--project", project.root,
    ),
}  # fmt: skip


def forget(project: Project, number: int) -> None:
    """Take a document away, and its row."""
    name = f"plot-{number:02}"
    (project.data / "documents" / f"{name}.txt").unlink(missing_ok=True)
    lines = project.manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    project.manifest.write_text("".join(one for one in lines if not one.startswith(name)))


def answer(project: Project, out: Path, *, keep: bool, accept: bool) -> object:
    """What coding says, or what it refuses."""
    try:
        return sorted(map(str, code(project, out, keep=keep, accept_changed=accept).doubts))
    except InputError as error:
        return str(error)


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, PLOTS - 1), st.booleans()),
        min_size=3,
        max_size=6,
    )
)
def test_the_ledger_is_the_same_with_what_was_kept_and_without(
    garden: Project,
    cache: Path,
    tmp_path: Path,
    run: Run,
    changes: Sequence[tuple[str, int, bool]],
) -> None:
    for number in range(PLOTS):
        write_plot(garden, number)
    garden.decisions.unlink(missing_ok=True)
    for change, number, accept in [("none", 0, True), *changes]:
        if change in CHANGES:
            CHANGES[change](garden, number, run)
        afresh = answer(garden, tmp_path / "afresh", keep=False, accept=accept)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(batches, "BATCH_DOCUMENTS", 2)
            assert answer(garden, garden.data, keep=True, accept=accept) == afresh
        if isinstance(afresh, list):
            assert contents(garden.data) == contents(tmp_path / "afresh")


# What may not be taken for what was coded


def test_a_document_that_may_not_differ_is_refused_though_it_was_coded(coded: Project) -> None:
    before = coded.manifest.read_bytes()
    change_text(coded)
    code(coded, accept_changed=True)
    assert code(coded).kept == PLOTS + 2
    coded.manifest.write_bytes(before)
    with pytest.raises(InputError, match="plot-07 is not the one that was coded"):
        code(coded)


def test_what_a_faulty_document_stopped_goes_on_when_it_is_mended(
    plots: Project, read_again: list[str]
) -> None:
    write_plot(plots, 7).write_bytes(b"Plot\n\n\xff\n")
    for _ in range(2):
        with pytest.raises(InputError, match=r"plot-07\.txt:3: not UTF-8"):
            code(plots)
    write_plot(plots, 7)
    read_again.clear()
    assert code(plots).kept == PLOTS
    assert len(read_again) == 2


def test_what_is_said_of_a_doubtful_file_is_said_again(plots: Project) -> None:
    write_plot(plots, 7, "Lost: \ufffd. ")
    first, second = code(plots), code(plots)
    assert (first.kept, second.kept) == (0, PLOTS + 2)
    assert [str(d) for d in first.doubts] == [str(d) for d in second.doubts] != []


@pytest.mark.parametrize("damage", [lambda raw: b"", lambda raw: raw[:-9], lambda raw: raw[66:]])
def test_a_damaged_file_is_as_none(
    coded: Project, cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    before = contents(coded.data)
    for file in cache.iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert code(coded).kept == 0
    assert contents(coded.data) == before
    assert code(coded).kept == PLOTS + 2


def test_the_file_of_another_batch_is_as_none(coded: Project, cache: Path) -> None:
    before = contents(coded.data)
    one, *others = sorted(cache.iterdir())
    for file in others:
        file.write_bytes(one.read_bytes())
    assert code(coded).kept == 2
    assert contents(coded.data) == before


def test_a_file_that_changes_while_it_is_coded_is_not_kept(
    plots: Project, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(setup: kept_batches.Setup, batch: batches.Batch) -> kept_batches.Coded:
        if "plot-07" in {row.document for row in batch.rows}:
            change_text(plots)
        return code_batch(setup, batch)

    code_batch = kept_batches.code_batch
    monkeypatch.setattr(kept_batches, "code_batch", late)
    code(plots)
    assert len(list(cache.iterdir())) == PLOTS // 2


def test_a_codebook_that_changes_while_it_is_read_keeps_nothing(
    plots: Project, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*words: Any) -> Inputs:
        found = read_inputs(*words)
        add_term(plots)
        return found

    monkeypatch.setattr(pipeline, "read_inputs", late)
    code(plots)
    assert not cache.exists()


# Where it lies


def test_where_nothing_can_be_kept_all_is_coded(plots: Project, cache: Path) -> None:
    cache.write_text("no folder")
    assert code(plots).kept == code(plots).kept == 0


def test_there_are_no_more_than_there_is_room_for(
    plots: Project, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_batches, "MOST", 20_000)
    monkeypatch.setattr(kept_batches, "PRUNING", "")
    assert code(plots).kept == 0
    assert 0 < sum(file.stat().st_size for file in cache.iterdir()) <= 20_000


def test_what_is_used_stays_longest(cache: Path, tmp_path: Path) -> None:
    store = UserCache("batch", 250)
    for number, key in enumerate("abc"):
        store.put(key * 64, b"x" * 50)
        os.utime(cache / f"{key * 64}.batch", (number, number))
    assert store.get("a" * 64) == b"x" * 50
    store.prune()
    assert {file.name[0] for file in cache.iterdir()} == {"a", "c"}


def test_only_a_folder_of_this_machine_is_kept(garden: Project, cache: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    fsspec.filesystem("memory").pipe("/kept/beans.txt", b"Beans\n\nCompost.")
    with LedgerWriter(Folder(garden.data)) as writer:
        assert code_to_writer(garden, place("memory://kept"), writer, keep=True).kept == 0
    fsspec.filesystem("memory").rm("/kept", recursive=True)
    assert not cache.exists()


def test_check_takes_nothing_from_the_cache(coded: Project, run: Run, cache: Path) -> None:
    for file in cache.iterdir():
        file.unlink()
    assert run("check", "--project", coded.root).status == 0
    assert list(cache.iterdir()) == []


# Interrupted


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_that_is_interrupted_goes_on_where_it_stopped(
    garden: Project, cache: Path, tmp_path: Path, workers: str
) -> None:
    for number in range(16):
        write_plot(garden, number, "The bed lay still under a grey and patient sky. " * 5000)
    command = [sys.executable, "-m", "reviewbook", "code", "--workers", workers]
    running = subprocess.Popen([*command, "--project", str(garden.root)], stderr=subprocess.PIPE)
    while running.poll() is None and not [*cache.glob("*.batch")]:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1]
    assert (running.returncode, said) == (130, b"interrupted\n")
    assert not garden.manifest.exists()
    finished = len([*cache.glob("*.batch")])
    seen: list[tuple[int, ...]] = []
    with LedgerWriter(Folder(garden.data)) as writer:
        texts = Folder(garden.data / "documents")
        told = code_to_writer(
            garden, texts, writer, keep=True, step=lambda *numbers: seen.append(numbers)
        )
        writer.finish()
    assert 0 < told.kept < 18
    assert len({kept for *_, kept in seen} - {0}) == finished
    code(garden, tmp_path / "afresh", keep=False)
    assert contents(garden.data) == contents(tmp_path / "afresh")
