"""``reviewbook check``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import (
    DocumentTimeoutOption,
    ProjectOption,
    app,
    document_progress,
    project_at,
    reported,
    say,
    write_out,
)
from reviewbook.project.errors import Attempts


@app.command("check")
def check_command(
    project: ProjectOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes on this machine.")] = 1,
    timeout: DocumentTimeoutOption = 300,
) -> None:
    """Check the ledger against the texts, the codebook, the references and the decisions.

    With the texts at hand the ledger is rebuilt and compared to the byte, and every surface is
    looked up at its offsets. Without them the tables are checked against each other, the
    codebook, the decisions and `references.bib`. Everything that is wrong is reported, with
    file, row and remedy; the exit status is then 1 (2 is for a command that was used wrongly).
    A reference that nothing uses is only noted.
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
        for note in found.notes:
            say(f"note: {note}", style="yellow")
        for said in dict.fromkeys(map(str, errors)):
            say(f"error: {said}", style="red")
        if errors:
            raise typer.Exit(1)
    if not found.documents:
        say("note: no documents yet: put texts where they belong, then run: reviewbook code")
    against = f"{found.documents} texts" if texts else "each other; the texts are not here"
    write_out(f"{found.rows} rows checked against {against}: all is well")
