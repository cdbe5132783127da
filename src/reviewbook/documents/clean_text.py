"""Clean texts: decoding, repair, sentences.

The *clean text* is the decoded, repaired file; every offset of the project counts its characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import methodcaller

import numpy as np

from reviewbook.documents.characters import WHITE, character_kinds
from reviewbook.documents.mojibake import may_be_mojibake, mend_mojibake
from reviewbook.documents.repair_list import repaired_signs
from reviewbook.project.errors import InputError
from reviewbook.project.text_encodings import decode_other
from reviewbook.project.text_files import decode_utf8

# UTF-8 punctuation that was read as windows-874 (Thai), what that code page lacks being mended as
# windows-1252. The order matters: the last sequence is the beginning of all the others.
MOJIBAKE = (
    ("\u0e42\u20ac\u201d", "\u2014"),
    ("\u0e42\u20ac\u2122", "\u2019"),
    ("\u0e42\u20ac\u0153", "\u201c"),
    ("\u0e42\u20ac", "\u201d"),
)

_SHORTENED = (
    *("et al", "e.g", "i.e", "cf", "vs", "etc", "dr", "mr", "mrs", "ms", "prof", "st", "no"),
    *("vol", "pp", "fig", "ed", "eds", "approx", "ca"),
)
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(map(re.escape, _SHORTENED))})|(?:^|[\s(])[A-Z])\.$", re.IGNORECASE
)
# Their last letters and the stop: what does not end so is none, and most stops are told by it.
_MAY_ABBREVIATE = re.compile(
    rf"(?:{'|'.join(sorted({re.escape(word[-2:]) for word in _SHORTENED}))}|[\s(][A-Z])\.",
    re.IGNORECASE,
)
# Numbers that cite may stand behind the stop: "so.[4]", "so.4", or raised.
_CITING = (
    r"(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\)|[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹,⁻–-]){0,30}"
    r"|(?<=[^\W\d_][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,10})?"
)
# What may stand behind its first sign.
_SENTENCE_GOES = (
    rf"(?<![.!?\u2026].)[.!?\u2026]*+[\"'\u201d\u2019)\]]*+{_CITING}"
    r"(?=(?P<gap>\s++)[\"'\u201c\u2018(\[]*+[A-Z0-9])"
)
# A pattern a sign: what begins with one certain sign is searched ten times as fast.
_SENTENCE_ENDS = {
    sign: re.compile(re.escape(sign) + _SENTENCE_GOES) for sign in (".", "!", "?", "\u2026")
}


def decode(raw: bytes, *, file: str) -> str:
    r"""Decode UTF-8, turn every line end into ``\n``, and put letters and marks together (NFC).

    Raises
    ------
    InputError
        If the bytes are no UTF-8 (naming the line), or hold no text.
    """
    try:
        text = decode_utf8(raw, file)
    except InputError as error:
        if decode_other(raw):
            error.remedy += "; or take it out of the folder, and add it: reviewbook add FILE"
        raise
    if not text.strip():
        raise InputError("the document is empty", file=file, remedy="put its text in, or remove it")
    return unicodedata.normalize("NFC", text)


def repair(text: str) -> tuple[str, int]:
    """Mend what was wrongly decoded; return the clean text and the number of repairs.

    Those are the sequences of `MOJIBAKE`, and what `mend_mojibake` is sure of: a text that was
    right stays as it is.
    """
    mended, (shortest, _) = text, MOJIBAKE[-1]
    for wrong, right in MOJIBAKE if shortest in text else ():
        mended = mended.replace(wrong, right)
    if may_be_mojibake(mended):
        mended = "\n".join(mend_mojibake(line) for line in mended.split("\n"))
    return mended, repaired_signs(text, mended).total() if mended != text else 0


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Split a stretch of clean text into sentences.

    Abbreviations (et al., e.g., initials) do not end one.

    Returns
    -------
    list of (start, end)
        Half-open spans in `text`, without the white space around them.
    """
    end, done, spans = len(text) if end is None else end, start, []
    begin, last = trim(text, start, end)
    for mark in _sentence_ends(text, start, end):
        stop = mark.start()
        likely = stop < len("A.") or _may_abbreviate(text[stop - 2 : stop + 1])
        if likely and _ABBREVIATION.search(text, max(done, stop - 12), stop + 1):
            continue
        done = mark.end()
        spans.append((begin, done))
        begin = mark.end("gap")
    return [*spans, (begin, last)] if begin < last else spans


def _sentence_ends(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return what may end a sentence, in order; no such end begins within another."""
    signs = [sign for sign in _SENTENCE_ENDS if text.find(sign, start, end) >= 0]
    found = [mark for one in signs for mark in _SENTENCE_ENDS[one].finditer(text, start, end)]
    return sorted(found, key=methodcaller("start")) if len(signs) > 1 else found


@lru_cache(1 << 12)
def _may_abbreviate(ending: str) -> bool:
    """Tell of two characters and a stop whether an abbreviation may end so."""
    return bool(_MAY_ABBREVIATE.match(ending))


class Sentences:
    """The sentences of a clean text: a stretch is cut once, however many rules ask for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the sentences of a stretch, as `sentences` does; the list is not to be changed."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = sentences(self._text, start, end)
        return known


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the white space off both ends of a span."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def count_words(text: str) -> int:
    """Count words as ``wc -w`` does: runs of characters without white space."""
    white = np.frombuffer((b" " + character_kinds(text)).translate(WHITE), np.uint8)
    return int(np.count_nonzero(white[1:] < white[:-1]))  # a word begins behind white space
