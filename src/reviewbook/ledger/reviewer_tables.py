"""What a row is of the tables that `reviewbook code` only reads.

Decisions and standards to compare with are a reviewer's; places, files that were refused, and
what was mended come from `reviewbook add` and the file of a text.
"""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from reviewbook.ledger.column import DAY, Column, Form
from reviewbook.ledger.tables import DocumentName, End, Start

HASH_LENGTH = 16
ANCHOR = Form(f"{HASH_LENGTH} hexadecimal digits", rf"[0-9a-f]{{{HASH_LENGTH}}}")
SOURCE_KINDS = ("database", "register", "website", "organisation", "citation", "other")
PLACE_KINDS = ("page", "section", "paragraph", "record")
BODIES = ("regulator", "consensus", "review", "staging", "trial", "study")


class Decision(NamedTuple):
    """One row per decision of a reader, in the order in which they were made."""

    when: Annotated[
        str, Column("Day of the decision (ISO 8601).", form=DAY, required=True, ascending=True)
    ]
    who: Annotated[str, "Role of who decided."]
    table: Annotated[str, Column("Table of the ledger that it acts on.", required=True)]
    document: DocumentName
    start: Annotated[
        int, Column("First character of its anchor in the clean text, from 0.", least=0)
    ]
    end: End
    sha: Annotated[
        str,
        Column(
            f"First {HASH_LENGTH} hexadecimal digits of the SHA-256 of the text between the two.",
            form=ANCHOR,
            required=True,
        ),
    ]
    concept: Annotated[
        str, "Concept of the row, empty where the place alone says which row is meant."
    ]
    field: Annotated[str, Column("`row`, `lens`, or a column of the table.", required=True)]
    old: Annotated[str, "What stood in the cell, or how a lens came to be asked about."]
    new: Annotated[str, "What was decided."]
    why: Annotated[str, "The reason, in our words."]


class Standard(NamedTuple):
    """One row per work that defines the condition: a regulator, a consensus group, a review.

    Rows are sorted by key. A cell that no public page has confirmed is left empty and named in
    `unverified`.
    """

    key: Annotated[
        str, Column("Key in references.bib.", required=True, unique=True, ascending=True)
    ]
    work: Annotated[str, "Short name of the work."]
    year: Annotated[int, Column("Year of it, in four digits.", least=1000, most=9999)]
    body: Annotated[str, Column("{values}.", BODIES)]
    failures_min: Annotated[
        int | None, Column("Least number of failures asked, empty where none is fixed.", least=0)
    ]
    failures_note: Annotated[str, "What has to be said about that number."]
    counts_as_failure: Annotated[str, "What has to have failed."]
    adequacy: Annotated[str, "Whether dose or duration must have been adequate."]
    same_episode: Annotated[str, "Whether all failures must lie in one episode."]
    threshold: Annotated[str, "What counts as not having responded."]
    note: Annotated[str, "What else has to be said about the work."]
    unverified: Annotated[str, "Columns known from memory only, and therefore left empty."]


class FoundRecord(NamedTuple):
    """One row per record that a search found, and how far it came; optional.

    A record goes through the columns from left to right and stops at the first that turns it away:
    what comes after is empty. So each stands in one box of the flow, and the boxes add up.
    """

    record: Annotated[
        str, Column("Name of the record: its key in references.bib.", required=True, unique=True)
    ]
    source: Annotated[
        str, Column("What was searched, by name: a database, a register, a site.", required=True)
    ]
    kind: Annotated[str, Column("What that is: {values}.", SOURCE_KINDS, required=True)]
    found: Annotated[str, Column("Day of the search (ISO 8601).", form=DAY)]
    duplicate_of: Annotated[
        str,
        "Record that it is the same work as; `none` where a reader decided that there is no such, "
        "empty where nobody has.",
    ]
    screened: Annotated[
        str,
        Column(
            "By title and abstract: {values}; the last two before anybody read them, by a program "
            "or for another reason.",
            ("kept", "excluded", "ineligible", "removed", ""),
        ),
    ]
    retrieved: Annotated[str, Column("Whether the text was got: {values}.", ("yes", "no", ""))]
    assessed: Annotated[str, Column("By its text: {values}.", ("included", "excluded", ""))]
    reason: Annotated[str, "Why it was removed or excluded, in the words of the protocol."]
    document: Annotated[str, "Short name of the document that it became (documents.csv)."]


class PlaceInFile(NamedTuple):
    """One row per page, section or paragraph of a file that a text was made of; optional.

    `reviewbook add` writes them. They hold for the text that was made then: those of a text that
    has changed since are not shown.
    """

    document: DocumentName
    kind: Annotated[str, Column("{values}.", PLACE_KINDS, required=True)]
    label: Annotated[str, "Its number, as the file gives it or as it is counted from 1."]
    start: Start
    end: End


class RefusedFile(NamedTuple):
    """One row per file, or record in it, that could not be added, or may be no text; optional.

    `reviewbook add` writes what it refuses, `reviewbook code` the files that it reads as texts and
    that look like something else. A row goes when the file is added, or is gone.
    """

    file: Annotated[str, Column("The file, seen from the folder of the review.", required=True)]
    reason: Annotated[str, Column("Why it was not added, or what it looks like.", required=True)]
    remedy: Annotated[str, "What to do about it."]


class RepairedSign(NamedTuple):
    """One row per sequence that was decoded wrongly in a document, and mended; optional.

    `reviewbook code` writes them, of texts as they are and of files that texts were made of.
    """

    document: DocumentName
    wrong: Annotated[str, Column("What stood there.", required=True)]
    right: Annotated[str, Column("What it became.", required=True)]
    times: Annotated[int, Column("How often.", least=1)]


REVIEWER_TABLES: dict[str, type[Any]] = {
    "decisions": Decision,
    "standards": Standard,
    "records": FoundRecord,
    "places": PlaceInFile,
    "refused": RefusedFile,
    "repairs": RepairedSign,
}
