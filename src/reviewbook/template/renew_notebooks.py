"""The notebooks of a new review: the code of ours, under prose that is true of any collection.

``python -m reviewbook.template.renew_notebooks notebooks [OTHERS]`` (`make docs`) takes the code
cells of our notebooks over into the templates. Their Markdown cells, known by the ids that they
share with ours, are written there by hand; so is a code cell whose id ours have not, which comes
after the first code cell. A review that was made of the templates, named behind ours, gets its
code in the same way, and keeps its prose.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from reviewbook.project.atomic_files import write_files
from reviewbook.project.errors import InputError
from reviewbook.project.notebook_files import notebook_text
from reviewbook.site.chapters.prose_owner import KEY, note_neutral

TEMPLATES = Path(__file__).with_name("files") / "notebooks"


def with_code_of(ours: NotebookNode, other: NotebookNode, file: Path) -> NotebookNode:
    """Return a notebook's prose around the code cells of ours, in our order, without outputs.

    Raises
    ------
    InputError
        If the other notebook, in `file`, has no prose for a Markdown cell of ours.
    """
    written = {cell.id: cell for cell in other.cells}
    own = [written[key] for key in written.keys() - {cell.id for cell in ours.cells}]
    cells = []
    for cell in deepcopy(ours.cells):
        if cell.cell_type == "markdown":
            cells.append(_prose_of(written, cell.id, file))
        else:
            first = not any(one.cell_type == "code" for one in cells)
            cells += [_without_outputs(cell), *(own if first else [])]
    metadata = {key: deepcopy(ours.metadata[key]) for key in ("kernelspec", "language_info")}
    made: NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=metadata)  # type: ignore[no-untyped-call]
    return made


def _prose_of(written: dict[str, NotebookNode], cell: str, file: Path) -> NotebookNode:
    if cell not in written:
        raise InputError(
            f"there is no prose for cell {cell}",
            file=file,
            remedy="write a Markdown cell of that id there; in a template, true of any collection",
        )
    return written[cell]


def _without_outputs(cell: NotebookNode) -> NotebookNode:
    cell.outputs, cell.execution_count = [], None
    return cell


def renewed_templates(notebooks: Path) -> dict[Path, str]:
    """Return the text that each template should have, by its path."""
    made = {}
    for path in sorted(notebooks.glob("*.ipynb")):
        place = TEMPLATES / path.name
        template = with_code_of(_read(path), _read(place), place)
        note_neutral(template)
        made[place] = notebook_text(template)
    return made


def renewed_review(notebooks: Path) -> dict[Path, str]:
    """Return the text that each notebook of a review should have, before it is run."""
    made = {}
    for path in sorted(notebooks.glob("*.ipynb")):
        own = _read(path)
        renewed = with_code_of(_read(TEMPLATES / path.name), own, path)
        renewed.metadata |= {key: own.metadata[key] for key in own.metadata if key == KEY}
        made[path] = notebook_text(renewed)
    return made


def _read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, 4)  # type: ignore[no-untyped-call]
    return notebook


if __name__ == "__main__":
    ours, *others = map(Path, sys.argv[1:])
    write_files(renewed_templates(ours))
    for other in others:
        write_files(renewed_review(other))
