"""``reviewbook resolve``."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from typing import Annotated

import typer

from reviewbook import __version__
from reviewbook.cli.command_line import (
    ProjectOption,
    app,
    console,
    project_at,
    refuse_empty,
    reported,
    say,
    write_out,
)
from reviewbook.display.wording import some
from reviewbook.project.extras import require_extra
from reviewbook.project.progress import progress_bar


class ServiceName(StrEnum):
    """Who can be asked."""

    CROSSREF = "crossref"
    DATACITE = "datacite"
    PUBMED = "pubmed"
    OPENALEX = "openalex"
    DOI_ORG = "doi.org"


@app.command("resolve")
def resolve_command(
    keys: Annotated[
        list[str] | None, typer.Argument(help="Keys of references. Default: all of them.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Write what is missing.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody anything new.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask also what was answered.")] = False,
    email: Annotated[
        str | None, typer.Option(help="Your address, for the services: they are then quicker.")
    ] = None,
    without: Annotated[
        list[ServiceName] | None, typer.Option(help="A service that is not asked.")
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Look up the works of `references.bib`: what is missing, what differs, what was retracted.

    Crossref, DataCite, PubMed and OpenAlex are asked, over the network, and so is doi.org of a
    short DOI (`10/abcd`). No other command looks works up there (`code` goes there only for
    addresses that you name). They are told the identifiers of each work,
    else its title and first author. Answers are kept in `data/lookups/`, and a later run asks only
    for what is not there.

    Printed are, for each work: `+` fields that it lacks, and which service has them; `!` what
    somebody has to look at: retractions, corrections, expressions of concern, values that differ,
    an identifier that is another work's; `=` what is marked as unverified, and found as written.
    With `--accept` the fields after `+` are written; nothing that stands in the file is changed.
    A lookup that failed is reported, and nothing is added to its entry; an entry that cannot be
    read is named with its line, and left as it is. The exit status is then 1.
    """
    with reported():
        refuse_empty(email=email)
        require_extra("lookup", "reviewbook resolve")
    from reviewbook.references.bibtex_file import read_bibliography  # noqa: PLC0415
    from reviewbook.references.lookup.answer_store import AnswerStore  # noqa: PLC0415
    from reviewbook.references.lookup.ask_services import Services  # noqa: PLC0415
    from reviewbook.references.lookup.resolution_text import failure_lines, outcome_lines  # noqa: PLC0415
    from reviewbook.references.lookup.resolved_file import (  # noqa: PLC0415
        accept_additions,
        resolve_bibliography,
    )
    from reviewbook.references.lookup.web_client import WebClient  # noqa: PLC0415

    with reported(), ExitStack() as stack:
        here = project_at(project)
        program = f"reviewbook/{__version__}"
        client = None if offline else stack.enter_context(WebClient(email or "", program))
        services = Services(AnswerStore(here.lookups), client, without or (), again)
        works = read_bibliography(here.bibliography, identified=True)
        with progress_bar(console, "looking up", "references") as update:
            found = resolve_bibliography(works, here.bibliography, services, keys or (), update)
        for line in outcome_lines(found, here.bibliography):
            write_out(line)
        failures = [*map(str, works.faults), *failure_lines(found)]
        for failure in failures:
            say(f"error: {failure}", style="red")
        days = " to ".join(
            sorted({min(services.days), max(services.days)}) if services.days else []
        )
        write_out(
            f"{some(services.asked, 'question')} asked" + (f"; answers of {days}" if days else "")
        )
        if accept:
            written = accept_additions(here.bibliography, found)
            fields = some(sum(map(len, written.values())), "field")
            write_out(f"{fields} added to {some(len(written), 'entry', 'entries')}")
    if failures:
        raise typer.Exit(1)
