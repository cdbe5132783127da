"""The formats of documents beside plain text: told by what a file holds, not by its name."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from collections.abc import Callable
from email.parser import BytesHeaderParser
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from reviewbook.documents.readers.built_texts import text_kind
from reviewbook.documents.readers.extraction import Extraction
from reviewbook.documents.readers.file_kind import COMPRESSED, foreign_kind
from reviewbook.project.errors import InputError
from reviewbook.project.text_encodings import decode_other, is_utf8, wide_encoding

TEXT, MARKDOWN, ENCODED_TEXT = "text", "Markdown", "text in another encoding"


class SourceFormat(NamedTuple):
    """A format that is turned into text.

    Attributes
    ----------
    name
        What it is called.
    suffixes
        The ends of the names of its files, the usual one first.
    module
        The module of its reader, whose function is called ``read_`` and its name.
    version
        The version of the reader: it is raised when the same file would give another text.
    libraries
        What the reader works with.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    version: int
    libraries: tuple[str, ...]


FORMATS = {
    one.name: one
    for one in (
        SourceFormat("HTML", (".html", ".htm", ".xhtml"), "web_page", 6, ("trafilatura", "lxml")),
        SourceFormat("MHTML", (".mhtml", ".mht"), "page_archive", 3, ("trafilatura", "lxml")),
        SourceFormat("PDF", (".pdf",), "pdf", 2, ("pypdfium2",)),
        SourceFormat("DOCX", (".docx", ".docm", ".dotx"), "docx", 2, ("lxml",)),
        SourceFormat("ODT", (".odt", ".ott"), "odt", 2, ("lxml",)),
        SourceFormat("EPUB", (".epub",), "epub", 3, ("lxml",)),
        SourceFormat("JATS XML", (".xml", ".nxml"), "jats", 2, ("lxml",)),
        SourceFormat(ENCODED_TEXT, (".original",), "encoded_text", 1, ()),
    )
}
ORIGINALS = frozenset(suffix for one in FORMATS.values() for suffix in one.suffixes)
"""The suffixes of files that lie beside the text that was made of them."""

_OF_TEXTS = frozenset({".txt", ".md", ".markdown"})
_PDF, _PDF_WITHIN = re.compile(rb"%PDF-\d"), 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HEAD = 8192
_UNPACK = "unpack it, and add what is in it"
_BEFORE_ROOT = re.compile(
    rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\])?\s*>)*<(?P<root>[\w:.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_JATS = re.compile(rb"<!doctype article\b|article-type=|<front\b|dtd-version=", re.IGNORECASE)
_PAGES = frozenset(b"html head body div p main section h1 h2 table span title meta".split())
_OF_MAILS = frozenset({"received", "message-id", "to"})
_SETS_OF_ARTICLES = frozenset({b"pmc-articleset", b"oai-pmh"})
_KINDS_OF_ZIP = (
    ("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml", "word/"),
    ("ODT", "application/vnd.oasis.opendocument.text", ""),
    ("EPUB", "application/epub+zip", "META-INF/container.xml"),
)


def told_format(raw: bytes, path: Path) -> str:
    """Return the name of the format of a document: one of `FORMATS`, text or Markdown.

    Raises
    ------
    InputError
        If it is empty, or is something else; saying what.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise InputError("the file is empty", file=path, remedy="put its text in, or take it out")
    called_text = path.suffix.lower() in _OF_TEXTS
    if _PDF.search(raw[:_PDF_WITHIN]) and not (
        called_text and not foreign_kind(raw) and is_utf8(raw)
    ):
        return "PDF"
    if raw.startswith(b"PK\x03\x04"):
        return _told_archive(raw, path)
    told = _told_mark_up(raw[:_HEAD])
    if told and not (called_text and told == "HTML" and not _is_page(raw)):
        return told
    if _is_page_archive(raw[:_HEAD]):
        return "MHTML"
    if raw.startswith(_OLD_OFFICE):
        raise _not_read("this is an old Office file, or one with a password", path)
    if kind := foreign_kind(raw):
        if kind == COMPRESSED:
            raise InputError(f"this is {kind}", file=path, remedy=_UNPACK)
        raise _not_read(f"this is {kind}", path)
    wide = wide_encoding(raw)
    if b"\0" in raw[:_HEAD] and not wide:
        raise _not_read("this is no text, and of no format that is known", path)
    if path.suffix.lower() in FORMATS["JATS XML"].suffixes and _BEFORE_ROOT.match(raw[:_HEAD]):
        raise _not_read("this is XML, and no article in JATS", path)
    named = _told_by_name(path)
    other = named in (TEXT, MARKDOWN) and (wide or not is_utf8(raw))
    return ENCODED_TEXT if other else named


def _is_page(raw: bytes) -> bool:
    """Tell whether all of a file is a page: a text may begin with a tag."""
    other = decode_other(raw) if not is_utf8(raw) else None
    return text_kind(other.text if other else raw.decode("utf-8", "replace")) == "HTML"


def _is_page_archive(head: bytes) -> bool:
    """Tell whether the headers of a file are those of a page with its parts, and not of a mail."""
    if b"multipart/related" not in head:
        return False
    said = BytesHeaderParser().parsebytes(head)
    return said.get_content_type() == "multipart/related" and not (
        _OF_MAILS & {name.lower() for name in said}
    )


def _told_by_name(path: Path) -> str:
    """Tell what text it is; what is called after another format, and is none, has lost its data."""
    suffix = path.suffix.lower()
    if suffix in FORMATS["HTML"].suffixes:
        return "HTML"
    if suffix in ORIGINALS and suffix not in FORMATS[ENCODED_TEXT].suffixes:
        problem, remedy = f"its name ends in {suffix}, and it holds something else", "get it again"
        raise InputError(problem, file=path, remedy=remedy)
    return MARKDOWN if suffix in (".md", ".markdown") else TEXT


def _not_read(problem: str, path: Path) -> InputError:
    known = ", ".join([*(name for name in FORMATS if name != ENCODED_TEXT), MARKDOWN])
    remedy = f"save it as {known} or plain text, and add that file"
    return InputError(problem, file=path, remedy=remedy)


def _told_archive(raw: bytes, path: Path) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            said = archive.read("mimetype")[:_HEAD].decode("latin-1") if "mimetype" in names else ""
    except Exception:  # whatever is wrong in it, the reader says: here is asked who reads it
        by_name = (one.name for one in FORMATS.values() if path.suffix.lower() in one.suffixes)
        return next(by_name, "") or _broken(path)
    for name, declared, part in _KINDS_OF_ZIP:
        if said.startswith(declared) or (part and any(one.startswith(part) for one in names)):
            return name
    raise InputError(
        "this is an archive (ZIP) of another kind",
        file=path,
        remedy=_UNPACK,
    )


def _broken(path: Path) -> str:
    raise InputError(
        "this is an archive (ZIP), broken or cut short", file=path, remedy="get the whole file"
    )


def _told_mark_up(head: bytes) -> str:
    """Return the format of HTML or XML by its first element; nothing for any other."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text.replace(b"\0", b"")[2:]
    found = _BEFORE_ROOT.match(text)
    root = found["root"].lower() if found else b""
    jats = root == b"article" and (text.startswith(b"<?xml") or _JATS.search(text))
    if jats or root in _SETS_OF_ARTICLES:
        return "JATS XML"
    return "HTML" if root in _PAGES or root == b"article" else ""


def read_source(name: str, raw: bytes, path: Path) -> Extraction:
    """Read a file by the reader of a format.

    Raises
    ------
    InputError
        If the reader refuses it, there is no text in it, or a library is not installed.
    """
    found = _reader(FORMATS[name])(raw, path)
    if not found.text.strip():
        remedy = "take it out; if it shows text in pictures, add a PDF of it with its text (OCR)"
        raise InputError("there is no text in it", file=path, remedy=remedy)
    return found


def _reader(one: SourceFormat) -> Callable[[bytes, Path], Extraction]:
    try:
        module = importlib.import_module(f"reviewbook.documents.readers.{one.module}")
    except ImportError as error:
        raise InputError(
            f"{one.name} needs {', '.join(one.libraries)}, and {error.name} is not installed",
            remedy='pip install "reviewbook[readers]"',
        ) from None
    reader: Callable[[bytes, Path], Extraction] = getattr(module, f"read_{one.module}")
    return reader


def library_versions(name: str) -> dict[str, str]:
    """Return the versions of the libraries that a format is read with."""
    return {library: version(library) for library in FORMATS[name].libraries}
