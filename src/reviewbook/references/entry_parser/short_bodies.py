"""What an organisation is called for short beside its name, where an entry begins with both."""

from __future__ import annotations

import re

from reviewbook.references.entry_authors import ORGANISATION, is_body, is_organisation

_SHORT = r"[A-Z][A-Za-z]{1,9}"
_CAPITALS = r"[A-Z][A-Za-z]?[A-Za-z]{0,8}(?<=[A-Z])"
# "Office for Hedges (OH)", "Office for Hedges - OH"
_BEHIND = re.compile(
    rf"(?P<name>{ORGANISATION})\s?(?:\((?P<round>{_SHORT})\)|\[(?P<square>{_SHORT})\]"
    rf"|\s?[–—-]\s(?P<dashed>{_CAPITALS})(?=\.?\s\(|[.,]\s))"
)
# "OH (Office for Hedges)", "OH - Office for Hedges"
_BEFORE = re.compile(
    rf"(?P<short>{_SHORT})\s(?:\((?P<round>{ORGANISATION})\)|\[(?P<square>{ORGANISATION})\]"
    rf"|[–—-]\s(?P<dashed>{ORGANISATION})(?=\.?\s\(|[.,]\s))"
)
# "& Union of Hedges (UH). (2012)"
_NEXT = re.compile(
    rf"(?<=[&;,]\s)(?P<name>{ORGANISATION})\s[(\[](?P<short>{_SHORT})[)\]](?=\.?,?\s)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_SHORT = frozenset("UK US USA EU NZ Ed Eds Hg Hrsg".split())  # lands, and what people are


def without_short_name(written: str) -> tuple[str, str]:
    """Return an entry with the whole name alone of who it begins with, and the short one."""
    if found := _BEHIND.match(written):
        name, short = found["name"], found["round"] or found["square"] or found["dashed"]
        of_body = (is_organisation(name) or is_body(name)) and short not in _NO_SHORT
        told = of_body and not found["dashed"]
    elif found := _BEFORE.match(written):
        name, short = found["round"] or found["square"] or found["dashed"], found["short"]
        told = False
    else:
        return written, ""
    if told or _shortens(short, name):
        return f"{name}{_NEXT.sub(_whole_name, written[found.end() :], count=1)}", short
    return written, ""


def _whole_name(found: re.Match[str]) -> str:
    """Return the name of a further organisation without its short form."""
    return found["name"] if _shortens(found["short"], found["name"]) else found.group()


def _shortens(short: str, name: str) -> bool:
    """Tell whether a short form has letters with which words of a name begin, in their order."""
    words = _LETTERS.findall(name)
    initials = iter("".join(one if one.isupper() else one[0] for one in words).casefold())
    begins = short[0].casefold() == words[0][0].casefold()
    return begins and all(letter in initials for letter in short.casefold())
