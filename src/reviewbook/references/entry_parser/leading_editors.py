"""The people that an entry begins with, where a word behind them says that they edited it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token

Labels = Sequence[tuple[str, float]]
_PEOPLE = ("author", "editor")
_FARTHEST = 80  # tokens
_CUE = re.compile(r"(?:eds?|editors?|edd|hrsg|hgg?|hg|éds?|dir|coords?|comps?|orgs?)\Z", re.I)


def labels_with_editors(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with all of the people before that word as editors.

    So it is where nothing but people stands before it; a few of them the model may see already.
    """
    if not labels or labels[0][0] not in _PEOPLE:
        return labels
    if not any(_CUE.match(one.text) for one in tokens):
        return _as_authors(labels)
    near = range(1, min(_FARTHEST, len(tokens)))
    cue = next((at for at in near if _CUE.match(tokens[at].text) and _closes(tokens[at - 1])), 0)
    if not cue or {label for label, _ in labels[:cue]} - {*_PEOPLE, "other"}:
        return labels
    led = [("editor" if label in _PEOPLE else label, sure) for label, sure in labels[:cue]]
    own, sure = labels[cue]
    return [*led, ("other" if own in _PEOPLE else own, sure), *labels[cue + 1 :]]


def _closes(token: Token) -> bool:
    """Tell whether a token parts people from what they are; behind a stop others are named."""
    return token.text in ",(["


def _as_authors(labels: Labels) -> Labels:
    """Return the labels with the first people as authors: nothing says that they edited."""
    end = next((at for at, (name, _) in enumerate(labels) if name not in (*_PEOPLE, "other")), 0)
    first = [("author" if name == "editor" else name, sure) for name, sure in labels[:end]]
    return [*first, *labels[end:]]
