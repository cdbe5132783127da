"""``reviewbook suggest``."""

from __future__ import annotations

from typing import Annotated

import typer

from reviewbook.cli.command_line import ProjectOption, app, project_at, reported, write_out
from reviewbook.project.errors import InputError
from reviewbook.project.extras import require_extra


@app.command("suggest")
def suggest_command(
    least: Annotated[int, typer.Option(min=1, help="Times that a phrase has to occur.")] = 3,
    most: Annotated[int, typer.Option(min=1, help="Suggestions of each kind.")] = 20,
    lines: Annotated[int, typer.Option(min=0, help="Lines of context for each.")] = 3,
    project: ProjectOption = None,
) -> None:
    """Suggest what the codebook does not cover yet, ready to be pasted into it.

    Listed are: terms that a text defines; frequent phrases near what is coded, those first that are
    listed with it ("X, Y and Z"); acronyms with the words they stand for; frequent phrases where
    nothing coded stands; what looks like a term spelled otherwise; terms that no document holds;
    and concepts that the same documents name. Nothing is written. The lines of context are
    sentences of the documents: they do not belong into a repository.
    """
    with reported():
        require_extra("readers", "reviewbook suggest")
    from reviewbook.coding.reviewer_inputs import read_inputs  # noqa: PLC0415
    from reviewbook.coding.suggest import suggest_codes  # noqa: PLC0415
    from reviewbook.coding.suggestion_text import suggestion_lines  # noqa: PLC0415
    from reviewbook.documents.document import clean_documents  # noqa: PLC0415
    from reviewbook.ledger.ledger_files import read_ledger  # noqa: PLC0415

    with reported():
        here = project_at(project)
        folder, codebook, tables = (
            here.needed_texts(),
            read_inputs(here).codebook,
            read_ledger(here),
        )
        if not tables["passages"]:
            remedy = "run reviewbook code first (and reviewbook add FILES, if there are none yet)"
            raise InputError("no text has been coded yet", file=here.data, remedy=remedy)
        documents = clean_documents(tables["documents"], folder)
        texts = {name: document.text for name, document in documents.items()}
        marked = {name: document.marked for name, document in documents.items()}
        found = suggest_codes(codebook, tables, texts, least, marked=marked)
    for line in suggestion_lines(found, codebook, texts, most, lines):
        write_out(line)
