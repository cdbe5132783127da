"""Notebooks run from top to bottom in fresh kernels; the files are not touched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets import default

from reviewbook.project.errors import Attempts, InputError

# One more than there are cores, since kernels also wait; each takes about 200 MB.
AT_ONCE = min(os.cpu_count() or 1, 7) + 1
PATIENCE = 600
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


def execute_all(folder: Path, step: Callable[[str], None] | None = None) -> dict[str, NotebookNode]:
    """Run every notebook of a folder, several at a time, each in a kernel of its own.

    Parameters
    ----------
    step
        Told the name of each notebook when it is done.

    Returns
    -------
    dict
        The notebooks with their outputs by name without suffix, in order of the names.

    Raises
    ------
    InputError
        If there is none, or one cannot be read.
    InputErrors
        If cells fail: the first of each notebook.
    """
    notebooks = read_notebooks(folder)
    attempt = Attempts()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs: dict[Future[None], Path] = {
            pool.submit(_execute, notebook, path): path for path, notebook in notebooks.items()
        }
        for run in as_completed(runs):
            attempt(run.result)
            if step:
                step(runs[run].stem)
    attempt.errors.sort(key=lambda error: str(error.file))
    attempt.settle()
    return {path.stem: notebook for path, notebook in notebooks.items()}


def read_notebooks(folder: Path) -> dict[Path, NotebookNode]:
    """Return the notebooks of a folder as they are stored, in order of their names.

    Raises
    ------
    InputError
        If there is none, or one cannot be read.
    """
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise InputError("there are no notebooks", file=folder, remedy="put one there")
    return {path: _read(path) for path in paths}


def _read(path: Path) -> NotebookNode:
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:
        raise InputError(
            f"this notebook cannot be read: {error}", file=path, remedy="restore it from git"
        ) from None
    return notebook


def _blank(notebook: NotebookNode) -> None:
    """Take out what an earlier run left, so that what ran now can be told."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _execute(notebook: NotebookNode, path: Path) -> None:
    client = NotebookClient(
        notebook,
        kernel_manager_class=_Kernel,
        timeout=PATIENCE,
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    _blank(notebook)
    try:
        client.execute()
    except CellExecutionError as failed:
        raise _failure(notebook, path, f"{failed.ename}: {failed.evalue}") from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as failed:
        raise _failure(notebook, path, str(failed)) from None


def _failure(notebook: NotebookNode, path: Path, what: str) -> InputError:
    ran = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.execution_count]
    said = " ".join(_COLOURS.sub("", what).split())
    return InputError(
        f"code cell {len(ran)} fails: {said}",
        file=path,
        remedy="open the notebook, run it up to that cell, and mend the cell",
    )
