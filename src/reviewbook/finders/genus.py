"""Whether what follows "X is a" says what kind of thing X is.

A definition names a genus: "a fungal disease", "a soil that crumbles". A noun such as *reason*,
*problem* or *option* says what part X plays, and *a complex condition* what it is like.
"""

from __future__ import annotations

import re

from reviewbook.finders import judging_words as judging
from reviewbook.finders.hypernyms import AGENT, HYPERNYMS
from reviewbook.finders.personal_clauses import is_personal
from reviewbook.finders.praising_clauses import does_good_or_harm

_ARTICLES = frozenset("a an the one of any".split())
# What a noun phrase ends at, and of that what narrows its noun down.
_NARROWS = frozenset(
    """about affecting against aimed among between called caused causing characterised
    characterized designed for from in involving marked of that through toward under used using
    when where whereby which who whose with within without""".split()
)
_ENDS = _NARROWS | frozenset(
    "and as at because but by he i if it not on or people she so than they to we while you".split()
)
_WORD = re.compile(r"\s?([\w'\u2019-]+)([,.;:!?()\u2014\u2013]?)")
_MADE = re.compile(r"\w{3}(?:[st]ion|ment|ness|ity|ism|logy|ship|graph|meter)s?$")
# "a bilayer" is a layer, "a subgroup" a group
_PREFIX = re.compile(
    r"(?:sub|bi|tri|micro|macro|super|supra|multi|poly|bio|photo|proto|pseudo|meta|mega|neuro|eco)"
    r"-?(?=[a-z]{4})"
)
_AGENT = re.compile(AGENT)
_OPINION = re.compile(
    r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:job|task|chore|duty) for\b"
    r"|(?:an? |the )?(?:clear|sure|true|strong|outward|visible|telltale|defining|lasting|early) "
    r"(?:mark|sign|token|proof|symbol|hallmark|reminder) of\b"
    r"|(?:an? )?(?:conversation|dialogue) (?:with|between)\b"
    r"|(?:an? )?(?:combination|mix|mixture|blend|result|product|matter) of (?:both|all|several|many"
    r"|factors|things|luck|these|those|the two)\b"
    r"|(?:an? )?(?:function|reflection|by-?product|victim) of\b"
    r"|(?:an? )?(?:[a-z]+ )?(?:form|kind|sort|type) of (?:torture|magic|madness|slavery|love|art"
    r"|prayer|escape|self-care|violence|theft|poetry|therapy)\b"
    r"|(?:way of life\b|moment of truth|name of the game|order of the day|talk of|waste of"
    r"|tip of the iceberg|(?:act|labou?r) of (?:love|faith)"
    r"|(?:test|measure) of (?:patience|character|nerves?))\b"
    r"|(?:an? |the )?(?:[\w-]+ ){1,3}"
    r"(?:for (?:some|many|most|others|us|me|everyone|both|you|your)\b"
    r"|(?:that |which )?(?:our|my|nobody|no one)\b|that no\b"
    r"|with (?:an? )?(?:[\w-]+ ){0,2}?(?:will|soul|heart|temper|conscience|attitude|personality"
    r"|sense of humou?r|twist|difference|smile)\b"
    r"|with (?:many|several|some|few|no|plenty of) (?:\w+ )?(?:advantages|benefits|drawbacks|risks"
    r"|downsides|strengths|weaknesses|virtues|faults|merits|uses|fans)\b"
    r"|(?:that|which) the whole (?:family|team|village|town|street|world)\b"
    r"|(?:that|which) should (?:not|never|always)\b"
    r"|(?:that|which) (?:can |will |may |could )?(?:save|cost|earn|spare|win|repay)s? (?:you|us)\b"
    r"|of (?:its|their|his|her|your) own\b)|price (?:that )?(?:you|we) pay\b"
    r"|(?:an? |the )?(?:[\w-]+ ){0,2}(?:state|frame) of mind(?=[.,;!]|\Z)"
    r"|state of (?:grace|bliss|chaos|confusion|flux|disrepair|undress)\b"
    r"|(?:an? |the )?(?:[\w-]+ ){1,3}(?:(?:that|which|who) (?:teach|remind|reward|punish|forgive"
    r"|invite)(?:es|s)? (?:you|us)\b|(?:that |which )?I (?:have|had|love|hate|like)\b"
    r"|(?:that |which )?(?:we|many|most|few|nobody)(?: \w+)? (?:like|love|hate|fear|enjoy|avoid"
    r"|ignore|forget|overlook|underrate|dislike|prefer|need)s?\b"
    r"|(?:that|which|who) (?:deserves?|matters?|merits?|needs? more)\b"
    r"|(?:that|(?<!in )(?<!by )which) (?:many|most|some|few|several|everyone|everybody|nobody|half)"
    r"\b"
    r"|(?:that|which) (?!\w+(?:an|ish|ese|ic|ch)s?\b)[A-Z][a-z]+ [a-z]{3,}(?:s|ed)\b"
    r"|(?:that|which) (?:takes?|requires?|demands?|wants?)(?: \w+)?"
    r" (?:time|patience|practi[cs]e|courage|effort|dedication|nerves?|discipline)\b"
    r"|(?:that|which) (?:pays? (?:you|us|off|back|for itself)|(?:changes?|ruins?) lives)\b"
    r"|(?:that|which|who) (?:never|always) (?:fail|sleep|stop|cease|surprise|delight|amaze)s?\b"
    r"|(?:that|which) (?:can |may )?(?:makes?|turns?) (?:(?:every|daily)?(?: ?day)? ?life|you|us)\b"
    r"|(?:that|which) (?:touch|affect|concern|strike|hit)(?:es|s)? (?:almost|nearly|millions"
    r"|thousands|one|many|every|everyone|about|around|up|more|some)\b"
    r"|(?:that|which|who) (?:has|have) (?:\w{3,14}ly )?(?:gained|gotten|become|grown|attracted"
    r"|received|drawn|seen|come|gone|surged|risen|exploded|captured|stood|taken (?:off|over)|won)\b"
    r"|(?:[a-z]+er|more [a-z]+|less [a-z]+) [a-z]+ than\b|of (?:sorts|a kind)\b"
    r"|between (?:you|us|me)\b"
    r"|for the (?:bold|brave|curious|faint|few|hungry|lazy|lonely|lucky|patient|rich|strong)\b"
    r"|in the (?:wrong|right) [a-z]+\b|on the (?:poor|rich|soul|mind|nerves|senses)\b"
    r"|(?:that|which) (?:every|each|all) (?:[\w-]+ ){1,3}(?:would|wants?|needs?|hates?|loves?"
    r"|fears?|dreads?|knows?|should|has to|have to)\b"
    r"|(?:that|which) (?:\w+ )?[a-z]+s (?:have|had) (?:\w+ )?(?:argued|debated|discussed|disputed"
    r"|pondered|studied|wondered)\b"
    r"|(?:that|which) (?:is|are) (?:[a-z]+ )?(?:in|by|around|across|throughout) (?:the world\b"
    r"|every(?:one|body)\b|(?:almost |nearly |virtually )?(?:all|every) (?:cit|civili[sz]ation"
    r"|countr|cultur|home|hous|kitchen|language|office|religion|school|societ|town|village))"
    r"|[^.;]{0,60}\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|(?:recent|new|modern|late) (?:development|invention|idea|addition|discovery|trend|thing)\b"
    r"|(?:that|which|who) (?:is|are) (?:very|so|too|really|quite|truly|extremely) "
    r"|(?:that )?you (?:can|should|must|will) (?:build|break|change|choose|develop|learn|buy|find"
    r"|get|give|love|try|master)\b)"
)
_DEED = re.compile(
    r"(?!(?:beginning|ending|warning|making|undoing|turning|crossing|offering|showing)\b)"
    r"\w{3,}ing\Z"
)
_PARTICIPLE = re.compile(
    r"(?:grown|heard|made|given|left|spread|paid|laid|kept|held|built|sold|taken|seen|felt|found"
    r"|shown|known|worn|drawn|cut|put|set|dug|eaten|\w{2,}ed)\Z"
)
_ADJECTIVES = ("al", "ic", "ive", "ous", "ful", "less", "ary")
_FAR = 100  # characters that are looked at


def names_genus(text: str, start: int, end: int) -> bool:
    """Tell whether the noun phrase at a place, after its article or before it, is of a kind.

    Where no noun is known to be none, it is taken for one.
    """
    words, after = _noun_phrase(text, start, min(end, start + _FAR))
    if not words:
        return True
    noun = words[-1]
    like = len(words) > 1 and all(word in judging.WHAT_IT_IS_LIKE for word in words[:-1])
    kind = is_kind(noun) or (not like and _is_part(words, after))
    if "best" in words or not kind or noun in judging.RANK:
        return False
    if noun == "matter" and (after in ("of", "for") or len(words) == 1):  # but "dark matter"
        return False
    if noun == "number" and after == "of" and text[start : start + 1] != "t":  # "the number of"
        return False
    praised = noun in judging.BROAD_GENUS and set(words[:-1]) & judging.PRAISES
    if words[0] in judging.FIGURATIVE or praised:
        return False
    ranked = any(word in judging.RANK for word in words)
    return not _among(noun, judging.BROAD_GENUS) or not (ranked or (like and after not in _NARROWS))


def _is_part(words: list[str], after: str) -> bool:
    """Tell whether "an architectural element that" stands there, and no key element."""
    part = words[-1] in judging.KINDS_OF_PARTS and len(words) > 1
    return part and after in ("that", "which", "used") and judging.HOW_NEEDED.isdisjoint(words)


def is_opinion(text: str, start: int, end: int) -> bool:
    """Tell whether who speaks says what a thing is to them: "a disease that deserves more".

    So is whose task it is: "a job for the cook".
    """
    far = min(end, start + _FAR)
    told = bool(_OPINION.match(text, start, far)) or is_personal(text, start, far)
    return told or does_good_or_harm(text, start, far)


def heads(text: str, start: int, end: int, noun: str) -> bool:
    """Tell whether a noun is the head of the noun phrase at a place."""
    words, _ = _noun_phrase(text, start, min(end, start + _FAR))
    return bool(words) and words[-1] == noun.lower()


def names_hypernym(text: str, start: int, end: int) -> bool:
    """Tell whether the noun phrase at a place is of a kind whose noun stands for whole kinds."""
    if is_opinion(text, start, end):
        return False
    words, after = _noun_phrase(text, start, min(end, start + _FAR))
    deed = after == "of" and bool(words) and bool(_DEED.match(words[-1]))
    return bool(words) and (deed or is_hypernym(words[-1])) and names_genus(text, start, end)


def is_hypernym(noun: str) -> bool:
    """Tell whether a noun stands for a whole kind of things, persons, doings or states."""
    small = noun.casefold()
    if _MADE.search(small) or _AGENT.fullmatch(small):
        return True
    names = (small, _PREFIX.sub("", small))
    return any(not HYPERNYMS.isdisjoint(_singulars(name)) for name in names)


def _singulars(noun: str) -> tuple[str, str, str]:
    one = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return noun, one, noun.removesuffix("es")


def names_one_kind(noun: str, *, sure: bool) -> bool:
    """Tell whether a noun alone says of what kind a thing is: "a mould", no part or amount of it.

    A kind of drug is `sure` to.
    """
    if sure:
        return bool(_AGENT.fullmatch(noun))
    return is_hypernym(noun) and is_kind(noun) and noun not in judging.AMOUNTS


def praises(text: str, start: int, end: int, *, plain: bool = False) -> bool:
    """Tell whether a noun phrase says what a thing is like: "a powerful force", "a nice gift".

    Where the phrase is plainly of a kind, how often or how large the kind is does not count.
    """
    words, _ = _noun_phrase(text, start, min(end, start + _FAR))
    if not plain and not judging.HOW_NEEDED.isdisjoint(words):
        return True
    return any(_is_praise(word) and not (plain and word in judging.HOW_COMMON) for word in words)


def is_evaluated(term: str) -> bool:
    """Tell whether a term begins with a word of praise, rank or judgement: "a typical day"."""
    first = term.split(maxsplit=1)[0].lower()
    return _is_praise(first) or first in judging.JUDGED


def is_verdict(term: str, *, called: bool = False) -> bool:
    """Tell whether a name praises or blames: "a failure", "the best".

    What somebody has `called` a thing may also be a figure of speech: "war".
    """
    word = term.casefold()
    likened = called and word in judging.LIKENED_TO
    return likened or word in judging.VERDICTS or word.split()[-1] in judging.RANK


def is_plain(noun: str) -> bool:
    """Tell whether a noun neither judges a thing nor likens it to another."""
    return is_kind(noun) and not _among(noun, judging.LIKENED_TO)


def _is_praise(word: str) -> bool:
    return (
        word in judging.WHAT_IT_IS_LIKE
        or word in judging.RANK
        or bool(judging.SUPERLATIVE.match(word))
    )


def likens(text: str, start: int, end: int) -> bool:
    """Tell whether a noun phrase is a figure of speech: "a nightmare", "the black dog"."""
    words, _ = _noun_phrase(text, start, min(end, start + _FAR))
    return bool(words) and (words[-1] in judging.LIKENED_TO or _among(words[-1], judging.NO_GENUS))


def is_kind(noun: str) -> bool:
    """Tell whether a noun may name a kind of thing: no *reason*, no *option*."""
    return not _among(noun, judging.NO_GENUS) and noun not in judging.WHAT_IT_IS_LIKE


def _narrows(noun: str, word: str) -> bool:
    """Tell whether a participle narrows a noun down: "a crop grown", but "a state owned firm"."""
    return bool(_PARTICIPLE.match(word)) and is_hypernym(noun)


def _among(noun: str, nouns: frozenset[str]) -> bool:
    one = noun if noun in ("goods", "norms") else noun.removesuffix("s")
    return noun in nouns or one in nouns


def _is_adjective(word: str) -> bool:
    like = word in judging.WHAT_IT_IS_LIKE or word.endswith(_ADJECTIVES)
    return like and not _AGENT.fullmatch(word)


def _noun_phrase(text: str, start: int, end: int) -> tuple[list[str], str]:
    """Return the words of a noun phrase without its article, in small letters, and the next one."""
    words: list[str] = []
    place = start
    while found := _WORD.match(text, place, end):
        word, place = found[1].lower(), found.end()
        only_like = bool(words) and _is_adjective(words[-1])
        if word in _ENDS and not (word in ("and", "or") and only_like) and word not in _ARTICLES:
            return words, word
        if words and (word == "of" or _narrows(words[-1], word)):
            return words, word
        if word not in _ARTICLES and word not in ("and", "or"):
            words.append(word)
        if found[2] and not (found[2] == "," and words and _is_adjective(words[-1])):
            return words, found[2]
    return words, ""
