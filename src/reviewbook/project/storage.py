"""Where texts lie and evidence goes: a folder on this machine, or any address of fsspec.

An address is a path, or ``scheme://...`` as fsspec writes it (``s3://bucket/texts``). Files are
read and written through local paths: what is remote is fetched batch by batch, and sent when it
is whole, so that nothing else has to know where it came from or goes to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from reviewbook.project.atomic_files import move_files
from reviewbook.project.disk_errors import ROOM, disk_errors_reported
from reviewbook.project.errors import InputError
from reviewbook.project.working_folders import temporary_folder


class Place(Protocol):
    """A folder; it is handed to other processes and machines, so it holds only its address."""

    @property
    def address(self) -> str:
        """The path or address, as messages name it."""
        ...

    def of(self, name: str) -> str | Path:
        """Return the path or address of a file."""
        ...

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield name and size in bytes of each file, in no order."""
        ...

    def here(self, names: Iterable[str]) -> Any:
        """Return a context that gives a local folder with these files, as far as they exist."""
        ...

    def put(self, files: Mapping[str, Path], gone: Iterable[str]) -> None:
        """Put whole files in place all together, and take away those that they replace."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine."""

    path: Path

    @property
    def address(self) -> str:
        """The path."""
        return str(self.path)

    def of(self, name: str) -> Path:
        """Return the path of a file."""
        return self.path / name

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield name and size in bytes of each file, in no order."""
        try:
            with os.scandir(self.path) as entries:
                for entry in entries:
                    # What follows a link in a circle is no file, and hides no other.
                    if entry.is_file(follow_symlinks=False) or Path(entry).is_file():
                        yield entry.name, entry.stat().st_size
        except OSError as error:
            raise _unread(error.filename or self.address, error.strerror) from None

    @contextmanager
    def here(self, names: Iterable[str]) -> Iterator[Path]:
        """Give the folder itself."""
        del names
        if not self.path.is_dir():
            raise _unread(self.address, "there is no such folder")
        yield self.path

    def put(self, files: Mapping[str, Path], gone: Iterable[str]) -> None:
        """Move files into the folder; they must lie on its file system."""
        move_files({file: self.path / name for name, file in files.items()})
        with disk_errors_reported():
            for name in gone:
                (self.path / name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder at an address of fsspec."""

    address: str

    def of(self, name: str) -> str:
        """Return the address of a file."""
        return f"{self.address}/{name}" if name else self.address

    def opened(self) -> tuple[Any, str]:
        """Return the file system of fsspec, and the path in it; raise InputError for neither."""
        try:
            import fsspec  # noqa: PLC0415
        except ImportError:
            raise _missing_extra(self.address) from None
        try:
            system, path = fsspec.core.url_to_fs(self.address)
        except (ImportError, ValueError) as error:
            raise InputError(
                f"this address cannot be used: {error}",
                file=self.address,
                remedy="correct its scheme, or install what fsspec asks for",
            ) from None
        return system, str(path).rstrip("/")

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield name and size in bytes of each file, in no order."""
        system, path = self.opened()
        try:
            system.invalidate_cache()
            entries = system.ls(path, detail=True)
        except Exception as error:  # every store has errors of its own
            raise _unread(self.address, _said(error)) from None
        for entry in entries:
            if entry["type"] == "file":
                yield entry["name"].rsplit("/", 1)[-1], int(entry["size"] or 0)

    @contextmanager
    def here(self, names: Iterable[str]) -> Iterator[Path]:
        """Fetch the files into a folder that is removed afterwards."""
        system, path = self.opened()
        wanted = {f"{path}/{name}": name for name in names}
        try:
            found = system.cat(list(wanted), on_error="return") if wanted else {}
        except Exception as error:
            raise _unread(self.address, _said(error)) from None
        with temporary_folder() as folder:
            for address, raw in found.items():
                if isinstance(raw, bytes):
                    (Path(folder) / wanted[address]).write_bytes(raw)
                elif not isinstance(raw, FileNotFoundError):
                    raise _unread(address, _said(raw))
            yield Path(folder)

    def put(self, files: Mapping[str, Path], gone: Iterable[str]) -> None:
        """Send the files under a name of their own, then give all of them their names."""
        system, path = self.opened()
        waiting = f"{path}/.unfinished-{uuid4().hex}"
        try:
            for name, file in files.items():
                for folder in (f"{waiting}/{name}", f"{path}/{name}"):
                    system.makedirs(folder.rsplit("/", 1)[0], exist_ok=True)
                system.put_file(str(file), f"{waiting}/{name}")
            for name in files:
                system.mv(f"{waiting}/{name}", f"{path}/{name}")
            for name in gone:
                if system.exists(f"{path}/{name}"):
                    system.rm_file(f"{path}/{name}")
        except Exception as error:
            raise InputError(
                f"cannot be written: {_said(error)}", file=self.address, remedy=ROOM
            ) from None
        finally:
            if system.exists(waiting):
                system.rm(waiting, recursive=True)


def place(address: str | Path) -> Place:
    """Return the place of a path or address; ``file://`` is a path."""
    written = str(address)
    if "://" not in written or written.startswith("file://"):
        return Folder(Path(written.removeprefix("file://")).absolute())
    return Remote(written.rstrip("/"))


def _unread(address: str, problem: str | None) -> InputError:
    remedy = "correct the address, or put the texts there"
    return InputError(f"the texts cannot be read: {problem}", file=address, remedy=remedy)


def _missing_extra(address: str) -> InputError:
    return InputError(
        "this address needs fsspec, which is not installed",
        file=address,
        remedy="pip install reviewbook[cluster]",
    )


def _said(error: BaseException) -> str:
    """Return the first line of an error, or its kind where it says nothing."""
    return (str(error).splitlines() or [""])[0] or type(error).__name__
