"""The package in parts: what works without an extra, and what names the one that it needs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from conftest import Outcome
from reviewbook.project.errors import InputError
from reviewbook.project.extras import EXTRAS, require_extra
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
Run = Callable[..., Outcome]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def distributions(requirements: list[str]) -> set[str]:
    """The names of what is required, an extra of our own replaced by what it stands for."""
    found = set()
    for line in requirements:
        name, extras = re.match(r"([\w.-]+)(?:\[(.*?)\])?", line).groups()
        nested = [
            distributions(PROJECT["optional-dependencies"][e])
            for e in (extras or "").split(",")
            if e
        ]
        found |= set().union(*nested) if name == "reviewbook" else {canonical(name)}
    return found


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_is_known_by_what_pyproject_installs_for_it(extra: str) -> None:
    of = packages_distributions()
    brought = {canonical(of[module][0]) for module in EXTRAS[extra]}
    assert brought == distributions(PROJECT["optional-dependencies"][extra])


@pytest.mark.parametrize(
    ("command", "module", "extra"),
    [("build", "nh3", "site"), ("build", "altair", "site"), ("run", "nbclient", "run")],
)
def test_a_command_says_which_extra_it_needs(
    garden: Project,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    module: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    outcome = run(command, "--project", garden.root)
    assert outcome.status == 2
    assert f"`reviewbook {command}` needs more than is installed: {module}" in outcome.said
    assert f'pip install "reviewbook[{extra}]"' in outcome.said


def test_records_say_which_extra_they_need_before_anything_is_coded(
    garden: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "title": "Compost"}\n')
    monkeypatch.setitem(sys.modules, "duckdb", None)
    outcome = run("code", "--records", tmp_path, "--project", garden.root)
    assert outcome.status == 2
    assert "`reviewbook code --records` needs more than is installed: duckdb" in outcome.said
    assert 'pip install "reviewbook[records]"' in outcome.said
    assert not [*garden.root.rglob("part-*")]


def test_what_is_installed_is_not_asked_for() -> None:
    for extra in EXTRAS:
        require_extra(extra, "x")
    with pytest.raises(KeyError):
        require_extra("none", "x")


BLOCKED = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
from reviewbook.cli import app
for words in sys.argv[1:]:
    if status := app(words.split(), standalone_mode=False):
        sys.exit(status)
    print(end="\\f", flush=True)
"""


@pytest.mark.slow
def test_without_an_extra_a_review_is_made_coded_checked_and_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    kept = {canonical(name) for name in distributions(PROJECT["dependencies"])}
    # pandas is asked for by pyarrow where it is there; rich brings pygments.
    absent = {module for modules in EXTRAS.values() for module in modules} - {"pygments"}
    assert not {canonical(packages_distributions()[m][0]) for m in absent} & kept
    code = BLOCKED.format(absent=sorted(absent))
    review = tmp_path / "made"

    def reviewbook(folder: Path, *commands: str) -> list[str]:
        """Give what each of several commands says, one after the other in one process."""
        done = subprocess.run(
            [sys.executable, "-c", code, *commands],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.split("\f")[:-1]

    reviewbook(tmp_path, "new made")
    (review / "data/documents/beans.md").write_text("# Beans\n\nAn example treatment helps.\n")
    judge = "decide --row mentions:2 --field row --new drop --why no --who me"
    again = "retire 2 --why yes --who me"
    said = reviewbook(review, "code", "check", "show beans", judge, "code", again)
    assert ": 1 document, 2 passages, 1 mention, 0 definitions" in said[0]
    assert "all is well" in said[1]
    assert "mentions:2" in said[2]
    assert "appended" in said[3]
    assert "0 mentions" in said[4]
    assert len(said) == 6


def test_an_error_about_an_extra_is_one_that_a_user_can_mend(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match="fsspec"):
        require_extra("cluster", "reviewbook code --scheduler")


def test_what_a_notebook_imports_says_which_extra_it_needs() -> None:
    absent = sorted({module for modules in EXTRAS.values() for module in modules} - {"pygments"})
    code = BLOCKED.format(absent=absent).partition("from reviewbook.cli")[0]
    done = subprocess.run(
        [sys.executable, "-c", f"{code}from reviewbook import Review"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == (
        'ImportError: Review needs pandas, which is not installed: pip install "reviewbook[run]"'
    )
