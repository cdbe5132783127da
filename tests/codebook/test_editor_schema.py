"""What an editor is told about a codebook agrees with what its reader accepts."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from conftest import GARDEN_CODEBOOK
from reviewbook.codebook.editor_schema import codebook_schema
from reviewbook.codebook.fields import CONCEPT, MODALITY, SECTIONS
from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

SCHEMA = json.loads(codebook_schema())


def test_the_stored_schema_is_the_one_of_the_code_and_the_codebook_names_it(
    project: Project,
) -> None:
    stored = project.data / "codebook.schema.json"
    assert stored.read_text(encoding="utf-8") == codebook_schema()
    first = project.codebook.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={stored.name}"


def test_it_is_a_schema_and_every_field_in_it_is_explained() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    for known, described in (
        (SECTIONS, SCHEMA),
        (MODALITY, SCHEMA["$defs"]["modality"]),
        (CONCEPT, SCHEMA["$defs"]["concept"]),
    ):
        assert list(described["properties"]) == list(known)
        assert [n for n, value in described["properties"].items() if not value["description"]] == []


def test_the_codebook_of_this_review_is_valid(project: Project) -> None:
    jsonschema.validate(yaml.safe_load(project.codebook.read_text(encoding="utf-8")), SCHEMA)


def test_every_field_may_be_used() -> None:
    concept = dict.fromkeys(CONCEPT, "x") | {
        "identifiers": {"mesh": "D1"}, "vague": True, "except": "x y",
    }  # fmt: skip
    modality = {"label": "Soil", "scope": "Earth.", "treatments": {"compost": concept}}
    book = {"heads": ["bed"], "main": "tilth", "notice": "A study.", "modalities": {"s": modality}}
    book |= {
        "read_whole": ["plot"],
        "lenses": {},
        "subjects": {"tilth": {"label": "Tilth", "terms": "tilth"}},
    }
    jsonschema.validate(book, SCHEMA)
    assert parse_codebook(yaml.safe_dump(book)).scopes == {"s": "Earth."}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        terms: [compost,", "        words: [compost,"),
        ("        terms: [compost,", "        vague: rather\n        terms: [compost,"),
        ("subjects:", "subject:"),
        ("    treatments:", "    therapies:"),
        ("    label: Thrift\n", ""),
        ("    terms: [tilth]\n", ""),
        ("[for nothing, saved]", "[saved, '']"),
        ("[for nothing, saved]", "[saved, [spared]]"),
        ("    label: Soil", "    label: [Soil, [Loam]]"),
        ("  tilth:", "  Tilth:"),
        ("modifiers: [no-dig]", "modifiers: {no-dig: true}"),
        ("    label: Tilth\n    terms: [tilth]\n", "    tilth\n"),
    ],
)
def test_what_the_reader_refuses_an_editor_marks(old: str, new: str) -> None:
    assert GARDEN_CODEBOOK.count(old) == 1
    jsonschema.validate(yaml.safe_load(GARDEN_CODEBOOK), SCHEMA)
    wrong = GARDEN_CODEBOOK.replace(old, new)
    with pytest.raises(InputError):
        parse_codebook(wrong)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(wrong), SCHEMA)
