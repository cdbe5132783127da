"""Word documents (DOCX): paragraphs, tables, boxes and notes; what was deleted stays out."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from reviewbook.documents.readers.extraction import (
    PARAGRAPH,
    Extraction,
    SourceMetadata,
    compose,
    numbered,
)
from reviewbook.documents.readers.note_labels import NoteLabels
from reviewbook.documents.readers.office_properties import dublin_core, with_title
from reviewbook.documents.readers.title_looks import prominent_title
from reviewbook.documents.readers.tree_blocks import (
    BULLET,
    BlockWalker,
    Vocabulary,
    local_name,
)
from reviewbook.documents.readers.word_styles import (
    OFF,
    WordStyles,
    child_of,
    child_value,
    own_value,
)
from reviewbook.documents.readers.zipped_xml import Archive, said_in

_MAIN = "word/document.xml"
_STYLES = ("word/styles.xml", "word/numbering.xml")
_UNNUMBERED = ("bullet", "none", "")
_NOTES = ("footnote", "endnote")


def read_docx(raw: bytes, path: Path) -> Extraction:
    """Read a Word document, its places being its paragraphs, numbered from 1.

    Raises
    ------
    InputError
        If it is broken, encrypted, or no Word document.
    """
    archive = Archive(raw, path)
    main = _main_part(archive)
    styles, numbering, text = *map(archive.tree_if_there, _STYLES), archive.tree(main)
    known = WordStyles(styles)
    labels = _note_labels(text)
    vocabulary = _vocabulary(known, styles, numbering, labels)
    walker = BlockWalker(vocabulary)
    walker.walk(text)
    _walk_notes(walker, archive, labels)
    comments = archive.tree_if_there("word/comments.xml")
    walker.left_out["comments"] += 0 if comments is None else len(comments)
    metadata = with_title(_metadata(archive), walker.blocks, prominent_title(known.looks(text)))
    return compose(numbered(walker.blocks, PARAGRAPH), metadata, walker.notes)


def _note_labels(text: Any) -> NoteLabels:
    """Return the labels of the notes of a text, none of them counted yet."""
    marks = {f"{kind}Reference": kind for kind in _NOTES}
    return NoteLabels(marks[name] for one in text.iter() if (name := local_name(one)) in marks)


def _mark(labels: NoteLabels, kind: str, mark: Any) -> str:
    return labels.mark(kind, own_value(mark, "id"))


def _walk_notes(walker: BlockWalker, archive: Archive, labels: NoteLabels) -> None:
    """Collect the notes, each begun with its mark where the text has that."""
    for kind in _NOTES:
        notes = archive.tree_if_there(f"word/{kind}s.xml")
        for note in () if notes is None else notes:
            before = len(walker.blocks)
            walker.walk(note)
            walker.blocks[before:] = labels.noted(
                kind, own_value(note, "id"), walker.blocks[before:]
            )


def _main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text; some programs call it otherwise."""
    relations = archive.tree_if_there("_rels/.rels")
    ends = "substring(@Type, string-length(@Type) - 14) = '/officeDocument'"
    where = f"//*[{ends}]/@Target"
    return said_in(relations, where).lstrip("/") or _MAIN if relations is not None else _MAIN


def _vocabulary(known: WordStyles, styles: Any, numbering: Any, labels: NoteLabels) -> Vocabulary:
    lists, formats = _list_styles(styles), _formats(numbering)
    counted: Counter[tuple[str, str]] = Counter()

    def marker(paragraph: Any) -> str:
        properties = child_of(paragraph, "pPr")
        own = child_of(properties, "numPr")
        number = child_value(own, "numId") or lists.get(child_value(properties, "pStyle"), "")
        if (own is None and not number) or number == "0" or known.is_heading(paragraph):
            return ""
        level = (number, child_value(own, "ilvl") or "0")
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
        is_heading=known.is_heading,
        is_marked=_is_marked,
        marker=marker,
        note_marks={f"{kind}Reference": partial(_mark, labels, kind) for kind in _NOTES},
    )


def _is_marked(run: Any) -> bool:
    """Tell whether a run is in bold or italics, itself or by the style that is called so."""
    if local_name(run) != "r" or (properties := child_of(run, "rPr")) is None:
        return False
    if child_value(properties, "rStyle").casefold() in ("strong", "emphasis"):
        return True
    own = (child_of(properties, name) for name in ("b", "i"))
    return any(own_value(one, "val") not in OFF for one in own if one is not None)


def _formats(numbering: Any) -> dict[tuple[str, str], str]:
    """Return how each level of each list counts, as Word calls it."""
    abstract: dict[str, dict[str, str]] = {}
    found = {}
    for one in () if numbering is None else numbering:
        if local_name(one) == "abstractNum":
            levels = (child for child in one if local_name(child) == "lvl")
            abstract[own_value(one, "abstractNumId")] = {
                own_value(level, "ilvl"): child_value(level, "numFmt") for level in levels
            }
        elif local_name(one) == "num":
            for level, counts in abstract.get(child_value(one, "abstractNumId"), {}).items():
                found[own_value(one, "numId"), level] = counts
    return found


def _list_styles(styles: Any) -> dict[str, str]:
    """Return the list that the paragraphs of a style belong to."""
    every = () if styles is None else styles
    lists = ((own_value(one, "styleId"), child_of(child_of(one, "pPr"), "numPr")) for one in every)
    return {style: child_value(numbers, "numId") for style, numbers in lists if numbers is not None}


def _metadata(archive: Archive) -> SourceMetadata:
    core = archive.tree_if_there("docProps/core.xml")
    application = archive.tree_if_there("docProps/app.xml")
    return dublin_core(core, publisher=said_in(application, "//*[local-name()='Company']"))
