"""Asides that may gloss a term: "X, or Y,", "X, that is,", "X, by which they mean"."""

from __future__ import annotations

import re

from reviewbook.finders.definition_lookalikes import NO_NAME_BEHIND_OR, TIME_OF
from reviewbook.finders.quotation_marks import CLOSE, OPEN
from reviewbook.finders.term_patterns import PHRASE

# Asides
# "X, or doing so by such means, takes", "X, meaning such things, is": explains X, however long.
CLOSED = re.compile(
    r"meaning (?!that\b)[a-z][^,.;:()]{3,80}, (?=[a-z]{2,14} )"
    r"|or (?!noth|any|some|every)[a-z]{3,14}ing [^,.;:()]{3,80}, "
    r"(?=(?:is|are|can|may|has|have) |[a-z]{3,14}(?<!s)s )"
    r"|or (?:the|an?) (?:[a-z-]{3,16} )?[a-z]{3,16} (?:of|that|which|who|to|by|in) "
    r"[^,.;:()]{3,80}, (?=(?:is|are|was|were|has|have|had|can|may|will)\b|[a-z]{3,14}(?<!s)s )"
    r"|or (?:[a-z-]{3,16} )?[a-z]{3,16} (?:that|which|who|(?!need|feed|seed)[a-z]{3,}ed by) "
    r"[^,.;:()]{3,80}, (?=(?:is|are|was|were|has|have|had|can|may|will)\b|[a-z]{3,14}(?<!s)s )"
)
THOSE = re.compile(r"those (?:who|that|which|in which) ")
WHEN_OR_WHAT = re.compile(
    rf"which (?:occurs?|happens) (?:when|if) (?!{TIME_OF})|by which \w{{1,20}} means? (?=\w)"
    r"|which (?:measures |(?:includes?|covers?|comprises?) (?:all|only|every) )"
    r"|which (?:refers? to|involves|consists? of|describes|(?:acts?|serves?|functions?) (?:to|as)) "
)
# "Crop rotation, in which fields are": said of what is done, not of what was.
IN_WHICH_IS = re.compile(
    r"(?:in which|where|whereby"
    r"|when (?=(?:someone|somebody|an? (?:person|individual)) (?:is|has|\w+s)\b)) "
    r"(?!(?:we|I|he|she|you|it|they|my|our|his|her|one|two|most|many)\b)"
    r"(?![^.;]{0,60}\b(?:was|were|had|did|would|could|died|lost|fell|won|went|came)\b)[a-z]"
)
# "One way is natural layering, where a stem takes root": one of several of a kind.
ONE_OF_THEM = re.compile(
    r"(?:One|Another|The (?:other|first|second|third|next|last))"
    r"(?: (?:type|kind|sort|form|example|way|method|approach|strategy|model|process|system|case)"
    r"(?: of [^,.;:()]{3,60})?)? (?:is|are) (?:called |known as )?(?:an? |the )?"
    r"(?P<term>[a-z][\w-]{2,24}(?: [a-z][\w-]{2,24}){0,2})\Z"
)
DONE = re.compile(r".*(?:[a-z]ing|[st]ions?|ments?|ism|sis|ance|ence|ity|age)\Z")
SURE_ASIDE = re.compile(
    r"(?:in which|whereby) |which (?:is|are|measures|(?:states|holds|proposes|suggests|argues) that"
    r"|occurs? when|happens when|refers? to|involves|consists? of|describes"
    r"|(?:acts?|serves?|functions?) (?:to|as))\b|by which \w{1,20} means? "
    r"|(?:an?|the) (?:[\w'\u2019-]{1,24} ){1,3}?"
    r"(?:by|in|through|from|under) which\b"
)
OR_ELSE = re.compile(
    rf"or (?!{NO_NAME_BEHIND_OR}|(?:not|leave|just)\b)"
    r"(?!the [a-z]+, (?:will|must|should|would)\b)"
    r"(?![^,]{2,40}\b(?:for|of|against|with) (?:it|them)\b)"
    r"(?!(?!\w+ing\b)[^,]{2,40}\b(?:if|when|unless)\b)"
    rf"(?:an? |the )?{OPEN}(?P<other>{PHRASE}){CLOSE}, (?!(?:and|but|or|so|then)\b)(?=[a-z])"
)
# "Hills, dunes, or marshes, while": an item.
IN_LIST = re.compile(r", (?!the |an? )(?:[\w-]+ )?[\w-]+\Z")
OR_IN_BRACKETS = re.compile(
    rf"or (?!{NO_NAME_BEHIND_OR}|(?:not|leave|just|what|how|if)\b)(?P<other>{PHRASE})\) "
    r"(?!(?:will|must|should|would|may|might|did|had|was|were)\b)[a-z]"
)
THAT_IS = re.compile(
    r"(?:that is(?:,|(?= an? | the ))|(?:that is to say|i\. ?e\.|in other words),?) "
    r"(?!(?:that|we|you|he|she|they|it|I|nobody|there|not|if|when|even|as|because|only|unless"
    r"|until)\b)"
)
APPOSITION = re.compile(r"(?:which (?:is|are) (?:often |usually |simply )?)?(?P<article>an?|the) ")
IN_WHICH = re.compile(
    r"(?:[\w'\u2019-]{1,24},? ){1,5}?(?:in|by|from|under|through|on|at|to|over|into) which\b"
)
HOLDS_THAT = re.compile(r"which (?P<verb>states|holds|proposes|suggests|argues) that ")
# "Scions, young shoots that": several things of a kind.
KINDS_THAT = re.compile(
    r"(?!which |the )(?:[a-z-]+ )?(?:[a-z]{3,}s|people) (?:that|which|who|capable of|able to) "
)
# "plants that store water (succulents)"
NAMED_BEHIND = re.compile(r"(?P<term>[a-z]{5,}s)\)")
THAT_ARE = re.compile(
    r"\b(?P<noun>[a-z]{3,16}s|people) (?:that|which|who) (?!(?:we|you|they|he|she|it)\b)"
    r"[^,.;:()]{5,80} ?\Z"
)
WHICH_ARE = re.compile(r"which are (?=[a-z])")
ITEM = re.compile(
    r"[:;] (?:and |or )?(?:an? |the )?(?P<term>[a-z][\w-]{2,24}(?: [a-z][\w-]{2,24}){0,2})\Z"
)
THE_ORGAN = re.compile(r" the (?P<term>[a-z]{3,20}(?: [a-z]{3,20})?)\Z")
# "Some show chlorosis, or pale leaves, in May": a learned word, and plain ones for it.
LEARNED = re.compile(r" (?P<term>[a-z]{2,}(?:plasia|sis|itis|oma|emia|trophy|[st]ion|ism|ity))\Z")
