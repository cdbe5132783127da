"""Word documents (DOCX): paragraphs, tables, boxes and notes; what was deleted stays out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reviewbook.documents.readers.extraction import (
    PARAGRAPH,
    Extraction,
    SourceMetadata,
    compose,
    numbered,
)
from reviewbook.documents.readers.office_properties import dublin_core
from reviewbook.documents.readers.tree_blocks import BlockWalker, Vocabulary, local_name
from reviewbook.documents.readers.zipped_xml import Archive, said_in

LEVELS = 9
_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read_docx(raw: bytes, path: Path) -> Extraction:
    """Read a Word document, its places being its paragraphs, numbered from 1.

    Raises
    ------
    InputError
        If it is broken, encrypted, or no Word document.
    """
    archive = Archive(raw, path)
    main = _main_part(archive)
    walker = BlockWalker(_vocabulary(archive.tree_if_there("word/styles.xml")))
    walker.walk(archive.tree(main))
    for name in _NOTES:
        if (notes := archive.tree_if_there(name)) is not None:
            walker.walk(notes)
    comments = archive.tree_if_there("word/comments.xml")
    walker.left_out["comments"] += 0 if comments is None else len(comments)
    return compose(numbered(walker.blocks, PARAGRAPH), _metadata(archive), walker.notes)


def _main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text; some programs call it otherwise."""
    relations = archive.tree_if_there("_rels/.rels")
    ends = "substring(@Type, string-length(@Type) - 14) = '/officeDocument'"
    where = f"//*[{ends}]/@Target"
    return said_in(relations, where).lstrip("/") or _MAIN if relations is not None else _MAIN


def _vocabulary(styles: Any) -> Vocabulary:
    headings = _heading_styles(styles)

    def is_heading(paragraph: Any) -> bool:
        properties = _child(paragraph, "pPr")
        style, level = _value(properties, "pStyle"), _value(properties, "outlineLvl")
        return style in headings or (level.isdigit() and int(level) < LEVELS)

    def is_item(paragraph: Any) -> bool:
        return _child(_child(paragraph, "pPr"), "numPr") is not None

    return Vocabulary(
        blocks=frozenset({"p"}),
        rows=frozenset({"tr"}),
        cells=frozenset({"tc"}),
        skipped=frozenset({"pPr", "rPr", "tblPr", "del", "moveFrom", "Fallback", "instrText"}),
        counted={"oMath": "formulas", "oMathPara": "formulas"},
        signs={"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "},
        text=frozenset({"t"}),
        is_heading=is_heading,
        is_item=is_item,
    )


def _heading_styles(styles: Any) -> set[str]:
    """Return the styles of headings: in every language of Word they are named in English."""
    found = set()
    for style in () if styles is None else styles:
        name = _value(style, "name").casefold()
        if name == "title" or name.startswith("heading"):
            found |= {value for key, value in style.attrib.items() if key.endswith("styleId")}
    return found


def _child(element: Any, name: str) -> Any:
    return (
        next((one for one in element if local_name(one) == name), None)
        if element is not None
        else None
    )


def _value(element: Any, name: str) -> str:
    child = _child(element, name)
    values = child.attrib.items() if child is not None else ()
    return next((value for key, value in values if key.endswith("val")), "")


def _metadata(archive: Archive) -> SourceMetadata:
    core = archive.tree_if_there("docProps/core.xml")
    application = archive.tree_if_there("docProps/app.xml")
    return dublin_core(core, publisher=said_in(application, "//*[local-name()='Company']"))
