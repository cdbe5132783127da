"""The fields of an entry of BibTeX as plain Unicode, and the reference that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from bibtexparser import Library, model
from bibtexparser.middlewares import LatexDecodingMiddleware, names

from reviewbook.references.bibtex_forms import doi_of_address, first_year, plain_address, plain_doi
from reviewbook.references.bibtex_names import name_of_parts
from reviewbook.references.entry_authors import is_of_organisation
from reviewbook.references.latex_formulas import without_formulas
from reviewbook.references.person_names import WholeName
from reviewbook.references.reference import Reference

_BARE_SIGN = re.compile(r"(?<!\\)[%&]")
# Most fields are plain text, which the decoder takes a millisecond to leave as it is.
_NO_LATEX = re.compile(r"(?:[^\W_]|[ .,:;()/+]|-(?!-))*")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")
_CONTAINERS = ("journal", "journaltitle", "booktitle", "howpublished")
_PUBLISHERS = ("publisher", "institution", "organization", "school")
_READ = frozenset(
    "author editor title year date volume number pages doi url isbn pmid keywords related note "
    "unverified verified shortauthor".split()
)
_KEYWORD = re.compile(r"(?:[^,{}]|\{(?:[^{}]|\{[^{}]*\})*\})+")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_DECODER = LatexDecodingMiddleware()


def reference_of(entry: model.Entry) -> Reference:
    """Return what an entry without faults says; fields with no place of their own: `others`."""
    date = _known_date(entry)
    return Reference(
        key=entry.key,
        type=entry.entry_type.lower(),
        title=field_value(entry, "title") or "",
        line=(entry.start_line or 0) + 1,
        authors=people_of(entry, "author"),
        editors=people_of(entry, "editor"),
        year=int(date[:4]) if date else None,
        container=field_value(entry, *_CONTAINERS),
        volume=field_value(entry, "volume"),
        number=field_value(entry, "number"),
        pages=field_value(entry, "pages"),
        publisher=field_value(entry, *_PUBLISHERS),
        doi=doi_of(entry),
        url=plain_address(as_written(entry, "url") or "") or None,
        isbn=as_written(entry, "isbn"),
        pmid=as_written(entry, "pmid"),
        keywords=_keywords(entry),
        related=_list(entry, "related"),
        note=field_value(entry, "note"),
        unverified=_list(entry, "unverified"),
        verified=as_written(entry, "verified"),
        short=field_value(entry, "shortauthor"),
        date=date,
        others=tuple(_others(entry)),
    )


def _known_date(entry: model.Entry) -> str | None:
    """Give as much of YYYY-MM-DD as is known; of a span or a reprint its first year."""
    written = as_written(entry, "date") or ""
    if _DAY.fullmatch(written):
        return written
    return first_year(as_written(entry, "year") or written)


def _others(entry: model.Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields that have no place of their own."""
    vague = {name for name in ("year", "date") if not _DAY.fullmatch(as_written(entry, name) or "")}
    read = set(_READ) - vague
    for fields in (_CONTAINERS, _PUBLISHERS):
        read |= {next((name for name in fields if field_value(entry, name)), "")}
    for field in entry.fields:
        if field.key not in read and (text := field_value(entry, field.key)):
            yield field.key, text


def as_written(entry: model.Entry, field: str) -> str | None:
    """Return a field as written, None where it is empty: in an address, % and ~ are no LaTeX."""
    return str(entry[field]).strip() or None if field in entry else None


def doi_of(entry: model.Entry) -> str | None:
    """Return the DOI from "10." on: that of its field, else that in the address of the work."""
    written = as_written(entry, "doi")
    doi = plain_doi(written) if written else doi_of_address(as_written(entry, "url") or "")
    return doi or None


def field_value(entry: model.Entry, *fields: str) -> str | None:
    """Return the first of the fields that is there, decoded; None where none is."""
    written = (as_written(entry, field) for field in fields)
    return next((plain for text in written if text and (plain := decoded_latex(text))), None)


def _keywords(entry: model.Entry) -> tuple[str, ...]:
    """Part keywords at commas; one that holds a comma itself stands in braces."""
    words = map(decoded_latex, _KEYWORD.findall(as_written(entry, "keywords") or ""))
    return tuple(word for word in words if word)


def _list(entry: model.Entry, field: str) -> tuple[str, ...]:
    written = (as_written(entry, field) or "").split(",")
    return tuple(item.strip() for item in written if item.strip())


def people_of(entry: model.Entry, field: str) -> tuple[str, ...]:
    """Return the names of a field as "Family, Given"; raise `InvalidNameError` for what is none.

    A name in braces of its own that has commas is a `WholeName`, if it is that of no person.
    """
    written = names.split_multiple_persons_names(as_written(entry, field) or "")
    return tuple(_person_or_organisation(name_of_parts(name)) for name in written)


def _person_or_organisation(written: str) -> str:
    parts = names.parse_single_name_into_parts(written)
    name = decoded_latex(parts.merge_last_name_first)
    braced = "," in name and written[:1] == "{" and len(parts.last) == 1 and not parts.first
    return WholeName(name) if braced and is_of_organisation(name) else name


def decoded_latex(text: str) -> str:
    """Turn LaTeX into plain Unicode; a bare % or & would cut or vanish, and stands for itself."""
    text = _ENTITY.sub(lambda found: unescape(found.group()), text)
    if _NO_LATEX.fullmatch(text):
        return " ".join(text.split())
    text = _BARE_SIGN.sub(r"\\\g<0>", without_formulas(text))
    entry = model.Entry("misc", "", [model.Field("text", text)])
    result = _DECODER.transform_entry(entry, Library())
    if isinstance(result, model.MiddlewareErrorBlock):
        raise result.error
    return " ".join(str(entry["text"]).split())
