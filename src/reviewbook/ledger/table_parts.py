"""The parts of a ledger that was coded shard by shard: where they lie, and which are in force.

Each table is a folder below ``evidence/``, and each shard has one file in it. ``shards.csv`` says
which parts are in force; ``superseded.parquet`` which documents of a part are not, because a later
record of the same id took their place, or deleted them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

from reviewbook.ledger.csv_files import begun, read_csv
from reviewbook.ledger.tables import TABLES
from reviewbook.project.review_folder import Project

INDEX = "evidence/shards.csv"
SUPERSEDED = "evidence/superseded.parquet"
ENTRIES = "evidence/shards"
ABOUT = f"{ENTRIES}/about.json"
"""Says where the records lie."""


class Origin(NamedTuple):
    """One row per record or deletion: where it stood."""

    document: Annotated[str, "Name of the document, empty for a deletion."]
    shard: Annotated[str, "Name of the shard."]
    id: Annotated[str, "The record's own id."]
    record: Annotated[int, "Number of the record in its shard, from 1."]
    line: Annotated[int, "Line in which it begins, from 1; 0 where there are none."]
    version: Annotated[str, "What the record says of its version, sorted as text."]


class UnreadRecord(NamedTuple):
    """One row per record or stretch of a shard that could not be read, or has nothing to code."""

    shard: Annotated[str, "Name of the shard."]
    record: Annotated[int, "Number of the record in its shard, from 1; 0 for none."]
    line: Annotated[int, "Line in which it begins, from 1; 0 where there are none."]
    problem: Annotated[str, "What is wrong."]


class SupersededRecord(NamedTuple):
    """One row per record that is not in force."""

    part: Annotated[str, "Name of the part that it stands in."]
    document: Annotated[str, "Name of its document."]


class PartInForce(NamedTuple):
    """One row per shard: its part, and what that holds."""

    part: Annotated[str, "Name of the files of the part, without the suffix."]
    shard: Annotated[str, "Name of the shard within the collection."]
    fingerprint: Annotated[str, "What the shard was like when it was coded."]
    records: Annotated[int, "Records that were coded."]
    empty: Annotated[int, "Records with neither title nor abstract."]
    unread: Annotated[int, "Records that could not be read."]
    tables: Annotated[str, "The tables that the part has rows of, separated by blanks."]


PART_TABLES = {**TABLES, "origins": Origin, "unread": UnreadRecord}


def part_file(table: str, part: str) -> str:
    """Return the file of a part of a table, within the folder of data."""
    return f"evidence/{table}/{part}.parquet"


def parts_in_force(project: Project) -> list[PartInForce]:
    """Return the parts of a ledger, in the order of their shards; none if it has no shards."""
    index = project.data / INDEX
    return read_csv(index, PartInForce) if begun(index) else []


def files_of_parts(project: Project, table: str) -> dict[str, Path]:
    """Return the file of each part that has rows of a table."""
    return {
        one.part: project.data / part_file(table, one.part)
        for one in parts_in_force(project)
        if table in one.tables.split()
    }
