"""What lies with the texts and is not read, or is read and may not be meant: never in silence."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reviewbook.documents.document import file_of, is_document, is_for_review
from reviewbook.documents.mojibake import left_mojibake
from reviewbook.documents.readers import READERS
from reviewbook.documents.source_record import without_sources
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError
from reviewbook.project.storage import Folder, Place

_NOT_ON_WINDOWS = re.compile(
    r"[<>:\"|?*\\]|[ .]\Z|\A(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE
)
MOST = 20
"""Names that one note gives."""
LOST = "\ufffd"
"""What stands for a letter that could not be decoded."""


def passed_over(texts: Place) -> Iterator[str]:
    """Yield a note for each kind of thing in a folder that is not read, with its names."""
    every = [name for name, _ in texts.files()]
    names = without_sources(n for n in every if is_for_review(n) and not is_document(n))
    yield from note_on_names(f"not read, being none of {', '.join(READERS)}", names)
    yield from note_on_names(
        "not read, being hidden", [name for name in every if _is_hidden_text(name)]
    )
    if isinstance(texts, Folder):
        yield from _no_files(texts.path)


def _is_hidden_text(name: str) -> bool:
    """Tell whether a file would be read under another name; Macs put a `._name` beside files."""
    return name.startswith(".") and not name.startswith("._") and is_document(name.lstrip("."))


def _no_files(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        others = [e for e in entries if not Path(e).is_file() and is_for_review(e.name)]
    broken = [e.name for e in others if e.is_symlink() and not Path(e.path).exists()]
    folders = [f"{e.name}/" for e in others if Path(e).is_dir() and any(_texts_in(Path(e.path)))]
    strange = [e.name for e in others if not Path(e).is_dir() and e.name not in broken]
    yield from note_on_names("not read, being links that lead nowhere", broken)
    yield from note_on_names("not read, being no plain files", strange)
    yield from note_on_names("folders are not looked into; move their texts up, out of", folders)


def _texts_in(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (e.name for e in entries if is_for_review(e.name))
    except OSError:
        yield folder.name  # what cannot be looked into may hold some


def lost_letters(file: str | Path, text: str) -> InputError | None:
    """Return what is said of a text in which signs stand for letters that were lost before."""
    if not (lost := text.count(LOST)):
        return None
    return InputError(
        f"{lost} letters were lost when it was decoded before, and stand in it as \ufffd",
        file=file,
        line=text[: text.index(LOST)].count("\n") + 1,
        remedy="take the text from its source again; it is read as it is",
    )


def left_decodings(file: str | Path, text: str) -> InputError | None:
    """Return what is said of a text in which something looks wrongly decoded and was not mended."""
    if not (left := left_mojibake(text)):
        return None
    return InputError(
        f"what looks wrongly decoded is left as it is, {len(left)} in all, as {left[0].group()}",
        file=file,
        line=text.count("\n", 0, left[0].start()) + 1,
        remedy="correct them in the file, or take the text from its source again",
    )


def doubtful_file(file: str | Path, looks_like: str) -> InputError:
    """Return what is said of a file that is read as a text and looks like something else."""
    return InputError(
        f"looks like {looks_like}, and is read as a text",
        file=file,
        remedy="if it is no text, take it out; an export of records can be added under a name that "
        "ends as its format does (.ris, .nbib, .csv): reviewbook add FILE",
    )


def alike_documents(rows: Iterable[ManifestRow]) -> Iterator[str]:
    """Yield a note on documents that hold the same text, or have names that some disks cannot hold.

    Those are names that differ in capitals alone, or in whether letter and mark are one sign, and
    names that Windows takes for a device.
    """
    texts, names, refused = dict[str, list[str]](), dict[str, list[str]](), list[str]()
    for row in rows:
        if _NOT_ON_WINDOWS.search(file_of(row)):
            refused.append(file_of(row))
        texts.setdefault(row.text_sha256, []).append(file_of(row))
        same = unicodedata.normalize("NFC", file_of(row)).casefold()
        names.setdefault(same, []).append(file_of(row))
    for alike in texts.values():
        if len(alike) > 1:
            yield from note_on_names("the same text, counted more than once, stands in", alike)
    for alike in names.values():
        if len(alike) > 1:
            yield from note_on_names("on Windows and macOS these are one name", alike)
    yield from note_on_names("Windows cannot hold files of these names", refused)


def note_on_names(what: str, names: Sequence[str]) -> Iterator[str]:
    """Yield a note with the first names of some, and how many more there are; none for none."""
    if names:
        shown = (name if name.isprintable() else repr(name) for name in sorted(names)[:MOST])
        more = f" and {len(names) - MOST:,} more" if len(names) > MOST else ""
        yield f"{what}: {', '.join(shown)}{more}"
