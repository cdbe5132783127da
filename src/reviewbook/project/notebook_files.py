"""Notebooks as they are stored: the same bytes whoever runs them, and wherever."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

MIME = "application/vnd.vegalite.v5+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
PYTHON, DARK = "python", "dark"
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
    stands in for one, the name of its state, times of execution, trust, and the picture and the
    dark theme that JupyterLab adds to a chart that it has drawn. All else stays, whoever wrote it;
    so does what a kernel of another language says of itself.
    """
    language = notebook["metadata"].get("language_info", {})
    if language.get("name") == PYTHON:
        for key in [*LANGUAGE, "version"]:
            language.pop(key, None)
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        cell["metadata"].pop("trusted", None)
        for output in cell.get("outputs", []):
            _scrub_output(output.get("data", {}), output.get("metadata", {}))


def _scrub_output(data: dict[str, Any], metadata: dict[str, Any]) -> None:
    if MIME in data:
        data.pop("image/png", None)
        options = metadata.get(MIME, {}).get("embed_options", {})
        if options.get("theme") == DARK:
            del options["theme"]
    if "text/html" in data:
        data.pop(WIDGET, None)


def as_lab_writes(notebook: dict[str, Any]) -> None:
    """Add, in place, what JupyterLab would add to a notebook that it opens; `scrub` undoes it."""
    metadata = notebook["metadata"]
    if metadata.get("kernelspec", {}).get("language", PYTHON) == PYTHON:
        metadata.setdefault("language_info", {"name": PYTHON})
    language = metadata.get("language_info", {})
    if language.get("name") == PYTHON:
        language |= LANGUAGE | {"version": platform.python_version()}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                output["data"].setdefault("image/png", PIXEL)


def notebook_text(notebook: NotebookNode) -> str:
    """Return the text of a notebook's file, scrubbed."""
    import nbformat  # noqa: PLC0415 - a kernel that shows a chart has no use for it

    scrub(notebook)
    written: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return written + "\n"
