"""Whether the word before a term, or in brackets behind it, makes it the name of a narrower thing.

What "refractory blight" or "blight (refractory)" is, is not what blight is. Words that praise or
stress ("good", "real"), and such as name what the term is ("the disease blight"), narrow nothing.
"""

from __future__ import annotations

import re

from reviewbook.finders.hypernyms import AGENT
from reviewbook.finders.quotation_marks import CLOSE
from reviewbook.ledger.tables import Mention

_NEAR = 5  # characters to a bracket, with marks of quotation
_BEFORE = 60  # characters before a term that are looked at
_WORD = re.compile(r"(?:.*?[\W_])??(?P<word>[^\W\d_]\w*(?:[-\u2010\u2011]\w+)*)[\s-]", re.DOTALL)
_IN_BRACKETS = re.compile(rf"{CLOSE}\s?\((?P<words>[a-z][^()]{{1,60}})\)")
_WORDS = re.compile(r"[,\s]+(?:and\s)?")
# "Blight (type 2)", "blight (in old beds)", "blight (without spots)".
_SORT = re.compile(
    r"(?:type|stage|grade|class|phase) (?:\d|[IVX]+\b|[A-Z]\b)"
    r"|(?:in|of|with|without|due to|caused by|from|during|after|before|among|at) "
    r"(?!other words|short)"
)
_AGENT = re.compile(AGENT)
_BEGINNING = re.compile(r"\W*(?:an? )?", re.IGNORECASE)
# "We studied blight": a verb, and no word for a sort of it.
_PERSON = re.compile(r"\b(?:I|we|they|he|she|you|who) \Z", re.IGNORECASE)
_NARROWS_NOTHING = frozenset(
    "a an the this that these those such some any no many most much more all both each every other"
    " another either neither which what whose my our your his her its their one two three first"
    " second third last next only even just also not never"
    " good bad great poor real true actual genuine proper so-called pure own same whole entire"
    " ideal common typical usual ordinary simple certain classic classical traditional modern"
    " general overall human well-known"
    " and or but nor so yet if when while where whether because although though since unless until"
    " than as like about above after against among around at before behind below between beyond by"
    " despite during except for from in inside into near of off on onto out outside over per"
    " through throughout to toward towards under upon via with within without unlike"
    " is are was were be been being has have had do does did can could may might must shall should"
    " will would let here there now then today thus hence still again often sometimes always once"
    " indeed instead perhaps maybe meanwhile moreover furthermore however nowadays"
    " define defines defined call calls called term terms termed name names named word noun phrase"
    " describe describes described consider considers considered understand understood regard"
    " regarded view viewed see seen think thought mean means meant use uses used label labelled"
    " labeled dubbed take takes taken make makes made know known treat treats treated say says said"
    " prevent affect patient patients".split()
)
_ADJECTIVES = frozenset(
    "severe mild moderate acute major minor mixed old new high low late early advanced rare rapid"
    " relapsing remitting recurring lasting ongoing daily weekly monthly yearly elderly".split()
)
_ADJECTIVAL = re.compile(
    r"\w{2,}(?:[iy]c|al|ory|ive|ous|ant|(?<!m)ent|ary|able|ible|ful|less|ular|ile|oid|ish|ed|ern)"
    r"|\w+[-\u2010\u2011]\w.*",
)


def names_narrower(text: str, start: int, term: Mention) -> bool:
    """Tell whether a word narrows a term down in the sentence from `start`."""
    if "(" in text[term.end : term.end + _NEAR]:
        behind = _IN_BRACKETS.match(text, term.end)
        if behind and is_narrowing(behind["words"]):
            return True
    before = max(start, term.start - _BEFORE)
    # No word reaches over a blank: before the last one nothing need be tried.
    found = _WORD.fullmatch(
        text, max(before, text.rfind(" ", before, term.start - 1) + 1), term.start
    )
    if not found or (word := found["word"].lower()) in _NARROWS_NOTHING:
        return False
    head = text[before : found.start("word")]
    if word.endswith("ed") and _PERSON.search(head):
        return False
    if is_narrowing(word):
        return True
    begins = start == before and bool(_BEGINNING.fullmatch(head))
    return begins and not word.endswith(("ly", "ing"))


def is_narrowing(words: str) -> bool:
    """Tell whether words say of which sort a thing is: "chronic", but no "antibiotic" (a drug)."""
    if _SORT.match(words):
        return True
    return all(map(_is_adjective, _WORDS.split(words)))


def _is_adjective(word: str) -> bool:
    like = word in _ADJECTIVES or _ADJECTIVAL.fullmatch(word)
    return bool(like) and not _AGENT.fullmatch(word)
