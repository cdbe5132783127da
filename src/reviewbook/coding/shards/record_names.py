"""From the id of a record to the name of a document: safe in files and addresses, and distinct."""

from __future__ import annotations

import hashlib
import re

_UNSAFE = re.compile(r"[^\w.-]+|^[.-]+")
_LONGEST = 80


class RecordNames:
    """Names the records of a shard.

    A name is the record's id where that is safe; otherwise what is safe of it, and a digest, by
    which two of them are told apart. The second record of an id in a shard has ``~2`` behind it.
    """

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def name(self, own: str) -> str:
        """Return the name of the next record of an id."""
        safe = record_document_name(own)
        self._times[safe] = self._times.get(safe, 0) + 1
        return safe if self._times[safe] == 1 else f"{safe}~{self._times[safe]}"


def record_document_name(own: str) -> str:
    """Return an id in letters, digits, dots, hyphens and underscores alone."""
    safe = _UNSAFE.sub("_", own)[:_LONGEST]
    if safe == own:
        return own
    return f"{safe}-{hashlib.sha256(own.encode()).hexdigest()[:8]}"
