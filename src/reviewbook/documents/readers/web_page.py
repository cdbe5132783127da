"""Saved web pages (HTML): the article, told from what the site puts around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import trafilatura
from lxml import etree, html

from reviewbook.documents.clean_text import count_words
from reviewbook.documents.marked_words import with_signs
from reviewbook.documents.readers.extraction import (
    PARAGRAPH,
    Extraction,
    TextBlock,
    compose,
    numbered,
    tidy,
)
from reviewbook.documents.readers.page_metadata import read_page_metadata
from reviewbook.documents.readers.tree_blocks import (
    HEADINGS,
    MARKED,
    XHTML,
    BlockWalker,
    Vocabulary,
    list_marker,
    local_name,
)
from reviewbook.project.errors import InputError

# The elements in which trafilatura gives the article.
ARTICLE = Vocabulary(
    blocks=frozenset("p head list item quote code fw".split()),
    rows=frozenset({"row"}),
    cells=frozenset({"cell"}),
    signs={"lb": " "},
    is_heading=lambda element: local_name(element) == "head",
    marker=lambda element: list_marker(element) if local_name(element) == "item" else "",
)
_DECLARED = re.compile(
    rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]*encoding=[\"']([\w-]+)", re.I
)
_XML_BEGINS = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITIES = re.compile(r"\s*<!doctype[^>\[]{0,200}\[[^\]]{0,2000}<!entity", re.IGNORECASE)
_HEAD = 4096
_TITLE_WITHIN = 3  # blocks
_REPEATING = ("p", "li", "blockquote", "pre", "dd", "td", "h2", "h3", "h4")
_REPEATED = "\ufdd0"  # no text holds it
_WITHOUT_TEXT = "//script | //style | //template | //noscript"


def read_web_page(raw: bytes, path: Path) -> Extraction:
    """Read a saved page, its places being the paragraphs of the article, numbered from 1.

    Raises
    ------
    InputError
        If nothing can be read in it.
    """
    root = _tree(raw, path)
    metadata = read_page_metadata(root)
    walker = _article(root)
    blocks, notes = walker.blocks, walker.notes
    if not any(tidy(block.text) for block in blocks):
        notes = ["no article was told from the page: all of its text is kept"]
        walker = BlockWalker(XHTML)
        walker.walk(root)
        blocks = walker.blocks
    if metadata.title and not _begins_with(blocks, metadata.title):
        blocks = [TextBlock(metadata.title, heading=True), *blocks]
    found = compose(numbered(blocks, PARAGRAPH), metadata, notes)
    return found if notes else _with_rest(found, root)


def _with_rest(found: Extraction, root: Any) -> Extraction:
    """Say how much of the page was taken for the site's own, and left out."""
    for element in root.xpath(_WITHOUT_TEXT):
        element.drop_tree()
    for menu in root.iter("nav"):  # which no text is read from: here its words count
        menu.tag = "div"
    whole = BlockWalker(XHTML)
    whole.walk(root)
    words = count_words("\n".join(block.text for block in whole.blocks))
    left = words - count_words(found.text)
    said = (
        [f"{left:,} of {words:,} words of the page left out: menus and the like"]
        if left > 0
        else []
    )
    return replace(found, notes=(*found.notes, *said))


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


def _article(root: Any) -> BlockWalker:
    """Return what trafilatura takes for the article; where it lost the headings, asked again.

    It keeps no headings where it finds no element that holds the article, so it is told which.
    """
    walker = _extracted(root)
    if any(block.heading for block in walker.blocks):
        return walker
    holder = _holder(marked := deepcopy(root))
    if holder is None or len([*holder.iter(*HEADINGS)]) < 1:
        return walker
    _wrap(holder)
    again = _extracted(marked)
    return again if len(_words(again.blocks)) >= len(_words(walker.blocks)) else walker


def _words(blocks: Sequence[TextBlock]) -> list[str]:
    return " ".join(block.text for block in blocks).split()


def _extracted(root: Any) -> BlockWalker:
    found = trafilatura.bare_extraction(_with_signs_set(root), include_comments=False)
    walker = BlockWalker(ARTICLE)
    body = getattr(found, "body", None)
    if body is not None:
        for element in body.iter():
            element.text = element.text and element.text.replace(_REPEATED, "")
            element.tail = element.tail and element.tail.replace(_REPEATED, "")
        walker.walk(body)
    return walker


def _with_signs_set(root: Any) -> Any:
    """Return a copy in which no two neighbours say the same: trafilatura would drop the second.

    It would drop bold and italics too, so that signs are put around such words.
    """
    copy = deepcopy(root)
    words = ""
    for element in copy.iter(*_REPEATING):
        before, words = words, "".join(element.itertext()).strip()
        if words and words == before:
            last = [*element.iter("*")][-1]
            last.text = f"{last.text or ''}{_REPEATED}"
            words = f"{words}{_REPEATED}"
    for element in copy.iter(*MARKED):
        if not len(element) and element.text:  # of words alone
            element.text = with_signs(element.text)
    return copy


def _holder(root: Any) -> Any:
    """Return the element directly within which most words of paragraphs stand."""
    sizes: dict[Any, int] = {}
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        sizes[parent] = sizes.get(parent, 0) + len(paragraph.text_content())
    return max(sizes, key=lambda one: sizes[one], default=None)


def _wrap(holder: Any) -> None:
    article = etree.Element("article")
    for child in list(holder):
        article.append(child)
    holder.append(article)


def _begins_with(blocks: Sequence[TextBlock], title: str) -> bool:
    wanted = tidy(title).casefold()
    return any(tidy(block.text).casefold() == wanted for block in blocks[:_TITLE_WITHIN])
