"""A whole bibliography looked up, and what is missing added to its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from bibtexparser.entrypoint import parse_string

from reviewbook.project.atomic_files import move_files
from reviewbook.project.disk_errors import disk_errors_reported
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.near_names import names_there_are
from reviewbook.project.text_files import read_raw
from reviewbook.project.working_folders import unfinished_folder
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.bibtex_text import read_bibtex_text
from reviewbook.references.bibtex_values import with_braces_beside
from reviewbook.references.entry_edits import Fields, with_fields
from reviewbook.references.lookup.ask_services import Services
from reviewbook.references.lookup.resolution import Resolution, resolve_entry
from reviewbook.references.record_entries import entry_fields

_ONE_HYPHEN = re.compile(r"^\s*pages\s*=\s*[{\"]\s*\w+-\w", re.IGNORECASE | re.MULTILINE)
_REMEDY = "put the file back, or correct its name"


def resolve_bibliography(
    works: Bibliography,
    path: Path,
    services: Services,
    keys: Collection[str] = (),
    step: Callable[..., None] | None = None,
) -> list[Resolution]:
    """Look up the works of a bibliography that can be read, in the order of the file.

    Parameters
    ----------
    works
        The bibliography, read as `identified`.
    path
        Its file.
    services
        Who is asked.
    keys
        The works that are looked up; without any, all.
    step
        Told after each work how many are `completed`, and the `total`.

    Raises
    ------
    InputError
        If nothing in the file can be read, or a key is not in it.
    """
    if works.faults and not works:
        raise InputErrors([*works.faults])
    for key in keys:
        if key not in works:
            problem = f"there is no reference '{key}'"
            unknown = InputError(problem, file=path, remedy=names_there_are(key, works))
            raise InputErrors([unknown, *works.faults])
    fields, found = _fields_by_key(read_bibtex_text(path)), list[Resolution]()
    chosen = [work for work in works.values() if not keys or work.key in keys]
    for work in sorted(chosen, key=lambda work: work.line):
        found.append(resolve_entry(work, fields.get(work.key, {}), services))
        if step:
            step(completed=len(found), total=len(chosen))
    return found


def _fields_by_key(text: str) -> dict[str, dict[str, str]]:
    """Return the fields of each entry by their names, as they are written."""
    return {
        entry.key: {field.key.lower(): str(field.value) for field in entry.fields}
        for entry in parse_string(with_braces_beside(text)).entries
    }


def accept_additions(path: Path, resolutions: Sequence[Resolution]) -> dict[str, Fields]:
    """Write into a bibliography what its entries lack; return it by key.

    Nothing that stands there is changed, to the byte; what cannot be read stays as it is.

    Raises
    ------
    InputError
        If the file cannot be written, or would not read as it should; it is then as before.
    """
    text = read_raw(path, _REMEDY).decode("utf-8", "surrogateescape")
    before = read_bibliography(path, identified=True)  # a person may have written in it since
    added = proposed_fields(text, [one for one in resolutions if one.entry.key in before])
    if not added:
        return added
    try:
        made = with_fields(text, added)
    except ValueError as error:
        raise _unwritten(path, str(error)) from None
    with unfinished_folder(path.parent) as room, disk_errors_reported(path.parent):
        (room / path.name).write_bytes(made.encode("utf-8", "surrogateescape"))
        faults = read_bibliography(room / path.name, identified=True).faults
        if len(faults) > len(before.faults):
            raise _unwritten(path, "; ".join(fault.problem for fault in faults))
        move_files({room / path.name: path})
    return added


def _unwritten(path: Path, problem: str) -> InputError:
    remedy = "add the fields by hand, or name entries: reviewbook resolve KEY --accept"
    return InputError(f"nothing can be added: {problem}", file=path, remedy=remedy)


def proposed_fields(text: str, resolutions: Sequence[Resolution]) -> dict[str, Fields]:
    """Return what can be added to the entries of a file, by key, in the manner of the file."""
    fields, hyphen = _fields_by_key(text), "-" if _ONE_HYPHEN.search(text) else "--"
    proposed: dict[str, Fields] = {}
    for resolution in resolutions:
        key = resolution.entry.key
        there = fields.get(key, {})  # a person may have written in it since it was looked up
        named = (_as_there(*field, there, hyphen) for field in entry_fields(resolution.added))
        if added := [field for field in named if there and not there.get(field[0], "").strip()]:
            proposed[key] = added
    return proposed


def _as_there(name: str, value: str, fields: Mapping[str, str], hyphen: str) -> tuple[str, str]:
    """Write a field as the entry and the file write such things."""
    other = {"journal": "journaltitle", "number": "issue", "year": "date"}.get(name, name)
    if name not in fields and (other in fields or (name == "journal" and "date" in fields)):
        return other, value
    return name, re.sub(r"(?:-|\{\})+", hyphen, value) if name == "pages" else value
