"""``reviewbook diff``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import ProjectOption, app, project_at, reported, write_out


@app.command("diff")
def diff_command(
    old: Annotated[
        str, typer.Argument(help="Folder of a review, or a revision: `HEAD~1`, a tag.")
    ] = "HEAD",
    new: Annotated[str, typer.Argument(help="The same. Default: the review as it is now.")] = "",
    project: ProjectOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show every row, not only the first of each kind.")
    ] = False,
) -> None:
    """Compare two versions of a review: which counts changed, which rows came and went, and why.

    The reason given is the nearest one: the text has changed, a decision was made or taken back,
    a term of the codebook came or went, a reference is another; where all of these are the same,
    a rule. Of many rows of a table that came, went or changed, the first 20 of each are shown, and
    how many more there are; `--all` shows them. The texts are not needed. The exit status is 1
    where anything differs.
    """
    from reviewbook.coding.change_reasons import Version  # noqa: PLC0415
    from reviewbook.coding.ledger_diff import MOST, diff_lines  # noqa: PLC0415
    from reviewbook.project.review_history import past_review  # noqa: PLC0415

    with reported():
        now = new or str(project_at(project).root)
        versions = []
        for named in (old, now):
            with past_review(named, project) as version:
                versions.append(Version.of(version))
    before, after = versions
    lines = list(diff_lines(before, after, None if every else MOST))
    for line in lines:
        write_out(line)
    if lines:
        raise typer.Exit(1)
    write_out("nothing differs")
