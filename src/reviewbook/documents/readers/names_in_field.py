"""The names in a field that has room for one, where many have written several."""

from __future__ import annotations

import re

from reviewbook.documents.readers.made_up_metadata import said_author

_AND = re.compile(r",?\s+(?:and|&)\s+", re.IGNORECASE)
_WHOLE_NAME = re.compile(
    r"[^\W\d_][\w.'\u2019-]*(?: [\w.'\u2019-]+){1,3}"
)  # "Ada Fern", "A. B. Fern"
_LAST_FIRST = re.compile(r"[^,]+, [^,]+")
_OF_A_BODY = re.compile(r"\b(?:of|for|the)\b", re.IGNORECASE)


def people_in(words: str) -> list[str]:
    """Return the names that some words list, by semicolons, by *and*, or by commas.

    By commas only where each part is a whole name: "Fern, Ada" and "Ada Fern, PhD" are one.
    """
    listed = (name for part in words.split(";") for name in _parted(part.strip()))
    return [name for one in listed if (name := said_author(one))]


def _parted(part: str) -> list[str]:
    last_first = _AND.split(part)
    whole = [name for one in last_first for name in re.split(r",\s+", one)]
    if not _OF_A_BODY.search(part):
        if all(map(_WHOLE_NAME.fullmatch, whole)):
            return whole
        if all(map(_LAST_FIRST.fullmatch, last_first)):
            return last_first
    return [part]
