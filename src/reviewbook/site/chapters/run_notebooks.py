"""Notebooks run from top to bottom in fresh kernels; the files are not touched."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import nbformat
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.text_files import read_utf8
from reviewbook.project.working_folders import temporary_folder
from reviewbook.site.chapters.kernel_client import KernelClient

# One more than there are cores, since kernels also wait; each takes about 200 MB.
AT_ONCE = min(os.cpu_count() or 1, 7) + 1
PATIENCE = 600
"""Seconds that a notebook may take as a whole, if nothing else is said."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def execute_all(
    folder: Path, step: Callable[[str], None] | None = None, patience: float = PATIENCE
) -> dict[str, NotebookNode]:
    """Run every notebook of a folder, several at a time, each in a kernel of its own.

    Parameters
    ----------
    step
        Told the name of each notebook that has run to its end.
    patience
        Seconds that each may take as a whole.

    Returns
    -------
    dict
        The notebooks with their outputs by name without suffix, in order of the names.

    Raises
    ------
    InputErrors
        If there is none, some cannot be read, or cells fail: the first of each notebook.
    """
    notebooks = read_notebooks(folder)
    with temporary_folder() as room:
        clients = [KernelClient(notebook, path, room) for path, notebook in notebooks.items()]
        _execute_together(clients, step, patience)
    return {client.path.stem: client.nb for client in clients}


def _execute_together(
    clients: Sequence[KernelClient], step: Callable[[str], None] | None, patience: float
) -> None:
    attempt = Attempts()
    with ThreadPoolExecutor(AT_ONCE) as pool, _stopped_together(pool, clients):
        runs: dict[Future[None], KernelClient] = {
            pool.submit(_execute, client, patience): client for client in clients
        }
        for run in as_completed(runs):
            failed_before = len(attempt.errors)
            attempt(run.result)
            if step and len(attempt.errors) == failed_before:
                step(runs[run].path.stem)
    attempt.errors.sort(key=lambda error: str(error.file))
    attempt.settle()


@contextmanager
def _stopped_together(pool: ThreadPoolExecutor, clients: Iterable[KernelClient]) -> Iterator[None]:
    """Leave no kernel behind, and wait for none, if the run is broken off."""
    try:
        yield
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for client in clients:
            client.stop("is broken off")
        raise


def read_notebooks(folder: Path) -> dict[Path, NotebookNode]:
    """Return the notebooks of a folder as they are stored, in order of their names.

    Raises
    ------
    InputErrors
        If there is none, or some cannot be read.
    """
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise InputError("there are no notebooks", file=folder, remedy="put one there")
    attempt = Attempts()
    notebooks = {path: attempt(_read, path) for path in paths}
    attempt.settle()
    return {path: notebook for path, notebook in notebooks.items() if notebook}


def _read(path: Path) -> NotebookNode:
    text = read_utf8(path, remedy="restore it from git")
    try:
        if not isinstance(json.loads(text), dict):
            raise ValueError("it holds no cells")
        notebook: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
    except Exception as error:  # whatever is not as a notebook has it
        said = str(error).partition("\n")[0]
        raise InputError(
            f"this is no notebook: {said}", file=path, remedy="restore it from git"
        ) from None
    return notebook


def _execute(client: KernelClient, patience: float) -> None:
    _blank(client.nb)
    too_long = f"does not end: the notebook has run for {patience:g} seconds"
    timer = Timer(patience, client.stop, [too_long])
    timer.start()
    try:
        _run(client)
    except CellExecutionError as failed:
        _refuse_errors_shown(client)
        raise _failure(client, f"fails: {failed.ename}: {failed.evalue}") from None
    except DeadKernelError:
        died = "fails: the kernel died; it was killed, ended itself, or memory ran out"
        raise _failure(client, client.stopped or died) from None
    except (CellTimeoutError, RuntimeError) as failed:
        raise _failure(client, client.stopped or f"fails: {failed}") from None
    finally:
        timer.cancel()
        client.kill_all()
    _refuse_errors_shown(client)


def _run(client: KernelClient) -> None:
    """Run a notebook; a kernel that does not even start, its port being taken, is started again."""
    try:
        client.execute()
    except RuntimeError:
        if client.code_cells_executed or client.stopped:
            raise
        client.execute()


def _blank(notebook: NotebookNode) -> None:
    """Take out what an earlier run left, so that what ran now can be told."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _refuse_errors_shown(client: KernelClient) -> None:
    """See that nothing failed while it was shown; Jupyter says so, and goes on."""
    cells = [c for c in client.nb.cells if c.cell_type == "code" and c.source.strip()]
    for number, cell in enumerate(cells, 1):
        for output in cell.outputs:
            wanted = "raises-exception" in cell.metadata.get("tags", [])
            if output.output_type == "error" and not wanted:
                raise _failure(client, f"fails: {output.ename}: {output.evalue}", number)


def _failure(client: KernelClient, what: str, number: int = 0) -> InputError:
    said = " ".join(_COLOURS.sub("", what).split())
    number = number or client.code_cells_executed
    remedy = "open the notebook, run it up to that cell, and mend the cell"
    if " remedy: " in said:  # Of what is wrong in a file, and not in the cell that reads it.
        said, _, remedy = said.rpartition(" remedy: ")
    if "does not end" in client.stopped:
        remedy += "; or give notebooks more time with --timeout"
    problem = f"code cell {number} {said}" if number else f"its kernel {said}"
    return InputError(problem, file=client.path, remedy=remedy)
