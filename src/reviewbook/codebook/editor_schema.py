"""The JSON Schema of a codebook: with it an editor completes, explains and checks what is typed.

``python -m reviewbook.codebook.editor_schema data`` renews ``codebook.schema.json`` there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reviewbook.codebook import fields
from reviewbook.project.atomic_files import write_files

_WORD = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_KINDS: dict[str, dict[str, Any]] = {
    fields.TEXT: _WORD,
    fields.WORDS: {"anyOf": [_WORD, {"type": "array", "items": _WORD}]},
    fields.FLAG: {"type": "boolean"},
    fields.IDENTIFIERS: {"type": "object", "additionalProperties": _WORD},
    fields.CONCEPTS: {
        "type": "object",
        "propertyNames": {"pattern": f"^{fields.IDENTIFIER}$"},
        "additionalProperties": {"$ref": "#/$defs/concept"},
    },
    fields.MODALITIES: {"type": "object", "additionalProperties": {"$ref": "#/$defs/modality"}},
}


def codebook_schema() -> str:
    """Return the schema, as JSON."""
    named = {"anyOf": [{"required": ["terms"]}, {"required": ["modifiers"]}]}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Codebook of a review",
        **_entry(fields.SECTIONS),
        "$defs": {
            "concept": _entry(fields.CONCEPT) | named,
            "modality": _entry(fields.MODALITY),
        },
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _entry(known: Mapping[str, fields.CodebookField]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            name: {"description": field.meaning, **_KINDS[field.kind]}
            for name, field in known.items()
        },
        "required": [name for name, field in known.items() if field.required],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    write_files({Path(sys.argv[1]) / "codebook.schema.json": codebook_schema()})
