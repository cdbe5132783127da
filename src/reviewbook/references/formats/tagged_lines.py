"""Exports of tagged lines: one tag with its value a line, more of the value on the lines below."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from


@dataclass(frozen=True)
class Tagging:
    """How a format of tagged lines is written.

    Attributes
    ----------
    name
        What the format is called.
    line
        A line with a tag: its groups are ``tag`` and ``value``.
    fields
        The field of each tag that has one.
    once
        The tags that a record has once: a second one begins the next record.
    end
        The tag that ends one, in formats that have it.
    a_line_each
        The tags whose every line is a value of its own.
    beside
        The tags of lines that belong to no record.
    blank_ends
        Whether a record also ends where a blank line stands before a tag.
    arrange
        What is done to tags and values before they become a record.
    """

    name: str
    line: re.Pattern[str]
    fields: Mapping[str, str]
    once: Container[str]
    end: str = ""
    a_line_each: Container[str] = ()
    beside: Container[str] = ()
    blank_ends: bool = False
    arrange: Callable[[list[tuple[str, str]]], list[tuple[str, str]]] = list


@dataclass
class _Stretch:
    """The lines of one record, as they are gathered."""

    line: int
    values: list[tuple[str, list[str]]] = field(default_factory=list)
    ended: bool = False

    def pairs(self) -> list[tuple[str, str]]:
        """Give each tag with its value."""
        return [(tag, "\n".join(lines)) for tag, lines in self.values]


def read_tagged(text: str, path: Path, tagging: Tagging) -> Export:
    """Read every record of an export of tagged lines, broken ones as far as they go."""
    export = Export(tagging.name)
    for stretch in _stretches(text, tagging, export.outside):
        position = len(export.records) + 1
        pairs = tagging.arrange(stretch.pairs())
        record = record_from(pairs, tagging.fields, position=position, line=stretch.line)
        export.add(record, path)
        if tagging.end and not stretch.ended:
            problem = f"record {position} has no end line ({tagging.end}): it may be cut short"
            remedy = "export it again"
            export.faults.append(InputError(problem, file=path, line=stretch.line, remedy=remedy))
    return export


def _stretches(text: str, tagging: Tagging, outside: list[str]) -> Iterator[_Stretch]:
    now: _Stretch | None = None
    blank = False
    for number, line in enumerate(text.split("\n"), 1):
        found = tagging.line.match(line)
        tag = found["tag"] if found else ""
        if tag in tagging.beside:
            outside.append(line)
            continue
        if now and _ends_before(tag, now, tagging, blank):
            yield now
            now = None
        if now and tag and tag == tagging.end:
            now.ended = True
            yield now
            now = None
        elif found and tag != tagging.end:
            now = now or _Stretch(number)
            now.values.append((tag, [(found["value"] or "").strip()]))
        elif line.strip():
            _continue(line.strip(), now, tagging, outside)
        blank = not line.strip()
    if now:
        yield now


def _ends_before(tag: str, now: _Stretch, tagging: Tagging, blank: bool) -> bool:
    """Tell whether a line belongs to the next record, though none has ended."""
    again = tag in tagging.once and any(tag == known for known, _ in now.values)
    return bool(tag) and (again or (tagging.blank_ends and blank))


def _continue(text: str, now: _Stretch | None, tagging: Tagging, outside: list[str]) -> None:
    """Add a line without a tag to the value above it."""
    if now is None or not now.values:
        outside.append(text)
        return
    tag, lines = now.values[-1]
    if tag in tagging.a_line_each:
        now.values.append((tag, [text]))
    else:
        lines.append(text)
