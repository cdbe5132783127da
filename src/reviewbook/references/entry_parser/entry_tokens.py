"""The tokens of an entry: words, numbers, single signs; an identifier is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.page_turns import without_page_turns
from reviewbook.references.entry_parser.identifiers import Identifier

_TOKEN = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*|\d+(?=[;:,.()\[\]–-])|\d+[^\W_]*|[^\s]")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[a-zà-ÿ])|\u00ad\s*")


class Token(NamedTuple):
    """A piece of an entry; `kind` is that of its identifier, or empty."""

    text: str
    start: int
    end: int
    kind: str = ""


def one_line(text: str) -> str:
    """Join the lines of an entry, and the words that their ends have parted; no heads of pages."""
    return " ".join(_BROKEN.sub("", without_page_turns(text)).split())


def split_tokens(text: str, identifiers: Sequence[Identifier]) -> list[Token]:
    """Cut an entry into tokens, in order."""
    return list(_tokens(text, identifiers))


def _tokens(text: str, identifiers: Sequence[Identifier]) -> Iterator[Token]:
    done = 0
    for one in identifiers:
        yield from _words(text, done, one.start)
        kind = "pmid" if one.kind == "pmcid" else one.kind  # the model knows but the one
        yield Token(text[one.start : one.end], one.start, one.end, kind)
        done = one.end
    yield from _words(text, done, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.group(), match.start(), match.end())
