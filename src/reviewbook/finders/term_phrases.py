"""Where a term begins and ends: before a sign or a verb, and after a word that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviewbook.finders import term_patterns as patterns
from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.finders.genus import is_evaluated, is_kind

Span = tuple[int, int]
_WITHIN = frozenset(("of", "and", "the", "or"))
_PREPOSITIONS = frozenset(("at", "by", "for", "from", "in", "on", "out", "to", "up", "with"))
_WITHIN_NAMED = _WITHIN | _PREPOSITIONS
# What bears the name of who found it: "Hubble's law".
_FOUND = frozenset(
    """constant curve disease effect equation hypothesis law method paradox principle razor rule
    syndrome test theorem theory""".split()
)
_PRAISE = frozenset(("real", "good", "great", "best", "authentic"))
_ALSO_NOUNS = frozenset(("work", "use", "need", "good"))
_TERMS_TOO = frozenset(("assets", "goods", "norms"))
# What says by itself what part a thing plays, and names kinds of things behind other words.
_NAMES_TOO = frozenset(
    """advantage asset assets choice decision effect element error experience factor good goods link
    majority minority need norm option place right rights risk role secret secrets subject
    threat""".split()
)
_NOT_FIRST = FUNCTION_WORDS | _PRAISE
_NOT_LAST = FUNCTION_WORDS - _ALSO_NOUNS
_MOST_WORDS, _SHORTEST = 5, 2
_OPENS = frozenset("a an as by for from in into like of on so-called through under with".split())
_POINTS = frozenset(
    """am are be been being her his is it its my our that the their these this those very was were
    your""".split()
)
# What is to be done with what follows: "improving a stroke" is a task, "grazing land" a term.
_TASKS = frozenset(
    """achieving adding adjusting avoiding becoming choosing creating ensuring finding getting
    giving having improving increasing keeping knowing maintaining making mastering preventing
    reducing removing replacing using wearing""".split()
)
# "They may suffer culture shock": what stands before a verb.
_BEFORE_VERB = frozenset("can could he i may might must she should they we will would you".split())
# "The second album": the one at hand.
_WHICH_ONE = frozenset("first last next other same second third".split())
# How something is done: "regular weeding".
_HOW_DONE = frozenset(
    """careful constant daily frequent gentle heavy light occasional proper regular thorough
    weekly""".split()
)
_PARTICLES = frozenset("away back down in off on out over through up".split())
_OF_A_TERM = frozenset(
    """aim definition example examples goal kinds meaning members point purpose types""".split()
)
_OWNS = ("'s", "\u2019s", "s'", "s\u2019")
_NO_TERM = re.compile(
    r"(?:furthermore|moreover|however|nonetheless|nevertheless|therefore|meanwhile|hence|otherwise"
    r"|afterwards?|beforehand|today|tomorrow|yesterday|nowadays|overall|altogether|later|earlier"
    r"|half|halves|rest|remainder|elsewhere|regardless|anyway|anyhow|besides|likewise|thereafter|henceforth|noted|stated|yes"
    r"|\w{3,}(?<!fami)(?<!anoma)(?<!assemb)(?<!supp)(?<!opo)ly)\Z"
)
_PARTICIPLE = re.compile(r"[a-z]{3,}(?<!e)ed\Z")
# In front of a noun a word that ends so is a verb: "the liver makes bile"; a plural modifies none.
_DOES = re.compile(
    r"(?!(?:sales|sports|systems|arts|goods|needs|savings|operations)\Z)[a-z]{3,}(?<![sui])s\Z"
)
_QUOTED_BEFORE = re.compile(r"[\w.,][\"\u201d] [a-z]+\Z")
# "Climber's elbow": named by who has it, and of no one.
_OF_TRADE = re.compile(
    r"(?!(?:m|f|br)other|fath|sist|daughter|neighbo|own|writ|author|read|play|report|teach)"
    r"[A-Za-z]{3,}(?:er|or|ist|ete|man)['\u2019]s [a-z]{3,}",
    re.IGNORECASE,
)
# "De Luca's music": somebody's, where a given name or a particle stands before.
_OF_SOMEBODY = re.compile(r" [A-Z][\w-]*['\u2019]s ")
_MODIFIES = ("al", "ic", "ive", "ous", "ary", "ory", "ible", "able", "ant", "ent", "ed", "ing")


class NamedTerm(NamedTuple):
    """A term after a word that names it: where, with an article or in quotation marks."""

    term: Span
    article: bool
    quoted: bool


def as_term(text: str, start: int, end: int, *, named: bool = False) -> Span | None:
    """Return a span if a term can stand there, else nothing.

    `named` says that the text calls it a term, so that it may hold prepositions.
    """
    words = text[start:end].casefold().replace("\u2019", "'").split()
    if not words or len(words) > _MOST_WORDS or len(words[-1]) < _SHORTEST:
        return None
    first, last = words[0], words[-1]
    found = last.removesuffix("s") in _FOUND
    if found and text[start].isupper():
        first = first.removesuffix("'s")
    words = [
        word for n, word in enumerate(words) if word not in ("a", "an") or words[n - 1] != "of"
    ]
    within = _WITHIN_NAMED if named else _WITHIN
    ends = _NOT_LAST if len(words) > 1 else FUNCTION_WORDS
    if _is_sure(text, start, end):
        return start, end
    if first in _NOT_FIRST or last in ends or "'" in first or _NO_TERM.match(last):
        return None
    somebodys = not found and _OF_SOMEBODY.search(text, start, end)
    if somebodys or (first in _OF_A_TERM and "of" in words) or (first in _TASKS and len(words) > 1):
        return None
    if any(word in FUNCTION_WORDS and word not in within for word in words[1:-1]):
        return None
    named_so = len(words) > 1 and last in _NAMES_TOO and not is_evaluated(first)
    named_so = named_so or (len(words) == 1 and last in _TERMS_TOO)
    return (start, end) if (named_so or is_kind(last)) and not last.isdigit() else None


def _is_sure(text: str, start: int, end: int) -> bool:
    """Tell whether "climber's elbow" or, behind its article, the noun "will" stands there."""
    before = text[max(0, start - len("the ")) : start].casefold()
    if text[start:end] == "will":
        return before.endswith("a ")
    return before != "the " and bool(_OF_TRADE.fullmatch(text, start, end))


def as_label(text: str, start: int, end: int) -> Span | None:
    """Return a span if a term that stands alone can be there: so can "casting on"."""
    return as_doing(text, start, end) or as_term(text, start, end, named=True)


def as_doing(text: str, start: int, end: int) -> Span | None:
    """Return a span if it is a doing with its particle: "hardening off"."""
    doing, _, particle = text[start:end].rpartition(" ")
    if not doing.endswith("ing") or particle.lower() not in _PARTICLES:
        return None
    return (start, end) if as_term(text, start, start + len(doing)) else None


def is_several(text: str, term: Span) -> bool:
    """Tell whether a term is of several: "scions", "bills of sale"."""
    return text[slice(*term)].partition(" of ")[0].endswith("s")


def term_after(text: str, start: int, end: int) -> NamedTerm | None:
    """Return the term that begins at a place, after blanks, an article and quotation marks."""
    place = start + (text[start : start + 1] == " ")
    begins = patterns.ARTICLE.match(text, place, end)
    place = begins.end() if begins else place
    article, quoted = bool(begins and begins["article"]), bool(begins and begins["open"])
    if quoted and (inside := patterns.QUOTED.match(text, place, end)):
        return NamedTerm(inside.span(), article, quoted)
    last = first = None
    for _ in range(_MOST_WORDS):
        word = patterns.WORD.match(text, place, end)
        if not word or (word[0].casefold() in FUNCTION_WORDS and not (first and word[0] == "of")):
            break
        first = word.start() if first is None else first
        last = word.end() if word[0] != "of" else last
        place = word.end() + 1
        if text[word.end() : place] != " ":
            break
    term = as_term(text, first, last) if first is not None and last else None
    if term and (particle := patterns.PARTICLE.match(text, term[1] - len("ing"), end)):
        term = term[0], particle.end()
    return NamedTerm(term, article, quoted) if term else None


def noun_before(
    text: str, start: int, end: int, *, sure: bool = False, spelled: bool = False
) -> Span | None:
    """Return the bare noun that ends at a place, with what modifies it.

    From a preposition or an article to the place all is taken, else one adjective.

    Parameters
    ----------
    text, start, end
        The clean text, and the stretch of it at the end of which the noun stands.
    sure
        Whether what follows can be said of what something "is".
    spelled
        Whether a short form follows, so that it may be "the" noun.
    """
    if quoted := patterns.ENDS_QUOTED.search(text, start, end):
        return as_term(text, *quoted.span("term"), named=True)
    apart = max(text.rfind(sign, start, end) for sign in ",;:(")
    words = list(patterns.WORD.finditer(text, max(start, apart + 1), end))[-5:]
    named = _QUOTED_BEFORE.search(text, start, end)  # 'the "first aid" category'
    if not words or named or words[-1].end() != end or _PARTICIPLE.search(words[-1][0]):
        return None
    run = 1
    while run < len(words) and words[-run - 1][0].casefold() not in FUNCTION_WORDS:
        if _DOES.match(words[-run - 1][0]) and run + 1 < len(words):
            return as_term(text, words[-_behind_verb(words, run)].start(), end)
        run += 1
    if words[-run][0].endswith(_OWNS) and run > 1:  # of "a bird's call" the call
        return as_term(text, words[1 - run].start(), end)
    before = words[-run - 1][0].casefold() if run < len(words) else ""
    opens = (sure and before in ("is", "are")) or spelled or (apart >= start and not before)
    shown = words[-run - 2][0] if run + 1 < len(words) else ""
    opens = opens or (before == "the" and shown in ("is", "are", "was", "were"))
    plain = not before or before in _BEFORE_VERB or is_kind(before)
    if before in _WHICH_ONE or (not opens and (before in _POINTS or not plain)):
        return None
    if not opens and run > 1 and before in _BEFORE_VERB:
        run -= 1
    elif not opens and before not in _OPENS:
        modified = run > 1 and words[-2][0].casefold().endswith(_MODIFIES)
        run = 1 + (modified and not _is_deed(words[:-1]))
    elif run > 1 and words[-run][0] in _HOW_DONE and words[-1][0].endswith("ing"):
        run -= 1
    return as_term(text, words[-run].start(), end)


def _behind_verb(words: Sequence[re.Match[str]], run: int) -> int:
    """Return how many of the last words are the noun behind "makes", or "the glands release"."""
    subject = run > 1 and words[-run - 2][0].casefold() in FUNCTION_WORDS
    return run - subject


def _is_deed(words: Sequence[re.Match[str]]) -> bool:
    """Tell whether a sentence begins so: "Women demanded"."""
    *before, last = (word[0] for word in words)
    return len(before) == 1 and before[0].istitle() and bool(_PARTICIPLE.match(last))
