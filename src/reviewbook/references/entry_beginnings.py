"""What an entry of a list of references begins with: people, a group, and their date."""

from __future__ import annotations

import re

from reviewbook.references.entry_authors import ORGANISATION, ORGANISATION_KIND
from reviewbook.references.person_names import ANY_FAMILY, FAMILY, LETTER, UPPER
from reviewbook.references.work_dates import YEAR

ITS_YEAR = rf"{YEAR}[a-z]?\b"
"""When a work appeared, with the letter that tells it from others of its authors."""
_INITIALS = rf"(?:[{UPPER}]\.?[\s-]?){{1,4}}"
_GIVEN = rf"[{UPPER}](?:\.|{LETTER}+(?:-{LETTER}+)?|(?=\s))(?:[\s-][{UPPER}]\.)?"
_FAMILIES = rf"{ANY_FAMILY}(?:[\s-]{FAMILY}){{0,2}}"
# In place of the names of the entry before.
_AGAIN = r"(?:(?:[—–_]{2,}|-{2,})[.,\s]|-(?=,\s))"
_IN_LETTERS = (
    rf"{FAMILY}(?:\s{FAMILY})?,\s[{UPPER}]{LETTER}+(?:-{LETTER}+)?"
    rf"(?:\s(?:[{UPPER}](?:\.|{LETTER}+)?|von|van|de)){{0,2}}"
)
_ROLES = r"(?:Hrsg|Hgg?|[Ee]ds?|éds?|dir|coords?)\b"
NAMES = re.compile(
    rf"{_AGAIN}|{_FAMILIES},?\s{_INITIALS}(?:[,.;:(&/\d]|(?<=\s)(?:\(|and\b|et\sal))"
    rf"|{FAMILY},\s[{UPPER}]{LETTER}+(?:\s[{UPPER}]\.?){{0,2}}(?:[.;]|,\s(?:and|et\sal)\b|\s\()"
    rf"|{_IN_LETTERS}(?:\s?[(\[](?:{ITS_YEAR}|{_ROLES})|,\s{ITS_YEAR}"
    rf"|(?:,?\s(?:und|et|y|and)\s|\s?/\s?)[{UPPER}])"
    rf"|{ANY_FAMILY},\s{_GIVEN}(?:\s{_GIVEN}){{0,2}}\.\s[“\"‘']"
    rf"|{FAMILY},\s{_GIVEN}(?:,\s{_GIVEN}\s{FAMILY})+,?\s(?:and\b|et\sal)"
    rf"|(?:[{UPPER}]\.[\s-]?){{1,3}}{_FAMILIES}(?:,\s[{UPPER}“\"‘]|,?\s(?:and|&|et|und|y|e)\b)"
)
NAMES_LED = re.compile(rf"{_IN_LETTERS}:\s")
"""A person before a colon: so a town and its land stand before a publisher too."""
_LONGEST_NAMES = 300  # characters
# With its date behind it, an author is where an entry begins, whatever stands above.
_PERSON = rf"(?>{_FAMILIES},\s{_INITIALS})"
_IN_FULL = rf"{_GIVEN}(?:\s{_GIVEN}){{0,2}}"
_DATED_NAMES = re.compile(
    rf"(?=[^,\n]+,)(?:{_PERSON}(?:(?:[,;]\s|,?\s?(?:and|&)\s){_PERSON}){{0,12}}(?:,?\s?et\sal\.?)?"
    rf",?\s?(?:[(\[]{ITS_YEAR}|(?<=\s){ITS_YEAR}[,.:]\s)"
    rf"|(?>{_FAMILIES},\s{_IN_FULL})(?:(?:,\s(?:and\s)?|\sand\s)(?>{_IN_FULL}\s{_FAMILIES})){{0,8}}"
    rf"(?:,?\set\sal)?(?:\.\s{ITS_YEAR}\.\s|\s?\({ITS_YEAR}\)))"
)
# Of an organisation that holds where other entries of the list begin so.
_DATED_FIRST = re.compile(
    rf"[{UPPER}][^\d()“\"]{{2,{_LONGEST_NAMES}}}(?:\s\({ITS_YEAR}\)|\.\s(?:{ITS_YEAR}\.\s)?[“\"])"
)
_DATED_GROUP = re.compile(
    rf"(?:{ORGANISATION}|{FAMILY})"
    rf"(?:\.?\s\({ITS_YEAR}\)(?:[.,:]|\s['‘“\"{UPPER}])|\.\s(?:{ITS_YEAR}\.\s)?[“\"])"
)
# An organisation with its date or title behind it.
ORGANISED = re.compile(
    rf"(?={ORGANISATION}(?:\.?\s\({ITS_YEAR}|\.\s[{UPPER}]|[.,]\s{ITS_YEAR}))(?:[^\W\d_]+\s){{0,9}}{ORGANISATION_KIND.pattern}"
    rf"|[A-Z]{{2,8}}(?:\s[{UPPER}]{LETTER}+)?(?:\s\({ITS_YEAR}|[.,]\s{ITS_YEAR}\.\s[{UPPER}])"
)
EARLY = re.compile(rf"[{UPPER}][^.\n]{{2,80}}\.?\s[(\[]{ITS_YEAR}[)\]]")
BEGINS = re.compile(rf"{_AGAIN}|[{UPPER}\"'“‘«„(]|\d+(?![\d–-])|{FAMILY}")


def is_dated_first(text: str, begin: int) -> bool:
    """Tell whether the authors of an entry have their date in brackets, or a title in quotes."""
    return bool(_DATED_FIRST.match(text, begin))


def begins_dated(text: str, begin: int, *, like_others: bool) -> bool:
    """Tell whether people and their date stand at a place, and whatever is above it ends there.

    `like_others` says whether a group may stand there too, as the list has its dates so.
    """
    if _DATED_NAMES.match(text, begin, begin + _LONGEST_NAMES):
        return True
    end = text.find("\n", begin)
    end = end if end >= 0 else len(text)
    return like_others and bool(_DATED_GROUP.match(text, begin, min(end, begin + _LONGEST_NAMES)))
