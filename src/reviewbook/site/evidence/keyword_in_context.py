"""Words in context: a passage with what was found in it marked, and a word between its words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from html import escape
from itertools import pairwise
from typing import NamedTuple

AROUND = 60


class Span(NamedTuple):
    """A stretch of a text, the class that marks it, and the place of its row in a list."""

    start: int
    end: int
    kind: str
    row: int | None = None


class Keyword(NamedTuple):
    """A word with what stands before and after it."""

    before: str
    word: str
    after: str


def marked(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Return a stretch of a text as HTML, with spans marked that may overlap.

    Where several overlap, one mark has the classes and names the rows of all, shortest first.
    """
    inside = [span for span in spans if span.start < end and span.end > start]
    cuts = {start, end}
    for span in inside:
        cuts |= {max(start, span.start), min(end, span.end)}
    html, over, coming = [], list[Span](), deque(sorted(inside, key=lambda span: span.start))
    for left, right in pairwise(sorted(cuts)):
        while coming and coming[0].start <= left:
            over.append(coming.popleft())
        over = [span for span in over if span.end > left]
        here = sorted(over, key=lambda span: (span.end - span.start, span.row or 0))
        piece = escape(" ".join(text[left:right].split("\n")))
        html.append(_mark(piece, here) if here else piece)
    return "".join(html)


def _mark(piece: str, spans: list[Span]) -> str:
    kinds = dict.fromkeys(span.kind for span in spans)
    rows = [str(span.row) for span in spans if span.row is not None]
    named = f' data-rows="{" ".join(rows)}"' if rows else ""
    return f'<mark class="{" ".join(kinds)}"{named}>{piece}</mark>'


def keyword(text: str, start: int, end: int, around: int = AROUND) -> Keyword:
    """Return a word in context: about so many characters on each side, cut between words."""
    before = text[max(0, start - around) : start]
    after = text[end : end + around]
    if start > around:
        before = "…" + (before.split(" ", 1)[1] if " " in before else before)
    if end + around < len(text):
        after = (after.rsplit(" ", 1)[0] if " " in after.strip() else after) + "…"
    return Keyword(_line(before), " ".join(text[start:end].split()), _line(after))


def _line(text: str) -> str:
    return " ".join(text.replace("\n", " ¶ ").split(" ")).replace(" ¶  ¶ ", " ¶ ")
