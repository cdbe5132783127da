"""What a web page says about itself: citation tags, Dublin Core, OpenGraph and JSON-LD."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from reviewbook.documents.readers.extraction import (
    SourceMetadata,
    day_in,
    doi_in,
    is_web_address,
    tidy,
)
from reviewbook.documents.readers.made_up_metadata import said_author, said_title
from reviewbook.documents.readers.names_in_field import people_in

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "headline", "title", "h1")
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "ld:author", "author", "byline")
_OF_ALL = ("author", "byline")
_DATES = (
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date",
    "dcterms.issued", "article:published_time", "ld:datepublished", "date", "datepublished",
)  # fmt: skip
_DOIS = ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "ld:publisher")
_CONTAINERS = ("citation_journal_title", "citation_conference_title", "prism.publicationname")
_ADDRESSES = ("canonical", "og:url", "citation_public_url", "saved from")
_IDENTIFIERS = {"citation_pmid": "pmid", "citation_isbn": "isbn"}
_OTHERS = {
    "citation_volume": "volume", "citation_issue": "number", "citation_firstpage": "first page",
    "citation_lastpage": "last page", "citation_issn": "issn", "citation_keywords": "keywords",
    "keywords": "keywords", "description": "description", "og:description": "description",
}  # fmt: skip
_SIGNS = (" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00b7 ")
_BY = re.compile(r"by (?=\S)", re.IGNORECASE)
Said = Mapping[str, Sequence[str]]
_HEADINGS = 100  # that are looked at


def read_page_metadata(root: Any) -> SourceMetadata:
    """Return what a tree of HTML says about the page."""
    said = _said(root)

    def first(names: Sequence[str]) -> str:
        return next((said[name][0] for name in names if said.get(name)), "")

    site = first(["og:site_name", "application-name"])
    title = _without_site(said_title(first(_TITLES)) or first(["h1"]), site, said["headings"])
    others: dict[str, str] = {}
    for name, called in _OTHERS.items():
        if said.get(name):
            others.setdefault(called, ", ".join(said[name]))
    pages = "\u2013".join(filter(None, (others.pop("first page", ""), others.pop("last page", ""))))
    return SourceMetadata(
        title=title,
        authors=next(filter(None, (_people(name, said) for name in _AUTHORS)), ()),
        date=next(filter(None, (day_in(first([name])) for name in _DATES)), ""),
        doi=next((doi for name in _DOIS for one in said.get(name, ()) if (doi := doi_in(one))), ""),
        identifiers=tuple((k, said[name][0]) for name, k in _IDENTIFIERS.items() if said.get(name)),
        publisher=first(_PUBLISHERS) or site,
        container=first(_CONTAINERS),
        language=tidy(root.get("lang")) or first(["citation_language", "dc.language"]),
        address=next(
            (one for name in _ADDRESSES for one in said.get(name, ()) if is_web_address(one)), ""
        ),
        others=tuple((others | ({"pages": pages} if pages else {})).items()),
    )


def _people(name: str, said: Said) -> tuple[str, ...]:
    """Return the names under one name; only tags of no library hold several in one."""
    found = [_BY.sub("", one) for one in said.get(name, ())]
    if name in _OF_ALL:
        return tuple(person for one in found for person in people_in(one))
    return tuple(filter(None, map(said_author, found)))


def _without_site(title: str, site: str, headings: Sequence[str]) -> str:
    """Take the name of the site off a title: what is no heading, where a sign parts the two."""
    folded = {words.casefold() for words in headings}
    cut = ((sign, parted) for sign in _SIGNS for parted in (title.rpartition, title.partition))
    for sign, parted in cut:
        before, parts, behind = parted(sign)
        if parts and (behind.casefold() == site.casefold() or before.casefold() in folded):
            return before.strip()
        if parts and behind.casefold() in folded:
            return behind.strip()
    return title


def _said(root: Any) -> defaultdict[str, list[str]]:
    """Return everything that is said, by the names under which it is said, in small letters."""
    said: defaultdict[str, list[str]] = defaultdict(list)

    def note(name: str | None, words: str | None) -> None:
        if (value := tidy(words)) and name:
            said[name.strip().casefold()].append(value)

    for meta in root.iter("meta"):
        note(meta.get("name") or meta.get("property") or meta.get("itemprop"), meta.get("content"))
    for link in root.iter("link"):
        if link.get("rel") == "canonical":
            note("canonical", link.get("href"))
    if address := _saved_from(root):
        note("saved from", address)
    for name in ("title", "h1"):
        if (element := next(root.iter(name), None)) is not None:
            note(name, element.text_content())
    for element in islice(root.iter("h1", "h2"), _HEADINGS):
        note("headings", element.text_content())
    for name, element in _marked(root):
        note(name, element.get("datetime") if name == "datepublished" else element.text_content())
    for name, words in _linked_data(root):
        note(name, words)
    return said


def _marked(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the elements that are marked as the day or the author of an article."""
    for time in root.iter("time"):
        if time.get("itemprop") == "datePublished" or "published" in time.get("class", "").split():
            yield "datepublished", time
    if (first := next(iter(root.xpath("//a[@rel='author']")), None)) is not None:
        for link in first.getparent().xpath("./a[@rel='author']"):  # others may be of other pages
            yield "byline", link


def _saved_from(root: Any) -> str:
    """Return the address that a browser notes in a comment when it saves a page."""
    comments = root.getroottree().xpath("/comment()")
    texts = (comment.text or "" for comment in comments)
    found = (text.partition("saved from url=(")[2].partition(")")[2].strip() for text in texts)
    return next(filter(None, found), "")


def _linked_data(root: Any) -> Iterator[tuple[str, str]]:
    """Yield what the first article says that stands in JSON-LD; what is malformed says nothing."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for one in _objects(data):
            if "headline" in one or "datePublished" in one:
                yield from _of_article(one)
                return


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for one in data:
            yield from _objects(one)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph", []))


def _of_article(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, called in (("headline", "headline"), ("datePublished", "ld:datepublished")):
        if isinstance(data.get(name), str):
            yield called, data[name]
    for name in ("author", "publisher"):
        value = data.get(name)
        for one in value if isinstance(value, list) else [value]:
            named = one.get("name") if isinstance(one, dict) else one
            if isinstance(named, str):
                yield f"ld:{name}", named
