"""Text as it was written, the form it is matched in, and the way back.

The *clean text* is the decoded, repaired file; every offset of the project counts its
characters. The *match form* is what the finders search: lower case, plain quotes, every hyphen
and white space a blank. Most of the folding keeps the length; where it cannot (ß, soft hyphens,
combining marks, wrapped lines), the match form carries a map back.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewbook.errors import InputError

# UTF-8 punctuation that was read as windows-874 (Thai), what that code page lacks being mended as
# windows-1252. The order matters: the last sequence is the beginning of all the others.
MOJIBAKE = (
    ("\u0e42\u20ac\u201d", "\u2014"),
    ("\u0e42\u20ac\u2122", "\u2019"),
    ("\u0e42\u20ac\u0153", "\u201c"),
    ("\u0e42\u20ac", "\u201d"),
)

_SAME_LENGTH = (
    *((dash, " ") for dash in "-\u2010\u2011"),
    *((space, " ") for space in "\n\t\u00a0\u2002\u2003\u2009\u202f"),
    *((quote, "'") for quote in "\u2018\u2019\u02bc\u2032"),
    *((quote, '"') for quote in "\u201c\u201d\u201e"),
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
# What cannot be folded character by character; a blank line stays two blanks, so that no term
# reaches from one paragraph into the next.
_CHANGES_LENGTH = re.compile(
    rf"[^{_MARKS}{_INVISIBLE}][{_MARKS}]+|[{_MARKS}]+|[{_INVISIBLE}]+|[\u1e9e\u00df\u0130\ufb00-\ufb06]"
    r"|[ \t\u00a0]+\n[ \t\u00a0]*(?!\n)|(?<!\n)\n[ \t\u00a0]+(?!\n)|[ \t\u00a0]{2,}"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:et al|e\.g|i\.e|cf|vs|etc|dr|mr|mrs|ms|prof|st|no|vol|pp|fig|ed|eds|approx|ca)"
    r"|(?:^|[\s(])[A-Z])\.$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]*[A-Z0-9])")


def decode(raw: bytes, *, file: str) -> str:
    r"""Decode UTF-8 and turn every line end into ``\n``.

    Raises
    ------
    InputError
        If the bytes are no UTF-8 (naming the line), or hold no text.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}",
            file=file,
            line=raw.count(b"\n", 0, error.start) + 1,
            remedy="save the file as UTF-8",
        ) from None
    if not text.strip():
        raise InputError("the document is empty", file=file, remedy="put its text in, or remove it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def repair(text: str) -> tuple[str, int]:
    """Mend mis-decoded punctuation; return the clean text and the number of repairs."""
    repairs = 0
    for wrong, right in MOJIBAKE:
        if found := text.count(wrong):
            text, repairs = text.replace(wrong, right), repairs + found
    return text, repairs


@dataclass(frozen=True, slots=True)
class MatchForm:
    """A text as the finders search it.

    Attributes
    ----------
    text
        The folded text.
    starts, ends
        For each folded character where the character it came from starts and ends in the clean
        text; ``None`` where the two have the same length.
    """

    text: str
    starts: NDArray[np.int64] | None = None
    ends: NDArray[np.int64] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the clean text's span for a span of the match form."""
        if self.starts is None or self.ends is None or start == end:
            return start, end
        return int(self.starts[start]), int(self.ends[end - 1])


def match_form(text: str) -> MatchForm:
    """Fold a clean text for matching."""
    if text.isascii() and not any(blanks in text for blanks in ("  ", "\n ", " \n", "\t")):
        return MatchForm(_fold(text))
    if not _CHANGES_LENGTH.search(text):
        return MatchForm(_fold(text))
    return _mapped(text)


def _fold(text: str) -> str:
    text = text.lower()
    for character, plain in _SAME_LENGTH:
        text = text.replace(character, plain)
    return text


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    if _IS_INVISIBLE.match(cluster):
        return ""
    composed = unicodedata.normalize("NFKC", cluster)
    return _fold(composed.replace("\u0130", "i").casefold())


def _mapped(text: str) -> MatchForm:
    pieces: list[str] = []
    starts: list[NDArray[np.int64]] = []
    ends: list[NDArray[np.int64]] = []
    done = 0

    def plain(until: int) -> None:
        pieces.append(_fold(text[done:until]))
        starts.append(np.arange(done, until))
        ends.append(np.arange(done + 1, until + 1))

    for cluster in _CHANGES_LENGTH.finditer(text):
        plain(cluster.start())
        done = cluster.end()
        folded = _fold_cluster(cluster.group())
        pieces.append(folded)
        starts.append(np.full(len(folded), cluster.start()))
        ends.append(np.full(len(folded), cluster.end()))
    plain(len(text))
    return MatchForm("".join(pieces), np.concatenate(starts), np.concatenate(ends))


def is_word_character(character: str) -> bool:
    """Tell whether a character continues a word: a letter, a digit, ``_`` or a combining mark."""
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Split a stretch of clean text into sentences.

    Abbreviations (et al., e.g., initials) do not end one.

    Returns
    -------
    list of (start, end)
        Half-open spans in `text`, without the white space around them.
    """
    end = len(text) if end is None else end
    spans, begin = [], start
    for mark in _SENTENCE_END.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(begin, mark.start() - 12), mark.start() + 1):
            continue
        spans.append((begin, mark.end()))
        begin = mark.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1]]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the white space off both ends of a span."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def count_words(text: str) -> int:
    """Count words as ``wc -w`` does: runs of characters without white space."""
    return len(text.split())
