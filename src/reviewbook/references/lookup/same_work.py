"""Whether what a service describes is the work of an entry.

A work that was asked for by its identifier is another one if its title is: below 0.80 by Dice's
coefficient of their trigrams (unless one is the beginning of the other, or only lacks the
subtitle), below 0.88 where the first authors differ too, or where numbers in it or words such as
"erratum" differ. An entry without a title is that work unless its authors are others. A work that
a search has found is the same under the rules for duplicates: 0.88 with the first author the same
and the years one apart at most; without authors 0.95 and at least four words. A preprint is not its
article.
"""

from __future__ import annotations

from dataclasses import replace

from reviewbook.references.compared_work import ComparedWork
from reviewbook.references.duplicate_works import ALIKE, MAIN_ALIKE, find_duplicates
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference
from reviewbook.references.title_likeness import folded_words

_ENOUGH = 0.8
_TELLING = 4  # words of a title


def same_by_identifier(entry: Reference, found: Record) -> bool:
    """Tell whether a work that an identifier of an entry leads to is that of the entry."""
    one, other = ComparedWork("entry", entry), ComparedWork("found", found)
    agree = one.shares_authors(other) is not False
    if not entry.title:
        return agree
    if (one.title.notices, one.title.numbers) != (other.title.notices, other.title.numbers):
        return False
    if agree and (
        one.title.begins(other.title) or one.title.main_likeness(other.title) >= MAIN_ALIKE
    ):
        return True
    return one.title.likeness(other.title) >= (_ENOUGH if agree else ALIKE)


def same_by_title(entry: Reference, found: Record) -> bool:
    """Tell whether a work that a search has found is that of the entry."""
    bare = replace(entry, doi=None, pmid=None, isbn=None)
    # The article of a preprint may name it.
    bare = replace(bare, others=tuple(one for one in bare.others if one[0] != "eprint"))
    pairs = find_duplicates([ComparedWork("entry", bare), ComparedWork("found", found)])
    return any("preprint" not in pair.reason for pair in pairs)


def same_but_for_year(entry: Reference, found: Record) -> bool:
    """Tell whether a work that a search has found has an author and a title of some length alike.

    The year of the entry may be mistyped; every year has its "Editorial".
    """
    one, other = ComparedWork("entry", entry), ComparedWork("found", found)
    told = len(folded_words(entry.title).split()) >= _TELLING and one.shares_authors(other) is True
    return told and same_by_title(replace(entry, year=None), found)
