"""What has a year in brackets behind it and wrote nothing: "the film Stairs (1912)".

Many a family name is a word too. Who says something, or is pointed to, is somebody; else such a
name cites only in a document that lists its works or cites others nearby, where the word is rare
and nothing is told of it as of a thing.
"""

from __future__ import annotations

import re

from reviewbook.finders.dated_authors import SAYS, WORK, DatedAuthors
from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.references.cited_authors import PERIODICAL
from reviewbook.references.person_names import UPPER

LONGEST_WORK = 60  # characters
_NEAR = 2_000  # characters
_SHORT = 24  # characters
_OFTEN = 4  # times a word is used that a text is about
# "Pond Watch (2014)": words with capitals before the one that is read.
_CAPITALS = re.compile(rf"(?<![\w'’.-])(?:[{UPPER}][^\W\d_]+ ){{1,4}}\Z")
_WORD = re.compile(r"\w+")
# "Brandt Street (2020)" is where something stands, unless it is said to say something.
_PLACE = re.compile(
    r"Street|Road|Avenue|Lane|Square|Boulevard|Terrace|Alley|Quay|Crescent|Bridge|Station|Airport"
    r"|Stadium|Cathedral|Harbou?r|Pier|Plaza"
)
_BY = re.compile(
    r"\b(?i:by|see|cf\.|following|per|after|from|with|and|like|unlike|for|than|contrast|compare"
    r"|contradicts?|supports?|according to"
    r"|(?:as|found|described|discussed|shown|given|reported|listed|reviewed|details|more|said) in)"
    r"\s\Z"
)
_SAYS = re.compile(
    rf"(?:,?\s(?:who|also|then|later|first|\w{{3,14}}ly))?\s(?:{SAYS}|review|stud(?:y|ies|ied)|measur|compar"
    r"|test|examin|estimat|identif|reveal|confirm|recommend|warn|holds?|held|maintain|point|discuss|define"
    r"|(?:dis)?agree|saw|sees|asks?|asked|call|list|counts?|counted|tried|gave|gives|blame|reject|doubt"
    r"|den(?:y|ies|ied)|differ|believ|think|thought|explain|offer|prefer|add(?:s|ed)\b|trace|date[sd]\b)"
)
_CITES = re.compile(rf"[{UPPER}]\w+ (?:et al\.?|(?:&|and) [{UPPER}][\w-]+),? \(?(?:19|20)\d\d")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Oo]ur|[Tt]heir|[Ii]ts)\s\Z")
_NAMED_WITH_ARTICLE = re.compile(rf"\b[Tt]he\s(?:[{UPPER}][\w'’-]+\s){{1,4}}\Z")
_WORK_BEHIND = re.compile(rf"\s(?:[a-z-]{{2,20}}\s){{0,2}}{WORK}\b")
# What is told of things that were made, and of what happened.
_THING_BEHIND = re.compile(
    r"\s(?:(?:is|are|was|were|be|became)\s(?:(?:a|an|the|his|her|its|my|our|their|one)\s"
    rf"(?!(?:[\w-]+\s){{0,3}}{WORK}|(?:first|last|only)\s(?:\w+\s)?to\b)|[a-z]+(?:ed|en|wn|ilt|old|ung|ade|een)\b)"
    r"|(?:opened|closed|crashed|sank|fell|stood|burn(?:ed|t)|won|lost|had|went|came|killed|destroyed"
    r"|sold|ran|sailed|hangs?|hung|stars|starred)\b)"
)
# The same of a name that is no word of the text.
_SURELY_THING_BEHIND = re.compile(
    rf"\s(?:(?:is|was)\s(?:his|her|its|my|our|their)\s(?!(?:[\w-]+\s){{0,3}}{WORK})"
    r"|(?:crashed|sank|hangs|hung|sailed|stars|starred)\b)"
)
_IN = re.compile(r"\b(?i:in|at|near|on|since|until|around|through|during|between)\s\Z")
_MADE = (
    r"films?|movie|novel|album|song|opera|musical|painting|play|poem|ballad|hymn|symphony|sonata"
    r"|sculpture|statue|drawing|photograph|cartoon|comic|series|game|exhibition|festival"
    r"|ship|steamer|ferry|boat|vessel|schooner|yacht|submarine|locomotive|train|racehorse|mare"
    r"|storm|hurricane|typhoon|earthquake|flood|famine|lakes?|rivers?|mountain|valley|islands?|castle"
    r"|palace|bridge|tower|tunnel|canal|dam|pub|inn|hotel|caf[ée]|restaurant|cinema|band|brand"
    r"|towns?|villages?|cit(?:y|ies)|port|county|province|king|queen|emperor|pope"
)
_OF_PLACE = (
    r"Battle|Siege|Treaty|Peace|Fair|Feast|House|Duke|Earl|Bishop|King|Queen|Prince|Bay|Gulf|Isle"
    r"|Congress|Synod|Sack|Partition|Islands?|Storm|Flood|Fire|Massacre|Diet|Edict|Statute|Statue|Church|Abbey|Tower|Kingdom|Lord"
)
_NO_AUTHOR_BEFORE = re.compile(
    rf"\b(?i:{_MADE})s?,?\s\Z"
    rf"|\b(?:(?:acts?|house|battle) of|[Tt]he Great|(?:{_OF_PLACE}) of(?: the)?(?: Saint)?)\s\Z"
    rf"|(?:\b(?i:his|her|their|its|my|our|whose)|['’]s)\s(?:[a-z-]{{2,20}}\s){{0,2}}{WORK}\s\Z"
    rf"|\b[Tt]he\s[{UPPER}]\w+['’]s\s\Z"
    r"|\b(?:[Uu]nder|HMS|USS|SS|President|Senator|Governor|Mayor|General|Admiral|Captain|King|Queen|Prince(?:ss)?|Pope|Emperor|Lord|Lady|Duke|Hotel|Villa|Mount|Lake"
    r"|Fort|Cape|Hurricane|Operation)\s\Z"
    r"|\b(?i:in|at|near|to|from|of|around|outside)\s(?i:great|new|old|north|south|east|west|upper|lower|little"
    r"|saint|st\.?|san|santa|los|las)\s\Z"
)


def names_no_author(text: str, begin: int, place: int) -> bool:
    """Tell whether what stands before a name says that it is of a film, a town or the like."""
    return bool(_NO_AUTHOR_BEFORE.search(text, max(begin, place - LONGEST_WORK), place))


def whole_name(text: str, begin: int, read: DatedAuthors) -> int:
    """Return where the name begins that one author's is the last word of: "Pond Watch"."""
    first = read.authors.start
    alone = len(read.authors.families) == 1 and not read.authors.more
    words = _CAPITALS.search(text, max(begin, first - LONGEST_WORK), first) if alone else None
    for word in _WORD.finditer(text, words.start(), first) if words else ():
        if word[0].lower() not in FUNCTION_WORDS and not word[0].endswith(("ly", "ing")):
            return word.start()
    return first


def names_a_thing(
    text: str, begin: int, end: int, read: DatedAuthors, behind: int, *, lists: bool
) -> bool:
    """Tell whether a name that no list has is that of a film, say, or a word that the text uses.

    It ends at `end`, and its date before `behind`. `lists` says whether the document has a list of
    references at all.
    """
    first, name = read.authors.start, text[read.authors.start : end].strip()
    places = (first, whole_name(text, begin, read))
    if any(names_no_author(text, begin, place) for place in places):
        return True
    if not name.isalpha() or (name.isupper() and len(name) > 1):
        return False
    if _NAMED_WITH_ARTICLE.search(text, max(begin, first - LONGEST_WORK), first):
        return not (PERIODICAL.search(text, min(places), end) or _SAYS.match(text, behind))
    if _PLACE.fullmatch(name) and places[1] < first:
        return not _SAYS.match(text, behind)
    if _ARTICLE_BEFORE.search(text, begin, first):
        return not (_WORK_BEHIND.match(text, behind) or PERIODICAL.match(name))
    pointed_to = _BY.search(text, max(begin, first - _SHORT), first)
    return not (pointed_to or _SAYS.match(text, behind)) and _is_word(
        text, first, end, behind, lists=lists
    )


def _is_word(text: str, first: int, end: int, behind: int, *, lists: bool) -> bool:
    """Tell whether a name is a word that the text uses, or what is told of it is of a thing."""
    name = text[first:end].strip()
    near = text[max(first - _NEAR, 0) : end + _NEAR]
    used = sum(near.count(f" {name.lower()}{sign}") for sign in (" ", ",", ".", "s ", "s,", "s."))
    if not used:
        return bool(_SURELY_THING_BEHIND.match(text, behind))
    cites = used < _OFTEN and (lists or _CITES.search(near))
    return not cites or _tells_of_thing(text, first, behind)


def _tells_of_thing(text: str, first: int, behind: int) -> bool:
    """Tell whether a name stands where a place or a time would, or is told of as a thing is."""
    return bool(
        _IN.search(text, max(first - _SHORT, 0), first) or _THING_BEHIND.match(text, behind)
    )
