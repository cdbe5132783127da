"""``reviewbook new``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewbook.cli.command_line import app, reported, write_out


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Its folder: new, or empty.")],
) -> None:
    """Make a review in a folder of its own.

    It holds a codebook that its comments explain, empty tables, nine notebooks, a Makefile, and
    workflows that check the review and publish its pages. It runs at once, on nothing, and each
    notebook begins by saying what is still missing. The folder is made whole or not at all.
    """
    from reviewbook.template.new_review import make_review  # noqa: PLC0415

    with reported():
        made = make_review(folder)
    write_out(f"written: {made.root}")
    write_out(
        "next, in that folder: write data/codebook.yml, reviewbook add FILES, reviewbook code"
    )
