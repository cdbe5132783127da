"""The tagged format of Web of Science (``.ciw``); its tables have the same tags as columns."""

from __future__ import annotations

import re
from pathlib import Path

from reviewbook.references.formats.tagged_lines import Tagging, read_tagged
from reviewbook.references.record import Export

FIELDS = {
    "PT": "kind", "TI": "title", "AU": "author", "AF": "author", "CA": "organisation",
    "BE": "editor", "ED": "editor", "PY": "date", "PD": "day", "SO": "container", "VL": "volume",
    "IS": "number", "BP": "start", "EP": "end", "DI": "doi", "PM": "pmid", "SN": "serial",
    "EI": "serial", "BN": "serial", "AB": "abstract", "DE": "keywords", "PU": "publisher",
    "LA": "language",
}  # fmt: skip
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<value>.*)|$)")


def full_names(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where full names are given, keep the short ones beside them under their own tag."""
    if not any(tag == "AF" and value for tag, value in pairs):
        return pairs
    return [("AU, short" if tag == "AU" else tag, value) for tag, value in pairs]


_TAGGING = Tagging(
    "Web of Science (tagged)",
    _LINE,
    FIELDS,
    once={"PT"},
    end="ER",
    beside={"FN", "VR", "EF"},
    a_line_each={"AU", "AF", "BE", "CR", "C1"},
    arrange=full_names,
)


def read_web_of_science(text: str, path: Path) -> Export:
    """Read every record of an export in the tagged format of Web of Science."""
    return read_tagged(text, path, _TAGGING)
