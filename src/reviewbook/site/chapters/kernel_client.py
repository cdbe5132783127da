"""A notebook in a kernel of its own, which is stopped when it takes or puts out too much."""

from __future__ import annotations

import atexit
import os
import signal
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL
from typing import Any
from uuid import uuid4

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager, KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from traitlets import default

MOST_OUTPUT = 50_000_000
"""Characters that the messages of a notebook's kernel may have together."""


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


class KernelClient(NotebookClient):
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
