"""How a sentence says what a term is, whatever the term: verbs, names and signs, as patterns.

Every pattern is bounded, so that what it costs is bounded by the number of places it is tried at.
"""

from __future__ import annotations

import re

from reviewbook.finders.definition_lookalikes import (
    ELSEWHERE,
    NO_NAME_BEHIND_OR,
    NO_OTHER_NAME,
    TIME_OF,
)
from reviewbook.finders.pattern_beginnings import AHEAD, begins_with, word_beginnings
from reviewbook.finders.quotation_marks import CLOSE, OPEN

_WORD = r"[^\W_](?:[\w'\u2019/&-]{0,30}\w)?"
_PHRASE = rf"{_WORD}(?: {_WORD}){{0,5}}?"
_HOW = r"(?:\w{2,14}ly |often |sometimes |also |best |here |now |then |just ){0,2}"
_CAN = r"(?:can|could|may|might|must|should)"
_BE = r"(?:is|are|was|were)"
_PASSIVE = rf"(?:{_CAN} {_HOW}be|(?:has|have) {_HOW}been|{_BE}) {_HOW}"
_TERMED = r"(?:term|word|phrase|expression|concept|notion)"
_NAME = r"(?:term|word|name|phrase|expression|label|shorthand)"
_ANY = r"(?:something|anything|someone|anyone|somebody|anybody)"

# Words and signs that may tell of a term; the group says what is looked at around it.
_TRIGGER_WORDS = (
    rf"(?P<kind>\b(?:is|are) (?=(?:\w{{4,14}}ly |just )?(?:an? |the |any |when |{_ANY} |[a-z])))"
    r"|(?P<verb>\b(?:refers? to|denotes?|means?|describes?|defined as"
    r"|(?:thought of|understood|conceived of|described) as|taken to mean)\b)"
    r"|(?P<named>\b(?:called|termed|dubbed|known as|referred to as)\b)"
    r"|(?P<calls>\bcalls? (?:this|it|these|them|such \w{1,20})\b)"
    r"|(?P<mean>\b(?:[Bb]y|[Tt]hink of|[Dd]efin(?:e|es|ed)|[Dd]efinition of)\b"
    rf"|\bthe {_TERMED}\b|\b(?:ha(?:s|ve)|[Tt]here(?: is|['\u2019]s)) a (?:name|word|term)\b)"
)
TRIGGER_WORD = re.compile(_TRIGGER_WORDS)
# Where one may begin: behind a sign that is no letter of ASCII, found by a set of signs.
BEFORE_TRIGGER_WORD = re.compile(
    rf"[^A-Za-z0-9]{begins_with(word_beginnings([_TRIGGER_WORDS], AHEAD))}"
)
# The signs among them, with what may follow: they are few, where blanks are many.
LIKELY_SIGN = re.compile(
    r"[,:(\u2013\u2014-](?:(?<=\()(?=[a-z])|(?= ?(?:an? |the |or |that is|i\.e\.|which )))"
)
TRIGGER_SIGN = re.compile(
    r"[, :\u2014](?:(?P<aside>(?<=,) (?=an? |the |or |that is|i\.e\.|which (?:is|are) an? )"
    r"|(?<= )\((?=[a-z]))"
    r"|(?P<dash>(?:(?<= )[-\u2013\u2014]|(?<=:)) (?=an? |the )|(?<=\u2014)(?=an? |the )))"
)

# What may stand before a term that a sentence begins with.
_LEAD = (
    r"(?P<lead>(?:[Ss]o|[Nn]ow|[Aa]nd|[Bb]ut|[Ss]imply put|[Pp]ut simply|[Bb]asically|[Bb]riefly"
    r"|[Ii]n (?:\w{1,14} (?:words?|terms?|English|language|sense)|short|brief|essence|general"
    r"|\w{3,14}(?:ics|ology|ography|nomy|istry|ture|law)))(?:, ?| ))?"
)
SUBJECT = re.compile(
    rf"{_LEAD}(?P<article>(?:[Tt]he |[Aa] )(?P<termed>{_TERMED}|writ|principle) (?:of )?"
    rf"|[Tt]he |[Aa]n? |[Ee]very )?"
    rf"(?P<open>{OPEN})(?P<term>{_PHRASE})(?P<close>{CLOSE})(?: \((?P<aside>[^()]{{1,60}})\))?"
    rf"(?:, [^,.;:()]{{1,80}},)? (?:which )?(?P<passive>(?:{_PASSIVE}|{_CAN} )?{_HOW})"
)
BARE_SUBJECT = re.compile(
    rf"{_LEAD}(?P<article>[Tt]he |[Aa]n? |[Ww]ith (?:an? |the )?|[Uu]nder )?"
    rf"(?P<open>{OPEN})(?P<term>{_PHRASE})(?P<close>{CLOSE})(?: \((?P<aside>[^()]{{1,60}})\))?"
)
ENDS_QUOTED = re.compile(r"[\"\u201c*_](?P<term>[^\"\u201c\u201d*_\n]{2,60})[\"\u201d*_]{1,3}\Z")
# What follows "is" in a definition.
IS_NAME = re.compile(
    rf"(?:an? |the )(?:(?!big|nice|great|good|bad|simple|small|strong|dirty)\w+ ){{0,2}}{_NAME} "
    r"(?:for|that|which|used|given|to|coined|meaning)\b"
    r"|short for\b"
)
IS_ANY = re.compile(
    rf"(?:{_ANY}|any \w+(?: \w+)?) (?:that|who|which|you|from|to|of|in|with)\b"
    rf"|when (?!{TIME_OF})"
    r"|one (?:who|that|whose|in which) |how (?:much|many|far|fast|well|often|easily) "
    r"|(?:basically|simply|essentially) \w{3,14}ing "
    r"|(?!(?:when|what|where|like|here|just|only) |\w+(?:ed|ly|ing) )"
    r"[a-z]{4,14} (?:you|used|made|designed|kept|set) "
)
_RELATIONS = (
    r"(?:ability|absence|act|amount|area|art|average|belief|branch|capacity|change|collection"
    r"|craft|degree"
    r"|difference|discipline|distance|energy|extent|fear|feeling|gap|group|habit|height"
    r"|idea|inability|lack|length|hour|level|loss|measure|moment|number|part|percentage|period"
    r"|point|position|practice"
    r"|presence|probability|process|proportion|quantity|range|rate|ratio|region|right"
    r"|science|set|shape|share|skill|state|study|sum|system|technique|tendency|theory|time|total"
    r"|use|value|volume|way|width)"
)
_RANKED = r"(?!most|least|first|last|only|main|single|big)"
RELATION = re.compile(
    rf"[Tt]he (?:{_RANKED}\w{{3,16}} )?{_RELATIONS}s?(?: and \w{{3,16}})?"
    r" (?:of|by|through|in|at|that|which|to|between|from|with|over|when|where|who)\b"
)
DEED = re.compile(
    rf"[Tt]he (?:{_RANKED}\w{{3,16}} )?\w{{3,14}}(?:[st]ion|ment|ness|ing|ance|ence|al|ure)"
    r"(?: and \w{3,16})? of\b"
)
# "The act of doing so is its X", "the act of doing so is Xation"
ITS = re.compile(
    rf"(?:(?:its|their) (?P<term>{_PHRASE})"
    r"|(?P<deed>(?:\w{3,16} )?\w{3,14}(?:[st]ion|sis|ment|ism|ity|ance|ence|logy)))\.?\Z"
)
# A noun, and what narrows it down: some clauses do so with any noun, others are said of anything.
NARROWED = re.compile(
    r"(?:(?!(?:to|over|as|than|from|by|at|into|without|like|it|we|you|they|not|but|for|on)\b)"
    r"[\w'\u2019-]{1,24},? (?:and |or )?){0,5}?(?P<noun>[\w'\u2019-]{1,24}) (?:(?P<sure>used"
    r"|designed|made|built|formed|intended|consisting|containing|granted|placed|paid"
    r"|(?:in|by|for|from) which|(?:after|by|for|from|of|to|with) whom(?! I\b))"
    r"|that|which|who|whose|where|when|of|given|shared|set|between|on|for|you|in)\b",
    re.IGNORECASE,
)
# Several things of a kind: "tiny grains used for", not "found in".
KINDS = re.compile(
    r"(?:(?!\w+(?:ed|ly|ing|en) |the |an? )[a-z][\w-]{2,20} ){0,3}"
    r"(?:[a-z][\w-]{2,20}(?<!s)s|people|children|men|women) "
    r"(?:that|which|who|used|made|designed|formed|in which|built|where(?! I\b))\b"
)
# What follows "means", "refers to" and the others.
GIVES_MEANING = re.compile(
    r" (?:an? |the (?!same|end|world)|any |(?!nothing|everything)\w{3,14}ing |to \w)(?!lot\b)"
)
NO_SENSE = re.compile(
    rf"(?:{ELSEWHERE}| (?!an? |the )(?:\w+ ){{0,2}}\w+ by\b(?! which)"
    r"| an? (?:(?:bad|good|hard|long) |lot|failure|success|disaster))"
)
SURE = re.compile(r"\b(?:simply|basically|literally|just|essentially) \Z")

# Names
BE_BEFORE = re.compile(
    rf"\b(?:{_BE}|be|been|being) (?:\w{{2,14}}ly |also |often |sometimes |now |then )?\Z"
)
ALSO = re.compile(r", (?:also|sometimes|often|otherwise|commonly) \Z")
REDUCED = re.compile(r"[a-z)\]]{2,},? (?:\w{3,14}ly |also |often |sometimes |otherwise )?\Z")
NO_NAME = re.compile(r"\b(?:not|never|n't|so|what is) \Z")
PRONOUN = re.compile(r"(?:This|That|These|It|Such|They)\b")
NAME_FOR = re.compile(r"[^.:]{0,80}: ")
ARTICLE = re.compile(rf":? ?(?P<article>an? |the )?(?P<open>{OPEN})")
QUOTED = re.compile(r"[^\"\u201c\u201d*_\n]{2,60}?(?=,?[\"'\u201d\u2019*_])")
WORD = re.compile(rf"{_WORD}")

# "By X we mean", "think of X as", "define X as", "the definition of X is", "the term X for"
_X = rf" (?:an? |the )?{OPEN}(?P<term>{_PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))?"
MEANT = {
    "by": re.compile(
        rf"(?: the {_TERMED})?{_X},? (?:(?:(?:we|I|they|(?:the )?[a-z]{{4,14}}s) "
        rf"(?:\w{{1,14}}ly )?mean)|{_BE} meant)\b(?! (?:to|no|nothing|well)\b)"
    ),
    "think of": re.compile(rf"{_X} as (?:an? |the |\w{{3,14}}ing |\w+ (?:that|with|for)\b)"),
    "define": re.compile(
        rf"(?: the {_TERMED})?{_X} (?:as|to mean|to be)\b(?! (?:anything|nothing))"
    ),
    "definition of": re.compile(
        rf"{_X} is (?:that |an? |the |any |{_ANY} |\w+ (?:that|which|in|of|with)\b)"
    ),
    "the term": re.compile(
        rf"{_X} (?:(?:is|was|has been) )?"
        r"(?:(?:used |coined )?(?:to (?:mean|describe|refer|denote|cover)"
        r"|for (?:an? |the |any |people|places|\w+s\b))|as (?:an? |the ))"
    ),
}
NOBODY = re.compile(
    r"\b(?:[Nn]o one|[Nn]obody|[Nn]one|never|not|n't|hard to|cannot|difficult to)\b"
)

# Asides
OR_ELSE = re.compile(
    rf"or (?!{NO_NAME_BEHIND_OR}|(?:not|leave|just)\b)"
    r"(?![^,]{2,40}\b(?:for|of|against|with) (?:it|them)\b)"
    r"(?!(?!\w+ing\b)[^,]{2,40}\b(?:if|when|unless)\b)"
    rf"(?:an? |the )?{OPEN}(?P<other>{_PHRASE}){CLOSE}, (?!(?:and|but|or|so|then)\b)(?=[a-z])"
)
THAT_IS = re.compile(
    r"(?:that is(?:,|(?= an? | the ))|(?:that is to say|i\. ?e\.|in other words),?) "
    r"(?!(?:that|we|you|he|she|they|it|I|nobody|there|not|if|when)\b)"
)
APPOSITION = re.compile(r"(?:which (?:is|are) )?(?P<article>an?|the) ")
IN_BRACKETS = re.compile(
    rf"(?!{NO_OTHER_NAME}|(?:common|rare|[a-z]+ed)\b)(?!\w+ (?:or|and|to|versus|vs) \w+\))"
    r"(?:(?P<article>an? |the )[a-z]\w*(?: [^()\d;,]{2,140})?|(?!(?:an?|the)\b)[a-z]\w* \w+ "
    r"[^()\d;,]{2,120})\)"
)
LABEL = re.compile(
    rf"{OPEN}(?P<term>{_PHRASE}){CLOSE}:{CLOSE} (?=(?:[Aa]n?|[Tt]he|[Aa]ny) )(?P<article>\w+ )"
)

# What stands before a colon, and is no term.
NO_LABEL = re.compile(
    r"(?:(?:my|our|your|next|last|first|good|bad|read|see|day|step|part|week|figure|table|box|note"
    r"|question|answer|chapter|section|example|tip)\b.*"
    r"|.*\b(?:notes?|tips?|warning|caution|deadline|cost|price|prices|location|place|photo"
    r"|picture|image|caption|summary|author|authors|editor|news|aims?|goals?|objectives?|methods?"
    r"|results?|findings?|conclusions?|background|introduction|discussion|limitations?|winner"
    r"|hours?|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|date|dates|time|times"
    r"|address|contact|source|sources|credits?|update|example|examples|verdict|rating|pros|cons"
    r"|advantages?|disadvantages?|causes?|symptoms?|treatments?|diagnosis|setting|participants?"
    r"|design|funding|keywords?|references?|title|topic|subject|ingredients|materials|tools))",
    re.IGNORECASE,
)

# A question, and its answer in the next sentence
ASKED = re.compile(
    r"(?:[^.?!]{0,40}\b)?[Ww]hat (?:exactly )?(?:is|are|do(?:es)?|do we mean by) (?:meant by )?"
    rf"(?:exactly )?(?:an? |the (?:term|word) )?{OPEN}(?P<term>{_PHRASE}){CLOSE}(?: mean)?"
    rf"{CLOSE}(?:\?{CLOSE}|\Z)",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"(?:(?:(?:[Pp]ut )?[Ss]imply(?: put)?|[Ii]n (?:short|brief)|[Bb]asically), )?"
    r"(?:(?:It|They|This|That|it|they)(?:['\u2019]s| is| are| means?| refers? to) (?!not\b)"
    r"|(?=[Aa]n? |[Tt]he ))"
)
