"""How alike two titles are, whatever case, accents and punctuation they are written with.

The measure is Dice's coefficient of their trigrams: twice the number of runs of three characters
that both have, over the sum of those that each has (L. R. Dice, "Measures of the Amount of Ecologic
Association Between Species", Ecology 26(3), 1945, doi:10.2307/1932409, there for species).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import takewhile

# Letters that no decomposition takes the stroke off, or parts in two.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
_SUBTITLE = re.compile(r"\s*[:;.?!]\s+|\s+[-–—]\s*|[–—]")
_NUMBER = re.compile(r"\d+|(?<= )(?:i{1,3}|iv|vi{0,3}|ix)(?= )")
# A notice about a work has its title, and is another work.
_NOTICE = re.compile(
    r"\b(?:errat(?:um|a)|corrigend(?:um|a)|correction|retract(?:ed|ion)|reply|response|comments?"
    r"|commentary|letter|review of|book review|addendum|expression of concern|protocol)\b"
)
_LEAST_MAIN = 12
# Ways of spelling that differ by country, and umlauts that are written with an e: both sides are
# brought to one of them, whether it is a word in any language or not.
_AMERICAN = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r"[ao]e", "e"),
        (r"our", "or"),
        (r"([iy])s(?=[aei])", r"\1z"),
        (r"([bt])re\b", r"\1er"),
        (r"ll", "l"),
    )
)
_UMLAUTS = ((re.compile(r"([aou])e"), r"\1"),)
# Words that say little of what a title is about, beside those of one or two letters.
_SMALL = frozenset(("the", "and", "for", "with", "from", "der", "die", "das", "und", "les", "des"))


def _spelt(text: str, spelling: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, short in spelling:
        text = pattern.sub(short, text)
    return text


def without_umlauts(folded: str) -> str:
    """Return folded words as they are where umlauts have lost their dots, not gained an e."""
    return _spelt(folded, _UMLAUTS)


def folded_words(text: str) -> str:
    """Fold a text to small letters and digits, with single blanks, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join(re.sub(r"[^\w\s]|_", " ", _without_marks(plain)).split())


def _without_marks(text: str) -> str:
    return text if text.isascii() else "".join(c for c in text if not unicodedata.combining(c))


class FoldedTitle:
    """A title made ready to be compared.

    Attributes
    ----------
    whole
        All of it, folded.
    main
        What stands before the subtitle; where there is none, or little before it, all of it. A
        subtitle in a field of its own has the title before it, however little that is.
    """

    def __init__(self, title: str, subtitle: str = "") -> None:
        self.whole = folded_words(f"{title} {subtitle}")
        main = folded_words(title if subtitle else _SUBTITLE.split(title, maxsplit=1)[0])
        self.main = main if subtitle or len(main) >= _LEAST_MAIN else self.whole

    @cached_property
    def trigrams(self) -> frozenset[str]:
        """The trigrams of all of it."""
        return _trigrams(self.whole)

    @cached_property
    def american(self) -> str:
        """All of it, as it is spelt in America."""
        return _spelt(self.whole, _AMERICAN)

    @cached_property
    def respelt_trigrams(self) -> tuple[frozenset[str], frozenset[str]]:
        """The trigrams of all of it as it is spelt in America, and without umlauts."""
        return _trigrams(self.american), _trigrams(without_umlauts(self.whole))

    @cached_property
    def main_trigrams(self) -> frozenset[str]:
        """The trigrams of what stands before the subtitle."""
        return _trigrams(self.main)

    @cached_property
    def numbers(self) -> list[str]:
        """The numbers in it, of which "Part II" and "Part III" differ in one."""
        return sorted(set(_NUMBER.findall(f" {self.whole} ")))

    @cached_property
    def notices(self) -> frozenset[str]:
        """The words of a notice about a work, such as "erratum"."""
        return frozenset(_NOTICE.findall(self.whole))

    def begins(self, other: FoldedTitle) -> bool:
        """Tell whether one of the two titles is the beginning of the other."""
        short, long = sorted((self.whole, other.whole), key=len)
        return bool(short) and f"{long} ".startswith(f"{short} ")

    def likeness(self, other: FoldedTitle) -> float:
        """Return Dice's coefficient of both titles: 0 for nothing in common, 1 for the same.

        Where they would be more alike in another spelling, it is of that.
        """
        plain = dice(self.trigrams, other.trigrams)
        if plain in (0, 1):
            return plain
        respelt = zip(self.respelt_trigrams, other.respelt_trigrams, strict=True)
        return max(plain, *(dice(mine, theirs) for mine, theirs in respelt))

    def swaps_a_word(self, other: FoldedTitle) -> bool:
        """Tell whether each has a word in place of one of the other: "of girls", "of boys".

        A word that is misspelt, inflected or written in two is the same.
        """
        spellings = ((self.whole, other.whole), (self.american, other.american))
        return all(_replaces_a_word(mine.split(), theirs.split()) for mine, theirs in spellings)

    def main_likeness(self, other: FoldedTitle) -> float:
        """Return it where one of the two may be the other without its subtitle; else 0."""
        mine, theirs = self.main != self.whole, other.main != other.whole
        return max(
            dice(self.main_trigrams, other.trigrams) if mine else 0.0,
            dice(self.trigrams, other.main_trigrams) if theirs else 0.0,
        )


def _replaces_a_word(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    replaced = ((mine[a:b], theirs[c:d]) for tag, a, b, c, d in steps if tag == "replace")
    return any(_are_other_words(one, two) for one, two in replaced)


def _are_other_words(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether each side has a word of its own that is none of the other's."""
    if _is_near("".join(some), "".join(others)):
        return False
    return all(
        any(len(w) > 2 and w not in _SMALL and not any(_is_near(w, o) for o in two) for w in one)  # noqa: PLR2004
        for one, two in ((some, others), (others, some))
    )


def _is_near(one: str, other: str) -> bool:
    """Tell whether two words are one but for a letter or its place, or but for their ends."""
    start = _shared(one, other)
    mine, theirs = one[start:], other[start:]
    end = _shared(mine[::-1], theirs[::-1])
    odd = max(len(mine), len(theirs)) - end
    turned = odd == 2 and mine[: len(mine) - end] == theirs[: len(theirs) - end][::-1]  # noqa: PLR2004
    return odd <= 1 or turned or start * 3 >= max(len(one), len(other)) * 2


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[n : n + 3] for n in range(len(padded) - 2))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Return Dice's coefficient of two sets; of two that are empty, 0."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
