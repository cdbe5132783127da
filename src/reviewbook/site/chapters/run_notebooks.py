"""Notebooks run from top to bottom in fresh kernels; the files are not touched."""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL
from threading import Timer
from typing import Any
from uuid import uuid4

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager, KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets import default

from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.text_files import read_utf8
from reviewbook.project.working_folders import temporary_folder

# One more than there are cores, since kernels also wait; each takes about 200 MB.
AT_ONCE = min(os.cpu_count() or 1, 7) + 1
PATIENCE = 600
"""Seconds that a notebook may take as a whole, if nothing else is said."""
MOST_OUTPUT = 50_000_000
"""Characters that the messages of a notebook's kernel may have together."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class _ThisPython(KernelSpecManager):
    """Every kernel is the Python that is running, whatever else is installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Give the same for every name."""
        del kernel_name
        return KernelSpec(**get_kernel_dict())


class _Kernel(AsyncKernelManager):
    @default("kernel_spec_manager")
    def _this_python(self) -> KernelSpecManager:
        return _ThisPython()


class _Client(NotebookClient):
    """Runs one notebook until it ends, or is stopped."""

    def __init__(self, notebook: NotebookNode, path: Path, room: Path) -> None:
        self.path, self.stopped, self._room = path, "", room
        # A user's own settings would change what is put out; and where it may not write to a
        # home, IPython leaves a folder behind for each kernel.
        self._environment = os.environ | {"IPYTHONDIR": str(room)}
        self._group, self._put_out = 0, 0
        super().__init__(
            notebook,
            kernel_manager_class=_Kernel,
            timeout=None,
            record_timing=False,
            extra_arguments=["--log-level=CRITICAL"],
            resources={"metadata": {"path": str(path.parent)}},
        )

    def create_kernel_manager(self) -> KernelManager:
        """Make the manager of a kernel, which is found through a file that nobody keeps."""
        manager = super().create_kernel_manager()
        manager.connection_file = str(self._room / f"kernel-{uuid4().hex}.json")
        return manager

    async def async_start_new_kernel(self, **options: Any) -> None:
        """Start the kernel, unless the notebook has been stopped meanwhile."""
        if not self.stopped:
            # What it writes past Jupyter is no output of the command.
            options |= {"env": self._environment, "stdout": DEVNULL, "stderr": DEVNULL}
            await super().async_start_new_kernel(**options)
            self._group = getattr(self.km and self.km.provisioner, "pgid", 0)
        if self.stopped:
            raise DeadKernelError(self.stopped)

    def process_message(self, msg: dict[str, Any], *place: Any) -> NotebookNode | None:
        """Take what the kernel says; stop one that never ends to say something."""
        self._put_out += len(str(msg["content"]))
        if self._put_out > MOST_OUTPUT and not self.stopped:
            self.stop(f"puts out more than {MOST_OUTPUT // 1_000_000} MB")
        return None if self.stopped else super().process_message(msg, *place)

    def stop(self, why: str) -> None:
        """Kill the kernel and all that it began; within a second it is seen that it died."""
        self.stopped = why
        self.kill_all()

    def kill_all(self) -> None:
        """Kill what is left of the kernel, and let nothing be cleaned up a second time."""
        atexit.unregister(self._cleanup_kernel)
        with suppress(OSError, AttributeError):  # nothing is left; Windows has no groups
            if self._group:
                os.killpg(self._group, signal.SIGKILL)


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
        clients = [_Client(notebook, path, room) for path, notebook in notebooks.items()]
        _execute_together(clients, step, patience)
    return {client.path.stem: client.nb for client in clients}


def _execute_together(
    clients: Sequence[_Client], step: Callable[[str], None] | None, patience: float
) -> None:
    attempt = Attempts()
    with ThreadPoolExecutor(AT_ONCE) as pool, _stopped_together(pool, clients):
        runs: dict[Future[None], _Client] = {
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
def _stopped_together(pool: ThreadPoolExecutor, clients: Iterable[_Client]) -> Iterator[None]:
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


def _execute(client: _Client, patience: float) -> None:
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


def _run(client: _Client) -> None:
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


def _refuse_errors_shown(client: _Client) -> None:
    """See that nothing failed while it was shown; Jupyter says so, and goes on."""
    cells = [c for c in client.nb.cells if c.cell_type == "code" and c.source.strip()]
    for number, cell in enumerate(cells, 1):
        for output in cell.outputs:
            wanted = "raises-exception" in cell.metadata.get("tags", [])
            if output.output_type == "error" and not wanted:
                raise _failure(client, f"fails: {output.ename}: {output.evalue}", number)


def _failure(client: _Client, what: str, number: int = 0) -> InputError:
    said = " ".join(_COLOURS.sub("", what).split())
    number = number or client.code_cells_executed
    remedy = "open the notebook, run it up to that cell, and mend the cell"
    if "does not end" in client.stopped:
        remedy += "; or give notebooks more time with --timeout"
    problem = f"code cell {number} {said}" if number else f"its kernel {said}"
    return InputError(problem, file=client.path, remedy=remedy)
