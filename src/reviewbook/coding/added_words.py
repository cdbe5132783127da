"""On which words a reader may add a row: whole ones, which name nothing else already."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from reviewbook.documents.characters import is_word_character
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import READER, Mention

_JOINER = "\u200d"
# Letters from here on are of scripts that mostly put no blank between two words, or of signs.
_WITHOUT_BLANKS = "\u0e00"


def added_problem(decision: Decision, text: str) -> str:
    """Return why no row may be added on these words, or nothing where one may."""
    if not _adds(decision):
        return ""
    words = text[decision.start : decision.end]
    if words != words.strip():
        return "its words begin or end with a blank"
    if not any(map(str.isalnum, words)):
        return f"there is no word in what it adds: {words!r}"
    if cut := next((at for at in (decision.start, decision.end) if _is_within(text, at)), None):
        return f"{cut} is in the middle of a word or sign"
    return ""


def _adds(decision: Decision) -> bool:
    return (decision.field, decision.new) == ("row", "add")


def _is_within(text: str, place: int) -> bool:
    """Tell whether a place parts what belongs together: a word, a letter and its mark, a sign."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if _JOINER in (before, after) or unicodedata.category(after) in ("Mn", "Mc", "Me"):
        return not before.isspace()
    with_blanks = max(before, after) < _WITHOUT_BLANKS
    return with_blanks and is_word_character(before) and is_word_character(after)


def overlap_problem(
    mentions: Iterable[Mention], decision: Decision, layers: Mapping[str, str]
) -> str:
    """Return which mention of its layer lies over one that was added: the longest term counts.

    Parameters
    ----------
    mentions
        What all decisions came to.
    decision
        One of them; what does not add a mention, or was taken back, is in nobody's way.
    layers
        The layer of each concept.
    """
    if decision.table != "mentions" or not _adds(decision):
        return ""
    here = [row for row in mentions if row.document == decision.document]
    own = next(
        (row for row in here if row[2:4] == decision[4:6] and row.decided_by == READER), None
    )
    layer = layers.get(own.concept) if own else None
    for row in here:
        apart = row.end <= decision.start or decision.end <= row.start
        if (
            own
            and layer
            and row[2:4] != own[2:4]
            and not apart
            and layers.get(row.concept) == layer
        ):
            return (
                f"the words from {row.start} to {row.end} name {row.concept}, a {layer} too, and "
                "the longest term counts alone: drop that mention first, or take other words"
            )
    return ""
