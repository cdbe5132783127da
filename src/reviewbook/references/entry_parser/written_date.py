"""The date of an entry: as much of YYYY-MM-DD as it says, or the word that stands for it."""

from __future__ import annotations

import re

from reviewbook.references.work_dates import UNDATED, undated_label

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)")
_ISO = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?!\d)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = re.compile(rf"\b(?P<month>{'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
NAMED_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{NAMED_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s(?:1[5-9]|20)\d\d"
    rf"|(?:1[5-9]|20)\d\d,?\s{NAMED_MONTH}(?:\s\d{{1,2}}(?!\d|\())?"
    r"|(?:1[5-9]|20)\d\d-\d\d-\d\d|(?:1[5-9]|20)\d\d)(?!\d)"
)
"""A date as entries write it, the year with it."""
_DAY = re.compile(r"(?<![\d-])(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d-])")
_WORD = re.compile(UNDATED)


def read_date(written: str) -> tuple[str, str]:
    """Return a date as far as it is known, and a word such as "in press" where there is none.

    Of two years, as in "1917/1957", the last is when this edition appeared.
    """
    if iso := _ISO.search(written):
        return iso.group(), ""
    years = _YEAR.findall(written)
    if not years:
        word = _WORD.search(written if not written.endswith("n.d") else f"{written}.")
        label = undated_label(word.group()) if word else ""
        return "", "" if label == "n.d." else label
    year = years[-1]
    month = _MONTH.search(written)
    if not month or len(_MONTH.findall(written)) > 1:
        return year, ""
    number = _MONTHS.index(month["month"].lower()) + 1
    day = _DAY.search(_YEAR.sub(" ", written))
    return f"{year}-{number:02}" + (f"-{int(day['day']):02}" if day else ""), ""
