"""Clauses that say what good or harm a thing does, to how many or for how long: no kind of it.

"A device that cools a cellar" tells what kind of thing it is; "a hobby that brings people closer"
and "an industry that feeds thousands" praise it.
"""

from __future__ import annotations

import re

_MANY = r"(?:thousands|millions|billions|hundreds|dozens|countless|generations)\b"
_AGES = r"(?:generations|decades|centuries|a lifetime|forever)\b"
_BENEFIT = (
    r"(?:needs?|asks?|takes?|costs?) (?:little|nothing|next to|no more than|no words|a lot)\b"
    r"|keeps? (?:you|us)\b|sets? you\b|believes? in\b|opens? (?:doors|up)\b|pays? dividends\b"
    r"|(?:sharpens?|calms?|soothes?|nourishes|feeds?|heals?|lifts?|clears?|boosts?|eases?|trains?)"
    r" (?:the |your |our |both )?(?:mind|body|soul|mood|spirits?|heart|nerves)\b"
    r"|brings? (?:\w+ )?(?:closer|together|joy|peace|happiness|hope)\b"
    r"|offers? (?:freedom|something|everything|plenty|endless|so much|hope)\b"
    r"|adds? (?:warmth|charm|character|value|life|interest|style|sparkle|depth)\b"
    r"|suits? (?:any|every|all|most)\b|makes? the\b"
    r"|(?:can|may|might|will) (?:really |also |often )?help (?:you|us|people|anyone|everyone"
    r"|with)\b"
)
_HARM = (
    r"eats? away\b|divides? (?:nations|countries|communities|families)\b|threatens? "
    r"|(?:has|have) (?:caused|inspired|shaped|changed|shaken|sparked|divided|claimed|cost) "
    r"|spares? (?:no|nobody)\b"
)
_STATE = (
    r"(?:is|are) (?:packed|loaded|bursting|brimming|perfect|ideal|sure|bound|here to|close to"
    r"|hard to|easy to|worth|suited|second to)\b"
    r"|(?:is|are) (?:loved|cherished|valued|admired|feared|enjoyed|known (?:all|around|across))\b"
    r"|(?:has|have) (?:few|plenty|countless|it all|something)\b|should be\b"
    r"|can be (?:learn(?:ed|t)|taught|mastered|improved|enjoyed|fun|hard|useful|helpful|difficult"
    r"|frustrating|overwhelming|rewarding|tricky|confusing|scary|stressful)\b"
)
_PRAISING = re.compile(
    r"(?:an? |the )?(?:(?!where\b|when\b)[\w'\u2019-]+ ){1,5}?(?:"
    rf"(?:that|which|who) (?:{_BENEFIT}|{_HARM}|{_STATE}"
    rf"|[a-z]{{3,14}}s? {_MANY}|(?:lasts?|takes?|spans?|goes back) (?:for )?{_AGES})"
    r"|where you (?:can )?(?:always )?(?:share|be|relax|enjoy|find|feel|meet|unwind|express|escape)"
    r"\b)"
)


def does_good_or_harm(text: str, start: int, end: int) -> bool:
    """Tell whether a clause says of a thing what good or harm it does."""
    return bool(_PRAISING.match(text, start, end))
