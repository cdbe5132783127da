"""``reviewbook check``."""

from __future__ import annotations

import typer

from reviewbook.cli.command_line import (
    DocumentTimeoutOption,
    ProjectOption,
    WorkersOption,
    app,
    document_progress,
    project_at,
    reported,
    say,
    write_out,
)
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.extras import has_extra
from reviewbook.project.review_folder import Project


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
    A reference that nothing uses is only noted, and so is prose in notebooks that is about another
    collection, of which `reviewbook build` would make no pages.
    """
    from reviewbook.coding.check import check_ledger, rebuilt  # noqa: PLC0415
    from reviewbook.coding.reviewer_inputs import read_inputs  # noqa: PLC0415
    from reviewbook.documents.document import is_document  # noqa: PLC0415
    from reviewbook.ledger.table_files import stored_file  # noqa: PLC0415
    from reviewbook.ledger.table_parts import parts_in_force  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with reported():
        here = project_at(project)
        texts = place(here.texts) if here.texts else None
        if shards := parts_in_force(here):
            say(f"note: the records of {len(shards)} shards are not checked", style="yellow")
            if not stored_file(here.manifest).exists():
                write_out("the review has no documents beside them: nothing to check")
                return
    with reported(1):
        inputs = read_inputs(here)
        found = check_ledger(here, inputs)
        errors = found.errors
        if texts and (found.documents or any(is_document(name) for name, _ in texts.files())):
            with document_progress("rebuilding") as step:
                attempt = Attempts()
                errors += attempt(rebuilt, here, inputs, texts, workers, step, timeout) or []
                errors += attempt.errors
        notebooks = Attempts()
        foreign = notebooks(_foreign_prose, here, not errors) or []
        errors += notebooks.errors
        for note in (*found.notes, *foreign):
            say(f"note: {note}", style="yellow")
        for said in dict.fromkeys(map(str, errors)):
            say(f"error: {said}", style="red")
        if errors:
            raise typer.Exit(1)
    if not found.documents:
        say("note: no documents yet: put texts where they belong, then run: reviewbook code")
    against = f"{found.documents} texts" if texts else "each other; the texts are not here"
    write_out(f"{found.rows} rows checked against {against}: all is well")
