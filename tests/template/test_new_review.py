"""A review made by ``reviewbook new``: whole, neutral, and at work at once."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
import yaml

from conftest import GARDEN_CODEBOOK, GARDEN_TEXTS, Outcome
from reviewbook import __version__
from reviewbook.analysis.review import Review
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.ledger.writer import LedgerWriter
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.site import site_builder
from reviewbook.template import new_review
from reviewbook.template.new_review import VERSION, make_review
from shared import as_stored

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def no_texts_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)


@pytest.fixture
def made(tmp_path: Path) -> Project:
    return make_review(tmp_path / "made")


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def outputs(review: Project) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    for path in sorted(review.notebooks.glob("*.ipynb")):
        for cell in nbformat.read(path, 4).cells:
            yield from ((cell.id, output) for output in cell.get("outputs", ()))


# Where it is made.


def test_it_is_made_in_a_folder_that_is_new_empty_or_only_under_git(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    for name in ("new", "within/new", "empty", "repository"):
        outcome = run("new", tmp_path / name)
        assert outcome.status == 0, outcome.said
        assert str(tmp_path / name) in outcome.said
        assert Project.at(tmp_path / name)
    made = [files_in(tmp_path / name) for name in ("within/new", "empty", "repository")]
    assert [len(files) for files in made] == [len(files_in(tmp_path / "new"))] * 3


@pytest.mark.parametrize(
    "there", ["notes.txt", ".hidden", "folder/notes.txt", ".gitignore", ".github/mine.yml", ""]
)
def test_a_folder_that_holds_anything_is_refused_and_left_alone(
    tmp_path: Path, run: Run, there: str
) -> None:
    place = tmp_path / "taken"
    path = place / there if there else place  # without: a file in the place of the folder
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    outcome = run("new", place)
    assert outcome.status == 2
    assert str(place) in outcome.said and "new or empty" in outcome.said
    assert files_in(tmp_path) == [path] and path.read_text() == "mine"


@pytest.mark.parametrize("empty", [True, False], ids=["in an empty folder", "in a new one"])
@pytest.mark.parametrize("fault", ["while it is prepared", "while it is moved"])
def test_it_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: bool, fault: str
) -> None:
    place = tmp_path / "made"
    if empty:
        place.mkdir()
    rename, moved = Path.rename, []

    def fail(path: Path, target: Path) -> Path:
        if len(moved) == 5:
            raise OSError(28, "No space left on device", str(path))
        moved.append(path)
        return rename(path, target)

    def refuse(writer: LedgerWriter) -> None:
        raise InputError("no room")

    if fault == "while it is moved":
        monkeypatch.setattr(Path, "rename", fail)
    else:
        monkeypatch.setattr(LedgerWriter, "finish", refuse)
    with pytest.raises(InputError, match=r"(?i)no (room|space)"):
        make_review(place)
    assert place.exists() == empty
    assert not empty or not list(place.iterdir())
    monkeypatch.undo()
    assert make_review(place)


# What it is made of.


def test_it_names_the_version_that_it_was_made_with(made: Project) -> None:
    asked = (made.root / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert asked == f"reviewbook[notebooks,readers,site]=={__version__}"
    assert f"reviewbook {__version__}" in (made.root / "README.md").read_text(encoding="utf-8")
    assert not any(VERSION in path.read_text(encoding="utf-8") for path in files_in(made.root))


ORDINARY = {"narrative", "schema", "the body", "titration"}
"""Terms of our codebook that are words of the package as well, in the dictionary of its tables."""


def test_it_holds_no_word_of_our_subject(made: Project) -> None:
    ours = read_codebook(ROOT / "data" / "codebook.yml")
    terms = {term.lower() for concept in ours.concepts.values() for term in concept.terms}
    words = {*terms, *Review(Project(ROOT)).names, "depression", "depressed", "psychiatry"}
    known = re.compile(rf"\b({'|'.join(map(re.escape, sorted(words)))})s?\b")
    found = {
        path.name: known.findall(path.read_text(encoding="utf-8").lower())
        for path in files_in(made.root)
    }
    assert {name: hits for name, hits in found.items() if set(hits) - ORDINARY} == {}


def test_every_command_of_its_workflows_and_its_readme_is_there(made: Project, run: Run) -> None:
    makefile = (made.root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.* ## ", makefile, flags=re.MULTILINE))
    workflows = sorted((made.root / ".github" / "workflows").iterdir())
    assert [path.name for path in workflows] == ["ci.yml", "pages.yml"]
    commands = [
        step["run"]
        for path in workflows
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert commands == ["make review", "make review"]
    readme = (made.root / "README.md").read_text(encoding="utf-8")
    assert {*re.findall(r"`make ([a-z]+)", readme), "review"} <= targets
    verbs = set(re.findall(r"(?<=[`/]reviewbook )[a-z]+", readme + makefile))
    assert {"code", "show", "decide", "run", "check", "build"} <= verbs
    for verb in verbs:
        assert run(verb, "--help").status == 0, verb
    for place in re.findall(r"^\| `([^`]+)`", readme, flags=re.MULTILINE):
        assert (made.root / place).exists(), place


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_alone_lists_its_targets(made: Project) -> None:
    listed = subprocess.run(
        ["make"], cwd=made.root, capture_output=True, text=True, check=True
    ).stdout
    assert re.findall(r"^  make (\w+)", listed, flags=re.MULTILINE) == [
        "help", "setup", "code", "review", "lab", "notebooks", "clean",
    ]  # fmt: skip


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_its_texts_stay_out_of_git_and_nothing_else_does(made: Project) -> None:
    (made.data / "documents" / "beans.txt").write_text("Beans")
    subprocess.run(["git", "init", "-q"], cwd=made.root, check=True)
    left_out = subprocess.run(
        ["git", "status", "--porcelain", "--ignored"],
        cwd=made.root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert [line for line in left_out.splitlines() if line.startswith("!!")] == [
        "!! data/documents/"
    ]


# What it does.


def test_without_documents_it_is_checked_and_says_what_to_do(made: Project, run: Run) -> None:
    checked = run("check", "--project", made.root)
    assert (checked.status, "all is well" in checked.said) == (0, True)
    coded = run("code", "--project", made.root)
    assert coded.status == 2 and "no documents" in coded.said and "reviewbook add" in coded.said
    (made.data / "documents" / "beans.txt").write_text("Beans\n\nThey climb.\n")
    assert run("check", "--project", made.root).status == 1  # which has not been coded


@pytest.mark.slow
def test_without_documents_its_notebooks_run_and_its_pages_are_built(
    made: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("run", "--project", made.root)
    assert (ran.status, "9 notebooks" in ran.said) == (0, True), ran.said
    kinds = {output.output_type for _, output in outputs(made)}
    assert kinds <= {"execute_result", "display_data"}  # no warning, no error
    said = {cell: out.data["text/plain"] for cell, out in outputs(made) if cell.endswith("-next")}
    assert len(said) == 9
    for cell, steps in said.items():
        assert "1. No documents yet: take files in with `reviewbook add FILES`" in steps, cell
    monkeypatch.setattr(site_builder, "execute_all", as_stored)  # they have just been run
    built = run("build", "--project", made.root)
    assert built.status == 0, built.said
    assert "No documents yet" in (made.root / "site" / "index.html").read_text(encoding="utf-8")


def fill(review: Project) -> None:
    review.codebook.write_text(GARDEN_CODEBOOK, encoding="utf-8")
    for name, text in GARDEN_TEXTS.items():
        (review.data / "documents" / name).write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_only_what_was_written_in_it_is_of_its_own_collection(made: Project, run: Run) -> None:
    fill(made)
    for path in sorted(made.notebooks.iterdir())[1:]:
        path.unlink()
    (home,) = made.notebooks.iterdir()
    notebook = nbformat.read(home, 4)
    links = next(cell for cell in notebook.cells if "## A map of the rest" in cell.source)
    notebook.cells = [notebook.cells[0], *notebook.cells[1:5], links]
    notebook.cells[0].source = "# What two texts say about gardens"
    nbformat.write(notebook, home)
    assert run("code", "--project", made.root).status == 0
    assert run("run", "--project", made.root).status == 0
    noted = nbformat.read(home, 4).metadata["reviewbook"]
    assert (noted["documents"], len(noted["prose"])) == (["beans", "plot"], 1)
    other = GARDEN_CODEBOOK.replace("soil:", "weeds:").replace("tilth:", "hoeing:")
    made.codebook.write_text(other, encoding="utf-8")
    for name in GARDEN_TEXTS:
        (made.data / "documents" / name).rename(made.data / "documents" / f"other-{name}")
    made.manifest.unlink()
    assert run("code", "--project", made.root).status == 0
    built = run("build", "--project", made.root)
    # The title was written about the first collection; all else is true of the second, too.
    assert built.status == 2
    assert re.findall(r"“.*", built.said) == ["“# What two texts say about gardens”"]


# The package brings all that a review is made of.


@pytest.mark.slow
def test_the_wheel_makes_the_same_review(tmp_path: Path, made: Project) -> None:
    wheels, installed = tmp_path / "wheels", tmp_path / "installed"
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", wheels], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", installed, wheel], check=True, capture_output=True)
    code = "import reviewbook; print(reviewbook.__file__); from reviewbook.cli import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", code, "new", tmp_path / "other"],
        env={"PYTHONPATH": str(installed), "PATH": ""},
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(str(installed))
    other = tmp_path / "other"
    assert {path.relative_to(other): path.read_bytes() for path in files_in(other)} == {
        path.relative_to(made.root): path.read_bytes() for path in files_in(made.root)
    }


def test_what_programs_leave_among_the_templates_is_no_part_of_a_review(tmp_path: Path) -> None:
    for name in ("a.txt", "dot-b", ".ipynb_checkpoints/c", "__pycache__/d", ".DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.name for path in new_review.template_files(tmp_path)]
    assert found == ["a.txt", "dot-b"]
