"""What rules mend in the fields of an entry: what is no part of a field, and what must be one."""

from __future__ import annotations

import re

from reviewbook.references.entry_authors import is_organisation
from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.entry_parser.mended_journals import mend_journal
from reviewbook.references.entry_parser.mended_numbers import mend_numbers
from reviewbook.references.entry_parser.shared_sentences import part_sentences
from reviewbook.references.entry_parser.standard_entries import mend_standard
from reviewbook.references.entry_parser.thesis_entries import mend_thesis
from reviewbook.references.entry_parser.written_date import DATE, NAMED_MONTH, read_date
from reviewbook.references.work_dates import YEAR

Fields = dict[str, FieldValue]
_WHICH = {"volume", "pages"}  # what tells an article in a journal
_UNSURE = 0.6
_CONTAINERS = {"journal", "booktitle"}
# What a title is followed by where the model sees no end of it: helpers, an edition.
_HELPED = re.compile(
    r"[.,;:]?\s\(?(?:(?:[Ee]dited|[Tt]ranslated|[Ii]llustrated|[Ss]elected|[Rr]evised)(?:\sand\s[a-z]+)?"
    r"|[Ee]d\.|[Tt]r(?:ans(?:l)?)?\.)\s(?:by|from)\s.*\Z"
    r"|[.,;]\s\(?(?:[Tt]raduction|[Tt]raducción|[Tt]rad\.|[Tt]raduit|[Tt]raducido|[ÜU]bers(?:etzt|\.)|[Aa]us\sdem"
    r"|(?:[Hh]erausgegeben|[Hh]rsg\.|[Hh]g\.)(?=\sv)|[EÉeé]di(?:ción|té)(?=\s(?:de|par)\b))\s\S.*\Z"
)
_EDITED = re.compile(
    r"[.,]?\s\(?(?P<edition>(?:\d{1,2}(?:st|nd|rd|th)|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Rr]ev(?:ised|\.))"
    r"\s(?:rev(?:ised|\.)\s)?(?:ed(?:ition|n|\.)?|version))\)?\Z"
    r"|[.,]\s(?P<number>\d{1,2}(?:st|nd|rd|th)|\d{1,2}\.(?:,?\s(?:überarb|erw|verb|neubearb|aktual)[\w.]*)*"
    r")\Z|[.,]\s\d{1,2}\s(?:vols?|Bde|tomes)\.?\Z"
)
_ONLINE = re.compile(
    r",?\s\[(?:[Oo]nline|[Ii]nternet|[Dd]ata\s?set|[Ww]eb\s?page"
    r"|(?:[Cc]onference|[Pp]aper|[Pp]oster|[Oo]ral|[Kk]eynote)(?:\s(?:presentation|session|address))?"
    r"|[Ee]n l[ií][gn][ne]e?a?)\].*\Z"
    r"|[.,]\s(?:Abgerufen|Abrufbar|Verfügbar|Zugriff|Consulté|Disponible|Disponível|Recuperado|Available"
    r"|Retrieved)(?:\s(?:von|unter|am|le|sur|en|em|de|at|from|on)\b)?[^.]{0,20}\Z"
)
# What kind of thing a work is, where it stands behind its title.
_KIND = re.compile(
    r"[.,]\s(?:[A-Z]{2,6}\s){0,3}(?:Tech(?:nical)?\.? (?:Report|Rep\.?)|Working Paper)(?: No)?\Z"
    r"|,\s(?:exhibition catalogue|dvd|motion picture|television (?:program|series)|press release)"
    r"\b.*\Z",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?P<title>[^.:]+)\.\s(?P<place>[A-Z][\w ,.-]{2,30}):\s(?P<publisher>[A-Z][^.:]{2,60})"
)
_TITLE_YEAR = re.compile(rf"(?<!\b(?:of|to|in))(?<!\band),?\s\(?(?P<year>{YEAR}[a-z]?)\)?\Z")
_LONE_YEAR = re.compile(rf"(?:[.,;]\s|\()(?P<year>{YEAR}[a-z]?)(?:[.,;)]|\Z)")
_WHOLE = re.compile(rf"(?=\d+\.?\s(?:de\s)?{NAMED_MONTH}|{NAMED_MONTH}){DATE}")
_VISIT = re.compile(
    rf"(?i:accessed|retrieved|cited|viewed|visited|consulted)\b[^\]\n]{{0,30}}?{YEAR}"
)
_AWAITED = re.compile(
    r"[,.]\s(?:to appear|in press|forthcoming|accepted(?: for publication)?|submitted)"
    r"(?:\s(?:in|by|to|at))?:?(?:\s(?P<journal>[^\W\d_].+))?\Z",
    re.IGNORECASE,
)
# A title, its stop, a journal.
_TWO = re.compile(r"(?P<title>\w[^.?!]{2,}[.?!])\s(?P<journal>[^\W\d_a-z][^.]{3,})")
_ASKED = re.compile(r"(?P<title>.{8,}[?!.])\s(?P<journal>[^\W\d_a-z][^.?!]{3,80})")
_IN_YEAR = rf"(?:\s{NAMED_MONTH}(?:\s\d\d?)?)?"
_BODY_BEHIND = re.compile(r"\.\s(?P<body>[^\W\d_a-z][^.:]{5,90})\Z")
_CODED = re.compile(r"\.\s[A-Z]{2,6}[- ]?\d{2,4}[-/]\d{1,4}\b.*\Z")
# Behind the name of a meeting or a book: its pages, and the town with its state.
_BARE_PAGES = re.compile(r"\s\((?P<pages>\d+\s?[-–]\s?\d+)\)\Z")
_TOWN = re.compile(r"(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?){1,2},\s[A-Z]{2}\Z")
_MEETING = re.compile(r"\b(?:[Pp]roc|[Pp]roceedings|[Cc]onference|[Ss]ymposium|[Ww]orkshop)\b")
_POSTAL = re.compile(r"\b[A-Z]{2}\s\d{5}\b")
_PRESS = re.compile(
    r"\b(?:Press|Books?|Publish\w+|Verlag|University|Springer|Wiley|Elsevier|Routledge)\b"
)


def is_untitled(fields: Fields) -> bool:
    """Tell whether an article is listed without its title: its journal stands there, and where."""
    return "title" not in fields and "journal" in fields and bool(fields.keys() & _WHICH)


def mend_fields(written: str, fields: Fields) -> Fields:
    """Return the fields of an entry as rules mend them."""
    fields = mend_numbers(written, fields)
    _part_journal(written, fields)
    mend_journal(written, fields)
    for name in _CONTAINERS & fields.keys():
        _mend_container(fields, name)
    _give_container(fields)
    _give_title(fields)
    part_sentences(written, fields)
    if "title" in fields:
        _part_title(written, fields)
        mend_standard(written, fields)
        mend_thesis(fields)
    _give_year(written, fields)
    if "date" not in fields and (years := _LONE_YEAR.findall(_VISIT.sub(" ", written))):
        fields["date"] = FieldValue(years[-1], 0.5)
    return fields


def _give_year(written: str, fields: Fields) -> None:
    """Give a day without a year the one that stands alone elsewhere."""
    said = fields.get("date")
    if not said or re.search(YEAR, said.value) or not re.search(NAMED_MONTH, said.value):
        return
    shown = _VISIT.sub(" ", written)
    sure = min(said.confidence, _UNSURE)
    if whole := _WHOLE.search(shown):
        fields["date"] = FieldValue(whole.group(), sure)
    elif years := _LONE_YEAR.findall(shown):
        fields["date"] = FieldValue(f"{said.value} {years[0]}", sure)


def _mend_container(fields: Fields, name: str) -> None:
    """Leave out what is no part of the name of a book or a journal."""
    value, sure = fields[name]
    if _POSTAL.search(value):
        del fields[name]
        return
    if pages := _BARE_PAGES.search(value):
        fields.setdefault("pages", FieldValue(pages["pages"], sure))
    value = _BARE_PAGES.sub("", value)
    if name == "booktitle" and (printed := _PRINTED.fullmatch(value)):
        value, sure = printed["title"], min(sure, _UNSURE)
        fields.setdefault("place", FieldValue(printed["place"], sure))
        fields.setdefault("publisher", FieldValue(printed["publisher"], sure))
    fields[name] = FieldValue(_TOWN.sub("", value) if _MEETING.search(value) else value, sure)


def _part_journal(written: str, fields: Fields) -> None:
    """Part the title from the journal, where both are taken for it behind a date in brackets."""
    found = _TWO.fullmatch(fields["journal"].value) if "journal" in fields else None
    if "title" in fields or not found:
        return
    if re.search(r"\)[.,:]?\s\Z", written[: written.find(found.group())]):
        sure = min(fields["journal"].confidence, _UNSURE)
        fields["title"] = FieldValue(found["title"].rstrip("."), sure)
        fields["journal"] = FieldValue(found["journal"], sure)


def _give_title(fields: dict[str, FieldValue]) -> None:
    """Take for the title of an entry without one what else must be it.

    A book without chapters of its own; a journal without volume and pages; a name before a link.
    """
    if "title" in fields:
        return
    if "booktitle" in fields:
        fields["title"] = fields.pop("booktitle")
    elif "journal" in fields and not fields.keys() & _WHICH:
        fields["title"] = fields.pop("journal")
    elif "author" in fields and (
        not fields.keys() & {"journal", "publisher", "date"}
        or fields["author"].value.startswith("In ")
    ):
        fields["title"] = fields.pop("author")


def _give_container(fields: dict[str, FieldValue]) -> None:
    """Take a series or a publisher for the journal where volume or pages show that there is one."""
    if "title" not in fields or fields.keys() & _CONTAINERS:
        return
    paged = re.search(r"\d\s?[-–—]\s?\d", fields["pages"].value) if "pages" in fields else None
    if "series" in fields and "volume" in fields and (paged or "number" in fields):
        fields["journal"] = fields.pop("series")
    elif "publisher" in fields and not fields.keys() & {"place", "kind", "editor"}:
        waits = "date" in fields and read_date(fields["date"].value)[1]
        if paged or (waits and not _PRESS.search(fields["publisher"].value)):
            fields["journal"] = fields.pop("publisher")


def _before_journal(written: str, title: str, sure: float, fields: Fields) -> str:
    """Part a title from the journal behind its question, where a year and a volume follow it."""
    found = _ASKED.fullmatch(title)
    if not found or not re.search(
        rf"{re.escape(found['journal'])}\.?\s{YEAR}{_IN_YEAR}\s?;", written
    ):
        return title
    fields["journal"] = FieldValue(found["journal"], min(sure, _UNSURE))
    return found["title"]


def _part_title(written: str, fields: Fields) -> None:
    """Part a title from what stands behind it: helpers, an edition, a kind, the year."""
    title, sure = fields["title"]
    for behind in (_ONLINE, _KIND, _CODED, _HELPED):
        title = behind.sub("", title)
    if "volume" in fields and not _CONTAINERS & fields.keys():
        title = _before_journal(written, title, sure, fields)
    if awaited := _AWAITED.search(title):
        if awaited["journal"] and not _CONTAINERS & fields.keys():
            fields["journal"] = FieldValue(awaited["journal"], sure)
        title = title[: awaited.start()]
    if edited := _EDITED.search(title):
        if edition := edited["edition"] or edited["number"]:
            fields["edition"] = FieldValue(edition, sure)
        title = title[: edited.start()]
    if "date" not in fields and (year := _TITLE_YEAR.search(title)):
        fields["date"] = FieldValue(year["year"], sure)
        title = title[: year.start()]
    printed = _PRINTED.fullmatch(title)
    if printed and sure < _UNSURE and not fields.keys() & {"publisher", "place"}:
        fields["place"] = FieldValue(printed["place"], sure)
        fields["publisher"] = FieldValue(printed["publisher"], sure)
        title = printed["title"]
    body = _BODY_BEHIND.search(title) if "publisher" not in fields else None
    if "place" in fields and body and is_organisation(body["body"]):
        fields["publisher"] = FieldValue(body["body"], min(sure, _UNSURE))
        title = title[: body.start()]
    fields["title"] = FieldValue(title, sure)
