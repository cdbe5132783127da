"""The form of a token: its shape, and the class of words that it belongs to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reviewbook.references.entry_parser.entry_tokens import Token

_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june"
    r"|july|august|september|october|november|december|spring|summer|autumn|fall|winter)\Z"
)
_CLASSES = {
    "journal": "journal j jour bulletin annals annales archives archiv zeitschrift revue review"
    " reviews quarterly magazine letters transactions acta revista rev ann bull arch proc"
    " newsletter",
    "meeting": "proceedings proc conference symposium workshop congress meeting colloquium"
    " advances actes tagung conf symp int'l",
    "press": "press publisher publishers publishing verlag springer wiley elsevier routledge"
    " benjamins gruyter mouton academic books kluwer sage macmillan mcgraw-hill kaufmann hall"
    " editions éditions holland addison-wesley penguin blackwell ediciones presses",
    "school": "university universität université universidad universidade institute college"
    " department dept school laboratory faculty institut instituto centre center univ academy",
    "report": "thesis dissertation report tech technical ph phd master's masters doctoral m working"
    " paper rep manuscript unpublished diss memo preprint msc",
    "editor": "ed eds editor editors edited edn hrsg hg éd",
    "volume": "vol vols volume volumes bd band tome t v",
    "number": "no nr number issue iss nos n num heft art article",
    "pages": "pp p pages page s pág",
    "edition": "edition edn auflage aufl rev revised",
    "access": "retrieved accessed available online from cited access internet visited url doi",
    "and": "and & und y et e",
    "particle": "van von der de la le di da del dos den ter ten al el bin du",
    "body": "organization organisation association society ministry agency council commission"
    " office committee consortium group foundation bureau collaboration department federation"
    " authority",
    "undated": "n.d forthcoming submitted",
}  # fmt: skip
_CLASS = {word: name for name, words in _CLASSES.items() for word in words.split()}
YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\Z")
_DIGIT = re.compile(r"\d")
_LONGEST_SHORT = 3


class TokenForm(NamedTuple):
    """The form of a token; `word` is its text folded, digits count only by how many they are."""

    word: str
    shape: str
    kind: str


def token_form(token: Token) -> TokenForm:
    """Return the form of a token."""
    return TokenForm(token.kind, token.kind, "link") if token.kind else _form_of(token.text)


@lru_cache(maxsize=1 << 12)  # most words of a list are looked at several times
def _form_of(text: str) -> TokenForm:
    lower = text.lower()
    word = _DIGIT.sub("9", lower)
    if text[0].isdigit():
        return TokenForm(word, _figures(text), "digits")
    if not text[0].isalpha():
        return TokenForm(word, text, "sign")
    kind = "month" if _MONTH.match(lower) else _CLASS.get(lower, "word")
    return TokenForm(word, _letters(text), kind)


def _figures(text: str) -> str:
    if YEAR.match(text):
        return "year"
    return "9" * min(len(text), 5) if text.isdigit() else "9x"


def _letters(text: str) -> str:
    if len(text) == 1:
        return "A" if text.isupper() else "a"
    if text.isupper():
        return "AA" if len(text) <= _LONGEST_SHORT else "AAA+"
    if text[0].isupper():
        return "Aa" if text[1:].islower() else "AaA"
    return "aa"
