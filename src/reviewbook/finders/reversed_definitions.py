"""Definitions that begin with what a term means: "a crime that ends in prison is a felony".

What a sentence begins with has to be of a kind and narrowed down, and what it ends with a bare
noun: "a house that has a garden is a luxury" judges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.finders.genus import is_evaluated, is_plain
from reviewbook.finders.hypernyms import HYPERNYMS
from reviewbook.finders.term_phrases import as_term, term_after
from reviewbook.finders.term_subjects import Told, is_narrowed

_TERM_FOR = re.compile(
    r"(?:The|Another|A|Its|Their) (?:[a-z]+ ){0,2}(?:term|word|name) for (?:this|that|it|such) "
    r"(?:[a-z-]+ ){0,4}"
)
_LAST = re.compile(
    r"(?P<article>an? |the |its |their )?"
    r"(?!(?:called|known|termed|named|considered|deemed|regarded|classed|classified|said) |"
    r"[a-z-]+ and )"
    r"(?P<term>[a-z][\w-]{2,24}(?: [a-z][\w-]{2,24}){0,2})"
    r"(?:[.;]|\Z|, (?:and|while|whereas) (?:the|an?|one|those|what) )"
)
# "Two goods are substitutes if": of any two.
_OF_TWO = re.compile(r"(?:Two|Three|Several) (?:[a-z]+ )?[a-z]{3,}")
_ARE_SO = re.compile(r"(?P<term>(?:[a-z]{3,} )?[a-z]{4,}) (?:if|when) (?=[a-z])")
# Who bears what is said of them is judged more often than named.
_PERSON = re.compile(
    r"(?:\w+ )?(?:people|persons?|man|men|woman|women|child|children|boys?|girls?|someone|anyone"
    r"|those)\b",
    re.IGNORECASE,
)
_ONE_THAT = re.compile(
    r"(?P<head>An? |Any |Every |Each |[A-Z](?=[a-z]+s |eople ))[a-z][\w-]*(?: [\w-]+,?){0,4}?"
    r" (?:that|which|who|whose|in which|where|with|without|of|from|to|by|caused|\w{3,12}ed by) "
)
_THE_ONE_WHO = re.compile(
    r"The (?:person|party|one|side|group|firm|official) (?:who|that|to whom|named|appointed|chosen"
    r"|elected|hired|authori[sz]ed) "
)
_MEASURED = re.compile(
    r"(?:Any|Some)thing that\b"
    r"|The (?:(?!first|next|second|third|last|main|only|best|right|real)\w{3,12} )?"
    r"(?:tendency|act|process|study|ability|practice|belief|amount|number|rate"
    r"|distance|time|ratio|difference|movement|bending|\w{4,14}(?:ing|ation|ment)) "
    r"(?:of|that|to|at|by|between|in|it takes|over)\b"
)
_LEARNED = re.compile(
    r".*(?:[a-z]{3}(?:[st]ion|sis|ment|ism|ity|ance|ence|ency|logy|ony|oma|tude|poly|psony|archy|cracy"
    r"|ide|ate|ase|gram|meter|phile|vore|troph|cyte|life|tia|ia|ics)|[a-z-]+[ -][a-z]+)s?\Z"
)
_NO_NAME = frozenset(
    """accident bargain bonus candidate crime expert fool hero joke liar loser luxury matter must
    plan rarity sign sin star surprise target thing warning waste winner""".split()
)
_LONG = 7  # letters: most plain nouns have fewer
_FARTHEST = 160  # characters of what comes before the verb


def tell_reversed(text: str, start: int, end: int, hit: re.Match[str]) -> Iterator[Told]:
    """Find "A crime that ends in prison is a felony", "The proper term for this is X"."""
    if _TERM_FOR.fullmatch(text, start, hit.start()) and (told := term_after(text, hit.end(), end)):
        yield Told(told.term, "definition", "cue")
        return
    if _OF_TWO.fullmatch(text, start, hit.start() - 1):
        so = _ARE_SO.match(text, hit.end(), end)
        told_so = as_term(text, *so.span("term")) if so else None
        yield from [Told(told_so, "definition", "cue")] if told_so else []
    last = _LAST.match(text, hit.end(), end)
    if not last or hit.start() - start > _FARTHEST:
        return
    term = as_term(text, *last.span("term"))
    if term and _is_name(last) and _says_kind(text, start, hit.start(), last):
        yield Told(term, "definition", "cue")


def _is_name(last: re.Match[str]) -> bool:
    """Tell whether a noun names: it neither judges nor says plainly of what kind a thing is."""
    head = last["term"].rsplit(maxsplit=1)[-1].removesuffix("s")
    plain = head in HYPERNYMS and len(head) < _LONG and " " not in last["term"]
    return not (plain or head in _NO_NAME or is_evaluated(last["term"])) and is_plain(head)


def _says_kind(text: str, start: int, end: int, last: re.Match[str]) -> bool:
    """Tell whether a sentence begins with what the term at its end means."""
    article = (last["article"] or "").strip()
    if _MEASURED.match(text, start, end):
        weighed = not article and text.startswith("The difference ", start)
        if weighed and " " not in last["term"]:
            return False  # "the difference between winning and losing is preparation"
        return article in ("", "the", "its", "their") and bool(_LEARNED.match(last["term"]))
    if article == "the":
        return bool(_THE_ONE_WHO.match(text, start, end))
    one = _ONE_THAT.match(text, start, end)
    if not one or article in ("its", "their"):
        return False
    place = one.end("head") if one["head"].endswith(" ") else start
    several = not one["head"].endswith(" ")
    if several == bool(article) or (several and not last["term"].endswith("s")):
        return False
    judged = _PERSON.match(text, place, end) and " " not in last["term"]
    return not judged and is_narrowed(text, place, end)
