"""``reviewbook add``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewbook.cli.command_line import (
    ProjectOption,
    app,
    document_progress,
    project_at,
    reported,
    say,
    write_out,
)


@app.command("add")
def add_command(
    paths: Annotated[list[Path], typer.Argument(help="Files, and folders of files.")],
    workers: Annotated[int, typer.Option(min=1, help="Files that are read at a time.")] = 1,
    project: ProjectOption = None,
) -> None:
    """Take documents in: PDF, HTML, DOCX, ODT, EPUB, JATS XML, Markdown and plain text.

    A file is told by what it holds. It is copied to `data/documents/`; its text is written beside
    it as `NAME.txt`, and where each stretch came from, what was left out and what read it as
    `NAME.source.json`. Its title, authors, date, publisher and address go into
    `data/documents.csv` and `references.bib` where these have nothing yet. Nothing is fetched, and
    a file that is there already is left alone. What cannot be read is listed with its reason, the
    rest is added, and the exit status is 1. Then run `reviewbook code`.
    """
    from reviewbook.coding.add_documents import add_to_review  # noqa: PLC0415

    with reported():
        here = project_at(project)
        with document_progress("reading") as step:
            added = add_to_review(here, paths, workers=workers, step=step)
    for note in added.notes:
        say(f"note: {note}", style="yellow")
    for said in dict.fromkeys(map(str, added.errors)):
        say(f"error: {said}", style="red")
    if added.unchanged:
        write_out(f"unchanged: {', '.join(sorted(added.unchanged))}")
    if added.new:
        write_out(f"added: {', '.join(sorted(added.new))}; now run: reviewbook code")
    if added.errors:
        raise typer.Exit(1)
