"""``reviewbook show``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import ProjectOption, app, project_at, reported, write_out
from reviewbook.project.extras import require_extra


@app.command("show")
def show_command(
    document: Annotated[str, typer.Argument(help="Name of the document, or id of the record.")],
    start: Annotated[int, typer.Argument(min=0, help="First character of a stretch, from 0.")] = 0,
    end: Annotated[
        int | None, typer.Argument(min=0, help="The character after its last one.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Show what stands in a document: passages, rows, decisions, and how to decide on each.

    Each passage comes with its name in the ledger (`passages:7` is row 7 of `passages.csv`), its
    offsets and zone, its words where the texts are at hand, and the rows on it, each with the
    command that decides on it, to be copied. Of a collection of records, a record is named by its
    id; nothing is decided on records.
    """
    from reviewbook.coding.batches import listed_documents  # noqa: PLC0415
    from reviewbook.coding.show import show_document  # noqa: PLC0415
    from reviewbook.ledger.table_parts import parts_in_force  # noqa: PLC0415

    with reported():
        here = project_at(project)
        if not parts_in_force(here) or any(
            row.document == document for row in listed_documents(here.manifest)
        ):
            lines = show_document(here, document, start, end)
        else:
            require_extra("records", "reviewbook show RECORD")
            from reviewbook.coding.shards.shown_record import show_record  # noqa: PLC0415

            lines = show_record(here, document, start, end)
        for line in lines:
            write_out(line)
