"""The foot of a page and the head of the next, where a text still has them."""

from __future__ import annotations

import re
from itertools import islice

from reviewbook.documents.entry_cues import begins_list, has_parts, may_be_entry
from reviewbook.documents.line_cues import is_short

_LINE = 80  # characters
_LINES = 4
_BESIDE = 2  # characters
_ABOVE = 60  # characters in which the number of a page stands above its running head
_PAGES = 20_000  # characters, in which a running head of every other page stands again
_OFTEN = 3
_NUMBER = r"(?!(?:1[5-9]|20)\d\d)\d{1,4}"
_AT_EDGE = re.compile(rf"{_NUMBER}(?:\s|\Z)|[^\d\n]*\s{_NUMBER}\Z")
# A line that can be nothing but the number of a page, or says who fetched the page.
_COUNTED = (
    r"(?:[-–—|~•·]{1,2} ?)?(?i:(?:page|p\.|pg\.|seite|página|pagina)\s?)?\d{1,4}"
    r"(?i:\s?(?:of|von|de|di|sur|/)\s?\d{1,4}|\s?\|\s?page)?(?: ?[-–—|~•·]{1,2})?"
)
_COUNTS = re.compile(rf"{_COUNTED}|(?i:downloaded\s(?:from|by|on)\b).*")
# A number that a text begins with is that of an entry.
_COUNTED_ABOVE = re.compile(rf"[\n\f][^\S\n]*{_COUNTED}[^\S\n]*[\n\f]\s*\Z")
_END = re.compile(r"[^\S\n\f]*[\n\f]\s*")
# Between blank lines, or below a form feed; what follows on it is looked at again.
_WITHIN = re.compile(
    r"(?:\n[^\S\n]{0,20}\n\s{0,20}(?P<block>\S[^\n]*(?:\n[^\S\n]*\S[^\n]*){0,3})(?=\n[^\S\n]*\n)"
    r"|\f(?P<line>[^\n\f]{1,80}))(?=\n)"
)


def turns_page(text: str, start: int, end: int) -> bool:
    """Tell whether a block is what a turned page leaves in a text.

    That is its number, with words around it beside a form feed; or a running head below a number.
    """
    lines = _END.split(text[start:end].strip())
    if len(lines) > _LINES or max(map(len, lines)) > _LINE:
        return False
    if all(map(_COUNTS.fullmatch, lines)):
        return True
    parted = "\f" in text[max(start - _BESIDE, 0) : end + _BESIDE]
    counted = (parted and any(map(_AT_EDGE.match, lines))) or _COUNTED_ABOVE.search(
        text, max(start - _ABOVE, 0), start
    )
    around = text[max(start - _PAGES, 0) : end + _PAGES] if counted else ""
    return bool(counted) and all(_is_head(line) or _recurs(line, around) for line in lines)


def _is_head(line: str) -> bool:
    """Tell whether a line may be a running head, and is surely no part of an entry."""
    if _AT_EDGE.match(line):
        return line.isupper() or not begins_list(line)
    return is_short(line) and not (may_be_entry(line) or has_parts(line))


def _recurs(line: str, around: str) -> bool:
    """Tell whether a line stands again and again on its own, as a running head does."""
    alone = re.compile(rf"(?m:^)[^\S\n]*{re.escape(line)}[^\S\n]*(?m:$)")
    return sum(1 for _ in islice(alone.finditer(around), _OFTEN)) == _OFTEN


def without_page_turns(text: str) -> str:
    """Leave out what a turned page puts between two blocks of a stretch: numbers, running heads."""
    if "\n" not in text:
        return text
    kept, done = [], 0
    for block in _WITHIN.finditer(text):
        if turns_page(text, *block.span(block.lastgroup or 0)):
            kept.append(text[done : block.start()])
            done = block.end()
    return " ".join([*kept, text[done:]]) if kept else text
