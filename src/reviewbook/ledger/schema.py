"""The ledger: what every table and column means, and the files they are written to."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import Any, get_type_hints

from reviewbook.ledger.files import table_file_name
from reviewbook.ledger.tables import TABLES, ZONES

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
            **(_parquet if table_file_name(name, ".parquet") in files else _csv)(name),
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
    path, kind = (
        table_file_name(name),
        {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    )
    return {"path": path, "description": TITLES[name], **kind}


def _parquet(name: str) -> dict[str, str]:
    path = table_file_name(name, ".parquet")
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
