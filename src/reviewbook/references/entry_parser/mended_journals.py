"""What rules mend in the name of a journal or a book: issues, places and words that are no part."""

from __future__ import annotations

import re

from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.person_names import UPPER

Fields = dict[str, FieldValue]
_CONTAINERS = ("journal", "booktitle")
_WHICH = {"volume", "number", "pages"}
_UNSURE = 0.6
# "Hedge Notes, Heft 5, 61. Jg.": what is counted, in any order.
_COUNTED = (
    r"(?:(?P<{0}volume>(?:Jg\.|Jahrgang|Bd\.|Band|[Vv]ol\.|t\.|tomo|año)\s?\d+|\d+\.\s?(?:Jg|Jahrgang))"
    r"|(?:Heft|H\.|Nr\.|[Nn]o\.|n[°º]|núm\.|[Ii]ssue)\s?(?P<{0}number>\d+(?:[/–-]\d+)?))\.?"
)
_ISSUE = re.compile(rf",?\s{_COUNTED.format('')}(?:,?\s{_COUNTED.format('next_')})?\Z")
_BARE = re.compile(r"(?<=[^\W\d_]|\.),?\s(?P<volume>[1-9]\d{0,2})(?:\s\([^\W\d_]{2,10}\)?)?\Z")
_ISSUED = re.compile(r",?\s(?P<volume>[1-9]\d{0,3})\s\((?:1[5-9]|20)\d\d\)\Z")
# "Hedge Notes 14 (2)"
_NUMBERED = re.compile(r",?\s(?P<volume>[1-9]\d{0,2})\s?\((?P<number>\d{1,3}(?:[/–-]\d{1,3})?)\)\Z")
_WORD_OF_ISSUE = re.compile(r",\s?(?:Jg|Jahrgang|Bd|Band|[Vv]ol|[Nn]o|Nr|H|Heft|[tn]|n[°º])\.?\Z")
_ROMAN = re.compile(r",?\s(?P<volume>[IVXLC]{2,})\Z")
# "Wien: Hedge & Co": a place and a publisher.
_IMPRINT = re.compile(
    rf"(?P<place>[{UPPER}][\w.'’/-]*(?:\s[{UPPER}a-z][\w.'’/-]*){{0,2}})\s?:\s(?P<publisher>[{UPPER}].{{2,60}})"
)
_PRESS = re.compile(
    r"\b(?:Press|Publish\w+|Publications|Verlag|Éditions|Editions|Editorial|Ediciones|Media)\Z"
)
_AWAITED = re.compile(
    r"\s?\((?:i\.\s?E\.?|im\s(?:Druck|Erscheinen)|in\spress|à\sparaître|en\sprensa|forthcoming)\)?\Z"
)
_RANGE = re.compile(r"\d+\s?[-–]+\s?\d+")
_EDGES = " \"“”'‘’«»„*,.;:"
_EDITED_BY = re.compile(
    r",?\s(?:a\scura\sdi|[Ee]dited\sby|[Ee]d\.\sby|[Hh]rsg\.\sv(?:on|\.)|[Hh]g\.\sv(?:on|\.)|herausgegeben\svon"
    r"|sous\sla\sdir(?:ection|\.)\sde|éd\.\spar|edición\sde)\s(?P<people>[^,]{3,60}).*\Z"
)
_BY = re.compile(
    rf"(?P<people>(?:[{UPPER}][\w.'’-]+\s){{1,3}}[{UPPER}][\w'’-]+"
    rf"(?:(?:,\s|\s(?:und|and|et|y)\s|/)(?:[{UPPER}][\w.'’-]+\s){{1,3}}[{UPPER}][\w'’-]+){{0,4}}):\s(?=\S)"
)
_EDITION = re.compile(r",\s(?P<edition>\d{1,2}\.(?:,?\s[^\W\d_]+\.?){0,3}?\s(?:Auflage|Aufl\.?))\Z")
_ACCESS = re.compile(
    r"(?:Abgerufen|Abrufbar|Verfügbar|Recuperado|Disponible|Disponível|Consulté|Retrieved|Available)\b.{0,12}\Z"
)
_TOWN = re.compile(
    rf"(?<=[^\W\d_]),\s(?P<place>[{UPPER}][^\W\d_]+(?:/[{UPPER}][\w.]*|\sa\.\s?M\.?)?)\Z"
)
_STATE = re.compile(r"(?:Stand|Zugriff|[Aa]bgerufen|[Aa]ccessed)\b.*\d")
_NAMED = re.compile(rf"[{UPPER}]{{4,}}\b(?<![IVXLC]{{4}})")
_PROCEEDINGS = re.compile(
    r"(?:The\s|the\s|In\s)?(?:Proceedings|Proc\.|Conf\.\sRec|(?:\w+\s){0,6}(?:Conference|Symposium|Workshop)\b)"
)
_MEETING = re.compile(r"\b(?:Proc|Proceedings|Conference|Symposium|Workshop|Congress)\b")
_OF_BOOK = {"journal", "editor", "publisher", "place", "edition", "series"}
_LED = re.compile(r"(?:[Ii]n|[Ii]n:|[Dd]ans|[Ee]n)\s?:?\s(?=[^\W\d_a-z])")


def mend_journal(written: str, fields: Fields) -> None:
    """Leave out of a journal or a book what is counted or awaited, and take an imprint for one."""
    if "publisher" in fields and _ACCESS.match(fields["publisher"].value):
        del fields["publisher"]
    for name in _CONTAINERS:
        if name in fields and _STATE.match(fields[name].value):
            del fields[name]
        if name in fields:
            _without_editors(written, fields, name)
            _without_issue(fields, name)
    if "publisher" in fields and not fields.keys() & set(_CONTAINERS):
        _take_meeting(fields)
    _take_town(fields)
    _take_name(fields)
    counted = {"volume", "number"} <= fields.keys()
    book = fields.get("booktitle")
    if counted and book and not fields.keys() & _OF_BOOK and not _MEETING.search(book.value):
        fields["journal"] = fields.pop("booktitle")
    if "journal" in fields and not fields.keys() & _WHICH:
        _take_imprint(fields)


def _take_name(fields: Fields) -> None:
    """Take for the book what stands for its volume and is a name: "In HEDGES IV"."""
    volume = fields.get("volume")
    if volume and not fields.keys() & set(_CONTAINERS) and _NAMED.match(volume.value):
        fields["booktitle"] = FieldValue(volume.value, min(volume.confidence, _UNSURE))
        del fields["volume"]


def _take_meeting(fields: Fields) -> None:
    """Take for the book what stands for the publisher and is the name of a meeting or a book."""
    value, sure = fields["publisher"]
    book, comma, press = value.rpartition(", ")
    if _PROCEEDINGS.match(value):
        fields["booktitle"] = FieldValue(value, min(sure, _UNSURE))
        del fields["publisher"]
    elif comma and {"title", "editor", "pages"} <= fields.keys() and book.count(" ") > 1:
        fields["booktitle"] = FieldValue(book, min(sure, _UNSURE))
        fields["publisher"] = FieldValue(press, sure)


def _take_town(fields: Fields) -> None:
    """Take the town behind a book that people edited, where neither place nor press is said."""
    if not {"booktitle", "editor"} <= fields.keys() or fields.keys() & {"place", "publisher"}:
        return
    value, sure = fields["booktitle"]
    if found := _TOWN.search(value):
        fields["booktitle"] = FieldValue(value[: found.start()], sure)
        fields["place"] = FieldValue(found["place"], min(sure, _UNSURE))


def _without_editors(written: str, fields: Fields, name: str) -> None:
    """Take who edited a book out of its name."""
    value, sure = fields[name]
    by = _BY.match(value)
    if by and re.search(rf"\bin: {re.escape(by.group())}", written, re.IGNORECASE):
        fields[name] = FieldValue(value[by.end() :], sure)
        fields.setdefault("editor", FieldValue(by["people"], min(sure, _UNSURE)))
    elif found := _EDITED_BY.search(value):
        fields[name] = FieldValue(value[: found.start()], sure)
        fields.setdefault("editor", FieldValue(found["people"], min(sure, _UNSURE)))


def _without_issue(fields: Fields, name: str) -> None:
    """Take the issue behind the name into its fields; an issue is a journal's."""
    value, sure = fields[name]
    value = _WORD_OF_ISSUE.sub("", value)
    if edition := _EDITION.search(value):
        value = value[: edition.start()]
        fields.setdefault("edition", FieldValue(edition["edition"], sure))
    value = _AWAITED.sub("", _LED.sub("", value, count=1) if _LED.match(value) else value)
    found = _ISSUE.search(value)
    if found and name == "booktitle" and value[found.start()] != ",":
        found = None  # "Hedges vol.2" may be how the book is called
    if not found and (found := _ISSUED.search(value)):
        _take_pages(fields)
    if not found and not fields.keys() & {"volume", "number"}:
        found = _NUMBERED.search(value)
    if not found and "volume" not in fields and "number" in fields:
        found = _ROMAN.search(value)
    loose = name == "journal" or not fields.keys() & {"editor", "publisher", "place"}
    if not found and "volume" not in fields and loose and not _MEETING.search(value):
        found = _BARE.search(value)
    if found:
        value = value[: found.start()]
        for group, said in found.groupdict().items():
            if said:
                number = re.sub(r"\A\D+|\D+\Z", "", said) or said
                fields.setdefault(group.removeprefix("next_"), FieldValue(number, sure))
    fields[name] = FieldValue(value.strip(_EDGES) or fields[name].value, sure)


def _take_pages(fields: Fields) -> None:
    """Take for the pages what is a range and stands for the volume, which is beside the journal."""
    if "pages" not in fields and "volume" in fields and _RANGE.fullmatch(fields["volume"].value):
        fields["pages"] = fields.pop("volume")


def _take_imprint(fields: Fields) -> None:
    """Take a journal of which no issue is said for the publisher that its form shows."""
    value, sure = fields["journal"]
    if "publisher" in fields:
        return
    if found := _IMPRINT.fullmatch(value):
        fields.setdefault("place", FieldValue(found["place"], min(sure, _UNSURE)))
        fields["publisher"] = FieldValue(found["publisher"], min(sure, _UNSURE))
        del fields["journal"]
    elif _PRESS.search(value):
        fields["publisher"] = FieldValue(value, min(sure, _UNSURE))
        del fields["journal"]
