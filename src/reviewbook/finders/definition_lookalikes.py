"""What only looks like a definition: words beside a cue that make it say something else."""

from __future__ import annotations

import re

from reviewbook.finders.quotation_marks import OPEN

# "described as lonely by those who": a word of opinion, not what it is
BY_WHOM = (
    r"(?! (?!an? |the )(?:\w{1,20} ){1,3}(?<!caused )(?<!marked )(?<!driven )(?<!followed )by\b)"
    r"(?! (?:well|often|soon|much) as\b)(?! follows\b)"
    r"(?! (?:mild|moderate|severe|common|rare|frequent|normal|good|bad|better|worse"
    r"|\w+(?:ful|ous|ive|ble|less|ish|ly|ed))(?:[.,;]|\Z| (?:in|at|among|when|for|to)\b))"
)
# "Occurs when women are older", "is when I stopped": the time of it.
_PERSONS = (
    r"(?:women|men|people|children|girls|boys|adults|patients|parents|babies|infants|we|you|they"
    r"|he|she|I|someone|somebody|an? (?:person|woman|man|child|girl|boy|patient|baby|parent))"
)
TIME_OF = (
    rf"(?:{_PERSONS} (?:(?:is|are|was|were|gets?|got|grows?|grew|becomes?|became) (?:\w+ ){{0,2}}?"
    r"(?:older|younger|old|young|aged|over|under|past|above|in (?:their|his|her|middle|old))"
    r"|grows? up|retires?|reach(?:es)? \w+ age)\b"
    r"|to \w|(?:it|this|that) (?:all |really )?(?:matters|counts|pays|helps|gets|begins)\b"
    r"|(?:I|we|he|she|(?:my|our|his|her) \w+) (?:first |last |finally )?(?:[a-z]+ed|met|began|went"
    r"|came|gave|took|saw|knew|grew|left|made|got)\b)"
)
# "More than twice as common", "more than likely"
NO_DEGREE = (
    r"(?! (?:\d|(?:twice|half|an? (?:third|quarter|dozen|hundred)|(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|twenty|fifty|hundred)\b|(?:\w+ )?times\b|likely|welcome|ready|happy"
    r"|enough|willing|able|capable|usual|ever|before)\b))"
)
# "The risk of X is" and "treating X is" say what else is; of "the concept of X" it is X itself.
_DOING = (
    r"(?:treat|prevent|manag|cur|avoid|mak|us|tak|hav|get|giv|fight|beat|overcom|diagnos|reduc|stop"
    r"|study|understand|learn|practi[sc]|apply|add|spread|ignor|build|buy|sell|test|measur|improv)"
)
OF_ANOTHER = re.compile(
    r"(?<![\w-])(?!(?:terms?|words?|names?|notions?|concepts?|ideas?|phenomen(?:on|a)|conditions?"
    r"|diagnos[ei]s|diseases?|disorders?|syndromes?|practices?|process|methods?|states?|problems?|arts?"
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
