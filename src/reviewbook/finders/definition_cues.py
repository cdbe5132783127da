"""What in a sentence defines, glosses or characterises a term.

Of what stands before a term no more than 80 characters are looked at, so that long sentences with
many terms cost no more than their length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.finders import definition_patterns as patterns
from reviewbook.finders.aside_patterns import IN_WHICH_IS
from reviewbook.finders.bare_kinds import answers_without_verb
from reviewbook.finders.definition_limits import is_diagnosed, sets_limit
from reviewbook.finders.definition_lookalikes import AT_HAND, OF_ANOTHER
from reviewbook.finders.definition_places import is_likely, may_lead
from reviewbook.finders.genus import likens, names_genus, names_hypernym, names_one_kind
from reviewbook.finders.narrower_names import names_narrower
from reviewbook.finders.no_terms import bears_name, speaks
from reviewbook.finders.plain_meanings import is_supposed, names_it_anew, says_plainly
from reviewbook.finders.term_subjects import is_narrowed
from reviewbook.ledger.tables import Mention

_BEFORE = 80  # characters before a term that are looked at
# What stands before a term that is defined, and what after it.
_AROUND = (
    (patterns.DEFINES, patterns.AS),
    (patterns.NAMED, patterns.USED),
    (patterns.BY, patterns.WE_MEAN),
)
_MARKS = "\"'\u201c\u2018*_"  # of quotation and of emphasis
_ARTICLE = re.compile(r"an? ")
_NAMES_ANEW = (patterns.OR_NAMED, patterns.EXPLAINED)


def is_asked(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a stretch of text asks what a term is."""
    asked = patterns.ASKED.match(text, term.end, end)
    return bool(asked) and _stands_before(patterns.QUESTION, text, start, term)


def is_doubted(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a sentence asks something else of a term than what it is."""
    asks = text[end - 1] == "?" and not is_asked(text, start, term, end)
    return asks and _stands_before(patterns.WHETHER, text, start, term)


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
    elif not labels and _stands_before(patterns.ANAPHORIC_END, text, start, term):
        yield "definition", "anaphora"
    if _is_glossed(text, start, end, term, others):
        yield "gloss", "aside"


def pronoun_cue(
    text: str, start: int, end: int, *, asked: bool, doubted: bool = False
) -> tuple[str, str] | None:
    """Return (kind, rule) where a sentence is about the term named last, or asked for.

    What follows on a question whether it is so, `doubted`, is an answer to that.
    """
    anaphor = patterns.ANAPHOR.match(text, start, end)
    replies = anaphor and (asked or doubted) and anaphor[patterns.GENUS] == ""
    if anaphor and _is_borne_out(anaphor, end) and not replies:
        return ("definition" if anaphor["defines"] else "characterisation"), "anaphora"
    answer = patterns.ANSWER.match(text, start, end) if asked else None
    told = asked and answers_without_verb(text, start, end)
    told = told or bool(asked and patterns.PIECES.match(text, start, end))
    told = told or bool(answer and answers(text, answer.end(), end))
    named = text.find(patterns.IN_CONDITION, start, end) >= 0  # which few sentences hold
    if told or (named and patterns.CONDITION.search(text, start, end)):
        return "definition", "anaphora"
    return None


def may_speak_of_it(text: str, start: int, end: int) -> bool:
    """Tell whether `pronoun_cue` may find something in a stretch before which nothing was asked."""
    named = text.find(patterns.IN_CONDITION, start, end) >= 0
    return named or bool(patterns.ANAPHOR.search(text, start, end))


def answers(text: str, start: int, end: int) -> bool:
    """Tell whether what follows "It is" or "X is" answers what X is."""
    place = start + (text[start : start + 1] == " ")
    if patterns.NO_ANSWER.match(text, place, end):
        return False
    return bool(patterns.PIECES.match(text, place, end)) or names_genus(text, place, end)


def names_it_again(text: str, start: int, term: Mention, end: int) -> bool:
    """Tell whether a sentence that begins with the term asked for says what it is."""
    again = patterns.NAMED_AGAIN.match(text, term.end, end)
    if not again or not _is_subject(text, start, term):
        return False
    return answers(text, again.end(), end)


def _is_borne_out(cue: re.Match[str], end: int) -> bool:
    """Tell whether the noun after a cue says of what kind the term is, where it has to."""
    needed = cue[patterns.GENUS] is not None
    return not needed or names_genus(cue.string, cue.end(), end)


def _is_of_kind(cue: re.Match[str], start: int, end: int, term: Mention) -> bool:
    """Tell whether a cue says of what kind a term is, where it has to, and not of one at hand."""
    if cue.group().lstrip(' "\u201d').startswith("refer") and speaks(term.surface):
        return False
    apposed = cue.string.startswith(" =", term.end)
    if not apposed and _stands_before(OF_ANOTHER, cue.string, start, term):
        return False
    if cue[patterns.LIKENED] is not None:
        return not likens(cue.string, cue.end() + 1, end)
    if cue[patterns.LOCATED] is not None:
        return names_hypernym(cue.string, cue.end() + 1, end)
    if cue[patterns.GENUS] is None:
        return True
    alike = cue.string.startswith("the ", cue.end())
    at_hand = not alike and _stands_before(AT_HAND, cue.string, start, term)
    return not at_hand and _is_of_one_kind(cue.string, cue.end(), end, term)


def _is_of_one_kind(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether "a thing that" is of a kind, and is said of no person or place."""
    article = _ARTICLE.match(text, start, end)
    named = article and bears_name(term.surface, text, article.end(), article=False)
    return not named and names_hypernym(text, start, end)


def _stands_before(pattern: re.Pattern[str], text: str, start: int, term: Mention) -> bool:
    """Tell whether a pattern, which ends with the stretch, stands directly before a term."""
    return bool(pattern.search(text, max(start, term.start - _BEFORE), term.start))


def _may_be(text: str, start: int, term: Mention) -> bool:
    """Tell whether something "may be a sign of" a term."""
    ends = text.endswith(patterns.CRITERION_ENDS, start, term.start)  # a search costs much more
    return ends and _stands_before(patterns.CRITERION, text, start, term)


def _is_subject(text: str, start: int, term: Mention) -> bool:
    return bool(patterns.SUBJECT.fullmatch(text, start, term.start))


def _is_meant(text: str, start: int, end: int, term: Mention) -> bool:
    """Tell whether a sentence says "X means", "by X we mean" or "they define X as"."""
    if patterns.APPOSED.match(text, term.end, end):
        return True
    if means := patterns.MEANS.match(text, term.end, end):
        named = _stands_before(patterns.NAMED, text, start, term)
        follows = patterns.NO_MEANING.match(text, means.end(), end)
        return _is_subject(text, start, term) and (named or not follows)
    if to_mean := patterns.TO_MEAN.match(text, term.end, end):
        before = max(start, term.start - _BEFORE)
        use = patterns.USE.search(text, before, term.start)
        return bool(use and (use["named"] or not to_mean["loose"]))
    return any(
        after.match(text, term.end, end) and _stands_before(before, text, start, term)
        for before, after in _AROUND
    )


def _is_glossed(text: str, start: int, end: int, term: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether an aside explains a term, or gives it another name that no concept has."""
    aside = patterns.ASIDE.match(text, term.end, end) or patterns.THAT_IS.match(text, term.end, end)
    called = may_lead(text, start, term.start) and any(
        _stands_before(one, text, start, term) for one in (patterns.CALLED, patterns.REFERRED)
    )
    comma = text.startswith(", ", term.end)
    where = comma and IN_WHICH_IS.match(text, term.end + len(", "), end)
    anew = names_it_anew(text, start, end, term) or _is_so(text, start, end, term)
    if where or aside or called or anew:
        return True
    subject = _is_subject(text, start, term)
    apposed = patterns.APPOSITION.match(text, term.end, end)
    if apposed and subject:
        at_hand = _stands_before(AT_HAND, text, start, term)
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
    if so and _stands_before(patterns.ARE, text, start, term):
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
