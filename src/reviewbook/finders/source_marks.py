"""What shows that a sentence has a source, though no work can be read from it: "(ibid.)", "[2]"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.finders.place_names import PLACES
from reviewbook.references.person_names import fold_name

_FOOTNOTE = r"\^[\w-]{1,20}"
_SERIES = r"\d{1,3}(?:\s?[,;–‑-]\s?\d{1,3}){0,20}"
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
# A number that counts off stands behind a comma, a colon or an "and"; one that repeats a word
# stands behind that.
_COUNTS = (
    r"(?<![,;:]\s)(?<!\band\s)(?<!\bor\s)(?<!\bone\s)(?<!\btwo\s)(?<!\bthree\s)(?<!\bfour\s)"
    r"(?<!\bfive\s)(?<!\bsix\s)(?<!\bseven\s)(?<!\beight\s)(?<!\bnine\s)(?<!\bten\s)"
)
# What each mark has one of, and each journal: few sentences do.
_SIGN = re.compile(r"[\[(\d⁰¹²³⁴⁵⁶⁷⁸⁹†‡§@\\]")
_JOURNALS = "Journal Annals Archives Proceedings Transactions".split()
_WORDS = ("http", "www.", "ISBN", "personal comm", "published", *(f"{one} of" for one in _JOURNALS))
# What all of these begin with comes first: with that few places of a sentence are tried.
_MARK = re.compile(
    r"(?=[\[(\d⁰¹²³⁴⁵⁶⁷⁸⁹†‡§@\\]|PM|[Aa]|NCT|ISRCTN|ISBN|http|www|CRD|personal)"
    rf"(?:\[(?:{_SERIES}|{_FOOTNOTE})\]|(?<=[^\W\d_.!?\"”’)]\s){_COUNTS}\({_SERIES}\)"
    r"|(?<![\d⁰¹²³⁴⁵⁶⁷⁸⁹⁻])(?<!\bm)(?<!\b[kcdm]m)(?<!\bft)[⁰¹²³⁴⁵⁶⁷⁸⁹]"
    r"|(?<=[”\"])\d{1,3}(?=[\s.,;]|\Z)|(?<=[^\W\d_]|[.!?])[†‡§]{1,3}(?=[\s.,;]|\Z)"
    r"|\[(?:[a-z]|[ivx]{1,5})(?:, ?(?:[a-z]|[ivx]{1,5})){0,5}\](?=[.,;]|\Z)"
    r"|(?<=[a-z],)\d{1,3}(?:[,–-]\d{1,3}){0,10}(?=\s|\Z)"
    rf"|(?<=[^\W\d_][.!?])\({_SERIES}\)"
    r"|\((?i:see )(?:the )?(?i:references|notes|sources|bibliography)\b"
    r"|\bPMC?ID:? ?\d|\bPMC\d{4}|\b(?i:arxiv):? ?\d{4}\.\d|\bNCT\d{8}|\bISRCTN\d{6}"
    r"|\[-?@\w|\\[a-zA-Z]{0,12}cite[a-zA-Z]{0,8}\*?[\[{]"
    r"|https?://|\bwww\.|\b10\.\d{4,9}/\S|\bpersonal communication\b"
    r"|\bCRD42\d{6,12}\b|\bISBN:?\s[\dX–‑-]{10,17}"
    r"|\[[^\[\]\n]{0,80}(?<!\w)@[^\W\d_][\w:.-]+|(?<!\S)@[a-z][\w-]*\d{4}[a-z]?\b"
    rf"|[(\[](?:(?i:ibid|(?:op|loc)\. ?cit|(?:see )?(?:foot|end)?note \d|sources?: )"
    rf"|{_YEAR}[)\]])"
    r"|[(\[][^()\[\]\n]{1,80}\bet(?:\.\s?|\s)al\b|\[[A-Z][A-Za-z+]{1,30}\d{2}[a-z]?\])"
)
# "A 2019 study in Hedges", "published in Hedges"; not "a 2019 study in Ghana".
_JOURNAL = re.compile(
    rf"(?:\b{_YEAR} (?:[\w-]+ ){{0,2}}(?:stud(?:y|ies)|trial|survey|review|report|analysis|paper"
    r"|article|meta-analysis) in|\bpublished(?: online| last \w+| this \w+)? in) "
    r"(?:[Tt]he )?(?:journal )?"
    r"(?P<journal>(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|English|German|French|Spanish|Chinese)\b)[A-Z]\w+)"
    rf"|\b(?:{'|'.join(_JOURNALS)}) of (?:the )?[A-Z]"
)
# Such numbers stand behind the full stop, where the next sentence seems to begin.
_BEHIND_STOP = re.compile(
    rf"\s*(?:\[(?:{_SERIES}|{_FOOTNOTE})\]|\({_SERIES}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?=[\s.,;]|\Z)"
)


def is_marked(text: str, bounds: Sequence[tuple[int, int]], sentence: int) -> bool:
    """Tell whether a sentence carries the mark of a source.

    Parameters
    ----------
    text
        The clean text.
    bounds
        Where each sentence begins and ends, in order.
    sentence
        The number of the sentence, from 1.
    """
    start, end = bounds[sentence - 1]
    behind = _BEHIND_STOP.match(text, start, end)
    begin = behind.end() if behind else start
    if _may_be_marked(text[begin:end]) and (
        _MARK.search(text, begin, end) or _names_journal(text, begin, end)
    ):
        return True
    return sentence < len(bounds) and bool(_BEHIND_STOP.match(text, *bounds[sentence]))


def _may_be_marked(sentence: str) -> bool:
    return bool(_SIGN.search(sentence)) or any(map(sentence.__contains__, _WORDS))


def _names_journal(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says in which journal a work is."""
    return any(
        not one["journal"] or fold_name(one["journal"]) not in PLACES
        for one in _JOURNAL.finditer(text, start, end)
    )
