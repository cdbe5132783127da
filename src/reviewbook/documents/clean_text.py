"""Clean texts: decoding, repair, sentences.

The *clean text* is the decoded, repaired file; every offset of the project counts its characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ftfy import fix_encoding
from ftfy.badness import badness

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

# The first bytes of a letter or sign in UTF-8, as windows-1252, windows-1251 or MacRoman show them:
# without any, ftfy need not be asked, which is slow.
_SUSPECT = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]|\u0432\u0402|\u201a\u00c4"
)
# Right as it stands: a capital with a sign behind it ("\u00c5\u00b2", or a word in capitals that
# ends so), a blank, and what is quoted to speak of it. Between small letters none of them is.
_RIGHT_AS_IT_IS = re.compile(
    "((?<![^\\W\\d_A-Z\u00c0-\u00de\u0110\u1ea0-\u1ef9])"
    "[\u00c3\u00c5][\u00a0 \u00a9\u00ae\u00b2\u00b3\u00b6\u2122\u2026](?![a-z\u00c2-\u00ff])"
    "|(?<=[A-Z\u00c0-\u00de\u0110])[\u00c3\u00c5]"
    "[\u00a0 \u00a9\u00ae\u2122\u2026](?![a-z\u00c2\u00c3])"
    "|\\A[^\u00c2-\u00f4]*\u00e2\u20ac(?=\\s)[^\u00c2-\u00f4]*\\Z"
    "|[\"\u201c\u2018'`\u00ab][\u00c2-\u00f4]\\S{1,2}[\"\u201d\u2019'`\u00bb])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:et al|e\.g|i\.e|cf|vs|etc|dr|mr|mrs|ms|prof|st|no|vol|pp|fig|ed|eds|approx|ca)"
    r"|(?:^|[\s(])[A-Z])\.$",
    re.IGNORECASE,
)
# Numbers that cite may stand behind the stop: "so.[4]", "so.4", or raised.
_CITING = (
    r"(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\)|[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹,⁻–-]){0,30}"
    r"|(?<=[^\W\d_][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,10})?"
)
# Its first sign comes before all else: with that a text is searched ten times as fast.
_SENTENCE_END = re.compile(
    rf"[.!?\u2026](?<![.!?\u2026].)[.!?\u2026]*+[\"'\u201d\u2019)\]]*+{_CITING}"
    r"(?=(?P<gap>\s++)[\"'\u201c\u2018(\[]*+[A-Z0-9])"
)
_SPACE = re.compile(r"\s")
_STRETCH = 1 << 16


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

    Those are the sequences of `MOJIBAKE`, and what ftfy knows: UTF-8 that was read as windows-1252,
    as Latin-1 or their like. Both are sure enough to leave a text that was right unchanged.
    """
    repairs = 0
    for wrong, right in MOJIBAKE:
        if found := text.count(wrong):
            text, repairs = text.replace(wrong, right), repairs + found
    if not _SUSPECT.search(text):
        return text, repairs
    lines = [_mended(line) for line in text.split("\n")]
    return "\n".join(line for line, _ in lines), repairs + sum(found for _, found in lines)


def _mended(line: str) -> tuple[str, int]:
    """Mend what ftfy takes for wrongly decoded; a line that it finds nothing in stays as it is."""
    if len(parts := _RIGHT_AS_IT_IS.split(line)) > 1:
        parts[::2], repairs = zip(*map(_mended, parts[::2]), strict=True)
        return "".join(parts), sum(repairs)
    found = badness(line) if _SUSPECT.search(line) else 0
    mended = unicodedata.normalize("NFC", fix_encoding(line)) if found else line
    return (mended, found) if mended != line else (line, 0)


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
    for mark in _SENTENCE_END.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(done, mark.start() - 12), mark.start() + 1):
            continue
        done = mark.end()
        spans.append((begin, done))
        begin = mark.end("gap")
    return [*spans, (begin, last)] if begin < last else spans


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the white space off both ends of a span."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def count_words(text: str) -> int:
    """Count words as ``wc -w`` does: runs of characters without white space."""
    if len(text) <= _STRETCH:
        return len(text.split())
    return sum(len(text[slice(*span)].split()) for span in _stretches(text))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at white space, so that a list of its words never becomes long."""
    begin = 0
    while begin < len(text):
        space = _SPACE.search(text, begin + _STRETCH)
        end = space.start() if space else len(text)
        yield begin, end
        begin = end
