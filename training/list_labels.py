"""What the model of lists learns: where entries begin, and roughly what each token is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reviewbook.references.entry_parser.entry_tokens import Token, split_tokens
from reviewbook.references.entry_parser.identifiers import find_identifiers
from reviewbook.references.entry_parser.list_features import features_of_list
from training.made_entries import OTHER
from training.made_lists import MadeList

BEGIN = "begin"
# What a field is in a list; what is none of these is as what stands before it.
_ROUGH = {
    "author": "people", "editor": "people", "title": "title", "date": "date", "journal": "venue",
    "booktitle": "venue", "series": "venue", "publisher": "imprint", "place": "imprint",
    "volume": "figures", "number": "figures", "pages": "figures", "link": "link", "access": "link",
}  # fmt: skip


def labelled_list(made: MadeList) -> tuple[list[list[str]], list[str]]:
    """Return the features of the tokens of a list, and the label of each.

    A label says also whether the entry has had its date: an entry that has it soon ends.
    """
    text = made.between.join(entry.text for entry in made.entries)
    fields = [*chain.from_iterable((*one.fields, OTHER) for one in made.entries)]
    begins, place = set[int](), 0
    for entry in made.entries:
        begins.add(place)
        place += len(entry.text) + len(made.between)
    tokens = split_tokens(text, find_identifiers(text))
    features = [[*chain.from_iterable(groups)] for groups in features_of_list(text, tokens)]
    return features, [*_labels(tokens, fields, begins)]


def _labels(tokens: Sequence[Token], fields: Sequence[str], begins: set[int]) -> Iterator[str]:
    rough, dated, titled = "", False, False
    for token in tokens:
        begun = token.start in begins
        if begun:
            rough, dated, titled = "", False, False
        field = "link" if token.kind else fields[token.start]
        rough = _ROUGH.get(field) or rough or "rest"
        titled = titled or rough == "title"
        dated = dated or rough == "date"
        role = "editors" if titled and rough == "people" else rough
        yield BEGIN if begun else f"{role}{dated:d}"
