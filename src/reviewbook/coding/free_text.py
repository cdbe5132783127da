"""What a reader may write in a cell: one line of visible characters, and no formula.

A table is opened in spreadsheets and printed to terminals, which act on more than they show.
"""

from __future__ import annotations

import unicodedata

MOST = 2_000
"""Characters of a cell that a reader writes."""
FORMULA = "=+-@＝＋－＠"
_UNSEEN = {"Cc": "a control character", "Zl": "a line break", "Zp": "a line break"}
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def written_problem(name: str, written: str) -> str:
    """Return what is wrong with what a reader wrote in a cell, or nothing."""
    if len(written) > MOST:
        return f"{name} has {len(written)} characters, more than {MOST}"
    for character in written:
        if problem := _character_problem(character):
            return f"{name} holds {problem}"
    return ""


def formula_problem(name: str, written: str) -> str:
    """Return that a spreadsheet would take a cell for a formula, or nothing."""
    first = _shown(written)[:1]
    if first and first in FORMULA:
        return f"{name} begins with {first!r}, which a spreadsheet takes for a formula"
    return ""


def is_blank(written: str) -> bool:
    """Tell whether nothing of what is written is seen."""
    return not _shown(written)


def _shown(written: str) -> str:
    """Leave out blanks and what is never seen, which spreadsheets pass over too."""
    return "".join(c for c in written if not c.isspace() and unicodedata.category(c) != "Cf")


def _character_problem(character: str) -> str:
    if character in "\r\n":
        return "a line break"
    if character in _TURNING:
        return f"U+{ord(character):04X}, which turns the order of what is shown"
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "bytes that are no UTF-8"
    return f"{_UNSEEN[kind]}, U+{ord(character):04X}" if kind in _UNSEEN else ""
