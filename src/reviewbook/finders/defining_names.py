"""Names that a text gives: "is called X", "a property known as X", "growers call this X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.finders.genus import is_hypernym, is_verdict
from reviewbook.finders.kind_patterns import DEED, RELATION
from reviewbook.finders.term_phrases import NamedTerm, Span, as_term, term_after
from reviewbook.finders.term_subjects import WINDOW, Told

_CRITICS = re.compile(r"\b(?:critics|opponents|detractors|s[ck]eptics|enemies)\b", re.IGNORECASE)
_QUALITY = re.compile(r"\w+(?:less|ful|ous|able|ible)")
_LONG_SUBJECT = 3  # words, more than a name has: "the value that is given up is called the cost"
# "A rooted plant called the stock"
_OF_ONE_KIND = re.compile(r"\ban? (?:[a-z-]+,? ){0,2}(?P<kind>[a-z]{3,16}) \Z")
# "A layer of glycoproteins called the zona pellucida": at the end of a sentence.
_ENDS_IN_ONE = re.compile(
    r"\ban? [a-z-]+ (?:of|in|for|with|consisting|made|containing) [^,.;:()]{3,50} \Z"
)
# "Call the skills of workers human capital": the last words, where nothing but a noun phrase is.
_CALLED_LAST = re.compile(
    r" the [^,.;:()]{3,80}? (?:of|that|in|who|to) [^,.;:()]{2,60}?[a-z]s? "
    r"(?P<term>(?!an? |the )[a-z]{3,}(?:al|ar|ic|ent|ive|ed|ary|ous|man) [a-z]{3,})\.?\Z"
)
# 'Bakers call the last rise before baking "proofing"'
_CALLED_QUOTED = re.compile(
    r" the [^,.;:()\"\u201c]{3,80} (?:of|that|in|on|at|by|before|after|between|who|from) "
    r"[^,.;:()\"\u201c]{2,60} [\"\u201c](?P<term>[a-z][a-z -]{2,40})[.,]?[\"\u201d]\.?\Z"
)
_WHO_WORK_SO = re.compile(r"[A-Z][a-z]{2,}(?:[eo]rs|ists|ians|men)(?: \w{3,14}ly| often)? \Z")
_EXPERTS = re.compile(
    r"\b(?:[A-Za-z]{3,}ists|[Hh]istorians|[Ll]awyers|[Dd]octors|[Ee]ngineers|[Ss]cholars)"
    r"(?: \w{3,14}ly| often)? \Z"
)
_ANYTHING = r"(?!(?:I|we|you|he|she|it|they|this|that|people|my|our|his|her|their)\b)"
_WHEN = re.compile(rf"(?:When|If|Where) {_ANYTHING}[^;:()]{{10,120}}, [a-z ]{{2,20}}\Z")
_WHEN_BEHIND = re.compile(rf" (?:if|when|where) {_ANYTHING}[a-z]")
# "We speak of X when": all do who know the term.
_WE = re.compile(r"(?<![\w'\u2019])(?:[Ww]e|[Oo]ne)(?: \w{3,14}ly| often)? \Z")
_NEAR = 60  # characters
_STATE = re.compile(
    r" [\"\u201c]?(?!(?:held|kept|made|taken|left|done|born|found|given|brought)\b)"
    r"(?P<term>[a-z-]{4,20}(?: (?!(?:for|with|from)\b)[a-z]{4,20}){0,2})[\"\u201d]?"
    r"(?:[.;]|\Z| (?:for|to|with|in|from) |(?P<when> (?:if|when|where) ))"
)
# "A contract is said to be void where": of any, and of nobody at hand.
_OF_ANY = re.compile(
    r"(?:An? (?:[a-z-]+ ){0,2}[a-z]{3,}|(?:[A-Z][a-z]+ )?[A-Z]?[a-z]{3,}) (?:is|are) \Z"
)
_OF_ONE_THAT = re.compile(
    r"(?:An?|[A-Z][a-z]+s) [^,.;:()]{2,60}? (?:that|which|who)\b"
    r"|(?:[^.;]{2,60} (?:if|when)|When|If) [^.;]{2,90}, [^.;]{2,40}\Z"
)
_OWNED = re.compile(r" (?:its|their) ")
# "They called X a scandal": what somebody thinks of it.
_NAMED_SO = re.compile(r" (?:an?|his|her|their|our|my) ")
# "Known as X in my family": a name that nobody else knows.
_AT_HOME = re.compile(r"[\"\u201d\u2019]?,? (?:in|by|to|among) (?:my|our|his|her|their|us|me)\b")
# "My wife calls them X", "the locals call it X": a name that somebody gave what is at hand.
_SOMEBODY = re.compile(
    r"(?:\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[A-Z][a-z]+['\u2019]s) (?:[\w-]+ ){1,3}"
    # but "the Danes call it" is a word of their language
    r"|\b(?:[Tt]he|[Aa]n?|[Tt]his) (?![A-Z][a-z]+(?:s|ch|sh|ese) )(?:[\w-]+ ){1,3}"
    r"|\b(?:I|[Hh]e|[Ss]he|[Ww]ho|[Tt]hey|and) )"
    r"(?:\w{3,14}ly |always |even |still |just )?\Z"
)
# "One of the best ways is the method called X": which of them, and nothing of what X is.
_ONE_OF_THEM = re.compile(
    r"(?:One|Some|Many|Two|Another|Others|Among|The (?:most|best|main|first|key|next|other))\b"
    r"[^.;:()]{3,100} (?:is|are) (?:the|an?) (?:[\w-]+ ){0,3}\Z"
    r"|(?:One|Another)(?: [a-z]+)? (?:is|are) \Z"
    # but "the rise in the first hour is called X"
    r"|[^.;:]{0,100}\b(?<!in )(?<!of )(?<!at )(?<!on )(?<!by )(?<!for )(?<!from )(?<!during )"
    r"(?<!within )(?<!before )(?<!after )[Tt]he (?:first|second|third|fourth|next|last|latter"
    r"|former"
    r"|other)(?: \([^()]{1,60}\))? (?:[a-z]+ ){0,3}(?:is|are) \Z"
)
# "Known as the “holy” river": only a word of what it is called.
_GOES_ON = re.compile(r"[\"\u201d*_]+ (?P<next>[a-z]{3,})")
_DONE_TO = re.compile(r"ing (?:the|an?|it|them|one['\u2019]s|your) ")
_HERE = re.compile(r"calls? (?:it|them)\Z")
# "Call this method X" names the method, "call this method" uses it.
_KIND_OF_IT = re.compile(r" (?P<kind>[a-z]{3,16})\b")


def tell_by_name(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "is called X", "a property known as X"."""
    before = max(start, hit.start() - WINDOW)
    no_term = (patterns.NO_NAME, patterns.GIVEN_NAME)
    if hit.group().startswith(("said to", "classified as")):
        yield from _by_state(text, start, end, hit)
        return
    if hit.start() == start or any(one.search(text, before, hit.start()) for one in no_term):
        return
    be = patterns.BE_BEFORE.search(text, before, hit.start())
    owned = _OWNED.match(text, hit.end(), end) if be else None
    found = term_after(text, owned.end() if owned else hit.end(), end)
    if not found or _NAMED_SO.match(text, found.term[1], end):
        return
    if _ONE_OF_THEM.match(text, start, hit.start()) or _is_half_quoted(text, found, end):
        return
    if is_verdict(text[slice(*found.term)]) or _AT_HOME.match(text, found.term[1], end):
        return
    if be:
        long = text.count(" ", start, be.start()) > _LONG_SUBJECT
        holds = not found.article or long or bool(patterns.PRONOUN.match(text, start))
    else:
        reduced = bool(patterns.REDUCED.search(text, before, hit.start()))
        holds = reduced and (not found.article or _names_one(text, before, hit, found))
    if holds and not _is_proper(text, found, last=bool(be)):
        aside = hit.group() != "called" and not be
        yield Told(found.term, *(("gloss", "aside") if aside else ("definition", "cue")))


def _is_half_quoted(text: str, found: NamedTerm, end: int) -> bool:
    """Tell whether a noun follows on what is quoted: the “most powerful” hormone."""
    goes_on = _GOES_ON.match(text, found.term[1], end) if found.quoted and found.article else None
    return goes_on is not None and goes_on["next"] not in FUNCTION_WORDS


def _by_state(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "a soil that holds no air is said to be anaerobic": the name of a state."""
    state = _STATE.match(text, hit.end(), end)
    when = state and state["when"] and text.startswith("said to be", hit.start())
    any_one = when and _OF_ANY.fullmatch(text, start, hit.start())
    if state and (any_one or _OF_ONE_THAT.match(text, start, hit.start())):
        yield Told(state.span("term"), "definition", "cue")


def _names_one(text: str, before: int, hit: re.Match[str], found: NamedTerm) -> bool:
    """Tell whether a name may have an article: "a level called a phylum", ", called a spit,"."""
    if hit.group() in ("known as", "referred to as"):
        return True
    apart = text.endswith(", ", before, hit.start()) and text.startswith(",", found.term[1])
    apart = apart or (
        text.endswith("(", before, hit.start()) and text.startswith(")", found.term[1])
    )
    ways = (patterns.ALSO, patterns.KIND_CALLED)
    if apart or any(way.search(text, before, hit.start()) for way in ways):
        return True
    last = not text[found.term[1] : found.term[1] + 1].strip(".;")
    if last and _ENDS_IN_ONE.search(text, max(before, hit.start() - _NEAR), hit.start()):
        return True
    kind = _OF_ONE_KIND.search(text, max(before, hit.start() - _NEAR), hit.start())
    return kind is not None and is_hypernym(kind["kind"])


def _is_proper(text: str, found: NamedTerm, *, last: bool = False) -> bool:
    """Tell whether what is named bears a name of its own: "a shop called Corner Books".

    A term that is the `last` of its clause may begin with a name: "it is called Brownian motion".
    """
    if found.quoted or not text[found.term[0]].isupper():
        return False
    words = text[slice(*found.term)].split()
    ends = not text[found.term[1] : found.term[1] + 1].strip(".,;:)")
    return not (last and ends and len(words) > 1 and words[-1].islower())


def _by_experts(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "economists call the value of what is made the X", "when it is, they speak of X"."""
    before = max(start, hit.start() - _NEAR)
    experts = _EXPERTS.search(text, before, hit.start())
    found: Span | None = None
    if hit.group() == "call":
        named = _CALLED_LAST.match(text, hit.end(), end) if experts else None
        named = named or _called_in_quotes(text, start, end, hit)
        found = as_term(text, *named.span("term")) if named else None
    elif experts or _WE.search(text, before, hit.start()):
        told = None if text.startswith(" the ", hit.end()) else term_after(text, hit.end(), end)
        when = told and _WHEN_BEHIND.match(text, told.term[1], end)
        found = told.term if told and (when or _WHEN.match(text, start, hit.start())) else None
    if found:
        yield Told(found, "definition", "cue")


def _called_in_quotes(text: str, start: int, end: int, hit: re.Match[str]) -> re.Match[str] | None:
    """Find what those who work so call a deed or a relation, in quotes, unless it judges."""
    what = text[hit.end() + 1 : end]
    told = _WHO_WORK_SO.fullmatch(text, start, hit.start()) and not _CRITICS.match(text, start)
    if not told or not (DEED.match(what) or RELATION.match(what)):
        return None
    named = _CALLED_QUOTED.match(text, hit.end(), end)
    return None if named and is_verdict(named["term"], called=True) else named


def tell_by_calling(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "Cooks call this X"; what critics call it, or how it is, is no name."""
    if hit.group() in ("call", "speak of"):
        yield from _by_experts(text, start, end, hit)
        return
    place = hit.end()
    if hit.group().endswith("this") and (kind := _KIND_OF_IT.match(text, place, end)):
        skipped = is_hypernym(kind["kind"]) and text.startswith(" ", kind.end())
        place = kind.end("kind") if skipped else place
    found = term_after(text, place, end)
    judged = _CRITICS.search(text, max(start, hit.start() - WINDOW), hit.end())
    its = _HERE.match(hit.group()) or hit.group().startswith("calls ")
    if its and _SOMEBODY.search(text, max(start, hit.start() - _NEAR), hit.start()):
        return
    if found and is_verdict(text[slice(*found.term)], called=True):
        return
    if found and _DONE_TO.match(text, found.term[1] - len("ing"), end):
        return  # "they call this kicking the can"
    if not found or judged or _QUALITY.fullmatch(text, *found.term):
        return
    the = text.startswith(" the ", hit.end())
    what = the and hit.group()[0] in "Ww"
    if the and text[found.term[1] : end] in (".", ""):
        what = (
            what or _EXPERTS.search(text, max(start, hit.start() - _NEAR), hit.start()) is not None
        )
    if (what or not found.article) and not _is_proper(text, found):
        yield Told(found.term, "definition", "cue")
