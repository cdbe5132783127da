"""What a row of each table is: the finders make them, the ledger stores them.

They stand apart from the finders so that whoever only reads a ledger need not load those. The
first line of a row's docstring is what the dictionary says of its table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

from reviewbook.ledger.column import COUNT_OR_WORDS, SHA256, YEAR_OR_DAY, Column

ZONES = ("title", "heading", "prose", "list", "references", "chrome")
BODY = frozenset(ZONES[:4])
MENTION_RULES = ("term", "acronym", "apposition", "shared head")
AFFIRMED = "affirmed"
CONTEXTS = (AFFIRMED, "negated", "doubted", "contrasted", "hypothetical", "attributed")
DEFINITION_KINDS = ("definition", "gloss", "characterisation", "criterion")
DEFINITION_RULES = ("cue", "anaphora", "label", "criterion", "aside", "short form")
FORMS = ("narrative", "parenthetical", "named", "unsourced")
STATUSES = ("resolved", "ambiguous", "unresolved", "unsourced")
SUPPORT = ("supports", "partly", "by analogy", "does not", "cannot be checked", "")
QUANTITIES = ("failures", "dose", "frequency", "duration", "titration", "window")
RULE, READER, READING = "rule", "reader", "reading"

DocumentName = Annotated[str, Column("Short name of the document (documents.csv).", required=True)]
PassageNumber = Annotated[
    int, Column("Number of the passage in its document, from 1 (passages.csv).", least=1)
]
Start = Annotated[int, Column("First character in the clean text, from 0.", least=0)]
End = Annotated[int, Column("The character after the last one.", least=1)]
Surface = Annotated[str, Column("The characters themselves.", required=True)]
DecidedBy = Annotated[
    str,
    Column(
        "{values}, the latter where a decision set or confirmed the row.",
        (RULE, READER),
        required=True,
    ),
]


class ManifestRow(NamedTuple):
    """One row per document.

    What is measured is filled in by `reviewbook code`.
    """

    document: Annotated[
        str,
        Column(
            "Short name of the document; every other table refers to it.",
            required=True,
            unique=True,
        ),
    ]
    title: Annotated[str, "Title as published."] = ""
    publisher: Annotated[str, "Who publishes it."] = ""
    authors: Annotated[str, "Byline, empty where none is recorded."] = ""
    published: Annotated[
        str,
        Column(
            "Date of publication as far as the document gives one (ISO 8601).", form=YEAR_OR_DAY
        ),
    ] = ""
    address: Annotated[str, "Address on the web, without the scheme."] = ""
    genre: Annotated[str, "What kind of text it is."] = ""
    offers: Annotated[
        str,
        "Identifiers of what the publisher sells (treatments or modalities), or words; empty where "
        "that is not recorded.",
    ] = ""
    favours: Annotated[
        str,
        "The same of what the text favours, as a reader judges; empty where that is not recorded.",
    ] = ""
    file: Annotated[str, "Name of the file in the folder of texts."] = ""
    sha256: Annotated[str, Column("SHA-256 of the file.", form=SHA256)] = ""
    text_sha256: Annotated[
        str, Column("SHA-256 of the clean text, encoded as UTF-8.", form=SHA256)
    ] = ""
    characters: Annotated[int, Column("Unicode characters of the clean text.", least=0)] = 0
    words: Annotated[
        int, Column("Words of the whole clean text, as `wc -w` counts them.", least=0)
    ] = 0
    repairs: Annotated[
        int,
        Column(
            "Wrongly decoded sequences that were mended: UTF-8 read as windows-1252, Latin-1 and "
            "what else ftfy is sure of, or as windows-874. What is not sure is left as it is; "
            "what no right text holds, and signs that stand for lost letters (U+FFFD), are named.",
            least=0,
        ),
    ] = 0
    key: Annotated[str, "Key of the document in references.bib."] = ""


class Passage(NamedTuple):
    """One row per paragraph, heading or item of a list."""

    document: DocumentName
    passage: PassageNumber
    zone: Annotated[
        str, Column("One of {values}; the first four are the body.", ZONES, required=True)
    ]
    start: Start
    end: End
    words: Annotated[int, Column("Words of the passage, as `wc -w` counts them.", least=0)]


class Mention(NamedTuple):
    """One row per place where a treatment or a lens is named in the body."""

    document: DocumentName
    passage: PassageNumber
    start: Start
    end: End
    surface: Surface
    concept: Annotated[
        str, Column("Identifier of a treatment or lens in codebook.yml.", required=True)
    ]
    rule: Annotated[
        str, Column("What found it: {values}.", (*MENTION_RULES, READING), required=True)
    ]
    context: Annotated[
        str,
        Column(
            "How the text speaks of it: {values}; where several apply, the first after affirmed.",
            CONTEXTS,
            required=True,
        ),
    ] = AFFIRMED
    decided_by: DecidedBy = RULE


class Definition(NamedTuple):
    """One row per sentence that says what a term is.

    The criteria (`failures_min` to `threshold`) are read by a reader.
    """

    document: DocumentName
    passage: PassageNumber
    start: Start
    end: End
    term: Annotated[str, "The term as the document writes it."]
    concept: Annotated[str, "Identifier of a treatment or subject in codebook.yml."]
    kind: Annotated[str, Column("{values}.", DEFINITION_KINDS)]
    rule: Annotated[
        str, Column("What found it: {values}.", (*DEFINITION_RULES, READING), required=True)
    ]
    failures_min: Annotated[
        str,
        Column(
            "Least number of failures asked, or not asked; empty where that is not recorded.",
            form=COUNT_OR_WORDS,
        ),
    ] = ""
    counts_as_failure: Annotated[str, "What has to have failed, in our words."] = ""
    adequacy: Annotated[str, "Whether dose or duration must have been adequate, in our words."] = ""
    threshold: Annotated[str, "What counts as not having responded, in our words."] = ""
    paraphrase: Annotated[str, "The definition in our own words."] = ""
    decided_by: DecidedBy = RULE


class Citation(NamedTuple):
    """One row per in-text citation, person named, or claim without a source."""

    document: DocumentName
    passage: PassageNumber
    start: Start
    end: End
    surface: Surface
    form: Annotated[str, Column("{values}; named is a person without a work.", FORMS)]
    keys: Annotated[str, "Keys of references.bib, blank-separated; several where it is ambiguous."]
    status: Annotated[str, Column("{values}.", STATUSES)]
    support: Annotated[
        str, Column("{values}: a judgement, empty where none was made.", SUPPORT)
    ] = ""
    why: Annotated[
        str, "Why the support was judged so, or why a work is unresolved, in our words."
    ] = ""
    decided_by: DecidedBy = RULE


class ListedReference(NamedTuple):
    """One row per entry of a document's list of references."""

    document: DocumentName
    position: Annotated[int, Column("Place in the document's list, from 1.", least=1)]
    start: Start
    end: End
    key: Annotated[str, "Key of references.bib that the entry is."]
    problems: Annotated[str, "What is wrong with the entry, separated by semicolons."]


class Quantity(NamedTuple):
    """One row per number of failures, dose, frequency or time."""

    document: DocumentName
    passage: PassageNumber
    start: Start
    end: End
    surface: Surface
    concept: Annotated[str, "Identifier of the treatment in codebook.yml, empty for none."]
    kind: Annotated[str, Column("{values}.", QUANTITIES)]
    low: Annotated[float | None, Column("Lower bound, empty where open.", least=0)]
    high: Annotated[float | None, Column("Upper bound, empty where open.", least=0)]
    unit: Annotated[
        str, "Unit of the bounds, singular; of a frequency a rate, as session/week or per day."
    ]
    decided_by: DecidedBy = RULE


class Statement(NamedTuple):
    """One row per statement that known facts contradict.

    Only a reader finds these.
    """

    document: DocumentName
    passage: PassageNumber
    start: Start
    end: End
    surface: Surface
    concept: Annotated[
        str, "Identifier of the treatment in codebook.yml that the statement is about."
    ]
    says: Annotated[str, "What the document says, in our words."]
    known: Annotated[str, "What is known, in our words."]
    source: Annotated[
        str, "Where that is known from: a key of references.bib, or an entry of the codebook."
    ]
    decided_by: DecidedBy


EVIDENCE: dict[str, type[Any]] = {
    "passages": Passage,
    "mentions": Mention,
    "definitions": Definition,
    "citations": Citation,
    "reference_list": ListedReference,
    "quantities": Quantity,
    "statements": Statement,
}
TABLES: dict[str, type[Any]] = {"documents": ManifestRow, **EVIDENCE}
Tables = dict[str, list[Any]]


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Return the rows of one document in the order of the ledger."""
    return sorted(rows, key=rank)


def rank(row: Any) -> tuple[Any, ...]:
    """Return what the rows of one document are sorted by."""
    return (row.start, row.end, getattr(row, "concept", ""), getattr(row, "term", ""))
