"""``reviewbook convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewbook.cli.command_line import app, reported, say, write_out
from reviewbook.project.errors import InputError
from reviewbook.project.extras import require_extra


@app.command("convert")
def convert_command(
    source: Annotated[Path, typer.Argument(help="A codebook: `.yml`, `.csv`, `.ttl` or `.qdc`.")],
    target: Annotated[Path, typer.Argument(help="The file to write, by the same endings.")],
) -> None:
    """Write a codebook in another format: YAML, CSV, SKOS (Turtle) or REFI-QDA (`.qdc`).

    NVivo, MAXQDA, ATLAS.ti and QualCoder read and write REFI-QDA codebooks, thesauri come as SKOS.
    What one of our codebooks holds comes back as it went. In one from elsewhere the codes at the
    top become modalities, those below them treatments; a code without words is looked for by its
    name. Tables may be parted by commas, semicolons or tabs (`.tsv`), and what other programs wrote
    may be in another encoding than UTF-8. Notes say which was taken, and what was left out or could
    not stay as it was. Example: `reviewbook convert thesaurus.ttl data/codebook.yml`. A file that
    is there is not written over.
    """
    with reported():
        require_extra("readers", "reviewbook convert")
    from reviewbook.codebook.exchange import converted  # noqa: PLC0415
    from reviewbook.project.atomic_files import write_files  # noqa: PLC0415

    with reported():
        if target.exists():
            remedy = "name another, or move it away: what somebody wrote is not written over"
            raise InputError("it is there already", file=target, remedy=remedy)
        made = converted(source, target.suffix.lower())
        write_files({target: made.text})
    for note in made.notes:
        say(f"note: {note}", style="yellow")
    write_out(f"written: {target}")
