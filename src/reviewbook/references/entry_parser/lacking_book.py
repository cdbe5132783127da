"""The book of a chapter in which the model has found none: what stands behind "In"."""

from __future__ import annotations

from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.token_forms import token_form

Labels = Sequence[tuple[str, float]]
_MAYBE = ("title", "editor", "series", "publisher")


def labels_with_book(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with a book, where one can be told: behind "In", and behind editors there.

    An entry with a journal or a book, or without a title before that word, is as it was.
    """
    names = [label for label, _ in labels]
    if "journal" in names or "booktitle" in names or "title" not in names:
        return labels
    begin = next((at + 1 for at in range(2, len(tokens)) if _leads(tokens, names, at)), len(tokens))
    begin = _run(names, begin)
    if begin < len(names) and names[begin] == "editor":
        end = _end(names, begin)
        cue = _run(names, end)
        cued = any(token_form(token).kind == "editor" for token in tokens[end:cue])
        begin = cue if cued else len(names)
    if begin >= len(names) or names[begin] not in _MAYBE:
        return labels
    end = _end(names, begin)
    book = [("booktitle", sure) for _, sure in labels[begin:end]]
    return [*labels[:begin], *book, *labels[end:]]


def _leads(tokens: Sequence[Token], names: Sequence[str], at: int) -> bool:
    """Tell whether a word is the "In" that parts a title from its book."""
    apart = names[at] == "other" and tokens[at].text in ("In", "in", "IN")
    return apart and not tokens[at - 1].text[0].isalnum() and "title" in names[:at]


def _run(names: Sequence[str], begin: int) -> int:
    """Return where the next run begins that is a field's."""
    return next((at for at in range(begin, len(names)) if names[at] != "other"), len(names))


def _end(names: Sequence[str], begin: int) -> int:
    """Return where a run ends."""
    return next((at for at in range(begin, len(names)) if names[at] != names[begin]), len(names))
