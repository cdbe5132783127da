"""Phrases that no concept of the codebook covers, with what they stand beside.

A candidate is a run of words without a function word, a sign or a coded mention between them. Its
weight is the C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word
terms", International Journal on Digital Libraries 3): how often it occurs on its own and not only
inside longer candidates, times the logarithm of its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2
from operator import attrgetter

from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.ledger.tables import Mention

LONGEST = 4
"""Words of a candidate."""
_PIECE = 0.2  # share of its occurrences up to which one ends so rarely that it is a piece
_WORD = re.compile(  # a whole one: "treated" of "Jag1-treated" is none
    r"(?<![\w\u2010\u2011\u2013-])[^\W\d_]++(?:[-\u2010\u2011'\u2019/][^\W\d_]++)*+"
    r"(?![\w]|[\u2010\u2011\u2013-]\w)"
)
_JOINED = re.compile(r"\s?[,;]?\s?(?:and|or|,|;|/|&|as well as)\s?(?:the|a|an)?\s?")
_GLUE = re.compile(r"[^\S\n]{1,2}|\n(?!\n)")
_APOSTROPHE = re.compile("['\u2019]")
_NO_NOUN = re.compile(r"\w{3,}(?:(?<!fami)(?<!anoma)(?<!assemb)(?<!supp)ly|(?<!e)ed)$")

_NO_END = frozenset("available capable overall short unable".split())
_OF_SENTENCES = frozenset(
    """allow allows become consist consists contain contains depend depends describe describes due
    enable enables ensure ensures fact furthermore hence include includes including involve involves
    likewise meanwhile moreover namely nevertheless nonetheless nowadays occur occurs otherwise
    provide provides remain remains require requires suggest suggests thereby therefore today
    tomorrow versus whereas yesterday""".split()
)
"""Words that lead a sentence on, and are part of no term either."""
_PARTS_RUNS = FUNCTION_WORDS | _OF_SENTENCES
_REACH = 20
_start, _end = attrgetter("start"), attrgetter("end")

Place = tuple[str, int, int]
Word = tuple[int, int, str]


@dataclass(slots=True)
class UncodedPhrase:
    """A candidate in any case: where it stands, and which concepts stand there too.

    `beside` counts the concepts that it is listed with ("X, Y and Z"), `near` those that
    stand in the same passage.
    """

    places: list[Place] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)

    @property
    def documents(self) -> set[str]:
        """The documents that hold it."""
        return {document for document, _, _ in self.places}


Phrases = dict[tuple[str, ...], UncodedPhrase]


def collect_phrases(
    phrases: Phrases,
    document: str,
    text: str,
    span: tuple[int, int],
    mentions: Sequence[Mention],
    names: Iterable[tuple[int, int]] = (),
) -> None:
    """Add the candidates of one passage to those of the others.

    Parameters
    ----------
    phrases
        All candidates so far, by their words in small letters; the new ones are added.
    document, text, span
        The passage: its document, the clean text of that, and where the passage stands in it.
    mentions
        The mentions in the passage, in order.
    names
        Where else nothing is looked for, such as names of authors.
    """
    coded = list(dict.fromkeys(mention.concept for mention in mentions))
    by_end = sorted(mentions, key=_end)
    taken = sorted([*((one.start, one.end) for one in mentions), *names])
    for run in _runs(text, span, taken):
        for size in range(1, LONGEST + 1):
            for words in zip(*(run[shift:] for shift in range(size)), strict=False):
                start, end = words[0][0], words[-1][1]
                key = tuple(word for _, _, word in words)
                if not _ends_as_noun(key[-1]) or len(key[0]) == len(key[-1]) == 1:
                    continue
                phrase = phrases.setdefault(key, UncodedPhrase())
                phrase.places.append((document, start, end))
                phrase.surfaces[" ".join(text[start:end].split())] += 1
                phrase.near.update(coded)
                sides = words[0] is run[0], words[-1] is run[-1]
                if sides[0]:
                    phrase.beside.update(_listed_before(text, start, by_end))
                if sides[1]:
                    phrase.beside.update(_listed_behind(text, end, mentions))


def _ends_as_noun(word: str) -> bool:
    return word not in _NO_END and not _NO_NOUN.search(word)


def _runs(
    text: str, span: tuple[int, int], taken: Sequence[tuple[int, int]]
) -> Iterator[list[Word]]:
    """Yield the runs of words of a passage that nothing parts."""
    run: list[Word] = []
    covered = iter([*taken, (span[1], span[1])])
    start, end = next(covered)
    for found in _WORD.finditer(text, *span):
        while found.start() >= end and start < span[1]:
            start, end = next(covered)
        word = found.group().casefold()
        free = found.end() <= start and _APOSTROPHE.split(word)[0] not in _PARTS_RUNS
        if run and not (free and _GLUE.fullmatch(text, run[-1][1], found.start())):
            yield run
            run = []
        if free:
            run.append((found.start(), found.end(), word))
    if run:
        yield run


def _listed_before(text: str, start: int, by_end: Sequence[Mention]) -> Iterator[str]:
    """Yield the concepts that a list joins to a stretch from before it; mentions by their ends."""
    first = bisect_right(by_end, start - _REACH, key=_end)
    for mention in by_end[first : bisect_left(by_end, start, key=_end)]:
        if _JOINED.fullmatch(text, mention.end, start):
            yield mention.concept


def _listed_behind(text: str, end: int, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the concepts that a list joins to a stretch from behind it."""
    first = bisect_right(mentions, end, key=_start)
    for mention in mentions[first : bisect_left(mentions, end + _REACH, key=_start)]:
        if _JOINED.fullmatch(text, end, mention.start):
            yield mention.concept


def c_values(phrases: Phrases, least: int) -> dict[tuple[str, ...], float]:
    """Return the weight of each candidate that occurs at least so often; above 0, best first.

    Left out is what hardly ever ends there, as *bound* in "bound ions": it is a piece of a term.
    """
    often = {key: len(one.places) for key, one in phrases.items() if len(one.places) >= least}
    longer: dict[tuple[str, ...], list[int]] = {}
    goes_on = Counter[tuple[str, ...]]()
    for key, count in often.items():
        goes_on[key[:-1]] += count
        for size in range(1, len(key)):
            for start in range(len(key) - size + 1):
                longer.setdefault(key[start : start + size], []).append(count)
    weights = {}
    for key, count in often.items():
        within = longer.get(key, [])
        alone = count - (sum(within) / len(within) if within else 0)
        ends = count - goes_on[key]
        if alone > 0 and count > max(within, default=0) and ends > _PIECE * count:
            weights[key] = log2(len(key) + 1) * alone
    return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0])))
