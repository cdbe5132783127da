"""What in a sentence defines, glosses or characterises a term.

Of what stands before a term no more than 80 characters are looked at, so that long sentences with
many terms cost no more than their length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.finders import definition_patterns as patterns
from reviewbook.finders.aside_patterns import IN_WHICH_IS
from reviewbook.finders.definition_limits import is_diagnosed, sets_limit
from reviewbook.finders.definition_lookalikes import AT_HAND, OF_ANOTHER
from reviewbook.finders.definition_places import is_likely, is_subject, may_lead, stands_before
from reviewbook.finders.genus import likens, names_genus, names_hypernym, names_one_kind
from reviewbook.finders.narrower_names import names_narrower
from reviewbook.finders.no_terms import bears_name, speaks
from reviewbook.finders.plain_meanings import is_supposed, names_it_anew, says_plainly
from reviewbook.finders.term_subjects import is_narrowed
from reviewbook.ledger.tables import Mention

# What stands before a term that is defined, and what after it.
_AROUND = (
    (patterns.DEFINES, patterns.AS),
    (patterns.NAMED, patterns.USED),
    (patterns.BY, patterns.WE_MEAN),
)
_MARKS = "\"'\u201c\u2018*_"  # of quotation and of emphasis
_ARTICLE = re.compile(r"an? ")
_NAMES_ANEW = (patterns.OR_NAMED, patterns.EXPLAINED)


def term_cues(
    text: str, start: int, end: int, term: Mention, others: Sequence[Mention], *, labels: bool
) -> Iterator[tuple[str, str]]:
    """Yield (kind, rule) for every cue about a term in its sentence.

    Parameters
    ----------
    text, start, end
        The clean text, and the sentence in it.
    term, others
        The term, and those that follow it in the sentence, in order.
    labels
        Whether the sentence begins its passage, so that the term may be its label.
    """
    first = labels and not text[start : term.start].strip(_MARKS)
    likely = first or is_likely(text, start, term.start, term.end, end)
    if likely and not names_narrower(text, start, term):
        yield from _cues_around(text, start, end, term, others, labels=labels, first=first)
    if _is_spelled_out(text, term):
        yield "gloss", "short form"


def _cues_around(
    text: str,
    start: int,
    end: int,
    term: Mention,
    others: Sequence[Mention],
    *,
    labels: bool,
    first: bool,
) -> Iterator[tuple[str, str]]:
    """Yield (kind, rule) for what stands around a term that nothing narrows down.

    `first` says that the term may be a label itself.
    """
    asks = text[end - 1] == "?" or is_supposed(text, start, term)
    label = patterns.LABEL.match(text, term.end, end) if first and not asks else None
    if label and names_genus(text, label.end(), end):
        yield "characterisation", "label"
    cue = None if asks else patterns.CUE.match(text, term.end, end)
    if cue and _is_of_kind(cue, start, end, term):
        yield (cue.lastgroup or "").split("_")[0], "cue"
    elif not asks and (
        _is_meant(text, start, end, term) or says_plainly(text, start, end, term, labels=first)
    ):
        yield "definition", "cue"
    elif _may_be(text, start, term) or (not asks and is_diagnosed(text, end, term)):
        yield "criterion", "criterion"
    elif not labels and stands_before(patterns.ANAPHORIC_END, text, start, term):
        yield "definition", "anaphora"
    if _is_glossed(text, start, end, term, others):
        yield "gloss", "aside"


def _is_of_kind(cue: re.Match[str], start: int, end: int, term: Mention) -> bool:
    """Tell whether a cue says of what kind a term is, where it has to, and not of one at hand."""
    if cue.group().lstrip(' "\u201d').startswith("refer") and speaks(term.surface):
        return False
    apposed = cue.string.startswith(" =", term.end)
    if not apposed and stands_before(OF_ANOTHER, cue.string, start, term):
        return False
    if cue[patterns.LIKENED] is not None:
        return not likens(cue.string, cue.end() + 1, end)
    if cue[patterns.LOCATED] is not None:
        return names_hypernym(cue.string, cue.end() + 1, end)
    if cue[patterns.GENUS] is None:
        return True
    alike = cue.string.startswith("the ", cue.end())
    at_hand = not alike and stands_before(AT_HAND, cue.string, start, term)
    return not at_hand and _is_of_one_kind(cue.string, cue.end(), end, term)


def _is_of_one_kind(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether "a thing that" is of a kind, and is said of no person or place."""
    article = _ARTICLE.match(text, start, end)
    named = article and bears_name(term.surface, text, article.end(), article=False)
    return not named and names_hypernym(text, start, end)


def _may_be(text: str, start: int, term: Mention) -> bool:
    """Tell whether something "may be a sign of" a term."""
    ends = text.endswith(patterns.CRITERION_ENDS, start, term.start)  # a search costs much more
    return ends and bool(stands_before(patterns.CRITERION, text, start, term))


def _is_meant(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether a sentence says "X means", "by X we mean" or "they define X as"."""
    if patterns.APPOSED.match(text, term.end, end):
        return True
    if means := patterns.MEANS.match(text, term.end, end):
        named = stands_before(patterns.NAMED, text, start, term)
        follows = patterns.NO_MEANING.match(text, means.end(), end)
        return is_subject(text, start, term) and bool(named or not follows)
    if to_mean := patterns.TO_MEAN.match(text, term.end, end):
        use = stands_before(patterns.USE, text, start, term)
        return bool(use and (use["named"] or not to_mean["loose"]))
    return any(
        after.match(text, term.end, end) and stands_before(before, text, start, term)
        for before, after in _AROUND
    )


def _is_glossed(text: str, start: int, end: int, term: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether an aside explains a term, or gives it another name that no concept has."""
    aside = patterns.ASIDE.match(text, term.end, end) or patterns.THAT_IS.match(text, term.end, end)
    called = may_lead(text, start, term.start) and any(
        stands_before(one, text, start, term) for one in (patterns.CALLED, patterns.REFERRED)
    )
    comma = text.startswith(", ", term.end)
    where = comma and IN_WHICH_IS.match(text, term.end + len(", "), end)
    anew = names_it_anew(text, start, end, term) or _is_so(text, start, end, term)
    if where or aside or called or anew:
        return True
    subject = is_subject(text, start, term)
    apposed = patterns.APPOSITION.match(text, term.end, end)
    if apposed and subject:
        at_hand = stands_before(AT_HAND, text, start, term)
        return not at_hand and _is_of_one_kind(text, apposed.end(), end, term)
    if _names_one_kind(text, end, term, subject=subject):
        return True
    found = (pattern.match(text, term.end, end) for pattern in _NAMES_ANEW)
    named = next(filter(None, found), None)
    if not named or not subject:
        kind = patterns.NARROW_KIND.match(text, term.end, end)
        narrow = kind and is_narrowed(text, kind.end(), kind.end("inside"))
        return bool(narrow) or sets_limit(text, end, term, subject=subject)
    if named.re is patterns.EXPLAINED and not names_genus(text, named.end("opened"), named.end()):
        return False
    following = next((other for other in others if other.start >= term.end), None)
    return following is None or following.start >= named.end()


def _is_so(text: str, start: int, end: int, term: Mention) -> bool:
    """Find "they are X, meaning they do it" and "X (lying in the sun)": what it is to be so."""
    so = patterns.THEY_ARE_SO.match(text, term.end, end)
    if so and stands_before(patterns.ARE, text, start, term):
        return True
    return bool(patterns.BEING_SO.match(text, term.end, end))


def _names_one_kind(text: str, end: int, term: Mention, *, subject: bool) -> bool:
    """Tell whether one noun in brackets says of what kind a term is: of a drug it does anywhere."""
    kind = patterns.ONE_KIND.match(text, term.end, end)
    return kind is not None and names_one_kind(kind["noun"], sure=not subject)


def _is_spelled_out(text: str, term: Mention) -> bool:
    """Tell whether a mention gives a long form with its short form."""
    return term.rule == "apposition" or bool(
        patterns.SHORT.fullmatch(term.surface) or patterns.OR_SHORT.match(text, term.end)
    )
