"""``reviewbook add``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reviewbook.cli.command_line import (
    DocumentTimeoutOption,
    ProjectOption,
    app,
    document_progress,
    project_at,
    reported,
    say,
    say_notes,
    write_out,
)

if TYPE_CHECKING:
    from reviewbook.coding.added_records import AddedRecords

_MOST = 50
"""Names that one line gives."""


@app.command("add")
def add_command(
    paths: Annotated[list[Path], typer.Argument(help="Files, and folders of files.")],
    workers: Annotated[
        int, typer.Option(min=1, max=1000, help="Files that are read at a time.")
    ] = 1,
    searched: Annotated[str, typer.Option(help="Day of the search, as in 2019-03-05.")] = "",
    source: Annotated[str, typer.Option(help="What was searched, by name.")] = "",
    kind: Annotated[
        str, typer.Option(help="What that is: database, register, website and so on.")
    ] = "",
    timeout: DocumentTimeoutOption = 120,
    project: ProjectOption = None,
) -> None:
    """Take documents in: PDF, HTML, DOCX, ODT, EPUB, JATS XML, Markdown, text; and records.

    A file is told by what it holds. It is copied to `data/documents/`; its text is written beside
    it as `NAME.txt`, and where each stretch came from, what was left out and what read it as
    `NAME.source.json`. Its title, authors, date, publisher and address go into
    `data/documents.csv` and `references.bib` where these have nothing yet. Nothing is fetched, and
    a file that is there already is left alone. What cannot be read is listed with its reason, the
    rest is added, and the exit status is 1. Then run `reviewbook code`.

    Of an export of records (RIS, PubMed, EndNote, Web of Science, BibTeX, CSL-JSON, CSV) each
    record becomes a document of title and abstract, an entry of `references.bib` with all its
    other fields, and a row of `data/records.csv`; without an abstract an entry and a row. What was
    searched is what `--source` says, else the database that the export names, else its file.
    """
    from reviewbook.coding.add_documents import add_to_review  # noqa: PLC0415
    from reviewbook.coding.record_sources import SearchSaid  # noqa: PLC0415

    with reported():
        here = project_at(project)
        with document_progress("reading") as step:
            search = SearchSaid(searched, source, kind)
            added = add_to_review(
                here, paths, search=search, workers=workers, patience=timeout, step=step
            )
    say_notes(added.notes)
    for said in dict.fromkeys(map(str, added.errors)):
        say(f"error: {said}", style="red")
    for export in added.exports:
        _say_records(export)
    if added.unchanged:
        write_out(f"unchanged: {_listed(added.unchanged)}")
    if added.new:
        write_out(f"added: {_listed(added.new)}; now run: reviewbook code")
    if added.errors:
        raise typer.Exit(1)


def _say_records(export: AddedRecords) -> None:
    for said, keys in (
        ("without an abstract, so an entry alone", export.entries),
        ("there already, and left as it is", export.there),
        (
            "left out, as the entry that is there lacks it; add it to references.bib if it holds",
            (f"{key} ({', '.join(fields)})" for key, fields in export.lacking.items()),
        ),
    ):
        if named := list(dict.fromkeys(keys)):
            say(f"note: {export.file}: {said}: {_listed(named)}", style="yellow")
    write_out(str(export))


def _listed(names: Iterable[str]) -> str:
    every = sorted(names)
    more = f" and {len(every) - _MOST:,} more" if len(every) > _MOST else ""
    return f"{', '.join(every[:_MOST])}{more}"
