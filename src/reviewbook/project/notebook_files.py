"""Notebooks as they are stored: the same bytes whoever runs them, and wherever."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

MIME = "application/vnd.vegalite.v5+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
# What a kernel says of its language: all but the name changes from machine to machine.
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
# A picture of one transparent pixel: where there is any, JupyterLab adds none of its own.
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJg"
    "gg=="
)


def scrub(notebook: dict[str, Any]) -> None:
    """Take out, in place, what a program left in a notebook that is no part of its content.

    That is: the version of Python and what goes with it, the state of widgets and, where a table
    stands in for one, the name of its state, times of execution, trust, and the pictures that
    JupyterLab adds to a chart that it has drawn. All else stays, whoever wrote it.
    """
    language = notebook["metadata"].get("language_info", {})
    for key in [*LANGUAGE, "version"]:
        language.pop(key, None)
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        cell["metadata"].pop("trusted", None)
        for data in _outputs(cell):
            if MIME in data:
                data.pop("image/png", None)
            if "text/html" in data:
                data.pop(WIDGET, None)


def as_lab_writes(notebook: dict[str, Any]) -> None:
    """Add, in place, what JupyterLab would add to a notebook that it opens; `scrub` undoes it."""
    language = notebook["metadata"].setdefault("language_info", {"name": "python"})
    if language.get("name") == "python":
        language |= LANGUAGE | {"version": platform.python_version()}
    for cell in notebook["cells"]:
        for data in _outputs(cell):
            if MIME in data:
                data.setdefault("image/png", PIXEL)


def _outputs(cell: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (output.get("data", {}) for output in cell.get("outputs", []))


def notebook_text(notebook: NotebookNode) -> str:
    """Return the text of a notebook's file, scrubbed."""
    import nbformat  # noqa: PLC0415 - a kernel that shows a chart has no use for it

    scrub(notebook)
    written: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return written + "\n"
