"""``reviewbook code``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from reviewbook.cli.command_line import (
    DocumentTimeoutOption,
    ProjectOption,
    WorkersOption,
    app,
    console,
    document_progress,
    project_at,
    reported,
    say,
    say_notes,
    write_out,
)
from reviewbook.display.wording import some
from reviewbook.project.errors import InputError
from reviewbook.project.extras import require_extra
from reviewbook.project.progress import progress_bar
from reviewbook.project.review_folder import Project


def _executor(
    workers: int, scheduler: str, tls: tuple[Path | None, Path | None, Path | None]
) -> Any:
    """Return who does the work; a scheduler goes before workers."""
    from reviewbook.coding.cluster_client import TLS_FILES, Tls  # noqa: PLC0415
    from reviewbook.coding.dask_cluster import cluster  # noqa: PLC0415
    from reviewbook.coding.workers import local  # noqa: PLC0415

    ca, cert, key = tls
    if ca and cert and key and scheduler:
        return cluster(scheduler, Tls(ca, cert, key))
    if any(tls):
        raise InputError("TLS needs a cluster and three files", remedy=TLS_FILES)
    return cluster(scheduler) if scheduler else local(workers)


_MOST_SAID = 50  # problems of records that are listed one by one
# What the rows of a table are, if its name is not their plural.
_ROWS = {
    "reference_list": ("entry of reference lists", "entries of reference lists"),
    "quantities": ("quantity", "quantities"),
}


@app.command("code")
def code_command(
    project: ProjectOption = None,
    accept_changed: Annotated[
        bool,
        typer.Option("--accept-changed", help="Code texts that differ from their fingerprint."),
    ] = False,
    workers: WorkersOption = 1,
    scheduler: Annotated[
        str, typer.Option(help="Dask scheduler to hand the work to, as `tcp://host:8786`.")
    ] = "",
    tls_ca: Annotated[
        Path | None, typer.Option(help="Certificate of the authority of a cluster with TLS (PEM).")
    ] = None,
    tls_cert: Annotated[
        Path | None, typer.Option(help="Certificate of this machine for that cluster (PEM).")
    ] = None,
    tls_key: Annotated[Path | None, typer.Option(help="The key of that certificate (PEM).")] = None,
    texts: Annotated[
        str, typer.Option(help="Folder or fsspec address of the texts, as `s3://bucket/texts`.")
    ] = "",
    out: Annotated[
        str, typer.Option(help="Folder or fsspec address for the ledger. Default: `data/`.")
    ] = "",
    timeout: DocumentTimeoutOption = 300,
    again: Annotated[
        bool, typer.Option("--again", help="Code also what has not changed since it was coded.")
    ] = False,
    records: Annotated[
        str,
        typer.Option(
            help="Code a collection of records instead: a folder or fsspec address of JSON lines, "
            "PubMed XML, Parquet, RIS, nbib or CSV, compressed or not."
        ),
    ] = "",
) -> None:
    """Code the texts: read them, find, replay the decisions, write the ledger.

    Reads the documents of `data/documents/` (or the folder that `REVIEWBOOK_DOCUMENTS` names),
    `data/codebook.yml`, `data/decisions.csv` and `references.bib`, and writes
    `data/documents.csv`, `data/evidence/*.csv` and `data/datapackage.json`. New files in the
    folder get a row in `data/documents.csv`. Documents that have not changed since they were coded
    are taken from your cache, if neither codebook nor references have: the ledger is the same to
    the byte, and a run that was interrupted goes on where it stopped. `--again` leaves the cache
    alone, and so does a cluster. A table of more than 50,000 rows is written as
    `.parquet` in place of `.csv`. Files that may be no texts are read and named. Entries of
    `references.bib` that cannot be read are named, the others are used, decisions on what cites
    their works rest until they can be read. If anything else is wrong with any input, all of it is
    reported, and nothing is written. The exit status is 2 either way. The ledger is the same to
    the byte whether one process, several or a cluster did the work.

    With `--records`, title and abstract of every record are coded, file by file; workers write
    parts into `data/evidence/TABLE/`, and files that are done are skipped the next time. Records
    that cannot be read are listed, and the exit status is then 1.
    """
    from reviewbook.coding.batches import listed_documents  # noqa: PLC0415
    from reviewbook.coding.mended_signs import keep_mended  # noqa: PLC0415
    from reviewbook.coding.pipeline import Coder, code_to_writer  # noqa: PLC0415
    from reviewbook.coding.refused_files import keep_doubtful  # noqa: PLC0415
    from reviewbook.coding.reviewer_inputs import lost_inputs  # noqa: PLC0415
    from reviewbook.documents.unread_files import alike_documents, passed_over  # noqa: PLC0415
    from reviewbook.ledger.writer import LedgerWriter  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with reported():
        here = project_at(project)
        executor: Coder = _executor(workers, scheduler, (tls_ca, tls_cert, tls_key))
        if records:
            if texts or accept_changed or again:
                problem = "--records goes with none of --texts, --accept-changed and --again"
                raise InputError(problem, remedy="leave one of them out")
            require_extra("records", "reviewbook code --records")
            _code_records(here, records, out, executor, timeout)
            return
        source = place(texts or here.needed_texts())
        for note in passed_over(source):
            say(f"note: {note}", style="yellow")
        say_notes(lost_inputs(here))
        with LedgerWriter(place(out or here.data)) as writer:
            with document_progress("coding") as step:
                doubts, kept = code_to_writer(
                    here, source, writer,
                    executor=executor, accept_changed=accept_changed, patience=timeout,
                    keep=not (again or scheduler), step=step,
                )  # fmt: skip
            writer.finish()
        if kept:
            say(f"documents that have not changed since they were coded: {kept}")
        for doubt in doubts:
            say(f"note: {doubt}", style="yellow")
        if not out:
            for error in [*keep_doubtful(here, source, doubts), *keep_mended(here, source)]:
                say(f"note: {error}", style="yellow")
            for note in alike_documents(listed_documents(here.manifest)):
                say(f"note: {note}", style="yellow")
        broken = _tell_references(here, coded=not out)
    counts = ", ".join(
        some(n, *_ROWS.get(name, (name.removesuffix("s"), name))) for name, n in writer.rows.items()
    )
    write_out(f"written: {counts}")
    if writer.rows.get("passages") and not writer.rows.get("mentions"):
        say(
            "note: no text holds a word of the codebook\n"
            "  remedy: name in data/codebook.yml what to look for; reviewbook suggest lists what "
            "the texts define and often say",
            style="yellow",
        )
    if broken:
        raise typer.Exit(2)


def _tell_references(here: Project, *, coded: bool) -> bool:
    """Say what `check` would say of references.bib; tell whether an entry cannot be read."""
    from reviewbook.coding.bibliography_notes import told_of_bibliography  # noqa: PLC0415

    told = told_of_bibliography(here, coded=coded)
    for error in told.errors:
        say(f"error: {error}", style="red")
    say_notes(told.notes)
    return bool(told.errors)


def _code_records(here: Project, records: str, out: str, executor: Any, timeout: float) -> None:
    """Code a collection of records, and say what it came to."""
    from reviewbook.coding.shards.collection_run import code_collection  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with progress_bar(console, "coding", "shards") as update:
        report = code_collection(
            here, place(records), place(out or here.data), executor=executor, patience=timeout,
            step=lambda done, total: update(completed=done, total=total),
        )  # fmt: skip
    broken = _tell_references(here, coded=False)
    problems = [*report.problems()]
    for said in problems[:_MOST_SAID]:
        say(f"error: {said}", style="red")
    if len(problems) > _MOST_SAID:
        say("error: and more; all stand in evidence/unread/", style="red")
    for note in report.notes():
        say(f"note: {note}", style="yellow")
    write_out(
        f"coded: {report.records} records of {len(report.results)} shards, {report.skipped} of "
        f"which were done before; {report.superseded} records are superseded or deleted (by "
        f"{report.count('deletions')} deletions), {report.count('alone')} have no abstract, "
        f"{report.count('empty')} neither title nor abstract, {report.count('unnamed')} no id that "
        f"other files know, {report.unread} cannot be read"
    )
    if report.unread or broken:
        raise typer.Exit(1)
