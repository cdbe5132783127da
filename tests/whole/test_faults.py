"""Planted faults: each ends soon, in words, and with everything as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import psutil
import pytest

from conftest import Outcome
from reviewbook.project.review_folder import Project
from reviewbook.project.working_folders import UNFINISHED
from reviewbook.site.chapters import kernel_client
from reviewbook.site.output.folder import fresh_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, links and signals of Unix")

Run = Callable[..., Outcome]
PATIENCE = 180


@pytest.fixture
def coded(garden: Project, run: Run) -> Project:
    """The garden review, coded, with a notebook and who made it."""
    assert run("code", "--project", garden.root).status == 0
    (garden.root / "CITATION.cff").write_text("title: Garden\nauthors:\n- name: Us\n")
    write_notebook(garden, "00-home", "1 + 1")
    return garden


def write_notebook(project: Project, name: str, *sources: str) -> Path:
    project.notebooks.mkdir(exist_ok=True)
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    path = project.notebooks / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What stands in the place of a file


def as_folder(path: Path) -> None:
    path.mkdir()


def as_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def as_circle(path: Path) -> None:
    path.symlink_to(path.name)


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


SAID = {
    as_folder: "Is a directory",
    as_link_to_nothing: "No such file",
    as_circle: "Too many levels of symbolic links",
    as_pipe: "it is a pipe or a device",
    as_device: "it is a pipe or a device",
}
DECIDE = ("decide", "--row", "mentions:2", "--field", "row", "--new", "drop", "--why", "w")
READ_BY = {
    "references.bib": ("code", "check", "build"),
    "CITATION.cff": ("check", "build"),
    "data/codebook.yml": ("code", "check", "show beans", "build"),
    "data/documents.csv": ("code", "check", "show beans", "build"),
    "data/decisions.csv": ("code", "check", "show beans", "retire 2 --why w", "decide"),
    "data/standards.csv": ("check",),
    "data/places.csv": ("check",),
    "data/refused.csv": ("check",),
    "data/datapackage.json": ("check", "build"),
    "data/evidence/mentions.csv": ("check", "show beans", "build"),
    "data/documents/beans.txt": ("code", "check", "show beans"),
    "notebooks/00-home.ipynb": ("check", "run", "build"),
}


@pytest.mark.parametrize("fault", SAID)
@pytest.mark.parametrize("name", READ_BY)
def test_what_stands_in_the_place_of_a_file_is_named(
    coded: Project, run: Run, name: str, fault: Callable[[Path], None]
) -> None:
    path = coded.root / name
    path.unlink(missing_ok=True)
    fault(path)
    for command in READ_BY[name]:
        words = DECIDE if command == "decide" else command.split()
        before = set(coded.root.rglob("*"))
        outcome = run(*words, "--project", coded.root)
        said = outcome.said.splitlines()
        assert outcome.status == (1 if command == "check" else 2), command
        named = next(line for line in said if line.startswith("error: "))
        assert str(path) in named and SAID[fault] in named, command
        assert set(coded.root.rglob("*")) == before, "nothing is left lying about"


@pytest.mark.parametrize("fault", [as_pipe, as_device])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("data/evidence/passages.csv", "code"),
        ("data/datapackage.json", "code"),
        ("data/documents.csv", "code"),
        ("out.csv", "convert data/codebook.yml out.csv"),
        ("site", "build"),
        ("site/index.html", "build"),
        ("made", "new made"),
    ],
)
def test_what_is_no_plain_file_is_never_written_over(
    coded: Project,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    words: str,
    fault: Callable[[Path], None],
) -> None:
    monkeypatch.chdir(coded.root)
    path = coded.root / name
    if name == "site/index.html":
        assert run("build").status == 0
    path.unlink(missing_ok=True)
    fault(path)
    before, every = contents(coded.root), set(coded.root.rglob("*"))
    done = run(*words.split())
    assert done.status == 2, done.said
    assert done.said.startswith("error: ") and "Traceback" not in done.said
    assert not path.is_file() and os.path.lexists(path)
    assert (contents(coded.root), set(coded.root.rglob("*"))) == (before, every)


def test_a_circle_of_links_among_the_texts_is_named_and_hides_no_other(
    coded: Project, run: Run
) -> None:
    texts = coded.data / "documents"
    (texts / "one.txt").symlink_to("two.txt")
    (texts / "two.txt").symlink_to("one.txt")
    outcome = run("code", "--project", coded.root)
    assert (outcome.status, "written: 2 documents" in outcome.said) == (0, True)
    assert "links that lead nowhere: one.txt, two.txt" in outcome.said
    assert run("check", "--project", coded.root).status == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("authors: [\n", "not YAML"),
        ("date-released: 2024-13-45\n", "not YAML: month must be"),
        ("title: a\0b\n", "a NUL, which no text holds"),
        ("[" * 3000, "not YAML"),
        ("- title\n", "no lines of the kind"),
        ("", "no lines of the kind"),
        ("title: A\nauthors: [A, B]\n", ":2: authors is no list"),
        ("title: A\nauthors: Orla\n", ":2: authors is no list"),
        ("title: A\nauthors: [{family: Orla}]\n", ":2: authors is no list"),
        ("title: A\nauthors: [{name: 5}]\n", ":2: authors is no list"),
        ("authors: []\n", "no title"),
        ("title: 1984\n", ":1: it has no title that is a text"),
        ('title: A\ndate-released: "2023-02-29"\n', ":2: date-released is no day"),
        ("title: A\ndate-released: spring\n", ":2: date-released is no day"),
        ("title: A\nversion: [1]\n", ":2: version is no text or number"),
        ("title: A\nlicense: {name: MIT}\n", ":2: license is no text"),
        ("title: A\nurl: javascript:alert(1)\n", ":2: url is no address"),
        ("title: A\nreferences: [B]\n", ":2: references is no work"),
        ("title: A\nreferences: [{title: B, authors: C}]\n", ":2: references: authors is no"),
        ("title: A\ntype: data\ntitle: B\n", ":3: title stands there twice, first in line 1"),
    ],
)
def test_a_broken_citation_is_said_before_any_notebook_is_run(
    coded: Project, run: Run, monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    monkeypatch.setattr(
        "reviewbook.site.site_builder.execute_all", lambda *_: pytest.fail("was run")
    )
    (coded.root / "CITATION.cff").write_text(text)
    outcome = run("build", "--project", coded.root)
    assert outcome.status == 2
    (said,) = (line for line in outcome.said.splitlines() if "CITATION.cff" in line)
    assert problem in said


# Notebooks


def failure(project: Project, run: Run, *options: object) -> str:
    """Run the notebooks, which has to fail, and return the one line that says why."""
    before = contents(project.root)
    outcome = run("run", "--project", project.root, *options)
    assert outcome.status == 2
    assert contents(project.root) == before
    (said,) = (line for line in outcome.said.splitlines() if line.startswith("error: "))
    assert "\n  remedy: " in outcome.said
    return said


CHART = """\
import altair as alt, pandas as pd
from reviewbook import charts
alt.Chart(pd.DataFrame({"a": [1]})).mark_bar().encode(x="b")
"""
SHOWN = """\
class Bed:
    def _repr_html_(self):
        raise ValueError("no beans")
Bed()
"""


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (CHART, "fails: ChartError: the data of this chart have no column 'b'"),
        (SHOWN, "fails: ValueError: no beans"),
        ("from IPython.display import display\n" + SHOWN[:-6] + "display(Bed())", "no beans"),
        ("import os; os.kill(os.getpid(), 9)", "fails: the kernel died"),
        ("import os; os._exit(0)", "fails: the kernel died"),
        ("input('who?')", "fails: StdinNotImplementedError"),
        ("import sys; sys.exit(3)", "fails: SystemExit: 3"),
        ("def (", "fails: SyntaxError"),
    ],
)
def test_why_a_cell_fails_is_said_in_one_line(
    coded: Project, run: Run, source: str, why: str
) -> None:
    path = write_notebook(coded, "01-bad", "1", source)
    said = failure(coded, run)
    assert said.startswith(f"error: {path}: code cell 2 ")
    assert why in said


def test_where_a_file_keeps_a_cell_from_running_the_remedy_is_about_the_file(
    coded: Project, run: Run
) -> None:
    reads = "from reviewbook import Review\nReview.open().references"
    path = write_notebook(coded, "01-reads", reads)
    coded.bibliography.unlink()
    said, remedy = run("run", "--project", coded.root).said.splitlines()[-2:]
    assert said.startswith(f"error: {path}: code cell 1 fails: InputError: {coded.bibliography}: ")
    assert (said.count("remedy"), remedy) == (0, "  remedy: put the file back, or correct its name")


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "import time; time.sleep(1000)",
        "import signal, time\nsignal.signal(2, signal.SIG_IGN)\nwhile True: time.sleep(1)",
    ],
)
def test_a_notebook_that_never_ends_is_stopped_and_its_cell_named(
    coded: Project, run: Run, source: str
) -> None:
    path = write_notebook(coded, "01-long", "1", source)
    said = failure(coded, run, "--timeout", 8)
    assert f"{path}: code cell 2 does not end: the notebook has run for 8 seconds" in said


def test_the_limit_holds_for_a_notebook_as_a_whole(coded: Project, run: Run) -> None:
    write_notebook(coded, "01-long", *["import time; time.sleep(3)"] * 6)
    assert "does not end: the notebook has run for 8 seconds" in failure(coded, run, "--timeout", 8)


@pytest.mark.parametrize(
    "source",
    [
        "while True: print('beans' * 1000)",
        "from IPython.display import HTML\nHTML('beans' * 1_000_000)",
    ],
)
def test_a_notebook_that_prints_without_end_is_stopped(
    coded: Project, run: Run, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setattr(kernel_client, "MOST_OUTPUT", 2_000_000)
    path = write_notebook(coded, "01-loud", "1", source)
    assert f"{path}: code cell 2 puts out more than 2 MB" in failure(coded, run)


def test_what_a_notebook_began_ends_with_it(coded: Project, run: Run, tmp_path: Path) -> None:
    note = tmp_path / "child"
    source = (
        "import os, time\nif not os.fork():\n"
        f"    open({str(note)!r}, 'w').write(str(os.getpid()))\n    time.sleep(1000)\n"
        f"while not os.path.exists({str(note)!r}): time.sleep(0.1)"
    )
    write_notebook(coded, "01-forks", source)
    assert run("run", "--project", coded.root).status == 0
    assert not alive(int(note.read_text()))


def alive(process: int) -> bool:
    """Tell whether a process is still there a moment later."""
    for _ in range(50):
        if not psutil.pid_exists(process) or psutil.Process(process).status() == "zombie":
            return False
        time.sleep(0.1)
    return True


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[1]", '{"nbformat": 4}', '{"cells": 5, "nbformat": 4}', "\udcff"]
)
def test_what_is_no_notebook_is_named_and_hides_no_other(
    coded: Project, run: Run, text: str
) -> None:
    for name in ("01-bad", "02-bad"):
        path = coded.notebooks / f"{name}.ipynb"
        path.write_bytes(text.encode(errors="surrogateescape"))
    outcome = run("run", "--project", coded.root)
    assert outcome.status == 2
    assert all(f"/{name}.ipynb:" in outcome.said for name in ("01-bad", "02-bad"))
    assert "Traceback" not in outcome.said


# Interrupts


class Started:
    """A command in a process of its own, and what that has begun."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder, self.before = folder, contents(folder)
        command = [sys.executable, "-m", "reviewbook", *words, "--project", str(folder)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def wait_for(self, begun: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE
        while not begun():
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < until
            time.sleep(0.05)

    def interrupted_by(self, number: int) -> None:
        """Interrupt it, and see that nothing of it is left."""
        children = self.children()
        self.process.send_signal(number)
        written, said = self.process.communicate(timeout=PATIENCE)
        assert (self.process.returncode, said, written) == (130, "interrupted\n", "")
        assert contents(self.folder) == self.before
        assert not list(self.folder.rglob(f"{UNFINISHED}*"))
        assert not [child for child in children if alive(child.pid)]


@pytest.fixture
def large(coded: Project) -> Project:
    """The garden with texts enough to be interrupted over."""
    for number in range(60):
        text = "Beans\n\n" + f"Compost helps {number} beds; leaf mould costs nothing.\n\n" * 400
        (coded.data / "documents" / f"new{number}.txt").write_text(text)
    return coded


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    "words", [("code",), ("code", "--workers", "2"), ("check", "--workers", "2")]
)
def test_an_interrupt_leaves_all_as_it_was(
    large: Project, words: tuple[str, ...], number: int
) -> None:
    started = Started(large.root, *words)
    if "--workers" in words:
        started.wait_for(lambda: len(started.children()) > 2)
    else:
        started.wait_for(lambda: list(large.data.glob(f"{UNFINISHED}*")))
    started.interrupted_by(number)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
@pytest.mark.parametrize("after", [0.0, 0.1, 0.3, 1.0])
def test_a_terminal_that_interrupts_all_of_add_is_told_so_once(
    coded: Project, after: float
) -> None:
    page = coded.root.parent / "long.html"
    page.write_text("<html><body>" + "<p>Compost helps beds.</p>\n" * 200_000 + "</body></html>")
    command = [sys.executable, "-m", "reviewbook", "add", page, "--project", coded.root]
    before = contents(coded.root)
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    until = time.monotonic() + PATIENCE
    while len(psutil.Process(running.pid).children()) < 2 and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(after)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, "interrupted\n")
    assert contents(coded.root) == before


@pytest.mark.parametrize("words", [("run",), ("build",)])
def test_an_interrupt_takes_the_kernels_along(coded: Project, words: tuple[str, ...]) -> None:
    note = coded.root.parent / "begun"
    write_notebook(
        coded, "01-long", f"open({str(note)!r}, 'w').close()\nimport time; time.sleep(1000)"
    )
    started = Started(coded.root, *words)
    started.wait_for(note.exists)
    # The other notebook has said that it was run.
    children = started.children()
    started.process.send_signal(signal.SIGINT)
    _, said = started.process.communicate(timeout=PATIENCE)
    assert (started.process.returncode, said.splitlines()[-1]) == (130, "interrupted")
    assert "Traceback" not in said
    assert not [child for child in children if alive(child.pid)]
    assert contents(coded.root) == started.before


def test_workers_end_when_nobody_is_left_to_ask(large: Project) -> None:
    started = Started(large.root, "code", "--workers", "2")
    started.wait_for(lambda: len(started.children()) > 2)
    children = started.children()
    started.process.kill()
    started.process.communicate(timeout=PATIENCE)
    assert not [child for child in children if alive(child.pid)]


def test_only_a_notebook_that_came_to_its_end_is_said_to_have_run(coded: Project, run: Run) -> None:
    write_notebook(coded, "01-bad", "1 / 0")
    outcome = run("run", "--project", coded.root)
    assert "ran 00-home" in outcome.said
    assert "ran 01-bad" not in outcome.said


def test_nobodys_settings_change_what_a_notebook_puts_out(
    coded: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "ipython" / "profile_default" / "startup"
    settings.mkdir(parents=True)
    (settings / "own.py").write_text("beans = 3")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    write_notebook(coded, "01-own", "beans")
    assert "NameError" in failure(coded, run)


def test_without_a_home_nothing_is_left_behind(coded: Project) -> None:
    (home := coded.root.parent / "home").mkdir()
    (left := coded.root.parent / "left").mkdir()
    home.chmod(0o555)
    command = f"unset IPYTHONDIR; {without_rights()}$REVIEWBOOK run"
    done = typed(coded, command, HOME=str(home), TMPDIR=str(left))
    home.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert not [*left.iterdir()]


# Outputs, disks, rights


def typed(project: Project, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $REVIEWBOOK is the command."""
    given = {"REVIEWBOOK": f"{sys.executable} -m reviewbook", **variables}
    return subprocess.run(
        ["sh", "-c", command],
        cwd=project.root,
        env=os.environ | given,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize(
    ("outputs", "status"),
    [(">&-", 2), ("2>&-", 0), ("<&- >&- 2>&-", 2), (">/dev/full", 2), ("2>/dev/full", 0)],
)
@pytest.mark.parametrize("words", ["check", "--version", "show beans"])
def test_what_could_not_be_written_is_told_by_the_status(
    coded: Project, words: str, outputs: str, status: int
) -> None:
    done = typed(coded, f"$REVIEWBOOK {words} {outputs}")
    assert done.returncode == status
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    why = "No space left" if "full" in outputs else "Bad file descriptor"
    assert (why in done.stderr) == (outputs.startswith(">"))


@pytest.mark.parametrize("output", ["2>&-", "2>/dev/full"])
def test_a_note_that_could_not_be_said_is_told_by_the_status(coded: Project, output: str) -> None:
    (coded.data / "documents" / "later.rtf").touch()
    assert "later.rtf" in typed(coded, "$REVIEWBOOK code").stderr
    done = typed(coded, f"$REVIEWBOOK code {output}")
    assert (done.returncode, done.stdout.startswith("written: ")) == (2, True)


def test_a_ledger_is_written_whole_whatever_is_closed(coded: Project) -> None:
    before = contents(coded.data)
    assert typed(coded, "$REVIEWBOOK code <&- >&- 2>&-").returncode == 2
    assert contents(coded.data) == before


@pytest.mark.parametrize("words", ["show beans", "check"])
def test_a_reader_that_has_gone_ends_a_command_as_it_ends_others(
    coded: Project, words: str
) -> None:
    done = typed(coded, f"{{ $REVIEWBOOK {words}; echo $? >status; }} | true")
    assert (coded.root / "status").read_text() == "141\n"
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="names on a Mac are UTF-8")
def test_a_folder_may_have_any_name(coded: Project) -> None:
    name = os.fsdecode(b"-a b'\"#%?*\n$x \xc3\xa9\xff")
    moved = Project(coded.root.rename(coded.root.with_name(name)))
    for words in ("code", "check", "show beans"):
        done = typed(moved, f"$REVIEWBOOK {words}")
        assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="names on a Mac are UTF-8")
@pytest.mark.parametrize("words", ["code", "check"])
def test_a_name_that_this_locale_cannot_have_is_said_with_what_to_set(
    coded: Project, words: str
) -> None:
    (coded.data / "documents" / "花.txt").write_text("Flowers\n\nCompost.\n")
    assert typed(coded, "LC_ALL=C $REVIEWBOOK code").returncode == 0
    odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    before = contents(coded.root)
    done = typed(coded, f"$REVIEWBOOK {words}", **odd)
    assert done.returncode == 2
    assert "where names are ascii" in done.stderr and r"\u82b1" in done.stderr
    assert "remedy: set PYTHONUTF8=1" in done.stderr and "Traceback" not in done.stderr
    assert contents(coded.root) == before
    assert typed(coded, f"$REVIEWBOOK {words}", LC_ALL="C").returncode == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="names on a Mac are UTF-8")
def test_names_are_shown_by_their_letters_and_bytes_that_are_none_in_hexadecimal(
    coded: Project,
) -> None:
    odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for environment in (odd, {"LC_ALL": "C.UTF-8"}):
        said = typed(coded, "$REVIEWBOOK check --project caf\u00e9", **environment).stderr
        assert "caf\u00e9/data" in said or r"caf\xe9/data" in said
        said += typed(coded, r"$REVIEWBOOK add $(printf 'a\351.txt')", **environment).stderr
        assert r"a\xe9.txt" in said and r"\udc" not in said


@pytest.mark.skipif(sys.platform == "darwin", reason="names on a Mac are UTF-8")
@pytest.mark.parametrize(
    "words",
    ["show 花", "entries 花", "show beans 花", "花", "retire 2 --why w --who Zoë", "add 花.txt"],
)
def test_words_that_this_locale_cannot_read_are_said_to_be_so(coded: Project, words: str) -> None:
    odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = typed(coded, f"$REVIEWBOOK {words}", **odd)
    assert done.returncode == (1 if "add" in words else 2)
    assert "was read as ascii: if it is UTF-8, set PYTHONUTF8=1" in done.stderr
    assert "was read as" not in typed(coded, f"$REVIEWBOOK {words}", LC_ALL="C").stderr


def test_memory_that_runs_out_is_said_in_one_line() -> None:
    code = (
        "import reviewbook.cli\ndef app(): raise MemoryError\nreviewbook.cli.app = app\n"
        "from reviewbook.__main__ import run_until_interrupted as run\nrun()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: memory ran out; nothing is half written\n"


@pytest.mark.parametrize("words", ["code", "code --workers 2", "run"])
def test_a_disk_that_is_full_leaves_all_as_it_was(coded: Project, words: str) -> None:
    write_notebook(coded, "01-long", "'beans ' * 1000")
    text = coded.data / "documents" / "new.txt"
    text.write_text("Beans\n\n" + "Compost and leaf mould help.\n\n" * 500)
    before = contents(coded.root)
    done = typed(coded, f"ulimit -f 2; $REVIEWBOOK {words}")  # no file beyond a kilobyte
    assert done.returncode == 2
    assert "cannot be written: File too large" in done.stderr
    assert "remedy: make room" in done.stderr and "Traceback" not in done.stderr
    assert contents(coded.root) == before


def without_rights() -> str:
    """Return what takes the right of root to read and write everything; nothing for others."""
    if os.geteuid():
        return ""
    if not shutil.which("setpriv"):
        pytest.skip("root may write anywhere, and there is no setpriv to take that right")
    rights = "-dac_override,-dac_read_search"
    return f"setpriv --bounding-set={rights} --inh-caps={rights} "


@pytest.mark.parametrize(
    ("place", "mode", "words"),
    [
        ("data", 0o555, "code"),
        ("data/evidence", 0o555, "code"),
        (
            "data/decisions.csv",
            0o444,
            "decide beans 41 48 --concept compost --field row --new drop",
        ),
        ("notebooks", 0o555, "run"),
        ("", 0o555, "build"),
        ("", 0o555, "build --out site/deep"),
        ("", 0o555, "convert data/codebook.yml codes.csv"),
        ("data/documents/beans.txt", 0, "code"),
    ],
)
def test_what_may_not_be_read_or_written_is_named(
    coded: Project, place: str, mode: int, words: str
) -> None:
    (coded.data / "decisions.csv").touch()
    before = contents(coded.root)
    path = coded.root / place
    mine = path.stat().st_mode
    path.chmod(mode)
    why = " --why w --who me" if words.startswith("decide") else ""
    done = typed(coded, f"{without_rights()}$REVIEWBOOK {words}{why}")
    path.chmod(mine)
    assert done.returncode == 2, done.stderr
    assert str(path) in done.stderr and "Permission denied" in done.stderr
    assert "ran " not in done.stderr, "no notebook is run for nothing"
    assert contents(coded.root) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("data/documents.csv", "code"),
        ("data/evidence/mentions.csv", "code"),
        ("data/datapackage.json", "code"),
        ("data/documents.csv", "add new.txt"),
        ("data/datapackage.json", "add new.txt"),
        ("references.bib", "add new.html"),
        ("data/decisions.csv", "decide --row mentions:3 --field row --new drop --why w"),
        ("data/decisions.csv", "retire 2 --why w"),
        ("notebooks/00-home.ipynb", "run"),
        ("site/index.html", "build"),
    ],
)
def test_what_somebody_made_read_only_stays_so_even_for_root(
    coded: Project, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(coded.root)
    (coded.root / "new.txt").write_text("New beds\n\nCompost helps.\n")
    said = "<p>Compost helps every bed that there is, and no bed minds it much in May.</p>"
    page = f"<html><head><title>New</title></head><body><h1>New</h1>{said}</body></html>"
    (coded.root / "new.html").write_text(page)
    if words.startswith("retire"):
        assert run(*DECIDE, "--who", "us").status == 0
    (coded.data / "decisions.csv").touch()
    with fresh_folder(coded.root / "site") as folder:
        (folder / "index.html").write_text("<p>Beans")
    (coded.root / name).chmod(0o444)
    before = contents(coded.root)
    signed = ["--who", "us"] if words.startswith(("decide", "retire")) else []
    done = run(*words.split(), *signed)
    assert done.status == (1 if words.startswith("add") else 2), done.said
    assert f"{coded.root / name}: cannot be written: Permission denied" in done.said
    assert "\n  remedy: make room or give the right" in done.said
    assert "added: " not in done.said and "ran " not in done.said
    assert contents(coded.root) == before


@pytest.mark.parametrize("blocks", [2, 4, 8, 16])
def test_a_table_is_not_written_without_what_describes_it(coded: Project, blocks: int) -> None:
    (coded.root / "new.txt").write_text("New beds\n\nCompost helps.\n")
    (coded.root / "bad.pdf").write_text("%PDF-nothing")
    before = contents(coded.root)
    assert (coded.data / "datapackage.json").stat().st_size > 8192
    done = typed(coded, f"ulimit -f {blocks}; $REVIEWBOOK add new.txt bad.pdf")
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    assert contents(coded.root) == before


def test_that_the_folder_of_the_review_was_named_is_not_kept(
    coded: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(coded.root)
    for named in (".", "data", ".."):
        done = run("add", named)
        if named != "..":
            assert done.status == 1 and "holds the review itself" in done.said
        assert not (coded.data / "refused.csv").exists()


def test_a_run_that_fails_leaves_no_folder_for_what_it_was_to_write(coded: Project) -> None:
    (coded.root / "few").mkdir()
    (coded.root / "few" / "beans.txt").write_text("Beans\n\nCompost.\n")
    every = set(coded.root.rglob("*"))
    assert typed(coded, "$REVIEWBOOK code --texts few --out made/deep").returncode == 2
    assert set(coded.root.rglob("*")) == every
