"""What an entry says beside its fields: the first year, translators, a series, the visit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reviewbook.references.entry_parser.ahead_of_issue import is_ahead, with_journal_ahead
from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.entry_parser.listed_people import read_people
from reviewbook.references.entry_parser.written_date import DATE, read_date
from reviewbook.references.person_names import UPPER
from reviewbook.references.work_dates import YEAR

Fields = dict[str, FieldValue]
_TOLD = 0.8
# Two years of which one stands in brackets or behind a slash: "[1961] 1992", "1992 [1961]".
_BESIDE = re.compile(
    rf"[\[(](?P<first>{YEAR})[\])],?\s?(?P<date>{YEAR})(?=[.)])|\b(?P<late>{YEAR})\s?\[(?P<original>{YEAR})\]"
    rf"|(?<=\()(?P<older>{YEAR})/(?P<newer>{YEAR})(?=\))"
)
_SAID = re.compile(
    r"\b(?:[Oo]rig(?:inal(?:ly)?|\.)|[Ff]irst)\s(?:work\s|edition\s)?(?:pub(?:lished|\.)|appeared"
    rf"|edition),?\s(?:in\s)?(?:c(?:a|irca)?\.\s?)?(?P<original>{YEAR})\b"
)
# MLA: "Title. 1929. Edited by Ann Roe, Hedge Press, 2005."
_AFTER_TITLE = re.compile(
    rf"[.?!”\"]\s(?P<original>{YEAR})\.\s(?P<behind>\S.*?,\s(?P<date>{YEAR})\b)"
)
_WORD = rf"(?:[{UPPER}]\.|[{UPPER}][\w'’-]*|van|von|de|der|den|del|la|le)"
_PEOPLE = rf"{_WORD}(?:,?\s(?:and\s|&\s)?{_WORD}){{0,11}}"
_TRANSLATED = re.compile(
    rf"(?<![^\W_]\s)\b(?:[Tt]ranslated|[Tt]ransl?\.)(?:\sand\s[a-z]+)?(?:\sby)?\s(?P<by>{_PEOPLE}?)"
    rf"(?=[.,;)\]]*(?:\Z|(?<!\b[{UPPER}])\.\s|,\s|[;)\]]|\s\())"
    rf"|\((?P<before>{_PEOPLE}),\s[Tt]ran(?:s(?:l|lators?)?)\b\.?[);]"
    rf"|[.;]\s(?P<vancouver>{_PEOPLE}),\stranslators?\b\.?"
)
# The pages of a book that are meant: "Berlin, insbes. 55-63 und 187-190".
_MEANT = re.compile(
    r",\s(?:insbes(?:ondere|\.)|bes\.|hier:?|v\.\s?a\.|esp(?:ecially|\.))\s(?:S\.\s|pp?\.\s)?"
    r"(?P<pages>\d+[\d\s,–-]*(?:(?:und|and)\s[\d\s,–-]+)?)(?=\.?\Z)"
)
_SERIES = re.compile(
    r"\s?\((?P<series>[^\W\d_a-z][^()\d]{2,80}?\b(?:Series|Reports?|Papers?|Criteria|Monographs?"
    r"|Bulletins?|Publications?|Notes|Studies|Documents?|Circulars?)),?"
    r"(?:\s(?:[Nn]o|[Nn]r|[Vv]ol|[Nn]umber|[Vv]olume)\b\.?)?\s(?P<number>\d{1,5}[\w/-]{0,6})\)"
    r"(?=[.,;:]|\Z)"
)
# What the model takes for a place, a publisher or a date.
_ASIDE = (
    re.compile(r"\s?\((?:[Oo]riginal|[Ff]irst|[Oo]rig\.)[^()]{0,20}\bpub[^()]{2,40}\)"),
    re.compile(rf"(?<=\()\[{YEAR}\],?\s(?={YEAR}\))|[\[(]{YEAR}[\])]\s(?={YEAR}\.)"),
    re.compile(rf"(?<=[12]\d\d\d)\s?\[{YEAR}\](?=[).,])"),
    re.compile(rf"\s\({_PEOPLE},\s[Tt]ran(?:s(?:l|lators?)?)\b\.?\)"),
    re.compile(rf"(?<=[.,]\s)(?:[Tt]ranslated|[Tt]ransl?\.)\sby\s{_PEOPLE}[.,]\s"),
    re.compile(rf"\sArchived\sfrom\sthe\soriginal\son\s{DATE}\."),
    # The subject behind an arXiv number.
    re.compile(r"(?<=\d)\s\[[a-z-]{2,12}(?:\.[A-Z]{2})?\](?=[.,;]|\Z|\s\()"),
    re.compile(r"\sMR\s\d+\s#\d+\.?"),  # of Mathematical Reviews
    _SERIES,
    _MEANT,
)
_VISITED = re.compile(
    rf"\b(?:[Ll]ast\s)?(?:[Aa]ccessed|[Rr]etrieved|[Cc]ited|[Vv]iewed|[Vv]isited|[Cc]onsulted)"
    rf"(?:\son)?:?\s(?P<date>{DATE})"
)


def set_aside(written: str) -> str:
    """Return an entry without what `beside_fields` reads in it and the model takes for more."""
    for one in _ASIDE:
        written = one.sub("", written)
    return written


def years_of_original(written: str, title: str, date: str) -> tuple[str, str]:
    """Return the year of a work's first appearance and that of this one; empty where not said.

    Parameters
    ----------
    written
        The entry.
    title
        Its title: in MLA the first year stands behind it.
    date
        The date that was found: the years belong to it where one of them is in it.
    """
    head = written[: max(written.find(title), 0)] if title else ""
    behind = written[len(head) + len(title) :]
    if found := _BESIDE.search(head) or _BESIDE.search(date):
        first = found["first"] or found["original"] or found["older"]
        late = found["date"] or found["late"] or found["newer"]
        return (first, late) if first < late else ("", "")
    if found := _SAID.search(written):
        late = date if date != found["original"] else ""
        return found["original"], late
    found = _AFTER_TITLE.match(behind)
    return (
        (found["original"], found["date"])
        if found and found["original"] < found["date"]
        else ("", "")
    )


def translators(written: str) -> tuple[str, ...]:
    """Return who translated a work, each as "Family, Given"."""
    found = _TRANSLATED.search(written)
    return read_people(found["by"] or found["before"] or found["vancouver"]) if found else ()


def day_of_visit(written: str) -> str:
    """Return when the page of a work was visited, as far as it is said."""
    found = _VISITED.search(written)
    return read_date(found["date"])[0] if found else ""


def beside_fields(written: str, fields: Mapping[str, FieldValue]) -> Iterator[tuple[str, str]]:
    """Yield what an entry says beside its fields, by the names that BibLaTeX has for it."""
    title = fields["title"].value if "title" in fields else ""
    date = fields["date"].value if "date" in fields else ""
    yield "origdate", years_of_original(written, title, date)[0]
    yield "translator", " and ".join(translators(written))
    if series := _SERIES.search(written):
        yield "series", series["series"]
    yield "pubstate", "prepublished" if is_ahead(written) else ""


def told_anew(written: str, fields: Fields) -> Fields:
    """Return the fields with the year of this edition, not of the first, and the series' number."""
    if series := _SERIES.search(written):
        fields = {**fields, "number": FieldValue(series["number"], _TOLD)}
    if (meant := _MEANT.search(written)) and "pages" not in fields:
        fields = {**fields, "pages": FieldValue(meant["pages"].strip(), _TOLD)}
    title = fields["title"].value if "title" in fields else ""
    date = fields["date"].value if "date" in fields else ""
    fields = with_journal_ahead(written, fields)
    first, late = years_of_original(written, title, date)
    if first and late and late not in date:
        return {**fields, "date": FieldValue(late, _TOLD)}
    return fields
