"""The record kept beside a text that was made of another file: of which, and how.

Offsets count in the text, so that it is kept with what made it: ``NAME.source.json`` beside
``NAME.txt`` and the file itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any

from reviewbook.documents.readers.extraction import SourceMetadata, SourcePlace
from reviewbook.documents.readers.source_formats import ORIGINALS
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_utf8

ENDING = ".source.json"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Of which file a text was made, and how.

    Attributes
    ----------
    file, sha256
        The file, and the SHA-256 of its bytes.
    text_sha256, characters
        The SHA-256 of the text, and its length.
    format, reader, reader_version, libraries
        What read it.
    metadata
        What the file says about itself.
    notes
        What was left out or mended.
    places
        Where each stretch of the text comes from.
    marked
        The half-open spans of the text that are in bold or italics in the file.
    mended
        What was decoded wrongly there, what it became, and how often.
    """

    file: str
    sha256: str
    text_sha256: str
    characters: int
    format: str
    reader: str
    reader_version: int
    libraries: dict[str, str]
    metadata: SourceMetadata
    notes: tuple[str, ...]
    places: tuple[SourcePlace, ...]
    marked: tuple[tuple[int, int], ...] = ()
    mended: tuple[tuple[str, str, int], ...] = ()


def record_name(document: str) -> str:
    """Return the name of the file that holds a document's record."""
    return f"{document}{ENDING}"


def record_text(record: SourceRecord) -> str:
    """Return a record as JSON, a place a line."""
    said: dict[str, Any] = asdict(record)
    places = said.pop("places")
    rest = {name: said.pop(name) for name in ("marked", "mended")}
    written = json.dumps(said, ensure_ascii=False, indent=1)
    lines = ",\n".join(f"  {json.dumps(place, ensure_ascii=False)}" for place in places)
    more = "".join(
        f',\n "{name}": {json.dumps(one, ensure_ascii=False)}' for name, one in rest.items() if one
    )
    return f'{written[:-2]},\n "places": [\n{lines}\n ]{more}\n}}\n'


def read_record(path: Path) -> SourceRecord:
    """Read a record.

    Raises
    ------
    InputError
        If it cannot be read, or is none.
    """
    try:
        said = json.loads(read_utf8(path))
        said["metadata"] = _metadata(said["metadata"])
        said["places"] = tuple(
            SourcePlace(kind, str(label), int(start)) for kind, label, start in said["places"]
        )
        said["notes"] = tuple(said["notes"])
        said["marked"] = tuple((int(start), int(end)) for start, end in said.get("marked", ()))
        said["mended"] = tuple(
            (str(wrong), str(right), int(times)) for wrong, right, times in said.get("mended", ())
        )
        return SourceRecord(**said)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(
            "this is no record of where a text comes from",
            file=path,
            remedy="remove it with the text beside it, and add the document again",
        ) from None


def _metadata(said: dict[str, Any]) -> SourceMetadata:
    def pairs(name: str) -> tuple[tuple[str, str], ...]:
        return tuple((str(key), str(value)) for key, value in said[name])

    lists = {"authors": tuple(said["authors"]), "identifiers": pairs("identifiers")}
    return SourceMetadata(**(said | lists | {"others": pairs("others")}))


def without_sources(names: Iterable[str]) -> list[str]:
    """Leave out the records, and the files of which they are, of a list of names of files."""
    every = [*names]
    recorded = {name.removesuffix(ENDING) for name in every if name.endswith(ENDING)}
    return [name for name in every if not (name.endswith(ENDING) or _is_source(name, recorded))]


def _is_source(name: str, recorded: set[str]) -> bool:
    path = PurePath(name)
    return path.suffix.lower() in ORIGINALS and path.stem in recorded
