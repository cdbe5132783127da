"""OpenDocument texts (ODT): paragraphs, lists, tables and notes; what was deleted stays out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reviewbook.documents.readers.extraction import PARAGRAPH, Extraction, compose, numbered
from reviewbook.documents.readers.office_properties import dublin_core
from reviewbook.documents.readers.tree_blocks import BlockWalker, Vocabulary, local_name
from reviewbook.documents.readers.zipped_xml import Archive
from reviewbook.project.errors import InputError

_STYLES_OF_TITLES = frozenset({"title", "subtitle"})


def _is_heading(element: Any) -> bool:
    if local_name(element) == "h":
        return True
    styles = [value for key, value in element.attrib.items() if key.endswith("style-name")]
    return any(style.casefold() in _STYLES_OF_TITLES for style in styles)


VOCABULARY = Vocabulary(
    blocks=frozenset({"p", "h", "list-item"}),
    rows=frozenset({"table-row"}),
    cells=frozenset({"table-cell"}),
    skipped=frozenset({"note", "tracked-changes", "forms", "sequence-decls", "scripts"}),
    counted={"annotation": "comments", "math": "formulas"},
    signs={"s": " ", "tab": " ", "line-break": " "},
    is_heading=_is_heading,
    is_item=lambda element: local_name(element) == "list-item",
)


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
    root, walker = archive.tree("content.xml"), BlockWalker(VOCABULARY)
    for text in root.xpath("//*[local-name()='body']"):
        walker.walk(text)
    for note in root.xpath("//*[local-name()='note-body']"):
        walker.walk(note)
    metadata = dublin_core(archive.tree_if_there("meta.xml"))
    return compose(numbered(walker.blocks, PARAGRAPH), metadata, walker.notes)
