"""What a term is, behind words that lead to it: "in short, X is poor Y", "definition of X: poor Y".

Before the term no more than 80 characters are looked at for "definition of".
"""

from __future__ import annotations

import re

from reviewbook.finders.definition_limits import is_on_a_scale
from reviewbook.finders.definition_patterns import STATE, TITLE
from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.finders.genus import likens, names_genus, names_hypernym, praises
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.finders.term_subjects import is_narrowed
from reviewbook.ledger.tables import Mention

_BEFORE = 80  # characters
_LEAD = re.compile(
    r"(?:[Aa]ccording to [^;:()]{2,60}|[Aa]s (?:defined|described|understood) (?:by|in) "
    r"[^;:()]{2,60}|[Ii]n (?:\w{3,12} (?:words?|terms|English|language)|short|brief|essence)"
    r"|[Ss]imply put|[Pp]ut simply|[Bb]y definition|(?:[Ss]trictly|[Bb]roadly|[Pp]lainly) speaking"
    r"|[Bb]asically|[Ee]ssentially|[Ff]undamentally|[Tt]echnically|[Cc]linically|[Mm]edically"
    r"), (?:the term |an? "
    rf"|the )?{OPEN}\Z"
)
_DEFINITION_OF = re.compile(rf"\bdefinition of (?:the term |an? |the )?{OPEN}\Z", re.IGNORECASE)
_IS_OR_WAS = re.compile(rf"{CLOSE} (?:is|are|was|were) (?!not\b)")
_COLON = re.compile(rf"{CLOSE}(?: \([^()]{{1,80}}\))?: ?{OPEN}")
_NO_DEFINITION = re.compile(
    r"(?:[Ss]ee|[Pp]ages?|[Cc]hapters?|[Tt]ables?|[Bb]ox(?:es)?|[Ff]igures?|[Ss]ections?|pp?\.) "
)
# What a definition begins with behind a colon, which makes it one.
_PHRASE = re.compile(
    rf"(?i:(?!{TITLE})(?:an? |the |any )?(?!(?:what|how|why|who|yes|no|it|this|that|there|we|you|i"
    r"|read|find|go|ask|check|click|search|two|three|four|five)\b))"
    r"(?P<words>(?:[^\W\d_][\w'\u2019-]*,? ){2}[^\W\d_])"
)
_TWO_WORDS = re.compile(r"(?:an? |the )?(?P<one>[a-z][\w-]{2,}) (?P<other>[a-z][\w-]{2,})")
_NO_NOUN = re.compile(r"\w+(?:ed|ly|ing)\Z")
_STATE = re.compile(STATE)
_ARTICLE = re.compile(r"(?:an?|the|any) ")
FOLLOWING = (_IS_OR_WAS, _COLON)
"""What has to follow a term for a rule of this module to hold."""


def is_led_to(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether words before a term lead to what it is said to be.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    term
        The term.
    """
    before = max(start, term.start - _BEFORE)
    if _DEFINITION_OF.search(text, before, term.start):
        return _is_definition(text, end, term)
    return bool(_LEAD.match(text, start, term.start)) and _is_said_to_be(text, end, term)


def says_kind(text: str, start: int, end: int) -> bool:
    """Tell whether a noun phrase says of what kind a thing is, not how it feels."""
    article = _ARTICLE.match(text, start, end)
    if likens(text, start, end):
        return False
    if not article:
        kind = _TWO_WORDS.match(text, start, end) and names_hypernym(text, start, end)
        return bool(kind) and not praises(text, start, end)
    narrowed = is_narrowed(text, article.end(), end, any_noun=True)
    return narrowed or names_hypernym(text, start, end)


def _is_said_to_be(text: str, end: int, term: Mention) -> bool:
    """Find "X is poor Y", "X was a score below 10"."""
    is_ = _IS_OR_WAS.match(text, term.end, end)
    if not is_:
        return False
    past = "was" in is_.group() or "were" in is_.group()
    scaled = is_on_a_scale(text, is_.end(), end)
    return scaled or (not past and _is_noun_phrase(text, is_.end(), end))


def _is_definition(text: str, end: int, term: Mention) -> bool:
    """Tell whether what follows "the definition of X" is one: "is loose soil", ": loose soil"."""
    is_ = _IS_OR_WAS.match(text, term.end, end)
    colon = None if is_ else _COLON.match(text, term.end, end)
    found = is_ or colon
    if not found or _NO_DEFINITION.match(text, found.end(), end):
        return False
    if _STATE.match(text, found.end(), end) or is_on_a_scale(text, found.end(), end):
        return True
    phrase = _PHRASE.match(text, found.end(), end) if colon else None
    if phrase and names_genus(text, phrase.start("words"), end):
        return True
    with_article = _ARTICLE.match(text, found.end(), end)
    is_kind = says_kind if with_article else _is_noun_phrase
    return is_kind(text, found.end(), end)


def _is_noun_phrase(text: str, start: int, end: int) -> bool:
    two = _TWO_WORDS.match(text, start, end)
    if not two or praises(text, start, end) or not names_genus(text, start, end):
        return False
    words = two.group("one", "other")
    return not any(word in FUNCTION_WORDS or _NO_NOUN.match(word) for word in words)
