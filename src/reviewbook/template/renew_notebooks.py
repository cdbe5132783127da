"""The notebooks of a new review: the code of ours, under prose that is true of any collection.

``python -m reviewbook.template.renew_notebooks notebooks`` (`make docs`) takes the code cells of
our notebooks over into the templates. Their Markdown cells, known by the ids that they share with
ours, are written there by hand; so is a code cell whose id ours have not, which comes after the
first code cell.
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
from reviewbook.site.chapters.prose_owner import note_neutral

TEMPLATES = Path(__file__).with_name("files") / "notebooks"


def renewed_template(ours: NotebookNode, template: NotebookNode, name: str) -> NotebookNode:
    """Return a template with the code cells of ours, in the order of ours, and no outputs.

    Raises
    ------
    InputError
        If the template has no prose for a Markdown cell of ours.
    """
    written = {cell.id: cell for cell in template.cells}
    own = [written[key] for key in written.keys() - {cell.id for cell in ours.cells}]
    cells = []
    for cell in deepcopy(ours.cells):
        if cell.cell_type == "markdown":
            cells.append(_prose_of(written, cell.id, name))
        else:
            first = not any(one.cell_type == "code" for one in cells)
            cells += [_without_outputs(cell), *(own if first else [])]
    metadata = {key: deepcopy(ours.metadata[key]) for key in ("kernelspec", "language_info")}
    made: NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=metadata)  # type: ignore[no-untyped-call]
    note_neutral(made)
    return made


def _prose_of(written: dict[str, NotebookNode], cell: str, name: str) -> NotebookNode:
    if cell not in written:
        raise InputError(
            f"the template has no prose for cell {cell}",
            file=TEMPLATES / name,
            remedy="write a Markdown cell of that id there, true of any collection",
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
        ours, template = (nbformat.read(file, 4) for file in (path, place))  # type: ignore[no-untyped-call]
        made[place] = notebook_text(renewed_template(ours, template, path.name))
    return made


if __name__ == "__main__":
    write_files(renewed_templates(Path(sys.argv[1])))
