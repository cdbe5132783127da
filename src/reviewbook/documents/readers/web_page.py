"""Saved web pages (HTML): the article, told from what the site puts around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree, html

from reviewbook.documents.readers.extraction import (
    PARAGRAPH,
    Extraction,
    TextBlock,
    compose,
    numbered,
    tidy,
)
from reviewbook.documents.readers.page_article import Article, find_article
from reviewbook.documents.readers.page_metadata import read_page_metadata
from reviewbook.documents.readers.page_notes import write_note_marks
from reviewbook.documents.readers.tree_blocks import XHTML, BlockWalker
from reviewbook.project.errors import InputError

_DECLARED = re.compile(
    rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]*encoding=[\"']([\w-]+)", re.I
)
_XML_BEGINS = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITIES = re.compile(r"\s*<!doctype[^>\[]{0,200}\[[^\]]{0,2000}<!entity", re.IGNORECASE)
_HEAD = 4096
_TITLE_WITHIN = 3  # blocks
_SHOWN, _OF_EACH = 3, 5  # of what was left out, and words of it


def read_web_page(raw: bytes, path: Path) -> Extraction:
    """Read a saved page, its places being the paragraphs of the article, numbered from 1.

    Raises
    ------
    InputError
        If nothing can be read in it.
    """
    root = _tree(raw, path)
    metadata = read_page_metadata(root)
    write_note_marks(root)
    article = find_article(root)
    blocks, notes = article.blocks, _left_out(article)
    if not any(tidy(block.text) for block in blocks):
        notes = ["no article was told from the page: all of its text is kept"]
        walker = BlockWalker(XHTML)
        walker.walk(root)
        blocks = walker.blocks
    if metadata.title and not _begins_with(blocks, metadata.title):
        blocks = [TextBlock(metadata.title, heading=True), *blocks]
    return compose(numbered(blocks, PARAGRAPH), metadata, notes)


def _left_out(article: Article) -> list[str]:
    """Say how much of the page was taken for the site's own, and how its longest parts begin."""
    left = [tidy(block.text).split() for block in article.left]
    words = sum(map(len, left))
    if not words:
        return []
    whole = words + sum(len(tidy(block.text).split()) for block in article.blocks)
    longest = sorted(left, key=len, reverse=True)[:_SHOWN]
    shown = ", ".join(f'"{" ".join(one[:_OF_EACH])}"' for one in longest if one)
    return [f"{words:,} of {whole:,} words of the page left out: menus and the like, as {shown}"]


def _tree(raw: bytes, path: Path) -> Any:
    text = _XML_BEGINS.sub("", decode_page(raw), count=1)
    if _ENTITIES.match(text):
        remedy = "save the page again, as HTML or as a print in PDF"
        raise InputError("it declares entities of its own", file=path, remedy=remedy)
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError, AssertionError):
        root = None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        remedy = "add a print of the page as PDF"
        raise InputError("its elements stand in each other too deeply", file=path, remedy=remedy)
    if root is None or not text.strip():
        remedy = "save the page again with its text, or add a print of it as PDF"
        raise InputError("there is no text in this page", file=path, remedy=remedy)
    return root


def decode_page(raw: bytes) -> str:
    """Decode a page as browsers do: by its mark, as UTF-8, as it declares, as windows-1252."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):  # fmt: skip
        if raw.startswith(mark):
            return raw.removeprefix(mark).decode(encoding, errors="replace")
    declared = _DECLARED.search(raw[:_HEAD])
    named = (declared[1] or declared[2]).decode() if declared else "windows-1252"
    for encoding in ("utf-8", named):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("windows-1252", errors="replace")


def _begins_with(blocks: Sequence[TextBlock], title: str) -> bool:
    wanted = tidy(title).casefold()
    return any(tidy(block.text).casefold() == wanted for block in blocks[:_TITLE_WITHIN])
