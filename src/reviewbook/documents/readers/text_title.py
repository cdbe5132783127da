"""The title of a plain text: its first line, where that stands alone and can be nothing else."""

from __future__ import annotations

import re

from reviewbook.documents.clean_text import repair
from reviewbook.documents.readers.extraction import tidy
from reviewbook.documents.readers.title_looks import may_be_title

_HEAD = 4096
_FIRST = re.compile(
    r"\s*(?:# +|title:[^\S\n]*)?(?P<title>[^\n]+)\n(?:[=-]{3,}[^\S\n]*\n)?[^\S\n]*\n"
    r"(?P<behind>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST, _LONGEST = 2, 25  # words of a title
_TEXT = re.compile(r"\S+(?:[^\S\n]+\S+){7}")
_BEGINS = re.compile("[\"'\u2018\u201c(]?[A-Z\u00c0-\u00de\\d]")
_NOT_COUNTED = re.compile(
    r"\W*(?:\d[\d\W]*(?:st|nd|rd|th)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)?\W*",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"[^\s:]{1,20}(?: \d+)?: ")  # as in the record of an interview
_SENTENCES = re.compile(r"[a-z]{2}\. [A-Z]")
_OTHER = re.compile(
    r".*(?:@|://|www\.|\u00a9|et al\b| [|>\u00bb\u203a] |(?:journal|annals|archives|database) of )"
    r"|(?:by|dear|hello|from|to|date|authors?|written by|skip to|share|(?:sign|log) in"
    r"|proceedings of|(?:department|university|school|faculty|institute|division|college|hospital"
    r"|cent(?:re|er)) (?:of|for)) "
    r"|[\w'-]+ (?-i:[A-Z]{1,3})(?:,|$)|(?:\w{1,3}[.)] )?background(?!\w)"
    r"|(?:copyright|doi|e?-?issn|isbn|pmid|downloaded|received|published|accepted|available"
    r"|vol(?:ume)?|issue|page|p|chapter|section|part|fig(?:ure)?|table|no|draft|version)(?!\w)"
    r"|(?:[\w-]+ ){0,2}(?:article|paper|report|communication|letter|editorial|abstract|access"
    r"|review|study|summar(?:y|ie)|manuscript|point|message)s?$|letters? to the editor$",
    re.IGNORECASE,
)
"""What a first line is that is no title: an address, a name, a place of print, a kind of text."""


def first_line_title(text: str) -> str:
    """Return the words of a first line that a blank line parts from the text, if it is a title."""
    found = _FIRST.match(text[:_HEAD])
    if not found:
        return ""
    words, behind = tidy(repair(found["title"])[0]), found["behind"].lstrip()
    telling = sum(not _NOT_COUNTED.fullmatch(word) for word in words.split())
    fits = telling >= _FEWEST and len(words.split()) <= _LONGEST and _TEXT.search(behind)
    talks = _SPEAKS.match(words) and _SPEAKS.match(behind)
    if not fits or talks or _SENTENCES.search(words) or _OTHER.match(words):
        return ""
    return words if _BEGINS.match(words) and may_be_title(words) else ""
