"""``reviewbook decide``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import (
    ProjectOption,
    WhoOption,
    app,
    project_at,
    refuse_empty,
    reported,
    say_notes,
    signature,
    write_out,
)


@app.command("decide")
def decide_command(
    field: Annotated[str, typer.Option(help="`row`, `lens`, or a column of the table.")],
    new: Annotated[str, typer.Option(help="add, drop, keep; yes, no; or the new value.")],
    why: Annotated[str, typer.Option(help="The reason, in your own words.")],
    document: Annotated[str, typer.Argument(help="Name of the document.")] = "",
    start: Annotated[
        int | None, typer.Argument(help="First character of the stretch, from 0.")
    ] = None,
    end: Annotated[int | None, typer.Argument(help="The character after its last one.")] = None,
    row: Annotated[
        str | None,
        typer.Option(help="The row decided on, as `reviewbook show` names it: `mentions:12`."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="The table decided on. Default: mentions.")
    ] = None,
    concept: Annotated[str | None, typer.Option(help="The concept of the row.")] = None,
    old: Annotated[
        str | None, typer.Option(help="What stands there now. Default: whatever it is.")
    ] = None,
    who: WhoOption = None,
    project: ProjectOption = None,
) -> None:
    """Append a reader's decision to `data/decisions.csv`, anchored to the text.

    Name a row as `reviewbook show DOCUMENT` does, or the stretch of clean text by DOCUMENT, START
    and END; where both are given, they have to agree, so that no other row is hit when the ledger
    has been written anew. The decision takes effect with the next `reviewbook code`; one that
    would act on no row is refused. Where it takes an earlier one back, a row that voids that one
    is appended with it. Example: a false hit goes with `reviewbook decide jivan 149 159 --concept
    medication-unspecified --field row --new drop --why "..."`; whether a passage is written through
    a lens is said with `--table passages --concept attachment --field lens --new yes`, START and
    END being those of the passage.
    """
    from reviewbook.coding.decide import append_decision  # noqa: PLC0415
    from reviewbook.coding.reviewer_inputs import lost_inputs  # noqa: PLC0415
    from reviewbook.coding.row_names import target  # noqa: PLC0415

    with reported():
        refuse_empty(row=row, table=table, concept=concept, who=who)
        here = project_at(project)
        place, table, concept, named = target(
            here, row or "", (document, start, end), table or "", concept or ""
        )
        cells = {"table": table, "concept": concept, "field": field, "new": new, "why": why}
        cells |= {"who": signature(here, who)} | ({} if old is None else {"old": old})
        lost = [note for note in lost_inputs(here) if here.decisions.name in note]
        *voids, made = append_decision(here, place, named, **cells)
    say_notes(lost)
    for void in voids:
        write_out(f"taken out of force: {void.old} {void.new} on {void.document} at {void.start}")
    said = f"{made.field} {made.new} on {made.document} {made.start} {made.end} {made.concept}"
    write_out(f"appended to {here.decisions}: {said.rstrip()}; now run: reviewbook code")
