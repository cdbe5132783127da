"""The ledger described for machines: a Frictionless data package."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from reviewbook.ledger.column import Field, fields_of
from reviewbook.ledger.ledger_files import table_file_name
from reviewbook.ledger.reviewer_tables import REVIEWER_TABLES
from reviewbook.ledger.tables import EVIDENCE, TABLES
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_utf8

DESCRIBED: dict[str, type[Any]] = {**TABLES, **REVIEWER_TABLES}
"""Every table that is described: those of the ledger, and those that a reviewer writes."""
_TYPES = {int: "integer", float: "number"}
_FORMATS = {
    ".csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    ".parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}


def table_title(name: str) -> str:
    """Return what a row of a table is, in one sentence."""
    return (DESCRIBED[name].__doc__ or "").partition("\n")[0]


def describe(table: str, column: str) -> str:
    """Return what a column means."""
    return fields_of(DESCRIBED[table])[column].meaning


def type_name(field: Field) -> str:
    """Return the type of a column as Frictionless names it."""
    written = field.column.form.kind if field.column.form else "string"
    return _TYPES.get(field.kind, written)


def describe_package(files: Collection[str]) -> str:
    """Return the Frictionless data package of a folder of data, as JSON.

    Parameters
    ----------
    files
        The files there are, named as `table_file_name` does.
    """
    package = {
        "name": "reviewbook-ledger",
        "title": "What was measured in the documents",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            _resource(name, path, suffix)
            for name in DESCRIBED
            for suffix in _FORMATS
            if (path := table_file_name(name, suffix)) in files
        ],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def licence_of_data(folder: Path) -> tuple[str, str]:
    """Return name and address of the licence of a folder of data, as its package states it.

    Raises
    ------
    InputError
        If there is a package, and it states none.
    """
    path = folder / "datapackage.json"
    if not os.path.lexists(path):
        return "", ""
    try:
        (licence, *_) = json.loads(read_utf8(path))["licenses"]
        return str(licence["name"]), str(licence["path"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(
            "it names no licence of the data", file=path, remedy="rebuild it with: reviewbook code"
        ) from None


def _resource(name: str, path: str, suffix: str) -> dict[str, Any]:
    return {
        "name": name.replace("_", "-"),
        "path": path,
        "description": table_title(name),
        **_FORMATS[suffix],
        "schema": _schema(name),
    }


def _schema(name: str) -> dict[str, Any]:
    fields = fields_of(DESCRIBED[name]).values()
    schema: dict[str, Any] = {"fields": [_field(field) for field in fields]}
    if key := [field.name for field in fields if field.column.unique]:
        schema["primaryKey"] = key
    if name in EVIDENCE:
        link = {"resource": "documents", "fields": ["document"]}
        schema["foreignKeys"] = [{"fields": ["document"], "reference": link}]
    return schema


def _field(field: Field) -> dict[str, Any]:
    column, kind = field.column, type_name(field)
    limits = {
        "required": field.required or None,
        "enum": [*filter(None, column.values)] or None,
        "pattern": column.form.pattern if column.form and kind == "string" else None,
        "minimum": column.least,
        "maximum": column.most,
    }
    stated = {name: limit for name, limit in limits.items() if limit is not None}
    described = {"name": field.name, "type": kind, "description": field.meaning}
    return described | ({"constraints": stated} if stated else {})
