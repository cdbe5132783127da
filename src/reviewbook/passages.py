"""A clean text cut into passages, each with its zone.

A passage is a paragraph, a heading or an item of a list. The zones title, heading, prose and list
are the body; references and chrome (what the site adds around an article) are not. The rules
know web pages, not a subject; where they err, a reader's decision puts a passage right.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewbook.rows import Passage
from reviewbook.text import count_words, match_form

HEADING_WORDS = 14

_ITEM = re.compile(r"(?:[\u2022\u2023\u25e6\u25aa*\u2013-]|\(?\d{1,3}[.)])[ \t]+")
_NUMBER = re.compile(r"\(?\d{1,3}[.)][ \t]+")
_LABEL = re.compile(r"[A-Z][^.:!?\n]{2,60}: ")
_REFERENCES = re.compile(r"(?:references|bibliography|works cited|literature cited|sources)$")
# The first of these headings ends the article: all that follows belongs to the site.
_SITE_BEGINS = re.compile(
    r"(?:leave a (?:reply|comment)|\d* ?comments?|related (?:reading|posts|articles)"
    r"|share(?: this)?|about(?: us| the author)?|archives?|categories|tags|social links"
    r"|ready to (?:take|get|start|begin)\b.*)$"
)
_SITE_LINE = re.compile(
    r"(?:image|photo)(?: credit| by)?: |.*\d+ min(?:ute)? read$|(?:confidence|evidence level): "
    r"|(?:book|schedule|request) (?:an?|your) (?:appointment|session|call|consultation)\b"
    r"|.*\bfor (?:educational|informational) purposes only\b"
)


class _Block(NamedTuple):
    start: int
    end: int
    text: str
    marker: str
    lines: int


def segment(document: str, text: str, title: str = "") -> list[Passage]:
    """Cut a clean text into passages, in order; markers of list items are left out.

    Parameters
    ----------
    document
        The name that the passages carry.
    text
        The clean text.
    title
        The document's title, if known: what stands before it, and its repetition, is chrome.
    """
    blocks = _blocks(text)
    zones = _zones(blocks, title)
    return [
        Passage(document, number, zone, block.start, block.end, count_words(block.text))
        for number, (block, zone) in enumerate(zip(blocks, zones, strict=True), 1)
    ]


def _blocks(text: str) -> list[_Block]:
    lines = text.split("\n")
    spaced = sum(not line.strip() for line in text.strip().split("\n")) * 10 > len(lines)
    blocks: list[_Block] = []
    offset, open_block = 0, False
    for line in lines:
        content = line.strip()
        start = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        if not content:
            open_block = False
            continue
        marker = item.group() if (item := _ITEM.match(content)) else ""
        if open_block and spaced and not marker:
            blocks[-1] = _extended(blocks[-1], text, start + len(content))
        else:
            begin, end = start + len(marker), start + len(content)
            blocks.append(_Block(begin, end, text[begin:end], marker, 1))
        open_block = True
    return [block for block in blocks if block.text]


def _extended(block: _Block, text: str, end: int) -> _Block:
    return block._replace(end=end, text=text[block.start : end], lines=block.lines + 1)


def _zones(blocks: list[_Block], title: str) -> list[str]:
    forms = [match_form(block.text).text.strip(" \"'") for block in blocks]
    wanted = match_form(title).text.strip(" \"'")
    first = forms.index(wanted) if wanted and wanted in forms else 0
    zones: list[str] = []
    in_references = in_site = False
    for number, (block, form) in enumerate(zip(blocks, forms, strict=True)):
        titled = bool(wanted) and form == wanted
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        in_site = in_site or (number > first and bool(_SITE_BEGINS.match(form)))
        if number < first or in_site or _SITE_LINE.match(form):
            zone = "chrome"
        elif number == first:
            zone = "title" if titled or _looks_like_heading(block) else "prose"
        elif titled:
            zone = "chrome"
        elif _REFERENCES.match(form):
            zone, in_references = "references", True
        elif in_references and not (following and _is_heading(block, following)):
            zone = "references"
        else:
            zone, in_references = _body_zone(block, following, blocks[number - 1], zones), False
        zones.append(zone)
    return zones


def _body_zone(block: _Block, following: _Block | None, before: _Block, zones: list[str]) -> str:
    numbered = _NUMBER.match(block.marker) and _NUMBER.match(before.marker)
    if numbered and zones[-1] == "list":
        return "list"
    if following and _is_heading(block, following):
        return "heading"
    if block.marker:
        return "list"
    labelled = _LABEL.match(block.text) and _LABEL.match(before.text)
    if _LABEL.match(block.text) and before.text.endswith(":"):
        return "list"
    return "list" if labelled and zones[-1] == "list" else "prose"


def _is_heading(block: _Block, following: _Block) -> bool:
    """Tell whether a short line introduces the block after it.

    A numbered line is a heading where running text follows it, and an item where another number
    does; a bulleted one never is.
    """
    if not _looks_like_heading(block):
        return False
    if block.marker:
        return bool(_NUMBER.match(block.marker)) and not following.marker
    return True


def _looks_like_heading(block: _Block) -> bool:
    text = block.text.rstrip("\"'\u201d\u2019")
    return (
        block.lines == 1
        and any(map(str.isalnum, text))
        and count_words(text) <= HEADING_WORDS
        and text[-1:] not in set(".!:;,\u2026")
        and not text[:1].islower()
    )
