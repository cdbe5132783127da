"""What in a sentence defines, glosses or characterises a term: verbs, and signs of typography.

Of what stands before a term no more than 80 characters are looked at, so that long sentences with
many terms cost no more than their length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.ledger.tables import Mention

_BE = r"(?:is|are|was|were)"
_CUES = (
    ("definition", rf"refers? to|(?:{_BE} )?defined as|{_BE} an? term\b|{_BE} called"),
    ("definition", rf"(?:{_BE} )?(?:an? )?condition (?:where|in which|that)"),
    ("definition", rf"{_BE} described as\b"),
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
_CRITERION = re.compile(r"(?:may|might|can|could) (?:be a sign of|have|indicate|suggest) \Z")
_ASIDE = re.compile(r"(?: of [\w ]{1,40})?\s?(?: - |\u2014|\u2013)\s?(?:the|an?|how|what) ")
_CALLED = re.compile(r"(?:called|known as|termed|concept of) [\"'\u201c\u2018]?$")
# "X means" is a definition only where the sentence begins with X, not with "Having X".
_MEANS = re.compile(
    r"[\"\u201d\u2019]? means? (?!(?:a lot|nothing|little|everything|much|more|less|well)\b)"
)
_DEFINES = re.compile(
    r"\b(?:defin(?:e|es|ed|ing)|describ(?:e|es|ed|ing)) (?:the (?:term|concept|notion) )?"
    r"(?:\w{1,20} ){0,2}[\"\u201c\u2018]?\Z"
)
_AS = re.compile(r"[\"\u201d\u2019]?(?:\s?\([^()]{1,80}\))?\s+(?:as|to be|to mean)\b")
_QUESTION = re.compile(
    r"[Ww]hat(?: is|\u2019s|'s| are| does| do) (?:an? |the )?[\"\u201c\u2018]?\Z"
)
_ASKED = re.compile(r"[\"\u201d\u2019]?(?: mean)?[\"\u201d\u2019]?\?")
_ANSWER = re.compile(
    r"(?:It|This|They|These|That)(?:['\u2019]s| is| are| means?| describes?)\b(?! not\b)"
)
# "X, or Y, is" names X anew, and "X (in other words)" explains it, where X begins the sentence;
# lists, examples and asides of other kinds do not.
_OR_NAMED = re.compile(
    r", or (?:an? |the )?[\w'\u2019 -]{2,40}, (?:is|are|was|were|can|may|has|have|affects?|means?"
    r"|refers?|occurs?|happens?|causes?|describes?|involves?)\b"
)
_EXPLAINED = re.compile(
    r"[\"\u201d\u2019]? \((?!(?:e\.?g\b|see|cf|for|such|including|and|or|not|but|especially"
    r"|formerly|particularly|with|when|if|as|by|from|at|on|in|to|which|who|even|usually|often|like"
    r"|sometimes|both|either|see also)\b)(?!\w+(?:, (?:and |or )?\w+)*\))[a-z][^()\d;]{8,160}\)"
)
_BEFORE = 80  # characters before a term that are looked at
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


def is_asked(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a stretch of text asks what a term is."""
    begin = max(start, term.start - _BEFORE)
    asked = _ASKED.match(text, term.end, end) and _QUESTION.search(text, begin, term.start)
    return bool(asked)


def term_cues(
    text: str, start: int, end: int, term: Mention, others: Sequence[Mention], *, labels: bool
) -> Iterator[tuple[str, str]]:
    """Yield (kind, rule) for every cue about a term in its sentence.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    term, others
        The term, and those that follow it in the sentence, in order.
    labels
        Whether the sentence begins its passage, so that the term may be its label.
    """
    before = max(start, term.start - _BEFORE)
    if labels and term.start == start and _LABEL.match(text, term.end, end):
        yield "characterisation", "label"
    if cue := _CUE.match(text, term.end, end):
        yield (cue.lastgroup or "").split("_")[0], "cue"
    elif _is_meant(text, start, end, term):
        yield "definition", "cue"
    elif _CRITERION.search(text, before, term.start):
        yield "criterion", "criterion"
    elif _ANAPHORIC_END.search(text, before, term.start):
        yield "definition", "anaphora"
    aside = _ASIDE.match(text, term.end, end) or _CALLED.search(text, before, term.start)
    if aside or _is_explained(text, start, end, term, others):
        yield "gloss", "aside"
    if _is_spelled_out(text, term):
        yield "gloss", "short form"


def pronoun_cue(text: str, start: int, end: int, *, asked: bool) -> tuple[str, str] | None:
    """Return (kind, rule) where a sentence is about the term named last, or asked for."""
    if anaphor := _ANAPHOR.match(text, start, end):
        return ("definition" if anaphor["refers"] else "characterisation"), "anaphora"
    if _CONDITION.search(text, start, end) or (asked and _ANSWER.match(text, start, end)):
        return "definition", "anaphora"
    return None


def _is_subject(text: str, start: int, term: Mention) -> bool:
    return bool(_SUBJECT.fullmatch(text, start, term.start))


def _is_meant(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether a sentence says "X means", "by X we mean" or "they define X as"."""
    before = max(start, term.start - _BEFORE)
    if _MEANS.match(text, term.end, end):
        return _is_subject(text, start, term)
    if _AS.match(text, term.end, end):
        return bool(_DEFINES.search(text, before, term.start))
    by = _WE_MEAN.match(text, term.end, end) and _BY.search(text, before, term.start)
    return bool(by)


def _is_explained(
    text: str, start: int, end: int, term: Mention, others: Sequence[Mention]
) -> bool:
    """Tell whether a sentence begins with a term and its other name, which no concept has."""
    named = _OR_NAMED.match(text, term.end, end) or _EXPLAINED.match(text, term.end, end)
    if not named or not _is_subject(text, start, term):
        return False
    following = next((other for other in others if other.start >= term.end), None)
    return following is None or following.start >= named.end()


def _is_spelled_out(text: str, term: Mention) -> bool:
    """Tell whether a mention gives a long form with its short form."""
    return term.rule == "apposition" or bool(
        _SHORT.fullmatch(term.surface) or _OR_SHORT.match(text, term.end)
    )
