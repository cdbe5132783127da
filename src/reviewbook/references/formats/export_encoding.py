"""The encoding of an export, told by its bytes: nobody writes it down."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reviewbook.documents.clean_text import repair

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OLD = {"cp1252": "windows-1252", "mac-roman": "MacRoman"}
# What old encodings show where letters and quotes stand if the right one of them was taken.
_LIKELY = re.compile(
    r"(?<=[a-zß-öø-ÿ])[ß-öø-ÿœšž]|[À-ÖØ-Þ](?=[a-zß-öø-ÿ])|(?<![^\W_])[ß-öø-ÿ](?=[a-z])"
    r"|[“‘](?=\w)|(?<=\w)[’”]|(?<=[\w ])[–—](?=[\w ])|[£€©®°±µ×…•]"
)


class DecodedExport(NamedTuple):
    """The text of an export, what it was encoded in, and how many lines or signs were not."""

    text: str
    encoding: str
    repairs: int


def decode_export(raw: bytes) -> DecodedExport:
    r"""Decode an export: UTF-8, UTF-16, windows-1252 or MacRoman; line ends become ``\n``.

    Lines are decoded one by one where the whole is no UTF-8, as in files put together of several;
    UTF-8 that was read as something else before is mended. Both are counted.
    """
    text, encoding, odd = _decode(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text, mended = repair(text)
    return DecodedExport(text, encoding, odd + mended)


def _decode(raw: bytes) -> DecodedExport:
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            if name == "UTF-16":
                return DecodedExport(raw[len(mark) :].decode(codec, "replace"), name, 0)
            raw = raw[len(mark) :]
    if codec := _wide(raw[:4096]):
        return DecodedExport(raw.decode(codec, "replace"), "UTF-16", 0)
    try:
        return DecodedExport(raw.decode("utf-8"), "UTF-8", 0)
    except UnicodeDecodeError:
        return _by_lines(raw)


def _wide(head: bytes) -> str:
    """Name the order of bytes where every other one is zero, as in Latin letters of UTF-16."""
    pairs = len(head) // 2
    if pairs > 1 and head[1::2].count(0) * 2 > pairs:
        return "utf-16-le"
    return "utf-16-be" if pairs > 1 and head[::2].count(0) * 2 > pairs else ""


def _by_lines(raw: bytes) -> DecodedExport:
    old = _likeliest(raw)
    lines, odd = [], 0
    for line in re.split(rb"(?<=\n)|(?<=\r)(?!\n)", raw):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(_decode_old(line, old))
            odd += 1
    return DecodedExport("".join(lines), _OLD[old], odd)


def _likeliest(raw: bytes) -> str:
    """Return the old encoding in which most signs beyond ASCII stand where one expects them."""
    return max(_OLD, key=lambda codec: len(_LIKELY.findall(_decode_old(raw, codec))))


def _decode_old(raw: bytes, codec: str) -> str:
    """Decode; the five bytes that windows-1252 leaves free become the controls of Latin-1."""
    return "".join(
        part.decode("latin-1") if part in b"\x81\x8d\x8f\x90\x9d" else part.decode(codec)
        for part in ([raw] if codec == "mac-roman" else re.split(rb"([\x81\x8d\x8f\x90\x9d])", raw))
        if part
    )
