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
from reviewbook.project.extras import require_extra
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
    str | None, typer.Option(help="Who decides: a role or a name. Default: git's `user.name`.")
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
    """Make a review, code documents, check the ledger, build the pages."""
    del version


def _project(folder: Path | None) -> Project:
    return Project.at(folder) if folder else Project.find()


def _refuse_empty(**options: str | None) -> None:
    """Refuse options that are given and say nothing: a variable of a script may not be set."""
    for option, said in options.items():
        if said is not None and not said.strip():
            raise InputError(
                f"--{option} is given, and says nothing", remedy="say it, or leave the option out"
            )


def _signature(project: Project, who: str | None) -> str:
    """Return who decides: as the option says, or as git knows the user."""
    if not (named := who or user_name(project.root)):
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

    with _reported():
        made = make_review(folder)
    _write(f"written: {made.root}")
    _write("next: put texts into data/documents there, then run in that folder: reviewbook code")


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
) -> None:
    """Code the texts: read them, find, replay the decisions, write the ledger.

    Reads the documents of `data/documents/` (or the folder that `REVIEWBOOK_DOCUMENTS` names),
    `data/codebook.yml`, `data/decisions.csv` and `references.bib`, and writes
    `data/documents.csv`, `data/evidence/*.csv` and `data/datapackage.json`. New files in the
    folder get a row in `data/documents.csv`. A table of more than 50,000 rows is written as
    `.parquet` in place of `.csv`. If anything is wrong with any input, all of it is reported,
    nothing is written, and the exit status is 2. The ledger is the same to the byte whether one
    process, several or a cluster did the work.
    """
    from reviewbook.coding.batches import listed_documents  # noqa: PLC0415
    from reviewbook.coding.pipeline import Coder, code_to_writer  # noqa: PLC0415
    from reviewbook.documents.unread_files import alike_documents, passed_over  # noqa: PLC0415
    from reviewbook.ledger.writer import LedgerWriter  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with _reported():
        here = _project(project)
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


@app.command("add")
def add_command(
    paths: Annotated[list[Path], typer.Argument(help="Files, and folders of files.")],
    workers: Annotated[int, typer.Option(min=1, help="Files that are read at a time.")] = 1,
    project: ProjectOption = None,
) -> None:
    """Take documents in: PDF, HTML, DOCX, ODT, EPUB, JATS XML, Markdown and plain text.

    A file is told by what it holds. It is copied to `data/documents/`; its text is written beside
    it as `NAME.txt`, and where each stretch came from, what was left out and what read it as
    `NAME.source.json`. Its title, authors, date, publisher and address go into
    `data/documents.csv` and `references.bib` where these have nothing yet. Nothing is fetched, and
    a file that is there already is left alone. What cannot be read is listed with its reason, the
    rest is added, and the exit status is 1. Then run `reviewbook code`.
    """
    from reviewbook.coding.add_documents import add_to_review  # noqa: PLC0415

    with _reported():
        here = _project(project)
        with _progress("reading") as step:
            added = add_to_review(here, paths, workers=workers, step=step)
    for note in added.notes:
        _say(f"note: {note}", style="yellow")
    for said in dict.fromkeys(map(str, added.errors)):
        _say(f"error: {said}", style="red")
    if added.unchanged:
        _write(f"unchanged: {', '.join(sorted(added.unchanged))}")
    if added.new:
        _write(f"added: {', '.join(sorted(added.new))}; now run: reviewbook code")
    if added.errors:
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
    from reviewbook.documents.document import is_document  # noqa: PLC0415
    from reviewbook.project.storage import place  # noqa: PLC0415

    with _reported():
        here = _project(project)
        texts = place(here.texts) if here.texts else None
    with _reported(1):
        inputs = read_inputs(here)
        found = check_ledger(here, inputs)
        errors = found.errors
        if texts and (found.documents or any(is_document(name) for name, _ in texts.files())):
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
    if not found.documents:
        _say("note: no documents yet: put texts where they belong, then run: reviewbook code")
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
    from reviewbook.coding.row_names import target  # noqa: PLC0415

    with _reported():
        _refuse_empty(row=row, table=table, concept=concept, who=who)
        here = _project(project)
        place, table, concept, named = target(
            here, row or "", (document, start, end), table or "", concept or ""
        )
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
    who: WhoOption = None,
    project: ProjectOption = None,
) -> None:
    """Take a decision out of force: it was wrong, or its text has changed or gone.

    Nothing is deleted: a row is appended to `data/decisions.csv` that voids the other. What
    remains is tried first: a decision that others in force need is refused, and they are named.
    """
    from reviewbook.coding.retire import retire_decision  # noqa: PLC0415

    with _reported():
        _refuse_empty(who=who)
        here = _project(project)
        old = retire_decision(here, row, why, _signature(here, who))
    _write(f"row {row}, on {old.document} at {old.start}, is no longer in force")


@app.command("suggest")
def suggest_command(
    least: Annotated[int, typer.Option(min=1, help="Times that a phrase has to occur.")] = 3,
    most: Annotated[int, typer.Option(min=1, help="Suggestions of each kind.")] = 20,
    lines: Annotated[int, typer.Option(min=0, help="Lines of context for each.")] = 3,
    project: ProjectOption = None,
) -> None:
    """Suggest what the codebook does not cover yet, ready to be pasted into it.

    Listed are: frequent phrases near what is coded, those first that are listed with it ("X, Y and
    Z"); acronyms with the words they stand for; what looks like a term spelled otherwise; terms
    that no document holds; and concepts that the same documents name. Nothing is written. The
    lines of context are sentences of the documents: they do not belong into a repository.
    """
    from reviewbook.coding.reviewer_inputs import read_inputs  # noqa: PLC0415
    from reviewbook.coding.suggest import suggest_codes  # noqa: PLC0415
    from reviewbook.coding.suggestion_text import suggestion_lines  # noqa: PLC0415
    from reviewbook.documents.document import clean_texts  # noqa: PLC0415
    from reviewbook.ledger.ledger_files import read_ledger  # noqa: PLC0415

    with _reported():
        here = _project(project)
        folder, codebook, tables = (
            here.needed_texts(),
            read_inputs(here).codebook,
            read_ledger(here),
        )
        texts = clean_texts(tables["documents"], folder)
        found = suggest_codes(codebook, tables, texts, least)
    for line in suggestion_lines(found, codebook, texts, most, lines):
        _write(line)


@app.command("convert")
def convert_command(
    source: Annotated[Path, typer.Argument(help="A codebook: `.yml`, `.csv`, `.ttl` or `.qdc`.")],
    target: Annotated[Path, typer.Argument(help="The file to write, by the same endings.")],
) -> None:
    """Write a codebook in another format: YAML, CSV, SKOS (Turtle) or REFI-QDA (`.qdc`).

    NVivo, MAXQDA, ATLAS.ti and QualCoder read and write REFI-QDA codebooks, thesauri come as SKOS.
    What one of our codebooks holds comes back as it went. In one from elsewhere the codes at the
    top become modalities, those below them treatments; a code without words is looked for by its
    name. Example: `reviewbook convert thesaurus.ttl data/codebook.yml`. A file that is there is not
    written over.
    """
    from reviewbook.codebook.exchange import converted  # noqa: PLC0415
    from reviewbook.project.atomic_files import write_files  # noqa: PLC0415

    with _reported():
        if target.exists():
            remedy = "name another, or move it away: what somebody wrote is not written over"
            raise InputError("it is there already", file=target, remedy=remedy)
        write_files({target: converted(source, target.suffix.lower())})
    _write(f"written: {target}")


@app.command("diff")
def diff_command(
    old: Annotated[str, typer.Argument(help="Folder of a review, or a revision: `HEAD~1`, a tag.")],
    new: Annotated[str, typer.Argument(help="The same. Default: the review as it is now.")] = "",
    project: ProjectOption = None,
) -> None:
    """Compare two versions of a review: which counts changed, which rows came and went, and why.

    The reason given is the nearest one: the text has changed, a decision was made or taken back,
    a term of the codebook came or went, a reference is another; where all of these are the same,
    a rule. The texts are not needed. The exit status is 1 where anything differs.
    """
    from reviewbook.coding.change_reasons import Version  # noqa: PLC0415
    from reviewbook.coding.ledger_diff import diff_lines  # noqa: PLC0415
    from reviewbook.project.review_history import past_review  # noqa: PLC0415

    with _reported():
        now = new or str(_project(project).root)
        versions = []
        for named in (old, now):
            with past_review(named, project) as version:
                versions.append(Version.of(version))
    lines = list(diff_lines(*versions))
    for line in lines:
        _write(line)
    if lines:
        raise typer.Exit(1)
    _write("nothing differs")


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
    with _reported():
        require_extra("site", "reviewbook build")
    from reviewbook.site.output.single_file import MOST  # noqa: PLC0415
    from reviewbook.site.site_builder import build_site  # noqa: PLC0415

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
    with _reported():
        require_extra("run", "reviewbook run")
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
