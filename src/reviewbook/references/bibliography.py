"""References: read from a BibTeX file, checked, and shown as one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bibtexparser import Library, model
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, NormalizeFieldKeys, names

from reviewbook.project.errors import Attempts, InputError
from reviewbook.project.text_files import read_utf8

_WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_LOST_ENTRY = re.compile(r"^\s*[A-Za-z]+\s*\{\s*[^\s,{}=]+\s*,", re.MULTILINE)
_BARE_SIGN = re.compile(r"(?<!\\)[%&]")
# Most fields are plain text, which the decoder takes a millisecond to leave as it is.
_NO_LATEX = re.compile(r"(?:[^\W_]|[ .,:;()/+]|-(?!-))*")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}"), "write a year of four digits, or a date as YYYY-MM-DD"
_FORMS = {
    "doi": (re.compile(r"10\.\d{4,9}/\S+"), "write it from '10.' on, without address or spaces"),
    "year": _DATE,
    "date": _DATE,
    "verified": (_WEB, "write the address of a page, from 'https://' on"),
}
_DECODER = LatexDecodingMiddleware()


@dataclass(frozen=True)
class Reference:
    """One entry of the bibliography, in plain Unicode.

    ``authors`` and ``editors`` are written "Family, Given"; an organisation stands as it is, and
    a last name "others" says that there are more. ``unverified`` names the fields that nobody has
    confirmed, or "all"; ``verified`` is the page that confirmed the rest. ``related`` holds the
    keys of the works this one is about or part of. ``short`` is what a long author is called for
    short. ``line`` is where it begins, counted from 1.
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

    @property
    def address(self) -> str | None:
        """Where the work is found: its DOI, else its http(s) address, else None."""
        if self.doi:
            return "https://doi.org/" + quote(self.doi, safe="/():;.")
        return self.url if self.url and _WEB.fullmatch(self.url) else None

    @property
    def label(self) -> str:
        """Who and when, as short as a chart needs it: "Lafrance and Miller 2020"."""
        people = [name.split(",")[0] for name in (self.authors or self.editors)] or [self.key]
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


def read_bibliography(path: Path) -> dict[str, Reference]:
    """Read every entry of a BibTeX file, ordered by key.

    Raises
    ------
    InputError
        With one of its `errors`, and its line, for everything that is wrong in the file.
    """
    library = parse_string(read_utf8(path), append_middleware=[NormalizeFieldKeys()])
    attempt = Attempts()
    attempt.errors += _unreadable(library, path)
    references = {}
    for entry in library.entries:
        problems = [*_problems(entry, path)]
        attempt.errors += problems
        if not problems:
            references[entry.key] = _reference(entry)
    attempt.errors.sort(key=lambda error: error.line or 0)
    attempt.settle()
    return dict(sorted(references.items()))


def missing_keys(
    references: Mapping[str, Reference],
    used: Mapping[str, str],
    file: str | Path = "references.bib",
) -> list[InputError]:
    """List the keys that are used, or related to, without an entry.

    Parameters
    ----------
    references
        The entries of the bibliography.
    used
        Each key that is used, and where, as "file:line".
    file
        The bibliography.
    """
    places = {k: f"{file}:{r.line}" for r in references.values() for k in r.related} | dict(used)
    remedy = f"add the entry to {file}, or correct the key"
    return [
        InputError(f"there is no reference '{key}'", file=places[key], remedy=remedy)
        for key in sorted(places.keys() - references.keys())
    ]


def unused_keys(
    references: Mapping[str, Reference],
    used: Mapping[str, str],
    file: str | Path = "references.bib",
) -> list[InputError]:
    """List the entries used nowhere; one that another entry is related to counts as used."""
    related = {key for reference in references.values() for key in reference.related}
    return [
        InputError(
            f"nothing uses the reference '{reference.key}'",
            file=file,
            line=reference.line,
            remedy="use its key, or remove the entry",
        )
        for key, reference in references.items()
        if key not in used and key not in related
    ]


def _unreadable(library: Library, path: Path) -> Iterator[InputError]:
    for block in library.blocks:
        if isinstance(block, model.ParsingFailedBlock):
            problem, remedy = _explain(block)
            yield InputError(problem, file=path, line=(block.start_line or 0) + 1, remedy=remedy)
        elif isinstance(block, model.ImplicitComment) and (
            lost := _LOST_ENTRY.search(block.comment)
        ):
            line = (block.start_line or 0) + block.comment[: lost.end()].count("\n") + 1
            problem = "this looks like an entry that has lost its @, and would not be read"
            yield InputError(problem, file=path, line=line, remedy="write @ before the type")


def _explain(block: model.ParsingFailedBlock) -> tuple[str, str]:
    if isinstance(block, model.DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        return f"the key '{block.key}' is taken by line {first}", "give one of the two another key"
    if isinstance(block, model.DuplicateFieldKeyBlock):
        fields = ", ".join(sorted(block.duplicate_keys))
        return f"the entry holds a field twice: {fields}", "keep one of the two"
    return "this entry cannot be read", "look for a brace left open, or a comma that is missing"


def _problems(entry: model.Entry, path: Path) -> Iterator[InputError]:
    def error(problem: str, remedy: str, field: str = "") -> InputError:
        start = entry.fields_dict[field].start_line if field else entry.start_line
        problem = f"the entry '{entry.key}' has {problem}"
        return InputError(problem, file=path, line=(start or 0) + 1, remedy=remedy)

    if not entry.key:
        yield error("no key", "write a key and a comma after the opening brace")
    if not _value(entry, "title"):
        yield error("no title", "add a line: title = {…},")
    for field, (form, remedy) in _FORMS.items():
        text = _verbatim(entry, field)
        if text and not form.fullmatch(text):
            yield error(f"a malformed {field}: '{text}'", remedy, field)
    for field in ("author", "editor"):
        try:
            _names(entry, field)
        except names.InvalidNameError as bad:
            remedy = "write each name as 'Family, Given', with ' and ' between two names"
            yield error(f"an unreadable {field}: {bad.reason}", remedy, field)


def _reference(entry: model.Entry) -> Reference:
    year = _verbatim(entry, "year") or _verbatim(entry, "date")
    return Reference(
        key=entry.key,
        type=entry.entry_type.lower(),
        title=_value(entry, "title") or "",
        line=(entry.start_line or 0) + 1,
        authors=_names(entry, "author"),
        editors=_names(entry, "editor"),
        year=int(year[:4]) if year else None,
        container=_value(entry, "journal", "journaltitle", "booktitle", "howpublished"),
        volume=_value(entry, "volume"),
        number=_value(entry, "number"),
        pages=_value(entry, "pages"),
        publisher=_value(entry, "publisher", "institution", "organization"),
        doi=_verbatim(entry, "doi"),
        url=_verbatim(entry, "url"),
        isbn=_verbatim(entry, "isbn"),
        pmid=_verbatim(entry, "pmid"),
        keywords=_list(entry, "keywords"),
        related=_list(entry, "related"),
        note=_value(entry, "note"),
        unverified=_list(entry, "unverified"),
        verified=_verbatim(entry, "verified"),
        short=_value(entry, "shortauthor"),
    )


def _verbatim(entry: model.Entry, field: str) -> str | None:
    """Give a field as written: in an address, % and ~ are no LaTeX."""
    return str(entry[field]).strip() or None if field in entry else None


def _value(entry: model.Entry, *fields: str) -> str | None:
    """Give the first of the fields that is there, decoded."""
    written = (_verbatim(entry, field) for field in fields)
    return next((plain for text in written if text and (plain := _decoded(text))), None)


def _list(entry: model.Entry, field: str) -> tuple[str, ...]:
    written = (_verbatim(entry, field) or "").split(",")
    return tuple(item.strip() for item in written if item.strip())


def _names(entry: model.Entry, field: str) -> tuple[str, ...]:
    written = names.split_multiple_persons_names(_verbatim(entry, field) or "")
    parts = map(names.parse_single_name_into_parts, written)
    return tuple(_decoded(part.merge_last_name_first) for part in parts)


def _decoded(text: str) -> str:
    """Turn LaTeX into plain Unicode; a bare % or & would cut or vanish, and stands for itself."""
    if _NO_LATEX.fullmatch(text):
        return " ".join(text.split())
    entry = model.Entry("misc", "", [model.Field("text", _BARE_SIGN.sub(r"\\\g<0>", text))])
    result = _DECODER.transform_entry(entry, Library())
    if isinstance(result, model.MiddlewareErrorBlock):
        raise result.error
    return " ".join(str(entry["text"]).split())


def _people(people: tuple[str, ...]) -> str:
    return "; ".join("et al." if name == "others" else name for name in people)


def _sentence(text: str) -> str:
    return text if text.rstrip("”’'\"").endswith((".", "?", "!")) else f"{text}."
