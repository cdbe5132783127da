"""The shards of a collection: the files below a folder or an address of fsspec."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import NamedTuple

from reviewbook.documents.document import is_for_review
from reviewbook.project.errors import InputError
from reviewbook.project.storage import Folder, Place, Remote
from reviewbook.project.working_folders import temporary_folder

# What PubMed, OpenAlex and Spark put beside the records.
_BESIDE = (".md5", ".sha256", ".crc")
_NAMED = ("manifest", "_", "release_notes", "license")


class Shard(NamedTuple):
    """A file of records; its fingerprint changes where the file does."""

    name: str
    fingerprint: str


class Listing(NamedTuple):
    """The shards of a collection, sorted by name, and the names of what lies there beside them."""

    shards: list[Shard]
    beside: list[str]


def list_shards(records: Place) -> Listing:
    """Return what a collection holds; folders are looked into, links to folders are not.

    Raises
    ------
    InputError
        If the place cannot be read, or has no shards.
    """
    found = sorted(_local(records) if isinstance(records, Folder) else _remote(records))
    shards = [one for one in found if _is_shard(one)]
    if not shards:
        remedy = "name the folder or address that the files of records lie in"
        raise InputError("no records", file=records.address, remedy=remedy)
    return Listing(shards, [one.name for one in found if not _is_shard(one)])


def _is_shard(found: Shard) -> bool:
    name = PurePath(found.name).name
    small = name.lower()
    named = is_for_review(name) and not small.endswith(_BESIDE) and not small.startswith(_NAMED)
    return bool(found.fingerprint) and named


def _local(records: Folder) -> Iterator[Shard]:
    """Yield all there is; what is no file, and no link to one, has no fingerprint."""
    if records.path.is_file():
        yield _seen(records.path, records.path.parent)
        return
    for folder, folders, files in os.walk(records.path, onerror=_refuse_folder):
        links = (name for name in folders if (Path(folder) / name).is_symlink())
        for name in (*files, *links):
            yield _seen(Path(folder) / name, records.path)


def _seen(path: Path, root: Path) -> Shard:
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        return Shard(name, "")
    seen = path.stat()
    return Shard(name, f"{seen.st_size} bytes, {seen.st_mtime_ns} ns")


def _refuse_folder(error: OSError) -> None:
    raise _unreached(error.filename, error.strerror)


def _remote(records: Place) -> Iterator[Shard]:
    assert isinstance(records, Remote)
    system, path = records.opened()
    try:
        system.invalidate_cache()
        for file in system.find(path):
            name = file.removeprefix(path).strip("/") or PurePath(file).name
            # Not its `ukey`: over HTTP that is the address alone, whatever becomes of the file.
            about = str(system.info(file)).encode()
            yield Shard(name, hashlib.sha256(about).hexdigest()[:16])
    except Exception as error:  # every store has errors of its own
        raise _unreached(records.address, error) from None


@contextmanager
def shard_here(records: Place, shard: Shard) -> Iterator[Path]:
    """Give the file of a shard; what is remote is fetched and removed afterwards.

    Raises
    ------
    InputError
        If it cannot be reached.
    """
    if isinstance(records, Folder):
        path = records.path if records.path.is_file() else records.path / shard.name
        if not os.access(path, os.R_OK):
            raise _unreached(path, "no such file, or no right to read it")
        yield path
        return
    assert isinstance(records, Remote)
    system, root = records.opened()
    with temporary_folder() as folder:
        path = Path(folder) / PurePath(shard.name).name
        try:
            # Over HTTP a folder is a file too: the page that lists it.
            whole = f"{root}/{shard.name}" if system.isdir(root) else root
            system.get_file(whole, str(path))
        except Exception as error:
            raise _unreached(records.of(shard.name), error) from None
        yield path


def _unreached(address: object, problem: object) -> InputError:
    remedy = "correct the address or the rights, and run the same command: what is done stays"
    said = str(problem) or type(problem).__name__
    return InputError(f"the records cannot be read: {said}", file=str(address), remedy=remedy)
