"""Terms that can never match: they are taken as they stand, quotation marks and signs included."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[“”„«»‘\"].*|'.*'|.*[“”„«»\"]")
_SIGN = re.compile(
    r"[*|\\^$\[\]{};`]|\?(?=\w|\Z)|\(s\)|</?\w+>|\A/(?=.*/\Z)"
    r"|\b(?:AND|OR|NOT|NEAR)\b|\A(?:title|abstract|tiab|ti|ab|tw|mesh|kw):"
)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def never_found(term: str) -> tuple[str, str] | None:
    """Return why no text holds a term, and the remedy; or nothing where one may."""
    if _QUOTED.fullmatch(term):
        return "has quotation marks of its own", "take them out, or write straight ones around it"
    if sign := _SIGN.search(term):
        problem = f"holds {sign.group()!r}, which is taken literally"
        return problem, "write each form of it as a term of its own"
    return None


def unseen_sign(words: str) -> str:
    """Return the first sign that nobody sees and programs act on, as U+202E; or nothing."""
    found = _UNSEEN.search(words)
    return f"U+{ord(found.group()):04X}" if found else ""
