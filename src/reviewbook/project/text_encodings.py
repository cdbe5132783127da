"""What bytes that are no UTF-8 are probably written in: told to the user, never acted on."""

from __future__ import annotations

import codecs
import re

_Encodings = tuple[tuple[str, str, str], ...]
_HEAD = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
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
_WESTERN = "éèêëàâäáãåçñôöóòõøüùúûíìîïæœß“”‘’–—…°·«»¡¿"
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
_LEAST = 0.25
"""Share of the characters beyond ASCII that have to be such letters."""
_STRANGE = re.compile(rb"[^\t-\r -~]")
_RUN = re.compile(rb"[\x80-\xff]+")


def wide_encoding(raw: bytes) -> str:
    """Return the encoding of bytes of which two or four make a letter, or nothing.

    It is told by its mark, or by zeros; so is ISO-2022-JP by its escapes, which are ASCII too.
    """
    if marked := next((name for mark, name in _MARKS if raw.startswith(mark)), ""):
        return marked
    head = raw[:_HEAD]
    if _ESCAPE in head and head.isascii():
        return "ISO-2022-JP"
    strange = len(_STRANGE.findall(head))
    if b"\0" not in head or strange * 4 < len(head):
        return ""
    named = (name for encoding, name in _WIDE if _is_text(head, encoding, int(name[-2:]) // 8))
    return f"{name} without a byte order mark" if (name := next(named, "")) else ""


def _is_text(head: bytes, encoding: str, width: int) -> bool:
    text = head[: len(head) // width * width].decode(encoding, errors="replace")
    shown = sum(letter.isprintable() or letter.isspace() for letter in text)
    return "\0" not in text and shown - text.count("\ufffd") > 0.95 * len(text)


def probable_encoding(raw: bytes) -> str:
    """Return what bytes that are no UTF-8 are probably written in, or nothing.

    The encoding is taken in which most of what is beyond ASCII are letters that are common in a
    language written so.
    """
    head = raw[:_HEAD]
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
