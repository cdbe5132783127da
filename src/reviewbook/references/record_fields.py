"""From tags with values to a record: each value tidied, none lost.

A format names the field of each of its tags; a tag without a field, a second value where there is
room for one, and a value that was tidied to less than it said go to ``others`` as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from reviewbook.references.bibtex_forms import doi_of_address
from reviewbook.references.names_in_records import given_last, one_name, several_names
from reviewbook.references.person_names import WholeName
from reviewbook.references.record import Pairs, Record
from reviewbook.references.record_dates import day_of_year, parse_date
from reviewbook.references.record_kinds import entry_type
from reviewbook.references.reference_notes import OTHERS

_DOI = re.compile(r"10\.\d{4,9}/[^\s{}\\\"]+")
_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID:?\s*)?(\d{1,9})(?:\.0)?", re.IGNORECASE)
_ISSN = re.compile(r"(?<![\dXx])(?<!\d-)\d{4}-?\d{3}[\dXx](?![\dXx-])")
_ISBN = re.compile(r"(?<![\dXx-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\dXx-])")
_ADDRESS = re.compile(
    r"(?://(?:\w+\.)*doi\.org/|[?&](?:rft_)?id=(?:info(?::|%3A))?doi(?:[:/]|%3A|%2F)|[?&]doi=)"
    r"(?P<doi>10\.\d{4,9}(?:/|%2F)[^\s&#?\"]+)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s\"<>{}\\]+", re.IGNORECASE)
_SOURCES = (
    re.compile(
        r"(?P<container>[^(]+?) \((?P<date>\d{4})\)(?: (?P<volume>[\w./-]+))?"
        r"(?::(?P<number>[^\s(]+))?(?: \((?P<pages>[^)]+)\))?"
    ),
    re.compile(
        r"(?P<container>[^.]+)\. (?P<date>\d{4})[^;.]*;(?P<volume>[\w./-]+)?"
        r"(?:\((?P<number>[^)]+)\))?(?::(?P<pages>[\w-]+))?"
    ),
)
_PUBLISHED = re.compile(r"Date of Publication: ([^.;]{4,30})")
_AND_MORE = re.compile(r"(?:\A|[\s,;]+)(?:(?:and|&)\s+)?[Ee]t\.?\s+al\b\.?\s*\Z")
_RANGE = re.compile(r"(?<=\w)\s*-{2,3}\s*(?=\w)")  # as BibTeX writes it
_MANY = ("authors", "editors", "keywords")


class Tidied(NamedTuple):
    """What a value says, field by field, and whether that is all it says."""

    found: list[tuple[str, str]]
    whole: bool = True


def _plain(field: str, text: str) -> Tidied:
    return Tidied([(field, text)])


def _doi(_: str, text: str) -> Tidied:
    found = _DOI.search(text)
    doi = found.group().rstrip(".,;)") if found else ""
    if found and found.group().count("(") == found.group().count(")"):
        doi = found.group().rstrip(".,;")
    whole = _BEFORE_DOI.sub("", text, count=1) == doi
    return Tidied([("doi", doi)] if doi else [], whole)


def _pmid(_: str, text: str) -> Tidied:
    found = _PMID.match(text)
    return Tidied([("pmid", found[1])] if found else [], text == (found and found[1]))


def _serial(_: str, text: str) -> Tidied:
    """Read an ISSN or an ISBN, whichever it is: many formats have one tag for both."""
    isbn = _ISBN.findall(text)
    issn = _ISSN.findall(_ISBN.sub(" ", text))
    found = [("isbn", one.strip()) for one in isbn]
    found += [("issn", f"{one[:4]}-{one[-4:]}") for one in issn]
    rest = _ISSN.sub("", _ISBN.sub("", text))
    return Tidied(found, not rest.strip(" ,;"))


def _url(_: str, text: str) -> Tidied:
    found = _ADDRESS.search(text)
    return Tidied([("url", found.group())] if found else [], bool(_ADDRESS.fullmatch(text)))


def _date(_: str, text: str) -> Tidied:
    date, whole = parse_date(text)
    return Tidied([("date", date)] if date else [], whole)


def _kind(_: str, text: str) -> Tidied:
    kind = entry_type(text)
    return Tidied([("kind", kind)] if kind else [], whole=False)


def _people(read: Callable[[str], list[str]], field: str = "authors") -> Callable[..., Tidied]:
    def tidy(_: str, text: str) -> Tidied:
        named = _AND_MORE.sub("", text)
        names = read(named) if named else []
        return Tidied([(field, name) for name in [*names, *([OTHERS] if named != text else [])]])

    return tidy


def _keywords(signs: str) -> Callable[..., Tidied]:
    """Return what parts keywords at the first of some signs that is there, not within brackets."""

    def tidy(_: str, text: str) -> Tidied:
        sign = next((sign for sign in signs if sign in text), signs[0])
        words = (word.strip(" []'") for word in _outside_brackets(text, sign))
        return Tidied([("keywords", word) for word in words if word])

    return tidy


def _outside_brackets(text: str, sign: str) -> Iterator[str]:
    depth, begin = 0, 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")" and depth > 0)
        if character == sign and depth == 0:
            yield text[begin:place]
            begin = place + 1
    yield text[begin:]


def _source(_: str, text: str) -> Tidied:
    """Read what Embase and PubMed write in one cell: journal, year, volume, issue and pages."""
    for form in _SOURCES:
        if found := form.match(text):
            said = [*found.groupdict().items(), ("date", _day_in(text))]
            return Tidied([(name, value) for name, value in said if value], whole=False)
    return Tidied([("container", text)])


def _day_in(text: str) -> str:
    said = _PUBLISHED.search(text)
    return parse_date(said[1])[0] if said else ""


_TIDY: dict[str, Callable[[str, str], Tidied]] = {
    "doi": _doi, "pmid": _pmid, "serial": _serial, "url": _url, "date": _date, "kind": _kind,
    "author": _people(lambda text: [one_name(text)]),
    "authors": _people(several_names),
    "authors as they stand": _people(lambda text: [text]),
    "organisation": _people(lambda text: [WholeName(text)]),
    "authors, given name first": _people(lambda text: [*map(given_last, several_names(text))]),
    "editors as they stand": _people(lambda text: [text], "editors"),
    "entry type": lambda _, text: Tidied([("kind", text)]),
    "editor": _people(lambda text: [one_name(text)], "editors"),
    "editors": _people(several_names, "editors"),
    "source": _source,
    "pages": lambda _, text: Tidied([("pages", _RANGE.sub("–", text))]),
    "keyword": lambda _, text: Tidied([("keywords", text)]),
    "keywords": _keywords(";|"),
    "keywords, maybe by commas": _keywords(";|,"),
}  # fmt: skip


def record_from(pairs: Pairs, fields: Mapping[str, str], *, position: int, line: int) -> Record:
    """Make a record of its tags and values.

    Parameters
    ----------
    pairs
        Tags and values in their order.
    fields
        The field of each tag that has one: a field of `Record`, or a way to fill some, such as
        ``serial`` (an ISSN or ISBN), ``start`` and ``end`` (the pages), ``day`` (without a year).
    position, line
        Where it stands.
    """
    draft = _Draft()
    for tag, value in pairs:
        if text := " ".join(value.split()):
            draft.add(tag, fields.get(tag, ""), text)
    return draft.finished(position, line)


class _Draft:
    """The fields of a record as they fill."""

    def __init__(self) -> None:
        self.one: dict[str, str] = {}
        self.many: dict[str, list[str]] = {name: [] for name in _MANY}
        self.others: list[tuple[str, str]] = []

    def add(self, tag: str, field: str, text: str) -> None:
        found, whole = _TIDY.get(field, _plain)(field, text) if field else Tidied([], False)
        kept = [self._put(name, value) for name, value in found]
        if not (whole and all(kept)):
            # the `type` of an entry is printed: "PhD thesis"
            named = "x-type" if field == "kind" and tag.casefold() == "type" else tag
            self.others.append((named, text))

    def _put(self, name: str, value: str) -> bool:
        """Put a value where it belongs; tell whether there was room."""
        if name in self.many:
            self.many[name] += [value] if value not in self.many[name] else []
            return True
        known = self.one.setdefault(name, value)
        if name == "date" and value.startswith(known):
            self.one[name] = value
            return True
        return known == value or (name == "date" and known.startswith(value))

    def finished(self, position: int, line: int) -> Record:
        self._join_pages()
        self._join_date()
        if doi := doi_of_address(self.one.get("url", "")):
            self.one.setdefault("doi", doi)
        if self.one.keys() & {"pmid", "issn", "volume", "number"} and "container" in self.one:
            self.one.setdefault("kind", "article")
        many = {name: tuple(values) for name, values in self.many.items()}
        others = tuple(self.others)
        return Record(**self.one, **many, others=others, position=position, line=line)  # type: ignore[arg-type]

    def _join_pages(self) -> None:
        start, end = self.one.pop("start", ""), self.one.pop("end", "")
        joined = "-".join(part for part in (start, end) if part)
        if end and start.endswith(f"-{end}"):
            joined = start
        joined = _RANGE.sub("–", joined)
        if joined and not self._put("pages", joined):
            self.others.append(("pages", joined))

    def _join_date(self) -> None:
        """Put day and month to the year, where they stand under a tag of their own."""
        day, year = self.one.pop("day", ""), self.one.get("date", "")
        if day:
            self.others.append(("day", day))
            self.one |= {"date": day_of_year(day, year)} if len(year) == 4 else {}  # noqa: PLR2004
