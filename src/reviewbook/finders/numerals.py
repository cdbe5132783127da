"""Numbers as texts write them: figures with either separator, fractions, and words."""

from __future__ import annotations

from functools import lru_cache

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (
    {word: float(value) for value, word in enumerate(_SMALL, 1)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, 2)}
    | {"a": 1.0, "an": 1.0, "once": 1.0, "twice": 2.0, "thrice": 3.0}
)
_TIMES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0}
_PARTS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "1/4": 0.25, "1/2": 0.5, "3/4": 0.75, "half": 0.5}
FRACTION_SIGNS = "¼½¾"
_SIGNS = f"[{FRACTION_SIGNS}]"

# "Twenty five sessions", but "twenty five-minute sessions".
_ONES = rf"(?:-(?:{'|'.join(_SMALL[:9])})(?!\w)|\s(?:{'|'.join(_SMALL[:9])})(?![\w-]))"
# The longer first: "eighteen" is no "eight".
_SMALL_WORD = rf"(?:(?:{'|'.join(_TENS)}){_ONES}?|{'|'.join(reversed(_SMALL))})"
_DOZEN = r"[\s-]dozen(?!\w)"
_MANY = rf"(?:\s(?:hundred(?:\sthousand)?|thousand)(?!\w)|{_DOZEN})"
WORD = (
    rf"(?:(?:{_SMALL_WORD}{_MANY}?|a{_MANY}|half(?:\sa)?{_DOZEN})"
    rf"(?:(?:(?<=hundred)|(?<=thousand))\s(?:and\s)?{_SMALL_WORD}(?![\w-]))?)"
)
_FIGURE = (
    r"(?!000)(?:\d{1,3}(?:,\d{3}| 000)+(?![\d,])|\d{1,3},\d{1,2}(?![\d,])|\d{1,5}(?:\.\d{1,3})?)"
    r"|\.\d{1,3}"
)
_FRACTION = rf"(?:\d{{1,3}}\s?)?{_SIGNS}|(?:\d{{1,2}}\s)?(?:[13]/4|1/2)(?![\d/])"
_AND_A_HALF = r"(?:[\s-]and[\s-]a[\s-]half(?!\w))?"
NUMERAL = rf"(?:{_FRACTION}|(?:{_FIGURE}|{WORD}){_AND_A_HALF}|half(?:\san?)?(?=[\s-]))"
# How they begin, for a first look.
FIGURE_BEGINS = rf"(?:\.?\d|{_SIGNS})"
FIGURES = rf"[\d.,/{FRACTION_SIGNS}]"
NUMBER_WORDS = (*_SMALL, *_TENS, "half")
MULTIPLES = tuple(_TIMES)


@lru_cache(1 << 12)
def read_numeral(written: str) -> float:
    """Return the value of what NUMERAL matches, or of "a", "once" and their like."""
    words = written.lower().replace(" 000", "000").replace("-", " ").split()
    if words[-3:] == ["and", "a", "half"]:
        return read_numeral(" ".join(words[:-3])) + _PARTS["half"]
    value = 0.0
    for word in words:
        if word in _TIMES:
            value = (value or 1.0) * _TIMES[word]
        elif word != "and" and not (value and word in ("a", "an")):
            value += _part(word)
    return value


def _part(word: str) -> float:
    if word in _PARTS or word in _WORDS:
        return _PARTS.get(word) or _WORDS[word]
    if word[-1] in _PARTS:
        return _figure(word[:-1]) + _PARTS[word[-1]]
    return _figure(word)


def _figure(digits: str) -> float:
    """Read a comma as it is meant: before three figures it parts thousands, but for "0,125"."""
    whole, comma, rest = digits.partition(",")
    decimal = comma and (len(rest) < len("000") or whole == "0")
    return float(digits.replace(",", "." if decimal else ""))
