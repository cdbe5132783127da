"""Subjects that can be no term: texts and people that speak, and who or what bears a name.

"The report refers to a meeting" says what it speaks of, and "Kenya, a country with a coast" tells
of one thing, so that the noun it is called by tells that nothing is defined.
"""

from __future__ import annotations

import re

# What speaks of something when it "refers to" it.
_SPEAKS = re.compile(
    r"(?:[\w'\u2019-]+ ){0,4}?(?:accounts?|advice|advertisements?|agreements?|announcements?|answers?|articles?"
    r"|authors?|banners?|bills?|blogs?|books?|brochures?|captions?|chapters?|charts?|clauses?"
    r"|columns?|comments?|committees?|compan(?:y|ies)|complaints?|contracts?|critics?|decrees?"
    r"|diar(?:y|ies)|documents?|editorials?|e?-?mails?|entr(?:y|ies)|essays?|figures?|files?|firms?"
    r"|footnotes?|forms?|governments?|guidelines?|guides?|headlines?|inscriptions?|instructions?"
    r"|interviews?|invitations?|judg(?:e?ment|e)s?|leaflets?|lectures?|letters?|manuals?|maps?"
    r"|memos?|messages?|minutes|ministers?|newspapers?|notes?|notices?|novels?|pages?|pamphlets?"
    r"|papers?|paragraphs?|passages?|plaques?|plays?|poems?|policy|posters?|posts?|psalms?"
    r"|questionnaires?|questions?|quotes?|readings?|recipes?|records?|remarks?|repl(?:y|ies)"
    r"|reports?|reviews?|rulings?|scriptures?|sections?|sermons?|sheets?|signs?|songs?|sources?"
    r"|speakers?|speech(?:es)?|statements?|stor(?:y|ies)|stud(?:y|ies)|surveys?|tables?|texts?"
    r"|threads?|titles?|tweets?|verses?|videos?|wills?|witness(?:es)?|writers?)\Z",
    re.IGNORECASE,
)
_OF_ADDRESS = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|Dame|Father|Mother|Brother|Sister|Aunt"
    r"|Uncle|Canon|Bishop|Rev|Reverend|Captain|Sergeant|Judge|Councillor|Senator|President|Minister"
    r"|King|Queen|Prince|Princess|Saint|St|User|Nurse)\.? [A-Z]"
)
# Whom and what names are given to.
_BEARS_NAME = re.compile(
    r"(?:(?!who\b|that\b|which\b|of\b|in\b|with\b|for\b|from\b)[\w'\u2019-]+,? ){0,4}?"
    r"(?:countr(?:y)|nation|cit(?:y)|town|village|hamlet|suburb|county|island|republic|kingdom"
    r"|river|stream|lake|mountain|hotel|inn|pub|restaurant|caf\u00e9|shop|firm|company|start-?up"
    r"|developer|charity|newspaper|band|boy|girl|guy|man|woman|lady|gentleman|widow(?:er)?|mother"
    r"|father|sister|brother|aunt|uncle|cousin|friend|neighbou?r|creature|dog|cat|horse|pony|beauty"
    r"|expert|specialist|critic|champion|veteran|survivor|nurse|doctor|surgeon|midwife|cook|chef"
    r"|guide|judge|clerk|cleaner|postmistress|king|queen|president|student|pupil|graduate|native"
    r"|resident|citizen|member|smith|tailor|carpenter|plumber|lawyer|journalist|volunteer|patient"
    r"|[a-z]{2,}(?:ist|ian|man|woman|smith|wright|ess)|(?!number|water|paper|matter|order|letter"
    r"|layer|fiber|cover|power|polymer|computer|container|counter|filter|disorder|chapter|cancer"
    r"|center|border|river|monomer|isomer|timber|error|factor|sector|vector|colou?r|tumou?r"
    r"|behaviou?r|motor|sensor|reactor|vapor|worker|former|other)[a-z]{2,}(?:[^aeiou]er|or)) "
    r"(?!(?:(?:in|by|for|to|on|at|of|with|from) )?(?:which|whom|whose)\b)"
)


def speaks(term: str) -> bool:
    """Tell whether a subject is a text, or somebody, that speaks of other things."""
    return bool(_SPEAKS.match(term))


def bears_name(term: str, text: str, start: int, *, article: bool) -> bool:
    """Tell whether a term is the name of one person or place, said to be "a nurse from" there."""
    if _OF_ADDRESS.match(term):
        return True
    words = term.split()
    named = not article and all(word[:1].isupper() and not word.isupper() for word in words)
    plural = (
        len(words) == 1 and words[0].endswith("s") and not words[0].endswith(("is", "us", "ss"))
    )
    return named and not plural and bool(_BEARS_NAME.match(text, start))
