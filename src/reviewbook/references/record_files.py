"""A file of records, whatever database or reference manager wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.references.formats.bibtex_export import read_bibtex_export
from reviewbook.references.formats.csl_items import read_csl_items
from reviewbook.references.formats.endnote_tags import read_endnote_tags
from reviewbook.references.formats.endnote_xml import read_endnote_xml
from reviewbook.references.formats.export_encoding import decode_export
from reviewbook.references.formats.field_rows import read_field_rows
from reviewbook.references.formats.medline import read_medline
from reviewbook.references.formats.pubmed_xml import read_pubmed_xml
from reviewbook.references.formats.record_tables import is_record_table, read_record_table
from reviewbook.references.formats.ris import read_ris
from reviewbook.references.formats.web_of_science import read_web_of_science
from reviewbook.references.record import Export

Reader = Callable[[str, Path], Export]

_HEAD = 20_000
# In this order: RIS of PubMed has tags of MEDLINE too. Two signs of a format are asked for where
# one might stand in any text.
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"\A\s*<(?s:.{0,2000}?)<?PubmedArticle"), read_pubmed_xml),
    (
        re.compile(r"\A\s*<(?s:.*?)<record>(?s:.*?)<(?:ref-type|titles|contributors)\b"),
        read_endnote_xml,
    ),
    (re.compile(r"\A\s*(?:\[\s*)?\{(?s:.*)\"title\"\s*:|\A\s*\[\s*\]\s*\Z"), read_csl_items),
    (
        re.compile(
            r"\A\s*\"TITLE\",\"(?s:.*?)^\"(?:AUTHOR NAMES|SOURCE|ABSTRACT)\",\"", re.MULTILINE
        ),
        read_field_rows,
    ),
    (re.compile(r"^TY {0,2}- ?[A-Z]{3}", re.MULTILINE), read_ris),
    (re.compile(r"^(?:FN (?:Clarivate|ISI|Thomson)|PT [A-Z]$)", re.MULTILINE), read_web_of_science),
    (re.compile(r"^(?:PMID *- ?\d|(?:OWN|STAT|DCOM) *- )", re.MULTILINE), read_medline),
    (re.compile(r"^%[0TA] \S[^\n]*\n%[A-Z0-9@] ", re.MULTILINE), read_endnote_tags),
    (re.compile(r"^\s*@\w+\s*[{(]\s*[^\s,{}()=]+\s*,", re.MULTILINE), read_bibtex_export),
)
FORMATS = (
    "RIS, PubMed (nbib or XML), EndNote (tagged or XML), Web of Science, BibTeX, CSL-JSON, or a "
    "table (CSV) with a column for the title"
)


def reader_of(text: str) -> Reader | None:
    """Return what reads an export, told by what it holds; nothing if it is none."""
    head = text[:_HEAD]
    if is_record_table(head):
        return read_record_table
    return next((reader for sign, reader in _READERS if sign.search(head)), None)


def holds_records(raw: bytes) -> bool:
    """Tell whether a file is an export of records."""
    return reader_of(decode_export(raw[:_HEAD]).text) is not None


def read_records(raw: bytes, path: Path) -> Export:
    """Read every record of an export.

    The format is told by what the file holds, the encoding by its bytes. A broken record is read
    as far as it goes, and listed among the faults with its line.

    Raises
    ------
    InputError
        If the file is none of the formats, or XML that declares entities of its own.
    """
    decoded = decode_export(raw)
    reader = reader_of(decoded.text)
    if reader is None:
        raise InputError(
            "this is no export of records that is known",
            file=path,
            remedy=f"export it as {FORMATS}",
        )
    export = reader(decoded.text, path)
    export.encoding, export.repairs = decoded.encoding, decoded.repairs
    return export
