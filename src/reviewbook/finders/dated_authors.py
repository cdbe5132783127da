"""Authors as they are cited with dates, read against the document's own list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from reviewbook.finders.place_names import PLACES
from reviewbook.references.cited_authors import CitedAuthors, read_cited_authors, read_cited_title
from reviewbook.references.entries import Entry
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import fold_name
from reviewbook.references.work_dates import is_certain, is_span, read_dates

# What is followed by a year without being an author.
_NO_AUTHORS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december spring summer autumn fall winter christmas"
    " easter lent advent ramadan passover hanukkah diwali pentecost"
    " release edition volume issue version figures tables equation experiment model week day"
    " year page step box panel horizon agenda vision war games olympics"
    " brexit olympic cup act agreement treaty east west north south input output yes no men women"
    " januar februar marz mai juni juli oktober dezember sommer herbst winter level"
    " pre post jan feb mar apr jun jul aug sep sept oct nov dec"
    " windows euro eurovision excel android covid room rooms plot plots deck floor platform"
    " shelf beds unit zone track route cohort season"
    " gaelic latin spanish italian swedish danish dutch russian polish turkish arabic hebrew"
    " persian hindi urdu chinese japanese korean portuguese norwegian finnish hungarian".split()
)
SAYS = (
    r"(?:show|found|find|argu|suggest|report|conclud|observ|propos|demonstrat|describ|claim|not(?:es|ed)"
    r"|wr(?:ite|ote)|s(?:ays?|aid)|us(?:es|ed)|stat(?:es|ed))"
)
"""How the verbs begin that say what authors do."""
WORK = (
    r"(?:analysis|articles?|books?|chapter|editorial|essay|experiments?|meta-analysis|monograph"
    r"|papers?|publications?|reports?|reviews?|stud(?:y|ies)|surveys?|theory|thesis|trials?|works?)"
)
"""What one calls that which has been written: "study", "papers"."""
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter)"
)
_IN_TIME = re.compile(
    r"\b(?:in|of|on|during|since|until|till|by|from|to|last|next|late|early|mid|before|after)\s\Z",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{4,8}")  # NICE is no town
_JOINED, _WORD = re.compile(r"[–/]"), re.compile(r"[^\W\d_]+")


class AuthorDate(NamedTuple):
    """A citation, and for each of its dates the entries that it can mean."""

    start: int
    end: int
    form: str
    meant: Sequence[Sequence[Entry]]


class DatedAuthors(NamedTuple):
    """Authors read before or behind dates, with the entries that each date can mean."""

    authors: CitedAuthors
    meant: Sequence[Sequence[Entry]]


def read_dated_authors(
    text: str, begin: int, end: int, dates: str, listed: ListedWorks
) -> DatedAuthors | None:
    """Read the authors that end at `end` as those that are listed, else as what they look like."""
    cited = [*read_dates(dates)]
    likely = None
    title = read_cited_title(text, begin, end) if listed.entries else None
    for authors in chain([title] if title else [], read_cited_authors(text, begin, end)):
        meant = [listed.find(authors, date) for date in cited]
        if authors is title and not any(meant):
            meant = [_titled(text, listed.of_date(date), title.whole) for date in cited]
        if is_span(dates):  # a life, unless the entry has both years
            meant = [
                [entry for entry in one if {*date.labels} <= {*entry.dates}]
                for one, date in zip(meant, cited, strict=True)
            ]
        if any(meant):
            return DatedAuthors(authors, meant)
        likely = likely or (authors if authors.sure or authors.whole in PLACES else None)
        if likely and not listed.entries:
            break
    return DatedAuthors(likely, [[] for _ in cited]) if likely else None


def _titled(text: str, entries: Sequence[Entry], title: str) -> list[Entry]:
    """Return the entries that hold a title of several words."""
    return [one for one in entries if " " in title and holds_title(text, one, title)]


def holds_title(text: str, entry: Entry, title: str) -> bool:
    """Tell whether an entry holds the words of a title, which is folded."""
    return f" {title} " in f" {fold_name(text[entry.start : entry.end])} "


def may_be_cited(read: DatedAuthors, dates: str, written: str) -> bool:
    """Tell whether what no list has can be a citation; `written` stands for the authors."""
    authors = read.authors
    named = authors.families or tuple(authors.whole.split())
    if _JOINED.search(written):
        named = tuple(fold_name(word) for word in _WORD.findall(written))
    if len(named) > 1:
        named = tuple(name for name in named if name != "post")  # a newspaper, or a second author
    places = PLACES.issuperset(named) or authors.whole in PLACES
    places = places and not _ACRONYM.fullmatch(written.strip(" ,;"))
    return is_certain(dates) and not (
        (places and not authors.more) or _NO_AUTHORS.intersection(named)
    )


def looks_like_a_time(
    text: str, begin: int, end: int, read: DatedAuthors, *, between: bool = False
) -> bool:
    """Tell whether a month or a season is meant, as in "in May (2019)" or "(May 2019)"."""
    first = read.authors.start
    if not looks_like_a_month(text[first:end]):
        return False
    return (between and "," not in text[first:end]) or bool(_IN_TIME.search(text, begin, first))


def looks_like_a_month(written: str) -> bool:
    """Tell whether what stands for authors is the name of a month or a season."""
    return bool(_CALENDAR.fullmatch(written.strip(" ,")))
