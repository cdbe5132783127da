"""Markdown, in UTF-8: its words without its marks, as a text that the segmenter knows.

Headings, paragraphs and items of lists stand between blank lines; items keep their bullet or
number. A row of a table is an item. Offsets count in the text that is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from reviewbook.documents.marked_words import (
    MarkedText,
    take_off_signs,
    with_signs,
    without_signs,
)
from reviewbook.documents.readers.plain_text import decoded_text
from reviewbook.project.errors import InputError

SUFFIXES: tuple[str, ...] = (".md", ".markdown")
PLUGINS = ("table", "strikethrough", "footnotes", "task_lists")

Token = Mapping[str, Any]
_OF_FRONT_MATTER = re.compile(r"[\w-]+:|[ \t#-]|\Z")
_FRONT_MATTER_ENDS = re.compile(r"(?:---|\.\.\.)[ \t]*")
_COMMENT_BEGINS, _COMMENT_ENDS = "<!--", "-->"
_TAG = re.compile(r"<[^<>]*>")


def read_markdown(raw: bytes, path: Path) -> str:
    """Read Markdown as plain text; raise InputError if it is no UTF-8, or holds none."""
    return read_marked_markdown(raw, path).text


def read_marked_markdown(raw: bytes, path: Path) -> MarkedText:
    """Read Markdown as `read_markdown` does, and keep where it is in bold or italics."""
    found = _to_plain(decoded_text(raw, path))
    if not found.text.strip():
        raise InputError("no text between the marks", file=path, remedy="put its text in")
    return found


def to_plain(source: str) -> str:
    """Take the marks off a text in Markdown."""
    return _to_plain(source).text


def _to_plain(source: str) -> MarkedText:
    source = without_signs(source)
    blocks = [block for block in _blocks(_parser()(part_front_matter(source)[1])) if block]
    # The segmenter sees paragraphs where more than a tenth of the lines are blank; where they are
    # wrapped into many lines, one blank line between two is not enough.
    lines = sum(block.count("\n") + 1 for block in blocks)
    blank = 1 + lines // (9 * max(len(blocks) - 1, 1))
    return take_off_signs(("\n" * (blank + 1)).join(blocks) + "\n")


def part_front_matter(source: str) -> tuple[str, str]:
    """Return what stands about a text before it, between lines of three hyphens, and the rest."""
    if not source.startswith("---\n"):
        return "", source
    place = first = source.index("\n") + 1
    while place < len(source):
        end = source.find("\n", place) % (len(source) + 1)
        line = source[place:end]
        if _FRONT_MATTER_ENDS.fullmatch(line):
            return source[first:place], source[end + 1 :]
        if not _OF_FRONT_MATTER.match(line):
            break
        place = end + 1
    return "", source


@cache
def _parser() -> Callable[[str], Any]:
    import mistune  # noqa: PLC0415 - slow to load, and most texts are no Markdown

    return mistune.create_markdown(renderer=None, plugins=list(PLUGINS))


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the paragraphs of a tree of blocks, whatever they stand in."""
    for token in tokens:
        kind, children = token["type"], token.get("children", ())
        if kind in ("paragraph", "block_text"):
            yield _inline(children)
        elif kind == "heading":
            yield without_signs(_inline(children)).replace("\n", " ").rstrip(" .:;,")
        elif kind in ("block_code", "block_html"):
            yield _lines(_without_tags(token["raw"]) if kind == "block_html" else token["raw"])
        elif kind == "footnotes":
            for number, note in enumerate(token["children"], 1):
                words = " ".join(block.replace("\n", " ") for block in _blocks(note["children"]))
                yield f"[^{number}]: {words}" if words else ""
        elif kind == "list":
            yield from _items(token)
        elif kind in ("table_head", "table_row"):
            cells = (_inline(cell["children"]) for cell in children)
            yield "- " + "; ".join(filter(None, cells))
        else:  # a quotation, a table or its body; a rule and a blank line have nothing in them
            yield from _blocks(children)


def _items(token: Token) -> Iterator[str]:
    """Yield what stands in a list, the first paragraph of an item behind its marker."""
    about = token.get("attrs", {})
    numbered = about.get("ordered", False)
    sign = token.get("bullet", ".")
    for number, item in enumerate(token["children"], about.get("start", 1)):
        first, *others = [*_blocks(item["children"])] or [""]
        yield (f"{number}{sign} " if numbered else "- ") + first if first else ""
        yield from others


def _inline(tokens: Iterable[Token]) -> str:
    return _lines("".join(map(_words, tokens)))


def _words(token: Token) -> str:
    """Return the words of what stands within a line."""
    kind = token["type"]
    if kind in ("image", "inline_html"):
        return "\n" if re.match(r"<br\b", token.get("raw", "")) else ""
    if kind in ("softbreak", "linebreak"):
        return "\n"
    if kind == "footnote_ref":
        return f"[^{token['attrs']['index']}]"
    if kind == "link":
        return _link("".join(map(_words, token["children"])), token["attrs"]["url"])
    if "children" in token:
        words = "".join(map(_words, token["children"]))
        return with_signs(words) if kind in ("emphasis", "strong") else words
    raw: str = token["raw"]
    return raw if kind == "codespan" else unescape(raw)


def _link(words: str, address: str) -> str:
    """Return a link's words; of a number or "DOI" alone, what it stands for."""
    plain = without_signs(words)
    if plain.isdigit():
        return f"[{plain}]"
    return address if plain.strip(" .:").casefold() == "doi" else words


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub("", "".join(_between_comments(html))))


def _between_comments(html: str) -> Iterator[str]:
    """Yield what stands outside comments; one that has no end is none."""
    place = 0
    while (begin := html.find(_COMMENT_BEGINS, place)) >= 0:
        end = html.find(_COMMENT_ENDS, begin + len(_COMMENT_BEGINS))
        if end < 0:
            break
        yield html[place:begin]
        place = end + len(_COMMENT_ENDS)
    yield html[place:]


def _lines(text: str) -> str:
    """Leave out blank lines: a paragraph has none."""
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
