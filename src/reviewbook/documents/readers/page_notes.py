"""Footnotes of pages and books: their marks and the notes are written as "[^1]" and "[^1]: ...".

A mark is a link within the page that calls itself one, or leads to what is called a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from reviewbook.documents.readers.note_labels import note_mark

_CALLED = re.compile(
    r"(?:^|[\s:_-])(?:doc-)?(?:noteref|(?:footnote|endnote|fn)[_-]?(?:ref|call|link|anchor))\b",
    re.I,
)
_LEADS_TO = re.compile(
    r"#_?(?:fn|ftn|edn|en|foot-?note|end-?note)[_:.-]?\d{1,4}(?![\w-]*ref)", re.I
)
_SIGN = re.compile(r"[\[(]?(?:\d{1,4}|[ivxlc]{1,6}|[*†‡§]{1,3}|[a-z])[\])]?", re.I)
_SPEAKING = ("role", "class", "{http://www.idpf.org/2007/ops}type", "epub:type", "rel")
_BLOCKS = frozenset("li p div aside dd td section".split())


def write_note_marks(root: Any, numbers: Iterator[int] | None = None) -> None:
    """Write the marks and the notes of a page; `numbers` go on where a book has several.

    What has no note in the page, or is none by its looks, stays as it is.
    """
    numbers = numbers or count(1)
    named = {name: one for one in root.iter() for key in ("id", "name") if (name := one.get(key))}
    labels: dict[Any, str] = {}
    for link in [one for one in root.iter() if _name(one) == "a"]:
        note = named.get(link.get("href", "#")[1:]) if _is_mark(link) else None
        block = None if note is None else _block(note)
        if block is None or block is _block(link):
            continue
        if block not in labels:
            labels[block] = str(next(numbers))
            _begin(block, labels[block])
        _rewrite(link, note_mark(labels[block]))


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_mark(link: Any) -> bool:
    """Tell whether a link is the mark of a note, by what it is called and how it looks."""
    address = link.get("href", "")
    if not address.startswith("#") or not _SIGN.fullmatch("".join(link.itertext()).strip()):
        return False
    called = " ".join(link.get(one) or "" for one in _SPEAKING)
    return "back" not in called and bool(_CALLED.search(called) or _LEADS_TO.match(address))


def _block(element: Any) -> Any:
    """Return the paragraph or the item that an element is, or stands in."""
    around = (element, *element.iterancestors())
    return next((one for one in around if _name(one) in _BLOCKS), None)


def _begin(block: Any, label: str) -> None:
    """Let a note begin with its mark; the links back to the text, and its number, fall away."""
    for link in [one for one in block.iter() if _name(one) == "a"]:
        back = link.get("href", "").startswith("#") and not _is_mark(link)
        if back and len("".join(link.itertext()).strip()) <= len("[1000]"):
            _rewrite(link, "")
    if _name(block) == "li":
        block.tag = block.tag.removesuffix("li") + "div"
    first = next((one for one in block if _name(one) in _BLOCKS), block)
    if (block.text or "").strip():
        first = block
    first.text = f"{note_mark(label)}: {(first.text or '').lstrip()}"


def _rewrite(link: Any, words: str) -> None:
    """Let a link say some words and nothing else."""
    tail = link.tail
    for child in list(link):
        link.remove(child)
    link.text, link.tail = words, tail
