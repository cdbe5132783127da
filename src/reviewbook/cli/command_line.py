"""What every command shares: the program, its options, how it speaks and how it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer
from rich.console import Console

from reviewbook import __version__
from reviewbook.project.errors import InputError
from reviewbook.project.git_user import user_name
from reviewbook.project.name_bytes import shown_names
from reviewbook.project.progress import progress_bar
from reviewbook.project.review_folder import Project

_unsaid: list[str] = []
"""Errors and notes that could not be written."""


def _end_unsaid(_result: object, **_options: object) -> None:
    """End with another status than 0 where something that had to be said could not be."""
    if _unsaid:
        raise typer.Exit(2)


app = typer.Typer(
    result_callback=_end_unsaid,
    help="A literature review that can be re-run: code documents against a codebook, check the "
    "ledger, build the pages.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


YEAR = 365 * 86_400
"""Seconds that anything may be given at most; clocks cannot wait without end."""
UNREAD = 141
"""Exit status where nobody reads on (`| head`): as of other commands, 128 and SIGPIPE."""


def stop_writing(output: TextIO) -> NoReturn:
    """End in silence; what Python still writes to an output that nobody reads goes nowhere."""
    _silence(output)
    raise typer.Exit(UNREAD)


def _silence(output: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


class _QuietConsole(Console):
    def on_broken_pipe(self) -> None:
        stop_writing(sys.stderr)


console = _QuietConsole(stderr=True, highlight=False, emoji=False)  # ":100:" is no emoji
ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", help="Folder of the review. Default: found upwards from here."),
]


def _timeout(of: str) -> Any:
    said = f"Seconds that each {of} may take."
    return typer.Option("--timeout", min=1, max=YEAR, help=said)


TimeoutOption = Annotated[float, _timeout("notebook")]
DocumentTimeoutOption = Annotated[float, _timeout("document")]
WorkersOption = Annotated[
    int, typer.Option("--workers", min=1, max=1000, help="Processes on this machine.")
]
WhoOption = Annotated[
    str | None, typer.Option(help="Who decides: a role or a name. Default: git's `user.name`.")
]


def write_out(message: str) -> None:
    """Print what a command has done, on standard output, in the characters that this knows."""
    known, message = sys.stdout.encoding or "utf-8", shown_names(message)
    try:
        typer.echo(message.encode(known, errors="backslashreplace").decode(known))
    except BrokenPipeError:
        stop_writing(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        say(
            f"error: the output cannot be written: {error.strerror or error}\n"
            "  remedy: send it elsewhere; what the command wrote into the review stays written",
            style="red",
        )
        raise typer.Exit(2) from None


def say(message: str, style: str | None = None) -> None:
    """Print an error or a note as it is: no line broken, no bracket taken for mark-up.

    Where it cannot be written the command goes on, and its status tells.
    """
    message = shown_names(message).encode(errors="backslashreplace").decode()
    try:
        console.print(message, style=style, markup=False, soft_wrap=True)
    except OSError:
        _silence(sys.stderr)
        _unsaid.append(message)


def say_notes(notes: Iterable[object]) -> None:
    """Print notes, each as `say` does; of those in a row with one remedy only the last says it."""
    every = [str(note) for note in notes]
    for note, following in zip_longest(every, every[1:], fillvalue=""):
        said, sign, remedy = note.partition("\n  remedy: ")
        same = sign and remedy == following.partition("\n  remedy: ")[2]
        say(f"note: {said if same else note}", style="yellow")


@contextmanager
def reported(status: int = 2) -> Iterator[None]:
    """Turn what a user can mend into one clear message and an exit status."""
    try:
        yield
    except InputError as error:
        for one in error.errors:
            say(f"error: {one}", style="red")
        raise typer.Exit(status) from None


@contextmanager
def document_progress(what: str) -> Iterator[Callable[..., None]]:
    """Show how many documents are done, of how many, and how many of these in a run before."""
    with progress_bar(console, what, "documents") as update:

        def step(done: int, total: int, before: int = 0) -> None:
            said = f"{what} ({before:,} done before)" if before else what
            update(completed=done, total=total, description=said)

        yield step


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


def project_at(folder: Path | None) -> Project:
    """Return the review that an option names, or that the current folder lies in."""
    return Project.at(folder) if folder else Project.find()


def refuse_empty(**options: str | None) -> None:
    """Refuse options that are given and say nothing: a variable of a script may not be set."""
    for option, said in options.items():
        if said is not None and not said.strip():
            raise InputError(
                f"--{option} is given, and says nothing", remedy="say it, or leave the option out"
            )


def signature(project: Project, who: str | None) -> str:
    """Return who decides: as the option says, or as git knows the user."""
    if not (named := who or user_name(project.root)):
        raise InputError(
            "who decides is not known",
            remedy='say it with --who "...", or once for all with: git config user.name "..."',
        )
    return named
