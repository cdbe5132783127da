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
_OTHER_WORK = ("booktitle", "editor", "kind")


def labels_with_imprint(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the title of a book, where its form alone tells it.

    A year behind the publisher is that of the book, and one before the place a part of the title.
    """
    place = next((at for at, (label, _) in enumerate(labels) if label == "place"), len(labels))
    if place == len(labels) or not behind_place(tokens, labels, _end(labels, place) + 1):
        return labels
    found = _BEFORE_PLACE.fullmatch(text, tokens[0].start, tokens[place].start)
    if not found:
        return labels
    own = [at for at in range(place) if found.start("title") <= tokens[at].start]
    own = [at for at in own if tokens[at].start < found.end("title")]
    names = {labels[at][0] for at in own}
    dated = any(YEAR.match(token.text) for token in tokens[place:])
    if names & {*_OTHER_WORK} or not ("title" not in names or ("date" in names and dated)):
        return labels
    if not dated and YEAR.fullmatch(found["title"]):
        return labels
    people = [at for at in range(place) if tokens[at].start < found.end("people")]
    told = dict.fromkeys(own, "title") | dict.fromkeys(people, "author")
    return [(told.get(at, label), sure) for at, (label, sure) in enumerate(labels)]


def behind_place(tokens: Sequence[Token], labels: Labels, at: int) -> bool:
    """Tell whether a publisher stands there, behind a place and a colon: no title of a work."""
    named = at > 1 and at < len(labels) and labels[at][0] == "publisher"
    return named and tokens[at - 1].text == ":" and labels[at - 2][0] == "place"


def _end(labels: Labels, begin: int) -> int:
    """Return where a run of one label ends."""
    here = labels[begin][0]
    return next((at for at in range(begin, len(labels)) if labels[at][0] != here), len(labels))
