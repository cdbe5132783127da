"""A codebook as a tree of codes, the form that all programs for coding share.

Each code has a label, a description in fields, and the code above it. Modalities, and one code each
for the lenses, the subjects and the settings of the file, are the top; a tree from elsewhere has no
layers, so that its tops become modalities and all below them treatments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from reviewbook.codebook.concepts import Codebook, Concept
from reviewbook.codebook.fields import CONCEPT, FLAG, IDENTIFIERS, WORDS

SETTINGS, MODALITY_CODE, LENSES, SUBJECTS = "settings", "modality", "lenses", "subjects"
_TOPS = {"lens": LENSES, "subject": SUBJECTS}
_PARTED = " | "
_UNGROUPED = ("ungrouped", "Ungrouped")


@dataclass(frozen=True, slots=True)
class CodeNode:
    """One code of a tree: its fields are texts, lists in them parted by " | "."""

    id: str
    label: str
    above: str = ""
    layer: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def codes_of(codebook: Codebook) -> Iterator[CodeNode]:
    """Yield the codes of a codebook, each after the one above it."""
    settings = {"heads": codebook.heads, "read_whole": codebook.read_whole}
    said = {"main": codebook.main, "notice": codebook.notice}
    written = {name: _PARTED.join(words) for name, words in settings.items()} | said
    yield CodeNode(SETTINGS, "Settings", layer=SETTINGS, fields=_filled(written))
    for name, label in codebook.modalities.items():
        elsewhere = _in_pairs(codebook.identifiers.get(name, ()))
        fields = _filled({"scope": codebook.scopes.get(name, ""), "identifiers": elsewhere})
        yield CodeNode(name, label, layer=MODALITY_CODE, fields=fields)
        yield from (_code(one) for one in codebook.layer("treatment") if one.parent == name)
    for layer, top in _TOPS.items():
        if concepts := codebook.layer(layer):
            yield CodeNode(top, top.capitalize(), layer=top)
            yield from map(_code, concepts)


def _code(concept: Concept) -> CodeNode:
    fields = {name: _written(concept, name) for name in CONCEPT if name != "label"}
    above = _TOPS.get(concept.layer, concept.parent)
    return CodeNode(concept.id, concept.label, above, concept.layer, _filled(fields))


def _written(concept: Concept, name: str) -> str:
    value = getattr(concept, {"except": "excepted"}.get(name, name))
    if CONCEPT[name].kind == IDENTIFIERS:
        return _in_pairs(value)
    if CONCEPT[name].kind == FLAG:
        return "true" if value else ""
    return _PARTED.join(value) if isinstance(value, tuple) else str(value)


def _in_pairs(identifiers: Iterable[tuple[str, str]]) -> str:
    return _PARTED.join(f"{key}: {value}" for key, value in identifiers)


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def yaml_of(codes: Iterable[CodeNode]) -> str:
    """Return the text of a codebook.yml with these codes; `parse_codebook` says what is wrong."""
    tree = _Tree(list(codes))
    plain = {**tree.settings(), **tree.sections()}
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=98)


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines in these lines."""


def _in_its_lines(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _in_its_lines)


class _Tree:
    """Codes by the place that they have in a codebook."""

    def __init__(self, codes: list[CodeNode]) -> None:
        self.codes = _identified(codes)
        self.by_id = {code.id: code for code in self.codes}

    def settings(self) -> dict[str, Any]:
        fields = next((code.fields for code in self.codes if code.layer == SETTINGS), {})
        parted = {"heads", "read_whole"}
        return {
            name: text.split(_PARTED) if name in parted else text for name, text in fields.items()
        }

    def sections(self) -> dict[str, Any]:
        sections: dict[str, Any] = {"modalities": {}, LENSES: {}, SUBJECTS: {}}
        parents = {code.above for code in self.codes}
        for code in self.codes:
            top = self.top(code)
            if code.layer in (SETTINGS, LENSES, SUBJECTS):
                continue
            if top.layer in (LENSES, SUBJECTS):
                sections[top.layer][code.id] = _concept(code)
            elif code is not top or (code.id not in parents and code.layer != MODALITY_CODE):
                of = self.modality(sections["modalities"], code, top)
                of.setdefault("treatments", {})[code.id] = _concept(code)
            else:
                self.modality(sections["modalities"], code, top)
        return {name: section for name, section in sections.items() if section}

    def top(self, code: CodeNode) -> CodeNode:
        """Return the uppermost code above one; of codes above each other, the first met."""
        seen = {code.id}
        while code.above in self.by_id and code.above not in seen:
            code = self.by_id[code.above]
            seen.add(code.id)
        return code

    def modality(self, modalities: dict[str, Any], code: CodeNode, top: CodeNode) -> dict[str, Any]:
        """Return the modality of a code; one that stands alone at the top belongs to none."""
        alone = code is top and not any(other.above == code.id for other in self.codes)
        alone = alone and code.layer != MODALITY_CODE
        name, label = _UNGROUPED if alone else (top.id, top.label)
        known = ("scope", "identifiers") if not alone else ()
        said = {one: _parsed(one, top.fields[one]) for one in known if one in top.fields}
        of: dict[str, Any] = modalities.setdefault(name, {"label": label, **said})
        return of


def _concept(code: CodeNode) -> dict[str, Any]:
    """Return a concept as it stands in a codebook; without terms, its label is its term."""
    plain: dict[str, Any] = {"label": code.label}
    for name in CONCEPT:
        if name in code.fields:
            plain[name] = _parsed(name, code.fields[name])
    if not plain.get("terms") and not plain.get("modifiers"):
        plain["terms"] = [code.label]
    return plain


def _parsed(name: str, text: str) -> Any:
    kind = CONCEPT[name].kind
    if kind == FLAG:
        return text.strip().casefold() == "true"
    if kind not in (WORDS, IDENTIFIERS):
        return text
    items = [item.strip() for item in text.split("|") if item.strip()]
    if kind == WORDS:
        return items
    return {key.strip(): value.strip() for key, _, value in (one.partition(":") for one in items)}


def _identified(codes: list[CodeNode]) -> list[CodeNode]:
    """Give each code an identifier that a codebook may have, and no two the same one."""
    named: dict[str, str] = {}
    for code in codes:
        wanted = code.id if code.layer else identifier(code.label or code.id)
        number, free = 2, wanted
        while free in named.values():
            free, number = f"{wanted}-{number}", number + 1
        named[code.id] = free
    return [
        CodeNode(named[code.id], code.label, named.get(code.above, ""), code.layer, code.fields)
        for code in codes
    ]


def identifier(label: str) -> str:
    """Return a label as an identifier: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "code"
