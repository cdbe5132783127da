"""What rules mend in the numbers of an entry: days and years that are taken for volumes."""

from __future__ import annotations

import re

from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.entry_parser.written_date import DATE, NAMED_MONTH, read_date
from reviewbook.references.work_dates import YEAR

Fields = dict[str, FieldValue]
_TOLD = 0.8
_VISIT = re.compile(
    rf"(?i:accessed|retrieved|cited|viewed|visited|consulted)\b[^\]\n]{{0,30}}?{YEAR}"
)
_WHOLE = re.compile(rf"(?<![\d–-]){DATE}")
_MONTH = re.compile(NAMED_MONTH)
_COUNTED = re.compile(
    r"\b(?:(?P<early>\d{1,3})\.\s?(?:Jg|Jahrgang)\b\.?|(?:Jg\.|Jahrgang)\s?(?P<volume>\d{1,3})\b)"
    r"(?:,?\s\(?(?:(?:1[5-9]|20)\d\d\)?,?\s)?(?:Heft|H\.|Nr\.|No\.)\s?(?P<number>\d{1,3}(?:[/–-]\d{1,3})?))?"
)
_DAY = re.compile(rf"\d{{1,2}}\s{NAMED_MONTH}|{NAMED_MONTH}\s\d{{1,2}}")
_DATED_VOLUME = re.compile(rf"(?P<year>{YEAR})\s?\((?![\d\s–-]+\)?\Z).*")


def mend_numbers(written: str, fields: Fields) -> Fields:
    """Return the fields of an entry with days and years as its date."""
    fields = dict(fields)
    _take_issue(written, fields)
    _take_year(fields)
    _take_day(fields)
    _whole_date(written, fields)
    return fields


def _take_issue(written: str, fields: Fields) -> None:
    """Take the year's and the issue's number as German lists count them: "12. Jg., H. 3"."""
    found = _COUNTED.search(written)
    if not found:
        return
    for name, said in (("volume", found["volume"] or found["early"]), ("number", found["number"])):
        if said:
            fields[name] = FieldValue(said, _TOLD)


def _take_year(fields: Fields) -> None:
    """Take the year out of a volume that a bracket with words follows."""
    found = _DATED_VOLUME.fullmatch(fields["volume"].value) if "volume" in fields else None
    if found:
        sure = min(fields.pop("volume").confidence, _TOLD)
        fields.setdefault("date", FieldValue(found["year"], sure))


def _take_day(fields: Fields) -> None:
    """Take a day that stands for a volume into the date, of which the year is elsewhere."""
    for name in ("volume", "number"):
        if name in fields and "date" not in fields and _WHOLE.fullmatch(fields[name].value):
            fields["date"] = fields.pop(name)
        if name not in fields or not _DAY.fullmatch(fields[name].value):
            continue
        day = fields.pop(name)
        date = fields.get("date")
        if date and not _MONTH.search(date.value):
            sure = min(day.confidence, date.confidence, _TOLD)
            fields["date"] = FieldValue(f"{day.value} {date.value}", sure)


def _whole_date(written: str, fields: Fields) -> None:
    """Take month and day beside the year of a work, where they are no part of other fields."""
    date = fields.get("date")
    if not date or len(read_date(date.value)[0]) != len("2000"):
        return
    year = read_date(date.value)[0]
    rest = written
    for name in ("title", "author", "editor", "booktitle"):  # whose words may be months
        rest = rest.replace(fields[name].value, " ") if name in fields else rest
    rest = _VISIT.sub(" ", rest)
    full = [
        one for one in _WHOLE.findall(rest) if year in one and len(read_date(one)[0]) > len(year)
    ]
    if len(full) == 1:
        fields["date"] = FieldValue(full[0], min(date.confidence, _TOLD))
