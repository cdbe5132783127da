"""Books (EPUB): the chapters in the order in which they are read."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import html

from reviewbook.documents.readers.extraction import SECTION, Extraction, compose
from reviewbook.documents.readers.office_properties import dublin_core, published_in, with_title
from reviewbook.documents.readers.page_notes import write_note_marks
from reviewbook.documents.readers.tree_blocks import XHTML, BlockWalker
from reviewbook.documents.readers.zipped_xml import WHOLE, Archive, parse_xml, said_in, values_in
from reviewbook.project.errors import InputError

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"


def read_epub(raw: bytes, path: Path) -> Extraction:
    """Read a book, its places being its chapters, numbered from 1 in the order of reading.

    Raises
    ------
    InputError
        If it is broken, protected, or holds no chapter.
    """
    archive = Archive(raw, path)
    _refuse_protected(archive, path)
    package_name = said_in(archive.tree(_CONTAINER), "//*[local-name()='rootfile']/@full-path")
    package = archive.tree(package_name)
    walker, missing, notes = BlockWalker(XHTML), 0, count(1)
    for number, name in enumerate(_chapters(package, package_name), 1):
        if name not in archive.names:
            missing += 1
            continue
        chapter = _chapter(archive.part(name), path)
        write_note_marks(chapter, notes)
        walker.walk(chapter, (SECTION, str(number)))
    said = [*walker.notes, *([f"chapters missing in the file: {missing}"] if missing else [])]
    metadata = dublin_core(package)
    metadata = replace(with_title(metadata, walker.blocks), date=published_in(package))
    return compose(walker.blocks, metadata, said)


def _refuse_protected(archive: Archive, path: Path) -> None:
    """Refuse a book whose chapters are encrypted; fonts may be."""
    wanted = "//*[local-name()='CipherReference']/@URI"
    hidden = values_in(archive.tree_if_there(_RIGHTS), wanted)
    if any(name.lower().endswith(("html", "htm", "xml")) for name in hidden):
        remedy = "add a copy without protection, or its text"
        raise InputError("it is protected against being read", file=path, remedy=remedy)


def _chapters(package: Any, package_name: str) -> list[str]:
    """Return the names of the chapters as they are read."""
    folder, files = posixpath.dirname(package_name), dict[str, str]()
    for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']"):
        if "nav" not in item.get("properties", "").split():
            place = posixpath.join(folder, unquote(item.get("href", "")))
            files[item.get("id", "")] = posixpath.normpath(place)
    order = values_in(package, "//*[local-name()='spine']/*[local-name()='itemref']/@idref")
    return [files[one] for one in order if one in files]


def _chapter(raw: bytes, path: Path) -> Any:
    try:
        return parse_xml(raw, path)
    except InputError:
        if b"<!ENTITY" in raw:
            raise
    if not raw.strip():
        return html.fromstring("<html/>")
    try:
        return html.document_fromstring(raw)
    except ValueError as error:
        raise InputError(f"a chapter cannot be read: {error}", file=path, remedy=WHOLE) from None
