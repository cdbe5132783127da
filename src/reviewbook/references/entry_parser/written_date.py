"""The date of an entry: as much of YYYY-MM-DD as it says, or the word that stands for it."""

from __future__ import annotations

import re

from reviewbook.references.work_dates import UNDATED, YEAR, undated_label

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)")
_ISO = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?!\d)"
)
# How the months begin in English, German, French, Spanish, Portuguese and Italian.
_BEGINNINGS = (
    "jan|ene|gen feb|fév|fev mar|mär apr|avr|abr may|mai|mag jun|juin|giu jul|juil|lug"
    " aug|août|ago sep|set oct|okt|out|ott nov dec|dez|déc|dic"
).split()
_MONTHS = {begin: n for n, month in enumerate(_BEGINNINGS, 1) for begin in month.split("|")}
_MONTH = re.compile(rf"\b(?P<month>{'|'.join(_MONTHS)})[^\W\d_]*\b", re.IGNORECASE)
_IN_FIGURES = re.compile(
    r"(?<!\d)(?P<day>[0-3]?\d)\.\s?(?P<month>1[0-2]|0?[1-9])\.\s?(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
)
NAMED_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Januar|Februar|März|Mai|Ju[nl]i|Oktober|Dezember"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|ju[nl]io|agosto|septiembre|octubre|noviembre|diciembre)\b\.?"
)
DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s(?:de\s)?)?{NAMED_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s(?:de\s)?"
    r"(?:1[5-9]|20)\d\d"
    rf"|(?:1[5-9]|20)\d\d,?\s{NAMED_MONTH}(?:\s\d{{1,2}}(?!\d|\())?"
    r"|[0-3]?\d\.\s?[01]?\d\.\s?(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d-\d\d-\d\d|(?:1[5-9]|20)\d\d)(?!\d)"
)
"""A date as entries write it, the year with it."""
# "(2018, June 3–5)", "(2018, June 28–July 2)", "(2018, 3–5 June)"
_DAYS = re.compile(
    rf"\((?P<year>{YEAR}[a-z]?),\s(?:(?P<month>{NAMED_MONTH})\s)?(?P<day>\d\d?)"
    rf"(?:\s?[–—-]{{1,2}}\s?(?:{NAMED_MONTH}\s)?\d\d?)?(?:\s(?P<late>{NAMED_MONTH}))?\)"
)
_STATES = (
    ("in press", r"im\s(?:Erscheinen|Druck)|in\sVorbereitung|à\sparaître|en\sprensa|no\sprelo"),
    ("n.d.", r"o\.\s?J\.|s\.\s?d\.|s\.\s?f\.|s\.\s?a\.|ohne\sJahr"),
)
_ABROAD = re.compile("|".join(rf"\((?P<_{n}>{form})\)" for n, (_, form) in enumerate(_STATES)))
_DAY = re.compile(r"(?<![\d-])(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d-])")
_WORD = re.compile(UNDATED)


def with_english_state(written: str) -> str:
    """Return an entry with the English word for a date that other languages say in brackets."""
    return _ABROAD.sub(lambda one: f"({_STATES[int(str(one.lastgroup)[1:])][0]})", written)


def with_first_day(written: str) -> str:
    """Return an entry with the first of the days in brackets that its meeting lasted."""
    return _DAYS.sub(
        lambda one: f"({one['year']}, {one['month'] or one['late'] or ''} {one['day']})", written
    )


def read_date(written: str) -> tuple[str, str]:
    """Return a date as far as it is known, and a word such as "in press" where there is none.

    Of two years, as in "1917/1957", the last is when this edition appeared.
    """
    if iso := _ISO.search(written):
        return iso.group(), ""
    if day := _IN_FIGURES.search(written):
        return f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}", ""
    years = _YEAR.findall(written)
    if not years:
        word = _WORD.search(written if not written.endswith("n.d") else f"{written}.")
        label = undated_label(word.group()) if word else ""
        return "", "" if label == "n.d." else label
    year = years[-1]
    month = _MONTH.search(written)
    if not month or len(_MONTH.findall(written)) > 1:
        return year, ""
    number = _MONTHS[month["month"].lower()]
    day = _DAY.search(_YEAR.sub(" ", written))
    return f"{year}-{number:02}" + (f"-{int(day['day']):02}" if day else ""), ""
