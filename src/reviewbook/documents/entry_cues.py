"""What a single line tells about a list of references: an entry, a note, a part."""

from __future__ import annotations

import re

from reviewbook.documents.line_cues import CUE_LENGTH, form

# An entry of a list of references, however short: it begins with a name and initials, or has a
# year where entries have one, or an address. A heading such as "Plans for 2030" has none of these.
_DATE = r"(?:(?:1[5-9]|20)\d\d[a-z]?|(?i:n\. ?d\.|in press|forthcoming))"
_NAMED = (
    r"[^\W\d_a-z][\w'\u2019\u2010-]+(?: [\w'\u2019\u2010-]+){0,2},?"
    r" (?:[^\W\d_a-z]\.?[ -]?){1,4}(?:[,.;(&:]|and\b|et al\b|\d)"
)
_INITIALLED = (
    r"(?:[^\W\d_a-z]\.[ -]?){1,4}[^\W\d_a-z][\w'\u2019\u2010-]+(?:,| (?:and|&) [^\W\d_a-z]\.)"
)
_ENTRY = re.compile(
    rf"(?:\[\d{{1,4}}\] ?)?(?:{_NAMED}|{_INITIALLED})|[^\n(\[]{{3,160}}\. ?[(\[]{_DATE}"
    rf"|(?:[^\n()]|\([^()\n]*\))*[,;:.] ?{_DATE}(?:; ?\d|: ?\d|\.?\Z)"
)
# What parts a list of references without being an entry.
_PART = re.compile(
    r"(?:primary |secondary |other |online |print(?:ed)? |scientific |peer reviewed )?"
    r"(?:books?(?: chapters)?|(?:journal |news |web )?articles?|journals?|web ?(?:sites?|pages?)"
    r"|internet|online|sources|resources|reports?|papers|print|videos?|podcasts?|guidelines?|reviews?"
    r"|studies|laws?|cases?|theses|chapters"
    r"|show (?:all|more|less)|back to top|[a-z])(?: ?\(\d{1,4}\))?:?$"
)
# What an entry begins with that is told by its mark or its address: "¹ Doe", "^2", "[^3]:", a URL.
_LABEL = (
    r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\^\d{1,3}(?= )|\[\^[\w-]{1,20}\]:?|[†‡§]{1,2}(?= )|\*{2,3}(?= ))[ \t]*"
)
_LABELLED = re.compile(rf"{_LABEL}(?=\S)")
_ADDRESSED = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[\w-]{1,20}\]: ?(?=\S)|[†‡]{1,2} (?=\S)")
_IN_ENTRY = re.compile(
    rf"\A{_LABEL}\S|https?:|\bwww\.|\b(?i:doi)\b|\bet al\b|[(\[,;.] ?{_DATE}|\b{_DATE} ?[,;:.)(]"
    r"|\A\d{1,4}\Z"  # the number of a page
)
_ENTRY_HEAD = 400


def parts_list(line: str) -> bool:
    """Tell whether a line is a heading within a list of references, as "Books" is."""
    return len(line) <= CUE_LENGTH and bool(_PART.match(form(line)))


def is_note(line: str) -> bool:
    """Tell whether a line or block is a footnote that names a work, wherever it stands."""
    return bool(_NOTE.match(line)) and is_entry(line)


def begins_list(line: str) -> bool:
    """Tell whether a line below a heading such as "Notes" is an entry of a list of references."""
    mark = _LABELLED.match(line)
    return is_entry(line) or bool(_ADDRESSED.match(line, mark.end() if mark else 0))


def is_entry(line: str) -> bool:
    """Tell whether a line or block is surely an entry of a list of references."""
    mark = _LABELLED.match(line)
    begin = mark.end() if mark else 0
    return bool(_ENTRY.match(line[begin : begin + _ENTRY_HEAD]))


def may_be_entry(line: str) -> bool:
    """Tell whether a short line in a list of references is an entry, or a part of one."""
    return is_entry(line) or bool(_IN_ENTRY.search(line[:_ENTRY_HEAD]))
