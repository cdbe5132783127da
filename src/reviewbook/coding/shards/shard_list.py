"""The shards of a collection: the files below a folder or an address of fsspec."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import NamedTuple

from reviewbook.documents.document import is_for_review
from reviewbook.project.errors import InputError
from reviewbook.project.storage import Folder, Place, Remote

# What PubMed, OpenAlex and Spark put beside the records.
_BESIDE = (".md5", ".sha256", ".crc")
_NAMED = ("manifest", "_", "release_notes", "license")


class Shard(NamedTuple):
    """A file of records; its fingerprint changes where the file does."""

    name: str
    fingerprint: str


def list_shards(records: Place) -> list[Shard]:
    """Return the shards of a collection, sorted by name; folders are looked into.

    Raises
    ------
    InputError
        If the place cannot be read, or has none.
    """
    found = _local(records) if isinstance(records, Folder) else _remote(records)
    shards = sorted(shard for shard in found if _is_shard(PurePath(shard.name).name))
    if not shards:
        remedy = "name the folder or address that the files of records lie in"
        raise InputError("no records", file=records.address, remedy=remedy)
    return shards


def _is_shard(name: str) -> bool:
    small = name.lower()
    return is_for_review(name) and not small.endswith(_BESIDE) and not small.startswith(_NAMED)


def _local(records: Folder) -> Iterator[Shard]:
    files = [records.path] if records.path.is_file() else records.path.rglob("*")
    root = records.path.parent if records.path.is_file() else records.path
    for file in files:
        if file.is_file():
            seen = file.stat()
            fingerprint = f"{seen.st_size} bytes, {seen.st_mtime_ns} ns"
            yield Shard(file.relative_to(root).as_posix(), fingerprint)


def _remote(records: Place) -> Iterator[Shard]:
    assert isinstance(records, Remote)
    system, path = records.opened()
    try:
        system.invalidate_cache()
        for file in system.find(path):
            name = file.removeprefix(path).strip("/") or PurePath(file).name
            yield Shard(name, hashlib.sha256(str(system.ukey(file)).encode()).hexdigest()[:16])
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
    with tempfile.TemporaryDirectory(prefix="reviewbook-") as folder:
        path = Path(folder) / PurePath(shard.name).name
        try:
            whole = root if system.isfile(root) else f"{root}/{shard.name}"
            system.get_file(whole, str(path))
        except Exception as error:
            raise _unreached(records.of(shard.name), error) from None
        yield path


def _unreached(address: object, problem: object) -> InputError:
    remedy = "correct the address or the rights, and run the same command: what is done stays"
    said = str(problem) or type(problem).__name__
    return InputError(f"the records cannot be read: {said}", file=str(address), remedy=remedy)
