"""A file in another encoding is named for what it probably is, with the remedy."""

from __future__ import annotations

import pytest

from reviewbook.project.errors import InputError
from reviewbook.project.text_encodings import decode_other
from reviewbook.project.text_files import decode_utf8

TEXTS = {
    "Western": "He wrote “beans” – it’s a café.",
    "German": "Die Gärten blühen schöner, größer.",
    "Polish": "Wiosną posadziliśmy fasolę, a kompost bardzo jej pomógł.",
    "Turkish": "Baharda fasulye diktik ve kompost çok işe yaradı, güneşli ışığı.",
    "Russian": "Весной мы посадили бобы, и компост помог им больше всего.",
    "Greek": "Την άνοιξη φυτέψαμε φασόλια και το κομπόστ βοήθησε.",
    "Hebrew": "באביב שתלנו שעועית והקומפוסט עזר",
    "Arabic": "زرعنا الفول في الربيع وساعد السماد",
    "Japanese": "春に豆を植えました。堆肥がとても役に立ちました。",
    "Chinese": "我们在春天种了豆子，这是一个很好的方法，大家都说可以。",
    "Chinese of Taiwan": "我們在春天種了豆子，這是一個很好的方法，大家都說可以。",
    "Korean": "우리는 봄에 콩을 심었고 퇴비가 가장 도움이 되었다.",
    "signs": "A 🌱 grew.",
    "ASCII": "Beans came up.",
}


def refusal(raw: bytes) -> InputError:
    with pytest.raises(InputError) as raised:
        decode_utf8(raw, "beans.txt")
    assert "save" in raised.value.remedy
    assert raised.value.remedy.endswith("as UTF-8")
    return raised.value


@pytest.mark.parametrize(
    ("language", "encoding", "name"),
    [
        ("Western", "cp1252", "windows-1252"),
        ("Western", "mac_roman", "Mac Roman"),
        ("German", "latin-1", "windows-1252"),
        ("German", "cp850", "code page 850"),
        ("Polish", "cp1250", "windows-1250"),
        ("Turkish", "cp1254", "windows-1254"),
        ("Russian", "cp1251", "windows-1251"),
        ("Russian", "koi8_r", "KOI8-R"),
        ("Greek", "cp1253", "windows-1253"),
        ("Hebrew", "cp1255", "windows-1255"),
        ("Arabic", "cp1256", "windows-1256"),
        ("Japanese", "shift_jis", "Shift-JIS"),
        ("Japanese", "euc_jp", "EUC-JP"),
        ("Chinese", "gb18030", "GB18030"),
        ("Chinese of Taiwan", "big5", "Big5"),
        ("Korean", "euc_kr", "EUC-KR"),
    ],
)
def test_an_encoding_is_told_by_the_letters_that_it_gives(
    language: str, encoding: str, name: str
) -> None:
    error = refusal(f"Title\n\n{TEXTS[language]}\n".encode(encoding))
    assert f"probably {name}" in error.problem
    assert f"as {name}," in error.remedy
    assert error.line == 3


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("width", [16, 32])
@pytest.mark.parametrize("end", ["", "-le", "-be"])
def test_utf16_is_not_called_utf32_nor_the_other_way_round(text: str, width: int, end: str) -> None:
    problem = refusal(f"Title\n\n{text}\n".encode(f"utf-{width}{end}")).problem
    assert problem == f"this is UTF-{width}{' without a byte order mark' if end else ''}, not UTF-8"


def test_what_is_in_no_encoding_that_is_known_is_not_called_one() -> None:
    assert "probably" not in refusal(b"Title\n\xff\xff\xff\n").problem


BESIDE = "Die Gärten blühen schöner, größer, сад и огород."


def test_a_word_pasted_into_a_line_of_utf8_leaves_its_other_letters_as_they_are() -> None:
    raw = f"Title\n\n{BESIDE} It is a ".encode() + b"caf\xe9.\n"
    decoded = decode_other(raw)
    assert decoded
    assert decoded.text == f"Title\n\n{BESIDE} It is a café.\n"
    assert (decoded.encoding, decoded.odd_lines) == ("windows-1252", 1)


def test_a_letter_of_utf8_that_was_cut_is_named_and_taken_for_no_other_encoding() -> None:
    raw = f"Title\n\n{BESIDE} It is a caf".encode() + b"\xc3.\n"
    assert decode_other(raw) is None
    error = refusal(raw)
    assert error.problem.startswith("not UTF-8: byte 0xc3 at position ")
    assert "probably" not in error.problem
    assert error.line == 3
