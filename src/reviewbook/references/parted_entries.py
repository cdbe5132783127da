"""Entries that blank lines part: by double spacing, below their date, where a column ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.references.entry_beginnings import ITS_YEAR, NAMES, begins_dated
from reviewbook.references.work_dates import UNDATED

Span = tuple[int, int]
_FEWEST = 3
_DEEPER = 2  # blanks
_EARLY, _TAIL = 60, 200  # characters
_MARKED = re.compile(r"(?:[\d)][.)]|[•‣◦▪*–-]|\])[^\S\n]+\Z")
_MARKER_LENGTH = 8
_OPEN = re.compile(r"[,;:&–-]\Z|\b(?:and|of|the|for|pp\.|vol\.|no\.)\Z|[(\[][^()\[\]]{0,60}\Z")
_RUNS_ON = re.compile(
    r"(?!https?:|www\.|doi\b)(?:[a-zà-ÿ][^\W\d_]*[\s,.;:)]|[–-]?\d[\d–-]*(?:[.;,)]?\s*\Z|[(,:]))"
)
_ENDED = re.compile(r"[.?!)\]\d”\"][.”\"]?\Z|\S*/\S*\Z")
# "Doe, J. (1999).", and no "Gard. Rev. 12, 34 (1999)."
_BARELY_DATED = re.compile(
    rf"\W{{0,2}}(?:\d{{1,3}}\W{{1,2}})?\D*[(\[](?:{ITS_YEAR}[^()\[\]]{{0,20}}|{UNDATED})[)\]][.:,]?\Z"
)
_DATED = re.compile(rf"[(\[]{ITS_YEAR}|[(\[]{UNDATED}|(?<![\w./–-]){ITS_YEAR}[.,:;]")


def rejoined(text: str, pieces: Sequence[Span]) -> Iterator[Span]:
    """Put the pieces of a list together that are parts of one entry, in order."""
    deeper = _hang(text, pieces)
    barely = [bool(_BARELY_DATED.match(text[slice(*one)])) for one in pieces]
    parted = sum(barely) >= max(_FEWEST, 0.4 * len(pieces))
    before: Span | None = None
    dated = False
    for number, (start, end) in enumerate(pieces):
        piece = text[start:end]
        part = (
            before
            and _is_apart(text[before[1] : start])
            and not _begins(text, start)
            and (
                number in deeper
                or (parted and barely[number - 1] and not barely[number])
                or _is_rest(text[max(before[0], before[1] - _TAIL) : before[1]], piece, dated=dated)
            )
        )
        if before and not part:
            yield before
        dated = bool(_DATED.search(piece)) or (dated and bool(part))
        before = (before[0], end) if before and part else (start, end)
    if before:
        yield before


def _is_apart(between: str) -> bool:
    """Tell whether a blank line or the end of a page is all that parts two pieces."""
    return not between.strip() and (between.count("\n") > 1 or "\f" in between)


def _hang(text: str, pieces: Sequence[Span]) -> set[int]:
    """Return the pieces that are indented below others, where the first is not."""
    lines = [max(text.rfind("\n", max(start - _TAIL, 0), start), 0) for start, _ in pieces]
    indents = [start - line - 1 for line, (start, _) in zip(lines, pieces, strict=True)]
    least = min(indents, default=0)
    deeper = {n for n, one in enumerate(indents) if one >= least + _DEEPER}
    return deeper if 0 not in deeper and len(deeper) * 4 >= len(pieces) else set()


def _begins(text: str, start: int) -> bool:
    """Tell whether an entry begins at a place, whatever stands above it."""
    marked = _MARKED.search(text, max(start - _MARKER_LENGTH, 0), start)
    return bool(marked) or begins_dated(text, start, like_others=False)


def _is_rest(tail: str, piece: str, *, dated: bool) -> bool:
    """Tell whether a piece is the rest of one that has not come to its end, by how that ends."""
    if NAMES.match(piece):
        return False
    if _OPEN.search(tail) or (_RUNS_ON.match(piece) and not _DATED.search(piece[:_EARLY])):
        return True
    return dated and not (_ENDED.search(tail) or _DATED.search(piece))
