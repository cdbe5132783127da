"""Tables of records: CSV of Scopus, Embase, PubMed, Springer, Zotero, ERIC, OpenAlex and others.

One dictionary of column names serves all of them: their names differ, and hardly ever clash.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.references.formats import web_of_science
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_COLUMNS = {
    "title": "title|item title|article title|display name|document title|primary title|ti",
    "authors": "authors|author|author names|author s|first authors|creators",
    "authors, given name first": "authorships author display name",
    "editors": "editors|editor|secondary authors",
    "date": "date|year|publication year|publication date|pub date|published|cover date|"
    "publication date yyyy mm dd|publicationdateyear",
    "container": "journal|journal book|source title|publication title|journal title|"
    "secondary title|primary location source display name|container title|booktitle|"
    "book series title|publication",
    "source": "source|citation",
    "volume": "volume|journal volume|biblio volume",
    "number": "issue|number|journal issue|biblio issue",
    "pages": "pages|page|page range",
    "start": "page start|start page|biblio first page|first page",
    "end": "page end|end page|biblio last page|last page",
    "doi": "doi|item doi|digital object identifier",
    "pmid": "pmid|pubmed id|pubmedid|ids pmid|medline pmid",
    "serial": "issn|isbn|issn isbn|eissn|isbns|print issn|electronic issn|"
    "primary location source issn l",
    "url": "url|link|urls|article url|open url link|landing page url",
    "abstract": "abstract|abstract note|description|notes abstract",
    "keywords, maybe by commas": "keywords|author keywords|keyword|descriptors|tags|manual tags|"
    "subject",
    "publisher": "publisher",
    "language": "language|languages|language of original document",
    "kind": "item type|document type|type|content type|publication type|type of reference|"
    "reference type",
}
# Columns that nobody else writes, all of a set, in whichever order and however few.
_PROGRAMS = {
    "Scopus": "eid|author s id|authors with affiliations|source title, cited by|source title, link",
    "Embase": "emtree drug index terms|emtree medical index terms|author names, source|pui, title"
    "|author names, open url link|embase accession number|embase accession id|embase link"
    "|emtree drug index terms major focus|emtree medical index terms major focus",
    "PubMed": "pmid, create date|pmid, journal book|pmid, nihms id|journal book, create date"
    "|pmid, citation, first author",
    "Springer": "item title, item doi|item title, content type|item title, publication title"
    "|item title, book series title|item title, journal volume",
    "Zotero": "abstract note|manual tags|automatic tags|key, item type|item type, publication title"
    "|library catalog, date added|item type, date added",
    "OpenAlex": "authorships author display name|primary location source display name",
    "The Lens": "lens id",
}
_FIELDS = {name: field for field, names in _COLUMNS.items() for name in names.split("|")}
_LEAST = 2
_SIGNS = ",;\t"


def _folded(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def delimiter_of(head: str) -> str:
    """Return what parts the cells of a table: the commonest sign of its first line."""
    line = head.lstrip().partition("\n")[0]
    return max(_SIGNS, key=line.count)


def is_record_table(text: str) -> bool:
    """Tell whether a text begins with the columns of a table of records, a title among them."""
    fields = _fields_of(next(_rows(text.lstrip()[:20_000]), []))
    return "title" in fields.values() and len(fields) >= _LEAST


def read_record_table(text: str, path: Path) -> Export:
    """Read every record of a table; its first line names the columns."""
    rows = _rows(text)
    header = next(rows, [])
    fields, names = _fields_of(header), _distinct(header)
    wos = "TI" in header
    export = Export("Web of Science (table)" if wos else "CSV", program=program_of(header))
    lines = _first_lines(text)
    for cells in rows:
        line = next(lines)
        if not any(cell.strip() for cell in cells):
            continue
        pairs = [*zip(names, cells, strict=False)]
        pairs += [("beyond the columns", cell) for cell in cells[len(names) :]]
        pairs = web_of_science.full_names(pairs) if wos else pairs
        position = len(export.records) + 1
        record = record_from(pairs, fields, position=position, line=line)
        export.add(record, path)
        if len(cells) != len(names):
            problem = f"record {position} has {len(cells)} cells, the header {len(names)}"
            remedy = "export the table again"
            export.faults.append(InputError(problem, file=path, line=line, remedy=remedy))
    return export


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))


def _first_lines(text: str) -> Iterator[int]:
    """Yield the line in which each row after the header begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    next(reader, None)
    begin = reader.line_num + 1
    for _ in reader:
        yield begin
        begin = reader.line_num + 1


def field_of(name: str) -> str:
    """Return the field that a column of this name fills, or nothing."""
    return _FIELDS.get(_folded(name), "")


def program_of(header: list[str]) -> str:
    """Return what writes tables with such columns, or nothing."""
    there = {_folded(name) for name in header}
    return next(
        (
            program
            for program, signs in _PROGRAMS.items()
            if any(there.issuperset(sign.split(", ")) for sign in signs.split("|"))
        ),
        "",
    )


def _distinct(header: list[str]) -> list[str]:
    """Name the columns, each by a name of its own."""
    names: list[str] = []
    for place, cell in enumerate(header, 1):
        name = cell.strip() or f"column {place}"
        names.append(f"{name} ({place})" if name in names else name)
    return names


def _fields_of(header: list[str]) -> dict[str, str]:
    """Return the field of each column that has one."""
    names = _distinct(header)
    if {"TI", "PT"} <= set(names):
        own = {"AU": "authors", "AF": "authors", "BE": "editors", "ED": "editors"}
        return web_of_science.FIELDS | own
    fields = {name: field for name in names if (field := field_of(name))}
    if "Item Title" in names and "Authors" in names:  # Springer's
        fields["Authors"] = "authors, given name first"
    return fields
