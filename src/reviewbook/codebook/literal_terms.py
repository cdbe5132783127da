"""Terms that can never match: they are taken as they stand, quotation marks and signs included."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[“”„«»‘\"].*|'.*'|.*[“”„«»\"]")
_SIGN = re.compile(r"[*|\\^$\[\]{};]|\?\Z|\(s\)|\b(?:AND|OR|NOT|NEAR)\b")


def never_found(term: str) -> tuple[str, str] | None:
    """Return why no text holds a term, and the remedy; or nothing where one may."""
    if _QUOTED.fullmatch(term):
        return "has quotation marks of its own", "take them out, or write straight ones around it"
    if sign := _SIGN.search(term):
        problem = f"holds {sign.group()!r}, which is taken literally"
        return problem, "write each form of it as a term of its own"
    return None
