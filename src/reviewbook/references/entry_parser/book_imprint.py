"""A book whose title the model does not see, between its people and "Place: Publisher, year"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.token_forms import YEAR
from reviewbook.references.person_names import UPPER

Labels = Sequence[tuple[str, float]]
_WORD = rf"[{UPPER}][\w'’-]+"
_GIVEN = rf"{_WORD}(?:\s(?:{_WORD}|[{UPPER}]\.?))?"
_INITIALS = rf"(?:[{UPPER}]\.(?:[\s-]?[{UPPER}]\.){{0,3}}|[{UPPER}]{{1,3}})"
_PERSON = rf"{_WORD}(?:,\s(?:{_INITIALS}|{_GIVEN})|\s{_INITIALS})"
_BEFORE_PLACE = re.compile(
    rf"(?P<people>{_PERSON}(?:,?\s(?:and|&)\s(?:{_PERSON}|{_GIVEN}\s{_WORD})|,\s{_PERSON}){{0,6}})"
    r"(?:(?<=\.)|\.|(?=\s\())\s(?:\((?:1[5-9]|20)\d\d[a-z]?\)[.,]?\s)?(?P<title>[^.]{1,200}?)[.?!]\s"
)
# "J. Doe and A. Roe, Hedges, 3rd ed."
_DIRECT = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}{_WORD}"
_BEHIND_COMMA = re.compile(
    rf"(?P<people>{_DIRECT}(?:(?:,?\s(?:and|&)|,)\s{_DIRECT}){{0,6}}),\s(?P<title>[^.,]{{1,200}})"
    r"(?:,\s(?P<edition>\w{3,8}\sed(?:n|ition)?))?\.\s"
)
_OTHER_WORK = {"booktitle", "kind"}


def labels_with_imprint(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the title of a book, where its form alone tells it.

    A year behind the publisher is that of the book, and one before the place a part of the title.
    """
    if not (place := _place(tokens, labels)):
        return labels
    bounds = tokens[0].start, tokens[place].start
    found = _BEFORE_PLACE.fullmatch(text, *bounds) or _BEHIND_COMMA.fullmatch(text, *bounds)
    if not found:
        return labels
    own = _within(found, "title", tokens[:place])
    names = {labels[at][0] for at in own}
    dated = any(YEAR.match(token.text) for token in tokens[place:])
    seen = "title" in names and not ("date" in names and dated)
    if seen or names & _OTHER_WORK or (not dated and YEAR.fullmatch(found["title"])):
        return labels
    told = dict.fromkeys(own, "title")
    for group, label in (("people", "author"), ("edition", "edition")):
        if found.groupdict().get(group):
            told |= dict.fromkeys(_within(found, group, tokens[:place]), label)
    return [(told.get(at, label), sure) for at, (label, sure) in enumerate(labels)]


def _place(tokens: Sequence[Token], labels: Labels) -> int:
    """Return where the place begins that a publisher stands behind; 0 where there is none."""
    behind = (at - 2 for at in range(len(labels)) if behind_place(tokens, labels, at))
    place = next(behind, 0)
    while place and labels[place - 1][0] == "place":
        place -= 1
    return place


def behind_place(tokens: Sequence[Token], labels: Labels, at: int) -> bool:
    """Tell whether a publisher stands there, behind a place and a colon: no title of a work."""
    named = at > 1 and at < len(labels) and labels[at][0] == "publisher"
    return named and tokens[at - 1].text == ":" and labels[at - 2][0] == "place"


def _within(found: re.Match[str], group: str, tokens: Sequence[Token]) -> list[int]:
    """Return the tokens, by number, of a part of what was found."""
    start, end = found.span(group)
    return [at for at, token in enumerate(tokens) if start <= token.start < end]
