"""Terms that a passage begins with, before a colon: "X: a thing that", "X: This method loosens"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.genus import is_hypernym
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.finders.term_patterns import PHRASE
from reviewbook.finders.term_phrases import as_term
from reviewbook.finders.term_subjects import Told, is_narrowed

_LABEL = re.compile(
    rf"(?:[Aa]n? )?{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \((?:noun|n\.)\))?:{CLOSE} "
    r"(?=(?:[Aa]n?|[Tt]he|[Aa]ny) )(?P<article>\w+ )"
)
# "X: This gentle method loosens": an item of a list.
_LABEL_OF = re.compile(
    rf"{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))?:{CLOSE} This (?:[a-z][\w-]{{2,20}} )"
    r"{0,2}?(?P<noun>[a-z][\w-]{2,20}) (?<!phase )(?<!stage )(?<!part )(?<!section )"
    r"(?!has |was |costs |takes |helps |works |lasts |can )"
    r"(?:is (?:a |an |used )|[a-z]{3,14}(?<!s)s )[a-z]"
)

_FAR = 300  # characters: more than a label is long
# What stands before a colon, and is no term.
NO_LABEL = re.compile(
    r"(?:(?:my|our|your|next|last|first|good|bad|read|see|day|step|part|week|fig(?:ure)?|table|box"
    r"|note|listing|exhibit|plate|panel|chart|map|diagram|appendix|slide|video|wanted|lunch|dinner"
    r"|question|answer|chapter|section|example|tip)\b.*"
    r"|.*\b(?:notes?|tips?|warning|caution|deadline|cost|price|prices|location|place|photo"
    r"|picture|image|caption|summary|author|authors|editor|news|aims?|goals?|objectives?|methods?"
    r"|results?|findings?|conclusions?|background|introduction|discussion|limitations?|winner"
    r"|hours?|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|date|dates|time|times"
    r"|address|contact|source|sources|credits?|update|example|examples|verdict|rating|pros|cons"
    r"|duration|dosage|frequency|schedule|timing|eligibility|purpose|benefits?|effects?|availability"
    r"|advantages?|disadvantages?|causes?|symptoms?|treatments?|diagnosis|setting|participants?"
    r"|design|funding|keywords?|references?|title|topic|subject|ingredients|materials|tools))",
    re.IGNORECASE,
)


def tell_by_label(text: str, start: int, end: int) -> Iterator[Told]:
    """Find "X: a thing that", "X: This gentle method loosens" at the beginning of a passage."""
    if text.find(":", start, min(end, start + _FAR)) < 0:
        return
    if found := _LABEL.match(text, start, end):
        holds = is_narrowed(text, found.end("article"), end, any_noun=True)
    elif found := _LABEL_OF.match(text, start, end):
        holds = is_hypernym(found["noun"])
    term = as_term(text, *found.span("term")) if found and holds else None
    if term and not NO_LABEL.fullmatch(text, *term):
        yield Told(term, "characterisation", "label")
