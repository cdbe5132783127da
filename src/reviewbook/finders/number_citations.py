"""Citations by number or mark: "[1]", "(4-6)", "(refs 2, 3)", "^1", "[^1]", "*", raised numbers.

Brackets with numbers, and superscripts behind a word, are always taken for citations, but where
they are the ends of an interval or the number of a figure. A number between parentheses is one
where the list of references has that number, or ends a clause where there is no list; numbers that
count off ("(1) this, (2) that") are none. Marks such as "†" cite what begins with them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from reviewbook.finders.cue_words import CueWords
from reviewbook.finders.entry_labels import EntryLabels
from reviewbook.finders.number_contexts import number_cites
from reviewbook.finders.number_signs import NumberSign, goes_on, leads_on
from reviewbook.references.entries import Entry
from reviewbook.references.entry_numbers import LOWERED, RAISED

MOST_WITHOUT_LIST = 300
_SERIES = r"\d{1,3}(?:\s?[,;–‑-]\s?\d{1,3}){0,20}"
_SEE = (
    r"(?i:(?:see(?:\salso)?|cf\.|e\.g\.,?|(?:as\s)?(?:reviewed|summari[sz]ed|discussed|described)\s"
    r"(?:in|by))\s(?:in\s)?)?(?i:(?:refs?\.?|references?)\s)?"
)
_AND = r"(?:,?\s(?:and|&)\s\d{1,3})?"
_SPACED = r"\d{1,3}(?:\s\d{1,3}){1,3}"
_PAGES = r"[,:]\s?(?i:pp?|ch|chap|sec|fig|table|§)\.?\s?\d{1,4}(?:[–-]\d{1,4})?"
_MARKS = "*†‡§"
# One set of characters before all else: with that a text is searched twice as fast.
_NUMBERS = re.compile(
    rf"[\[(.,;:!?^{_MARKS}{RAISED}\"”’'](?:(?<![.,;:!?\"”’'])|(?=\d))(?:"
    rf"(?<=\[)(?:{_SEE}(?P<square>\d{{1,3}}\]\s?[–‑-]\s?\[\d{{1,3}}|{_SPACED}(?=\])|{_SERIES}{_AND})(?:{_PAGES})?\\?\]|\^(?P<note>[\w-]{{1,20}})\](?!:))"
    rf"|(?<=\()(?P<see>{_SEE})(?P<round>{_SPACED}(?=\))|{_SERIES}{_AND})(?:{_PAGES})?\)"
    rf"|(?<=[{RAISED}])(?P<raised>[{RAISED}]{{0,2}}(?:(?:[˒⁻–-]|,\s?|\s)[{RAISED}]{{1,3}}){{0,10}})"
    r"|(?<=[^\W\d_]\^|[.,;:!?)\"”]\^)(?P<power>\d{1,3}(?:[,–-]\d{1,3}){0,10})(?!\w)"
    rf"|(?<=[^\s\d{_MARKS}][{_MARKS}])(?P<mark>[{_MARKS}]{{0,2}})(?=[\s.,;:!?)”\"]|\Z)"
    r"|(?:(?<=[^\W\d_][.,;:!?])|(?<=[^\W\d_]\)[.,;:!?])|(?<=\d\d\)[.,;:!?])|(?<=[.,!?][\"”’'])|(?<=[^\W\d_]”))(?P<glued>\d{1,3}(?:[,–-]\d{1,3}){0,10})(?=\s|\Z))"
)
# "Ref. 2", "references 3 and 4": the letters that are always there come first.
_NAMED = re.compile(
    r"ef(?<=\b[Rr]ef)(?:s|\.|s\.|erences?)?\s"
    r"(?P<named>\d{1,3}(?:(?:\s?[,–-]\s?|,?\sand\s)\d{1,3}){0,10})(?![\w%]|\.\d)"
)
# What all of these hold one of, few passages do; a mark can only cite what is listed.
_NUMBER_SIGNS, _SIGNS = (re.compile(rf"[\d^{marks}{RAISED}]") for marks in ("", _MARKS))
CUE_SIGNS = CueWords(("ref ", "refs ", "reference"), f"^{_MARKS}{RAISED}")
# Right behind a word, where the list has it or there are two: "moss1 grows", "studies1,2 show".
# One look at the sign before refuses most numbers.
_BEHIND_WORD = re.compile(
    r"(?P<behind>\d(?<=[a-z”\"'’].)(?:(?<=[a-z]{3}.)|(?<=[a-z]{2}[”\"’'].)|(?<=\b[A-Z][a-z].)|(?<=\b[A-Z][a-z]{2}.)|(?<=\bal.))\d{0,2}(?:[,–-]\d{1,3}){0,10})(?=[\s.,;:]|\Z)"
)
# Whose work it is that a number behind the name cites: "Doe (4) says", "Doe et al.4 say".
_AUTHOR = re.compile(
    r"\b(?P<name>[^\W\d_a-z][\w'’-]*)(?:['’]s)?(?:,?\s(?i:et(?:\.\s?|\s)al)\b\.?)?\s?\Z"
)
_SHORT_NAME = re.compile(r"\b[A-Z]?[a-z]{1,2}\Z")
_AUTHOR_WITHIN = 40  # characters
_TAGGED = re.compile(r"<(?i:sup>)(?P<tagged>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,10})(?i:</sup>)")
# The number of the item that a passage is, and that of the next.
_ITEM_BEFORE = re.compile(r"\((?P<number>\d{1,3})\)\s*\Z")
_ITEM_BEHIND = re.compile(r"\s*\((?P<number>\d{1,3})\)")
_ITEM = 8  # characters
_PART_OF_SERIES, _FIGURES = re.compile(r"[,;&]|and|(?<=\d)\s(?=\d)"), re.compile(r"\d+")
_DASHED = str.maketrans("⁻˒", "-,")


class NumberCitation(NamedTuple):
    """Where numbers or a mark cite, and the entries of each work that they mean."""

    start: int
    end: int
    meant: Sequence[Sequence[Entry]]


def find_number_citations(
    text: str, start: int, end: int, listed: EntryLabels
) -> Iterator[NumberCitation]:
    """Yield what numbers and marks cite in a stretch of text, in order.

    Parameters
    ----------
    text, start, end
        The clean text and the stretch.
    listed
        What the entries of the document's own list of references are called.
    """
    if not (_SIGNS if listed.entries else _NUMBER_SIGNS).search(text, start, end):
        return
    forms = (_NUMBERS, _NAMED, _BEHIND_WORD, _TAGGED)
    found = [_sign(text, one) for form in forms for one in form.finditer(text, start, end)]
    found.sort(key=lambda sign: sign.start)
    if not found:
        return
    counted = {int(sign.written) for sign in found if sign.alone and leads_on(text, sign, end)}
    counted |= _counted_next_to(text, start, end)
    done, before = start, None
    for sign in found:
        labels = _labels(sign)
        if sign.start < done or not labels:
            continue
        if before and goes_on(text, before, sign):
            cites = before.end == done and _may_be_listed(text, sign, labels, listed)
        else:
            cites = _cites(text, sign, labels, counted, (start, end), listed)
        before = sign
        if cites:
            noted = sign.kind == "note"
            meant = listed.works_of_note(labels[0]) if noted else listed.works(labels)
            yield NumberCitation(sign.start, sign.end, meant)
            done = sign.end


def _counted_next_to(text: str, start: int, end: int) -> set[int]:
    """Return the numbers of the items of a list that end before a stretch, or begin behind it."""
    own = _ITEM_BEFORE.search(text, max(start - _ITEM, 0), start)
    following = _ITEM_BEHIND.match(text, end, end + _ITEM)
    return {int(one["number"]) for one in (own, following) if one}


def _sign(text: str, one: re.Match[str]) -> NumberSign:
    """Return what was found as a sign, with the whole of what is marked."""
    kind = one.lastgroup or ""
    begin, end = one.span()
    if kind == "named":
        begin -= 1  # with its R
    if kind == "glued":
        begin = one.start(kind)
    whole = kind in ("mark", "raised")
    written = text[begin:end] if whole else one[kind]
    led = kind == "round" and bool(one["see"])
    return NumberSign(kind, begin, end, written, led, text[one.end(kind) : end].rstrip(")]\\"))


def _labels(sign: NumberSign) -> list[str]:
    """Return what a citation calls the entries that it means: numbers, or its mark."""
    if sign.kind in ("mark", "note"):
        return [sign.written]
    numbers = [*_numbers(sign.written.translate(LOWERED).translate(_DASHED))]
    return [] if 0 in numbers else [str(number) for number in numbers]


def _numbers(series: str) -> Iterator[int]:
    if series.isdecimal():
        yield int(series)
        return
    # Nothing stands between a comma and an "and".
    for part in filter(str.strip, _PART_OF_SERIES.split(series)):
        first, *last = map(int, _FIGURES.findall(part))
        yield from range(first, (last[-1] if last else first) + 1)


def _cites(
    text: str,
    sign: NumberSign,
    labels: Sequence[str],
    counted: Collection[int],
    bounds: tuple[int, int],
    listed: EntryLabels,
) -> bool:
    """Tell whether numbers or a mark cite, by the list and by what stands around them."""
    known = listed.knows_any(labels)
    if listed.are_notes(labels) and (sign.kind == "round" or not known):
        return False
    if listed.numbered and _is_author_before(text, sign, labels, listed, bounds[0]):
        return True
    if sign.kind == "note":
        return listed.knows_note(labels[0])
    if sign.kind == "mark":
        return known
    return _may_be_listed(text, sign, labels, listed) and number_cites(
        text, sign, counted, bounds, known and listed.numbered
    )


def _is_author_before(
    text: str, sign: NumberSign, labels: Sequence[str], listed: EntryLabels, start: int
) -> bool:
    """Tell whether the name before a number is that of an author of an entry that it means."""
    begin = max(sign.start - _AUTHOR_WITHIN, start)
    author = _AUTHOR.search(text, begin, sign.start)
    named = author["name"] if author else ""
    return bool(named) and any(listed.is_by(label, named) for label in labels)


def _may_be_listed(text: str, sign: NumberSign, labels: Sequence[str], listed: EntryLabels) -> bool:
    """Tell whether a list has one of the numbers, or could have them all if it were whole.

    A number between parentheses that is not listed may count anything; one behind a short name that
    is not its author's may be a part of it, as in "Oct4".
    """
    if sign.kind == "square":
        return True
    if listed.squared and sign.alone and leads_on(text, sign, len(text)):
        return False
    known = listed.knows_any(labels)
    if sign.kind == "behind" and _SHORT_NAME.search(text, max(sign.start - 4, 0), sign.start):
        return False
    if listed.entries and sign.kind in ("round", "behind") and not sign.led:
        return listed.numbered and (listed.knows(labels) or (known and "," in sign.written))
    whole = not listed.entries or listed.numbered
    return whole and (known or max(map(int, labels)) <= MOST_WITHOUT_LIST)
