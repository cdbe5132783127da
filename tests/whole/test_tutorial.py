"""What the tutorial shows is what a reader gets who types it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs/tutorial.md"
NOT_TYPED = ("pip install",)


def steps() -> list[tuple[str, list[str]]]:
    """Each command of the tutorial, with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.startswith("> "):
                command, said = found[-1]
                found[-1] = (f"{command}\n{line[2:]}", said)
            else:
                found[-1][1].append(line)
    return [one for one in found if not one[0].startswith(NOT_TYPED)]


def is_printed(lines: list[str], printed: str) -> bool:
    """Tell whether lines stand in what was printed, in order; three dots stand for anything."""
    parts = (re.escape(line).replace(re.escape("..."), "[^\n]*") for line in lines if line != "...")
    between = "(?:.*\n)*?" if "..." in lines else ""
    pattern = f"{between}" + f"\n{between}".join(parts)
    return re.search(pattern, printed) is not None


@pytest.mark.slow
def test_the_tutorial_goes_as_it_says(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    for name, module in (("reviewbook", "-m reviewbook"), ("python", "")):
        command = tmp_path / "bin" / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n')
        command.chmod(0o755)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = os.environ | {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "COLUMNS": "300",
    }
    environment.pop("REVIEWBOOK_DOCUMENTS", None)
    folder = tmp_path
    for command, lines in steps():
        if command.startswith("cd "):
            folder /= command[3:]
            continue
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        assert is_printed(lines, done.stdout), f"{command}\nprinted:\n{done.stdout}"
    # What was typed has made a review of its own documents out of a new one that had none.
    pages = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("site/*.html")}
    assert not [name for name, page in pages.items() if "No documents yet" in page]
    assert "Nothing is missing that this notebook rests on" in pages["03-modalities"]
    assert "compost" in pages["03-modalities"].lower()
