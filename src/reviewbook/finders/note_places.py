"""Where the notes of a document stand: footnotes of Markdown, and numbered ones below "Notes"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.documents.line_cues import CUE_LENGTH, form, is_cue
from reviewbook.ledger.tables import Passage
from reviewbook.references.entry_numbers import LOWERED, RAISED

# The signs that are always there come first, and only then the beginning of the line.
_FOOTNOTE = re.compile(
    r"\[\^(?m:(?<=^\[\^))(?P<label>[\w-]{1,20})\]:[^\S\n]?(?P<note>[^\n]{1,600})"
)
_NUMBERED = re.compile(
    rf"(?m:^)[^\S\n]*(?:\[?(?P<number>\d{{1,3}})[.)\]]{{0,2}}[^\S\n]+|(?P<raised>[{RAISED}]{{1,3}})[^\S\n]?)"
    r"(?=\S)"
)
_LONGEST = 2_000  # characters
_ONLY_NOTES = re.compile(r"(?:\d{1,2}[.)]? )?(?:end ?|foot ?)?notes ?:?")
# Numbered notes may be headed so where another list follows that they name the works of.
_MAYBE_NOTES = re.compile(r"(?:references|citations|notes (?:and|&) references) ?:?")


class Note(NamedTuple):
    """A note: what it is called, where its line begins, where its words begin and end.

    It is called by its label, and by its number where it stands below a heading: "^1", "1".
    `listed` says that the heading is that of a list, so that it may be a work as well.
    """

    label: str
    start: int
    begin: int
    end: int
    listed: bool = False


def notes_in(document: Document) -> list[Note]:
    """Return the notes of a document, in order."""
    text = document.text
    found = [
        Note(f"^{one['label']}", one.start(), one.start("note"), one.end())
        for one in _FOOTNOTE.finditer(text)
    ]
    heads = [one for one in document.passages if _heads(text, one)]
    for number, head in enumerate(heads):
        title = form(text[head.start : head.end])
        following = heads[number + 1].start if number + 1 < len(heads) else len(text)
        listed = bool(_MAYBE_NOTES.fullmatch(title)) and any(
            one.zone == "references" for one in heads[number + 1 :]
        )
        if listed or _ONLY_NOTES.fullmatch(title):
            found += (note._replace(listed=listed) for note in _numbered(text, head.end, following))
    return sorted(found, key=lambda note: note.start)


def note_at(notes: Sequence[Note], place: int) -> Note | None:
    """Return the note that holds a place, if one does."""
    at = bisect_right(notes, place, key=lambda note: note.start) - 1
    return notes[at] if at >= 0 and place < notes[at].end else None


def _heads(text: str, passage: Passage) -> bool:
    """Tell whether a passage is a heading: one of the text, or that of a list."""
    if passage.end - passage.start > CUE_LENGTH:
        return False
    if passage.zone == "heading":
        return True
    line = text[passage.start : passage.end]
    if passage.zone == "references":
        return is_cue(line)
    return line.endswith(":") and bool(_ONLY_NOTES.fullmatch(form(line)))  # which a label does too


def _numbered(text: str, start: int, end: int) -> Iterator[Note]:
    """Yield the notes of a stretch, which numbers count up from 1."""
    begins: list[re.Match[str]] = []
    for one in _NUMBERED.finditer(text, start, end):
        if _label(one) == str(len(begins) + 1):
            begins.append(one)
    stops: Sequence[int] = [*(one.start() for one in begins), end]
    for one, (first, stop) in zip(begins, pairwise(stops), strict=True):
        words = text[one.end() : min(stop, one.end() + _LONGEST)].rstrip()
        yield Note(_label(one), first, one.end(), one.end() + len(words))


def _label(one: re.Match[str]) -> str:
    return (one["number"] or one["raised"]).translate(LOWERED)
