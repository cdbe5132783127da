"""Definitions: sentences that define, gloss or characterise a term of the codebook.

The cues are verbs and typographic signs of definition ("refers to", "is characterised by", a dash
after the term, a short form in brackets); a subject that is only a pronoun is looked up in the
sentences before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.documents.clean_text import sentences
from reviewbook.documents.document import Document
from reviewbook.ledger.tables import BODY, Definition, Mention, Passage, Quantity

_BE = r"(?:is|are|was|were)"
_CUES = (
    ("definition", rf"refers? to|(?:{_BE} )?defined as|{_BE} an? term\b|{_BE} called"),
    ("definition", rf"(?:{_BE} )?(?:an? )?condition (?:where|in which|that)"),
    ("definition", rf"{_BE} known as (?!an? |the |one )"),
    ("gloss", rf"{_BE} (?:also|often|commonly|sometimes) (?:known as|called) (?!an? |the |one )"),
    ("characterisation", rf"{_BE} known as"),
    ("characterisation", rf"(?:\w+ ){{0,2}}{_BE} (?:\w+ ){{0,2}}characteri[sz]ed by"),
    ("characterisation", r"(?:function|serve|act)s? as\b|represents?\b|describes?\b|involves?\b"),
    ("characterisation", rf"{_BE} (?:believed|thought|considered|more than)"),
    ("characterisation", rf"{_BE} not (?:just|only|simply)|not only \w+s\b"),
    ("characterisation", rf"(?:\w+ )?{_BE} (?:an? |the |one of )|addresse?s?\b|creates?\b"),
    ("characterisation", r"(?:often |typically )?presents? as\b"),
)
_CUE = re.compile(
    r"[\"'\u201d\u2019]?(?:\s?\([^()]{1,80}\))?[\"'\u201d\u2019]?(?:,[^,.;]{1,80},)?\s+(?:"
    + "|".join(f"(?P<{kind}_{n}>{cue})" for n, (kind, cue) in enumerate(_CUES))
    + ")"
)
_ANAPHOR = re.compile(
    r"(?:It|This|They|These|That) (?P<refers>refers? to)"
    r"|(?:It|This|They|These|That)(?:['\u2019]s| is| are) (?:an? |the |characteri[sz]ed by)"
)
_CONDITION = re.compile(r"(?:talking|speaking) (?:about|of) a condition (?:where|in which)")
_ANAPHORIC_END = re.compile(r"(?:That|This)(?:['\u2019]s| is) $")
_CRITERION = re.compile(r"(?:may|might|can|could) (?:be a sign of|have|indicate|suggest) $")
_ASIDE = re.compile(r"(?: of [\w ]{1,40})?\s?(?: - |\u2014|\u2013)\s?(?:the|an?|how|what) ")
_CALLED = re.compile(r"(?:called|known as|termed|concept of) [\"'\u201c\u2018]?$")
# "X means that" is a definition only where the sentence begins with X, not with "Having X".
_MEANS = re.compile(r"[\"\u201d\u2019]? means? that\b")
_SUBJECT = re.compile(
    r"(?:(?:[Tt]he )?(?:term|word|phrase|diagnosis) |[Aa]n? |[Tt]he )?[\"\u201c\u2018]?"
)
_BY = re.compile(r"(?<![a-z] )\b[Bb]y (?:the (?:term|word|phrase) )?[\"\u201c\u2018]?$")
_WE_MEAN = re.compile(
    r"[\"\u201d\u2019]?,? (?:we|I|clinicians|doctors|experts|researchers) (?:usually )?mean\b"
)
_LABEL = re.compile(r"[^:]{0,4}:\s")
_OR_SHORT = re.compile(r", or [A-Z]{2,6}\b")
_SHORT = re.compile(r"\(([A-Za-z]{2,8})s?\)")


def find_definitions(
    document: Document, terms: Sequence[Mention], quantities: Sequence[Quantity] = ()
) -> list[Definition]:
    """Find the definitions of a document's body, sorted by place and term.

    Parameters
    ----------
    document
        A document with its passages.
    terms
        Mentions of what may be defined: treatments and subjects, of this document.
    quantities
        Quantities of this document: a number of failures in a definition is its `failures_min`.
    """
    terms = _outermost(terms)
    found: dict[tuple[int, int, str], Definition] = {}
    last: Mention | None = None
    for passage in document.passages:
        if passage.zone not in BODY:
            continue
        inside = [term for term in terms if term.passage == passage.passage]
        if passage.zone in ("title", "heading"):
            last = inside[0] if inside else last
            continue
        for start, end in sentences(document.text, passage.start, passage.end):
            here = [term for term in inside if start <= term.start and term.end <= end]
            for term, kind, rule in _cues(document.text, passage, start, end, here, last):
                row = Definition(
                    document.name,
                    passage.passage,
                    start,
                    end,
                    term.surface,
                    term.concept,
                    kind,
                    rule,
                )
                found.setdefault((start, end, term.concept), _with_failures(row, quantities))
            last = here[0] if here else last
    return sorted(found.values(), key=lambda d: (d.start, d.end, d.term))


def _outermost(terms: Sequence[Mention]) -> list[Mention]:
    """Sort mentions by place; leave out what is only a part of a longer term."""
    found: list[Mention] = []
    for term in sorted(terms, key=lambda term: (term.start, -term.end)):
        around = found[-1] if found else term
        same = (around.start, around.end) == (term.start, term.end)
        if same or term.end > around.end:
            found.append(term)
    return found


def _with_failures(row: Definition, quantities: Sequence[Quantity]) -> Definition:
    for quantity in quantities:
        inside = row.start <= quantity.start and quantity.end <= row.end
        if inside and quantity.kind == "failures" and row.kind != "gloss":
            return row._replace(failures_min=f"{quantity.low:g}")
    return row


def _cues(
    text: str, passage: Passage, start: int, end: int, here: list[Mention], last: Mention | None
) -> Iterator[tuple[Mention, str, str]]:
    """Yield (term, kind, rule) for every cue in one sentence."""
    for term in here:
        if term.start == passage.start and _LABEL.match(text, term.end, end):
            yield term, "characterisation", "label"
        if cue := _CUE.match(text, term.end, end):
            yield term, (cue.lastgroup or "").split("_")[0], "cue"
        elif _is_meant(text, start, end, term):
            yield term, "definition", "cue"
        elif _CRITERION.search(text, start, term.start):
            yield term, "criterion", "criterion"
        elif _ANAPHORIC_END.search(text, start, term.start):
            yield term, "definition", "anaphora"
        if _ASIDE.match(text, term.end, end) or _CALLED.search(text, start, term.start):
            yield term, "gloss", "aside"
        if _is_spelled_out(text, term):
            yield term, "gloss", "short form"
    anaphor = _ANAPHOR.match(text, start, end)
    if last and anaphor:
        yield last, "definition" if anaphor["refers"] else "characterisation", "anaphora"
    elif last and _CONDITION.search(text, start, end):
        yield last, "definition", "anaphora"


def _is_meant(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether a sentence says "X means that" or "by X we mean"."""
    if _MEANS.match(text, term.end, end):
        return bool(_SUBJECT.fullmatch(text, start, term.start))
    before = _BY.search(text, start, term.start)
    return bool(before and _WE_MEAN.match(text, term.end, end))


def _is_spelled_out(text: str, term: Mention) -> bool:
    """Tell whether a mention gives a long form with its short form."""
    return term.rule == "apposition" or bool(
        _SHORT.fullmatch(term.surface) or _OR_SHORT.match(text, term.end)
    )
