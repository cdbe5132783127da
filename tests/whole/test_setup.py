"""What somebody who has just cloned the repository relies on."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from traitlets import import_item

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OPTIONAL = PROJECT["project"]["optional-dependencies"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):(?!=)(.*)$", MAKEFILE, flags=re.MULTILINE)
CONDA_NAMES = {"python-duckdb": "duckdb"}


def requirements(lines: list[str]) -> list[Requirement]:
    """The requirements, an extra of our own replaced by what it stands for."""
    found = [Requirement(line) for line in lines]
    own = [extra for one in found if one.name == "reviewbook" for extra in one.extras]
    nested = [one for extra in own for one in requirements(OPTIONAL[extra])]
    return [one for one in found if one.name != "reviewbook"] + nested


def by_name(found: list[Requirement]) -> dict[str, Requirement]:
    return {canonicalize_name(CONDA_NAMES.get(one.name, one.name)): one for one in found}


def conda() -> dict[str, Requirement]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    names = [entry for entry in listed if isinstance(entry, str)] + pip
    return by_name([Requirement(name) for name in names if name != "-e ."])


def locked() -> dict[str, list[tuple[str, int]]]:
    """Each locked package: its versions (more than one where Pythons differ) and their hashes."""
    versions = defaultdict(list)
    for block in re.split(r"^(?=\S)", LOCK, flags=re.MULTILINE)[1:]:
        name, version = re.match(r"([\w.-]+)==(\S+)", block).groups()
        versions[canonicalize_name(name)].append((version, block.count("--hash=sha256:")))
    return versions


RUNTIME_AND_TEST = by_name(requirements(PROJECT["project"]["dependencies"] + OPTIONAL["test"]))
BUILD = by_name(requirements(PROJECT["build-system"]["requires"]))


@pytest.mark.parametrize("name", sorted(RUNTIME_AND_TEST))
def test_conda_users_get_what_pyproject_asks_for(name):
    assert conda()[name].specifier == RUNTIME_AND_TEST[name].specifier


def test_conda_users_get_nothing_else():
    assert set(conda()) - {"python", "pip"} == set(RUNTIME_AND_TEST)


@pytest.mark.parametrize("name", sorted(RUNTIME_AND_TEST | BUILD))
def test_the_lock_holds_a_version_that_pyproject_allows(name):
    versions = locked()[name]
    assert versions
    assert all((RUNTIME_AND_TEST | BUILD)[name].specifier.contains(one) for one, _ in versions)


def test_every_locked_package_has_its_hashes():
    assert [name for name, versions in locked().items() if not all(n for _, n in versions)] == []


def test_the_lock_names_no_address():
    assert "://" not in LOCK
    assert "index-url" not in LOCK


def test_what_only_the_benchmarks_need_is_not_installed():
    assert set(by_name(requirements(OPTIONAL["bench"]))).isdisjoint(locked())


def test_every_target_of_the_makefile_says_what_it_does():
    assert {name for name, _ in TARGETS} >= {
        "help",
        "setup",
        "review",
        "lab",
        "test",
        "lock",
        "pdf",
    }
    assert [name for name, rest in TARGETS if not re.search(r" ## \w", rest)] == []


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_alone_lists_every_target():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make (\w+)", listed, flags=re.MULTILINE) == [name for name, _ in TARGETS]


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_without_a_new_enough_python_setup_says_so_in_one_sentence(tmp_path):
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    said = subprocess.run(
        [shutil.which("make"), "setup"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode != 0
    assert "needs Python 3.11 or newer" in said.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize("folder", ["", "src/reviewbook/template/files"])
@pytest.mark.parametrize(("made_at", "again"), [("", False), ("elsewhere", True)])
def test_an_environment_that_was_moved_or_copied_is_set_up_again(tmp_path, folder, made_at, again):
    for name in ("Makefile", "jupyter_server_config.json"):
        shutil.copy(ROOT / folder / name, tmp_path)
    needed = ["requirements.txt"] if folder else ["requirements.lock", "pyproject.toml"]
    for name in needed:
        (tmp_path / name).touch()
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/locked").touch()
    (tmp_path / ".venv/ready").write_text(f"{(tmp_path / made_at).resolve()}\n")
    plan = subprocess.run(
        [shutil.which("make"), "--dry-run", "setup"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert ("-m venv --clear" in plan) == again


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize("makefile", ["Makefile", "src/reviewbook/template/files/Makefile"])
@pytest.mark.parametrize("ready", ["/another/checkout\n", None])
def test_an_environment_that_a_link_leads_to_is_left_as_it_is(tmp_path, makefile, ready):
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    theirs.mkdir()
    ours.mkdir()
    shutil.copy(ROOT / makefile, ours / "Makefile")
    (theirs / "locked").touch()
    if ready:
        (theirs / "ready").write_text(ready)
    (ours / ".venv").symlink_to(theirs)
    subprocess.run([shutil.which("make"), "help"], cwd=ours, capture_output=True, check=True)
    assert not (ours / ".venv").exists(), "setup makes its own"
    assert (theirs / "locked").exists() and (theirs / "ready").exists() == bool(ready)


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize("made_at", ["", "elsewhere"])
def test_a_link_to_an_environment_of_ones_own_stays(tmp_path, made_at):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (disk := tmp_path / "disk").mkdir()
    if not made_at:
        (disk / "ready").write_text(f"{tmp_path.resolve()}\n")
    (tmp_path / ".venv").symlink_to(disk)
    subprocess.run([shutil.which("make"), "help"], cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / ".venv").is_symlink()


def test_continuous_integration_runs_the_same_commands():
    script = ROOT / ".ci" / "run"
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    steps = [step.get("run") for step in workflow["jobs"]["review"]["steps"]]
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"
    assert [step for step in steps if step] == ["make review", "bash .ci/run"]


def test_the_version_is_the_same_everywhere():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    module = ast.parse((ROOT / "src/reviewbook/__init__.py").read_text(encoding="utf-8"))
    assigned = [node for node in module.body if isinstance(node, ast.Assign)]
    in_code = next(n.value for n in assigned if ast.unparse(n.targets[0]) == "__version__")
    assert PROJECT["project"]["version"] == citation["version"] == ast.literal_eval(in_code)


def test_the_oldest_python_is_the_same_everywhere():
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    assert oldest == "3.11"
    assert str(conda()["python"].specifier) == f">={oldest}"
    assert workflow["jobs"]["review"]["strategy"]["matrix"]["python"][0] == oldest
    assert f"--python-version {oldest} " in MAKEFILE
    assert f"({oldest.replace('.', ', ')})" in MAKEFILE
    assert f"Python {oldest} or newer" in MAKEFILE


def test_a_clone_that_converts_line_ends_holds_the_same_bytes(tmp_path):
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is nothing to clone")
    convert = ["-c", "core.autocrlf=true"]
    subprocess.run(["git", "clone", "--quiet", *convert, ROOT, tmp_path / "clone"], check=True)
    checked = [*(tmp_path / "clone").glob("data/**/*.*"), *(tmp_path / "clone").glob("*/*.ipynb")]
    assert len(checked) > len(list((ROOT / "notebooks").glob("*.ipynb")))
    assert [path.name for path in checked if b"\r\n" in path.read_bytes()] == []


def test_the_save_hook_of_an_older_environment_is_found_and_leaves_notebooks_alone():
    hook = import_item("reviewbook.notebooks.before_saving")
    model = {"type": "notebook", "content": {"metadata": {"authors": ["a"]}, "cells": []}}
    hook(model=model, path="x.ipynb")
    assert model["content"] == {"metadata": {"authors": ["a"]}, "cells": []}


def test_the_wheel_sets_up_nothing_for_other_notebooks():
    assert "shared-data" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
