"""Terms that a passage begins with, before a colon: "X: a thing that", "X: This is how you do".

A whole sentence behind the colon says something of the thing, not what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.genus import is_hypernym
from reviewbook.finders.no_terms import bears_name
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.finders.term_patterns import PHRASE
from reviewbook.finders.term_phrases import as_label
from reviewbook.finders.term_subjects import Told, is_narrowed, is_of_kinds, is_relation

_LABEL = re.compile(
    rf"(?:[Aa]n? )?{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \((?:noun|n\.)\))?"
    rf"(?::{CLOSE}|(?P<dash>{CLOSE} [-\u2013\u2014])) "
    r"(?=(?:[Aa]n?|[Tt]he|[Aa]ny) )(?P<article>\w+ )"
)
# "X: This gentle method loosens": an item of a list.
_LABEL_OF = re.compile(
    rf"{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))?(?::{CLOSE}"
    rf"|{CLOSE} [-\u2013\u2014]) This (?:[a-z][\w-]{{2,20}} )"
    r"{0,2}?(?P<noun>[a-z][\w-]{2,20}) (?<!phase )(?<!stage )(?<!part )(?<!section )"
    r"(?!has |was |costs |takes |helps |works |lasts |can )"
    r"(?:is (?:a |an |used )|[a-z]{3,14}(?<!s)s )[a-z]"
)
_NAMED = (
    rf"{OPEN}(?P<term>{PHRASE}){CLOSE}(?: \([^()]{{1,60}}\))?(?::{CLOSE}|{CLOSE} [-\u2013\u2014]) "
)
_IT = r"(?:[Tt]his|[Ii]t|[Tt]hat)"
# "X: This is how you begin", "X: How many stitches you have".
_LABEL_IT = re.compile(
    rf"{_NAMED}(?:{_IT} (?:is|means) (?:how|when|where|what) (?!I\b|we\b|most\b|many\b|it\b)"
    r"|How (?:many|much|thick|deep|wide|long|fast|often|far|well|tall|heavy|hot|strong|tight)\b"
    r"|What (?:an?|the) [a-z]+ (?:is|are|has)\b)"
)
# "X: This is the process of", "X: These are small rings used for", "X: Spun thread used for".
_LABEL_KIND = re.compile(
    rf"{_NAMED}(?:{_IT} (?:is|means|refers to|involves) (?P<one>an? |(?=the ))"
    r"|(?P<several>(?:[Tt]hese|[Tt]hey) are )|(?P<bare>"
    r"(?=(?:[A-Z][a-z-]*(?:ed|ic|al|ive|ous|ary|ble|less)|Small|Large|Short|Long|Thin|Thick|Soft"
    r"|Hard|Woven|Spun|[A-Z][a-z]{2,}(?= (?:that|which|who|used|made)\b)) )))"
)
# A verb that no relative clause brings: "A lender will offer", "The size affects how much".
_SENTENCE = re.compile(
    r"(?:(?!(?:that|which|who|whose|whom|where|when|what|you|we|they|one|people|or|and)\b)"
    r"[\w'\u2019-]+,? ){1,10}?"
    r"(?:(?:will|can|may|must|should|would|could|is|are|was|were|has|have|had)\b"
    r"|[a-z]{3,}s (?:how|what|whether|you|your|it|them|us)\b)"
    r"|(?:[\w-]+ ){0,2}[\w-]+, [^,.;]{3,60}, (?:\w+ly )?[a-z]{3,}s [a-z]"
)

_TO_YOU = re.compile(
    r"[^.;:]{5,100}(?<!that)(?<!which) (?:can|will|may|could) [a-z]+ (?:you|your)\b"
)
_OUGHT = re.compile(r"[^.;:]{3,100}(?<!that)(?<!which)(?<!who) (?:should|must|will|might)\b")
_ANY_SIGN = re.compile(r":| [-\u2013\u2014] ")
_DASH = re.compile(r" [-\u2013\u2014] ")
_FAR = 300  # characters: more than a label is long
_NEAR = 60  # characters behind it, in which the term would only say itself
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
    r"|duration|dosage|frequency|schedule|timing|eligibility|purpose|benefits?|effects?"
    r"|availability"
    r"|advantages?|disadvantages?|causes?|symptoms?|treatments?|diagnosis|setting|participants?"
    r"|design|funding|keywords?|references?|title|topic|subject|ingredients|materials|tools)"
    r"|(?:(?:the|key|main|fun|quick|one|big) )?(?:definition|meanings?|functions?|features?|uses"
    r"|origins?|habitats?|diet|lifespan|size|taste|texture|appearance|pronunciation|etymology|genre"
    r"|plot|themes?|starring|moral|motto|mission|vision|lessons?|problems?|solutions?|reasons?"
    r"|bottom line|takeaways?|highlights?|downsides?|upsides?|drawbacks?|catch|trick|prizes?|fees?"
    r"|admission|venue|difficulty|(?:skill )?level|skills?|requirements?|facts?|myths?|challenges?"
    r"|options?|alternatives?|type|category|scope|format|status|role|rule of thumb|secret"
    r"|(?:good|bad) news|analogy|explanation))",
    re.IGNORECASE,
)


def tell_by_label(text: str, start: int, end: int) -> Iterator[Told]:
    """Find "X: a thing that", "X: This is how you do it" at the beginning of a passage."""
    if not _ANY_SIGN.search(text, start, min(end, start + _FAR)) or text[end - 1] == "?":
        return
    if found := _LABEL.match(text, start, end):
        holds = says_what(text, found.end("article"), end, found["term"])
        holds = holds and (not found["dash"] or _is_no_aside(text, end, found))
    elif found := _LABEL_OF.match(text, start, end):
        holds = is_hypernym(found["noun"])
    elif found := _LABEL_KIND.match(text, start, end):
        holds = _says_kind(text, end, found)
    else:
        holds = bool(found := _LABEL_IT.match(text, start, end))
    term = as_label(text, *found.span("term")) if found and holds else None
    if term and not NO_LABEL.fullmatch(text, *term):
        yield Told(term, "characterisation", "label")


def _is_no_aside(text: str, end: int, found: re.Match[str]) -> bool:
    """Tell whether what a dash parts from a term, and from no name, is plainly of a kind."""
    term, place = found["term"], found.end("article")
    titled = " " in term and term.istitle()
    if titled or _DASH.search(text, place, end) or bears_name(term, text, place, article=False):
        return False
    return is_narrowed(text, place, end)


def says_what(text: str, start: int, end: int, term: str) -> bool:
    """Tell whether "thing that" follows, no sentence and not the words of the term again."""
    words = text[start : min(end, start + _NEAR)].casefold().split()
    again = set(term.casefold().split()).issubset(words)
    if again or is_sentence(text, start, end):
        return False
    return is_narrowed(text, start, end, any_noun=True)


def is_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a whole sentence follows, with a verb that no relative clause brings."""
    return any(one.match(text, start, end) for one in (_TO_YOU, _OUGHT, _SENTENCE))


def _says_kind(text: str, end: int, found: re.Match[str]) -> bool:
    """Tell whether "This is the process of", "These are rings that", "Thread used for" follows."""
    place = found.end()
    if found["several"]:
        return is_of_kinds(text, place, end)
    if found["bare"] is not None:
        return not _SENTENCE.match(text, place, end) and is_narrowed(text, place, end)
    return is_relation(text, place, end) or (bool(found["one"]) and is_narrowed(text, place, end))
