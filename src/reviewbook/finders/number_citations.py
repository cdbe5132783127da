"""Citations by number or mark: "[1]", "(4-6)", "(refs 2, 3)", "^1", "[^1]", "*", raised numbers.

Brackets with numbers, and superscripts behind a word, are always taken for citations, but where
they are the ends of an interval or the number of a figure. A number between parentheses is one
where the list of references has that number, or ends a clause where there is no list; numbers that
count off ("(1) this, (2) that") are none. Marks such as "†" cite what begins with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewbook.documents.characters import LETTERS_BEYOND_ASCII, character_kinds
from reviewbook.finders.entry_labels import EntryLabels
from reviewbook.references.entry_numbers import LOWERED, RAISED

MOST_WITHOUT_LIST = 300
_SERIES = r"\d{1,3}(?:\s?[,;–‑-]\s?\d{1,3}){0,20}"
_SEE = r"(?i:(?:see|cf\.|e\.g\.,?)\s(?:in\s)?)?(?i:(?:refs?\.?|references?)\s)?"
_PAGES = r"[,:]\s?(?:pp?|ch|chap|sec|fig|table|§)\.?\s?\d{1,4}(?:[–-]\d{1,4})?"
_MARKS = "*†‡§"
# One set of characters before all else: with that a text is searched twice as fast.
_NUMBERS = re.compile(
    rf"[\[(.,;:!?^{_MARKS}{RAISED}\"”’](?:"
    rf"(?<=\[)(?:{_SEE}(?P<square>\d{{1,3}}\]\s?[–‑-]\s?\[\d{{1,3}}|{_SERIES}(?:,?\s(?:and|&)\s\d{{1,3}})?)(?:{_PAGES})?\]|\^(?P<note>[\w-]{{1,20}})\](?!:))"
    rf"|(?<=\()(?P<see>{_SEE})(?P<round>{_SERIES})\)"
    rf"|(?<=[{RAISED}])(?P<raised>[{RAISED}]{{0,2}}(?:(?:[˒⁻–-]|,\s?)[{RAISED}]{{1,3}}){{0,10}})"
    r"|(?<=[^\W\d_]\^|[.,;:!?)\"”]\^)(?P<power>\d{1,3}(?:[,–-]\d{1,3}){0,10})(?!\w)"
    rf"|(?<=[^\s\d{_MARKS}][{_MARKS}])(?P<mark>[{_MARKS}]{{0,2}})(?=[\s.,;:!?)”\"]|\Z)"
    r"|(?:(?<=[^\W\d_][.,;:!?])|(?<=[^\W\d_]\)[.,;:!?])|(?<=[.,!?][\"”’])|(?<=[^\W\d_]”))(?P<glued>\d{1,3}(?:[,–-]\d{1,3}){0,10})(?=\s|\Z))"
)
# "Ref. 2", "references 3 and 4": the letters that are always there come first.
_NAMED = re.compile(
    r"ef(?<=\b[Rr]ef)(?:s|\.|s\.|erences?)?\s"
    r"(?P<named>\d{1,3}(?:(?:\s?[,–-]\s?|,?\sand\s)\d{1,3}){0,10})(?![\w%]|\.\d)"
)
# What all of these hold one of: few passages do.
_SIGNS = re.compile(rf"[\d^{_MARKS}{RAISED}]")
CUE_SIGNS = character_kinds(f"0123456789^{_MARKS}{RAISED}") + LETTERS_BEYOND_ASCII
# Right behind a word, where the list has it or there are two: "moss1 grows", "studies1,2 show".
_BEHIND_WORD = re.compile(
    r"(?P<behind>\d(?:(?<=[a-z]{3}.)|(?<=[a-z]{2}[”\"].))\d{0,2}(?:[,–-]\d{1,3}){0,10})(?=[\s.,;:]|\Z)"
)
_TAGGED = re.compile(r"<(?i:sup>)(?P<tagged>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,10})(?i:</sup>)")
# What has a number in its name.
_NAMED_SO = re.compile(
    r"\b(?:omega|alpha|beta|gamma|delta|kappa|covid|sars|vitamin|type|version|log|interleukin"
    r"|windows|python|utf|http)\Z",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"(?<!\w)[a-z_]\Z")
_DASHED = str.maketrans("⁻˒", "-,")
# Not the short words that a sentence ends on.
_UNIT = re.compile(
    r"(?<![^\W\d_])(?!(?i:an|as|at|by|do|go|he|in|is|it|me|my|no|of|on|so|to|up|us|we)\Z)"
    r"[^\W\d_]{1,2}\Z"
)
_RAISED_BEHIND = re.compile(rf"[^\s\d⁻⁺{RAISED}]\Z")
_WORD_BEFORE = re.compile(r"(?:\w\s?|\bet\sal\.\s|[^\W\d_][.!?][\"'”’]?\s?)\Z")
_THINGS = (
    r"[Ff]ig(?:ure)?s?|[Tt]ables?|[Ee]q(?:uation)?s?|[Ss]teps?|[Ii]tems?|[Pp]arts?|[Pp]hases?"
    r"|[Ss]tages?|[Ll]evels?|[Gg]roups?|[Cc]hapters?|[Ss]ections?|[Bb]oxe?s?|[Aa]ppendix"
)
_NUMBERED_THING = re.compile(rf"\b(?:{_THINGS})\.?\s?\Z")
# What a number between parentheses is told by, that counts: "two (2)", "won (3)", "page (4)".
_COUNTS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|them|us|at|about|only|nearly"
    r"|than|has|have|had|won|lost|scored|got|call|pages?|grades?|days?|weeks?|months?|years?|rounds?"
    r"|class|types?|questions?|options?|points?|rows?|columns?|lines?|aged"
    r"|scores?|values?|means?|medians?|averages?|numbers?|totals?|sums?|ranks?|ratings?"
)
_NO_CITATION = re.compile(
    rf"(?:\d|\b(?:{_THINGS}|pp?|[Vv]ol|[Nn]os?|[Cc]h|[Ss]ec|v|vs|approx|and|or|of"
    rf"|(?i:{_COUNTS}))\.?)\Z"
)
_OF = re.compile(r"\sof\b")
# What stands before two numbers that are the ends of an interval, and what behind them.
_INTERVAL = re.compile(
    r"(?:\b(?:CI|CrI|HDI|IQR|intervals?|ranges?|ranged|ranging|scales?|scores?|between|within|from"
    r"|values?)(?:\s(?:of|in|is|was|were))?|[=∈<>≤≥±])[\s:,]*\Z"
)
_MEASURED = re.compile(
    r"\s?(?:%|percent|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|points?|feet"
    r"|(?:kilo|centi|milli)?(?:metres?|meters?|grams?)|times)\b"
)
_VALUE = re.compile(r"(?<![\d.,])(\d{1,3})(?:\.\d{1,4})?\s\Z")
_TWO = re.compile(r"\d+\s?[,;–‑-]\s?\d+")
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_WINDOW = 16


class NumberCitation(NamedTuple):
    """Where numbers or a mark cite, and the labels of the entries that they mean."""

    start: int
    end: int
    labels: Sequence[str]


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
    if not _SIGNS.search(text, start, end):
        return
    forms = (_NUMBERS, _NAMED, _BEHIND_WORD, _TAGGED)
    found = [one for form in forms for one in form.finditer(text, start, end)]
    found.sort(key=re.Match.start)
    counted = {int(one["round"]) for one in found if _counts(one) and _leads(text, one, end)}
    done = start
    for one in found:
        kind = one.lastgroup or ""
        begin = _begin(one, kind)
        labels = _labels(text, begin, one, kind)
        before = text[max(begin - _WINDOW, start) : begin]
        if (
            begin >= done
            and labels
            and _cites(text, one, before, labels, counted, (start, end), listed)
        ):
            yield NumberCitation(begin, one.end(), labels)
            done = one.end()


def _begin(one: re.Match[str], kind: str) -> int:
    if kind == "named":
        return one.start() - 1  # with its R
    return one.start("glued") if kind == "glued" else one.start()


def _labels(text: str, begin: int, one: re.Match[str], kind: str) -> list[str]:
    """Return what a citation calls the entries that it means: numbers, or its mark."""
    if kind == "mark":
        return [text[begin : one.end()]]
    if kind == "note":
        return [one["note"]]
    cited = text[begin : one.end()] if kind == "raised" else one[kind]
    numbers = [*_numbers(cited.translate(LOWERED).translate(_DASHED))]
    return [] if 0 in numbers else [str(number) for number in numbers]


def _counts(one: re.Match[str]) -> bool:
    """Tell whether a number stands alone between parentheses, as where things are counted off."""
    return one.lastgroup == "round" and one["round"].isdigit() and not one["see"]


def _leads(text: str, one: re.Match[str], end: int) -> bool:
    """Tell whether a word follows on a number."""
    return text[one.end() : min(one.end() + 2, end)].strip().isalpha()


def _cites(
    text: str,
    one: re.Match[str],
    before: str,
    labels: Sequence[str],
    counted: set[int],
    bounds: tuple[int, int],
    listed: EntryLabels,
) -> bool:
    """Tell whether numbers or a mark cite, by what stands around them."""
    kind = one.lastgroup
    if kind in ("mark", "note"):
        return listed.knows(labels) or (kind == "note" and labels[0].isdigit())
    if kind == "square":
        is_thing = _NUMBERED_THING.search(before) or _ELEMENT.search(before)  # "a[1]"
        return not is_thing and not _is_interval(text, one, *bounds)
    return _may_be_listed(labels, kind or "", listed) and _number_cites(
        text, one, before, counted, bounds[1], listed
    )


def _number_cites(
    text: str,
    one: re.Match[str],
    before: str,
    counted: set[int],
    end: int,
    listed: EntryLabels,
) -> bool:
    """Tell whether a number that is in no square brackets cites."""
    kind = one.lastgroup
    if kind == "behind":
        several = "," in one["behind"] and not _THOUSANDS.fullmatch(one["behind"])
        named = _NUMBERED_THING.search(before) or _NAMED_SO.search(before)
        return not named and (bool(listed.entries) or several)
    if kind == "glued":
        stopped = bool(listed.entries) or before.endswith((".", "?", "!"))
        return stopped and not _NO_CITATION.search(before.rstrip(".,;:"))
    if kind == "round" and not one["see"]:
        return _closes(text, one, before, counted, end, listed)
    is_raised = kind in ("raised", "power")
    return not is_raised or bool(_RAISED_BEHIND.search(before) and not _UNIT.search(before))


def _may_be_listed(labels: Sequence[str], kind: str, listed: EntryLabels) -> bool:
    """Tell whether a list has the numbers, or could have them where none was copied."""
    if listed.entries:
        return listed.numbered and listed.knows(labels)
    return kind != "named" and max(map(int, labels)) <= MOST_WITHOUT_LIST


def _closes(
    text: str,
    one: re.Match[str],
    before: str,
    counted: set[int],
    end: int,
    listed: EntryLabels,
) -> bool:
    """Tell whether numbers between parentheses cite what stands before them."""
    if not _WORD_BEFORE.search(before) or _THOUSANDS.fullmatch(one["round"]):
        return False
    if _NO_CITATION.search(before.rstrip()) or _OF.match(text, one.end(), end):
        return False
    if before.endswith((".", "!", "?")):
        return bool(listed.entries)  # "so.(4) Then": nothing is counted off right behind a stop
    if not listed.entries and one.end() == end:
        return False  # the part of a title
    number = int(one["round"]) if _counts(one) and _leads(text, one, end) else None
    return number is None or (bool(listed.entries) and counted.isdisjoint((number - 1, number + 1)))


def _is_interval(text: str, one: re.Match[str], start: int, end: int) -> bool:
    """Tell whether two numbers are the ends of an interval, by what stands around them."""
    ends = [int(number) for number in re.findall(r"\d+", one["square"])]
    value = _VALUE.search(text, max(one.start() - _WINDOW, start), one.start())
    return bool(
        _TWO.fullmatch(one["square"])
        and (
            (value and ends[0] <= int(value[1]) <= ends[1])
            or _INTERVAL.search(text, max(one.start() - 2 * _WINDOW, start), one.start())
            or _MEASURED.match(text, one.end(), end)
        )
    )


def _numbers(series: str) -> Iterator[int]:
    if series.isdecimal():
        yield int(series)
        return
    for part in re.split(r"[,;&]|and", series):
        first, *last = (int(number) for number in re.findall(r"\d+", part))
        yield from range(first, (last[-1] if last else first) + 1)
