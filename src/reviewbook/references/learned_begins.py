"""Where entries begin that no number parts: what rules say and the model of lists, together.

The model knows how lists are written, the rules know names: either finds what the other misses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise

from reviewbook.references.entry_beginnings import ITS_YEAR
from reviewbook.references.entry_parser.entry_tokens import Token, split_tokens
from reviewbook.references.entry_parser.identifiers import find_identifiers
from reviewbook.references.entry_parser.label_model import list_model
from reviewbook.references.entry_parser.list_features import features_of_list
from reviewbook.references.entry_parser.token_forms import token_form
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import UNDATED, YEAR

FEWEST_JOINED = 3
_LONGEST = 400_000  # characters
# What each entry has one of at least, nearly always.
_SIGN = re.compile(rf"(?<!\d){YEAR}(?!\d)|{UNDATED}|https?:|www\.|\sv\.?\s[A-Z]")
# Who an entry is by, or its title, with the date in brackets behind.
_DATED_FIRST = re.compile(
    rf"[{UPPER}\d](?:[^().\[\]\n]|(?<=\b[{UPPER}])\.){{2,150}}\.?\s"
    rf"\((?:{ITS_YEAR}|{UNDATED})[^()\n]{{0,30}}\)"
)
_BEGIN = "begin"
# What each entry says something of.
_SAID = frozenset(("title", "venue", "imprint", "figures", "link"))
# How much likelier an entry begins at a place than the model says, in thousandths: where a rule
# says so, where a line begins of which none does, where a date follows as in the first entry.
_TOLD, _UNTOLD_LINE, _DATED, _NEVER = 4_000, -2_000, 5_000, -1_000_000


def joined_begins(listed: str, told: Collection[int]) -> list[int]:
    """Return where the entries of a stretch begin that run together; one where there are fewer.

    `told` are the places where a rule has one begin.
    """
    if len(listed) > _LONGEST or len(_SIGN.findall(listed)) < FEWEST_JOINED:
        return [0]
    tokens = split_tokens(listed, find_identifiers(listed))
    leanings = [
        leaning + _TOLD if token.start in told and not leaning else leaning
        for token, leaning in zip(tokens, _leanings(listed, tokens), strict=True)
    ]
    begins = _begins(listed, tokens, leanings, told)
    return begins if len(begins) >= FEWEST_JOINED else [0]


def beginning_lines(lines: Sequence[str], told: Collection[int]) -> list[int]:
    """Return the lines that an entry begins with, by number; `told` are those by rule."""
    listed = "\n".join(lines)
    if len(listed) > _LONGEST:
        return sorted(told)
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    places = {start: number for number, start in enumerate(starts)}
    tokens = split_tokens(listed, find_identifiers(listed))
    leanings = [
        _NEVER
        if token.start not in places
        else _TOLD + max(leaning, 0)
        if places[token.start] in told
        else leaning + _UNTOLD_LINE
        for token, leaning in zip(tokens, _leanings(listed, tokens), strict=True)
    ]
    by_rule = {start for start, number in places.items() if number in told}
    return [places[begin] for begin in _begins(listed, tokens, leanings, by_rule)]


def _begins(
    listed: str, tokens: Sequence[Token], leanings: Sequence[int], told: Collection[int]
) -> list[int]:
    """Return where entries begin, each of which says more than who it is by, and when.

    What has no date, no link and no parties ends the entry before it, unless a rule parts the two.
    """
    labels = list_model().best(features_of_list(listed, tokens), _BEGIN, leanings)
    begins, said = [0], False
    for token, label in zip(tokens, labels, strict=True):
        if label == _BEGIN and token.start and said:
            begins.append(token.start)
            said = False
        said = said or label[:-1] in _SAID
    return [
        begin
        for begin, end in pairwise([*begins, len(listed)])
        if not begin or begin in told or _SIGN.search(listed, begin, end)
    ]


def _leanings(listed: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield for each token how much likelier an entry begins with it than the model says."""
    dated_first = _DATED_FIRST.match(listed)
    for at, token in enumerate(tokens):
        if not _may_begin(listed, tokens, at):
            yield _NEVER
        elif dated_first and _may_end(tokens[at - 1]) and _DATED_FIRST.match(listed, token.start):
            yield _DATED
        else:
            yield 0


def _may_begin(listed: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an entry may begin with a token: not within a date, nor behind a comma."""
    if not at:
        return True
    before, token = tokens[at - 1], tokens[at]
    if before.end == token.start or before.text in ",:&([–-":
        return False
    if token.text in "([" and listed[0] not in "([":
        return False
    dated = before.text == ";" or token_form(before).kind in ("month", "digits")
    return not (dated and token.text[0].isdigit())


def _may_end(token: Token) -> bool:
    return bool(token.kind) or token.text in '.)]”"?!/' or token.text[-1].isdigit()
