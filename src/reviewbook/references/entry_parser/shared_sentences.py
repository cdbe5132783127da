"""What a title and the field behind it share: which of two sentences belongs to which."""

from __future__ import annotations

import re

from reviewbook.references.entry_authors import is_body, is_organisation
from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import YEAR

Fields = dict[str, FieldValue]
_WHICH = {"volume", "number", "pages"}
_UNSURE = 0.6
# "Hedges in Towns, J. Garden", where the journal goes on behind the stop.
_ABBREVIATED = re.compile(
    rf"[,.]\s(?P<journal>(?:[{UPPER}][^\W\d_]{{0,7}}\.\s?)*[{UPPER}][^\W\d_]{{0,7}})\Z"
)
_IMPRINT = re.compile(rf"\.\s[{UPPER}][^.:]{{2,30}}\s?:\s[^.:]{{2,50}},\s{YEAR}\b.*\Z")
_TOWN = re.compile(rf"\.\s(?P<place>[{UPPER}][\w.'’ -]{{2,30}}\s\([{UPPER}]{{2}}\))\Z")
_RIVER = re.compile(
    rf",\s(?P<place>[{UPPER}]\w+(?:\s(?:a|i)\.\s?[{UPPER}]\w*|\sam\s[{UPPER}]\w+|/[{UPPER}]\w*))\.?\Z"
)
_DAY = re.compile(r",\s(?:am\s)?[0-3]?\d\.\s?[01]?\d\.\s?(?:1[5-9]|20)\d\d\Z")
_BOOK = re.compile(rf"(?P<title>.{{8,}}[^.\s][.?!])\s(?P<book>[{UPPER}]\S*(?:\s\S+){{2,}})")
_LONG = 5  # blanks: of no publisher
_PRESS = re.compile(
    r"\b(?:Press|Presses|Books?|Publish\w+|Verlag|Universi\w+|Editorial|[EÉ]ditions)\b"
)
_ARTICLE = re.compile(r"(?:An?|The|Der|Die|Das|Ein|Eine|Une?|Les?|La|El|Los|Las)\s\S+\s\S")
_ASKED = re.compile(rf"(?<=[?!])\s(?P<place>[{UPPER}][^\W\d_]+)\Z")
_WITH_MORE = re.compile(r"(?P<more>\S+(?:\s[^\s.]+){3,}\s[^\s.]{4,})\.\s(?P<journal>[^\W\d_a-z].*)")
_WITHIN = re.compile(r"\b(?:[Ii]n|dans|[Ee]n)\b")
_TO_BODY = re.compile(r"(?P<body>[^,]{5,90})(?:,\s(?P<place>[^,]{3,40}))?")


def part_sentences(written: str, fields: Fields) -> None:
    """Give each sentence of a title, and of a journal without an issue, to its field."""
    if "title" not in fields:
        return
    _to_journal(written, fields)
    _to_subtitle_of(written, fields)
    _to_title(written, fields)
    _to_publisher(fields)
    _to_book(written, fields)
    title, sure = fields["title"]
    if river := _RIVER.search(title):
        more = f", {fields['place'].value}" if "place" in fields else ""
        fields["place"] = FieldValue(f"{river['place']}{more}", min(sure, _UNSURE))
        title = title[: river.start()]
    town = _TOWN.search(title) or _ASKED.search(title)
    if town and "publisher" in fields and "place" not in fields:
        fields["place"] = FieldValue(town["place"], min(sure, _UNSURE))
        title = title[: town.start()]
    fields["title"] = FieldValue(_DAY.sub("", _IMPRINT.sub("", title)), sure)


def _to_journal(written: str, fields: Fields) -> None:
    """Take what is cut short at the end of a title to the journal that goes on behind it."""
    found = _ABBREVIATED.search(fields["title"].value) if "journal" in fields else None
    if found and f"{found['journal']}. {fields['journal'].value}" in written:
        journal, sure = fields["journal"]
        fields["journal"] = FieldValue(f"{found['journal']}. {journal}", min(sure, _UNSURE))
        title, sure = fields["title"]
        fields["title"] = FieldValue(title[: found.start()], min(sure, _UNSURE))


def _to_subtitle_of(written: str, fields: Fields) -> None:
    """Take the sentence before the name of a journal to the title that it stands behind."""
    found = _WITH_MORE.fullmatch(fields["journal"].value) if "journal" in fields else None
    title, sure = fields["title"]
    if found and (
        part := re.search(rf"{re.escape(title)}([.?!]\s){re.escape(found['more'])}", written)
    ):
        fields["title"] = FieldValue(f"{title}{part[1]}{found['more']}", min(sure, _UNSURE))
        fields["journal"] = FieldValue(found["journal"], min(fields["journal"].confidence, _UNSURE))


def _to_title(written: str, fields: Fields) -> None:
    """Take a journal without an issue, behind a title and before a place, for its subtitle."""
    name = "journal" if "journal" in fields else "publisher"
    if name not in fields or "place" not in fields or fields.keys() & _WHICH:
        return
    title, journal = fields["title"].value, fields[name].value
    short = journal.count(" ") < _LONG and not _ARTICLE.match(journal)
    if name == "publisher" and (short or _PRESS.search(journal)):
        return
    if name == "publisher" and "booktitle" in fields:
        _to_subtitle(written, fields)
        return
    between = re.search(rf"{re.escape(title)}(\W{{1,3}}){re.escape(journal)}", written)
    if between and " " in journal and not is_organisation(journal):
        sure = min(fields["title"].confidence, fields.pop(name).confidence, _UNSURE)
        fields["title"] = FieldValue(f"{title}{between[1]}{journal}", sure)


def _to_subtitle(written: str, fields: Fields) -> None:
    """Take what stands for the publisher, right behind a book, for its subtitle."""
    book, more = fields["booktitle"].value, fields["publisher"].value
    if between := re.search(rf"{re.escape(book)}([.?!:]\s){re.escape(more)}", written):
        sure = min(fields["booktitle"].confidence, fields.pop("publisher").confidence, _UNSURE)
        fields["booktitle"] = FieldValue(f"{book}{between[1]}{more}", sure)


def _to_publisher(fields: Fields) -> None:
    """Take a body that stands for a journal without an issue for the publisher."""
    if "journal" not in fields or fields.keys() & {*_WHICH, "publisher"}:
        return
    value, sure = fields["journal"]
    found = _TO_BODY.fullmatch(value)
    if found and (is_organisation(found["body"]) or is_body(found["body"])) and found["place"]:
        del fields["journal"]
        fields["publisher"] = FieldValue(found["body"], min(sure, _UNSURE))
        fields.setdefault("place", FieldValue(found["place"], min(sure, _UNSURE)))


def _to_book(written: str, fields: Fields) -> None:
    """Take the last sentence of a title for the book, where editors and pages follow it."""
    if not {"editor", "pages"} <= fields.keys() or fields.keys() & {"booktitle", "journal"}:
        return
    title, sure = fields["title"]
    begin, editors = written.find(title), written.find(fields["editor"].value)
    inside = editors > begin and not _WITHIN.search(written[begin + len(title) : editors])
    found = _BOOK.fullmatch(title)
    if inside and found:
        fields["title"] = FieldValue(found["title"].rstrip("."), min(sure, _UNSURE))
        fields["booktitle"] = FieldValue(found["book"], min(sure, _UNSURE))
