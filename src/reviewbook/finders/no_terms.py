"""What can be no term: what speaks, who or what bears a name, an item, the end of a clause.

"The report refers to a meeting" says what it speaks of, and "Kenya, a country with a coast" tells
of one thing, so that the noun it is called by tells that nothing is defined.
"""

from __future__ import annotations

import re

from reviewbook.finders.aside_patterns import DONE
from reviewbook.finders.genus import is_hypernym
from reviewbook.finders.kind_patterns import A_KIND_OF

# What speaks of something when it "refers to" it.
_SPEAKS = re.compile(
    r"(?:[\w'\u2019-]+ ){0,4}?(?:accounts?|advice|advertisements?|agreements?|announcements?"
    r"|answers?|articles?"
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
    r"(?:app|website|site|platform|marketplace|brand|podcast|retailer|supermarket|airline"
    r"|search engine"
    r"|social network|capital|cent(?:er|re)|port|resort|district|region|country|nation|city|town"
    r"|village|hamlet|suburb|county|island|republic|kingdom"
    r"|river|stream|lake|mountain|hotel|inn|pub|restaurant|caf\u00e9|shop|firm|company|start-?up"
    r"|developer|charity|newspaper|band|boy|girl|guy|man|woman|lady|gentleman|widow(?:er)?|mother"
    r"|father|sister|brother|aunt|uncle|cousin|friend|neighbou?r|creature|dog|cat|horse|pony|beauty"
    r"|expert|specialist|critic|champion|veteran|survivor|nurse|doctor|surgeon|midwife|cook|chef"
    r"|guide|judge|clerk|cleaner|postmistress|king|queen|president|student|pupil|graduate|native"
    r"|resident|citizen|member|smith|tailor|carpenter|plumber|lawyer|journalist|volunteer|patient"
    r"|[a-z]{2,}(?:ist|ian|man|woman|smith|wright|(?:[aei]|st)tress|princess|countess"
    r"|duchess|goddess|hostess)|actor|author|baker"
    r"|banker|builder|butcher|dancer|dealer|director|driver|engineer|farmer|founder|investor|keeper"
    r"|leader|lecturer|lover|maker|manager|miller|minister|officer|owner|painter|player|potter"
    r"|abbot|admiral|architect|bishop|captain|chancellor|coach|colonel|composer|courtier|diplomat"
    r"|duke"
    r"|emperor|friar|general|goalkeeper|goldsmith|governor|knight|mayor|merchant|midfielder|monk"
    r"|nun"
    r"|philosopher|playwright|poet|pope|priest|printer|prophet|rapper|scholar|sculptor|senator"
    r"|settler|slave|spy|surveyor|trainer"
    r"|preacher|producer|professor|reporter|researcher|runner|sailor|singer|soldier|speaker|stoker"
    r"|striker|teacher|trader|weaver|winner|worker|writer) "
    r"(?!(?:(?:in|by|for|to|on|at|of|with|from) )?(?:which|whom|whose)\b)"
)

# What a whole clause may be: "they fenced the common, an act that".
_DEED = re.compile(
    r"(?:(?!of\b|that\b|in\b)[a-z-]+ ){0,2}?(?:(?P<count>number|figure|total|share|amount|sum|list)"
    r"|practice|habit|custom|act|action|decision|move|step|change|policy|duty|fact|feat|journey"
    r"|sight|success|failure|achievement|ritual|tradition|arrangement|attempt|development|event"
    r"|experience|gesture|measure|moment|plan|process|reform|shift|strategy|tactic|task|trend"
    r"|drop|rise|fall|jump|increase|decrease|decline|cut|gain|improvement|reduction|turn"
    r"|breakthrough"
    r"|situation|scenario|outcome|statistic|finding|coincidence|stance|setback|milestone|honou?r"
    r"|scene|lesson|message|detail|feature|extra|perk|encounter"
    r"|victory|defeat|loss|response|reaction|result|sign|delay|mistake|role|job|task)"
    r" (?!(?:in|by|through|under) which\b|of \w+ing\b)"
)
_TWO = 2  # names of a person
_NEAR, _FAR = 40, 100  # characters before a comma, and behind an article
_NUMBER = re.compile(
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)"
)
# "Bring a book, a drink and a towel": items, each with an article.
_ITEM_BEFORE = re.compile(r"\ban? (?:[\w-]+ ){0,2}[\w-]+\Z")
_ITEMS = re.compile(
    r"an? [^.;:()]{3,60}? (?:and|or) (?:an?|the|some\w*|your|one|two|three|four"
    r"|five|six|ten|a dozen|no|perhaps)\b"
)
_SEVERAL_BEFORE = re.compile(r"[a-z]{2,}(?<![sui])s\Z")
_PORTION = re.compile(
    r"an? (?:\w+ )?(?:bag|bit|bottle|bowl|box|can|cup|drink|glass|jar|jug|loaf|mug"
    r"|pack|packet|pair|piece|pinch|pot|slice|spoonful|tin) of "
)

# "Sunday is when": the time of something.
_OF_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|weekends?|noon|midnight|mornings?|evenings?"
    r"|afternoons?|nights?|overnight|dawn|dusk|sunset|sunrise|summers?|winters?|spring|autumn"
    r"|(?:centur|deca)(?:y|ies|des?)|generations|years|months|weeks|days|hours|minutes|ages"
    r"|breakfast|lunch|dinner|supper|today|tomorrow|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Christmas|Easter)\Z",
    re.IGNORECASE,
)


def is_time(term: str) -> bool:
    """Tell whether a term is a day, a meal or a time of the year: "Sunday is when"."""
    return bool(_OF_TIME.match(term))


def speaks(term: str) -> bool:
    """Tell whether a subject is a text, or somebody, that speaks of other things."""
    return bool(_SPEAKS.match(term))


def bears_name(term: str, text: str, start: int, *, article: bool, one: bool = False) -> bool:
    """Tell whether a term is the name of one person or place, said to be "a nurse from" there.

    What "is" something is `one`, however it ends: "Athens is a city".
    """
    if _OF_ADDRESS.match(term):
        return True
    words = term.split()
    if len(words) > 1 and all(map(str.istitle, words)) and not is_hypernym(words[-1]):
        return True
    if len(words) > _TWO and words[0].islower() and all(map(str.istitle, words[-_TWO:])):
        return True  # "the rising star Anna Holm"
    named = not article and all(word[:1].isupper() and not word.isupper() for word in words)
    ends_so = words[0].endswith("s") and not words[0].endswith(("is", "us", "ss"))
    plural = ends_so and len(words) == 1 and not one
    return named and not plural and bool(_BEARS_NAME.match(text, start, start + _FAR))


def sums_up(term: str, text: str, start: int, *, several: bool) -> bool:
    """Tell whether a whole clause is meant, not its last word: "sold to widows, a practice that".

    Of `several` no number can be said, and what was done only of a term that is a doing.
    """
    deed = _DEED.match(text, start, start + _FAR)
    if not deed:
        return False
    if deed["count"]:
        return several or bool(_NUMBER.match(term))
    return not DONE.match(term)


def goes_on_listing(text: str, start: int, comma: int, place: int, end: int) -> bool:
    """Tell whether a comma parts items: "a book, a drink of water and a towel"."""
    if not _ITEMS.match(text, place, end):
        return False
    if _SEVERAL_BEFORE.search(text, max(start, comma - _NEAR), comma):
        return not A_KIND_OF.match(text, place, end)  # "gloves, a trowel and a sieve"
    return bool(_PORTION.match(text, place, end)) or bool(
        _ITEM_BEFORE.search(text, max(start, comma - _NEAR), comma)
    )
