"""How a sentence says what a term is, whatever the term: verbs, names and signs, as patterns.

Every pattern is bounded, so that what it costs is bounded by the number of places it is tried at.
"""

from __future__ import annotations

import re

from reviewbook.finders.definition_lookalikes import (
    ELSEWHERE,
)
from reviewbook.finders.pattern_beginnings import AHEAD, begins_with, word_beginnings
from reviewbook.finders.quotation_marks import CLOSE, OPEN

_WORD = r"[^\W_](?:[\w'\u2019/&-]{0,30}\w)?"
PHRASE = rf"{_WORD}(?: {_WORD}){{0,5}}?"
_HOW = (
    r"(?:\w{2,14}(?<!fami)(?<!anoma)(?<!assemb)(?<!supp)(?<!opo)ly |often |sometimes |also |best "
    r"|here |now |then |just ){0,2}"
)
_CAN = r"(?:can|could|may|might|must|should)"
_BE = r"(?:is|are|was|were)"
_PASSIVE = rf"(?:{_CAN} {_HOW}be|(?:has|have) {_HOW}been|{_BE}) {_HOW}"
_TERMED = r"(?:term|word|phrase|expression|concept|notion)"
ANY = r"(?:something|anything|someone|anyone|somebody|anybody)"

# Words that may tell of a term; the group says what is looked at around it.
_TRIGGER_WORDS = (
    r"(?P<setting>(?:In|Under|With)(?= (?:an? )?[a-z]))"
    r"|(?P<kind>\b(?:is|are|was(?= the (?:\w{3,16} )?(?:belief|idea|doctrine|policy|practice|system"
    r"|theory|period|process|movement|era|view|right|name|law|tax|transfer|spread"
    r"|\w{2,12}(?:ation|ition|ment|oval)) (?:that|of|in|by|when|under|to"
    r"|from|for|after|before|during)\b)|were(?= (?:[a-z-]+ ){0,2}(?:[a-z]{3,}s? (?:who|which)"
    r"|(?:associations|societies|groups|bands|unions|leagues|orders|communities|officials|members"
    r"|soldiers|coins) of)\b))"
    r" [\"\u201c]?(?=[a-z]|[A-Z]-[a-z]))"
    r"|(?P<verb>\b(?:refers? to|denotes?|means?|describes?|defined (?:to be"
    r"|(?:(?:by|in) (?!the same\b)[^,.;:]{2,60}? )?as)"
    r"|(?:thought of|understood|conceived of|described|measured|calculated|expressed) as"
    r"|taken to mean|covers)\b)"
    r"|(?P<tells>\b(?:stands? for|(?:acts|functions|serves) as an?"
    r"|consists? (?:of|in(?= the | \w+ing ))|(?:made up|composed) of|measures how|tells you how"
    r"|(?:measures|represents|shows|indicates|reflects) (?=the )"
    r"|characteri[sz]ed by|involves? (?=the |two |(?:\w+ly )?\w+ing )"
    r"|(?:occurs?|happens?|arises?|takes? place|results?|exists?|develops?) (?:when|if)"
    r"|(?:arises?|exists?) where"
    r"|(?:includes?|comprises?|encompass(?:es)?) (?:all|those|any|anyone|everyone|everything)"
    r"|(?:studies|examines|explores|investigates|focuses on|looks at|deals with|seeks to"
    r"|emphasi[sz]es|views|sees)"
    r"|(?:states|h(?:olds|eld)|posits|proposes|suggests|asserts|maintains|predicts|says) that)\b)"
    r"|(?P<rules>\b(?:requires?d?|prohibit(?:s|ed)|ban(?:s|ned)|guarantee[sd]|grant(?:s|ed)|sets?"
    r"|establish(?:es|ed)|create[sd]|abolish(?:es|ed)|outlaw(?:s|ed)|allow(?:s|ed)|limit(?:s|ed)"
    r"|forb(?:ids|ade)|impose[sd]|regulated|protected|provide[sd])\b)"
    r"|(?P<does>\b(?:connects?|carr(?:y|ies)|secretes?|regulates?|filters?|transports?|transmits?"
    r"|stores?|surrounds?|controls?|monitors?|catalyzes?|protects?|produces?|absorbs?|separates?"
    r"|defends?|pumps?|feeds? on|eats?|obtains?|contains?|extends?|lines?|releases?|detects?"
    r"|receives?)\b)"
    r"|(?P<named>\b(?:said to (?:be|have an?)|called|termed|dubbed|classified as|known as"
    r"|referred to as)\b)"
    r"|(?P<calls>\bcalls? (?:this|it|these|them|such \w{1,20})\b"
    r"|\b[Ww]hat (?:\w{2,20} )?(?:[a-z]{3,20}(?:[eo]r|ist|ian)s|people) (?:\w{3,14}ly |often )?"
    r"(?:call|term|refer to as)\b"
    r"|\b(?:call(?= the )|speak of)\b)"
    r"|(?P<mean>\b(?:[Bb]y|[Tt]hink of|[Dd]efin(?:e|es|ed)|[Dd]efinition of"
    r"|uses?d?(?! the )(?= (?:[\w'\u2019\"\u201c\u201d-]{3,24} ){1,3}"
    r"to (?:mean|denote|refer to)\b))\b"
    rf"|\bthe {_TERMED}\b|\b(?:ha(?:s|ve)|[Tt]here(?: is|['\u2019]s)) a (?:name|word|term)\b)"
)
TRIGGER_WORD = re.compile(_TRIGGER_WORDS)
# Where one may begin: behind a sign that is no letter of ASCII, found by a set of signs.
BEFORE_TRIGGER_WORD = re.compile(
    rf"[^A-Za-z0-9]{begins_with(word_beginnings([_TRIGGER_WORDS], AHEAD))}"
)
# Signs that may tell of a term, with the blank before them.
_KINDS_OF_IT = (
    r"(?:(?:[a-z]+ )?[a-z]{3,}s|(?:[a-z]+ )?[a-z]{5,}) "
    r"(?:of|that|which|who|used|on|in which|within|between|without) "
)
_KINDS_THAT = r"(?:[a-z-]+ )?(?:[a-z]{3,}s|people|those) (?:that|which|who|capable of|able to) "
TRIGGER_SIGN = re.compile(
    r"(?P<aside>, (?=an? |the |or |that is|i\.e\.|which (?:(?:is|are)"
    r" (?:often |usually |simply )?(?:an?|the)|are \w+|(?:occurs?|happens) (?:when|if)"
    r"|measures|refers? to|involves|consists? of|describes|(?:acts?|serves?|functions?) (?:to|as)"
    r"|(?:states|holds|proposes|suggests|argues) that) "
    rf"|by which \w{{1,20}} means? |in which |where |whereby |meaning |{_KINDS_THAT})| \((?=[a-z]))"
    rf"|(?P<dash>(?: (?:-|\u2013|\u2014) |\u2014|: )(?={_KINDS_OF_IT})"
    r"|(?: (?:-|\u2013|\u2014)|:) (?=an? |the |that is, |i\.e\. )|\u2014(?=an? |the ))"
)
# The signs, with what may follow: they are few, where blanks are many.
LIKELY_SIGN = re.compile(
    r"[,:(\u2013\u2014-](?:(?<=\()(?=[a-z])"
    r"|(?= ?(?:an? |the |or |that is|i\.e\.|which |by which |in which |where(?:by)? |meaning ))"
    rf"|(?<!,)(?= ?{_KINDS_OF_IT})|(?<=,)(?= {_KINDS_THAT}))"
)

# What may stand before a term that a sentence begins with; a lead says that its meaning follows.
LINK = (
    r"(?:(?:(?:(?:Most |More )?\w{4,14}ly(?: speaking)?,|Thus|Therefore|Hence|However|Moreover"
    r"|Furthermore|Similarly|Likewise|Conversely|Finally|First|Second|Third|Next|Then|Here|Generally|Typically"
    r"|Also|After all|For (?:example|instance)"
    r"|Recall that|Note that|On the other hand|If you recall),?"
    # "Answer:", or a label of some words
    r"|(?:A|Answer|[A-Z][\w'\u2019-]*(?: [\w'\u2019-]+){0,7}):"
    r"|(?:According to [^,.;:]{3,80}"
    r"|(?:In|By|As (?:shown|seen|noted) in) [^,.;:]{3,40}"
    r"|At (?:its|their|the) (?:[a-z]+ )?(?:core|heart|simplest|basic|root|basis|level)"
    r"|(?:To put it|Put) (?:simply|plainly|another way|differently)|For our purposes"
    r"|For (?:(?:the )?purposes? of [^,.;:()]{3,40}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"|Suffice it to say),) )?"
)
_LEAD = (
    r"(?P<lead>(?:[Ss]o|[Nn]ow|[Aa]nd|[Bb]ut|[Ss]imply put|[Pp]ut simply|[Bb]asically|[Bb]riefly"
    r"|[Ii]n (?:\w{1,14} (?:words?|terms?|English|language|sense)|short|brief|essence|general"
    rf"|\w{{3,14}}(?:ics|ology|ography|nomy|istry|ture|law)))(?:, ?| ))?{LINK}"
)
SUBJECT = re.compile(
    rf"{_LEAD}(?P<article>(?:[Tt]he |[Aa] |[A-Z][a-z]+['\u2019]s )"
    rf"(?P<termed>{_TERMED}|writ|principle) (?:of )?"
    rf"|[Tt]he |[Aa]n? (?P<owner>[a-z]{{3,14}}['\u2019]s )?|[Ee]very )?"
    rf"(?P<open>{OPEN})(?P<term>{PHRASE}){CLOSE}(?: \((?P<aside>[^()]{{1,60}})\))?"
    r"(?:(?P<anew>, or [^,.;:()]{1,80},)? (?:which )?|, [^,.;:()]{1,80}, )"
    rf"(?P<passive>(?:{_PASSIVE}|{_CAN} )?{_HOW})"
)
BARE_SUBJECT = re.compile(
    rf"{_LEAD}(?P<article>[Tt]he |[Aa]n? |[Ww]ith (?:an? |the )?|[Uu]nder )?"
    rf"(?P<open>{OPEN})(?P<term>{PHRASE}){CLOSE}(?: \((?P<aside>[^()]{{1,60}})\))?"
)
ENDS_QUOTED = re.compile(r"[\"\u201c*_](?P<term>[^\"\u201c\u201d*_\n]{2,60})[\"\u201d*_]{1,3}\Z")
# What follows "means", "refers to" and the others.
GIVES_MEANING = re.compile(
    r" (?:an? |the (?!same|end|world)|any |(?!nothing|everything|going)\w{2,14}ing |to \w)(?!lot\b)"
)
STATE_OF_ONE = re.compile(
    r" that (?:an? (?:person|patient|child|adult)|someone|somebody) (?:cannot|can['\u2019]t|has"
    r"|does|is|finds|feels) "
)
# "Scarcity means that wants exceed means": said of a state, and of nobody.
MEANS_THAT = re.compile(
    r" (?:how (?:much|many|well|fast|often) |that (?:there (?:is|are) (?:never|no|not|too) "
    r"|(?!(?:you|we|he|she|it|they|I|there|people|this|these|those|nobody|everyone|someone|my|our"
    r"|your|their|his|her|some|many|most|more|fewer|less|prices|costs|having)\b)"
    r"(?![^.;]{0,80}\b(?:will|can|must|should|could|would|may|might|have to|need to)\b)[a-z]))"
)
A_STATE = re.compile(
    r"[A-Za-z]{3,}(?:ity|ness|ism|tion|ance|ence|ency|ancy|acy)\Z"
    r"|[A-Za-z]{3,}(?:al|ic|ive|ed|ent|ary) [a-z]{4,}\Z"
)
NOWHERE = re.compile(ELSEWHERE)
NO_SENSE = re.compile(
    rf"(?:{ELSEWHERE}| (?!an? |the )(?:\w+ ){{0,2}}\w+ by\b(?! which)"
    r"| an? (?:(?:bad|good|hard|long(?! (?:time|period|stretch|while))) |lot|failure|success"
    r"|disaster))"
)
# "X describes a state in which": said of a thing, not of what a chapter holds.
DESCRIBED = re.compile(
    r" (?:how (?!to\b)|(?:an?|the) (?:\w{3,16} ){0,2}?(?:situation|state|condition|practice"
    r"|phenomenon|tendency|(?:sub)?type|kind|form|feeling|relationship|act|ability|process|way"
    r"|\w+(?:ency|ance|ity)) "
    r"(?:of|that|where|when|to|(?:in|by|under) which|between)\b)"
)
SURE = re.compile(r"\b(?:simply|basically|literally|just|essentially) \Z")

# Names
# A thing that somebody gave a name of its own: "a file called notes".
GIVEN_NAME = re.compile(
    r"\b(?:projects?|variables?|files?|folders?|director(?:y|ies)|parameters?|packages?|programs?|apps?"
    r"|commands?|(?:web)?sites?|pages?|boats?|bands?|songs?|films?|books?|magazines?|blogs?|channels?"
    r"|compan(?:y|ies)|firms?|streets?|pets?|cats?|dogs?|horses?|(?:any|some|every)thing) \Z"
)
BE_BEFORE = re.compile(
    rf"(?:\b(?:{_BE}|be|been|being)|[a-z]['\u2019]s) "
    r"(?:\w{2,14}ly |also |often |sometimes |now |then )?\Z"
)
ALSO = re.compile(r", (?:also|sometimes|often|otherwise|commonly) \Z")
# "A level called a phylum" names it, "the union called a strike" did something.
KIND_CALLED = re.compile(
    r"\b(?:categor(?:y|ies)|class(?:es)?|levels?|layers?|units?|stages?|phases?|parts?|forms?|types?"
    r"|kinds?|shapes?|structures?|devices?|tools?|process(?:es)?|methods?|documents?|states?|ranks?"
    r"|regions?|cells?|marks?|symbols?|sounds?|periods?|organs?|spaces?) \Z"
)
REDUCED = re.compile(
    r"[a-z)\]\u2019'\"\u201d]{2,}(?:(?:,| [-\u2013\u2014])? |\u2014| \()"
    r"(?:\w{3,14}ly |also |often |sometimes |otherwise )?\Z"
)
NO_NAME = re.compile(r"\b(?:not|never|n't|so|what is|I|[Yy]ou|[Ww]e|[Hh]e|[Ss]he) \Z")
PRONOUN = re.compile(r"(?:This|That|These|It|Such|They)\b")
NAME_FOR = re.compile(r"[^.:]{0,80}: ")
ARTICLE = re.compile(rf":? ?(?P<article>an? |the )?(?P<open>{OPEN})")
_ENDS = r"[,.]?[\"'\u201d\u2019*_]"
QUOTED = re.compile(rf"(?!\s+{_ENDS})[^\"\u201c\u201d*_\n]{{2,60}}?(?={_ENDS})")
WORD = re.compile(rf"{_WORD}")
# "Casting off"
PARTICLE = re.compile(
    r"ing (?:away|back|down|in|off|on|out|over|up)(?=[\"\u201d*_]?(?:[,.;:)\u201d\"]|\Z))"
)

# "By X we mean", "think of X as", "define X as", "the definition of X is", "the term X for"
_X = rf" (?:an? |the )?{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))?"
MEANT = {
    "by": re.compile(
        rf"(?: the {_TERMED})?{_X},? (?:(?:(?:we|I|they|(?:the )?[a-z]{{4,14}}s) "
        rf"(?:\w{{1,14}}ly )?(?:mean|understand))|{_BE} (?:meant|understood))\b"
        r"(?! (?:to|no|nothing|well)\b)"
    ),
    "what": re.compile(rf"{_X} is (?!not\b)"),
    "think of": re.compile(rf"{_X} as (?:an? |the |\w{{3,14}}ing |\w+ (?:that|with|for)\b)"),
    "define": re.compile(
        rf"(?: the {_TERMED})?{_X} (?:as|to mean|to be)\b(?! (?:anything|nothing))"
    ),
    "use": re.compile(rf"{_X} to (?:mean|denote|refer to)\b"),
    "definition of": re.compile(
        rf"{_X} is (?:that |an? |the |any |{ANY} |\w+ (?:that|which|in|of|with)\b)"
    ),
    "the term": re.compile(
        rf"{_X} (?:(?:is|was|has been) )?"
        r"(?:(?:used |coined )?(?:to (?:mean|describe|refer|denote|cover)"
        r"|for (?:an? |the |any |people|places|\w+s\b))|as (?:an? |the ))"
    ),
}
# "What lawyers mean by X is"
WHAT_IS_MEANT = re.compile(
    r"What (?:(?:we|people|(?:[a-z]+ )?[a-z]{4,14}s)(?: \w{3,14}ly)? mean|is meant) "
)
NOBODY = re.compile(
    r"\b(?:[Nn]o one|[Nn]obody|[Nn]one|never|not|n't|hard to|cannot|difficult to)\b"
)

# A question, and its answer in the next sentence
ASKS_WHAT = re.compile("what |heard of ", re.IGNORECASE)  # a glance that costs little
ASKED = re.compile(
    r"(?:[^.?!]{0,40}\b)?[Ww]hat (?:exactly )?(?:is|are|do(?:es)?|do we mean by) (?:meant by )?"
    rf"(?:exactly )?(?:an? |the (?:term|word) )?{OPEN}(?P<term>{PHRASE}){CLOSE}(?: mean)?"
    rf"{CLOSE}(?:\?{CLOSE}|\Z)",
    re.IGNORECASE,
)
# "Have you ever heard of X?", "Do you know what an X is?"
ASKED_IF_KNOWN = re.compile(
    r"[^.?!]{0,40}\b(?:heard of (?:an? )?|know what (?:an? )?(?=[^?]{2,60} (?:is|are|means?)\?))"
    rf"{OPEN}(?P<term>(?=[a-z]){PHRASE}){CLOSE}(?: (?:is|are|means?))?\?{CLOSE}"
)
# "What is tilth? Tilth is a": the question names it, and the answer again.
ANSWER_AGAIN = re.compile(
    rf"{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))? (?:is|are) {_HOW}(?:an?|the) "
)
OF_IT = re.compile(r" (?:made|that|which|from|used|with|grown|kept|set) ")
ANSWER = re.compile(
    r"(?:(?:(?:[Pp]ut )?[Ss]imply(?: put)?|[Ii]n (?:short|brief)|[Bb]asically), )?"
    r"(?:(?:It|They|This|That|it|they)(?:['\u2019]s| is| are| means?| refers? to) (?!not\b)"
    r"|(?=[Aa]n? |[Tt]he ))"
)
