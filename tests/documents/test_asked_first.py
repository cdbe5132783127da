"""What is asked first, because it is cheap, hides nothing of what the whole rule would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents import entry_cues, mojibake
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.clean_text import count_words
from reviewbook.documents.document import Document
from reviewbook.documents.readers import likely_exports, likely_programs, likely_searches
from reviewbook.documents.readers.text_head import FEW, TextHead, head_of
from reviewbook.finders.matching import broken_words

LINES = st.sampled_from(
    [
        "Beans", "They came up late, and well.", "", " PMID: 12", "PMID: 12345", "PMID- 12345",
        "1: Moss A. Beans in beds of clay. PMID: 12345.", "Database: Ovid", "DB: Ovid",
        "TY  - JOUR", "AU  - Moss", "Record: 3", "Record #3 of 4", "RECORD 3", "SOURCE",
        "FN Thomson", "%0 Book", "%A Moss", "<3>", "Unique Identifier", "EXPORT DATE: 3",
        "Reference Type: Book", "1 exp Beans/ (3)", "2 peas.mp. (4)", "3 1 or 2", "#1 OR #2",
        "beans[tiab] AND peas", "import os", "def dig(bed):", "    return bed.dig()", "x = dig(3);",
        "#!/bin/sh",
    ]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        *"aZ9 .,;:()[]\n-\u00ac\u00ad\u2010\u00c3\u00e2\u0432\u0402\u201a\u00c4\u00a9\u20ac\u201d",
        *("Moss", "2019", "1850a", "n. d.", "N.D.", "in press", "Forthcoming"),
        *("in pre\u017f\u017f", "\u0130n press"),
        *("doi", "DOI", "d\u0131", "et al", "vol. 3", "eds. e4", "no.5", "pp. ", "www.", "https:"),
        *("12(3):", "Moss, A. ", "[^1]", "** ", "\u00b9", "\u2020 ", "\u0663", "sleep-"),
        *("\n ", "  "),
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)

_DATE = r"(?:(?:1[5-9]|20)\d\d[a-z]?|(?i:n\. ?d\.|in press|forthcoming))"
_SIGN = re.compile(
    r"\A(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\^\d{1,3}(?= )|\[\^[\w-]{1,20}\]:?|[†‡§]{1,2}(?= )|\*{2,3}(?= ))"
    rf"[ \t]*\S|https?:|\bwww\.|\b(?i:doi)\b|\bet al\b|[(\[,;.] ?{_DATE}|\b{_DATE} ?[,;:.)(]"
    r"|\b(?i:vol|pp?|no|eds?)\. ?e?\d|\b\d{1,4}(?:\(\d{1,4}\))?[:,] ?(?:pp?\. ?)?[eE]?\d"
    r"|\A[\[(]?\d{1,4}[\])]?\Z"
)


def head(lines: list[str]) -> TextHead | None:
    return head_of("\n".join(lines).encode())


@given(st.text() | TEXTS)
def test_words_are_what_white_space_parts(text: str) -> None:
    assert count_words(text) == len(text.split())


@given(TEXTS)
def test_what_is_wrongly_decoded_is_found(text: str) -> None:
    plain = "\u00c3 " in text or bool(mojibake._SUSPECT.search(text))
    assert mojibake.may_be_mojibake(text) == plain
    begun = any(sign in text for sign in mojibake._LEFT_BEGINS)
    assert begun or not mojibake._LEFT.search(text)


@given(st.lists(LINES, max_size=9))
def test_what_a_database_exports_begins_a_line(lines: list[str]) -> None:
    text = "\n".join(lines).strip()
    begun = likely_exports._FIRST_LINE.match(text) or likely_exports._LATER_LINE.search(text)
    assert bool(begun) == any(sign.search(text) for _, sign in likely_exports._SIGN)


@given(st.lists(LINES, min_size=1, max_size=9))
def test_searches_and_programs_are_told_by_most_lines(lines: list[str]) -> None:
    if not (first := head(lines)):
        return
    like = sum(bool(likely_searches._LINE.fullmatch(line)) for line in first.bare)
    most = like == len(first.bare) or (like >= FEW and like * 2 > len(first.bare))
    sure = likely_searches._holds_sure(first.text.lower())
    assert likely_searches.is_search(first) == (sure and most)
    codes = sum(bool(likely_programs._CODE.fullmatch(line)) for line in first.bare)
    few = first.has_few_others(likely_programs._CODE, len(first.bare) / 3)
    assert few == (codes == len(first.bare) or codes * 3 > len(first.bare) * 2)


@given(TEXTS)
def test_a_part_of_an_entry_is_told_by_any_sign_of_a_work(line: str) -> None:
    plain = entry_cues.is_entry(line) or bool(_SIGN.search(line))
    assert entry_cues.may_be_entry(line) == plain
    assert entry_cues._DATE_PARTED.search(line) or not entry_cues._DATED_WORK.match(line)


@given(TEXTS)
def test_hyphens_that_may_part_a_word_are_found(text: str) -> None:
    found = broken_words.breaks_in(Bundle([Document("garden", text)]))
    plain = broken_words._BREAK.finditer(text)
    assert [one.span() for one in found] == [one.span() for one in plain]
