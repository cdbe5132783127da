"""What rules mend in the numbers of an entry: days that are taken for volumes, years, series."""

from __future__ import annotations

import re

from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.entry_parser.written_date import DATE, read_date
from reviewbook.references.work_dates import YEAR

Fields = dict[str, FieldValue]
_TOLD = 0.8
_VISIT = re.compile(
    rf"(?i:accessed|retrieved|cited|viewed|visited|consulted)\b[^\]\n]{{0,30}}?{YEAR}"
)
_WHOLE = re.compile(rf"(?<![\d–-]){DATE}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(rf"\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}}")
_DATED_VOLUME = re.compile(rf"(?P<year>{YEAR})\s?\((?![\d\s–-]+\)?\Z).*")
_SERIES = re.compile(
    r"\((?P<series>[^\W\d_a-z][^()\d]{2,80}?\b(?:Series|Reports?|Papers?|Criteria|Monographs?"
    r"|Bulletins?|Publications?|Notes|Studies|Documents?|Circulars?)),?"
    r"(?:\s(?:[Nn]o|[Nn]r|[Vv]ol|[Nn]umber|[Vv]olume)\b\.?)?\s(?P<number>\d{1,5}[\w/-]{0,6})\)"
)


def mend_numbers(written: str, fields: Fields) -> Fields:
    """Return the fields of an entry with its date, its series and its number as it has them."""
    fields = dict(fields)
    _take_series(written, fields)
    _take_year(fields)
    _take_day(fields)
    _whole_date(written, fields)
    return fields


def _take_series(written: str, fields: Fields) -> None:
    """Take the series of reports that stands in brackets with a number."""
    found = _SERIES.search(written)
    if not found or "journal" in fields:
        return
    for name in ("kind", "number", "volume", "publisher"):
        if name in fields and fields[name].value in found.group():
            del fields[name]
    fields["series"] = FieldValue(found["series"], _TOLD)
    fields["number"] = FieldValue(found["number"], _TOLD)


def _take_year(fields: Fields) -> None:
    """Take the year out of a volume that a bracket with words follows."""
    found = _DATED_VOLUME.fullmatch(fields["volume"].value) if "volume" in fields else None
    if found:
        sure = min(fields.pop("volume").confidence, _TOLD)
        fields.setdefault("date", FieldValue(found["year"], sure))


def _take_day(fields: Fields) -> None:
    """Take a day that stands for a volume into the date, of which the year is elsewhere."""
    for name in ("volume", "number"):
        if name not in fields or not _DAY.fullmatch(fields[name].value):
            continue
        day = fields.pop(name)
        said = fields.get("date")
        if said and not _MONTH_SAID.search(said.value):
            sure = min(day.confidence, said.confidence, _TOLD)
            fields["date"] = FieldValue(f"{day.value} {said.value}", sure)


_MONTH_SAID = re.compile(_MONTH)


def _whole_date(written: str, fields: Fields) -> None:
    """Take month and day beside the year of a work, where they are no part of its title."""
    said = fields.get("date")
    if not said or len(read_date(said.value)[0]) != len("2000"):
        return
    year = read_date(said.value)[0]
    title = fields["title"].value if "title" in fields else ""
    rest = _VISIT.sub(" ", written.replace(title, " ") if title else written)
    whole = [one for one in _WHOLE.findall(rest) if year in one and len(read_date(one)[0]) > len(year)]
    if len(whole) == 1:
        fields["date"] = FieldValue(whole[0], min(said.confidence, _TOLD))
