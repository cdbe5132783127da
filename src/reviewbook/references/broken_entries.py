"""Entries of a BibTeX file that cannot be read: kept as they are written, and what they may be."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

from bibtexparser import model
from bibtexparser.middlewares import names

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_fields import reference_of
from reviewbook.references.bibtex_values import is_closed
from reviewbook.references.reference import Reference

_WORD = r"[^\s,{}()=\"]+"
_HEAD = re.compile(
    rf"\s*@?\s*(?!(?i:string|preamble|comment)\b)(?P<type>[A-Za-z]+)\s*[{{(]\s*[{{\"]?"
    rf"(?P<key>(?!@){_WORD}(?:[^\S\n]+{_WORD})*(?=\s*,)|(?!@){_WORD})(?![\w-]*\s*=)"
)
_UNBRACED_HEAD = re.compile(r"@\s*(?P<type>[A-Za-z]+)[^\S\n]+(?P<key>[^\s,{}()=\"]+)(?=\s*,)")
_FIELD = re.compile(r"(?<![^\s,{(}\"])(?P<name>[A-Za-z][\w-]*)\s*=")
_TOLD = frozenset("author editor title year date doi pmid".split())
_LONGEST = 2_000  # characters of a field that is guessed
NO_END = "has no end"
"""What is said of an entry in which a brace or a quotation mark is left open."""


class BrokenEntry(NamedTuple):
    """One thing that is wrong in a BibTeX file, and the entry it is wrong in, as it is written."""

    error: InputError
    line: int
    text: str

    @property
    def key(self) -> str:
        """The key of the entry, empty where none can be told."""
        head = _head_of(self.text)
        return head["key"] if head else ""

    @property
    def is_open(self) -> bool:
        """Whether other programs may take what follows for a part of it."""
        begun = self.text.startswith("@") and not self.text.endswith(("}", ")"))
        return NO_END in self.error.problem or begun or not is_closed(self.text)

    def guess(self) -> Reference | None:
        """Return what the entry seems to be, nothing without a key: its fields from = to =."""
        head = _head_of(self.text)
        if not head:
            return None
        entry = model.Entry(head["type"].lower(), head["key"], _fields(self.text), self.line - 1)
        with suppress(names.InvalidNameError):
            return reference_of(entry)
        kept = [field for field in entry.fields if field.key not in ("author", "editor")]
        return reference_of(model.Entry(entry.entry_type, entry.key, kept, self.line - 1))


def _head_of(text: str) -> re.Match[str] | None:
    return _HEAD.match(text) or _UNBRACED_HEAD.match(text)


def _fields(text: str) -> list[model.Field]:
    """Return the fields that tell a work, whatever is open or lacking in them."""
    found = [*_FIELD.finditer(text)]
    begins = [field.start() for field in found]
    fields: dict[str, model.Field] = {}
    for field, end in zip(found, [*begins[1:], len(text)], strict=False):
        name = field["name"].lower()
        if name in _TOLD and (value := _plain_value(text[field.end() : end])):
            fields.setdefault(name, model.Field(name, value))
    return [*fields.values()]


def _plain_value(written: str) -> str:
    value = written[:_LONGEST].strip().rstrip(",").strip()
    inner = value[1:-1] if value[:1] in ("{", '"') else value
    return inner if is_closed(inner) else re.sub(r"[{}\"]", "", value)
