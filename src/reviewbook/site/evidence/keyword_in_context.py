"""Words in context: a passage with what was found in it marked, and a word between its words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from typing import NamedTuple

AROUND = 60


class Span(NamedTuple):
    """A stretch of a text and the class that marks it."""

    start: int
    end: int
    kind: str


class Keyword(NamedTuple):
    """A word with what stands before and after it."""

    before: str
    word: str
    after: str


def marked(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Return a stretch of a text as HTML, with spans marked that may overlap.

    Only the words around what was found are given, not the whole passage: the text is its
    publisher's.
    """
    inside = [span for span in spans if span.start < end and span.end > start]
    cuts = {start, end}
    for span in inside:
        cuts |= {max(start, span.start), min(end, span.end)}
    places = sorted(cuts)
    html = []
    for left, right in pairwise(places):
        kinds = {span.kind: None for span in inside if span.start <= left and span.end >= right}
        piece = escape(_ends(" ".join(text[left:right].split("\n")), left > start, right < end))
        html.append(f'<mark class="{" ".join(kinds)}">{piece}</mark>' if kinds else piece)
    return "".join(html)


def _ends(piece: str, before: bool, after: bool) -> str:
    """Shorten a stretch to the words that touch what was found before and after it."""
    room = AROUND * (before + after)
    if len(piece) <= room + AROUND:
        return piece
    left = piece[:AROUND].rsplit(" ", 1)[0] + " " if before else ""
    right = " " + piece[-AROUND:].split(" ", 1)[-1] if after else ""
    return f"{left}…{right}"


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
