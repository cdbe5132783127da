"""``reviewbook show``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import ProjectOption, app, project_at, reported, write_out


@app.command("show")
def show_command(
    document: Annotated[str, typer.Argument(help="Name of the document.")],
    start: Annotated[int, typer.Argument(min=0, help="First character of a stretch, from 0.")] = 0,
    end: Annotated[
        int | None, typer.Argument(min=0, help="The character after its last one.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Show what stands in a document: passages, rows, decisions, and how to decide on each.

    Each passage comes with its name in the ledger (`passages:7` is row 7 of `passages.csv`), its
    offsets and zone, its words where the texts are at hand, and the rows on it, each with the
    command that decides on it, to be copied.
    """
    from reviewbook.coding.show import show_document  # noqa: PLC0415

    with reported():
        for line in show_document(project_at(project), document, start, end):
            write_out(line)
