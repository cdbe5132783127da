"""What a term is, said without an article or a verb: "mulch is material spread over soil".

A noun of stuff, doing or state stands there and is narrowed down; who only holds an opinion of it
("material that many like") says nothing of its kind.
"""

from __future__ import annotations

import re

from reviewbook.finders.genus import names_genus, praises

# Nouns that need no article.
_STUFF = (
    r"(?:material|matter|stuff|substance|tissue|fluid|liquid|water|gas|soil|land|energy|information"
    r"|knowledge|software|evidence|writing|speech|text|behaviou?r|conduct|care|support|help|training"
    r"|treatment|therapy|surgery|medicine|learning|teaching|damage|harm|injury|disease|illness|pain"
    r"|ache|swelling|bleeding|scarring|growth|decay|death|shame|fear|anger|testimony|movement|loss|lack|failure|absence|refusal|hostility|pressure|money|work|labou?r|law|distress|worry|thought"
    r"|memory|trade|farming|fuel|fib(?:re|er)|cloth|waste|charcoal|plants|animals|people|leaves"
    r"|(?P<state>[a-z]{3,14}(?<!condi)(?<!ques)(?:[st]ion|ment|ness|ism)))"
)
_PARTICIPLE = (
    r"(?:grown|heard|made|given|left|spread|paid|laid|kept|held|built|sold|taken|felt|found|shown|cut"
    r"|put|set|dug|done|broken|torn|driven|[a-z]{2,14}ed)"
)
_PREPOSITION = (
    r"(?:in|on|at|over|by|from|of|to|for|with|without|between|under|through|when|after|before|into"
    r"|as|around|during|near|out|down|again|outside|inside)"
)
# "That feeds a bed" says what it does; "that many like" and "that deserves more" are opinions.
_DOES = (
    r"(?!(?:deserves|needs|matters|merits|costs|pays|works|helps)\b)"
    r"(?:is|are|was|were|has|have|can|may|will|[a-z]{2,14}(?<!s)s|(?:mis|pas|pres|proces)ses) "
)
_LIKE = (
    r"(?:(?!(?:more|less|no|not|all|some|also|still|often|very)\b)[a-z][a-z-]{2,16}(?:,| and)? )"
    r"{0,3}?"
)
_NARROWED = (
    r"(?: (?:of|between|about|from|toward|against|in which|where|whose)\b"
    rf"| (?:that|which|who) {_DOES}"
    rf"| (?:(?:again|left) )?{_PARTICIPLE} (?:{_PREPOSITION}\b|[a-z]{{2,10}}ly\b))"
)
_BARE = re.compile(
    rf"(?:any )?{_LIKE}(?P<noun>{_STUFF})(?: or [a-z]{{3,16}})?{_NARROWED}", re.IGNORECASE
)
_SOMEWHERE = re.compile(rf"{_LIKE}[a-z]{{3,14}}(?:[st]ion|ment|ness) in [a-z]", re.IGNORECASE)
_DOING = re.compile(
    r"(?!(?:nothing|anything|everything|something|according|during|following|regarding|including"
    r"|morning|evening)\b)[a-z]{3,14}ing (?:[a-z]+ (?:that|which|in|for|with|of|from|to|on|at|by"
    r"|without|over)|in|of|for|with|from) (?!(?-i:[A-Z])|(?:it|us|me|them|you|him|her)\b)",
    re.IGNORECASE,
)
_TWO_THINGS = re.compile(
    r"[a-z]{2,12}(?:ed|en) [a-z]{3,14}s?(?: and [a-z]{3,14}s)\.\Z", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|do|does|did"
    r"|takes?|makes?|helps?|means?|needs?|asks?|asked|says?|said|knows?|knew)\b"
)
_CLAUSE = re.compile(r"\b(?:that|which|who|whose|when|where|if)\b")
_FAR = 100  # characters


def names_bare_kind(text: str, start: int, end: int) -> bool:
    """Tell whether a noun of stuff or doing, without an article, stands there and is narrowed."""
    found = _BARE.match(text, start, min(end, start + _FAR))
    if not found or praises(text, start, end):
        return False
    return not found["state"] or names_genus(text, start, found.end("noun"))


def answers_without_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence that has no verb says what was asked for: "Ringing in the ears."."""
    clause = _CLAUSE.search(text, start, end)
    verb = _VERB.search(text, start, clause.start() if clause else end)
    if verb or text[end - 1] in "?!":
        return False
    ways = (_DOING, _TWO_THINGS, _SOMEWHERE)
    return names_bare_kind(text, start, end) or any(way.match(text, start, end) for way in ways)
