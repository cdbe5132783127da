"""Where in match form a sentence asks or supposes, somebody is said to have said it, a clause ends.

These tell how far a cue reaches, and add to what the cues say of a mention.
"""

from __future__ import annotations

import re

from reviewbook.finders import context_words as words

_W = words.WORD

QUESTION = re.compile(r"\n(?:should|would|could|can|might|will|do|does|is|are)(?!\w)")
"""How a sentence begins that asks whether something is so."""

SUPPOSED = re.compile(r"\n(?:should|had|were)(?!\w)")
"""How a sentence begins that supposes something, if it does not ask."""

SAID_OF = re.compile(
    r"\n(?:(?:,(?! (?:al)?though| but| and| while| which| who| since)(?: as)?"
    rf'(?: {_W})|[^"\n]{{1,151}}+"(?<=[,.!?]"))(?: {_W}){{0,3}}? (?:{words.SAYS}|sees?|noted'
    rf"|maintain(?:s|ed)|h[eo]lds?|asserts?|asserted|swears?|swore|wrote|writes)"
    rf"(?! that)(?!\w)|: (?:often|widely|generally|commonly) {words.SEEN})"
)
"""Who said it, directly after what was said of it."""

SAID_BEHIND = re.compile(
    r", (?:according to (?!\w+[,.])"
    rf"|(?!as (?:i|we) |i |we )(?:{_W} ){{1,4}}{words.TOLD} ?[,.!?]"
    rf"|{words.TOLD} (?!to |by |that |so )\w)"
)
"""The same behind the clause, which holds no sign of `SAID_NO_MORE`."""

SAID_NO_MORE = re.compile('[";:]')

CLAUSE_END = re.compile(
    r"\W(?:(?<=[;:\u2014])|(?<= )  |(?<=[\w,.!?]\") |(?:but|however|although|though|whereas|while"
    r"|yet|because|so that|which|who|until|when"
    r"|and (?:then|was|were|is|are|had|has|she|he|they|it|we|i))(?!\w))"
)
"""Where a clause ends, and with it what a cue says; a dash is three blanks in match form."""

GIVEN = re.compile(rf"(?<!\w){words.GIVEN}(?!\w)")
"""What ends a doubt of what came before it."""

STATEMENT_END = re.compile(r"\W(?:(?<=[;\u2014])|(?:but|however)(?!\w))")
"""Where what somebody said ends."""
