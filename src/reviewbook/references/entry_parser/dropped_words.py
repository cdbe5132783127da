"""Words that no field would have: which field they are of, and which is less sure without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.entry_parser.token_forms import token_form
from reviewbook.references.work_dates import UNDATED

Labels = Sequence[tuple[str, float]]
_TOLD = 0.8
_DOUBTED = 0.5
_FEWEST = 2  # words
_UNDATED = re.compile(UNDATED)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_NOWHERE = ("publisher", "journal", "booktitle", "series")


def labels_with_dropped(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with words that a date or a second title would drop.

    What has no figure is no date, and a title where there is none; what stands for a title again
    behind title and date is where a work appeared.
    """
    names = [label for label, _ in labels]
    _give_places(tokens, names)
    for first, end in list(_runs(names)):
        run, name = tokens[first:end], names[first]
        words = [one for one in run if one.text.isalpha() and token_form(one).kind != "month"]
        if len(words) < _FEWEST or not any(one.text[0].isupper() for one in words):
            continue
        figures = any(one.text[0].isdigit() for one in run)
        undated = _UNDATED.search(text, run[0].start, run[-1].end)
        if name == "date" and not figures and not undated and "title" not in names:
            names[first:end] = ["title"] * (end - first)
        dated = name == "title" and _behind_title_and_date(names, first)
        if dated and not any(one in names for one in _NOWHERE):
            names[first:end] = ["publisher"] * (end - first)
    return [
        (name, sure if name == label else min(sure, _TOLD))
        for name, (label, sure) in zip(names, labels, strict=True)
    ]


def _give_places(tokens: Sequence[Token], names: list[str]) -> None:
    """Give what is taken for a place twice to the publisher, or to a title right behind a date."""
    found = [run for run in _runs(names) if names[run[0]] == "place"]
    for first, end in found:
        before = [one.text for one in tokens[max(first - 2, 0) : first]]
        named = first > 1 and names[first - 2] == "place" and before[1:] == [":"]
        if named and "publisher" not in names:
            names[first:end] = ["publisher"] * (end - first)
        begins = before in ([")", "."], [")", ":"]) or before[1:] == [")"]
        behind = _behind_stop(tokens, names, end)
        if begins and behind and "publisher" not in names:
            names[end + 1 : behind] = ["publisher"] * (behind - end - 1)
            names[first:end] = ["title"] * (end - first)


def _behind_stop(tokens: Sequence[Token], names: Sequence[str], at: int) -> int:
    """Return where the only title ends, if it begins behind the stop there; 0 otherwise."""
    stopped = tokens[at : at + 1] and tokens[at].text == "." and names[at + 1 : at + 2] == ["title"]
    own = [one for one, name in enumerate(names) if name == "title"]
    return own[-1] + 1 if stopped and own[0] == at + 1 else 0


def with_doubts(
    tokens: Sequence[Token], labels: Labels, fields: Mapping[str, FieldValue], kept: str
) -> dict[str, FieldValue]:
    """Return the fields, each less sure that stands before words which none of them has.

    Parameters
    ----------
    tokens, labels
        Those of the entry.
    fields
        What was found.
    kept
        All that a record says otherwise.
    """
    said = f"{' '.join(one.value for one in fields.values())} {kept}".casefold()
    doubted, last = dict(fields), "title"
    for token, (label, _) in zip(tokens, labels, strict=True):
        last = label if label in fields else last
        form = token_form(token)
        word = form.kind == "word" and _LETTERS.fullmatch(token.text)
        if word and form.word not in said and last in doubted:
            value, sure = doubted[last]
            doubted[last] = FieldValue(value, min(sure, _DOUBTED))
    return doubted


def _runs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each run of one label begins and ends."""
    first = 0
    for at in range(1, len(names) + 1):
        if at == len(names) or names[at] != names[first]:
            yield first, at
            first = at


def _behind_title_and_date(names: Sequence[str], at: int) -> bool:
    """Tell whether a title stands before, and between the two a date, as where nobody is named."""
    before = [name for name in names[:at] if name != "other"]
    return before[:1] == ["title"] and before[-1:] == ["date"]
