"""Terms in bold or italics, as far as a format tells: so a text marks what it says the meaning of.

A mark alone says nothing; it allows what would mislead without it: any noun that is narrowed down,
no article before the meaning, an aside of one word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from reviewbook.finders.genus import is_hypernym, names_genus, praises
from reviewbook.finders.quotation_marks import CLOSE
from reviewbook.finders.term_labels import NO_LABEL, is_sentence
from reviewbook.finders.term_phrases import Span, as_term
from reviewbook.finders.term_subjects import WINDOW, Told, is_relation

_ARTICLE_BEFORE = re.compile(r"(?:[-*\u2022] )?(?:[Tt]he |[Aa]n? )?[\"\u201c]?\Z")
_SIGN = re.compile(rf"{CLOSE}(?::|\s(?:-|--|\u2013|\u2014)|\u2014)\s?")
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d\n]{2,60})[\"\u201d]")
_SIGN_WITHIN = re.compile(r"[:.,\s]+\Z")
_MEANING = re.compile(
    r"(?P<article>[Aa]n? |[Tt]he |[Aa]ny )?(?![Nn]ot?\b|[Tt]here\b|[Ww]e\b|[Ii]\b|[Ii]t\b|[Tt]his\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|\d)"
    r"(?:[^\W\d_][\w'\u2019-]{0,24},? (?:and |or )?){0,5}?"
    r"(?P<noun>(?!\w+ly )[^\W\d_][\w'\u2019-]{1,24}) "
    r"(?:that|which|whose|where|when|of|in which|for|used|made|laid|left|kept|set|sold|grown"
    r"|without|between|from|\w{3,14}ed)\b"
)
_IS = re.compile(
    rf"{CLOSE} (?:\w{{3,20}} )?(?:(?:is|are) (?:(?P<what>what (?!we|i|you|they|he|she|one)|when|how"
    r"|where|those|something|anything|anyone|someone)\b|(?=(?P<kind>an? |the |[a-z])))"
    r"|(?P<happens>(?:happens|occurs|takes place|sets in) (?:when|if) ))"
)
_HOW = re.compile(r"[Hh]ow (?!to\b|we\b|i\b|you\b|it\b|this\b|the\b)[a-z]")
# "*Mulching* – laying straw around plants": a doing, and what is done in it, with no other verb.
_DOING = re.compile(
    r"[A-Za-z][a-z]{2,14}ing (?!(?:by|in|is|on|the best|the most)\b)"
    r"(?!.*\b(?:I|we|you|my|our|your)\b)[^.;:?!]{8,120}\.?\Z"
)
_WHICH = re.compile(rf"{CLOSE}, (?:which|that) (?:is|are) (?=an? )")
_OR = re.compile(r"(?:, |\()or (?:an? |the )?\Z")
_OR_ENDS = re.compile(r"[,)]")
_ASIDE = re.compile(rf"{CLOSE}, (?=an? |the )")
_SPEAKS = re.compile(
    r"\b(?:[Ss]peaks? of|call(?:s|ed)?|termed?|known as|(?:concept|idea|notion) of) (?:an? |the )?"
    r"[\"\u201c]?\Z"
)
_SPEAKS_WHEN = re.compile(rf"{CLOSE} (?:when|if|where) ")
_KIND_THAT = re.compile(r"[\w'\u2019-]+(?: [\w'\u2019-]+){0,2} (?:that|which|who|whose) ")
_ENDS_IS = re.compile(r" are \Z")


def marked_within(marked: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return what is marked in a sentence."""
    first, behind = (bisect_left(marked, (place, 0)) for place in (start, end))
    return marked[first:behind]


def quoted_within(text: str, start: int, end: int) -> Iterator[Span]:
    """Give what stands in quotation marks, which mark a term as well as bold letters do."""
    return (found.span(1) for found in _QUOTED.finditer(text, start, end))


def tell_marked(text: str, start: int, end: int, marked: Iterable[Span]) -> Iterator[Told]:
    """Find what a sentence says of the terms that are marked in it.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    marked
        What is in bold or italics there.
    """
    for place, behind in marked:
        if behind > end:  # of a sentence that is too long only the first part is looked at
            return
        inner = _SIGN_WITHIN.search(text, place, behind)
        close = inner.start() if inner else behind
        term = as_term(text, place, close)
        if not term or _is_name(text[place:close]):
            continue
        if told := _told(text, start, end, term):
            yield Told(term, *told)


def _told(text: str, start: int, end: int, term: Span) -> tuple[str, str] | None:
    """Return how a sentence says what a marked term is, or nothing."""
    place, behind = term
    if _ARTICLE_BEFORE.fullmatch(text, start, place):
        return _told_of_subject(text, end, term)
    if _OR.search(text, start, place) and _OR_ENDS.match(text, behind, end):
        return "gloss", "aside"
    if _ASIDE.match(text, behind, end) and text[place].islower():
        return ("gloss", "aside") if _is_meaning(text, behind + len(", "), end) else None
    if _SPEAKS.search(text, start, place):
        sign = _SIGN.match(text, behind, end)
        if _SPEAKS_WHEN.match(text, behind, end) or (sign and _is_meaning(text, sign.end(), end)):
            return "definition", "cue"
    last = text[behind:end].strip(" .") == ""
    if last and _KIND_THAT.match(text, start, place) and _ENDS_IS.search(text, start, place):
        return ("definition", "cue") if text.endswith("s", place, behind) else None
    return None


def _told_of_subject(text: str, end: int, term: Span) -> tuple[str, str] | None:
    place, behind = term
    if sign := _SIGN.match(text, behind, end):
        named = not NO_LABEL.fullmatch(text, place, behind)
        meant = named and (_is_meaning(text, sign.end(), end) or _is_done(text, end, term, sign))
        return ("characterisation", "label") if meant else None
    if which := _WHICH.match(text, behind, end):
        return ("gloss", "aside") if _is_meaning(text, which.end(), end) else None
    says = _IS.match(text, behind, end)
    if says and (says["what"] or says["happens"] or _is_meaning(text, says.start("kind"), end)):
        return "definition", "cue"
    return None


def _is_meaning(text: str, start: int, end: int) -> bool:
    """Tell whether a noun that is narrowed down follows, which says of what kind a term is."""
    if is_relation(text, start, end) or _HOW.match(text, start, end):
        return True
    found = _MEANING.match(text, start, min(end, start + WINDOW))
    if not found or praises(text, start, end) or not names_genus(text, start, end):
        return False
    return bool(found["article"]) or is_hypernym(found["noun"]) or found["noun"].islower()


def _is_name(words: str) -> bool:
    """Tell whether words are a title or a name: all of several begin with a capital."""
    every = [word for word in words.split() if word[0].isalpha() and len(word) > len("the")]
    return words.startswith("The ") or (len(every) > 1 and all(one[0].isupper() for one in every))


def _is_done(text: str, end: int, term: Span, sign: re.Match[str]) -> bool:
    """Tell whether a term is a doing and what is done in it follows on its sign."""
    place = sign.end()
    doing = text.endswith("ing", *term) and _DOING.match(text, place, end)
    return bool(doing) and not is_sentence(text, place, end)
