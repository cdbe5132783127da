"""Slips in an entry of a BibTeX file that its parser passes over: fields that would be lost.

A comma left out hides the next field in the one before it; a word pasted in becomes part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser import model

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_text import as_shown, odd_sign
from reviewbook.references.bibtex_values import DEEPEST, LONGEST, too_deep_at, value_parts

_NEXT_FIELD = re.compile(r"\s*(?P<field>[A-Za-z][\w-]*)\s*=")
_FIELD_NAME = re.compile(r"[^\s%{}\",=#]+")
_SHOWN = 30
MERGE = re.compile(r"^(?:<{7}|>{7})(?:\s|$)", re.MULTILINE)
"""What git leaves where two versions of a file contradict each other."""
KEEP_ONE = "keep one of the two versions, and take the signs out"


def entry_slips(entry: model.Entry, path: Path) -> Iterator[InputError]:
    """Yield what is wrong with an entry, parsed without any middleware, that loses a field.

    A comma is missing, and the next field stands in the one before; or something else stands
    behind a value; or two fields have one name. So has one that holds what no text does.
    """
    names, head = set[str](), " ".join((entry.entry_type, entry.key))
    if odd := odd_sign(head):
        yield slip(entry, f"{odd[1]} in its type or key: {odd[2]}", odd[3], path)
    for field in entry.fields:
        named = _name_slip(field.key, names)
        place, problem, remedy = (0, *named) if named else _value_slip(field.key, str(field.value))
        names.add(field.key.lower())
        if problem:
            below = str(field.value).count("\n", 0, place)
            yield slip(entry, problem, remedy, path, at=field, below=below)


def slip(
    entry: model.Entry,
    problem: str,
    remedy: str,
    path: Path,
    *,
    at: model.Field | None = None,
    below: int = 0,
) -> InputError:
    """Say what an entry has that it should not, at the line of a field or so many below it."""
    line = ((at or entry).start_line or 0) + 1 + below
    problem = f"the entry '{as_shown(entry.key)}' has {problem}"
    return InputError(problem, file=path, line=line, remedy=remedy)


def too_much(value: model.Field | model.String, path: Path) -> InputError:
    """Say that strings make more of a value than anybody means."""
    problem = (
        f"{value.key} has more than {LONGEST} characters, or {DEEPEST} braces in each other, once "
        "its parts are put together"
    )
    line = (value.start_line or 0) + 1
    return InputError(problem, file=path, line=line, remedy="write it in fewer parts")


def _name_slip(name: str, names: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with the name of a field, and the remedy."""
    shown = (name.split() or [""])[-1]
    if odd := odd_sign(name):
        return f"{odd[1]} before the end of the name of a field: {odd[2]}", odd[3]
    if name.lower() in names:
        return f"a field twice: {name.lower()}", "keep one of the two"
    if MERGE.search(name):
        return f"the signs of a merge before the field {shown}", KEEP_ONE
    if not _FIELD_NAME.fullmatch(name):
        problem = f"something else before the field {shown}"
        return problem, "take it out: comments stand outside of entries"
    return None


def _value_slip(name: str, value: str) -> tuple[int, str, str]:
    """Return where something is wrong with a value, what it is, and the remedy."""
    if odd := odd_sign(value):
        return odd[0], f"{odd[1]} in {name}: {odd[2]}", odd[3]
    if (deep := too_deep_at(value)) is not None:
        return (
            deep,
            f"more than {DEEPEST} braces that lie in each other, in {name}",
            "take them out",
        )
    if value.lstrip().startswith("="):
        return 0, f"a second = behind {name}", "take one of the two out"
    parts, end = value_parts(value)
    behind = value[end:].strip()
    if hidden := _NEXT_FIELD.match(value, end):
        between = f"between {name} and {hidden['field']}"
        return end, f"no comma {between}", f"write a comma at the end of {name}"
    if behind and (behind[0] == ";" or parts[-1][:1] in ("{", '"')):
        problem = f"something behind the end of {name}: {behind.split()[0][:_SHOWN]}"
        return end, problem, "write a comma there, or put braces around the whole value"
    return 0, "", ""
