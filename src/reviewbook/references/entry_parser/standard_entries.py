"""Standards: their number leads the title, and no body of its letters is an author."""

from __future__ import annotations

import re

from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.work_dates import YEAR

Fields = dict[str, FieldValue]
_TOLD = 0.8
_BODIES = (
    r"(?:ISO|IEC|EN|BS|BSI|DIN|ASTM|ANSI|IEEE|NF|UNE|UNI|SIS|SS|NS|DS|SN|SFS|NEN|NBN|CSA|AS|NZS|JIS|GB|GOST"
    r"|ITU|ETSI|NIST|VDI|VDE|ASME|ASHRAE|PAS|PD|CEN|CENELEC|ÖNORM|ISA|SAE|NFPA|UL|TS|TR)"
)
# "ISO/IEC 1234-2:2010", "ASTM D1234-10", "DIN 1234 (2010)"
_NUMBER = r"[A-Z]?\s?\d{1,6}(?:[.-]\d{1,4}){0,3}"
_STANDARD = re.compile(
    rf"(?P<said>(?:{_BODIES}[\s/-]){{1,4}}{_NUMBER}(?![\d/])(?::(?P<year>{YEAR})(?:\+A\d\d?(?::{YEAR})?)*)?"
    rf"|(?:[A-Z]{{2,8}}[\s/-]){{1,4}}{_NUMBER}:(?P<issued>{YEAR}))(?!\d)(?:,?\s?\((?P<date>{YEAR})\))?(?P<sign>[.,:;]?)\s"
)


_IN_BRACKETS = re.compile(
    r"\s\((?P<number>[A-Z][A-Z/ ]{1,20}\s(?:Standard|Specification)\s(?:No\.?\s)?"
    r"[A-Z]?\d[\w:./-]{0,20})\)"
)


def without_standard(written: str) -> str:
    """Return an entry without the number of a standard in brackets."""
    return _IN_BRACKETS.sub("", written)


def standard_number(written: str) -> str:
    """Return the number of a standard that stands in brackets behind its title, if one does."""
    found = _IN_BRACKETS.search(written)
    return found["number"] if found else ""


def mend_standard(written: str, fields: Fields) -> None:
    """Give a standard its number as the beginning of its title, its year, and no author."""
    _behind_body(written, fields)
    found, title = _STANDARD.match(written), fields.get("title")
    begin = written.find(title.value) if title else -1
    if not found or not title or begin < 0:
        return
    fields.pop("author", None)
    rest = written[found.end() : max(begin, found.end())]
    behind = title.value[max(found.end() - begin, 0) :]
    sign = found["sign"] or (":" if found["date"] else "")
    whole = f"{found['said']}{sign} {rest}{behind}"
    fields["title"] = FieldValue(whole.strip(), min(title.confidence, _TOLD))
    if "journal" in fields and "volume" not in fields:
        fields["publisher"] = fields.pop("journal")
    if year := found["year"] or found["issued"] or found["date"]:
        fields.setdefault("date", FieldValue(year, _TOLD))


def _behind_body(written: str, fields: Fields) -> None:
    """Give a title the number before it that is taken for where it appeared."""
    for name in ("journal", "booktitle", "series"):
        before = f"{fields[name].value}. " if name in fields else ""
        whole = f"{before}{fields['title'].value}"
        if before and _STANDARD.fullmatch(before) and whole in written:
            del fields[name]
            fields["title"] = FieldValue(whole, min(fields["title"].confidence, _TOLD))
