"""What only looks like a definition: words beside a cue that make it say something else."""

from __future__ import annotations

import re

from reviewbook.finders.quotation_marks import OPEN

# "Defined as above", "described as follows in Table 2": it says where, not what.
_SAID = r"(?:(?:described|defined|stated|shown|noted|given|explained|outlined|set out) )?"
ELSEWHERE = (
    rf" (?:follows\b(?!: ?\w)|(?:usual|always)\b|{_SAID}(?:in [A-Z]|(?:above|below|before|earlier"
    r"|previously|elsewhere|(?:in|by|under) (?:the )?(?:tables?|box(?:es)?|figures?|chapters?"
    r"|sections?|appendix|notes?|previous|next))\b))"
)
# "described as lonely by those who": a word of opinion, not what it is
BY_WHOM = (
    r"(?! (?!an? |the )(?:\w{1,20} ){1,3}(?<!caused )(?<!marked )(?<!driven )(?<!followed )by\b)"
    r"(?! (?:well|often|soon|much) as\b)"
    r"(?! (?:mild|moderate|severe|common|rare|frequent|normal|good|bad|better|worse"
    r"|\w+(?:ful|ous|ive|ble|less|ish|ly|ed))(?:[.,;]|\Z| (?:in|at|among|when|for|to)\b))"
)
# "X (mostly at night)", "X (see below)": in brackets stands where, when, whom or how it concerns,
# and no other name of it.
NO_OTHER_NAME = (
    r"(?:e\.?g|see|cf|for|such|including|and|or|not|but|above|more|less|fewer|formerly|of|without"
    r"|due|during|among|under|over|below|before|after|until|within|with|when|if|as|by|from|at|on|in"
    r"|to|about|which|who|even|usually|often|like|sometimes|both|either|then|now|once|twice|late"
    r"|still|perhaps|maybe|probably|possibly|however|whatever|whether|though|although"
    r"|that(?! is(?:,| an?\b| the\b| to say\b))|this(?! means\b)|it(?! means\b)|these|those"
    r"|there|we|they|he|she|you|very|quite|because"
    r"|rather than|my|our|your|their|his|her|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|several|many|some|most|few|all|no|yes"
    r"|(?:most|main|chief|usual|large|especial|particular|rare|frequent|occasional|common"
    r"|general|typical|normal|on|ear|part)ly)\b"
)
# "X, or even worse", "X, or something like it": what stands behind "or" there is no other name.
NO_NAME_BEHIND_OR = (
    r"(?:so|at|rather|even|worse|better|perhaps|maybe|both|other|another|any|some|more|less"
    r"|its|their|his|her|your|our|something|anything)\b"
)
# "Occurs when women are older", "is when I stopped": the time of it.
_PEOPLE = (
    r"women|men|people|children|girls|boys|adults|patients|parents|babies|infants"
    r"|farmers|gardeners|growers|workers|users|developers|drivers|owners|students|teachers|doctors"
    r"|nurses|employees|managers|sleepers"
)
_PERSONS = (
    rf"(?:{_PEOPLE}|we|you|they"
    r"|he|she|I|someone|somebody|an? (?:person|woman|man|child|girl|boy|patient|baby|parent))"
)
TIME_OF = (
    rf"(?:{_PERSONS} (?:(?:is|are|was|were|gets?|got|grows?|grew|becomes?|became) (?:\w+ ){{0,2}}?"
    r"(?:older|younger|old|young|aged|over|under|past|above|in (?:their|his|her|middle|old))"
    r"|grows? up|retires?|reach(?:es)? \w+ age)\b"
    rf"|{_PERSONS} (?:are|is|feel|feels|get|gets|seem|seems) (?:too |so |very |really )?"
    r"(?!born\b)[a-z]{3,14}(?:[.,;]|\Z)"
    r"|(?:everyone|everybody|nobody|no one|most|many|some|all of us)\b"
    r"|(?:you|we|they|I) (?:finally|really|truly|suddenly)\b"
    r"|(?:(?:real|my|your|our) )?(?:life|the (?:fun|trouble|work|party)) \w+s\b|we \w+[.,;]"
    r"|to \w|(?:it|this|that) (?:all |really )?(?:matters|counts|pays|helps|gets|begins)\b"
    r"|(?:I|we|he|she|they|you|(?:my|our|his|her) \w+) (?:first |last |finally )?"
    r"(?:(?!need|feed|bleed|breed|speed|proceed|succeed|exceed)[a-z]+ed|met|began|went"
    r"|came|gave|took|saw|knew|grew|left|made|got|sold|bought|lost|found|had|was|were|did|said"
    r"|heard|felt|kept|held|built|broke|chose|spoke|wrote|won|ran|paid|sent|told|thought|taught"
    r"|brought|caught|fell|flew|drove|rode|rose|woke|slept|spent|stood|swore|threw|wore|dug|ate"
    r"|drank|became|forgot|understood)\b)"
)
# "More than twice as common", "more than likely"
NO_DEGREE = (
    r"(?! (?:\d|(?:twice|half|an? (?:third|quarter|dozen|hundred)|(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|twenty|fifty|hundred)\b|(?:\w+ )?times\b|likely|welcome|ready|happy"
    r"|enough|willing|able|capable|usual|ever|before)\b))"
)
# "More than a number", "more than just a slogan": not what it is, but what is made of it.
NO_MERE = (
    r"(?! (?:(?:just|simply|only|merely) )?(?:an? |the )(?:mere |simple )?(?:\w+ )?(?:number|figure"
    r"|statistic|score|word|label|slogan|name|title|headline|phrase|buzzword|catchphrase|acronym"
    r"|fashion|fad|trend|craze|hype|hobby|pastime|game|joke|luxury|nuisance|inconvenience|annoyance"
    r"|job|chore|checklist|line on|sum of|matter of|question of|means to)\b)"
)
# "The risk of X is" and "treating X is" say what else is; of "the concept of X" it is X itself.
_DOING = (
    r"(?:treat|prevent|manag|cur|avoid|mak|us|tak|hav|get|giv|fight|beat|overcom|diagnos|reduc|stop"
    r"|study|understand|learn|practi[sc]|apply|add|spread|ignor|build|buy|sell|test|measur|improv)"
)
OF_ANOTHER = re.compile(
    r"(?<![\w-])(?!(?:terms?|words?|names?|notions?|concepts?|ideas?|phenomen(?:on|a)|conditions?"
    r"|diseases?|disorders?|syndromes?|practices?|process|methods?|states?|problems?|arts?"
    r"|crafts?|skills?|fields?|acts?|habits?|meanings?|definitions?|expressions?|labels?|phrases?"
    r"|cases?|forms?|types?|kinds?|sorts?|(?:sub)?types?|variants?|varieties|experiences?|episodes?"
    r"|essence|nature|hallmarks?|one|some|many|most|all|each|any|lots?|aims?|goals?|purpose) of)"
    r"(?:[^\W\d_][\w-]+ (?:\([^()]{1,20}\) )?(?:of|for|on|to|against|from|in|about|behind|after"
    rf"|before|during|among|around) |{_DOING}[pt]?ing |to {_DOING}e? )"
    r"(?:(?:an?|the|such|\w+(?:ing|ic|al|ed|ive|ous|ant|ent|ary|ere)|good|bad|poor) ){0,2}"
    rf"{OPEN}\Z",
    re.IGNORECASE,
)
# What stands before the one at hand: "our dog is", not "a dog is".
AT_HAND = re.compile(
    r"\b(?:the|this|these|those|my|our|your|his|her|its|their) (?:\w{1,20} )?\Z", re.IGNORECASE
)
# "X means children go hungry", "X means many leave": what follows of it for whom, not what it is.
# Behind those whom it concerns stands a verb, not a word that says which of them are meant.
_NO_VERB = (
    r"(?:(?!(?:br|cl|s)ing\b)\w+ing|\w+(?:(?<!e)ed|[ai]ble|ful|less|ous|[st]ive|\w\went|(?<!s)s)"
    r"|born|left|seen|given|taken|put|kept|caught|lost"
    r"|paid|made|held|sent|known|alone|aged|old|ill|sick|free|unwell|together|who|whom|that|where"
    r"|and|or|in|on|at|of|for|from|with|without|to|by|under|over|than|as|about|before|after|during"
    r"|between|among|within|outside|inside|near|too|not|more|less|here|today|only|both|each"
    r"|so|very|new|like|around|across|through|against|because|if|when|while|but|an?|the|their)\b"
)
_DO = (
    r"(?:go|get|leave|lose|die|miss|skip|suffer|struggle|stay|feel|need|want|take|make|give|come"
    r"|become|find|lack|keep|quit|try|spend|pay|eat|earn|learn|see|know|think|have|do|are|were|never"
    r"|cannot|still)"
)
CONSEQUENCE = (
    rf"(?:many|most|some|few|others|several|millions|thousands)(?: of (?:us|them))? {_DO}\b"
    rf"|(?!an? |to |\w+ing )(?:[a-z-]+ )?(?:{_PEOPLE}|families|pupils|carers|households|citizens"
    rf"|teenagers) (?!{_NO_VERB})(?<!people )[a-z]{{2,}}\b"
    rf"|(?:[a-z-]+ )?people (?!(?:have|are|do|lack)\b)(?!{_NO_VERB})[a-z]{{2,}}\b"
)
# "X means people are poor", "have to move", but "are unable to", "have trouble": a state of theirs.
_THEIR_STATE = r"(?:unable|born|trouble|difficult(?:y|ies)|problems|pain|an? |too (?:much|little) )"
CONSEQUENCE += (
    rf"|(?:[a-z-]+ )?people (?:are|have|do|lack) (?!{_THEIR_STATE})"
    r"|you (?:are|feel|get) (?!unable|born)[a-z]{3,14}(?:[.,;]|\Z)"
)
FOLLOWS = re.compile(rf" (?:that )?(?:{CONSEQUENCE})")
# "Described as rising", "as still growing in towns": how it goes, not what it is.
HAPPENING = (
    r" (?:\w{2,14}ly |still |now )?(?:\w+ing(?: (?:and|or|but) \w+ing)?(?:[.;!]|,(?! \w+ing)|\Z)"
    r"|(?:rising|falling|growing|spreading|increasing|decreasing|declining|worsening|improving)"
    r" (?:in|at|among|across|by|since|fast|faster|and|for|every)\b)"
)
HAPPENS = re.compile(HAPPENING)
