"""What somebody relies on who looks for the place of a change."""

from __future__ import annotations

import ast
import runpy
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/reviewbook"
DRAWING = runpy.run_path(str(ROOT / "docs/draw_packages.py"))
ARCHITECTURE = ROOT / "docs/architecture.md"


def modules() -> dict[str, list[Path]]:
    """Where each module stands, by its name; a package goes by that of its folder."""
    found = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        found[path.parent.name if path.name == "__init__.py" else path.stem].append(path)
    return found


def functions() -> dict[str, list[Path]]:
    """Where each public function or class stands, by its name."""
    found = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
                found[node.name].append(path)
    return found


def test_no_two_modules_and_no_two_public_functions_share_a_name():
    shared = [
        {name: paths for name, paths in found.items() if len(paths) > 1}
        for found in (modules(), functions())
    ]
    assert shared == [{}, {}]
    assert set(modules()) & set(functions()) == set()


def test_the_picture_of_the_packages_is_that_of_the_code():
    assert DRAWING["PICTURE"].read_text(encoding="utf-8") == DRAWING["picture"](), (
        "renew it with: make docs"
    )


def test_every_package_has_its_line_in_the_architecture():
    said = ARCHITECTURE.read_text(encoding="utf-8")
    there = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert there == set(DRAWING["packages"]()) - {"__main__"}
    assert [name for name in DRAWING["packages"]() if f"| `{name}" not in said] == []


def test_tests_lie_in_folders_of_the_packages_names():
    there = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert there - {"__pycache__"} <= {
        *DRAWING["packages"](), "browser", "collections", "quality", "whole", "fixtures",
    }  # fmt: skip
