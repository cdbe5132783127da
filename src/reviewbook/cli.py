"""The ``reviewbook`` command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer
from rich.console import Console

from reviewbook import __version__
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.git_user import user_name
from reviewbook.project.progress import progress_bar
from reviewbook.project.review_folder import Project

app = typer.Typer(
    help="A literature review that can be re-run: code documents against a codebook, check the "
    "ledger, build the pages.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
MOST_SAID = 50
"""Problems of records that are listed one by one."""
UNREAD = 141
"""Exit status where nobody reads on (`| head`): as of other commands, 128 and SIGPIPE."""


def _stop_writing(output: TextIO) -> NoReturn:
    """End in silence; what Python still writes to an output that nobody reads goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
    raise typer.Exit(UNREAD)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        _stop_writing(sys.stderr)


console = _Console(stderr=True, highlight=False, emoji=False)  # ":100:" is no emoji
ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", help="Folder of the review. Default: found upwards from here."),
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=1, help="Seconds that each notebook may take.")
]
DocumentTimeoutOption = Annotated[
    float, typer.Option("--timeout", min=1, help="Seconds that each document may take.")
]
WhoOption = Annotated[
    str, typer.Option(help="Who decides: a role or a name. Default: git's `user.name`.")
]


def _write(message: str) -> None:
    """Print what a command has done, on standard output, in the characters that this knows."""
    known = sys.stdout.encoding or "utf-8"
    try:
        typer.echo(message.encode(known, errors="backslashreplace").decode(known))
    except BrokenPipeError:
        _stop_writing(sys.stdout)


def _say(message: str, style: str | None = None) -> None:
    """Print an error or a note as it is: no line broken, no bracket taken for mark-up."""
    message = message.encode(errors="backslashreplace").decode()
    console.print(message, style=style, markup=False, soft_wrap=True)


@contextmanager
def _reported(status: int = 2) -> Iterator[None]:
    """Turn what a user can mend into one clear message and an exit status."""
    try:
        yield
    except InputError as error:
        _say(f"error: {error}", style="red")
        raise typer.Exit(status) from None


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show how many documents are done, and of how many."""
    with progress_bar(console, what, "documents") as update:
        yield lambda done, total: update(completed=done, total=total)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reviewbook {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Code documents, check the ledger, build the pages."""
    del version


def _project(folder: Path | None) -> Project:
    return Project.at(folder) if folder else Project.find()


def _signature(project: Project, who: str) -> str:
    """Return who decides: as the option says, or as git knows the user."""
    if not (named := who.strip() or user_name(project.root)):
        raise InputError(
            "who decides is not known",
            remedy='say it with --who "...", or once for all with: git config user.name "..."',
        )
    return named


def _executor(
    workers: int, scheduler: str, tls: tuple[Path | None, Path | None, Path | None]
) -> Any:
    """Return who does the work; a scheduler goes before workers."""
    from reviewbook.coding.dask_cluster import Tls, cluster  # noqa: PLC0415
    from reviewbook.coding.workers import local  # noqa: PLC0415

    ca, cert, key = tls
    if ca and cert and key and scheduler:
        return cluster(scheduler, Tls(ca, cert, key))
    if any(tls):
        raise InputError(
            "TLS needs a cluster and three files",
            remedy="give --scheduler tls://host:8786, --tls-ca, --tls-cert and --tls-key together",
        )
    return cluster(scheduler) if scheduler else local(workers)


@app.command("code")
def code_command(
    project: ProjectOption = None,
    accept_changed: Annotated[
        bool,
        typer.Option("--accept-changed", help="Code texts that differ from their fingerprint."),
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes on this machine.")] = 1,
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
    folder get a row in `data/documents.csv`. A table of more than 50,000 rows is written as
    `.parquet` in place of `.csv`. If anything is wrong with any input, all of it is reported,
    nothing is written, and the exit status is 2. The ledger is the same to the byte whether one
    process, several or a cluster did the work.

    With `--records`, title and abstract of every record are coded, file by file; workers write
    parts into `data/evidence/TABLE/`, and files that are done are skipped the next time. Records
    that cannot be read are listed, and the exit status is then 1.
    """
    from reviewbook.coding.batches import listed_documents  # noqa: PLC0415
    from reviewbook.coding.pipeline import Coder, code_to_writer  # noqa: PLC0415
    from reviewbook.documents.unread_files import alike_documents, passed_over  # noqa: PLC0415
    from reviewbook.ledger.writer import LedgerWriter  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with _reported():
        here = _project(project)
        if records:
            if texts or accept_changed:
                problem = "--records goes with neither --texts nor --accept-changed"
                raise InputError(problem, remedy="leave one of them out")
            _code_records(
                here, records, out, _executor(workers, scheduler, (tls_ca, tls_cert, tls_key)),
                timeout,
            )  # fmt: skip
            return
        executor: Coder = _executor(workers, scheduler, (tls_ca, tls_cert, tls_key))
        source = place(texts or here.needed_texts())
        with LedgerWriter(place(out or here.data)) as writer:
            with _progress("coding") as step:
                code_to_writer(
                    here, source, writer,
                    executor=executor, accept_changed=accept_changed, patience=timeout, step=step,
                )  # fmt: skip
            writer.finish()
        for note in passed_over(source):
            _say(f"note: {note}", style="yellow")
        if not out:
            for note in alike_documents(listed_documents(here.manifest)):
                _say(f"note: {note}", style="yellow")
    counts = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in writer.rows.items())
    _write(f"written: {counts}")


def _code_records(here: Project, records: str, out: str, executor: Any, timeout: float) -> None:
    """Code a collection of records, and say what it came to."""
    from reviewbook.coding.shards.collection_run import code_collection  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with progress_bar(console, "coding", "shards") as update:
        report = code_collection(
            here, place(records), place(out or here.data), executor=executor, patience=timeout,
            step=lambda done, total: update(completed=done, total=total),
        )  # fmt: skip
    problems = [*report.problems()]
    for said in problems[:MOST_SAID]:
        _say(f"error: {said}", style="red")
    if len(problems) > MOST_SAID:
        _say("error: and more; all stand in evidence/unread/", style="red")
    _write(
        f"coded: {report.records} records of {len(report.results)} shards, {report.skipped} of "
        f"which were done before; {report.superseded} records are superseded or deleted, "
        f"{report.empty} have neither title nor abstract, {report.unread} cannot be read"
    )
    if report.unread:
        raise typer.Exit(1)


@app.command("check")
def check_command(
    project: ProjectOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes on this machine.")] = 1,
    timeout: DocumentTimeoutOption = 300,
) -> None:
    """Check the ledger against the texts, the codebook, the references and the decisions.

    With the texts at hand the ledger is rebuilt and compared to the byte, and every surface is
    looked up at its offsets. Without them the tables are checked against each other, the
    codebook, the decisions and `references.bib`. Everything that is wrong is reported, with
    file, row and remedy; the exit status is then 1 (2 is for a command that was used wrongly).
    A reference that nothing uses is only noted.
    """
    from reviewbook.coding.check import check_ledger, rebuilt  # noqa: PLC0415
    from reviewbook.coding.reviewer_inputs import read_inputs  # noqa: PLC0415
    from reviewbook.ledger.table_files import stored_file  # noqa: PLC0415
    from reviewbook.ledger.table_parts import parts_in_force  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with _reported():
        here = _project(project)
        texts = place(here.texts) if here.texts else None
        if shards := parts_in_force(here):
            _say(f"note: the records of {len(shards)} shards are not checked", style="yellow")
            if not stored_file(here.manifest).exists():
                _write("the review has no documents beside them: nothing to check")
                return
    with _reported(1):
        inputs = read_inputs(here)
        found = check_ledger(here, inputs)
        errors = found.errors
        if texts:
            with _progress("rebuilding") as step:
                attempt = Attempts()
                errors += attempt(rebuilt, here, inputs, texts, workers, step, timeout) or []
                errors += attempt.errors
        for note in found.notes:
            _say(f"note: {note}", style="yellow")
        for said in dict.fromkeys(map(str, errors)):
            _say(f"error: {said}", style="red")
        if errors:
            raise typer.Exit(1)
    against = f"{found.documents} texts" if texts else "each other; the texts are not here"
    _write(f"{found.rows} rows checked against {against}: all is well")


@app.command("show")
def show_command(
    document: Annotated[str, typer.Argument(help="Name of the document.")],
    start: Annotated[int, typer.Argument(help="First character of a stretch, from 0.")] = 0,
    end: Annotated[int | None, typer.Argument(help="The character after its last one.")] = None,
    project: ProjectOption = None,
) -> None:
    """Show what stands in a document: passages, rows, decisions, and how to decide on each.

    Each passage comes with its name in the ledger (`passages:7` is row 7 of `passages.csv`), its
    offsets and zone, its words where the texts are at hand, and the rows on it, each with the
    command that decides on it, to be copied.
    """
    from reviewbook.coding.show import show_document  # noqa: PLC0415

    with _reported():
        for line in show_document(_project(project), document, start, end):
            _write(line)


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
        str, typer.Option(help="The row decided on, as `reviewbook show` names it: `mentions:12`.")
    ] = "",
    table: Annotated[str, typer.Option(help="The table decided on. Default: mentions.")] = "",
    concept: Annotated[str, typer.Option(help="The concept of the row.")] = "",
    old: Annotated[
        str | None, typer.Option(help="What stands there now. Default: whatever it is.")
    ] = None,
    who: WhoOption = "",
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
    from reviewbook.coding.row_names import target  # noqa: PLC0415

    with _reported():
        here = _project(project)
        place, table, concept, named = target(here, row, (document, start, end), table, concept)
        cells = {"table": table, "concept": concept, "field": field, "new": new, "why": why}
        cells |= {"who": _signature(here, who)} | ({} if old is None else {"old": old})
        *voids, made = append_decision(here, place, named, **cells)
    for void in voids:
        _write(f"taken out of force: {void.old} {void.new} on {void.document} at {void.start}")
    said = f"{made.field} {made.new} on {made.document} {made.start} {made.end} {made.concept}"
    _write(f"appended to {here.decisions}: {said.rstrip()}; now run: reviewbook code")


@app.command("retire")
def retire_command(
    row: Annotated[int, typer.Argument(help="Row of data/decisions.csv; the header is row 1.")],
    why: Annotated[str, typer.Option(help="The reason, in your own words.")],
    who: WhoOption = "",
    project: ProjectOption = None,
) -> None:
    """Take a decision out of force: it was wrong, or its text has changed or gone.

    Nothing is deleted: a row is appended to `data/decisions.csv` that voids the other. What
    remains is tried first: a decision that others in force need is refused, and they are named.
    """
    from reviewbook.coding.retire import retire_decision  # noqa: PLC0415

    with _reported():
        here = _project(project)
        old = retire_decision(here, row, why, _signature(here, who))
    _write(f"row {row}, on {old.document} at {old.start}, is no longer in force")


@app.command("build")
def build_command(
    project: ProjectOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the pages. Default: `site/` of the review.")
    ] = None,
    static: Annotated[
        bool,
        typer.Option(
            "--static", help="Leave out every script: smaller pages, no search, charts stand still."
        ),
    ] = False,
    pdf: Annotated[
        bool,
        typer.Option("--pdf", help="Print the whole review to `review.pdf` too; needs Chromium."),
    ] = False,
    timeout: TimeoutOption = 600,
) -> None:
    """Build the pages: run the notebooks in a copy and write `site/`.

    Every notebook is run from top to bottom in a fresh kernel; the notebooks themselves are not
    touched. Then are written: `index.html`; a page for each notebook, document, treatment and
    lens; the codebook, the references and the data as CSV; and `review.html`, the whole review in
    one file that can be mailed. No page needs a network, and none needs JavaScript: where it runs,
    charts come alive, tables sort, and search finds.

    With the texts at hand (`data/documents/`, or the folder that `REVIEWBOOK_DOCUMENTS` names)
    the pages show the words in context; without them, the words that were matched.

    The folder is replaced as a whole, and only when everything has been made: if a notebook
    fails or was written about another collection, or a link leads nowhere, the old pages stay, all
    that is wrong is reported, and the exit status is 2. A folder that holds anything else is
    refused.
    """
    from reviewbook.site import build_site  # noqa: PLC0415
    from reviewbook.site.output.single_file import MOST  # noqa: PLC0415

    with _reported():
        here = _project(project)
        index = build_site(
            here, out or here.root / "site", console, static=static, pdf=pdf, patience=timeout
        )
    forms = ["review.html", *(["review.pdf"] if pdf else [])]
    _write(f"written: open {index}")
    _write(f"in one file: {', '.join(str(index.with_name(form)) for form in forms)}")
    if (size := index.with_name("review.html").stat().st_size) > MOST:
        _say(f"note: review.html has {size / 1e6:.1f} MB, more than most can mail", style="yellow")


@app.command("run")
def run_command(project: ProjectOption = None, timeout: TimeoutOption = 600) -> None:
    """Run the notebooks in place and store their outputs.

    Each runs from top to bottom in a fresh kernel, several at a time. A notebook whose numbers have
    not changed keeps its bytes. If any cell fails, all failures are reported and nothing is
    written.
    """
    from reviewbook.analysis.review import Review  # noqa: PLC0415
    from reviewbook.project.atomic_files import write_files  # noqa: PLC0415
    from reviewbook.project.notebook_files import notebook_text  # noqa: PLC0415
    from reviewbook.site.chapters.prose_owner import note_review  # noqa: PLC0415
    from reviewbook.site.chapters.run_notebooks import execute_all  # noqa: PLC0415

    with _reported():
        here = _project(project)
        ran = execute_all(here.notebooks, lambda name: _say(f"ran {name}"), timeout)
        review = Review(here)
        for notebook in ran.values():
            note_review(notebook, review)
        stored = {here.notebooks / f"{name}.ipynb": notebook_text(ran[name]) for name in ran}
        write_files(stored)
    _write(f"written: {len(ran)} notebooks")
