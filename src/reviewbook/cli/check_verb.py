"""``reviewbook check``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from reviewbook.cli.command_line import (
    DocumentTimeoutOption,
    ProjectOption,
    WorkersOption,
    app,
    console,
    document_progress,
    project_at,
    reported,
    say,
    say_notes,
    write_out,
)
from reviewbook.display.wording import some
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.extras import has_extra
from reviewbook.project.progress import progress_bar
from reviewbook.project.review_folder import Project

if TYPE_CHECKING:
    from reviewbook.coding.reviewer_inputs import Inputs


def _foreign_prose(project: Project, sound: bool) -> list[InputError]:
    """Read the notebooks, where what reads them is installed; of a sound ledger, read their prose.

    Raises
    ------
    InputErrors
        If some are no notebooks.
    """
    if not (has_extra("run") and any(project.notebooks.glob("*.ipynb"))):
        return []
    from reviewbook.analysis.review import Review  # noqa: PLC0415
    from reviewbook.site.chapters.prose_owner import foreign_prose  # noqa: PLC0415
    from reviewbook.site.chapters.run_notebooks import read_notebooks  # noqa: PLC0415

    notebooks = read_notebooks(project.notebooks)
    return foreign_prose(notebooks, Review(project)) if sound else []


@app.command("check")
def check_command(
    project: ProjectOption = None,
    workers: WorkersOption = 1,
    timeout: DocumentTimeoutOption = 300,
) -> None:
    """Check the ledger against the texts, the codebook, the references and the decisions.

    With the texts at hand the ledger is rebuilt and compared to the byte, and every surface is
    looked up at its offsets. Without them the tables are checked against each other, the
    codebook, the decisions and `references.bib`. Everything that is wrong is reported, with
    file, row and remedy; the exit status is then 1 (2 is for a command that was used wrongly).
    The records of a collection (`reviewbook code --records`) are coded again from the shards that
    are on this machine, and compared row by row; shards that are not are named, and their rows
    checked against each other. A reference that nothing uses is only noted, and so is prose in
    notebooks that is about another collection, of which `reviewbook build` would make no pages.
    """
    from reviewbook.coding.check import check_ledger  # noqa: PLC0415
    from reviewbook.coding.fresh_run import rebuilt  # noqa: PLC0415
    from reviewbook.coding.reviewer_inputs import lost_inputs, read_inputs  # noqa: PLC0415
    from reviewbook.documents.document import is_document  # noqa: PLC0415
    from reviewbook.ledger.table_files import stored_file  # noqa: PLC0415
    from reviewbook.ledger.table_parts import parts_in_force  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with reported():
        here = project_at(project)
        texts = place(here.texts) if here.texts else None
        shards = parts_in_force(here)
    with reported(1):
        inputs = read_inputs(here)
        if shards:
            errors = [
                *inputs.references.faults,
                *_check_records(here, inputs, workers, timeout),
            ]
            if not stored_file(here.manifest).exists():
                _tell([], errors)
                write_out("the review has no documents beside them")
                return
        else:
            errors = []
        found = check_ledger(here, inputs)
        errors += found.errors
        if texts and (found.documents or any(is_document(name) for name, _ in texts.files())):
            with document_progress("rebuilding") as step:
                attempt = Attempts()
                errors += attempt(rebuilt, here, inputs, texts, workers, step, timeout) or []
                errors += attempt.errors
        notebooks = Attempts()
        foreign = notebooks(_foreign_prose, here, not errors) or []
        errors += notebooks.errors
        _tell([*lost_inputs(here), *found.notes, *foreign], errors)
    if not found.documents and not shards:
        say("note: no documents yet: put texts where they belong, then run: reviewbook code")
    against = some(found.documents, "text") if texts else "each other; the texts are not here"
    write_out(f"{some(found.rows, 'row')} checked against {against}: all is well")


def _check_records(here: Project, inputs: Inputs, workers: int, timeout: float) -> list[InputError]:
    """Check the records of a collection; say what was looked at, and return what is wrong."""
    if not has_extra("records"):
        say("note: to check records too: pip install reviewbook[records]", style="yellow")
        return []
    from reviewbook.coding.shards.part_check import check_parts  # noqa: PLC0415
    from reviewbook.coding.workers import local  # noqa: PLC0415

    with progress_bar(console, "coding again", "shards") as update:
        found = check_parts(
            here, inputs, executor=local(workers), patience=timeout,
            step=lambda done, total: update(completed=done, total=total),
        )  # fmt: skip
    for note in found.notes:
        say(f"note: {note}", style="yellow")
    what = f"{some(found.records, 'record')} of {some(found.shards, 'shard')}"
    write_out(f"{what} coded again and compared")
    return found.errors


def _tell(notes: Sequence[object], errors: Sequence[InputError]) -> None:
    """Print notes and errors, each once; end with status 1 if there are errors."""
    say_notes(notes)
    for said in dict.fromkeys(map(str, errors)):
        say(f"error: {said}", style="red")
    if errors:
        raise typer.Exit(1)
