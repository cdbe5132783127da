"""The ledger: what every table and column means, and the files they are written to."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any, get_type_hints

from reviewbook.errors import InputError, InputErrors
from reviewbook.project import Project
from reviewbook.rows import ZONES
from reviewbook.storage import iterate
from reviewbook.tables import EVIDENCE, TABLES, Tables

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "documents": {
        "document": "Short name of the document; every other table refers to it.",
        "title": "Title as published.",
        "publisher": "Who publishes it.",
        "authors": "Byline, empty where there is none.",
        "published": "Date of publication as far as the document gives one (ISO 8601).",
        "address": "Address on the web, without the scheme.",
        "genre": "What kind of text it is.",
        "offers": "Identifiers of what the publisher sells (treatments or modalities), or words.",
        "favours": "The same of what the text favours, as a reader judges; empty where none is.",
        "file": "Name of the file in the folder of texts.",
        "sha256": "SHA-256 of the file.",
        "text_sha256": "SHA-256 of the clean text, encoded as UTF-8.",
        "characters": "Unicode characters of the clean text.",
        "words": "Words of the whole clean text, as `wc -w` counts them.",
        "repairs": "Mis-decoded sequences that were mended.",
        "key": "Key of the document in references.bib.",
    },
    "passages": {
        "zone": f"One of {', '.join(ZONES)}; the first four are the body.",
        "words": "Words of the passage, as `wc -w` counts them.",
    },
    "mentions": {
        "concept": "Identifier of a treatment or lens in codebook.yml.",
        "rule": "What found it: term, acronym, apposition, shared head, or reading.",
    },
    "definitions": {
        "term": "The term as the document writes it.",
        "concept": "Identifier of a treatment or subject in codebook.yml.",
        "kind": "definition, gloss, characterisation or criterion.",
        "rule": "What found it: cue, anaphora, label, criterion, aside, short form, or reading.",
        "failures_min": "Least number of failures asked, empty where none is given.",
        "counts_as_failure": "What has to have failed, in our words.",
        "adequacy": "Whether dose or duration must have been adequate, in our words.",
        "threshold": "What counts as not having responded, in our words.",
        "paraphrase": "The definition in our own words.",
    },
    "citations": {
        "form": "narrative, parenthetical, named (a person, no work) or unsourced.",
        "keys": "Keys of references.bib, blank-separated; several where it is ambiguous.",
        "status": "resolved, ambiguous, unresolved or unsourced.",
        "support": "supports, partly, by analogy, does not or cannot be checked: a judgement.",
        "why": "Why the support was judged so, or why a work is unresolved, in our words.",
    },
    "reference_list": {
        "position": "Place in the document's list, from 1.",
        "key": "Key of references.bib that the entry is.",
        "problems": "What is wrong with the entry, separated by semicolons.",
    },
    "quantities": {
        "concept": "Identifier of the treatment in codebook.yml, empty for none.",
        "kind": "failures, dose, frequency, duration, titration or window.",
        "low": "Lower bound, empty where open.",
        "high": "Upper bound, empty where open.",
        "unit": "Unit of the bounds, singular.",
    },
    "statements": {
        "concept": "Identifier of the treatment in codebook.yml that the statement is about.",
        "says": "What the document says, in our words.",
        "known": "What is known, in our words.",
        "source": "Where that is known from: a key of references.bib, or an entry of the codebook.",
    },
}
_COMMON = {
    "document": "Short name of the document (documents.csv).",
    "passage": "Number of the passage in its document, from 1 (passages.csv).",
    "start": "First character in the clean text, from 0.",
    "end": "The character after the last one.",
    "surface": "The characters themselves.",
    "decided_by": "rule, or reader where a decision set or confirmed the row.",
}
TITLES = {
    "documents": "One row a document.",
    "passages": "One row a paragraph, heading or item of a list.",
    "mentions": "One row a place where a treatment or a lens is named in the body.",
    "definitions": "One row a sentence that says what a term is.",
    "citations": "One row an in-text citation, a person named, or a claim without a source.",
    "reference_list": "One row an entry of a document's list of references.",
    "statements": "One row a statement that known facts contradict.",
    "quantities": "One row a number of failures, a dose, a frequency or a time.",
}


def file_name(table: str, suffix: str = ".csv") -> str:
    """Return the file of a table, within the folder of data."""
    return f"documents{suffix}" if table == "documents" else f"evidence/{table}{suffix}"


def path_of(project: Project, table: str) -> Path:
    """Return the file of a table as CSV; where that has been outgrown, Parquet is beside it."""
    return project.data / file_name(table)


def read_ledger(project: Project) -> Tables:
    """Read every table into memory; raise InputErrors with all that cannot be read."""
    tables: Tables = {}
    errors: list[InputError] = []
    for name, row_type in TABLES.items():
        try:
            tables[name] = list(iterate(path_of(project, name), row_type))
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputErrors(errors)
    return tables


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Return the rows of one document in the order of the ledger."""
    return sorted(rows, key=_rank)


def _rank(row: Any) -> tuple[Any, ...]:
    return (row.start, row.end, getattr(row, "concept", ""), getattr(row, "term", ""))


def data_package(files: Container[str] = ()) -> str:
    """Return the Frictionless data package of the ledger, as JSON.

    Parameters
    ----------
    files
        The files there are: which tables are Parquet. All others are CSV.
    """
    resources = [
        {
            "name": name.replace("_", "-"),
            **(_parquet if file_name(name, ".parquet") in files else _csv)(name),
            "schema": _schema(name, row_type),
        }
        for name, row_type in TABLES.items()
    ]
    package = {
        "name": "reviewbook-ledger",
        "title": "What was measured in the documents",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": resources,
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _csv(name: str) -> dict[str, str]:
    path, kind = file_name(name), {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"path": path, "description": TITLES[name], **kind}


def _parquet(name: str) -> dict[str, str]:
    path = file_name(name, ".parquet")
    kind = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    return {"path": path, "description": TITLES[name], **kind}


def _schema(name: str, row_type: type[Any]) -> dict[str, Any]:
    kinds = get_type_hints(row_type)
    names = {int: "integer", str: "string"}
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": column,
                "type": names.get(kinds[column], "number"),
                "description": describe(name, column),
            }
            for column in row_type._fields
        ]
    }
    if name == "documents":
        return schema | {"primaryKey": ["document"]}
    link = {"resource": "documents", "fields": ["document"]}
    return schema | {"foreignKeys": [{"fields": ["document"], "reference": link}]}


def describe(table: str, column: str) -> str:
    """Return what a column means."""
    return DESCRIPTIONS[table].get(column) or _COMMON[column]


def verify(
    project: Project,
    tables: Tables,
    concepts: Iterable[str],
    texts: Mapping[str, str],
    first: Mapping[str, int] | None = None,
) -> list[InputError]:
    """Check the ledger against itself, the codebook, and the texts that are there.

    Every row lies in its passage, names a concept of the codebook, and its surface is what stands
    at its offsets.

    Parameters
    ----------
    project
        Whose ledger it is.
    tables
        The ledger, or all rows of some documents.
    concepts
        The identifiers of the codebook.
    texts
        Clean texts by document, as far as they are at hand.
    first
        The row that each table begins with, the header being row 1; else 2.
    """
    listed = {row.document for row in tables["documents"]}
    passages = {(p.document, p.passage): p for p in tables["passages"] if p.document in listed}
    known = set(concepts)
    errors = []
    for name in EVIDENCE:
        for number, row in enumerate(tables[name], (first or {}).get(name, 2)):
            if problem := _wrong(row, passages, known, texts):
                errors.append(
                    InputError(
                        f"row {number}: {problem}",
                        file=path_of(project, name),
                        line=number,
                        remedy="rebuild the ledger with: reviewbook code",
                    )
                )
    return errors


def _wrong(
    row: Any,
    passages: Mapping[tuple[str, int], Any],
    concepts: set[str],
    texts: Mapping[str, str],
) -> str:
    if not 0 <= row.start < row.end:
        return f"{row.start} to {row.end} is no stretch of text"
    if "passage" in row._fields:
        passage = passages.get((row.document, row.passage))
        if passage is None:
            return f"{row.document} has no passage {row.passage}"
        if not (passage.start <= row.start and row.end <= passage.end):
            return f"it lies outside passage {row.passage}"
    if (concept := getattr(row, "concept", "")) and concept not in concepts:
        return f"the codebook has no {concept!r}"
    if (text := texts.get(row.document)) is not None and hasattr(row, "surface"):
        stands = text[row.start : row.end]
        if stands != row.surface:
            return f"{stands!r} stands there, not {row.surface!r}"
    return ""
