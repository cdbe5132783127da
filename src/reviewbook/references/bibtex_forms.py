"""How a DOI and a date may be written in a BibTeX file."""

from __future__ import annotations

import re
from urllib.parse import unquote

# Libraries put a host of their own before it, publishers their own before "/doi/".
_RESOLVER = (
    r"(?:(?:https?:)?(?://)?(?:www\.|dx\.)?doi(?:\.org|-org\.[\w.-]+|\.org\.[\w.-]+)(?::\d+)?/"
    r"|https?://[\w.-]+/doi/(?:(?:abs|full|pdf|epdf|epub|book)/)?(?=10\.))"
)
_BEFORE_DOI = re.compile(
    rf"(?:{_RESOLVER}|\\(?:url|doi|href)\s*|<|urn:|info:|doi\s*[:=/]?\s*)+", re.IGNORECASE
)
# What a publisher's address says behind it: how the work is shown there.
_VIEW = re.compile(r"(?:/(?:abs(?:tract)?|full|e?pdf|epub|html|meta|summary))?/?\Z", re.IGNORECASE)
_WHOLE_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ESCAPED = re.compile(r"\\([_%&#~/])")
# In an address these signs alone are LaTeX, whatever program wrote them.
_ESCAPED_SIGN = re.compile(
    r"\{\\(?P<braced>[_%&#~])(?:\{\})?\}|\\(?P<bare>[_%&#~])(?:\{\})?"
    r"|\{?\\textasciitilde(?:\{\}|\b)\s?\}?"
)

_BRACKETS = re.compile(r"[\[\](){}]")
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter"
)
_BESIDE = (
    rf"(?:~|(?:about|ad|before|after|orig(?:inal(?:ly)?)?|work|published|first|online|reprint(?:ed)?|in"
    rf"|from|ed(?:ition|n)?|(?:\d\d?\.?\s)?(?:{_MONTHS})\b\.?(?:\s\d\d?\b)?)\b\.?,?\s)*"
)
_NO_DATE = (
    r"(?:in press|in prep(?:aration)?|forthcoming|to appear|to be published|submitted|accepted"
    r"|(?:in|under) (?:review|revision)|preprint|unpublished|online first|early (?:view|access)"
    r"|(?:advance online|e)[ -]?pub(?:lication)?(?: ahead of print)?"
    r"|(?:online |published )?ahead of print|s\.? ?d\.?|n\.? ?d\.?|no date|undated|s\.? ?a\.?)"
)
_TIME = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
_ONE_DATE = (
    rf"{_BESIDE}(?:c(?:a|irca)?\.? ?|©\s?)?"
    rf"(?:\d{{2}}(?:\d\d|\d[uUxX]|[uUxX]{{2}})(?:[-/](?:\d\d?|[xX]{{2}})){{0,2}}{_TIME})[~?%]?"
    rf"(?:[ -]?[a-z](?![a-z]))?"
    rf"(?:,?\s(?:{_MONTHS})\b\.?(?:\s\d\d?\b)?)?"
)
_BEFORE_CHRIST = r"-\d{1,4}(?:-\d\d){0,2}[~?%]?"  # as ISO 8601 writes it: -0044 is 45 BC
_ERA = r"(?:bce?|b\.c\.(?:e\.)?|ce|ad|a\.d\.)"
# A year may be vague, or one of two: that of the original, that of the edition.
_DATE = re.compile(
    rf"{_ONE_DATE}(?:\s?(?:/|--?|–|—|,|;)\s?(?:{_ONE_DATE}|\d\d|\.\.)|\s{_ONE_DATE})?"
    rf"(?:,?\s{_NO_DATE})?"
    rf"|{_ONE_DATE}\s?/\s?{_NO_DATE}|\.\.\s?/\s?{_ONE_DATE}"
    rf"|{_NO_DATE}(?:,?\s{_ONE_DATE})?|{_ONE_DATE}\s?/|/\s?{_ONE_DATE}|\.\."
    rf"|(?:c(?:a|irca)?\.? ?)?\d{{1,4}}\s?{_ERA}"
    rf"|{_BEFORE_CHRIST}(?:\s?/\s?(?:{_BEFORE_CHRIST}|{_ONE_DATE}|\.\.)?)?"
    rf"|(?:\.\.)?\s?/\s?{_BEFORE_CHRIST}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)(?!\s?b\.?c)", re.IGNORECASE)
# A command that BibTeX sorts by, and no style prints.
_FOR_SORTING = re.compile(r"\\[A-Za-z]*(?:sort|noop)[A-Za-z]*\s*\{[^{}]*\}", re.IGNORECASE)


def plain_doi(written: str) -> str:
    """Return a DOI from "10." on, though its address or its name is written before it."""
    text = _ESCAPED.sub(r"\1", re.sub(r"[{}]", "", written))
    before = _BEFORE_DOI.match(text)
    if before:
        text = text[before.end() :].removesuffix(">" if "<" in before.group() else "")
        text = unquote(text) if "doi" in before.group().lower().partition("//")[2] else text
        text = _VIEW.sub("", text.strip()) if "/doi/" in before.group().lower() else text
    return text.strip().rstrip(".,")


def plain_address(written: str) -> str:
    r"""Return an address without the signs that programs put before those of LaTeX: "a\_b"."""
    return _ESCAPED_SIGN.sub(lambda sign: sign["braced"] or sign["bare"] or "~", written)


def doi_of_address(url: str) -> str:
    """Return the DOI that an address leads to, else nothing.

    It stands in the address of doi.org or of a publisher; or in the query, where a resolver of
    links names the work, and a proxy the address that it opens.
    """
    address, _, query = url.partition("#")[0].partition("?")
    pairs = (pair.partition("=") for pair in query.split("&"))
    for name, written in [("", address), *((name, unquote(value)) for name, _, value in pairs)]:
        plain = written.partition("?")[0]
        doi = plain_doi(plain)
        if (doi != plain or name == "doi") and _WHOLE_DOI.fullmatch(doi):
            return doi
    return ""


def is_date(written: str) -> bool:
    """Tell whether a date is one: a year, a day, a span, two years, or a word such as "n.d."."""
    plain = _BRACKETS.sub(" ", _FOR_SORTING.sub("", written))
    plain = " ".join(plain.split()).replace(" /", "/")
    return bool(_DATE.fullmatch(plain) or _DATE.fullmatch(plain.rstrip(".")))


def first_year(written: str) -> str | None:
    """Return the earliest year of a date: that of the original, or where a span begins.

    Of a date before Christ there is none.
    """
    if re.match(r"[^\w-]*-\d", written):
        return None
    return min(_YEAR.findall(_FOR_SORTING.sub("", written)), default=None)
