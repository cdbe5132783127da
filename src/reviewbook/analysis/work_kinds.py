"""What kind of work an entry of the bibliography is, and which claims such a work can bear.

Both are told by rule, from the type of the entry, its title and its fields: nobody has read the
work for it. A title that could be of another kind gives none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reviewbook.references.compared_work import ComparedWork
from reviewbook.references.reference import Reference

NOT_RECORDED = "not recorded"
YES, NO, NOT_TOLD = "yes", "no", "not told"
RETRACTED = "retracted"

_FORMS = {
    "article": "article",
    **dict.fromkeys(("book", "mvbook", "booklet", "collection", "proceedings"), "book"),
    **dict.fromkeys(("incollection", "inbook", "suppbook", "inreference"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "conference paper"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "website"),
}
# Of these the title says what they are about, not what they are.
_BOUND = ("book", "chapter", "thesis")
# In this order: a reply to a trial is no trial, and a review of trials is a review.
_WORDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (RETRACTED, r"^\W*(?:retracted|withdrawn)(?: article)?\W*[:\]]"),
        (
            "notice",
            r"^\W*(?:errat(?:um|a)|corrigend(?:um|a)|expression of concern)\b"
            r"|^\W*(?:(?:author|publisher) )?(?:correction|retraction)"
            r"(?: not(?:e|ice))?(?: (?:to|of))?:"
            r"|^\W*(?:correction|retraction) not(?:e|ice) (?:to|of|for)\b",
        ),
        (
            "opinion",
            r"^\W*(?:editorial|commentary|comments? on|(?:in )?reply to)\b"
            r"|^\W*(?:re|letter|opinion|viewpoint|perspective|response to):"
            r"|(?:^|[:.?—–])\W*(?:the )?authors?['’]?s?['’]? (?:reply|response)\b"
            r"|[:.?—–]\s*(?:an? )?(?:editorial|commentary|opinion|viewpoint|reply|rejoinder)\W*$"
            r"|[:.?—–]\s*an? commentary on\b|\[(?:editorial|commentary|comment|letter)\]\W*$"
            r"|\b(?:letters? to (?:the )?editor|book review|faculty opinions)\b",
        ),
        ("protocol", r"\b(?:study|trial|review) protocol\b|\bprotocol (?:for|of) (?:an?|the)\b"),
        (
            "review",
            r"\b(?:systematic|scoping|umbrella|narrative|literature|rapid|integrative)"
            r" (?:literature )?(?:re|over)view\b"
            r"|(?<!\bin )(?<!\bof )(?<!\bfor )\bmeta[- ]?(?:analys|synthes)[ei]s\b"
            r"|\b(?:evidence|qualitative|realist) synthes[ei]s\b"
            r"|[:.?—–]\s*an? (?:[\w-]+ )?review\b",
        ),
        (
            "trial",
            r"\brandomi[sz]ed\b[^.:?]*\b(?:trial|study)\b"
            r"|\b(?:controlled|clinical|pilot|feasibility|cross-?over|open[- ]label"
            r"|(?:single|double|triple)[- ]blind(?:ed)?) trial\b"
            r"|\bphase (?:[1-4]|i{1,3}|iv)[ab]?(?:/(?:[1-4]|i{1,3}|iv)[ab]?)? (?:trial|study)\b"
            r"|[:.?—–]\s*(?:an? )?rct\W*$",
        ),
        ("case report", r"\bcase (?:report|series)\b"),
        (
            "guideline",
            r"\b(?:guidelines?|guidance) (?:on|for)\b"
            r"|\b(?:practice|clinical|treatment) guidelines?\b"
            r"|\bpractice parameters?\b|\b(?:consensus|position) statement\b",
        ),
    )
)  # fmt: skip

# Its titles do not say that they are of reviews; those of protocols do, at their end.
_OF_REVIEWS = re.compile(r"\Acochrane database (?:of )?syst", re.IGNORECASE)
_PLAN = re.compile(r"\(protocol\)\W*$", re.IGNORECASE)

# How trials and reviews are made or reported is the subject of other works, and how guidelines
# are kept to; what else is made of the data of a trial, or is tried in a laboratory, is no trial.
_OF_STUDIES = (
    r"reporting|statement|registration|checklists?|principles|methods|methodolog(?:y|ical)"
    r"|framework|tutorial"
)
_ABOUT = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in (
        ("review", _OF_STUDIES),
        (
            "trial",
            rf"{_OF_STUDIES}|(?:secondary|post[- ]hoc) analys[ei]s|rats?|mice|mouse|murine"
            r"|rodents?|rabbits?|zebrafish|animal models?",
        ),
        (
            "guideline",
            r"(?:adherence|compliance|conformity|concordance|agreement|awareness|knowledge"
            r"|implementation|uptake|use|quality|appraisal|comparison|impact|effects?|barriers)"
            r"\b[^:.?—–]*\bguid(?:ance|elines?)",
        ),
    )
}
_STUDIES = ("review", "trial")

# What a report is called beside its title, in its type or in a note that says no more.
_CALLED = re.compile(r"(?:[\w-]+ ){0,3}guidelines?(?: [a-z]{0,3}\d+)?\W*", re.IGNORECASE)
# Where news appear: most newspapers have no word for it in their names, and are known by them.
_NEWS = re.compile(
    r".*\bnews|reuters|associated press|agence france-presse|bbc|cnn|(?:the )?(?:new york times"
    r"|washington post|guardian|observer|times|sunday times|financial times|wall street journal"
    r"|los angeles times|daily (?:mail|telegraph)|independent|globe and mail|irish times|hindu"
    r"|economist)|le monde|le figaro|die zeit|der spiegel|s(?:ü|ue)ddeutsche zeitung|el pa[ií]s",
    re.IGNORECASE,
)
# A page, and no store of data and code, or file to be printed.
_PAGE = re.compile(
    r"(?:available at:?\s*)?https?://"
    r"(?!\S*\b(?:zenodo|figshare|datadryad|dataverse|github|gitlab|bitbucket|osf)\b)\S+(?<!\.pdf)",
    re.IGNORECASE,
)

_ANY = ("definition", "quantity", "treatment", "theory", NOT_RECORDED)
# What is in neither table is not told: an article whose title says no more may be any study.
_CAN = {
    "review": _ANY[:4],
    "guideline": _ANY[:3],
    "trial": ("quantity", "treatment"),
    "book": ("definition", "theory"),
    "chapter": ("definition", "theory"),
}
# An opinion, a report in the news and a plan of a study have no results of their own.
_CANNOT = {
    **dict.fromkeys((RETRACTED, "notice"), _ANY),
    **dict.fromkeys(("protocol", "opinion", "news"), ("quantity", "treatment")),
}


def kind_of_work(work: Reference) -> str:
    """Return the kind of a work: review, trial, guideline, opinion, book, website and so on.

    What cannot be told is "not recorded"; an article of which no more can be told is "article".
    """
    form = _FORMS.get(work.type, NOT_RECORDED)
    if form in _BOUND:
        return form
    others = {name.lower(): value.lower() for name, value in work.others}
    if others.get("relatedtype") == "reviewof":
        return "opinion"
    if others.get("entrysubtype") in ("newspaper", "magazine") or _is_news(work, form):
        return "news"
    named = next((kind for kind, words in _WORDS if words.search(work.title)), "")
    if named in _ABOUT and _ABOUT[named].search(work.title):
        named = form
    told = named or _usual(work, form, others)
    preprint = told in (form, *_STUDIES, "case report")
    return "preprint" if preprint and ComparedWork(work.key, work).is_preprint else told


def _is_news(work: Reference, form: str) -> bool:
    """Tell whether a work stands where news does; a journal that is called so has volumes."""
    where = {"article": work.container, "website": work.container or work.publisher}.get(form)
    return bool(where and not work.volume and _NEWS.fullmatch(where))


def _usual(work: Reference, form: str, others: Mapping[str, str]) -> str:
    """Return the kind of a work whose title does not say it, by where it stands.

    Of one journal it is a review, of what is called a guideline elsewhere that, and where nothing
    stands but an address a page.
    """
    where = work.container or ""
    if form == "article" and _OF_REVIEWS.match(where):
        return "protocol" if _PLAN.search(work.title) else "review"
    called = (others.get("type"), work.note)
    if form == "report" and any(_CALLED.fullmatch(one) for one in called if one):
        return "guideline"
    return "website" if form == NOT_RECORDED and _PAGE.fullmatch(where) else form


def can_bear(kind: str, claim: str) -> str:
    """Tell whether works of a kind can bear a kind of claim: "yes", "no" or "not told".

    It is a convention of this sheet, and says nothing of the work itself.
    """
    if claim in _CANNOT.get(kind, ()):
        return NO
    return YES if claim in _CAN.get(kind, ()) else NOT_TOLD
