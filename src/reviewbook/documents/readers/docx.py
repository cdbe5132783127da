"""Word documents (DOCX): paragraphs, tables, boxes and notes; what was deleted stays out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from reviewbook.documents.readers.extraction import (
    PARAGRAPH,
    Extraction,
    SourceMetadata,
    compose,
    numbered,
)
from reviewbook.documents.readers.office_properties import dublin_core, with_title
from reviewbook.documents.readers.tree_blocks import (
    BULLET,
    BlockWalker,
    Vocabulary,
    local_name,
)
from reviewbook.documents.readers.zipped_xml import Archive, said_in

LEVELS = 9
_MAIN = "word/document.xml"
_STYLES = ("word/styles.xml", "word/numbering.xml")
_UNNUMBERED = ("bullet", "none", "")
_OFF = ("0", "false", "off", "none")
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
    walker = BlockWalker(_vocabulary(*map(archive.tree_if_there, _STYLES)))
    walker.walk(archive.tree(main))
    for name in _NOTES:
        if (notes := archive.tree_if_there(name)) is not None:
            walker.walk(notes)
    comments = archive.tree_if_there("word/comments.xml")
    walker.left_out["comments"] += 0 if comments is None else len(comments)
    metadata = with_title(_metadata(archive), walker.blocks)
    return compose(numbered(walker.blocks, PARAGRAPH), metadata, walker.notes)


def _main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text; some programs call it otherwise."""
    relations = archive.tree_if_there("_rels/.rels")
    ends = "substring(@Type, string-length(@Type) - 14) = '/officeDocument'"
    where = f"//*[{ends}]/@Target"
    return said_in(relations, where).lstrip("/") or _MAIN if relations is not None else _MAIN


def _vocabulary(styles: Any, numbering: Any) -> Vocabulary:
    headings, lists, formats = _heading_styles(styles), _list_styles(styles), _formats(numbering)
    counted: Counter[tuple[str, str]] = Counter()

    def is_heading(paragraph: Any) -> bool:
        properties = _child(paragraph, "pPr")
        style, level = _value(properties, "pStyle"), _value(properties, "outlineLvl")
        return style in headings or (level.isdigit() and int(level) < LEVELS)

    def marker(paragraph: Any) -> str:
        properties = _child(paragraph, "pPr")
        own = _child(properties, "numPr")
        number = _value(own, "numId") or lists.get(_value(properties, "pStyle"), "")
        if (own is None and not number) or number == "0" or is_heading(paragraph):
            return ""
        level = (number, _value(own, "ilvl") or "0")
        if formats.get(level, "bullet") in _UNNUMBERED:
            return BULLET
        counted[level] += 1
        return f"{counted[level]}. "

    return Vocabulary(
        blocks=frozenset({"p"}),
        rows=frozenset({"tr"}),
        cells=frozenset({"tc"}),
        skipped=frozenset({"pPr", "rPr", "tblPr", "del", "moveFrom", "Fallback", "instrText"}),
        counted={"oMath": "formulas", "oMathPara": "formulas"},
        signs={"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "},
        text=frozenset({"t"}),
        is_heading=is_heading,
        is_marked=_is_marked,
        marker=marker,
    )


def _is_marked(run: Any) -> bool:
    """Tell whether a run is in bold or italics, itself or by the style that is called so."""
    if local_name(run) != "r" or (properties := _child(run, "rPr")) is None:
        return False
    if _value(properties, "rStyle").casefold() in ("strong", "emphasis"):
        return True
    own = (_child(properties, name) for name in ("b", "i"))
    return any(_own(one, "val") not in _OFF for one in own if one is not None)


def _formats(numbering: Any) -> dict[tuple[str, str], str]:
    """Return how each level of each list counts, as Word calls it."""
    abstract: dict[str, dict[str, str]] = {}
    found = {}
    for one in () if numbering is None else numbering:
        if local_name(one) == "abstractNum":
            levels = (child for child in one if local_name(child) == "lvl")
            abstract[_own(one, "abstractNumId")] = {
                _own(level, "ilvl"): _value(level, "numFmt") for level in levels
            }
        elif local_name(one) == "num":
            for level, counts in abstract.get(_value(one, "abstractNumId"), {}).items():
                found[_own(one, "numId"), level] = counts
    return found


def _list_styles(styles: Any) -> dict[str, str]:
    """Return the list that the paragraphs of a style belong to."""
    every = () if styles is None else styles
    lists = ((_own(one, "styleId"), _child(_child(one, "pPr"), "numPr")) for one in every)
    return {style: _value(numbers, "numId") for style, numbers in lists if numbers is not None}


def _heading_styles(styles: Any) -> set[str]:
    """Return the styles of headings: in every language of Word they are named in English."""
    found = set()
    for style in () if styles is None else styles:
        name = _value(style, "name").casefold()
        if name == "title" or name.startswith("heading"):
            found.add(_own(style, "styleId"))
    return found


def _child(element: Any, name: str) -> Any:
    return (
        next((one for one in element if local_name(one) == name), None)
        if element is not None
        else None
    )


def _own(element: Any, name: str) -> str:
    """Return an attribute, in whichever of the two namespaces of the format."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _value(element: Any, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else _own(child, "val")


def _metadata(archive: Archive) -> SourceMetadata:
    core = archive.tree_if_there("docProps/core.xml")
    application = archive.tree_if_there("docProps/app.xml")
    return dublin_core(core, publisher=said_in(application, "//*[local-name()='Company']"))
