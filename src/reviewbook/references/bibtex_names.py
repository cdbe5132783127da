"""Names whose parts are named, as biblatex allows: "family=Berg, given=Jan, prefix=van den"."""

from __future__ import annotations

import re

_PIECE = re.compile(r"(?:[^,{}]|\{(?:[^{}]|\{[^{}]*\})*\})+")
_PART = re.compile(r"\"?\s*(?P<part>[a-z][a-z-]*)\s*=\s*(?P<value>.*?)\s*\"?", re.DOTALL)


def name_of_parts(written: str) -> str:
    """Write a name in parts as BibTeX does, "van den Berg, Jan"; any other stays as it is.

    What else it says, such as its initials or how it is sorted, is for the printing alone.
    """
    pieces = [_PART.fullmatch(piece.strip()) for piece in _PIECE.findall(written)]
    parts = {piece["part"]: piece["value"] for piece in pieces if piece}
    if None in pieces or not parts.get("family"):
        return written
    family, prefix, suffix, given = (
        parts.get(part, "") for part in ("family", "prefix", "suffix", "given")
    )
    if not (prefix or suffix or given):
        return family if family.startswith("{") else f"{{{family}}}"
    return ", ".join(filter(None, (f"{prefix} {family}".strip(), suffix, given)))
