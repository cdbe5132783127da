"""The text of a document, to be read: passage after passage, with what was found in it marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reviewbook.ledger.tables import BODY
from reviewbook.site.evidence.codes_in_text import code_of
from reviewbook.site.evidence.found_row import FoundRow, by_passage
from reviewbook.site.evidence.keyword_in_context import Span, marked
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html

# What is left out of the counts is folded from so many words or passages on, and not all in one:
# a page too long is cut between blocks.
_MANY_WORDS = 60
_SEVERAL = 3
_MOST = 40
# Characters of a passage that are shown of one whose findings are too many to be listed.
_LONGEST = 20_000


def text_blocks(evidence: Evidence, name: str) -> list[Block]:
    """Return a document's passages as blocks: one each, or one for several that are folded."""
    passages = evidence.passages[name]
    html = dict(zip((p.passage for p in passages), _passages(evidence, name), strict=True))
    blocks = []
    for run in _runs(passages):
        first = run[0]
        inner = "\n".join(html[passage.passage] for passage in run)
        if _is_long(run):
            words = sum(passage.words for passage in run)
            inner = render_template("fold.html", zone=first.zone, run=run, words=words, html=inner)
        title = f"{name}, passage {first.passage}"
        blocks.append(Block(f"p-{first.passage}", title, parse_html(inner)))
    return blocks


def _runs(passages: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield each passage of the body alone, and those of a zone that is left out together."""
    for zone, run in groupby(passages, key=lambda passage: passage.zone):
        together, size = list(run), 1 if zone in BODY else _MOST
        if not _is_long(together):
            size = 1
        for start in range(0, len(together), size):
            yield together[start : start + size]


def _is_long(run: Sequence[Any]) -> bool:
    if run[0].zone in BODY:
        return False
    return len(run) >= _SEVERAL or sum(passage.words for passage in run) > _MANY_WORDS


def _passages(evidence: Evidence, name: str) -> Iterator[str]:
    """Yield the HTML of every passage, in order."""
    text = evidence.texts.get(name)
    rows = by_passage(evidence.found[name])
    before = 0
    for passage in evidence.passages[name]:
        all_here = rows.get(passage.passage, [])
        here = [row for row in all_here if row.listed]
        shown = marker = None
        if text is not None:
            end = passage.end if len(here) == len(all_here) else _cut(here, passage)
            shown = marked(text, passage.start, end, _spans(evidence, here))
            shown += " …" * (end < passage.end)
            marker = " ".join(text[before : passage.start].split())
        before = passage.end
        yield render_template(
            "passage.html",
            passage=passage,
            body=passage.zone in BODY,
            marker=marker,
            text=shown,
            rows=here,
            found_in_all=len(all_here),
            evidence=evidence,
            concepts=evidence.review.codebook.concepts,
            references=evidence.review.references,
        )


def _cut(listed: list[FoundRow], passage: Any) -> int:
    """Return where a passage of which not all is listed is broken off, if it is very long."""
    last = max((row.end for row in listed), default=passage.start)
    return min(max(last, int(passage.start) + _LONGEST), int(passage.end))


def _spans(evidence: Evidence, rows: list[FoundRow]) -> Iterator[Span]:
    for place, row in enumerate(rows):
        if kind := code_of(evidence.review.codebook, row):
            yield Span(row.start, row.end, kind, place)
