"""Notebooks as they are stored: the same bytes whoever runs them, and wherever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

MIME = "application/vnd.vegalite.v5+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def scrub(notebook: dict[str, Any]) -> None:
    """Take out, in place, what a program left in a notebook that is no part of its content.

    The version of Python, times of execution, and the pictures that JupyterLab adds to a chart
    that it has drawn.
    """
    notebook["metadata"] = {"kernelspec": dict(KERNEL), "language_info": {"name": "python"}}
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        cell["metadata"].pop("trusted", None)
        for output in cell.get("outputs", []):
            if MIME in (data := output.get("data", {})):
                data.pop("image/png", None)


def notebook_text(notebook: NotebookNode) -> str:
    """Return the text of a notebook's file, scrubbed."""
    import nbformat  # noqa: PLC0415 - a kernel that shows a chart has no use for it

    scrub(notebook)
    written: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return written + "\n"


def before_saving(model: dict[str, Any], **_context: object) -> None:
    """Scrub a notebook that JupyterLab is about to save (`ContentsManager.pre_save_hook`)."""
    if model["type"] == "notebook" and model.get("content", {}).get("nbformat") == 4:  # noqa: PLR2004
        scrub(model["content"])
