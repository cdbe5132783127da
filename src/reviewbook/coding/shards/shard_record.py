"""What a shard of a collection holds: records, deletions of records, and what cannot be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reviewbook.documents.clean_text import repair


class ShardRecord(NamedTuple):
    """One record: its title and abstract are what is coded.

    ``id`` is the record's own, and empty where it has none that other files know. Of several of
    one id the one of the highest ``version`` counts (as text is sorted), and of those the last.
    ``number`` counts the records of the shard from 1; ``line`` is where it begins, from 1, and 0
    where the shard has no lines.
    """

    id: str
    title: str
    abstract: str
    number: int
    line: int = 0
    version: str = ""
    published: str = ""
    authors: str = ""
    address: str = ""

    @property
    def text(self) -> str:
        """Title and abstract, with a blank line between the two."""
        return "\n\n".join(part for part in (self.title, self.abstract) if part) + "\n"


class Deletion(NamedTuple):
    """The word of a shard that a record, up to a version of it, is no longer part of it all."""

    id: str
    number: int
    line: int = 0
    version: str = ""


class Unread(NamedTuple):
    """What could not be read, where it stands, and why; ``number`` is 0 for a shard's own."""

    problem: str
    number: int = 0
    line: int = 0


Found = ShardRecord | Deletion | Unread
Finds = Iterator[Found]


def clean_record(record: ShardRecord) -> tuple[str, int]:
    """Return the text of a record as it is coded, and how many repairs it took."""
    return repair(unicodedata.normalize("NFC", record.text))


def tidied(text: str) -> str:
    """Return a text with single blanks; halves of a character, which no file can hold, are marked.

    They come from JSON that was cut in the middle of an escape.
    """
    line = " ".join(text.replace("\0", "").split())
    return line.encode("utf-8", "replace").decode() if not line.isascii() else line
