"""Terms that can never match, or not as meant: they are taken as they stand, signs included."""

from __future__ import annotations

import re
from collections.abc import Collection

_QUOTED = re.compile(
    r"[“”„«»‹›‘‚‛\"″＂「」『』].*|['’´′].*['’‘´′]|.*(?:[“”„«»‹›\"″＂「」『』]|''|’’)"
    r"|.*(?<![sSzx])[’‘]"
)
_SIGN = re.compile(
    r"</?\w+>|(?<=[a-z])#(?=[a-z])|[*|\\^$\[\]{};`~=<>_…]|\.\.|\?(?=\w|\Z)|\(s\)|\A/(?=.*/\Z)"
    r"|\b(?:AND|OR|NOT|NEAR|adj\d)\b|\A(?:title|abstract|tiab|ti|ab|tw|mesh|kw):"
)
_CUT_SHORT = re.compile(r"(?<=[a-z][a-z][a-z])[+%#]\Z")  # as searches do; not "CD4+"
_BRACKETS = re.compile(
    r"\A\([a-z][^()]*\)(?:\Z|\s)|\A\([^()]*\)\Z|(?<=\w)\([a-z]{1,4}\)|(?<!\d)\s\([^()]*\)\Z"
)
_AT_AN_END = re.compile(r"\A[,:!?•·—―]|(?:[,:!—―]|(?<=\w)\.)\Z")
_CALLS = re.compile(r"[A-Z]\w+!")  # a name that ends so
_LISTED = re.compile(r",\s")
_IN_A_ROW = re.compile(r"\b(?:and|or|&)\s")
# Alternatives, for all that is no name of one thing: "fight or flight", "one or more beds",
# "loss of sleep or rest".
_OR = re.compile(
    r"(?:\w,?\sor\s(?!more|less|fewer|other|another|not|nothing|never|none|later|two|three|four|five"
    r"|six|seven|eight|nine|ten)|\Aor\s|\sor\Z|\A(?:either|neither)\s)(?!\s)",
    re.IGNORECASE,
)
_PAIRS = (
    "fight/flight flight/fight flight/freeze life/death do/die make/break heads/tails trick/treat"
    " truth/dare hit/miss rain/shine win/lose black/white sink/swim feast/famine boom/bust"
    " pass/fail yes/no true/false"
)
_OR_IS_ONE = re.compile(
    r"\b(?:of|to|for|in|with|without|by|as|from|on|about)\s.*\sor\s"
    rf"|\b(?:{'|'.join(_PAIRS.split()).replace('/', ',? or ')})\b",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\t\n\r\v\f]|\s{2,}")
_EITHER = re.compile(r"(?P<one>[^\W\d_])\s?/\s?(?P<other>[^\W\d_])")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# Joiners are letters' own in some scripts, and slips between Latin ones.
_UNSEEN_IN_WORDS = re.compile(
    r"[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\ufeff]"
    r"|(?<=[a-zA-Z])[\u200c\u200d]|[\u200c\u200d](?=[a-zA-Z])"
)
_APART = "write each form of it as a term of its own"


def never_found(term: str, listed: Collection[str] = ()) -> tuple[str, str] | None:
    """Return why no text holds a term as meant, and the remedy; or nothing where one may.

    Parameters
    ----------
    term
        The term, as written.
    listed
        All terms that stand with it: "a/b" is one name where "a-b" stands there too.
    """
    if _QUOTED.fullmatch(term):
        return "has quotation marks of its own", "take them out, or write straight ones around it"
    if unseen := _UNSEEN_IN_WORDS.search(term):
        return f"holds U+{ord(unseen.group()):04X}, which is not seen", "take it out"
    if _BLANKS.search(term):
        problem = "holds a tab, a line end, or two blanks in a row"
        return problem, "write one blank, or two terms"
    if sign := _SIGN.search(term) or _CUT_SHORT.search(term) or _BRACKETS.search(term):
        return f"holds {sign.group().strip()!r}, which is taken literally", _APART
    if term.count("(") != term.count(")"):
        return "holds a bracket without the other", "take it out, or write both"
    return _at_an_end(term) or _several(term, listed)


def _at_an_end(term: str) -> tuple[str, str] | None:
    """Tell a mark that the sentence has, not the word; "e.g." has its own."""
    found = None if _CALLS.fullmatch(term) else _AT_AN_END.search(term)
    if found and (found.group() != "." or term.count(".") == 1):
        return f"begins or ends with {found.group()!r}", "take it out: words are found beside marks"
    return None


def _several(term: str, listed: Collection[str]) -> tuple[str, str] | None:
    """Tell several words that stand for one term: "compost, mulch", "compost/mulch"."""
    if _OR.search(term) and not _OR_IS_ONE.search(term):
        remedy = "if it is one name, write it with hyphens: one-or-other"
        return "holds 'or', and is found only with it", f"{_APART}; {remedy}"
    if _LISTED.search(term) and not _IN_A_ROW.search(term):
        return "holds a comma, and is found only with it", "write a list: [one, other]"
    joined = re.sub(r"\s?/\s?", "-", term).casefold()
    either = _EITHER.search(term)
    if not either or joined in {one.casefold() for one in listed}:
        return None
    if re.search(r"\b[A-Z]{2,}s?/[A-Z]{2,}", term):
        return None
    remedy = f"write each as a term of its own; if it is one name, list {joined!r} too"
    return "holds '/', and is found only with it", remedy


def unseen_sign(words: str) -> str:
    """Return the first sign that nobody sees and programs act on, as U+202E; or nothing."""
    found = _UNSEEN.search(words)
    return f"U+{ord(found.group()):04X}" if found else ""
