"""The people or the body that an entry begins with, where their form alone tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_authors import ORGANISATION, is_body, is_organisation
from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.listed_people import GROUP
from reviewbook.references.person_names import SMALL_PARTICLES, UPPER
from reviewbook.references.work_dates import UNDATED, YEAR

Labels = Sequence[tuple[str, float]]
_TOLD = 0.8  # how sure a field is that is told by a form alone
_WORD = rf"(?:[ÓÍO]\s)?[{UPPER}][\w'’-]+"
_SUFFIX = r"(?:\s(?:Jr|Sr|2nd|3rd|II|III))?"
# "Doe J, van der Roe RS, et al; HEDGE Study Group. "
_BY_INITIALS = rf"{SMALL_PARTICLES}{_WORD}(?:\s{_WORD})?\s(?!UK|US|EU)[{UPPER}]{{1,3}}{_SUFFIX}"
_INITIALLED = re.compile(
    rf"(?P<people>{_BY_INITIALS}(?P<more>(?:[,;]\s(?:and\s|&\s)?{_BY_INITIALS}){{0,60}})"
    rf"(?P<others>[,;]?\s(?:et\sal\.?|and\sothers))?"
    rf"(?P<group>[,;.]{{0,2}}\s(?:(?:for|on\sbehalf\sof|and|from)\s)?(?:the\s)?{GROUP})?)"
    rf"\.\s(?!(?:[{UPPER}]\.|(?:In|eds?)\b))(?=\S)"
)
# "Jane Q. Doe, Richard Roe and Ann Alder. "
_DIRECT = rf"{_WORD}\s(?:(?P<middle>[{UPPER}]\.)\s?(?:[{UPPER}]\.\s?)?)?{SMALL_PARTICLES}{_WORD}"
_PLAIN = _DIRECT.replace("?P<middle>", "?:")
_IN_FULL = re.compile(
    rf"(?P<people>{_DIRECT}(?P<more>(?:,?\s(?:and|&)\s|,\s)(?:{_PLAIN})){{0,9}})\.\s(?=[{UPPER}])"
)
_NAMES = {"author", "editor"}
# "Office for Hedges. (2019, July 8). " or "Office for Hedges (OH) (2019) "
_BODY = re.compile(
    rf"(?P<people>{ORGANISATION})(?:\s[(\[][A-Z]\w{{1,9}}[)\]])?\.?\s"
    rf"\((?P<date>{YEAR}[a-z]?(?:,\s[^()]{{3,20}})?|{UNDATED})\)[.,:]?\s(?=\S)"
)
# "Johnson & Johnson": a firm, of which both have one name.
_FIRM = re.compile(
    rf"(?P<people>(?P<one>{_WORD})\s(?:&|and)\s(?P=one))[.,]?\s(?:\((?:{YEAR}|{UNDATED})|(?:{YEAR})[.,:])"
)
_SOLE = re.compile(
    rf"(?P<people>(?:[Tt]he\s)?{_WORD}(?:\s(?:of|for|and|the|de|du|für|{_WORD}))+)\.\s"
    rf"\((?P<date>{YEAR}[a-z]?(?:,\s[^()]{{3,20}})?|{UNDATED})\)[.,:]?\s(?=\S)"
)
_UNSURE = 0.6
_BODY_FIRST = re.compile(rf"(?P<people>{ORGANISATION})\.\s(?=[{UPPER}\d])")
# "Jane Q. Doe, Hedges. ": as in notes.
_NOTED = re.compile(rf"(?P<people>{_DIRECT}(?:,?\s(?:and|&)\s(?:{_PLAIN}))?),\s(?=[{UPPER}“\"‘])")
_OF_MEDICINE = re.compile(rf";\s?{YEAR}|{YEAR}(?:\s\w{{3,9}}\.?(?:\s\d\d?)?)?;|\.\sIn:\s")
_MORE = re.compile(r"[.?!]\s\S")
_STOP = re.compile(rf"(?<!\b[{UPPER}])[.?!](?=\s|\Z)")
_OPEN = {"other", "author", "editor", "journal", "publisher", "series", "booktitle", "place"}


def labels_with_people(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with those as authors whose form tells them, and with what follows.

    What stands behind them, up to its stop, is the title, unless one is seen there.
    """
    found = _told_people(text, tokens, [label for label, _ in labels])
    return _led(text, tokens, labels, found) if found else labels


def _told_people(text: str, tokens: Sequence[Token], names: Sequence[str]) -> re.Match[str] | None:
    """Return who an entry begins with; where a form alone does not tell, the model's names do."""
    found = _INITIALLED.match(text)
    direct = _IN_FULL.match(text) or _NOTED.match(text)
    # "Doe J. Hedges. York: Press; 1999" or "Jane Q. Doe. Hedges. Press, York, 1999"
    in_full = direct and direct["middle"] and not _OF_MEDICINE.search(text)
    if found and (found["more"] or found["group"] or (names[0] in _NAMES and not in_full)):
        return found
    return _body(text, tokens, names) or _in_full(text, tokens, names)


def _body(text: str, tokens: Sequence[Token], names: Sequence[str]) -> re.Match[str] | None:
    """Return the body that an entry begins with, before a date or the stop within a title."""
    if (found := _BODY.match(text)) and _is_body(found["people"]):
        return found
    if (found := _SOLE.match(text)) and names[0] in _NAMES:
        return found
    found = _BODY_FIRST.match(text)
    if not found or not _is_body(found["people"]):
        return None
    return found if names[0] == names[_at(tokens, found.end())] == "title" else None


def sole_body(text: str) -> str:
    """Return the one name before a stop and a date in brackets, in which no comma parts anybody.

    So a body is listed; a person has the family name first there.
    """
    found = _SOLE.match(text) or _FIRM.match(text)
    return found["people"] if found else ""


def own_publisher(text: str, publisher: str) -> str:
    """Return the publisher whose whole name stands before the date: no person, no two of them."""
    led = " " in publisher and re.match(
        rf"{re.escape(publisher)}\.?,?\s\(?(?:{YEAR}|{UNDATED})", text
    )
    return publisher if led else ""


def _in_full(text: str, tokens: Sequence[Token], names: Sequence[str]) -> re.Match[str] | None:
    """Return the people that an entry begins with, where their given names stand first."""
    full, noted = _IN_FULL.match(text), _NOTED.match(text)
    one_sentence = not (full and _MORE.search(text, full.end()))
    if noted and noted["middle"] and names[0] in _NAMES and one_sentence:
        full = noted
    if not full or _is_body(full["people"]):
        return None
    own = names[: _at(tokens, full.end("people"))]
    return full if full["middle"] or sum(map(_NAMES.__contains__, own)) * 2 > len(own) else None


def _at(tokens: Sequence[Token], place: int) -> int:
    """Return the first token that stands there or behind."""
    return next((at for at, token in enumerate(tokens) if token.start >= place), len(tokens) - 1)


def _is_body(name: str) -> bool:
    return is_organisation(name) or is_body(name)


def _led(text: str, tokens: Sequence[Token], labels: Labels, found: re.Match[str]) -> Labels:
    """Return the labels with what was found, and with a title behind it."""
    sure = _TOLD if found.re is not _SOLE else _UNSURE
    labels = _told(tokens, labels, found.span("people"), "author", sure)
    if "date" in found.re.groupindex:
        labels = _told(tokens, labels, found.span("date"), "date")
    stop = _STOP.search(text, found.end())
    end = stop.start() if stop else len(text)
    inside = [at for at, token in enumerate(tokens) if found.end() <= token.start < end]
    names = [labels[at][0] for at in inside]
    if "title" in names:  # what is taken for people before it begins it
        begun = inside[: names.index("title")]
        inside = [at for at in begun if labels[at][0] in _NAMES]
    elif not set(names) <= _OPEN or any(label == "title" for label, _ in labels):
        inside = []
    titled = set(inside)
    return [
        ("title", min(sure, _TOLD)) if at in titled else (label, sure)
        for at, (label, sure) in enumerate(labels)
    ]


def _told(
    tokens: Sequence[Token],
    labels: Labels,
    span: tuple[int, int],
    name: str,
    most: float = _TOLD,
) -> Labels:
    """Return the labels with those of a stretch of the entry as one field's."""
    return [
        (name, sure if label == name and most == _TOLD else min(sure, most))
        if span[0] <= token.start < span[1]
        else (label, sure)
        for token, (label, sure) in zip(tokens, labels, strict=True)
    ]
