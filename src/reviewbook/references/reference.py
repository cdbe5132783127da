"""One work of the bibliography, and how it is shown in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from reviewbook.references.person_names import name_parts

WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """One entry of the bibliography, in plain Unicode.

    ``authors`` and ``editors`` are written "Family, Given"; an organisation stands as it is, and
    a last name "others" says that there are more. ``unverified`` names the fields that nobody has
    confirmed, or "all"; ``verified`` is the page that confirmed the rest. ``related`` holds the
    keys of the works this one is about or part of. ``short`` is what a long author is called for
    short. ``date`` is as much of YYYY-MM-DD as is known. ``others`` are the fields beside these, by
    name. ``line`` is where it begins, counted from 1.
    """

    key: str
    type: str
    title: str
    line: int
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    year: int | None = None
    container: str | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    publisher: str | None = None
    doi: str | None = None
    url: str | None = None
    isbn: str | None = None
    pmid: str | None = None
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: str | None = None
    unverified: tuple[str, ...] = ()
    verified: str | None = None
    short: str | None = None
    date: str | None = None
    others: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str | None:
        """Where the work is found: its DOI, else its http(s) address, else None."""
        if self.doi:
            return "https://doi.org/" + quote(self.doi, safe="/():;.")
        return self.url if self.url and WEB.fullmatch(self.url) else None

    @property
    def label(self) -> str:
        """Who and when, as short as a chart needs it: "Lafrance and Miller 2020"."""
        people = [name_parts(name)[0] for name in self.authors or self.editors] or [self.key]
        more = len(people) > 2 or people[-1] == "others"  # noqa: PLR2004
        who = self.short or (f"{people[0]} et al." if more else " and ".join(people))
        return f"{who} {self.year}" if self.year else who

    def citation(self) -> str:
        """Give one plain line: who, when, what, in what, where."""
        who = _people(self.authors) or _people(self.editors) or self.publisher or "Anonymous"
        publisher = self.publisher if self.publisher != who else None
        parts = [_sentence(part) for part in (self.title, self._within(), publisher) if part]
        return " ".join([f"{who} ({self.year or 'n.d.'}).", *parts, self.address or ""]).strip()

    def _within(self) -> str:
        """Say in what it stands: the journal or the book with its editors, and where in it."""
        edited = f"In {_people(self.editors)} (ed.), " if self.authors and self.editors else ""
        number = f"({self.number})" if self.number and self.container else self.number or ""
        issue = (self.volume or "") + number
        named = f"{edited}{self.container}" if self.container else ""
        volume = " ".join(part for part in (named, issue) if part)
        return f"{volume}: {self.pages}" if volume and self.pages else volume


def _people(people: tuple[str, ...]) -> str:
    return "; ".join("et al." if name == "others" else name for name in people)


def _sentence(text: str) -> str:
    return text if text.rstrip("”’'\"").endswith((".", "?", "!")) else f"{text}."
