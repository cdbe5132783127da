"""How a sentence says of what kind a thing is: relations, nouns and what narrows them down."""

from __future__ import annotations

import re

from reviewbook.finders.definition_lookalikes import TIME_OF
from reviewbook.finders.term_patterns import ANY, PHRASE

_NAME = r"(?:term|word|name|phrase|expression|label|shorthand)"
# What follows "is" in a definition.
IS_NAME = re.compile(
    rf"(?:an? |the )(?:(?!big|nice|great|good|bad|simple|small|strong|dirty)\w+ ){{0,2}}{_NAME} "
    r"(?:for|that|which|used|given|to|coined|meaning)\b"
    r"|short for\b"
)
# What some or all people do with a thing is no kind of it.
_SOME = r"(?:I|we|you|they|many|most|some|people|nobody|everyone)"
# "Something that is hard to give up": what it is like.
_IS_LIKE = r"(?:is|are) (?:so|too|very|quite|really|hard|easy|difficult|worth|here)\b"
_NOT_SOME = rf"(?!(?:\w+ly |almost )?{_SOME}\b|{_IS_LIKE})"
SOME_ONE = re.compile(
    rf"(?:{ANY} (?:valuable |useful )?|things )(?:that|which|who) "
    rf"{_NOT_SOME}"
)
IS_ANY = re.compile(
    rf"things (?:that|which) {_NOT_SOME}"
    rf"|{ANY} (?:(?!that |which )[a-z]{{4,16}} )?(?:(?:that|who|which)\b"
    rf"(?! (?:\w+ly |almost )?{_SOME}\b| {_IS_LIKE}| (?:stands|lies) between you)"
    r"|(?:you|from|to|of|in|with)\b)"
    r"|those (?:that|who|which|with|in which|\w{2,14}ed (?:by|in|to|from|with|for)) "
    rf"|when (?!{TIME_OF})"
    r"|one (?:who|that(?:['\u2019]s)?|whose|with|(?:in|by|to) which|(?:not )?(?:\w{2,14}ly )?"
    r"(?!need|indeed)(?:\w{2,14}ed|made|built|given|taken|grown|known)) "
    r"|how (?:much|many|far|fast|well|often|easily) |how (?:an?|the) [a-z]{3,14} [a-z]{3,14}s "
    r"|what (?:an?|the|each) (?!(?:most|best|first|last|whole|rest)\b)[a-z]{3,14} [a-z]{2,14}s "
    r"|(?:basically|simply|essentially) \w{2,14}ing "
    r"|(?!(?:when|what|where|like|here|just|only|often|also|still|once|always|never|sometimes) "
    r"|\w+(?:ed|ly|ing) )"
    r"[a-z]{4,14} (?:you|used|made|designed|kept|set) "
)
# "A bond is a promise to repay": what somebody is to do.
_TO_DO = (
    r"an? (?:[a-z]{4,12} )?(?:promise|vow|pledge|order|request|refusal|duty|obligation|permission"
    r"|agreement|right) to (?!(?:me|us|you|them|him|her|the|be)\b)[a-z]{3,}"
)
TO_DO = re.compile(_TO_DO)
# "A variable is any part of a trial that": whatever its noun.
ANY_ONE = re.compile(
    r"any \w+(?: \w+){0,2}? (?:that|who|which|you|from|to|of|in|with"
    r"|(?:at|by|for|on|against) which"
    r"|(?:[a-z]{3,}ed|spread|made|grown|put|laid|held|kept|given|taken)"
    r" (?:by|for|from|in|into|on|over|to))\b"
    r"|one (?:half|third|quarter|[a-z]{3,}th) of an? [a-z]"
    r"|one of (?:the )?(?:two|three|four|several|many)(?: or more)? (?:[a-z-]+ ){0,2}?(?:forms"
    r"|types"
    r"|kinds|classes|varieties|versions|variants|branches|species|stages|phases|pairs) of\b"
    rf"|{_TO_DO}"
)
_RELATIONS = (
    r"(?:increase|decrease|decline|reduction|growth|rise|ability|absence|act|amount|area|art"
    r"|authority|average|belief|branch|capacity|change"
    r"|assumption|awareness|claim|expectation|gain|knowledge|notion|principle|understanding"
    r"|collection|craft|degree|depth|doctrine|duty|effect|exchange|failure|finding|force|freedom"
    r"|heat|movement|mass|obligation|policy|power|refusal|responsibility|willingness"
    r"|body(?= of)|difference|discipline|distance|energy|extent|fear|feeling|gap|group|habit|height"
    r"|idea|inability|inside|lack|length|hour|level|loss|measure|moment(?! of truth)"
    r"|number|outside|part|percentage|period|point|position|practice"
    r"|presence|probability|process|proportion|quantity|range|rate|ratio|region|right"
    r"|science|set|shape|share|size|skill|space|speed|spending|stage|state|study|sum|surface"
    r"|system|technique"
    r"|temperature|tendency|theory|time|total|use|value|volume|way|weight|width"
    r"|unit(?= of (?:amount|measure|measurement|length|mass|time|force|energy|power|charge|currency"
    r"|pressure|[a-z]{3,}(?:ance|ity|ency))\b)"
    r"|(?:form|type|style|branch|breed) of [a-z]{3,16}(?= (?:in which|invented|practi[cs]ed|spoken"
    r"|written|played|grown|found|used in) ))"
)
_RANKED = (
    r"(?!most|least|first|last|only|main|single|big|(?:starting|turning|selling) point"
    r"|(?:best|worst|right|wrong|easiest|quickest|safest|surest|cheapest|fastest|simplest|ideal"
    r"|perfect|usual|obvious)\b)"
)
RELATION = re.compile(
    rf"[Tt]he (?:{_RANKED}\w{{3,16}} ){{0,2}}?{_RELATIONS}s?(?: and \w{{3,16}})?"
    r" (?:of(?! (?:most|many|some|several|our|my)\b)|by|through|in|at|on"
    r"|that(?! (?:was|were|had)\b)|which|to|between|from|with|over|when|where|who"
    r"|after|before|during|(?:paid|charged|owed|earned|spent|lost|invented|practi[cs]ed|spoken"
    r"|written|played|grown|found|used|needed"
    r"|required|travell?ed|absorbed|released|divided|stored) )\b"
    r"|[Tt]he (?:lowest|highest|largest|smallest|greatest|maximum|minimum|shortest|longest)"
    r" (?:[a-z]+ )?(?:price|wage|rate|number|amount|value|level|sum|size|age|speed|distance|time)"
    r" (?:that|at which|of an?|(?:an?|one) [a-z]{3,16} (?:can|may|must))\b"
    r"|[Tt]he (?:way|time|distance|speed|rate|amount) (?:your|it|an?|the|[a-z]{2,14}s|people)"
    r" [a-z]{2,}|[Tt]he (?:sum|amount|fee|price(?! you pay)|rate|money) you [a-z]{2,}"
)
# "The rind is the outer skin of a cheese": of any, not of the one at hand.
OF_ANY = re.compile(
    rf"the (?:{_RANKED}[a-z][\w-]{{2,16}} ){{0,2}}?"
    r"(?P<noun>[a-z]{3,16}) (?:of|in|on|between|along|around|under"
    r"|above|behind|at the [a-z]{3,8} of) an? "
)
# "Gossip is the glue of a village": what a thing is likened to.
LIKENED_OF = re.compile(
    r"the (?:[a-z]+ )?(?:opposite|end|equal|envy|glue|cement|mortar|spice|salt|mark|hallmark"
    r"|lifeblood|oxygen|secret|language|dress|voice|poetry|music|currency"
    r"|root(?= of (?:all|an? \w+ many|many|most|much|every|our|my)\b)) (?:of|in|on|to)\b"
)
# "A hot spot is a place where a plume rises": where something is, and not where "you" are.
PLACE = re.compile(
    r"an? (?:[a-z]{3,14} )?(?:place|spot|point) where "
    r"(?!(?:everyone|everybody|nobody|life|you|they|she)\b)"
    r"(?:an?|the|one|[a-z]{3,16}) (?!(?:I|we|you)\b)"
)
# Several things are "a" thing only if that is a group or a kind of them; else it is a metaphor.
A_KIND_OF = re.compile(
    r"an? (?:[\w-]{2,20} ){0,3}?(?:types?|kind|sort|form|species|group|class|family|genus|breed|set"
    r"|series|collection|variety|subset|category|part|pair|crop|mixture|range|way|means"
    r"|\w{4,}tion)\b"
)
_DEED = r"(?:\w{3,14}(?:[st]ion|ment|ness|ing|ance|ence|al|ure|cy)|lack|loss|use)"
DEED = re.compile(
    rf"[Tt]he (?:{_RANKED}\w{{3,16}} ){{0,2}}\w{{3,14}}(?:[st]ion|ment|ness|ing|ance|ence|al|ure)"
    r"(?: (?:away|up|down|off|out|back|apart|together))?(?: and \w{3,16})?"
    r" (?:of|between|to|toward)\b"
    # "The failure, refusal or neglect of"
    rf"|[Tt]he {_DEED}, (?:\w{{3,16}}, )?(?:and|or) [a-z]{{3,16}} (?:of|in|to|between)\b"
)
# "The act of doing so is its X", "the act of doing so is Xation"
ITS = re.compile(
    rf"(?:(?:its|their) (?P<term>{PHRASE})"
    r"|(?P<deed>(?:(?!called|known|termed)\w{3,16} )?"
    r"\w{3,14}(?:[st]ion|sis|ment|ism|ity|ance|ence|logy)))\.?\Z"
)
# A noun, and what narrows it down: some clauses do so with any noun, some with any that is said of
# "a" thing, others are said of anything.
_PARTICIPLE = (
    r"(?:\w{2,14}(?:(?<!e)ed|[^ei\W]ing)|held|found|kept|made|put|set|cut|worn|given|taken|grown"
    r"|woven|spun|sewn|drawn|knit|hung|dug|bent)"
)
_PARTICLE = (
    r"(?:by|in|to|for|from|on|at|as|with|into|over|under|around|of|through|together|out|up|down|off"
    r"|between|along|inside|outside|near|that)"
)
NARROWED = re.compile(
    r"(?:(?!(?:to|over|as|than|from|by|at|into|without|like|it|we|you|they|not|but|for|on|the)\b)"
    r"[\w'\u2019-]{1,24},? (?:and |or )?){0,5}?(?P<noun>(?!\w{3,}ly |often |well )"
    r"[\w'\u2019-]{1,24})(?:, (?:other than|usually|often|typically|normally|made|given|written"
    r"|whether) [^,.;:()]{2,40},| \([^()]{2,60}\)"
    r"| [\u2013\u2014] [^,.;:()\u2013\u2014]{2,40} [\u2013\u2014])?"
    r" (?:(?P<sure>used"
    r"|designed|made|built|formed|intended|consisting|containing|granted|placed|paid"
    r"|whereby|wherein|(?:in|by|for|from|under|through|on|at|towards?|to|over|into|along"
    r"|within) which"
    r"|(?:after|by|for|from|of|towards?|to|with) whom(?! I\b))"
    rf"|(?P<clause>that|which|who|whose|where|{_PARTICIPLE} {_PARTICLE})"
    r"|[a-z]{3,12}ing (?:an?|the|your|their|its)"
    r"|per|an? [a-z]{3,16} (?:[a-z]{2,14}s|can|must|may|will)|able to|capable of|responsible for"
    r"|(?:explicitly|not|\w{3,12}ly) \w{2,14}ed|among"
    r"|the (?:size|colou?r|shape|height|length) of|when|of|given|shared|set|between|on|for|you"
    r"|without(?! (?:equal|peer|parallel|end)\b)"
    r"|in(?! (?:most|many|some|all|every|any|several|our|my|itself|general)\b)"
    r"|(?:with|from|about|at|within|inside|(?:far )?outside|around|under|above|over|below|beneath"
    r"|against|through|along|across|beside|behind|near|beyond)(?! whom\b))\b",
    re.IGNORECASE,
)
_WHICH = r"(?:in|by|through|from|under|on|at|to|with) which"
# "Rules are the terms of play by which": behind one more noun.
BY_WHICH = re.compile(rf"the (?:[\w-]+,? ){{1,5}}?of [^,.;:()]{{3,40}} {_WHICH} ")
# Stuff that needs no article: "molten rock that is", but not "that money can buy".
STUFF = re.compile(
    r"(?:[a-z][\w-]{1,20},? ){0,3}?(?P<noun>[a-z]{3,16}) "
    r"(?:(?:that|which) (?:is|are|has|have|can|may|[a-z]{2,14}(?<!s)s) "
    rf"|{_PARTICIPLE} {_PARTICLE}\b)"
)
# "Hoarding is buying up more than": a doing, and not what is going on.
DOING = re.compile(
    r"(?!(?:becom|gett|caus|chang|grow|ruin|mak|go|com|hav|be|help|hurt|kill|cost|driv|threaten"
    r"|spread|boom|ris|fall|start|end|mov|look|work|do|tak|winn|los|catch|return|spill|leav"
    r"|proceed|continu|show)ing\b)"
    r"[a-z]{3,14}ing (?:(?:off|up|out|away|down|at|over|to be|to) )?(?:an?|the|someone|something"
    r"|your|(?:[a-z]{3,14}(?<!ly) )?[a-z]{3,14}s)\b"
)
# "Nurse crops are meant to": what several are made for.
MEANT_TO = re.compile(
    r"(?:\w{3,14}ly )?(?:designed|engineered|bred|meant|intended) (?:\w{3,14}ly )?to "
)
# "The heart is a muscle that": parts of a body, and living things, are one for all.
OF_BODIES = re.compile(
    r"(?:[\w-]+,? ){0,5}?(?:bone|organ|gland|muscle|artery|vein|nerve|joint|tube|membrane|cavity"
    r"|tissue|layer|structure|opening|region|sac|cell|hormone|enzyme|protein|valve|duct"
    r"|animal|mammal|bird|fish|insect|reptile|plant|tree|shrub|fungus|parasite|predator)s? "
    r"(?:that|which|where|of|in|between|at|under|around|above|below|beneath|behind|on|over|near"
    r"|inside|outside|along|[a-z]+(?:ed|ing)(?: [a-z]+)?|made|found) ?"
)
# "Chlorophyll is the pigment that": a noun, of which there is one of all that are alike.
OF_STUFF = re.compile(
    r"(?:[\w-]+,? ){0,4}?(?:pigment|molecule|compound|substance|gas|liquid|fluid|chemical|particle"
    r"|mineral|acid|nutrient|vitamin|hormone|enzyme|protein|process|practice|belief|system"
    r"|force|study|science) "
    r"(?:that|which|by|in|of|through|responsible for|left|made|formed|produced|obtained|used) "
)
# "A reflex is an animal's response to": said of any that has it.
OWNED_BY = re.compile(
    r"(?:an? (?:[a-z]{3,14} )?[a-z]{3,14}['\u2019]s|one['\u2019]s|(?:its|his or her|their)) "
    r"(?:[a-z-]+,? (?:and )?){0,5}?"
    r"(?P<noun>(?!version|answer|equivalent|take\b)[a-z]{3,16})"
    r" (?:of|to|in|that|for|toward|about|with|from|by|on)\b"
)
# "A pansy is an annual plant": a kind of its kind, told by no more than one word that sorts.
SORTED = re.compile(
    r"(?:(?!(?:ideal|special|magical|vital|crucial|typical|usual|real|personal|optional|emotional"
    r"|natural|critical|essential|practical|logical|final|total|central|actual|musical|normal"
    r"|exceptional|additional|traditional|magic|fantastic|terrific|tragic|romantic|classic"
    r"|dynamic|holistic|strategic|hectic|generic|dramatic|iconic|basic|specific|realistic|toxic"
    r"|chaotic|popular|regular|familiar|similar"
    r"|particular|necessary|ordinary|extraordinary|secondary|legendary|temporary|great|private) )"
    r"[a-z-]{2,16}(?:al|ic|ar|ary|celled|shaped|based|sided|like) )+(?P<noun>[a-z]{3,16})"
    r"(?:[.;]|\Z)"
)
# Several things of a kind: "tiny grains used for", not "found in".
KINDS = re.compile(
    r"(?:(?:two|three) or more )?"
    r"(?:(?!(?:offer|grant|award|promis|assign|hand|serv|ask|forc|allow)ed "
    r"|(?!frozen|molten|wooden|hidden|broken|open)\w+(?:ly|ing|en) "
    r"|the |an? )(?:[A-Z]{2,5}|(?:[A-Z]-)?[a-z][\w-]{2,20})(?:,? | or | and )){0,3}"
    r"(?P<noun>[a-z][\w-]{2,20}(?<!s)s|people|children|men|women|teeth|feet|fungi|bacteria|algae) "
    r"(?:(?P<sure>that|which|who|used|made|designed|formed|built"
    r"|(?:in|for|by|towards?|to|from|with|on) which|where(?! I\b))"
    r"|of|with|without(?! (?:equal|peer|end|number|parallel)\b)"
    r"|about|between|from|within|able to|capable of|responsible for"
    rf"|[^,.;:()]{{3,40}} {_WHICH}|{_PARTICIPLE} (?:{_PARTICLE}|\w{{3,14}}ly)"
    r"|\w{3,12}ly \w{3,14}ed)\b"
)
# "The X is a tool used to": what it is for, which one at hand shares with all.
USED_FOR = re.compile(
    r"(?:(?!not |just |only |that |which |who )[\w'\u2019-]{1,24} ){1,5}?"
    r"(?:used(?! to be\b)|designed|intended) (?:to|for|as)\b"
)
