"""Citations by author and page: "(Doe 23)", "(Doe, "Hedges" 7; Roe, ch. 2)", "Doe says so (24)".

Only an author or a title of the document's own list cites so: "(Figure 2)" and "(May 5)" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewbook.finders.dated_authors import AuthorDate, holds_title, looks_like_a_month
from reviewbook.finders.narrative_authors import named_in_sentence
from reviewbook.references.cited_authors import CitedAuthors, read_cited_authors, read_cited_title
from reviewbook.references.entries import Entry
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import UPPER, fold_name
from reviewbook.references.work_dates import YEAR

_BRACKETS = re.compile(r"\((?=[^()]{0,120}(?:\d[a-z.]{0,3}|[”\"’'*_])\))(?P<pieces>[^()]{2,200})\)")
_LEAD = re.compile(
    r"\s*(?:(?:see|also|cf\.|e\.g\.,?|compare|qtd\. in|quoted in|cited in|and|but see)\s)*",
    re.IGNORECASE,
)
_PAGES = r"\d{1,4}(?:[–-]\d{1,4})?"
_LOCATOR = re.compile(
    r",?\s(?P<kind>(?:pp?|ch|chaps?|chapter|secs?|section|pars?|paras?|vol|bk|act|lines?|fol)\.?\s)?"
    rf"(?P<pages>{_PAGES}(?:,\s?{_PAGES}){{0,5}}(?:ff?\.?|n\d{{0,3}})?)\Z"
)
_YEAR = re.compile(YEAR)
# "Doe, “Hedges and Walls”", "Doe, Hedges": the title of one of several works.
_TITLED = re.compile(rf",\s[“\"‘'_*]?(?P<title>[{UPPER}][^,;()\n]{{1,80}}?),?[”\"’'_*]?\Z")
_ALONE = re.compile(rf"\({_PAGES}\)(?=\s?[.,;:])")
_FEWEST = 2  # that show how a document cites


def find_page_citations(text: str, listed: ListedWorks, *, dated: int) -> Iterator[AuthorDate]:
    """Yield what a text cites by author and page, in order.

    A number without "p." is a page where no more works are cited by date: `dated` says how many.
    """
    found = [
        (one, plain)
        for brackets in _BRACKETS.finditer(text)
        for one, plain in _in_brackets(text, *brackets.span("pieces"), listed)
    ]
    paged = sum(plain for _, plain in found) >= max(dated, _FEWEST)
    cited = [one for one, plain in found if paged or not plain]
    yield from sorted([*cited, *(_alone(text, listed) if paged else ())], key=lambda one: one.start)


def _in_brackets(
    text: str, start: int, end: int, listed: ListedWorks
) -> Iterator[tuple[AuthorDate, bool]]:
    """Yield a citation for each piece between brackets, and whether its page is a bare number."""
    alone = ";" not in text[start:end]
    for piece in re.finditer(r"[^;]+", text[start:end]):
        begin, stop = start + piece.start(), start + piece.end()
        locator = _LOCATOR.search(text, begin, stop)
        if locator and _YEAR.fullmatch(locator["pages"]):
            continue
        lead = _LEAD.match(text, begin, stop)
        begin = lead.end() if lead else begin
        place = (start - 1, end + 1) if alone else (begin, stop)
        if locator and (meant := _meant(text, begin, locator.start(), listed)):
            yield AuthorDate(*place, "parenthetical", [meant]), not locator["kind"]
        elif not locator and (meant := _titled(text[begin:stop], listed)):
            yield AuthorDate(*place, "parenthetical", [meant]), False


def _meant(text: str, begin: int, end: int, listed: ListedWorks) -> Sequence[Entry]:
    """Return the entries that an author, with a title or without one, or a title alone means."""
    titled = _TITLED.search(text, begin, end)
    of_title = [(titled.start(), fold_name(titled["title"]))] if titled else []
    for stop, title in ((end, ""), *of_title):
        written = f"{text[begin:stop]} "
        readings: list[CitedAuthors | None] = [read_cited_title(written, 0, len(written))]
        readings += read_cited_authors(written, 0, len(written))
        for authors in filter(None, readings):
            if authors.start or looks_like_a_month(written):
                continue
            works = listed.find_undated(authors)
            said = [one for one in works if holds_title(text, one, title)] if title else works
            if said:
                return said
    return []


def _titled(written: str, listed: ListedWorks) -> Sequence[Entry]:
    """Return the entries that begin with a title which stands between signs, and nothing else."""
    title = read_cited_title(f"{written} ", 0, len(written) + 1)
    if not title or title.start:
        return []
    found = listed.find_undated(title)
    return [one for one in found if " " in title.whole or one.authors.whole == title.whole]


def _alone(text: str, listed: ListedWorks) -> Iterator[AuthorDate]:
    """Yield authors of whom a sentence tells that ends with a page: "Doe says so (24)."."""
    for page in _ALONE.finditer(text):
        begin = text.rfind("\n", 0, page.start()) + 1
        named = named_in_sentence(text, begin, page.start())
        works = {
            place: meant
            for name, place in named.items()
            if (meant := listed.find_undated(CitedAuthors(0, "", (name,))))
        }
        if len(works) == 1:
            ((place, meant),) = works.items()
            yield AuthorDate(*place, "narrative", [meant])
