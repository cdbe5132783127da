"""What two works are compared by: title, people, year, identifiers and place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from reviewbook.references.bibtex_forms import doi_of_address
from reviewbook.references.edition_numbers import edition_number
from reviewbook.references.person_names import family_key, name_parts
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference
from reviewbook.references.title_likeness import FoldedTitle, folded_words, without_umlauts
from reviewbook.references.withdrawal_marks import bare_title

TITLE_WORDS = 4
"""Words of a title that tells a work from others by itself."""
_KINDS = ("ty", "type", "pt", "m3")
_STORES = ("eprinttype", "archiveprefix")
"""The fields that say what kind of work it is, and where it is stored."""
_CHAPTERS = ("incollection", "inbook")
_ARXIV = re.compile(
    r"(?:arxiv(?:\.org/(?:abs|pdf|html)/|[:.\s]\s?)){1,2}"
    r"(?P<number>\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"preprint|arxiv|biorxiv|medrxiv|osf\.io|ssrn|research ?square|10\.21203/rs|10\.1101/20\d\d\."
    r"|posted-content",
    re.IGNORECASE,
)


class ComparedWork:
    """What two works are compared by.

    Parameters
    ----------
    name
        What it is called in a pair.
    work
        A record of a search, or an entry of the bibliography.
    """

    def __init__(self, name: str, work: Record | Reference) -> None:
        self.name = name
        fields = dict(work.others)
        self.title = FoldedTitle(bare_title(work.title), fields.get("subtitle", ""))
        families = (family_key(folded_words(name_parts(name)[0])) for name in work.authors)
        self.families = [without_umlauts(family) for family in families]
        self.year = work.year
        self.doi = (work.doi or doi_of_address(work.url or "")).lower()
        self.pmid = re.sub(r"\D", "", work.pmid or "")
        self.arxiv = _arxiv_number(work, fields)
        self.isbn = _isbn(work.isbn or "")
        self.volume = work.volume or ""
        self.page = re.split(r"\W", work.pages or "")[0]
        self.container = folded_words(work.container or "")
        self.edition = edition_number(fields.get("edition", "")).lower()
        self._work = work

    @cached_property
    def is_preprint(self) -> bool:
        """Whether it says that it is a preprint, by its kind, its place or its address.

        An article may say where its preprint is: what it is by that has no other place.
        """
        work = self._work
        tags = _KINDS if work.container else (*_KINDS, *_STORES)
        others = [value for tag, value in work.others if tag.lower() in tags]
        said = [work.container, work.publisher, work.url, work.doi, *others]
        return bool(_PREPRINT.search(" ".join(filter(None, said))))

    @property
    def is_chapter(self) -> bool:
        """Whether it is a part of a book."""
        work = self._work
        return (work.kind if isinstance(work, Record) else work.type) in _CHAPTERS

    def stands_elsewhere(self, other: ComparedWork) -> bool:
        """Tell whether they begin on other pages of other volumes, or of one container.

        Of short titles, such as "Editorial", every volume of a container may have one, and every
        book an "Introduction". Of a book, every edition is a work.
        """
        if self.edition and other.edition and self.edition != other.edition:
            return True
        same_container = bool(self.container) and self.container == other.container
        other_volume = bool(self.volume and other.volume and self.volume != other.volume)
        other_book = self.is_chapter and other.is_chapter and not self._stands_in_book(other)
        if len(self.title.whole.split()) < TITLE_WORDS and (
            (same_container and other_volume) or other_book
        ):
            return True
        other_page = bool(self.page and other.page and self.page != other.page)
        return other_page and (same_container or other_volume)

    def _stands_in_book(self, other: ComparedWork) -> bool:
        short, long = sorted((self.container, other.container), key=len)
        return long.startswith(short)

    def stands_there(self, other: ComparedWork) -> bool:
        """Tell whether they begin on one page of one volume, or of one container."""
        if not self.page or self.page != other.page or self.volume != other.volume:
            return False
        return bool(self.volume) or bool(self.container and self.container == other.container)

    def shares_authors(self, other: ComparedWork) -> bool | None:
        """Tell whether the first author of one is among those of the other; None if unknown."""
        if not self.families or not other.families:
            return None
        return self.families[0] in other.families or other.families[0] in self.families

    def years_apart(self, other: ComparedWork) -> int:
        """Return the years between the two; 0 if one is not known."""
        return abs(self.year - other.year) if self.year and other.year else 0


def _isbn(written: str) -> str:
    """Return what the forms of ten and of thirteen digits of an ISBN share."""
    digits = re.sub(r"[^\dXx]", "", written)
    return digits[-10:-1] if len(digits) >= 10 else ""  # noqa: PLR2004


def _arxiv_number(work: Record | Reference, fields: Mapping[str, str]) -> str:
    """Return the number that a work has at arXiv, whatever version of it and wherever it stands."""
    eprint, kind = fields.get("eprint", ""), fields.get("eprinttype", fields.get("archiveprefix"))
    said = [f"{kind or ''}:{eprint}", work.doi, work.url, work.container]
    found = filter(None, (_ARXIV.search(one) for one in said if one))
    return next((one["number"].lower() for one in found), "")
