"""Cells that a spreadsheet opens without obeying anything in them."""

from __future__ import annotations

import re

# Also after blanks, and full-width: spreadsheets take both for the plain sign.
_FORMULA = re.compile(r"[\t\r]|[\s\0\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")


def defused(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    A carriage return, which readers take for the end of a row, becomes a line feed in quotes.
    """
    if not isinstance(value, str):
        return value
    formula = _FORMULA.match(value) and not _NUMBER.fullmatch(value.strip())
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{lines}" if formula else lines


def armed(value: str) -> str:
    """Take the apostrophe off again that `defused` has put before a text."""
    rest = value.removeprefix("'")
    return rest if defused(rest) == value else value
