"""Words that a model takes for a sign of another field, as plain words where they are in a title.

"In" begins a title as well as it leads to a book, and months and seasons stand in titles too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.references.entry_parser.dictionary_entries import is_dictionary_entry
from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.token_forms import token_form
from reviewbook.references.person_names import SMALL_PARTICLES, UPPER
from reviewbook.references.work_dates import UNDATED, YEAR

_WORD = rf"[{UPPER}][\w'’-]+"
_INITIALS = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}"
_GIVEN = rf"(?:,\s(?:{_INITIALS}|{_WORD}(?:\s[{UPPER}]\.)?)|\s[{UPPER}]{{1,3}})"
_PERSON = rf"(?:{SMALL_PARTICLES}{_WORD}(?:\s{_WORD})?{_GIVEN}|{_INITIALS}{SMALL_PARTICLES}{_WORD})"
_PEOPLE = rf"{_PERSON}(?:(?:[,;]\s(?:and\s|&\s)?|\s(?:and|&)\s){_PERSON}){{0,40}}(?:,?\set\sal)?"
_DATE = rf"\((?:{YEAR}[a-z]?(?:,\s[^()]{{3,20}})?|{UNDATED})\)[.,:]?\s"
_AFTER_PEOPLE = re.compile(
    rf"{_PEOPLE}(?:[.:]?\s?(?:{_DATE}|{YEAR}[a-z]?[.,:]\s)|(?<=\.\s)|(?<=\.)\s|[.:,]\s)(?=In\s)"
)
_AFTER_DATE = re.compile(rf"[^()]{{3,300}}\s{_DATE}(?=In\s[a-z])")
_LED = re.compile(r"In\s(?!press\b|prep)")
_EDITED = re.compile(r"\b(?:[Ee]ds?|[Hh]rsg|editors?)\b|\b[Ee]dited by\b")
_SENTENCE = re.compile(r"[^.?!]{1,200}[.?!]\s(?=[Ii]n\b)")
_ISSUED = frozenset("issue issues edition number no term meeting quarter semester".split())
_OPENING = frozenset("“\"‘'«„»")
_BEFORE_MONTH = frozenset(
    "in of for the this that during from to until since every each and a an at by last".split()
)


def plain_title_words(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens as the model shall see them: each where it is, plain words for others."""
    return [
        token._replace(text=plain) if plain else token
        for token, plain in zip(tokens, _plain(text, tokens), strict=True)
    ]


def _plain(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the word that stands for each token, or nothing."""
    begins = _title_begin(text)
    for at, token in enumerate(tokens):
        quoted = at and tokens[at - 1].text in _OPENING and tokens[at - 1].end == token.start
        if token.text == "In" and (token.start == begins or quoted):
            yield "On"
        elif token.text[0].isalpha() and _is_no_date(tokens, at):
            yield "Hedges" if token.text[0].isupper() else "hedges"
        else:
            yield ""


def _title_begin(text: str) -> int:
    """Return where a title begins with "In", or -1: at the beginning, or behind people or date."""
    if _LED.match(text):
        return 0
    if is_dictionary_entry(text):
        return -1
    found = _AFTER_PEOPLE.match(text) or _AFTER_DATE.match(text)
    if not found or not _LED.match(text, found.end()):
        return -1
    small = text[found.end() + 3].islower()
    edited = _EDITED.search(text, found.end())
    return found.end() if small or not edited or _SENTENCE.match(text, found.end()) else -1


def _is_no_date(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a month or a season is a word of a title: no figure is beside it.

    One with a capital has a small word before it, or begins and ends a sentence.
    """
    if token_form(tokens[at]).kind != "month":
        return False
    beside = [one.text for one in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])]
    if tokens[at + 1 : at + 2] and tokens[at + 1].text == ",":
        beside += [one.text for one in tokens[at + 2 : at + 3]]
    led = at > 0 and tokens[at - 1].text.lower() in _BEFORE_MONTH
    sign, behind = "".join(beside[:1]) if at else "", "".join(beside[at > 0 :][:1])
    begins = sign in (":", ")", "“", '"') and behind == "."
    leads = sign in ("", ".", ":", ")", "“", '"') and behind.islower() and behind not in _ISSUED
    led = led or begins or leads
    return not any(one[0].isdigit() for one in beside) and (led or tokens[at].text.islower())
