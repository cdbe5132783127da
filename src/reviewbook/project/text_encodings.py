"""What bytes that are no UTF-8 are probably written in, and the text that they then are."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_Encodings = tuple[tuple[str, str, str], ...]
_HEAD = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"), (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"), (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)  # fmt: skip
_WIDE = (
    ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32"),
    ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"),
)  # fmt: skip
_ESCAPE = b"\x1b$"
# Each with characters that are common in a language written so: first where a letter has several
# bytes, then where words are written with letters beyond ASCII, then where these stand alone.
_JAPANESE = "".join(map(chr, range(0x3041, 0x30FF))) + "。、"
_RUSSIAN = "оеаинтсрвлкмдп"
_WESTERN = "éèêëàâäáãåçñôöóòõøüùúûíìîïæœß“”‘’–—…°·«»¡¿±×µ§²³½¼£€©®•"
_CENTRAL = "áčďéěíňóřšťúůýžąćęłńśźżőűăâîșțşţ„”–"
_MANY_BYTES: _Encodings = (
    ("shift_jis", "Shift-JIS", _JAPANESE),
    ("euc_jp", "EUC-JP", _JAPANESE),
    (
        "gb18030",
        "GB18030",
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能，。",
    ),
    ("big5", "Big5", "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能，。"),
    ("euc_kr", "EUC-KR", "이다는은을를에의가한하고로기지사어리도자인서해그아있시대수나들게라과정"),
)
_OTHER_SCRIPTS: _Encodings = (
    ("cp1251", "windows-1251", _RUSSIAN),
    ("koi8_r", "KOI8-R", _RUSSIAN),
    ("cp866", "code page 866", _RUSSIAN),
    ("cp1253", "windows-1253", "αοιετσνρπκλμςό"),
    ("cp1255", "windows-1255", "יוהלאתרבשמנםדקע"),
    ("cp1256", "windows-1256", "اليمونرتبةعدسفهكقأح"),
    ("tis_620", "TIS-620", "าเรนกอยสวงมลทคปบตดะี่้ัิืุูไใแ็"),
)
_LATIN: _Encodings = (
    ("cp1252", "windows-1252", _WESTERN),
    ("cp1250", "windows-1250", _CENTRAL),
    ("iso8859_2", "ISO 8859-2", _CENTRAL),
    ("cp1254", "windows-1254", "ığşçöüâİ’“”–"),
    ("mac_roman", "Mac Roman", _WESTERN),
    ("cp850", "code page 850", _WESTERN),
)
_CODECS = {name: codec for codec, name, _ in (*_MANY_BYTES, *_OTHER_SCRIPTS, *_LATIN)}
_ONE_BYTE = frozenset(codec for codec, _, _ in (*_OTHER_SCRIPTS, *_LATIN))
_LEAST = 0.25
"""Share of the characters beyond ASCII that have to be such letters."""
_STRANGE = re.compile(rb"[^\t-\r -~]")
_RUN = re.compile(rb"[\x80-\xff]+")
_LOOSE = re.compile("[\udc80-\udcff]+")  # how bytes that are no UTF-8 stand beside what is
_MOSTLY = 3
"""Letters in UTF-8 for each byte that is not: in no other encoding do so many come about."""


def wide_encoding(raw: bytes) -> str:
    """Return the encoding of bytes of which two or four make a letter, or nothing.

    It is told by its mark, or by zeros; so is ISO-2022-JP by its escapes, which are ASCII too.
    """
    return _wide(raw)[1]


def _wide(raw: bytes) -> tuple[str, str]:
    """Return the codec of such bytes, and how the encoding is called."""
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return codec, name
    head = raw[:_HEAD]
    if _ESCAPE[:1] in head and _ESCAPE in head and head.isascii():  # one byte is found sooner
        return "iso2022_jp", "ISO-2022-JP"
    if b"\0" not in head or len(_STRANGE.findall(head)) * 4 < len(head):
        return "", ""
    fits = [(codec, name) for codec, name in _WIDE if _is_text(head, codec, int(name[-2:]) // 8)]
    # The wrong order of bytes makes strange letters of blanks.
    codec, name = max(
        fits, key=lambda one: head.decode(one[0], "replace").count(" "), default=("", "")
    )
    return codec, name and f"{name} without a byte order mark"


def _is_text(head: bytes, encoding: str, width: int) -> bool:
    text = head[: len(head) // width * width].decode(encoding, errors="replace")
    shown = sum(letter.isprintable() or letter.isspace() for letter in text)
    return "\0" not in text and shown - text.count("\ufffd") > 0.95 * len(text)


def probable_encoding(raw: bytes) -> str:
    """Return what bytes that are no UTF-8 are probably written in, or nothing.

    The encoding is taken in which most of what is beyond ASCII are letters that are common in a
    language written so.
    """
    head = _loose_bytes(raw) if _mostly_utf8(raw) else raw[:_HEAD]
    runs = _RUN.findall(head)
    alone = sum(len(run) == 1 for run in runs) * 2 > len(runs)
    for encodings in (_MANY_BYTES, *((_LATIN,) if alone else (_OTHER_SCRIPTS, _LATIN))):
        shares = {name: _share(head, encoding, letters) for encoding, name, letters in encodings}
        best: str = max(shares, key=shares.__getitem__)
        if shares[best] >= _LEAST:
            return best
    return ""


def _share(raw: bytes, encoding: str, letters: str) -> float:
    """Return how much of what is beyond ASCII are these letters, or no letters at all."""
    text = raw.decode(encoding, errors="replace")
    beyond = re.sub(r"[\0-\x7f]+", "", text)
    common = sum(map(beyond.count, letters)) / max(len(beyond), 1)
    return common if beyond.count("\ufffd") < 2 else 0  # noqa: PLR2004 - one may be cut in two


def _mostly_utf8(raw: bytes) -> bool:
    """Tell whether few bytes of a text in UTF-8 are not: a word pasted in, or a letter cut."""
    loose = len(_loose_bytes(raw).replace(b" ", b""))
    whole = sum(not letter.isascii() for letter in raw[:_HEAD].decode("utf-8", "ignore"))
    return loose * _MOSTLY <= whole


def _loose_bytes(raw: bytes) -> bytes:
    """Return the bytes that are no UTF-8, a blank between those that stand apart."""
    runs = _LOOSE.findall(raw[:_HEAD].decode("utf-8", "surrogateescape"))
    return " ".join(runs).encode("utf-8", "surrogateescape")


def _decode_loose(raw: bytes, codec: str) -> str:
    """Decode UTF-8, and by another encoding the bytes that are none."""
    text = raw.decode("utf-8", "surrogateescape")
    return _LOOSE.sub(lambda run: run[0].encode("utf-8", "surrogateescape").decode(codec), text)


class DecodedText(NamedTuple):
    """A text that was no UTF-8: the encoding of it, or of so many lines in a text in UTF-8."""

    text: str
    encoding: str
    odd_lines: int


def decode_other(raw: bytes) -> DecodedText | None:
    r"""Decode bytes that are no UTF-8; nothing where their encoding is not known.

    Lines that are UTF-8 stay so where the others have one byte for each letter, as in files put
    together of several; so do letters in lines of which nearly all is UTF-8. Line ends become
    ``\n``.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    codec, name = _wide(raw)
    lines = [] if codec else raw.splitlines(keepends=True)
    odd = [line for line in lines if not is_utf8(line)]
    name = name or probable_encoding(b"".join(odd))
    codec = codec or _CODECS.get(name, "")
    few = _mostly_utf8(b"".join(odd))
    mixed = codec in _ONE_BYTE and (
        few or any(not line.isascii() and is_utf8(line) for line in lines)
    )
    try:
        if mixed:
            parts = (
                _decode_loose(line, codec) if few or is_utf8(line) else line.decode(codec)
                for line in lines
            )
            text = "".join(parts)
        else:
            text = raw.decode(codec) if codec else ""
    except UnicodeDecodeError:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return DecodedText(text, name, len(odd) if mixed else 0) if text else None


def is_utf8(raw: bytes) -> bool:
    """Tell whether bytes are UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
