"""What happens in a thing, where that says what it is: "in budding, a part grows into a whole".

The thing is a process, or one of its kind ("in a closed economy"); time, place and manner of what
somebody did stand there too, so that only what is always so counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.genus import is_evaluated
from reviewbook.finders.term_phrases import as_term
from reviewbook.finders.term_subjects import Told

_SETTING = re.compile(
    r" (?P<article>an? |the )?(?P<term>(?:[a-z][\w-]{2,20} ){0,3}[a-z][\w-]{4,24})"
    r"(?:, (?:or|also|sometimes|which|known) [^,.;:()]{3,80})?(?P<comma>,)? "
)
# Names of processes by how they end, and what ends so and is said of anything.
_PROCESS = re.compile(r"[a-z]{3,}(?:sis|ation|ition|ism|arity|duction|fusion|ding|ring)\Z")
_NO_PROCESS = frozenset(
    """addition analysis anticipation application appreciation aspiration association baptism
    basis bedding boarding breeding building catering celebration class collaboration
    combination compensation competition condition conjunction consideration consultation
    conversation cooperation coordination corporation correlation crisis criticism
    demonstration desperation education engineering evolution examination exasperation
    exhibition expectation explanation finding foundation frustration funding gathering
    generation heading hearing hospitalisation hospitalization imagination information
    installation isolation journalism legislation lending litigation location manufacturing
    medication meeting moderation monitoring nation negotiation offering operation opposition
    organisation organization population position practice preparation presentation production
    proportion publication reality recognition regulation relation resignation retaliation
    situation spending spring standing station string suffering summation tourism trading
    tradition transition translation transportation understanding vacation
    variation wedding""".split()
)
_KIND = re.compile(
    r"(?:econom(?:y|ies)|system|study|studies|experiment|design|trial|market|reaction|relationship"
    r"|model|method|approach|theory|therapy|conditioning|selection|influence|interview|process"
    r"|cycle|circuit|election|primary|democracy|republic|monarchy|merger|contract|auction|collision"
    r"|fusion|learning|reproduction|speciation|equilibrium|conflict|society|family|bond|wave"
    r"|transport|diffusion|transfer|motion|state|strategy|budget|investment|reinforcement"
    r"|punishment|inheritance|dominance|succession)\Z"
)
_ANY_SORT = re.compile(
    r"(?:this|that|each|such|any|every|some|one|our|my|another|other|recent|new|old|early|earlier"
    r"|later|current|previous|present|whole|same|small|large|first|second|third|next|last|past"
    r"|healthy|good|bad|better|different|similar|modern|simple|complex|typical|present|entire|own"
    r"|ideal|perfect|given|nation|world|human|local|family|american|british|european|global)\b"
)
_SAID_OF = re.compile(
    r"(?!(?:we|I|he|she|you|it|they|there|this|these|that|those|my|our|his|her|one|most|many|some"
    r"|several|researchers|scientists|doctors|experts|critics|authors|participants|and|or|but|as|is"
    r"|was|were|are|has|have|had|not|of|to|by|for|with|in|on|at|from|when|where|which|who|however"
    r"|though|patients|prices|sales|spending|progress|nothing|everything|nobody|everyone)\b)"
    r"(?![^.;]{0,80}\b(?:was|were|had|did|would|could|will|died|lost|fell|won|went|came|took|rose"
    r"|found|you|your|I|we|us|our)\b)[a-z]"
)


def tell_by_setting(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "In budding, a part of a parent grows", "In a closed economy, nobody trades"."""
    found = _SETTING.match(text, hit.end(), end) if hit.start() == start else None
    if not found or is_evaluated(found["term"]) or _ANY_SORT.match(found["term"]):
        return
    term = as_term(text, *found.span("term"))
    if term and _is_process(found) and _SAID_OF.match(text, found.end(), end):
        yield Told(term, "characterisation", "cue")


def _is_process(setting: re.Match[str]) -> bool:
    """Tell whether a process or one of several kinds is named, and no place, time or manner."""
    words = setting["term"].split()
    process = bool(_PROCESS.match(words[-1])) and words[-1] not in _NO_PROCESS
    if not setting["article"] and len(words) == 1:
        return process
    kind = bool(_KIND.match(words[-1])) or (process and not setting["article"])
    sorted_ = len(words) > 1 and kind and bool(setting["comma"])
    return sorted_ and (setting["article"] or "").strip() != "the"
