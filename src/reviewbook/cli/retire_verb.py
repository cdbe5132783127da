"""``reviewbook retire``."""

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
    signature,
    write_out,
)


@app.command("retire")
def retire_command(
    row: Annotated[int, typer.Argument(help="Row of data/decisions.csv; the header is row 1.")],
    why: Annotated[str, typer.Option(help="The reason, in your own words.")],
    who: WhoOption = None,
    project: ProjectOption = None,
) -> None:
    """Take a decision out of force: it was wrong, or its text has changed or gone.

    Nothing is deleted: a row is appended to `data/decisions.csv` that voids the other. What
    remains is tried first: a decision that others in force need is refused, and they are named.
    """
    from reviewbook.coding.retire import retire_decision  # noqa: PLC0415

    with reported():
        refuse_empty(who=who)
        here = project_at(project)
        old = retire_decision(here, row, why, signature(here, who))
    write_out(f"row {row}, on {old.document} at {old.start}, is no longer in force")
