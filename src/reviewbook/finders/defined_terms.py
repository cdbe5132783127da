"""Terms that a text says the meaning of, whatever the codebook holds.

One scan of a sentence finds what may tell of a term; around each place a window of 160 characters
is looked at, so that time stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reviewbook.documents.clean_text import sentences
from reviewbook.documents.document import Document
from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.genus import is_hypernym, names_genus, praises
from reviewbook.finders.term_phrases import Span, as_term, noun_before, term_after
from reviewbook.ledger.tables import BODY

_WINDOW = 160  # characters on either side of what tells of a term
_LONGEST = 1_000  # characters of a sentence that are looked at

_CLAUSE = re.compile(
    r"(?:While|For|If|When|In|As|Although|Though|Because|Since|After|Before|With|By|Once|Whether"
    r"|At|On|During|Despite|Without|From|Like|Unlike|To|Where|Instead)\b"
)


class DefinedTerm(NamedTuple):
    """A term with the sentence that says what it is; offsets in the clean text."""

    passage: int
    start: int
    end: int
    term: Span
    kind: str
    rule: str


class Told(NamedTuple):
    """What a sentence tells: of which term, in which way."""

    term: Span
    kind: str
    rule: str


Way = Callable[[str, int, int, re.Match[str]], Iterator[Told]]


def find_defined_terms(document: Document) -> Iterator[DefinedTerm]:
    """Yield the terms that the body of a document defines or glosses, in order, once a sentence."""
    text = document.text
    asked: Span | None = None
    for passage in document.passages:
        if passage.zone not in BODY:
            continue
        if passage.zone in ("title", "heading"):
            asked = question(text, passage.start, passage.end)
            continue
        for start, end in sentences(text, passage.start, passage.end):
            found = dict[str, Told]()
            label = start == passage.start
            for told in defined_in(text, start, end, asked=asked, label=label):
                found.setdefault(text[slice(*told.term)].casefold(), told)
            for told in found.values():
                yield DefinedTerm(passage.passage, start, end, *told)
            asked = question(text, start, end)


def question(text: str, start: int, end: int) -> Span | None:
    """Return the term that a sentence or a heading asks the meaning of."""
    found = patterns.ASKED.match(text, start, min(end, start + _WINDOW))
    return as_term(text, *found.span("term")) if found else None


def defined_in(
    text: str, start: int, end: int, *, asked: Span | None = None, label: bool = False
) -> Iterator[Told]:
    """Yield what one sentence says of terms.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    asked
        The term that the sentence before asked for.
    label
        Whether the sentence begins its passage, so that a term may stand before a colon.
    """
    end = min(end, start + _LONGEST)
    if asked and (answer := patterns.ANSWER.match(text, start, end)):
        if names_genus(text, answer.end(), end):
            yield Told(asked, "definition", "anaphora")
    if label and (found := patterns.LABEL.match(text, start, end)):
        term = as_term(text, *found.span("term"))
        if term and _is_narrowed(text, found.end("article"), end, any_noun=True):
            yield Told(term, "characterisation", "label")
    if text[end - 1] == "?":
        return
    for hit in patterns.TRIGGER.finditer(text, start, end):
        yield from _WAYS[hit.lastgroup or ""](text, start, end, hit)


def _subject(text: str, start: int, end: int) -> tuple[re.Match[str], Span] | None:
    """Return the subject, if nothing else stands between two places, and its term."""
    if end - start > _WINDOW:
        return None
    found = patterns.SUBJECT.fullmatch(text, start, end)
    named = bool(found and (found["termed"] or found["open"]))
    term = as_term(text, *found.span("term"), named=named) if found else None
    return (found, term) if found and term else None


def _is_bare(subject: re.Match[str]) -> bool:
    """Tell whether a subject speaks of a kind of thing, not of "the" one at hand."""
    the = (subject["article"] or "").strip().lower() == "the"
    return not the


def _is_narrowed(text: str, start: int, end: int, *, any_noun: bool = False) -> bool:
    """Tell whether a noun phrase is of a kind, and narrowed down to one."""
    narrowed = patterns.NARROWED.match(text, start, min(end, start + _WINDOW))
    if not narrowed or praises(text, start, end) or not names_genus(text, start, end):
        return False
    return any_noun or bool(narrowed["sure"]) or is_hypernym(narrowed["noun"])


def _is_relation(text: str, start: int, end: int) -> bool:
    """Tell whether "the act of" or its like follows."""
    if patterns.RELATION.match(text, start, end):
        return True
    return bool(patterns.DEED.match(text, start, end)) and names_genus(text, start + 4, end)


def _of_kind(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "X is a thing that", "X is the act of", "X is a term for", "X is when"."""
    if its := patterns.ITS.match(text, hit.end(), end):
        yield from _by_relation(text, start, end, its)
    found = _subject(text, start, hit.start())
    if not found:
        return
    subject, term = found
    if patterns.IS_NAME.match(text, hit.end(), end):
        yield Told(term, "definition", "cue")
    elif patterns.IS_ANY.match(text, hit.end(), end):
        if _is_bare(subject) and names_genus(text, hit.end(), end):
            yield Told(term, "definition", "cue")
    elif _is_relation(text, hit.end(), end):
        yield Told(term, "definition", "cue")
    elif _is_bare(subject) and _is_kind_of_thing(text, subject, hit, end):
        yield Told(term, "characterisation", "cue")


def _by_relation(text: str, start: int, end: int, its: re.Match[str]) -> Iterator[Told]:
    """ "The act of a thing is its X"."""
    term = as_term(text, *its.span("term"))
    if term and text.startswith("The ", start) and _is_relation(text, start, end):
        yield Told(term, "definition", "cue")


def _is_kind_of_thing(text: str, subject: re.Match[str], hit: re.Match[str], end: int) -> bool:
    """Tell whether "a thing that" or "things that" follows a subject."""
    article = re.compile(r"(?:\w+ly |just )?(?:an?|any) ").match(text, hit.end(), end)
    if not article:
        several = hit.group().startswith("are") and not subject["article"]
        return several and bool(patterns.KINDS.match(text, hit.end(), end))
    # "Tom is a cook who": a name, not a kind.
    who = re.compile(r"[^,.;]{3,60}? who\b").match(text, article.end(), end)
    named = hit.group().startswith("is") and not subject["article"] and not subject["open"]
    return not (who and named) and _is_narrowed(text, article.end(), end)


def _by_verb(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "X refers to", "X means a", "X is defined as", "the term X describes"."""
    apposed = hit.group() == "defined as" and text.endswith(", ", start, hit.start())
    found = (_before_comma if apposed else _subject)(text, start, hit.start() - 2 * apposed)
    if not found or patterns.NO_SENSE.match(text, hit.end(), end):
        return
    subject, term = found
    if apposed:
        holds = True
    else:
        holds = _is_meant(text, start, end, hit, subject)
    if holds:
        yield Told(term, "definition", "cue")


def _is_meant(
    text: str, start: int, end: int, hit: re.Match[str], subject: re.Match[str]
) -> bool:
    """Tell whether a verb says what its subject means, and not what follows of it."""
    verb = hit.group()
    named = bool(subject["termed"] or subject["open"])
    given = bool(patterns.GIVES_MEANING.match(text, hit.end(), end))
    if verb.startswith("mean"):
        sure = named or bool(patterns.SURE.search(text, start, hit.start()))
        return sure or bool(subject["lead"]) or (given and _is_bare(subject))
    if verb.startswith("describe") and not verb.endswith("as"):
        return named or (_is_bare(subject) and text.startswith(" how ", hit.end()))
    if verb.endswith("defined as"):
        return bool(subject["passive"])
    if verb.endswith(" as"):
        return bool(subject["passive"]) and given
    return named or _is_bare(subject) or given


def _by_name(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "... is called X", "a property known as X"."""
    before = max(start, hit.start() - _WINDOW)
    if hit.start() == start or patterns.NO_NAME.search(text, before, hit.start()):
        return
    found = term_after(text, hit.end(), end)
    if not found:
        return
    if be := patterns.BE_BEFORE.search(text, before, hit.start()):
        pronoun = patterns.PRONOUN.match(text, start)
        long = text.count(" ", start, be.start()) > 3
        holds = not found.article or bool(pronoun) or long
    else:
        reduced = patterns.REDUCED.search(text, before, hit.start())
        holds = bool(reduced) and not found.article and hit.group() != "dubbed"
    if holds and (found.quoted or not text[found.term[0]].isupper()):
        kind = "gloss" if hit.group() != "called" and not be else "definition"
        yield Told(found.term, kind, "aside" if kind == "gloss" else "cue")


def _by_calling(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "Cooks call this X"."""
    found = term_after(text, hit.end(), end)
    if found and not found.article and (found.quoted or not text[found.term[0]].isupper()):
        yield Told(found.term, "definition", "cue")


def _by_meaning(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "By X we mean", "the definition of X is", "there is a name for this: X"."""
    words = hit.group().lower()
    before = max(start, hit.start() - 40)
    if patterns.NOBODY.search(text, before, hit.start()):
        return
    if words.startswith(("ha", "there")):
        colon = patterns.NAME_FOR.match(text, hit.end(), end)
        found = term_after(text, colon.end(), end) if colon else None
        if found:
            yield Told(found.term, "definition", "cue")
        return
    way = "define" if words.startswith("define") else "the term" if words[:3] == "the" else words
    pattern = patterns.MEANT[way].match(text, hit.end(), min(end, hit.end() + _WINDOW))
    termed = way == "the term"
    term = as_term(text, *pattern.span("term"), named=termed) if pattern else None
    if term and (way not in ("by", "think of") or hit.start() < start + 40):
        yield Told(term, "definition", "cue")


def _by_aside(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "X, a thing that", "X, or Y,", "X, that is, a thing", "X (a thing that)"."""
    subject = _subject(text, start, hit.start() + 1) if text[hit.start()] == " " else None
    subject = subject or _before_comma(text, start, hit.start())
    term = subject[1] if subject and _is_bare(subject[0]) else None
    if other := patterns.OR_ELSE.match(text, hit.end(), end):
        yield from _by_other_name(text, start, term, other)
        return
    near = term if _goes_on(text, hit, end) else None
    near = near or _apart(text, start, hit.start())
    if not near:
        return
    if patterns.THAT_IS.match(text, hit.end(), end):
        yield Told(near, "gloss", "aside")
    elif text[hit.end() - 1] == "(":
        inside = patterns.IN_BRACKETS.match(text, hit.end(), end)
        if inside and (
            _is_narrowed(text, inside.end("article"), inside.end()) if inside["article"] else term
        ):
            yield Told(near, "gloss", "aside")
    elif found := patterns.APPOSITION.match(text, hit.end(), end):
        whole = _is_relation(text, found.start("article"), end)
        if whole or (found["article"] != "the" and _is_narrowed(text, found.end(), end)):
            yield Told(near, "gloss", "aside")


def _goes_on(text: str, hit: re.Match[str], end: int) -> bool:
    """Tell whether a sentence goes on behind an aside."""
    closed = "," in text[hit.end() : min(end, hit.end() + _WINDOW)]
    return closed or text[hit.end() - 1] == "("


def _apart(text: str, start: int, end: int) -> Span | None:
    """Return the noun before an aside, if it is neither an item of a list nor ends a clause."""
    if _CLAUSE.match(text, start, end) or any(sign in text[max(start, end - 80) : end] for sign in ",:;("):
        return None
    return noun_before(text, max(start, end - 60), end)


def _before_comma(text: str, start: int, end: int) -> tuple[re.Match[str], Span] | None:
    """Return the subject that a comma follows."""
    if end - start > _WINDOW:
        return None
    found = patterns.BARE_SUBJECT.fullmatch(text, start, end)
    term = as_term(text, *found.span("term")) if found else None
    return (found, term) if found and term else None


def _by_other_name(
    text: str, start: int, term: Span | None, other: re.Match[str]
) -> Iterator[Told]:
    """ "X, or doing so and so, is" explains X; "a bend, or X, grows" names X; "X, or Y," lists."""
    name = as_term(text, *other.span("other"))
    if not name or other["other"].count(" ") > 1:
        yield from [Told(term, "gloss", "aside")] if term else []
    elif text.startswith(("A ", "An ", "The "), start) or other["other"].isupper():
        yield Told(name, "gloss", "aside")


def _by_dash(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """ "X - the act of - is"."""
    term = _apart(text, start, hit.start())
    article = re.compile(r"an?|the").match(text, hit.end(), end)
    if not term or not article:
        return
    if _is_relation(text, hit.end(), end) or (article[0] != "the" and _is_narrowed(text, article.end() + 1, end)):
        yield Told(term, "gloss", "aside")


_WAYS: dict[str, Way] = {
    "kind": _of_kind,
    "verb": _by_verb,
    "named": _by_name,
    "calls": _by_calling,
    "mean": _by_meaning,
    "aside": _by_aside,
    "dash": _by_dash,
}
