"""A bar that shows how far a command has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn


@contextmanager
def progress_bar(
    console: Console, what: str, unit: str, total: int | None = None
) -> Iterator[Callable[..., None]]:
    """Show a bar on a terminal while something is done; nothing is left of it.

    Parameters
    ----------
    console
        Where to show it.
    what
        What is being done.
    unit
        What is counted.
    total
        How many there are, if that is known.

    Yields
    ------
    callable
        What moves the bar: `completed`, `total`, `advance` and `description` are those of
        `rich.progress.Progress.update`.
    """
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TextColumn(unit))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield partial(bar.update, bar.add_task(what, total=total))
