"""What a thing "is", if that says of what kind it is: "X is a thing that", "X is the act of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders import kind_patterns as kinds
from reviewbook.finders.bare_kinds import names_bare_kind
from reviewbook.finders.bodily_functions import is_of_body, says_function
from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.finders.genus import (
    is_evaluated,
    is_hypernym,
    is_opinion,
    is_plain,
    likens,
    names_genus,
    names_hypernym,
    praises,
)
from reviewbook.finders.no_subjects import is_no_subject
from reviewbook.finders.no_terms import bears_name, is_time
from reviewbook.finders.personal_clauses import is_personal
from reviewbook.finders.reversed_definitions import tell_reversed
from reviewbook.finders.telling_verbs import is_said_of_theory
from reviewbook.finders.term_phrases import as_term
from reviewbook.finders.term_subjects import (
    Told,
    is_bare,
    is_narrowed,
    is_no_name,
    is_of_kinds,
    is_relation,
    subject_of,
)

# "Friends are the people who": what one thinks of them.
_THE_ONES = re.compile(r"the (?:one\b|(?:\w+ )?(?:ones|people|person|man|men|woman|women) who\b)")
_ARTICLE = re.compile(r"(?:\w+ly |just |not an? [a-z -]{2,30} but )?(?:an?|any) ")
_ANEW = ("also called ", "also known as ", "or ")
_OF_ONE = re.compile(r"an? ", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+(?:ed|ing|en|ly) |(?:set|kept|made|held|put|built|sold|left|living) ")
# "The ribs are curved bones that": said of the ribs of all, where "that" follows.
_WHICH = re.compile(
    r"(?:[A-Za-z-]+,? ){1,3}(?:that|which|[^,.;:()]{3,40} which) (?!was |were |had |[a-z]+ed )"
)
_FIRST = re.compile(r"\w+")
# "Members of the group are": those at hand.
_AT_HAND = re.compile(r" of the\b")
_AGAIN = re.compile(r"(?:[a-z-]+ ){1,2}(?P<noun>[a-z-]+)(?:[.,;]|\Z)")
# "The list is a list of eighty names", "members are people who": those at hand.
_COUNTED = re.compile(
    r"an? (?:[a-z-]+ )?(?:list|team|group|fleet|row|crew|queue|pile|stack|collection|choir|class)"
    r" of (?:about |over |some |nearly |almost )?(?:\d|(?:two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|\w+teen|\w+ty|hundreds|thousands|an? (?:dozen|hundred|thousand))\b)"
)
_OF_US = re.compile(
    r"(?:[Oo]ur |[Tt]he )?(?:[Mm]embers|[Cc]ustomers|[Vv]isitors|[Gg]uests|[Vv]olunteers|[Rr]eaders"
    r"|[Rr]egulars|[Ss]taff|[Hh]elpers|[Nn]eighbou?rs|[Ff]riends|[Cc]hildren|[Aa]dults) "
    r"(?:are|were) (?:the )?(?:people|those|persons) (?:who|that)\b"
)
# "Your deposit is the money you bring": what everybody has who reads it.
_YOUR = "Your "
_OF_YOURS = re.compile(
    r"the (?:[a-z-]+ ){0,2}?(?:amount|sum|money|share|percentage|rate|fee|number|period|value"
    r"|difference|total) (?:(?:that |which )?you\b|(?:of|between|at which|for which|left)\b)"
)
# "Trade secrets are confidential information that": several, told by what stuff they are.
_STUFF = re.compile(
    r"(?:[a-z-]+(?:al|ic|ive|ous|ed|ary) )?(?:information|material|matter|evidence|software"
    r"|equipment|food|land|tissue|property|money|text|waste) (?:that|which|used)\b"
)
_ADVERB = re.compile(r"(?:\w{2,14}ly |just )?")
_OFTEN = re.compile(r"(?:simply|just|basically|essentially|typically|usually|generally|often) ")
_SEVERAL = ("are", "were")
_NAME = re.compile(r"[A-Z][\w-]+(?: of)?(?: [A-Z][\w-]+)+")
_NEAR = 30  # characters
_WHO = re.compile(r"[^,.;]{3,60}? who(?:m|se)?\b")


def tell_kind(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "X is a thing that", "X is the act of", "X is a term for", "X is when"."""
    if its := kinds.ITS.match(text, hit.end(), end):
        yield from _by_relation(text, start, end, its)
    if text.startswith(_YOUR, start):
        yield from _by_yours(text, start + len(_YOUR), end, hit)
        return
    found = subject_of(text, start, hit.start())
    if not found:
        yield from tell_reversed(text, start, end, hit)
    if text.startswith("like ", hit.end()):
        return
    if not found or _AT_HAND.search(found[0]["term"]) or _OF_US.match(text, start, end):
        return
    if is_no_subject(text, found[0], hit, end):
        return
    subject, term = found
    once = hit.group().startswith("w") and not is_bare(subject)
    if once and not _NAME.fullmatch(subject["term"]):  # "the storm was the loss of"
        return
    if _is_told(text, end, hit, subject):
        yield Told(term, "definition", "cue")
    elif _is_characterised(text, subject, hit, end):
        yield Told(term, "characterisation", "cue")


def _by_yours(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "Your X is the amount you pay"."""
    subject = subject_of(text, start, hit.start())
    if subject and _OF_YOURS.match(text, hit.end(), end):
        yield Told(subject[1], "definition", "cue")


def _by_relation(text: str, start: int, end: int, its: re.Match[str]) -> Iterator[Told]:
    """Find "The act of a thing is its X"."""
    if its["deed"] and text.startswith("The difference ", start):
        return  # "the difference between winning and losing is preparation"
    term = as_term(text, *its.span("deed" if its["deed"] else "term"))
    if term and text.startswith("The ", start) and is_relation(text, start, end):
        yield Told(term, "definition", "cue")


def _is_characterised(text: str, subject: re.Match[str], hit: re.Match[str], end: int) -> bool:
    """Tell whether a kind of thing, what it is for or what a part of a body does follows."""
    if _is_no_kind(text, subject, hit, end):
        return False
    if _is_kind_of_thing(text, subject, hit, end) or _is_for(text, hit.end(), end):
        return True
    return says_function(text, hit.end(), end) and is_of_body(subject)


def _is_told(text: str, end: int, hit: re.Match[str], subject: re.Match[str]) -> bool:
    """Tell whether "a term for", "anything that", "the act of" or "the thing that" follows."""
    if kinds.IS_NAME.match(text, hit.end(), end):
        return not is_opinion(text, hit.end(), end)
    if text.startswith("that ", hit.end()):
        return is_said_of_theory(subject)
    any_one = kinds.ANY_ONE.match(text, hit.end(), end)
    if any_one or kinds.IS_ANY.match(text, hit.end(), end):
        of_time = text.startswith("when ", hit.end()) and is_time(subject["term"])
        sure = any_one or kinds.SOME_ONE.match(text, hit.end(), end)
        those = text.startswith("those ", hit.end()) and is_personal(text, hit.end(), end)
        judged = is_evaluated(subject["term"]) or those
        general = is_bare(subject) and not of_time and not judged
        return general and (bool(sure) or names_genus(text, hit.end(), end))
    place = adverb.end() if (adverb := _ADVERB.match(text, hit.end(), end)) else hit.end()
    if is_relation(text, place, end) or _is_owned(text, place, end, subject):
        return True
    if kinds.PLACE.match(text, place, end):
        return bool(_OF_ONE.match(subject["article"] or ""))
    return _is_the_one(text, place, end, subject, several=hit.group().startswith(_SEVERAL))


def _is_owned(text: str, place: int, end: int, subject: re.Match[str]) -> bool:
    """Tell whether "an animal's response to" follows, or of "a plant's X" "its speed of"."""
    owned = kinds.OWNED_BY.match(text, place, end)
    if not owned or not is_bare(subject):
        return False
    any_one = bool(subject["owner"]) or text[place] in "ao"
    return any_one and is_hypernym(owned["noun"])


def _is_the_one(text: str, place: int, end: int, subject: re.Match[str], *, several: bool) -> bool:
    """Tell whether "the outer skin of a" or "the thing that" follows, and no figure of speech."""
    if kinds.LIKENED_OF.match(text, place, end):
        return False
    if (any_ := kinds.OF_ANY.match(text, place, end)) and is_plain(any_["noun"]):
        return True
    if not text.startswith("the ", place):
        return False
    if not _is_general(subject):
        body = kinds.OF_BODIES.match(text, place + len("the "), end)
        return bool(body) and is_narrowed(text, place + len("the "), end)
    stuff = any(
        one.match(text, place + len("the "), end) for one in (kinds.OF_BODIES, kinds.OF_STUFF)
    )
    kind = several or stuff or is_no_name(subject)
    if kinds.BY_WHICH.match(text, place, end) and names_hypernym(text, place, end):
        return kind and is_bare(subject)
    ones = _THE_ONES.match(text, place, end) or likens(text, place + len("the "), end)
    head = subject["term"].rpartition(" ")
    again = head[2] if head[0] else ""
    return kind and not ones and is_narrowed(text, place + len("the "), end, noun=again)


def _is_general(subject: re.Match[str]) -> bool:
    """Tell whether a subject is of a kind: "the heart" may be at hand, but not "the X, or Y"."""
    named_anew = subject["anew"] or (subject["aside"] or "").startswith(_ANEW)
    return is_bare(subject) or " " in subject["term"] or bool(named_anew)


def _is_no_kind(text: str, subject: re.Match[str], hit: re.Match[str], end: int) -> bool:
    """Tell whether a time of day or a place by its name is said to be "a coffee", "a town"."""
    if not is_bare(subject) and _COUNTED.match(text, hit.end(), end):
        return True
    article = _ARTICLE.match(text, hit.end(), end)
    if not article or subject["article"] or subject["open"]:
        return False
    term = subject["term"]
    return is_time(term) or bears_name(
        term, text, article.end(), article=False, one=not hit.group().startswith(_SEVERAL)
    )


def _is_kind_of_thing(text: str, subject: re.Match[str], hit: re.Match[str], end: int) -> bool:
    """Tell whether "a thing that" or "things that" follows a subject."""
    article = _ARTICLE.match(text, hit.end(), end)
    are = hit.group().startswith(_SEVERAL)
    if not article and are:
        place = often.end() if (often := _OFTEN.match(text, hit.end(), end)) else hit.end()
        bare = not subject["article"] or bool(subject["anew"])
        which = bool(_WHICH.match(text, place, end)) and names_hypernym(text, place, end)
        meant = " " in subject["term"] and kinds.MEANT_TO.match(text, place, end)
        stuff = _STUFF.match(text, place, end) and names_bare_kind(text, place, end)
        if bare and (meant or stuff or _is_again(text, place, end, subject)):
            return True
        body = kinds.OF_BODIES.match(text, place, end) and names_hypernym(text, place, end)
        body = body and not praises(text, place, end, plain=True)
        return (bare and bool(body)) or ((bare or which) and is_of_kinds(text, place, end))
    if not article:
        return _is_stuff(text, hit.end(), end, subject)
    if not are and _is_of_its_kind(text, subject, article.end(), end):
        return True
    if not _is_general(subject) or (are and not kinds.A_KIND_OF.match(text, hit.end(), end)):
        return False
    # "Tom is a cook who": a name, not a kind.
    who = _WHO.match(text, article.end(), end)
    named = not are and not subject["article"] and not subject["open"]
    one = bool(_OF_ONE.match(subject["article"] or ""))
    return not (who and named) and is_narrowed(text, article.end(), end, of_one=one)


def _is_of_its_kind(text: str, subject: re.Match[str], place: int, end: int) -> bool:
    """Tell whether an organ that, or an annual plant, follows, or the head of the term again."""
    if not is_bare(subject):
        body = kinds.OF_BODIES.match(text, place, end)
        return body is not None and is_narrowed(text, place, end)
    kind = kinds.SORTED.match(text, place, end)
    if kind and is_hypernym(kind["noun"]) and is_no_name(subject):
        return names_genus(text, place, end) and not praises(text, place, end)
    head = subject["term"].split()[-1]
    several = " " in subject["term"]
    again = several and is_narrowed(text, place, end, noun=head)
    return again or _is_again(text, place, end, subject)


def _is_again(text: str, place: int, end: int, subject: re.Match[str]) -> bool:
    """Tell whether "an informal vote" follows, of "a straw vote": its noun again."""
    again = _AGAIN.match(text, place, end)
    same = again is not None and subject["term"].endswith(f" {again['noun']}")
    return same and not praises(text, place, end)


def _is_stuff(text: str, start: int, end: int, subject: re.Match[str]) -> bool:
    """Tell whether "molten rock that" follows, stuff that needs no article, or "doing it"."""
    doing = subject["term"].endswith("ing") and kinds.DOING.match(text, start, end)
    if doing and is_bare(subject):
        return True
    first = _FIRST.match(text, start, end)
    if not first or first[0] in FUNCTION_WORDS:
        return False
    if subject["article"]:  # "a green belt is land that"
        any_one = _OF_ONE.fullmatch(subject["article"])
        return any_one is not None and names_bare_kind(text, start, end)
    if _PARTICIPLE.match(text, start, end):
        return False
    stuff = kinds.STUFF.match(text, start, end)
    kind = stuff and is_hypernym(stuff["noun"]) and is_narrowed(text, start, end)
    head = subject["term"].split()[-1]
    kind = kind or (
        " " in subject["term"]
        and is_narrowed(text, start, end, noun=head)
        and f" {head} " in text[start - 1 : start + _NEAR]
    )
    return bool(kind) or names_bare_kind(text, start, end)


def _is_for(text: str, start: int, end: int) -> bool:
    """Tell whether "a tool used to" follows."""
    article = _ARTICLE.match(text, start, end)
    used = article and kinds.USED_FOR.match(text, article.end(), end)
    return bool(article and used) and is_narrowed(text, start + len("a "), end)
