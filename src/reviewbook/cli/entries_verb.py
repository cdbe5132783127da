"""``reviewbook entries``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import (
    ProjectOption,
    app,
    project_at,
    reported,
    say,
    say_notes,
    write_out,
)


@app.command("entries")
def entries_command(
    document: Annotated[str, typer.Argument(help="Name of the document.")],
    project: ProjectOption = None,
) -> None:
    """Print the works that a document lists and `references.bib` lacks, as BibTeX.

    Each entry of the document's own list of references is parsed into fields; a comment before it
    says where it stands and how sure each field is, from 0 to 1: look first at what is not sure. An
    entry that cannot be parsed is printed whole, as a title. Nothing is looked up, nothing is
    written: `reviewbook entries DOCUMENT > new.bib`, then move what is right into `references.bib`.
    """
    from reviewbook.coding.unlisted_entries import parsed_list  # noqa: PLC0415

    with reported():
        listed = parsed_list(project_at(project), document)
        for entry in listed.bibtex():
            write_out(entry)
    say_notes(listed.faults)
    say(listed.summary())
