"""The codebook: what is looked for, in which words, and when to code it.

``data/codebook.yml`` holds modalities with their treatments, lenses, and the subjects that
documents define. It is read with the line of every entry, so that an error can name it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import yaml

from reviewbook.codebook.concepts import Codebook, Concept
from reviewbook.codebook.fields import (
    CONCEPT,
    FLAG,
    IDENTIFIER,
    IDENTIFIERS,
    MODALITY,
    SECTIONS,
)
from reviewbook.codebook.literal_terms import never_found, unseen_sign
from reviewbook.codebook.term_forms import is_acronym
from reviewbook.codebook.term_owners import ownership_problems
from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.text_files import read_utf8

DEEPEST = 50
SEARCHED = ("terms", "modifiers", "except")
Entry = tuple[str, int, yaml.Node]


def read_codebook(path: Path) -> Codebook:
    """Read and validate a codebook.

    Raises
    ------
    InputErrors
        All that is wrong with it: each with the entry, the line and the remedy.
    """
    return parse_codebook(read_utf8(path), str(path))


def parse_codebook(text: str, file: str = "codebook.yml") -> Codebook:
    """Read a codebook from its text; see `read_codebook`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = None if (line := _too_deep(text, loader)) else yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        problem = error.problem
        line = error.problem_mark.line + 1 if error.problem_mark else None
    except yaml.reader.ReaderError as error:
        problem, line = error.reason, text.count("\n", 0, error.position) + 1
    else:
        if not line:
            return _Parser(file).codebook(root)
        problem = f"more than {DEEPEST} levels lie in each other"
    raise InputError(f"not YAML: {problem}", file=file, line=line, remedy="mend the line's syntax")


def _too_deep(text: str, loader: Any) -> int | None:
    """Return the line where more levels lie in each other than a codebook has."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST and event.start_mark:
            return event.start_mark.line + 1
    return None


class _Parser:
    """Walks the YAML nodes, collecting concepts and errors."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.attempt = Attempts()
        self.concepts: dict[str, Concept] = {}
        self.modalities: dict[str, str] = {}
        self.scopes: dict[str, str] = {}
        self.identifiers: dict[str, tuple[tuple[str, str], ...]] = {}

    def codebook(self, root: yaml.Node | None) -> Codebook:
        words: dict[str, tuple[str, ...]] = {"heads": (), "read_whole": ()}
        said = {"main": "", "notice": ""}
        for name, _, node in self.known(root, "the codebook", SECTIONS, "unknown section"):
            if name in words:
                words[name] = self.strings(node, name)
                if name == "heads":
                    self.check_words(node, name)
            elif name in said:
                said[name] = _in_lines(self.strings(node, name))
            elif name == "modalities":
                self.read_modalities(node)
            else:
                self.read_layer(node, "lens" if name == "lenses" else "subject", name)
        if not self.concepts and not self.attempt.errors:
            self.fail("the codebook is empty", 1, "give it modalities with treatments, or lenses")
        for problem in ownership_problems(self.concepts.values()):
            self.fail(*problem)
        main = self.main_concept(said["main"], root)
        self.attempt.settle()
        return Codebook(
            self.concepts, self.modalities, words["heads"], self.file, main, said["notice"],
            self.scopes, words["read_whole"], self.identifiers,
        )  # fmt: skip

    def main_concept(self, named: str, root: yaml.Node | None) -> str:
        """Return the concept that is named, else the first subject, else nothing."""
        if named and named not in self.concepts:
            assert isinstance(root, yaml.MappingNode)
            line = next(k.start_mark.line for k, _ in root.value if k.value == "main") + 1
            self.fail(f"main: there is no concept {named!r}", line, "name one of the codebook")
        subjects = (c.id for c in self.concepts.values() if c.layer == "subject")
        return named or next(subjects, "")

    def fail(self, problem: str, line: int, remedy: str) -> None:
        self.attempt.errors.append(InputError(problem, file=self.file, line=line, remedy=remedy))

    def known(
        self, node: yaml.Node | None, where: str, names: Collection[str], unknown: str
    ) -> list[Entry]:
        """Return the entries that have one of these names; refuse all others."""
        entries = self.entries(node, where)
        for name, line, _ in entries:
            if name not in names:
                self.fail(f"{unknown} {name!r}", line, f"use {', '.join(names)}")
        return [entry for entry in entries if entry[0] in names]

    def entries(self, node: yaml.Node | None, where: str) -> list[Entry]:
        if not isinstance(node, yaml.MappingNode):
            line = node.start_mark.line + 1 if node else 1
            self.fail(f"{where} is no mapping", line, "write `name: value` lines below it")
            return []
        found: dict[str, tuple[int, yaml.Node]] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.fail(f"{where} holds a list where a name belongs", line, "write `name: value`")
                continue
            if key.value in found:
                self.fail(f"{key.value!r} stands twice in {where}", line, "merge the two")
            found[key.value] = (line, value)
        return [(name, line, value) for name, (line, value) in found.items()]

    def strings(self, node: yaml.Node, where: str) -> tuple[str, ...]:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
                line = item.start_mark.line + 1
                self.fail(f"{where} holds an empty or nested value", line, "write a list of words")
            elif unseen := unseen_sign(item.value):
                line = item.start_mark.line + 1
                self.fail(f"{where} holds {unseen}, which is not seen", line, "take it out")
        return tuple(i.value for i in items if isinstance(i, yaml.ScalarNode) and i.value.strip())

    def check_words(self, node: yaml.Node, where: str) -> None:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        words = [i.value.strip() if isinstance(i, yaml.ScalarNode) else "" for i in items]
        seen = set[tuple[str, bool]]()
        for item, word in zip(items, words, strict=True):
            same = (word.casefold(), is_acronym(word))
            never = never_found(word, words) or _other_value(item)
            if same in seen and word:
                never = never or ("stands there twice, in whatever case", "keep one of them")
            if never:
                self.fail(f"{word!r} of {where} {never[0]}", item.start_mark.line + 1, never[1])
            seen.add(same)

    def flag(self, node: yaml.Node, where: str) -> bool:
        written = node.value if isinstance(node, yaml.ScalarNode) else ""
        if written not in ("true", "false"):
            self.fail(f"{where} is neither true nor false", node.start_mark.line + 1, "write true")
        return bool(written == "true")

    def read_modalities(self, node: yaml.Node) -> None:
        for modality, _, body in self.entries(node, "modalities"):
            said = {"label": modality, "scope": ""}
            unknown = f"{modality}: unknown field"
            for name, _, value in self.known(body, f"modality {modality}", MODALITY, unknown):
                if name == "treatments":
                    self.read_layer(value, "treatment", modality)
                elif name == "identifiers":
                    self.identifiers[modality] = self.read_identifiers(value, modality)
                else:
                    said[name] = _in_lines(self.strings(value, name))
            self.modalities[modality], self.scopes[modality] = said["label"], said["scope"]

    def read_layer(self, node: yaml.Node, layer: str, parent: str) -> None:
        for name, line, body in self.entries(node, parent):
            if not re.fullmatch(IDENTIFIER, name):
                self.fail(f"{name!r} is no identifier", line, "use small letters, digits, hyphens")
            if name in self.concepts:
                self.fail(
                    f"{name!r} stands already at line {self.concepts[name].line}",
                    line,
                    "rename one",
                )
            self.concepts[name] = self.concept(name, layer, parent, line, body)

    def read_identifiers(self, node: yaml.Node, where: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (key, " ".join(self.strings(one, f"{where}: {key}")))
            for key, _, one in self.entries(node, f"{where} identifiers")
        )

    def concept(self, name: str, layer: str, parent: str, line: int, body: yaml.Node) -> Concept:
        fields: dict[str, tuple[str, ...]] = {}
        vague = False
        identifiers: tuple[tuple[str, str], ...] = ()
        for field, _, value in self.known(body, name, CONCEPT, f"{name}: unknown field"):
            if CONCEPT[field].kind == FLAG:
                vague = self.flag(value, f"{name}: {field}")
            elif CONCEPT[field].kind == IDENTIFIERS:
                identifiers = self.read_identifiers(value, name)
            else:
                fields[field] = self.strings(value, f"{name}: {field}")
            if field in SEARCHED:
                self.check_words(value, name)
        if not fields.get("terms") and not fields.get("modifiers"):
            self.fail(f"{name} has no terms", line, "list under `terms:` the words that name it")
        for field, known in CONCEPT.items():
            if known.required and not fields.get(field):
                self.fail(f"{name} has no {field}", line, f"add `{field}:` {known.meaning}")

        def one(field: str) -> str:
            return _in_lines(fields.get(field, ()))

        return Concept(
            name, one("label"), layer, parent, fields.get("terms", ()), line,
            fields.get("modifiers", ()), fields.get("except", ()), one("scope"), one("not_when"),
            one("claim"), one("status"), one("source"), identifiers,
            fields.get("unverified", ()), vague, fields.get("also", ()), one("standing"),
        )  # fmt: skip


def _other_value(item: yaml.Node) -> tuple[str, str] | None:
    """Tell a word that YAML takes for another value, as 5, yes or null."""
    kind = item.tag.rpartition(":")[2]
    if not isinstance(item, yaml.ScalarNode) or kind == "str":
        return None
    return f"is no text to YAML ({kind})", "put it in quotes if the word is meant"


def _in_lines(words: Iterable[str]) -> str:
    """Return a text in the lines that it was given: YAML has joined those that were but wrapped."""
    lines = (" ".join(line.split()) for line in " ".join(words).strip().splitlines())
    return "\n".join(lines)
