"""The same notebooks over a review of another subject, that nobody has read yet."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from conftest import Outcome
from reviewbook.display.dataframe_display import show_frames
from reviewbook.project.review_folder import Project

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
Run = Callable[..., Outcome]


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def shown(path: Path, shell: InteractiveShell) -> list[str]:
    """Run the code cells of a notebook; return the last value of each as it is shown, as text."""
    names: dict[str, object] = {}
    said = []
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, path.name, "exec"), names)
        if last:
            value = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
            bundle, _ = shell.display_formatter.format(value)
            said.append(bundle.get("text/plain", ""))
    return said


def without_lenses(garden: Project) -> None:
    text = garden.codebook.read_text(encoding="utf-8")
    start, end = text.index("lenses:"), text.index("subjects:")
    garden.codebook.write_text(text[:start] + text[end:], encoding="utf-8")


def without_mentions(garden: Project) -> None:
    for path in (garden.data / "documents").iterdir():
        path.write_text("A Day Off\n\nNothing is told here.\n", encoding="utf-8")


def bare(garden: Project) -> None:
    """Leave out all that can be missing."""
    without_lenses(garden)
    without_mentions(garden)
    for name in ("standards.csv", "decisions.csv"):
        (garden.data / name).touch()


@pytest.mark.parametrize("change", [lambda _: None, bare], ids=["garden", "bare"])
def test_the_notebooks_run_over_another_review(
    garden: Project,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Project], None],
    shell: InteractiveShell,
) -> None:
    show_frames()
    change(garden)
    assert run("code", "--project", garden.root).status == 0
    shutil.copytree(ROOT / "notebooks", garden.root / "notebooks")
    monkeypatch.chdir(garden.root / "notebooks")
    for path in NOTEBOOKS:
        said = shown(path, shell)
        assert len(said) > 3, path
        assert all(said), path


def test_rules_that_nobody_has_checked_get_no_figures(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewbook.analysis import reliability  # noqa: PLC0415
    from reviewbook.analysis.review import Review  # noqa: PLC0415

    run("code", "--project", garden.root)
    review = Review(garden)
    quality = reliability.rule_quality(review)
    assert quality["precision"].isna().all() and quality["recall"].isna().all()
    assert quality.set_index("label").loc["Treatments", "proposed"] == len(review.treatments) > 0
    assert reliability.lens_agreement(review)["kappa"].isna().all()
