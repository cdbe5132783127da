"""Letters that were wrongly decoded (mojibake), mended a line at a time; what is right stays."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from ftfy import apply_plan, fix_encoding_and_explain
from ftfy.badness import badness

# The bytes behind the first of a letter or sign in UTF-8, as windows-1252 shows them.
_BEHIND = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]"
)
# The first bytes of a letter or sign in UTF-8, as windows-1252, windows-1251 or MacRoman show them:
# without any, ftfy need not be asked, which is slow. One set comes before all else: with that a
# text is searched ten times as fast.
_SUSPECT = re.compile(
    f"[\u00c2-\u00f4\u0432\u201a](?:(?<=[\u00c2-\u00f4]){_BEHIND}|(?<=\u0432)\u0402"
    "|(?<=\u201a)\u00c4)"
)
# The same in UTF-8, where nearly all begins with one byte: so it is found sooner still.
_ALL_BEHIND = re.findall(_BEHIND, "".join(map(chr, range(0x80, 0x2200))))
_SUSPECT_IN_UTF8 = re.compile(
    b"\xc3(?:\x83 |[\x82-\xb4](?:%s))" % b"|".join(sign.encode() for sign in _ALL_BEHIND)
)
_OTHERS = ("\u0432\u0402", "\u201a\u00c4")
_FAULT = f"[\u00c2-\u00f4]{_BEHIND}{{1,3}}"
_CAPITAL = "[A-Z\u00c0-\u00de\u0110\u1ea0-\u1ef9]"
_NOT_SMALL = "(?![a-z\u00c2-\u00ff])"
_RIGHT_AS_IT_IS = re.compile(
    # a unit of length, an operator or a name with a sign or a blank behind it
    f"(?<![^\\W\\d_A-Z\u00c0-\u00de\u0110\u1ea0-\u1ef9])\u00c5[ \u00a9\u00ae\u00b2\u00b3\u00b6"
    f"\u2122\u2026]{_NOT_SMALL}|(?<=\\d[ \u00a0])\u00c5[ \u00a0]"
    "|(?<![^\\s(\u27e8])[\u00c2\u00c3][\u00b2\u00b3](?!\\w)"
    "|(?<![^\\W_])[\u00c2\u00c3] (?=\\w(?:[\\s.,;:)]|\\Z)|[^\\w\\s]|\\Z)"
    # a word in capitals that ends so
    f"|(?<={_CAPITAL})[\u00c3\u00c5][ \u00a0](?![a-z\u00c2\u00c3])"
    f"|(?<={_CAPITAL}{{2}})[\u00c0-\u00de][\u00a9\u00ae\u00b7\u2122\u2026](?![a-z\u00c2\u00c3])"
    # what is quoted to speak of it
    "|\u00e2\u20ac(?=\\s)"
    f"|[\"\u201c\u2018'`\u00ab](?:{_FAULT}){{1,20}}[\"\u201d\u2019'`\u00bb]"
)
# A closing quote without its last byte, where there are opening ones; an area; a blank in place of
# the last byte of a small word, before what follows it in French or Portuguese.
_KNOWN = (
    ("\u00e2\u20ac\u0153", re.compile("(?<=\\S)\u00e2\u20ac(?=[\\s,.;:)]|\\Z)"), "\u201d"),
    ("\u00c3\u2026\u00c2", re.compile("\u00c3\u2026\u00c2([\u00b2\u00b3])"), "\u00c5\\1"),
    (
        "\u00c3 ",
        re.compile(
            "(?<!\\w)\u00c3  ?(?=(?:la|un|une|ce|cet|cette|ces|son|sa|ses|leurs?"
            "|partir|travers|cause|fait|propos|nouveau|vista|noite|tarde|medida)(?!\\w))"
        ),
        "\u00e0 ",
    ),
)
_ALONE = re.compile(f"(?<![^\\s(\\[/=]){_FAULT}(?![^\\s)\\]/=.,;:?!])")
_OF_ENCODINGS = re.compile(
    r"mojibake|\b(?:en|de|mis)cod(?:e[ds]?|ings?)\b|\butf-?8|\blatin-?1\b|\biso-?8859"
    r"|\b(?:windows|cp)-?125\d|\bunicode\b|\bcharset|\bcharacters? (?:like|such as|as)\b",
    re.IGNORECASE,
)
_WINDOW = 1_000
"""Characters on each side of a fault in which its line may speak of it."""
# Three bytes of a sign as windows-1252, as the page of codes 437 and as MacRoman show them.
_LEFT = re.compile(
    f"\u00e2{_BEHIND}{{2}}|\u0393\u00c7[\u00a2-\u00ff]|\u201a\u00c4[\u00ae-\u00ff\u2018-\u203a]"
)
_LEFT_BEGINS = ("\u00e2", "\u0393", "\u201a")


def may_be_mojibake(text: str) -> bool:
    """Tell cheaply whether anything in a text may have been wrongly decoded."""
    if text.isascii():
        return False
    if _SUSPECT_IN_UTF8.search(text.encode("utf-8", "surrogatepass")):
        return True
    return any(all(map(text.__contains__, pair)) and pair in text for pair in _OTHERS)


def mend_mojibake(line: str) -> str:
    """Return a line as it was meant; most lines stay as they are.

    What is mended is what ftfy knows: UTF-8 that was read as windows-1252, as Latin-1 or their
    like. It is asked about what lies between the stretches that are right.
    """
    before, line = line, _known(line)
    if not _SUSPECT.search(line):
        return line
    parts, at = list[str](), 0
    for start, end in [*_right_stretches(line), (len(line), len(line))]:
        between = line[at:start]
        parts += [_one_step(between) if badness(between) else between, line[start:end]]
        at = end
    mended = "".join(parts)
    if mended == before:
        return before
    return mend_mojibake(unicodedata.normalize("NFC", mended))


def _known(line: str) -> str:
    """Mend what ftfy cannot be sure of: its bytes are lost, or it would be mended twice."""
    for sign, pattern, right in _KNOWN:
        if sign in line:
            line = pattern.sub(right, line)
    return line


def _one_step(text: str) -> str:
    """Decode once: what was decoded wrongly twice is looked at again, and may be right by then."""
    explained = fix_encoding_and_explain(text).explanation or []
    plan = [(step.action, step.parameter) for step in explained]
    ends = [n for n, (action, _) in enumerate(plan, 1) if action in ("decode", "apply")]
    return apply_plan(text, plan[: min(ends, default=len(plan))])


def _right_stretches(line: str) -> Iterator[tuple[int, int]]:
    """Yield what stays in a line, in order: what is right as it is, and faults spoken of."""
    faults = _Faults(line)
    spoken = (one.span() for one in faults.alone if faults.is_spoken_of(one))
    at = 0
    for start, end in sorted([*(one.span() for one in _RIGHT_AS_IT_IS.finditer(line)), *spoken]):
        if start >= at:
            yield start, end
            at = end


class _Faults:
    """The faults of a text that stand alone, and whether its lines speak of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.alone = [*_ALONE.finditer(text)]

    @cached_property
    def _places(self) -> list[int]:
        return [one.start() for one in self.alone]

    @cached_property
    def _of_encodings(self) -> list[int]:
        return [one.start() for one in _OF_ENCODINGS.finditer(self._text)]

    def is_spoken_of(self, one: re.Match[str]) -> bool:
        """Tell whether a fault is a matter of the line, as in prose on encodings.

        Such a line holds what is meant too, or speaks of encodings; where a right text has such a
        sign between blanks, as a dash, it does both.
        """
        fault, (start, end) = one.group(), self._line_around(one)
        of_encodings = _any_between(self._of_encodings, start, end)
        try:
            meant = fault.encode("sloppy-windows-1252").decode()
        except UnicodeError:
            return of_encodings
        meant_too = meant in self._text[start:end].replace(fault, "")
        between_blanks = unicodedata.category(meant[0]) in ("Pd", "Sm", "Po")
        if between_blanks or meant in ("\u00ab", "\u00bb"):
            return of_encodings and (meant_too or self._is_one_of_several(fault, start, end))
        return of_encodings or meant_too

    def _is_one_of_several(self, fault: str, start: int, end: int) -> bool:
        near = self.alone[bisect_left(self._places, start) : bisect_left(self._places, end)]
        return any(other.group() != fault for other in near)

    def _line_around(self, one: re.Match[str]) -> tuple[int, int]:
        """Return begin and end of the line around a fault, as far as `_WINDOW` reaches."""
        first, last = max(0, one.start() - _WINDOW), one.end() + _WINDOW
        begin = self._text.rfind("\n", first, one.start()) + 1
        end = self._text.find("\n", one.end(), last)
        return begin or first, end if end >= 0 else last


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def left_mojibake(text: str) -> list[re.Match[str]]:
    """Return what looks wrongly decoded and was not mended, but where a line speaks of it."""
    begun = any(map(text.__contains__, _LEFT_BEGINS))
    if not (left := [*_LEFT.finditer(text)] if begun else []):
        return []
    faults = _Faults(text)
    return [one for one in left if not faults.is_spoken_of(one)]
