"""OpenDocument texts (ODT): paragraphs, lists, tables and notes; what was deleted stays out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from reviewbook.documents.readers.extraction import PARAGRAPH, Extraction, compose, numbered
from reviewbook.documents.readers.note_labels import NoteLabels
from reviewbook.documents.readers.odt_styles import OdtStyles, odt_attribute
from reviewbook.documents.readers.office_properties import dublin_core, with_title
from reviewbook.documents.readers.title_looks import prominent_title
from reviewbook.documents.readers.tree_blocks import (
    BULLET,
    BlockWalker,
    Vocabulary,
    local_name,
)
from reviewbook.documents.readers.zipped_xml import Archive
from reviewbook.project.errors import InputError

_NOTES = "//*[local-name()='note'][not(ancestor::*[local-name()='tracked-changes'])]"


def _vocabulary(
    styles: OdtStyles,
    numbered_lists: Collection[str],
    marked: Collection[str],
    labels: NoteLabels,
) -> Vocabulary:
    def marker(element: Any) -> str:
        if local_name(element) != "list-item":
            return ""
        lists = (up for up in element.iterancestors() if local_name(up) == "list")
        named = (odt_attribute(one, "style-name") for one in lists)
        if next(filter(None, named), "") not in numbered_lists:
            return BULLET
        return f"{1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))}. "

    return Vocabulary(
        blocks=frozenset({"p", "h", "list-item"}),
        rows=frozenset({"table-row"}),
        cells=frozenset({"table-cell"}),
        skipped=frozenset({"tracked-changes", "forms", "sequence-decls", "scripts"}),
        counted={"annotation": "comments", "math": "formulas"},
        signs={"s": " ", "tab": " ", "line-break": " "},
        is_heading=styles.is_heading,
        is_marked=lambda element: (
            local_name(element) == "span" and odt_attribute(element, "style-name") in marked
        ),
        marker=marker,
        note_marks={"note": lambda note: labels.mark(*_named(note))},
    )


def _named(note: Any) -> tuple[str, str]:
    """Return the kind of a note, and what tells it from others."""
    named = odt_attribute(note, "}id") or note.getroottree().getpath(note)
    return odt_attribute(note, "note-class") or "footnote", named


def _numbered_lists(*roots: Any) -> set[str]:
    """Return the styles of lists whose first level has numbers."""
    level = "//*[local-name()='list-style'][*[local-name()='list-level-style-number'][1]]"
    styles = (one for root in roots if root is not None for one in root.xpath(level))
    numbers = (one for one in styles if local_name(one[0]) == "list-level-style-number")
    return {odt_attribute(one, "}name") for one in numbers}


def _marked_styles(root: Any) -> set[str]:
    """Return the styles of words in bold or italics."""
    properties = "//*[local-name()='style']/*[local-name()='text-properties']"
    return {
        odt_attribute(one.getparent(), "}name")
        for one in root.xpath(properties)
        if odt_attribute(one, "}font-weight") == "bold"
        or odt_attribute(one, "}font-style") == "italic"
    }


def read_odt(raw: bytes, path: Path) -> Extraction:
    """Read an OpenDocument text, its places being its paragraphs, numbered from 1.

    Raises
    ------
    InputError
        If it is broken, encrypted, or no OpenDocument text.
    """
    archive = Archive(raw, path)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        remedy = "save it without its password, and add that file"
        raise InputError("it is encrypted", file=path, remedy=remedy)
    root = archive.tree("content.xml")
    named = archive.tree_if_there("styles.xml")
    styles, lists = OdtStyles(root, named), _numbered_lists(root, named)
    notes = root.xpath(_NOTES)
    labels = NoteLabels(kind for kind, _ in map(_named, notes))
    walker = BlockWalker(_vocabulary(styles, lists, _marked_styles(root), labels))
    for text in root.xpath("//*[local-name()='body']"):
        walker.walk(text)
    for note in notes:
        before = len(walker.blocks)
        for body in note.xpath("./*[local-name()='note-body']"):
            walker.walk(body)
        walker.blocks[before:] = labels.noted(*_named(note), walker.blocks[before:])
    said = dublin_core(archive.tree_if_there("meta.xml"))
    metadata = with_title(said, walker.blocks, prominent_title(styles.looks(root)))
    return compose(numbered(walker.blocks, PARAGRAPH), metadata, walker.notes)
