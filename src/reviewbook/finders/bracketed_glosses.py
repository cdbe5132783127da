"""What brackets behind a noun say of it: "X (a thing that)", "the X (the person who)".

Brackets belong to the noun before them, wherever in a sentence it stands.
"""

from __future__ import annotations

import re

from reviewbook.finders.aside_patterns import DONE
from reviewbook.finders.definition_lookalikes import NO_OTHER_NAME
from reviewbook.finders.genus import names_hypernym, praises
from reviewbook.finders.term_phrases import Span, is_several, noun_before
from reviewbook.finders.term_subjects import is_narrowed, is_of_kinds, is_relation

_KIND = re.compile(
    r"(?:which (?:is|are) (?:simply |just |basically |essentially )?(?=an? |the ))?"
    rf"(?!{NO_OTHER_NAME}|(?:common|rare|[a-z]+ed)\b)(?!\w+ (?:or|and|to|versus|vs) \w+\))"
    r"(?:(?P<article>an? |the )[a-z]\w*(?: [^()\d;,]{2,140})?|(?!(?:an?|the)\b)[a-z]\w* \w+ "
    r"[^()\d;,]{2,120})\)"
)
# "The testator (the person making the will)", "your yield (which is the weight that)"
_THE_ONE = re.compile(
    r"(?:an?|the) (?:[a-z]+ )?(?:person|party|individual|company|firm|bank|lender|body|people)\b"
    r"|which (?:is|are) (?:simply |just |basically |essentially )?(?:an?|the)\b"
    r"|(?:[a-z-]+ )?[a-z]{3,}s (?:that|which|who) (?:[a-z]{3,}(?<!s)|do|is|are|can|have) "
)
_ANY_THAT = re.compile(r"(?P<article>an? )(?:[a-z-]+ ){0,2}[a-z]{3,16} (?:that|which|in which) ")
# "Desiccation (drying out)": a learned word, and what is done in plain ones.
_DOING = re.compile(
    r"(?!(?:accord|allow|assum|be|beginn|count|depend|end|exclud|follow|go|hav|includ|lead|mean"
    r"|rang|runn|start|tak|us)ing\b)[a-z]{2,14}ing(?: [a-z]{2,14}){0,3}\)"
    r"|(?!(?:com|cost|cover|giv|happen|involv|last|mak|need|requir|show)ing\b)"
    r"(?P<doing>[a-z]{2,14}ing)(?: [a-z'\u2019-]{1,14}){4,14}\)"
    r"|[a-z]{3,14}(?:[st]ion|ment|ance|ence|al|sis) of [a-z][^(),;]{2,50}\)"
)
# "Nothing lasts (the doctrine of impermanence)": the bracket names what was said.
_NAMES_IT = re.compile(
    r"the (?:[a-z]+ )?(?:doctrine|law|theory|principle|concept|idea|notion) of [\w-]+\)"
)
_NEAR = 60  # characters before a bracket


def noun_before_bracket(text: str, start: int, end: int, hit: re.Match[str]) -> Span | None:
    """Return the noun before a bracket; it may be "the" one where the bracket tells of any."""
    place = hit.end()
    if text[place - 1] != "(":
        return None
    any_that = _ANY_THAT.match(text, place, end)
    any_one = any_that is not None and is_narrowed(text, any_that.end("article"), end)
    one = any_one or bool(_THE_ONE.match(text, place, end)) or is_relation(text, place, end)
    return noun_before(text, max(start, hit.start() - _NEAR), hit.start(), spelled=one)


def tells_in_brackets(text: str, place: int, end: int, term: Span, *, bare: bool) -> bool:
    """Tell whether what stands in brackets says what the term before them is.

    Of a `bare` subject it may do so without narrowing the kind down.
    """
    doing = _DOING.match(text, place, end)
    if doing and (
        text[term[0] : term[1]].endswith("ing") if doing["doing"] else DONE.match(text, *term)
    ):
        return True
    inside = _KIND.match(text, place, end)
    if not inside or _NAMES_IT.match(text, place, end):
        return False
    if not inside["article"]:
        return bare or is_of_kinds(text, inside.start(), inside.end())
    if inside["article"] == "the " and not bare and is_several(text, term):
        return False  # "cortisol levels (the hormone of stress)"
    span = (inside.end("article"), inside.end())
    if is_narrowed(text, *span) or is_relation(text, inside.start("article"), end):
        return True
    several = bare and " " in text[span[0] : span[1]]
    return several and names_hypernym(text, *span) and not praises(text, *span)
