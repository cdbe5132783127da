"""Subjects of which "is" says something else than of what kind they are.

Of love or success a sentence is a maxim, "The Long Road Home is a novel" tells of one book, and
in "keeping hens is" no thing is named but what somebody does.
"""

from __future__ import annotations

import re

from reviewbook.finders.genus import is_hypernym
from reviewbook.finders.no_terms import is_time

_FAR = 100  # characters
# What maxims are about; only of a feeling or a state they may say what it is.
_OF_LIFE = re.compile(
    r"(?:happiness|love|success|failure|life|hope|forgiveness|friendship|friends?|leaders?"
    r"|leadership|silence|winning|losing|courage|wisdom|beauty|home|gratitude|patience|kindness"
    r"|loyalty|generosity|greatness|genius|luck|time|death|truth|youth|old age|family|fatherhood"
    r"|motherhood|parenthood|parenting|marriage|teachers?|fathers?|mothers?|hero(?:es)?)\Z",
    re.IGNORECASE,
)
# What everybody has a saying of: "freedom means paying one's own bills", "cleaning means".
_VALUED = re.compile(
    r"(?:freedom|equality|respect|safety|quality|luxury|confidence|maturity|style|wealth|culture"
    r"|art"
    r"|honesty|travel|health|progress|justice|fairness|comfort|security|community|faith|trust"
    r"|democracy|growth|magic|change|learning|peace|work|retirement|adulthood|excellence)\Z"
    r"|(?:[a-z]+ )?(?:age|be|becom|believ|belong|car|chang|clean|cook|dy|driv|exercis|fail|forget"
    r"|forgiv|giv|grow|help|hop|know|lead|learn|liv|los|lov|matur|mov|own|parent|play|read|run|sav"
    r"|sell|shar|shop|speak|spend|succeed|teach|think|tidy|travel|trust|wait|walk|winn|work"
    r"|writ)ing"
    r"(?: (?:up|old|well))?\Z",
    re.IGNORECASE,
)
_ARTS = re.compile(
    r"(?:politics|management|leadership|diplomacy|marketing|advertising|design|therapy|negotiation"
    r"|selling|teaching|writing|editing|comedy|strategy|war|living|cooking)\Z",
    re.IGNORECASE,
)
_ART_OF = re.compile(r"the (?:[a-z]+ )?art of\b")
_TIME_WHEN = re.compile(
    r"(?:the|an?) (?:[a-z]+ )?(?:time|day|month|season|hour|moment|period|week)\b"
)
_STATE = re.compile(
    r"(?:an? |the )?(?:[a-z]+,? ){0,2}(?:states?|emotions?|feelings?|attitudes?|virtues?|concepts?"
    r"|legal|social|mental|psychological|cessation|union|bond|parent|institution)\b"
)
# "Keeping hens is": who does it is left out, but what it is done to is told.
_DOING_SO = re.compile(r"[A-Za-z][a-z]{2,}ing (?:[\w-]+ )?[a-z]{2,}(?<![suic])s\Z")
_MOST = re.compile(
    r"(?:big|larg|b|wor|hard|easi|late|new|old|fin|simpl|cheap|quick|fast|saf|sur|strong|clear"
    r"|great"
    r"|smart|rich|poor)(?:g?est|st) (?!common\b)",
    re.IGNORECASE,
)
# "Norwold is the capital of": what a place or a person is to others.
_PART_PLAYED = re.compile(
    r"the (?:[a-z'\u2019-]+ ){0,2}(?:capital|city|town|village|port|birthplace|home|seat|county"
    r"|president|leader|founder|author|director|chief|head coach|son|daughter|wife|husband|king"
    r"|queen|captain|owner|maker|winner|company|service|car|band|brand)\b"
)
_AT_PRESENT = re.compile(
    r"(?:current (?!account|ratio|density)|proposed |latest |previous |upcoming |existing )"
)
_ONE = re.compile(r"[Aa]n? |[Ee]very ")
_SEVERAL = ("are", "were")
# What somebody has made and given a name.
_MADE = re.compile(
    r"an? (?:[\w-]+ ){0,3}?(?:guide|handbook|book|novel|film|movie|series|album|song|app|website"
    r"|platform|tool|game|museum|gallery|hotel|restaurant|caf\u00e9|bar|pub|festival|event|award"
    r"|programme|program|course|podcast|magazine|newspaper|charity|company|club|school|park|garden"
    r"|trail|bridge|house|building|tower|church|ship|boat|phone|watch|car|bike|camera)\b"
)


def is_no_subject(text: str, subject: re.Match[str], hit: re.Match[str], end: int) -> bool:
    """Tell whether what stands before "is" is no kind of thing.

    Parameters
    ----------
    text, end
        The clean text, and where the sentence ends.
    subject
        The subject, with its article.
    hit
        The verb.
    """
    several = hit.group().startswith(_SEVERAL)
    if several and _ONE.fullmatch(subject["article"] or "") and not subject["anew"]:
        return True  # "a legacy of the monks are the ponds"
    term, place, far = subject["term"], hit.end(), min(end, hit.end() + _FAR)
    if _OF_LIFE.match(term) and not subject["termed"]:
        return not _STATE.match(text, place, far)
    bare = not several and not subject["article"]
    ways = (
        bare and _DOING_SO.match(term),
        bare and term[0].isupper() and _PART_PLAYED.match(text, place, far),
        _MOST.match(term) or (subject["article"] == "The " and _AT_PRESENT.match(term)),
        _ARTS.match(term) and _ART_OF.match(text, place, far),
        is_time(term) and _TIME_WHEN.match(text, place, far),
        _is_made(term, subject) and _MADE.match(text, place, far),
    )
    return any(ways)


def is_of_sayings(term: str) -> bool:
    """Tell whether what somebody says that a thing "means" is a maxim: "winning", "freedom"."""
    return bool(_OF_LIFE.match(term) or _VALUED.match(term) or is_time(term))


def _is_made(term: str, subject: re.Match[str]) -> bool:
    """Tell whether "The" and a name of its own stand there: "The Long Road Home"."""
    words = term.split()
    named = len(words) > 1 and all(word[0].isupper() for word in words if word not in ("of", "the"))
    last = words[-1].lower()  # but "The Beaufort Scale"
    plain = is_hypernym(last) and not _MADE.match(f"a {last}")
    return named and subject["article"] == "The " and not plain
