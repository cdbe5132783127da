"""EndNote's XML: every text of a record lies under a path of elements."""

from __future__ import annotations

from pathlib import Path

from reviewbook.references.formats.xml_records import cut_records, leaves_of
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_FIELDS = {
    "ref-type@name": "kind", "titles/title": "title", "titles/secondary-title": "container",
    "periodical/full-title": "container", "contributors/authors/author": "author",
    "contributors/secondary-authors/author": "editor", "dates/year": "date",
    "dates/pub-dates/date": "day", "volume": "volume", "number": "number", "pages": "pages",
    "electronic-resource-num": "doi", "isbn": "serial", "abstract": "abstract",
    "keywords/keyword": "keyword", "urls/related-urls/url": "url", "publisher": "publisher",
    "language": "language",
}  # fmt: skip


def read_endnote_xml(text: str, path: Path) -> Export:
    """Read every record of an export of EndNote in XML."""
    cuts, faults = cut_records(text, frozenset(["record"]), path)
    export = Export("EndNote (XML)", faults=faults)
    for position, cut in enumerate(cuts, 1):
        pairs = leaves_of(cut.element)
        export.add(record_from(pairs, _FIELDS, position=position, line=cut.line), path)
    return export
