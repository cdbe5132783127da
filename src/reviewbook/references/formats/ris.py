"""RIS, which most databases and every reference manager write."""

from __future__ import annotations

import re
from pathlib import Path

from reviewbook.references.formats.tagged_lines import Tagging, read_tagged
from reviewbook.references.record import Export

FIELDS = {
    "TY": "kind", "TI": "title", "T1": "title", "AU": "author", "A1": "author", "ED": "editor",
    "A2": "editor", "PY": "date", "Y1": "date", "DA": "date", "T2": "container",
    "JF": "container", "JO": "container", "BT": "container", "VL": "volume", "IS": "number",
    "SP": "start", "EP": "end", "DO": "doi", "PMID": "pmid", "SN": "serial", "UR": "url",
    "AB": "abstract", "N2": "abstract", "KW": "keyword", "PB": "publisher", "LA": "language",
}  # fmt: skip
# Two blanks before the hyphen make any tag one; with fewer, it has to be known, for a line of an
# abstract may begin with an acronym and a hyphen as well.
_KNOWN = "|".join([*FIELDS, "ER", "ID", "AD", "AN", "VO", "JA", "J2", "CY", "N1", "M3", "DB"])
LINE = re.compile(
    rf"(?P<tag>[A-Z][A-Z0-9](?=  -)|PMID(?= *-)|(?:{_KNOWN})(?= ?-)) *-(?:\s(?P<value>.*)|$)"
)
_RIS = Tagging("RIS", LINE, FIELDS, once={"TY"}, end="ER", a_line_each={"KW"})


def read_ris(text: str, path: Path) -> Export:
    """Read every record of a RIS export."""
    return read_tagged(text, path, _RIS)
