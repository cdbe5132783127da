"""Clauses that say what a thing is to somebody, or what happened to it, and no kind of thing.

"A machine that cuts grass" is of a kind; "a machine that hates me", "a test that I fail" and "a
protection that came too late" are told by somebody of what they know.
"""

from __future__ import annotations

import re

_SOMEBODY = (
    r"(?:I|we|nobody|no one|everybody|everyone|(?:my|our|his|her) \w+"
    # but "a market in which many sell" is of a kind
    r"|(?<!in which )(?<!by which )(?:few|many|most|critics|visitors|voters|parents))"
)
# "A pan that you heat" is of a kind: only what you must, will or feel is yours.
_YOU_MUST = (
    r"you(?:['\u2019]ll| (?:have to|must|should|will|never|always|feel|grow|do not|don['\u2019]t"
    r"|cannot|can['\u2019]t|need(?! to)|regret|learn to))"
)
_MOVES = (
    r"(?:scare|frighten|terrif(?:y|ie)|hate|love|annoy|haunt|please|delight|bore|tire|worr(?:y|ie)"
    r"|charm|puzzle|fascinate|irritate|upset|hurt|kill|comfort|flatter|thrill|shock|embarrass"
    r"|humble"
    r"|inspire)s?"
)
_WHOM = r"(?:me|us|you|people|everyone|everybody|nobody|him|her|many|some|beginners|visitors)\b"
_EVENT = (
    r"(?:(?:has|have|had) (?:outlived|lost|seen better|failed|gone|not|never|already|always)"
    r"|(?:came|went|arrived|failed|ruined|cost|could have|should have|would|took|never|nobody"
    r"|(?:has|have) been (?:\w+ing|passed|handed|around|enjoyed|loved|practi[cs]ed|part|popular"
    r"|with us|used for (?:centuries|years|decades|generations|thousands|millennia))|still|only"
    r"|finally|refuses? to|wants? to)\b)"
)
_COURSE = (
    r"(?:(?:can |may )?(?:benefits? (?:most |greatly )?from|thrives?|(?:work|goe|pair)s? well"
    r"|wreaks? havoc|takes? (?:a|its) toll|makes? or breaks?)\b|works? best\b"
    r"|(?:hurt|work|last|sting|matter|sell|help)s?(?:[.,;]|\Z)|weighs? (?:a ton|nothing)\b"
    r"|(?:starts?|begins?) (?:small|early|late|young|at home|here|now)\b"
    r"|comes? (?:at|too|back|home|late|early|and go|when|with age|after)\b"
    r"|costs? (?:nothing|little|a lot|a fortune|too|more|less|\w+ (?:pounds|dollars|euros))"
    r"|smells?(?: of| for)?\b|pays?(?:[.,;]|\Z)|(?:happens?) to (?:one|about|around|\w+ in)\b"
    r"|needs? (?:rest|care|love|time|patience|practi[cs]e|help|courage)\b|goes? where you\b"
    r"|eats? (?:your|everything|up)|runs? out(?: by| of time)?(?:[.,;]|\Z| by)"
    r"|divides? (?:us|the|people|opinion|visitors|travell?ers|families)"
    r"|takes? (?:years|months|weeks|days|hours|ages|time)\b"
    r"|takes? (?:(?:about|around|only|just|roughly|up to|at least|less than|more than) )?"
    r"(?:an?|two|three|four|five|six|ten|twenty|half an?|a few|\d+)(?: or \w+)? "
    r"(?:second|minute|hour|day|week|month|year)s?\b"
    r"|costs? [^.;:]{0,40}\b(?:millions|billions|thousands)\b"
    r"|(?:is|are) (?:becoming|getting|growing) |(?:is|are) (?:increasingly|ever) "
    r"|starts? at (?:the|home)\b|(?:gives?|risks?|sacrifices?) (?:everything|their all|it all)\b"
    r"|(?:connects?|unites?|brings?) (?:people|us|communities|everyone)\b"
    r"|[^.;:]{0,40}\bthan (?:any|most|many) of us\b"
    r"|(?:suffers?|loses?|gains?|wins?|pays?|hurts?) (?:the )?most\b"
    r"|[^.;:]{0,40}\b(?:your|my|our) (?:heart|soul|life|mind|dreams)\b"
    r"|(?:rewards?|punish(?:es)?) (?:the|those|patience|effort)\b|tests? every\b"
    r"|(?:must|should|ought to|have to) [a-z]+(?:[.,;]|\Z)"
    r"|anyone can (?:learn|master|enjoy|make|do|try)\b|can be used for (?:both )?good\b"
    r"|(?:can |may |will )?(?:changes?|transforms?|saves?|ruins?|improves?) (?:your|our|my|his|her"
    r"|their|people['\u2019]s)\b)"
)
_PERSONAL = re.compile(
    r"(?:an? |the )?(?:(?!where\b|when\b)[\w'\u2019-]+ ){1,4}?(?:"
    rf"(?:that|which|who) (?:{_SOMEBODY}\b|{_YOU_MUST}\b|(?:can |may |will )?{_MOVES} {_WHOM}"
    rf"|{_EVENT}|{_COURSE}"
    r"|(?:\w+ )?\w+ (?:me|my)\b"
    r"|(?:is|are) (?:good|bad|great|fun|easy|hard|nice|dear|popular|famous|worth|loved|hated)\b"
    r"|\w+s? (?:like|love|hate|fear|avoid|dread|enjoy|prefer)s?\b"
    r"|(?:the )?\w+ (?:takes?|took) (?:too )?(?:seriously|for granted))"
    r"|you(?:['\u2019]ll| will)? (?:never|always)\b"
    r"|(?:in|for|to|of|with) (?:yourself|ourselves|oneself|myself)\b)"
)


def is_personal(text: str, start: int, end: int) -> bool:
    """Tell whether a clause narrows a noun down by what it is to somebody, or by what happened."""
    return bool(_PERSONAL.match(text, start, end))
