"""Where one field of an entry ends and the next begins: what signs and words tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token

Labels = Sequence[tuple[str, float]]
_WITHIN = ("in", "dans", "en")
_EDITED = re.compile(r"(?:hrsg|hgg?|hg|éds?|eds?|edd|editors?|dir|coords?|comps?|orgs?)\Z", re.I)
_MOST = 60  # tokens of editors
_MAYBE_EDITORS = {"booktitle", "editor", "journal", "author", "other", "title", "series"}
_SPAN = re.compile(r"(?:1\d|20)\d\d\Z")


def labels_with_borders(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with fields that end where signs and words say so."""
    labels = _with_inner_editors(tokens, _with_span(tokens, labels))
    return _whole_journal(tokens, _before_book(tokens, labels))


def _whole_journal(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the society that a journal is of, where no sign parts the two.

    So "ACM" is in "ACM Trans. on Hedges".
    """
    found = [*labels]
    for at in range(len(found) - 2, -1, -1):
        apart = not (tokens[at].text[0].isalpha() and tokens[at + 1].text[0].isalpha())
        if found[at][0] == "publisher" and found[at + 1][0] == "journal" and not apart:
            found[at] = ("journal", found[at][1])
    return found


def _with_span(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the years that a title ends with as its part: "Ponds, 1945-1975"."""
    if sum(label == "date" for label, _ in labels) == 0:
        return labels
    for at in range(2, len(labels) - 2):
        first, dash, last = tokens[at : at + 3]
        behind = labels[at - 1][0] == "title" or (
            tokens[at - 1].text == "," and labels[at - 2][0] == "title"
        )
        years = _SPAN.match(first.text) and _SPAN.match(last.text) and dash.text in "-–"
        if behind and labels[at][0] == "pages" and years and first.text < last.text:
            begin = at if labels[at - 1][0] == "title" else at - 1
            inside = range(begin, at + 3)
            return [("title", s) if n in inside else (one, s) for n, (one, s) in enumerate(labels)]
    return labels


def _with_inner_editors(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the people between "In" and "(Hg.)" as editors, and no book."""
    names = [label for label, _ in labels]
    if "title" not in names:
        return labels
    begin = names.index("title")
    for at in range(begin + 1, len(tokens) - 1):
        led = tokens[at].text.lower() in _WITHIN and not tokens[at - 1].text[0].isalnum()
        cue = _cue(tokens, names, at + 1) if led else 0
        if cue:
            people = range(at + 1 + (tokens[at + 1].text == ":"), cue)
            told = {n for n in people if tokens[n].text not in "()"}
            return [("editor", s) if n in told else (one, s) for n, (one, s) in enumerate(labels)]
    return labels


def _before_book(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with what stands between a title and "in:" as its subtitle."""
    names = [label for label, _ in labels]
    if "title" not in names or not {"booktitle", "journal"} & {*names}:
        return labels
    end = len(names) - names[::-1].index("title")
    for at in range(end, len(tokens) - 2):
        if names[at] in ("date", "volume", "pages", "booktitle", "editor", "author", "place"):
            return labels
        led = tokens[at].text in ("in", "In") and tokens[at + 1].text == ":"
        if led and not tokens[at - 1].text[0].isalnum():
            told = range(end, at - 1)
            if not any(tokens[n].text.isalpha() for n in told):
                return labels
            return [("title", s) if n in told else (one, s) for n, (one, s) in enumerate(labels)]
    return labels


def _cue(tokens: Sequence[Token], names: Sequence[str], begin: int) -> int:
    """Return where the bracket with such a word stands, if only people can be before it."""
    for at in range(begin, min(begin + _MOST, len(tokens) - 1)):
        if tokens[at].text in "([" and _EDITED.match(tokens[at + 1].text):
            return at
        if tokens[at].text in '([“”"«»?!' or tokens[at].text[0].isdigit():
            return 0
        if names[at] not in _MAYBE_EDITORS:
            return 0
    return 0
