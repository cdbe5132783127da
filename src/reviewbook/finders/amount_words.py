"""Words around the numbers of an amount: bounds, what is counted, how frequent it is."""

from __future__ import annotations

from reviewbook.finders.amount_units import PERIODS, TIME
from reviewbook.finders.numerals import NUMERAL

FLOOR = (
    r"at\sleast|minimum\sof|minimum|more\sthan|longer\sthan|no\sfewer\sthan|no\sless\sthan"
    r"|not\sless\sthan|above"
)
CEILING = (
    r"up\sto|at\smost|no\smore\sthan|not\smore\sthan|no\slonger\sthan|less\sthan|fewer\sthan"
    r"|not\sto\sexceed|not\sexceeding|maximum\sof|maximum|max\.?|within|under"
)
ABOUT = r"about|around|approximately|roughly|nearly|almost|some"
ABOUT_A_NUMBER = rf"(?:(?:{ABOUT})\s|~\s?)"
NO_WORD = r"(?!\w)"
EVERY = rf"(?P<every>{'|'.join(PERIODS)})"
# Behind a time: it tells how old or how far something is, not how long it lasts.
NO_LENGTH = r"-?\s?(?:olds?|ago|later|earlier|of\s(?:age|experience)|read|walk|drive)\b"
OR_MORE = r"(?P<later>\sor\s(?:more|longer|above)\b)?"
ATTEMPT = (
    r"(?:treatments?|medications?|medicines?|drugs?|agents?|therap(?:y|ies)|trials?|courses?"
    r"|attempts?|interventions?|classes|regimens?|anti[a-z]{4,16}s?)"
)
SESSION = r"session|treatment|dose|infusion|injection|visit|appointment|meeting"
DONE = (
    r"(?:taken?|given?|administer(?:ed)?|delivered|maintained|scheduled|prescribed|dosed|repeat(?:ed)?"
    r"|offered|attend(?:ed)?|inject(?:ed)?|infused|appl(?:y|ied)|practi[sc]ed?|continued?|received?"
    rf"|held|provided|used?|meets?|met|m[cg]g|mL|(?:{SESSION})s?|(?:tablet|pill)s?)"
)
PORTION_NAMES = (
    "tablet caplet capsule pill drop puff spray sachet lozenge ampoule suppository".split()
)
PORTION = (
    rf"{'|'.join(PORTION_NAMES)}"
    r"|(?:tea|table)spoon(?:ful)?|spoonful"
)
MEETING = r"session|infusion|injection|visit|appointment|meeting"
# What may stand between a number and its sessions: their kind, how long they are and how frequent.
KIND_OF_MEETING = (
    r"(?:individual|group|online|virtual|therapy|treatment|follow-up|booster|maintenance|further"
    r"|one-to-one|in-person|face-to-face|telephone|video|additional|more|separate|consecutive"
    r"|supervised|structured|guided|(?-i:[a-z]?[A-Z]{2,6}))"
)
ANY_KIND = (
    rf"(?:(?!(?:of|the|these|or|and|per|for|with|times|{'|'.join(PERIODS)})\b)"
    r"[a-z]{3,16}(?<!s)(?<!ed)\s)?"
)
_TIMED = rf"(?:{'|'.join(PERIODS)}|{NUMERAL}[\s-](?:{TIME})|hour-long)"
OF_A_KIND = rf"\s(?:{KIND_OF_MEETING}\s){{0,2}}{ANY_KIND}"
OF_A_LENGTH = rf"\s(?:(?:{KIND_OF_MEETING}|{_TIMED})\s){{1,3}}{ANY_KIND}"
MOMENT = (
    r"bed(?:time)?|sleep(?:ing)?|waking|rising|meals?|breakfast|lunch|dinner|supper|food|eating"
    rf"|exercise|surgery|doses?|(?:{MEETING})s?"
)
