"""Fields added to entries of a BibTeX file; every other character of it stays as it is.

A field that stands there and is empty is filled where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibtexparser import Library, model
from bibtexparser.entrypoint import parse_string

from reviewbook.references.bibtex_values import value_parts, with_braces_beside

Fields = Sequence[tuple[str, str]]
"""Names and values, written as LaTeX wants them."""

_HEAD = re.compile(r"@\s*\w+\s*[{(]\s*[^\s,]+\s*,")
_NAME = re.compile(r"[^\s%{}\",=#()]+")
_FIELD = re.compile(rf"(?P<before>[\s,]*)(?P<name>{_NAME.pattern})(?P<pad>\s*)=(?P<gap>\s*)")
_COMMA = re.compile(r"[^\S\n]*,")
_EMPTY = re.compile(r"\{\s*\}|\"\s*\"")


class _Manner(NamedTuple):
    """Where the last field of an entry ends, which are empty, and how they are laid out."""

    end: int
    empty: Mapping[str, tuple[int, int]]
    before: str
    width: int
    pad: str
    gap: str

    def written(self, name: str, value: str) -> str:
        """Write a field like the others; where their signs are aligned, its own is too."""
        newline = "\r\n" if "\r\n" in self.before else "\n"
        indent = self.before.rpartition("\n")[2].replace(",", "")
        start = newline + indent if "\n" in self.before else " "
        return f"{start}{(name + self.pad).ljust(self.width)}={self.gap}{{{value}}}"


def with_fields(text: str, added: Mapping[str, Fields]) -> str:
    """Add fields behind the last of an entry, in the manner in which that one is written.

    Parameters
    ----------
    text
        The file, as it stands: any line ends, comments, strings, groups.
    added
        By key of the entry, what it is given.

    Raises
    ------
    ValueError
        If there is no such entry, or it would not read as it should: nothing can be added to it.
    """
    parts, place = list[str](), 0
    for begin, entry in _placed_entries(text):
        for start, end, words in _edits(entry.raw or "", added.get(entry.key, ())):
            parts += [text[place : begin + start], words]
            place = begin + end
    made = "".join(parts) + text[place:]
    sound = all(_is_sound(*field) for fields in added.values() for field in fields)
    if not sound or _meaning(made, {}) != _meaning(text, added):
        raise ValueError("an entry is not found, or would read otherwise")
    return made


def _placed_entries(text: str) -> Iterator[tuple[int, model.Entry]]:
    """Yield each entry with the place where it begins: a comment before it may hold its copy."""
    parsed, place = with_braces_beside(text), 0
    for block in _parsed(text).blocks:
        begin = parsed.index(block.raw or "", place)
        if isinstance(block, model.Entry):
            yield begin, block
        given_up = isinstance(block, model.ParsingFailedBlock)  # what follows may be part of it
        place = begin + (1 if given_up else len(block.raw or ""))


def _is_sound(name: str, value: str) -> bool:
    """Tell whether a field is one to any reader of BibTeX, and ends where it should."""
    written = f"{{{value}}}"
    return bool(_NAME.fullmatch(name)) and value_parts(written) == ([written], len(written))


def _parsed(text: str) -> Library:
    """Parse a file without any middleware: braces and quotes still stand there."""
    return parse_string(with_braces_beside(text), parse_stack=[])


def _edits(entry: str, fields: Fields) -> Iterator[tuple[int, int, str]]:
    """Yield what is put where in an entry: into fields that are empty, then behind its last one."""
    if not fields:
        return
    manner, values = _manner(entry), {name.lower(): value for name, value in fields}
    for name, (start, end) in manner.empty.items():
        if name in values:
            yield start, end, f"{{{values[name]}}}"
    new = [manner.written(*field) for field in fields if field[0].lower() not in manner.empty]
    if new:
        yield _behind(entry, manner, ",".join(new))


def _behind(entry: str, manner: _Manner, words: str) -> tuple[int, int, str]:
    """Return where behind the last field words are put in, and with which commas."""
    if comma := _COMMA.match(entry, manner.end):
        return comma.end(), comma.end(), words + ("," if "\n" in manner.before else "")
    return manner.end, manner.end, "," + words


def _manner(entry: str) -> _Manner:
    """Look how an entry is written; one without any field gets them as most files have them."""
    head = _HEAD.match(entry)
    place = head.end() if head else 0
    end, before, gap = max(place - 1, 0), "\n  ", " "
    pads, widths, empty = set[str](), set[int](), dict[str, tuple[int, int]]()
    while field := _FIELD.match(entry, place):
        _, length = value_parts(entry[field.end() :])
        end = place = min(field.end() + length, len(entry) - 1)  # "year=1999)" has no brace
        if _EMPTY.fullmatch(entry, field.end(), end):
            empty[field["name"].lower()] = field.end(), end
        before, gap = field["before"], field["gap"]
        pads.add(field["pad"])
        widths.add(len(field["name"] + field["pad"]))
    aligned = len(pads) > 1 and len(widths) == 1
    width = max(widths) if aligned else 0
    return _Manner(end, empty, before, width, min(pads, default=" "), gap)


def _meaning(text: str, added: Mapping[str, Fields]) -> list[tuple[object, ...]]:
    """Return what a file says, block by block, with what is to be added."""
    said: list[tuple[object, ...]] = []
    for block in _parsed(text).blocks:
        if isinstance(block, model.Entry):
            more = {
                name.lower(): (name, f"{{{value}}}") for name, value in added.get(block.key, ())
            }
            fields = [(field.key, str(field.value).strip()) for field in block.fields]
            fields = [
                (name, more.pop(name.lower(), ("", value))[1] if _EMPTY.fullmatch(value) else value)
                for name, value in fields
            ]
            said.append((block.entry_type, block.key, *fields, *more.values()))
        else:
            said.append((type(block).__name__, block.raw))
    missing = added.keys() - {entry.key for entry in _parsed(text).entries}
    return [*said, *((key,) for key in missing)]
