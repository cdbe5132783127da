"""MEDLINE's tagged format (``.nbib``), as PubMed and ERIC write it."""

from __future__ import annotations

import re
from pathlib import Path

from reviewbook.references.formats.tagged_lines import Tagging, read_tagged
from reviewbook.references.record import Export

_FIELDS = {
    "PMID": "pmid", "TI": "title", "BTI": "container", "FAU": "author", "AU": "author",
    "CN": "organisation", "FED": "editor", "DP": "date", "JT": "container",
    "VI": "volume", "IP": "number", "PG": "pages", "AID": "doi", "LID": "doi", "IS": "serial",
    "ISSN": "serial", "ISBN": "serial", "AB": "abstract", "MH": "keyword", "OT": "keyword",
    "PB": "publisher", "LA": "language", "PT": "kind",
}  # fmt: skip
_LINE = re.compile(r"(?P<tag>[A-Z]{2,4}) *- ?(?P<value>.*)")


def _full_names(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where full names are given, keep the short ones beside them under their own tag."""
    if not any(tag == "FAU" for tag, _ in pairs):
        return pairs
    return [("AU, short" if tag == "AU" else tag, value) for tag, value in pairs]


_MEDLINE = Tagging(
    "PubMed (nbib)", _LINE, _FIELDS, once={"PMID"}, blank_ends=True, arrange=_full_names
)


def read_medline(text: str, path: Path) -> Export:
    """Read every record of an export in MEDLINE's format."""
    return read_tagged(text, path, _MEDLINE)
