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

# One scan for all that may tell of a term; the group says what is looked at around it.
TRIGGER = re.compile(
    r"(?P<kind>\b(?:is|are) [\"\u201c]?(?=[a-z]))"
    r"|(?P<verb>\b(?:refers? to|denotes?|means?|describes?|defined (?:to be|(?:by [^,.;:]{2,60}? )?as)"
    r"|(?:thought of|understood|conceived of|described) as|taken to mean)\b)"
    r"|(?P<tells>\b(?:stands? for|(?:functions|serves) as an?|consists? of|characteri[sz]ed by|(?:occurs?|happens|arises) (?:when|if)"
    r"|(?:states|holds|posits|proposes|asserts|maintains|predicts|says) that)\b)"
    r"|(?P<named>\b(?:called|termed|dubbed|known as|referred to as)\b)"
    r"|(?P<calls>\bcalls? (?:this|it|these|them|such \w{1,20})\b"
    r"|\b[Ww]hat (?:\w{2,20} )?(?:[a-z]{3,20}(?:[eo]r|ist|ian)s|people) (?:\w{3,14}ly |often )?"
    r"(?:call|term|refer to as)\b)"
    r"|(?P<mean>\b(?:[Bb]y|[Tt]hink of|[Dd]efin(?:e|es|ed)|[Dd]efinition of)\b"
    rf"|\bthe {_TERMED}\b|\b(?:ha(?:s|ve)|[Tt]here(?: is|['\u2019]s)) a (?:name|word|term)\b)"
    r"|(?P<aside>, (?=an? |the |or |that is|i\.e\.|which (?:(?:is|are) (?:often |usually |simply )?(?:an?|the)"
    r"|are \w+|(?:occurs?|happens) (?:when|if)) |by which \w{1,20} means? |in which |whereby )| \((?=[a-z]))"
    r"|(?P<dash>(?: (?:-|\u2013|\u2014)|:) (?=an? |the )|\u2014(?=an? |the ))"
)

# What may stand before a term that a sentence begins with; a lead says that its meaning follows.
LINK = (
    r"(?:(?:(?:(?:Most |More )?\w{4,14}ly,|Thus|Therefore|Hence|However|Moreover|Furthermore|Similarly|Likewise|Conversely"
    r"|Finally|First|Second|Third|Next|Then|Here|Generally|Typically|Also|For (?:example|instance)"
    r"|Recall that|Note that|On the other hand),?|(?:According to [^,.;:]{3,80}"
    r"|(?:In|By) [^,.;:]{3,40}),) )?"
)
_LEAD = (
    r"(?P<lead>(?:[Ss]o|[Nn]ow|[Aa]nd|[Bb]ut|[Ss]imply put|[Pp]ut simply|[Bb]asically|[Bb]riefly"
    r"|[Ii]n (?:\w{1,14} (?:words?|terms?|English|language|sense)|short|brief|essence|general"
    rf"|\w{{3,14}}(?:ics|ology|ography|nomy|istry|ture|law)))(?:, ?| ))?{LINK}"
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
    r"|one (?:who|that|whose|with|(?:in|by|to) which|(?:not )?(?:\w{2,14}ly )?"
    r"(?!need|indeed)\w{2,14}(?:ed|made|built|given|taken|grown|known)) "
    r"|how (?:much|many|far|fast|well|often|easily) "
    r"|(?:basically|simply|essentially) \w{3,14}ing "
    r"|(?!(?:when|what|where|like|here|just|only) |\w+(?:ed|ly|ing) )"
    r"[a-z]{4,14} (?:you|used|made|designed|kept|set) "
)
_RELATIONS = (
    r"(?:ability|absence|act|amount|area|art|average|belief|branch|capacity|change|collection"
    r"|craft|degree|depth"
    r"|difference|discipline|distance|energy|extent|fear|feeling|gap|group|habit|height"
    r"|idea|inability|inside|lack|length|hour|level|loss|measure|moment(?! of truth)|number|outside|part"
    r"|percentage|period|point|position|practice"
    r"|presence|probability|process|proportion|quantity|range|rate|ratio|region|right"
    r"|science|set|shape|share|size|skill|space|speed|stage|state|study|sum|surface|system|technique"
    r"|temperature|tendency|theory|time|total|use|value|volume|way|weight|width)"
)
_RANKED = r"(?!most|least|first|last|only|main|single|big)"
RELATION = re.compile(
    rf"[Tt]he (?:{_RANKED}\w{{3,16}} )?{_RELATIONS}s?(?: and \w{{3,16}})?"
    r" (?:of|by|through|in|at|that|which|to|between|from|with|over|when|where|who)\b"
    r"|[Tt]he (?:way|time|distance|speed|rate|amount) (?:your|it|an?|the|[a-z]{2,14}s|people) [a-z]{2,}"
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
# A noun, and what narrows it down: some clauses do so with any noun, some with any that is said of
# "a" thing, others are said of anything.
_PARTICIPLE = (
    r"(?:\w{2,14}(?:(?<!e)ed|[^ei\W]ing)|held|found|kept|made|put|set|cut|worn|given|taken|grown)"
)
_PARTICLE = (
    r"(?:by|in|to|for|from|on|at|as|with|into|over|under|around|of|through|together|out|up|down|off"
    r"|between|along|inside|outside|near|that)"
)
NARROWED = re.compile(
    r"(?:(?!(?:to|over|as|than|from|by|at|into|without|like|it|we|you|they|not|but|for|on|the)\b)"
    r"[\w'\u2019-]{1,24},? (?:and |or )?){0,5}?(?P<noun>(?!\w{3,}ly |often |well )"
    r"[\w'\u2019-]{1,24}) (?:(?P<sure>used"
    r"|designed|made|built|formed|intended|consisting|containing|granted|placed|paid"
    r"|(?:in|by|for|from|under|through|on|at|to|over|into|along|within) which"
    r"|(?:after|by|for|from|of|to|with) whom(?! I\b))"
    rf"|(?P<clause>that|which|who|whose|where|{_PARTICIPLE} {_PARTICLE})"
    r"|the (?:size|colou?r|shape|height|length) of|when|of|given|shared|set|between|on|for|you"
    r"|in(?! (?:most|many|some|all|every|any|several|our|my|itself|general)\b)"
    r"|(?:with|from|about|within|inside|(?:far )?outside|around|under|above|below|beneath|against"
    r"|through|along|across)(?! whom\b))\b",
    re.IGNORECASE,
)
# Several things of a kind: "tiny grains used for", not "found in".
KINDS = re.compile(
    r"(?:(?!(?:offer|grant|award|promis|assign|hand|serv|ask|forc|allow)ed |\w+(?:ly|ing|en) |the |an? )[a-z][\w-]{2,20} ){0,3}"
    r"(?P<noun>[a-z][\w-]{2,20}(?<!s)s|people|children|men|women) "
    r"(?:(?P<sure>that|which|who|used|made|designed|formed|in which|built|where(?! I\b))"
    rf"|of|with|about|between|from|within|{_PARTICIPLE} {_PARTICLE})\b"
)
# "The X is a tool used to": what it is for, which one at hand shares with all.
USED_FOR = re.compile(
    r"(?:(?!not |just |only )[\w'\u2019-]{1,24} ){1,5}?(?:used|designed|intended) (?:to|for|as)\b"
)
# What follows "means", "refers to" and the others.
GIVES_MEANING = re.compile(
    r" (?:an? |the (?!same|end|world)|any |(?!nothing|everything)\w{3,14}ing |to \w)(?!lot\b)"
)
NO_SENSE = re.compile(
    rf"(?:{ELSEWHERE}| (?!an? |the )(?:\w+ ){{0,2}}\w+ by\b(?! which)"
    r"| an? (?:(?:bad|good|hard|long) |lot|failure|success|disaster))"
)
# "X describes a state in which": said of a thing, not of what a chapter holds.
DESCRIBED = re.compile(
    r" (?:how |(?:an?|the) (?:\w{3,16} ){0,2}?(?:situation|state|condition|practice|phenomenon|tendency"
    r"|(?:sub)?type|kind|form|feeling|relationship|act|ability|process|way) "
    r"(?:of|that|where|when|to|(?:in|by|under) which|between)\b)"
)
SURE = re.compile(r"\b(?:simply|basically|literally|just|essentially) \Z")

# Names
# A thing that somebody gave a name of its own: "a file called notes".
GIVEN_NAME = re.compile(
    r"\b(?:projects?|variables?|files?|folders?|director(?:y|ies)|parameters?|packages?|programs?|apps?"
    r"|commands?|(?:web)?sites?|pages?|boats?|bands?|songs?|films?|books?|magazines?|blogs?|channels?"
    r"|compan(?:y|ies)|firms?|streets?|pets?|cats?|dogs?|horses?) \Z"
)
BE_BEFORE = re.compile(
    rf"(?:\b(?:{_BE}|be|been|being)|[a-z]['\u2019]s) (?:\w{{2,14}}ly |also |often |sometimes |now |then )?\Z"
)
ALSO = re.compile(r", (?:also|sometimes|often|otherwise|commonly) \Z")
# "A level called a phylum" names it, "the union called a strike" did something.
KIND_CALLED = re.compile(
    r"\b(?:categor(?:y|ies)|class(?:es)?|levels?|layers?|units?|stages?|phases?|parts?|forms?|types?"
    r"|kinds?|shapes?|structures?|devices?|tools?|process(?:es)?|methods?|documents?|states?|ranks?"
    r"|regions?|cells?|marks?|symbols?|sounds?|periods?|organs?|spaces?) \Z"
)
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
# "X, or doing so by such means, takes": explains X, however long it is.
OR_DOING = re.compile(
    r"or (?!noth|any|some|every)[a-z]{3,14}ing [^,.;:()]{3,80}, (?=[a-z]{3,14}(?<!s)s )"
)
WHEN_OR_WHAT = re.compile(
    rf"which (?:occurs?|happens) (?:when|if) (?!{TIME_OF})|by which \w{{1,20}} means? (?=an?|the|\w)"
)
# "Crop rotation, in which fields are": said of what is done, not of what was.
IN_WHICH_IS = re.compile(
    r"(?:in which|whereby) (?!(?:we|I|he|she|you|it|they|my|our|his|her|one|two|most|many)\b)"
    r"(?![^.;]{0,60}\b(?:was|were|had|did|would|could|died|lost|fell|won|went|came)\b)[a-z]"
)
DONE = re.compile(r".*(?:[a-z]ing|[st]ion|ment|ism|sis|ance|ence|ity|age)\Z")
SURE_ASIDE = re.compile(
    r"which (?:is|are|occurs? when|happens when)\b|by which \w{1,20} means? "
    r"|(?:an?|the) (?:[\w'\u2019-]{1,24} ){1,3}?"
    r"(?:by|in|through|from|under) which\b"
)
OR_ELSE = re.compile(
    rf"or (?!{NO_NAME_BEHIND_OR}|(?:not|leave|just)\b)"
    r"(?![^,]{2,40}\b(?:for|of|against|with) (?:it|them)\b)"
    r"(?!(?!\w+ing\b)[^,]{2,40}\b(?:if|when|unless)\b)"
    rf"(?:an? |the )?{OPEN}(?P<other>{_PHRASE}){CLOSE}, (?!(?:and|but|or|so|then)\b)(?=[a-z])"
)
THAT_IS = re.compile(
    r"(?:that is(?:,|(?= an? | the ))|(?:that is to say|i\. ?e\.|in other words),?) "
    r"(?!(?:that|we|you|he|she|they|it|I|nobody|there|not|if|when|even|as|because|only|unless|until)\b)"
)
APPOSITION = re.compile(r"(?:which (?:is|are) (?:often |usually |simply )?)?(?P<article>an?|the) ")
IN_WHICH = re.compile(
    r"(?:[\w'\u2019-]{1,24},? ){1,5}?(?:in|by|from|under|through|on|at|to|over|into) which\b"
)
IN_BRACKETS = re.compile(
    rf"(?!{NO_OTHER_NAME}|(?:common|rare|[a-z]+ed)\b)(?!\w+ (?:or|and|to|versus|vs) \w+\))"
    r"(?:(?P<article>an? |the )[a-z]\w*(?: [^()\d;,]{2,140})?|(?!(?:an?|the)\b)[a-z]\w* \w+ "
    r"[^()\d;,]{2,120})\)"
)
LABEL = re.compile(
    rf"{OPEN}(?P<term>{_PHRASE}){CLOSE}:{CLOSE} (?=(?:[Aa]n?|[Tt]he|[Aa]ny) )(?P<article>\w+ )"
)
# "X: This gentle method loosens": an item of a list.
LABEL_OF = re.compile(
    rf"{OPEN}(?P<term>{_PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))?:{CLOSE} This (?:[a-z][\w-]{{2,20}} )"
    r"{0,2}?(?P<noun>[a-z][\w-]{2,20}) (?<!phase )(?<!stage )(?<!part )(?<!section )"
    r"(?!has |was |costs |takes |helps |works |lasts |can )"
    r"(?:is (?:a |an |used )|[a-z]{3,14}(?<!s)s )[a-z]"
)
WHICH_ARE = re.compile(r"which are (?=[a-z])")

# What stands before a colon, and is no term.
NO_LABEL = re.compile(
    r"(?:(?:my|our|your|next|last|first|good|bad|read|see|day|step|part|week|fig(?:ure)?|table|box"
    r"|note|listing|exhibit|plate|panel|chart|map|diagram|appendix|slide|video|wanted|lunch|dinner"
    r"|question|answer|chapter|section|example|tip)\b.*"
    r"|.*\b(?:notes?|tips?|warning|caution|deadline|cost|price|prices|location|place|photo"
    r"|picture|image|caption|summary|author|authors|editor|news|aims?|goals?|objectives?|methods?"
    r"|results?|findings?|conclusions?|background|introduction|discussion|limitations?|winner"
    r"|hours?|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|date|dates|time|times"
    r"|address|contact|source|sources|credits?|update|example|examples|verdict|rating|pros|cons"
    r"|duration|dosage|frequency|schedule|timing|eligibility|purpose|benefits?|effects?|availability"
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
