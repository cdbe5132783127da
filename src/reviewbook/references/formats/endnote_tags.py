"""EndNote's tagged format (``.enw``), which Refer wrote first."""

from __future__ import annotations

import re
from pathlib import Path

from reviewbook.references.formats.tagged_lines import Tagging, read_tagged
from reviewbook.references.record import Export

_FIELDS = {
    "%0": "kind", "%T": "title", "%A": "author", "%E": "editor", "%D": "date", "%8": "day",
    "%J": "container", "%B": "container", "%V": "volume", "%N": "number", "%P": "pages",
    "%R": "doi", "%@": "serial", "%U": "url", "%X": "abstract", "%K": "keywords",
    "%I": "publisher", "%G": "language",
}  # fmt: skip
_LINE = re.compile(r"(?P<tag>%[0-9A-Z@~!#$&*()\[\]<>^?+=])(?: (?P<value>.*)|$)")
_ENDNOTE = Tagging(
    "EndNote (tagged)", _LINE, _FIELDS, once={"%0", "%T"}, a_line_each={"%K"}, blank_ends=True
)


def read_endnote_tags(text: str, path: Path) -> Export:
    """Read every record of an export in EndNote's tagged format."""
    return read_tagged(text, path, _ENDNOTE)
