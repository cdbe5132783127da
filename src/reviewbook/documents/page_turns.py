"""The foot of a page and the head of the next, where a text still has them."""

from __future__ import annotations

import re

_LINE = 80  # characters
_LINES = 4
_BESIDE = 2  # characters
_NUMBER = r"(?!(?:1[5-9]|20)\d\d)\d{1,4}"
_AT_EDGE = re.compile(rf"{_NUMBER}(?:\s|\Z)|[^\d\n]*\s{_NUMBER}\Z")
_END = re.compile(r"[^\S\n\f]*[\n\f]\s*")
# Between blank lines; what follows on it is looked at again.
_WITHIN = re.compile(
    r"\n[^\S\n]{0,20}\n\s{0,20}(?P<block>\S[^\n]*(?:\n[^\S\n]*\S[^\n]*){0,3})(?=\n[^\S\n]*\n)"
)
_NUMBERED = re.compile(r"\f?\d{1,4}\f?")


def turns_page(text: str, start: int, end: int) -> bool:
    """Tell whether a block is the number of a page with its running head, beside a form feed."""
    lines = _END.split(text[start:end].strip())
    return (
        "\f" in text[max(start - _BESIDE, 0) : end + _BESIDE]
        and len(lines) <= _LINES
        and max(map(len, lines)) <= _LINE
        and any(_AT_EDGE.match(line) for line in lines)
    )


def without_page_turns(text: str) -> str:
    """Leave out what a turned page puts between two blocks of a stretch: numbers, running heads."""
    if "\n" not in text:
        return text
    kept, done = [], 0
    for block in _WITHIN.finditer(text):
        start, end = block.span("block")
        if _NUMBERED.fullmatch(text, start, end) or turns_page(text, start, end):
            kept.append(text[done : block.start()])
            done = block.end()
    return " ".join([*kept, text[done:]]) if kept else text
