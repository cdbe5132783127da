"""From texts to ledger: read, find, replay the reader's decisions."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from reviewbook.bibliography import Reference, check_keys, read_bibliography
from reviewbook.codebook import LAYERS, Codebook, read_codebook
from reviewbook.decisions import Decision, read_decisions, replay
from reviewbook.documents import Document, ManifestRow, add_new, load_all
from reviewbook.errors import InputError, InputErrors
from reviewbook.finders.citations import find_citations
from reviewbook.finders.definitions import find_definitions
from reviewbook.finders.mentions import find_mentions
from reviewbook.finders.quantities import find_quantities
from reviewbook.finders.reference_list import find_reference_list
from reviewbook.ledger import rendered, verify
from reviewbook.project import Project
from reviewbook.tables import EVIDENCE, Tables, read_csv
from reviewbook.terms import CompiledCodebook

TREATMENTS, LENSES, SUBJECTS = range(len(LAYERS))
Step = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a reviewer writes: codebook, references, decisions, manifest."""

    codebook: Codebook
    references: Mapping[str, Reference]
    decisions: Sequence[Decision]
    manifest: Sequence[ManifestRow]


def read_inputs(project: Project) -> Inputs:
    """Read what a reviewer writes; raise InputErrors with all that is wrong in any of it."""
    errors: list[InputError] = []

    def attempt(read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except InputErrors as several:
            errors.extend(several.errors)
        except InputError as error:
            errors.append(error)
        return otherwise

    begun = project.manifest.exists() and project.manifest.stat().st_size
    inputs = Inputs(
        attempt(lambda: read_codebook(project.codebook), Codebook({}, {})),
        attempt(lambda: read_bibliography(project.bibliography), {}),
        attempt(lambda: read_decisions(project.decisions), []),
        attempt(lambda: read_csv(project.manifest, ManifestRow) if begun else [], []),
    )
    if errors:
        raise InputErrors(errors)
    return inputs


def code_document(
    document: Document, compiled: CompiledCodebook, references: Mapping[str, Reference]
) -> Tables:
    """Run every finder over one document; return the rows the rules propose."""
    found = find_mentions(document, compiled, (TREATMENTS, LENSES, SUBJECTS))
    layer = {concept.id: concept.layer for concept in compiled.codebook.concepts.values()}
    treatments, lenses, subjects = (
        [mention for mention in found if layer[mention.concept] == name] for name in LAYERS
    )
    quantities = find_quantities(document, treatments)
    citations = find_citations(document, references)
    return {
        "passages": list(document.passages),
        "mentions": [*treatments, *lenses],
        "definitions": find_definitions(document, [*treatments, *subjects], quantities),
        "citations": citations,
        "reference_list": find_reference_list(document, references, citations),
        "quantities": quantities,
        "statements": [],
    }


def code(
    project: Project,
    folder: Path,
    *,
    accept_changed: bool = False,
    step: Step = lambda _: None,
) -> Tables:
    """Code every document of a folder and replay the decisions; nothing is written.

    Raises
    ------
    InputErrors
        All that is wrong with the inputs, or with any document; the others are still read.
    """
    inputs = read_inputs(project)
    rows = add_new(inputs.manifest, folder)
    if not rows:
        raise InputError("no documents", file=folder, remedy="put .txt or .md files there")
    documents, measured, errors = load_all(rows, folder, accept_changed=accept_changed)
    compiled = CompiledCodebook(inputs.codebook)
    tables: Tables = {"documents": list(measured), **{name: [] for name in EVIDENCE}}
    for document in documents:
        step(document.name)
        for name, found in code_document(document, compiled, inputs.references).items():
            tables[name] += found
    if errors:
        raise errors
    if strangers := unknown_documents(inputs.decisions, tables, project.decisions):
        raise InputErrors(strangers)
    texts = {document.name: document.text for document in documents}
    return replay(tables, inputs.decisions, texts, project.decisions)


def unknown_documents(
    decisions: Sequence[Decision], tables: Tables, file: Path
) -> list[InputError]:
    """Return one error a decision on a document that is not listed."""
    listed = {row.document for row in tables["documents"]}
    return [
        InputError(
            f"row {row}: there is no document {decision.document!r}",
            file=file,
            line=row,
            remedy="correct the name, or put the document's row back into documents.csv",
        )
        for row, decision in enumerate(decisions, 2)
        if decision.document not in listed
    ]


def used_keys(project: Project, inputs: Inputs, tables: Tables) -> dict[str, str]:
    """Return every key of references.bib that is used, with the place that uses it."""
    used = {row.key: f"documents.csv: {row.document}" for row in tables["documents"] if row.key}
    for concept in inputs.codebook.concepts.values():
        if concept.source:
            used.setdefault(concept.source, f"{project.codebook}:{concept.line}")
    for row in tables["citations"]:
        for key in row.keys.split():
            used.setdefault(key, f"citations.csv: {row.document} at {row.start}")
    for row in tables["reference_list"]:
        if row.key:
            used.setdefault(row.key, f"reference_list.csv: {row.document}, entry {row.position}")
    return used | standard_keys(project)


def standard_keys(project: Project) -> dict[str, str]:
    """Return the keys of ``data/standards.csv``, if the review has one."""
    path = project.data / "standards.csv"
    if not path.exists():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return {row["key"]: f"standards.csv: {row['key']}" for row in csv.DictReader(lines)}
    except (KeyError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"no table with a column 'key', in UTF-8: {error}", file=path, remedy="restore it"
        ) from None


def check(project: Project, tables: Tables, texts: Mapping[str, str]) -> list[InputError]:
    """Check a ledger against its texts (those at hand), the codebook and references.bib."""
    inputs = read_inputs(project)
    errors = verify(project, tables, inputs.codebook.concepts, texts)
    errors += unknown_documents(inputs.decisions, tables, project.decisions)
    errors += check_keys(inputs.references, used_keys(project, inputs, tables))
    return errors


def differences(project: Project, tables: Tables) -> list[InputError]:
    """Compare a rebuilt ledger with the files; return one error a file that differs."""
    errors = []
    for path, text in rendered(project, tables).items():
        stored = path.read_bytes() if path.exists() else b""
        if stored == text.encode():
            continue
        lines = zip_longest(stored.splitlines(), text.encode().splitlines())
        line = next((n for n, (old, new) in enumerate(lines, 1) if old != new), 1)
        errors.append(
            InputError(
                f"the rebuilt table differs from line {line} on",
                file=path,
                line=line,
                remedy="run reviewbook code, and look at what git diff shows",
            )
        )
    return errors
