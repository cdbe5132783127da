"""Terms that an earlier sentence named or asked for: "It is a", "What is X?" and its answer."""

from __future__ import annotations

import re

from reviewbook.finders.bare_kinds import answers_without_verb
from reviewbook.finders.definition_patterns import GENUS, HOW, PASSIVE, STATE
from reviewbook.finders.definition_places import is_subject, stands_before
from reviewbook.finders.genus import names_genus
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.ledger.tables import Mention

_IT = r"(?:It|This|They|These|That)"
_ANAPHOR = re.compile(
    rf"{_IT}(?: (?P<defines>{HOW}refers? to|{PASSIVE}(?:defined|understood) as)\b"
    rf"|(?:['\u2019]s| is| are) (?:characteri[sz]ed by|(?P<{GENUS}>)(?=an? |the )))"
)
_IN_CONDITION = " a condition "
_CONDITION = re.compile(rf"(?:talking|speaking) (?:about|of){_IN_CONDITION}(?:where|in which)")
# Whether, how or why it is so is asked, not what it is.
_WHETHER = re.compile(
    r"(?<!\w)(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have|must|may|might)"
    r" (?:(?:an?|the|all|such) |(?:I|we|you|one|anyone|people) (?!know|hear|understand|remember)"
    r"\w{2,12} (?:an?|the )?)?"
    rf"{OPEN}\Z",
    re.IGNORECASE,
)
# A question and its answer
_QUESTION = re.compile(
    r"what(?: (?:do|does) (?:\w{1,14} )?\w{1,14} mean by"
    r"|(?: exactly)?(?: is|\u2019s|'s| are| does| do)(?: exactly)?(?: meant by)?)"
    rf" (?:an? |the |the (?:term|word) )?{OPEN}\Z",
    re.IGNORECASE,
)
# A heading may leave out the mark of the question.
_ASKED = re.compile(r"[\"\u201d\u2019]?(?: mean)?[\"\u201d\u2019]?\s?(?:\?|\Z)", re.IGNORECASE)
# "They are found in the sea", "It is rising": said of the thing, and no answer.
_NO_ANSWER = re.compile(
    r"(?:\w{2,14}ly |very |quite |often |also |still )?(?:(?:\w+ed|found|seen|known|eaten|sold"
    r"|grown|born|given|taken|here|everywhere) (?:in|by|on|at|to|from|through|all|among|as|about)\b"
    r"|(?:rising|falling|growing|spreading|increasing|becoming|coming|going|looking|happening)\b"
    r"|\w+(?:ing|ed)[.,;!])"
)
# What a word such as "pieces" is the noun of, though it mostly says what part something plays.
_PIECES = re.compile(
    r"(?:(?:very |extremely )?(?:small|tiny|little|fine|short|thin|large|long) )"
    r"(?:pieces|bits|parts|chunks) of \w",
    re.IGNORECASE,
)
# "Obesity is having", behind the question what it is.
_NAMED_AGAIN = re.compile(rf"{CLOSE} (?:is|are|means?|describes?|refers? to) (?!not\b)")
_ANSWER = re.compile(
    r"(?:A: ?)?(?:(?:(?:put )?simply(?: put)?|in short|in brief|in simple terms|briefly), )?"
    rf"(?:{_IT}(?:['\u2019]s| is| are| means?| describes?)\b(?! not\b)(?! (?:an?|the) )"
    rf"|(?:In .{{3,20}}, )?[Ww]e mean\b|(?={STATE})"
    rf"|(?:{_IT}(?:['\u2019]s| is| are) )?(?P<{GENUS}>)(?=an? |the )"
    r"(?!\w+ (?:(?!that |which |who )\w+ ){1,2}(?:is|are|was|were|has|have|had) ))",
    re.IGNORECASE,
)


def is_asked(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a stretch of text asks what a term is."""
    asked = _ASKED.match(text, term.end, end)
    return bool(asked and stands_before(_QUESTION, text, start, term))


def is_doubted(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a sentence asks something else of a term than what it is."""
    asks = text[end - 1] == "?" and not is_asked(text, start, term, end)
    return asks and bool(stands_before(_WHETHER, text, start, term))


def pronoun_cue(
    text: str, start: int, end: int, *, asked: bool, doubted: bool = False
) -> tuple[str, str] | None:
    """Return (kind, rule) where a sentence is about the term named last, or asked for.

    What follows on a question whether it is so, `doubted`, is an answer to that.
    """
    anaphor = _ANAPHOR.match(text, start, end)
    replies = anaphor and (asked or doubted) and anaphor[GENUS] == ""
    if anaphor and _is_borne_out(anaphor, end) and not replies:
        return ("definition" if anaphor["defines"] else "characterisation"), "anaphora"
    answer = _ANSWER.match(text, start, end) if asked else None
    told = asked and answers_without_verb(text, start, end)
    told = told or bool(asked and _PIECES.match(text, start, end))
    told = told or bool(answer and answers(text, answer.end(), end))
    named = text.find(_IN_CONDITION, start, end) >= 0  # which few sentences hold
    if told or (named and _CONDITION.search(text, start, end)):
        return "definition", "anaphora"
    return None


def may_speak_of_it(text: str, start: int, end: int) -> bool:
    """Tell whether `pronoun_cue` may find something in a stretch before which nothing was asked."""
    named = text.find(_IN_CONDITION, start, end) >= 0
    return named or bool(_ANAPHOR.search(text, start, end))


def answers(text: str, start: int, end: int) -> bool:
    """Tell whether what follows "It is" or "X is" answers what X is."""
    place = start + (text[start : start + 1] == " ")
    if _NO_ANSWER.match(text, place, end):
        return False
    return bool(_PIECES.match(text, place, end)) or names_genus(text, place, end)


def names_it_again(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a sentence that begins with the term asked for says what it is."""
    again = _NAMED_AGAIN.match(text, term.end, end)
    if not again or not is_subject(text, start, term):
        return False
    return answers(text, again.end(), end)


def _is_borne_out(cue: re.Match[str], end: int) -> bool:
    """Tell whether the noun after a cue says of what kind the term is, where it has to."""
    needed = cue[GENUS] is not None
    return not needed or names_genus(cue.string, cue.end(), end)
