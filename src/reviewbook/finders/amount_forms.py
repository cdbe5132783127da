"""What the numbers of an amount look like, with their bounds, ranges and lists, as patterns."""

from __future__ import annotations

from reviewbook.finders.amount_units import MASS, SHORT_TIME, TIME
from reviewbook.finders.amount_words import ABOUT_A_NUMBER, CEILING, FLOOR, NO_WORD
from reviewbook.finders.numerals import NUMERAL


def or_glued(units: str) -> str:
    """Return the end of a number after which one of these units may follow without a blank."""
    return rf"(?:{NO_WORD}|(?=(?:{units})s?(?:\W|\Z)))"


_IN_FIGURES = r"(?:(?<=[a-z])\s\(\d{1,4}\)(?=[\s-]\w))?"  # "four (4) weeks"


def amount_of(joined: str, ends: str, units: str = "", numeral: str = NUMERAL) -> str:
    """Return what an amount looks like.

    `joined` are the words that may join its numbers, `ends` how each ends, and `units` what may
    stand after both of them, as in "5 mg to 10 mg". Several may be listed: "5, 10 and 20 mg".
    """
    slash = "|/" if units == MASS else ""  # of times it is a fraction
    apart = rf"(?(between)\sand\s|(?:\s?-\s?{slash}|[\s-](?:{joined})[\s-]))"
    repeated = (
        rf"[\s-]?(?P<same>{units})s?(?(between)\sand\s|(?:\s?-\s?{slash}|\sto\s))"
        rf"(?P<highest>{NUMERAL})(?=[\s-]?(?P=same))|"
    )
    listed = rf"(?P<listed>(?:,\s{NUMERAL}{ends}){{1,4}}),?\s(?:and|or)\s(?P<last>{NUMERAL}){ends}|"
    return (
        rf"(?:\b(?P<bound>{FLOOR}|{CEILING})\s{ABOUT_A_NUMBER}?|(?P<sign>[<>≤≥])\s?)?"
        rf"(?P<between>\bbetween\s)?(?:(?<![\w.,/$€£±-])|(?<=\dx))(?<!±\s)(?P<low>{numeral}){ends}{_IN_FIGURES}"
        rf"(?:\s?±\s?\d{{1,4}}(?:\.\d{{1,3}})?{ends})?"
        rf"(?:{repeated if units else ''}{listed}{apart}(?P<high>{NUMERAL}){ends}{_IN_FIGURES}"
        r"|\s(?P<more>or\s(?:more|longer))|(?P<plus>\+))?"
    )


AMOUNT_OF_ANY = amount_of("to|or", NO_WORD)
AMOUNT_OF_TIMES = amount_of("to|or", or_glued("x"))
AMOUNT_OF_PORTIONS = amount_of("to|or", NO_WORD, numeral=rf"(?:{NUMERAL}|an?(?=\s))")
# Of doses several may be named at once, and the unit may follow directly: "3 and 6mg".
AMOUNT_OF_MASS = amount_of("to|or|and", rf"(?:%(?=\s?-|\sto\s))?{or_glued(MASS)}", MASS)
AMOUNT_OF_TIME = amount_of("to|or", or_glued(SHORT_TIME), TIME, rf"(?:{NUMERAL}|an?(?=\s))")
