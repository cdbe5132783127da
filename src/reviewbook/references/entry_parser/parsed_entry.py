"""An entry of a list of references as a record, with the probability of each of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reviewbook.references.edition_numbers import edition_alone
from reviewbook.references.entry_numbers import BACKLINKS, LABEL, LEADS
from reviewbook.references.entry_parser.ahead_of_issue import without_ahead
from reviewbook.references.entry_parser.book_imprint import labels_with_imprint
from reviewbook.references.entry_parser.dictionary_entries import labels_of_dictionary
from reviewbook.references.entry_parser.dropped_words import labels_with_dropped, with_doubts
from reviewbook.references.entry_parser.entry_tokens import Token, one_line, split_tokens
from reviewbook.references.entry_parser.field_values import FieldValue, labelled_fields
from reviewbook.references.entry_parser.helping_facts import (
    beside_fields,
    day_of_visit,
    set_aside,
    told_anew,
)
from reviewbook.references.entry_parser.identifiers import Identifier, find_identifiers
from reviewbook.references.entry_parser.label_model import entry_model
from reviewbook.references.entry_parser.lacking_book import labels_with_book
from reviewbook.references.entry_parser.lacking_title import (
    labels_with_first_year,
    labels_with_title,
    labels_with_words,
    labels_with_year,
)
from reviewbook.references.entry_parser.law_entries import labels_of_law
from reviewbook.references.entry_parser.leading_editors import labels_with_editors
from reviewbook.references.entry_parser.leading_people import (
    labels_with_people,
    own_publisher,
    sole_body,
)
from reviewbook.references.entry_parser.listed_people import read_people, with_commas
from reviewbook.references.entry_parser.mended_fields import is_untitled, mend_fields
from reviewbook.references.entry_parser.news_entries import labels_of_news
from reviewbook.references.entry_parser.patent_entries import patent_number, without_patent
from reviewbook.references.entry_parser.plain_quotes import labels_with_quoted, with_plain_quotes
from reviewbook.references.entry_parser.run_borders import labels_with_borders
from reviewbook.references.entry_parser.short_bodies import without_short_name
from reviewbook.references.entry_parser.standard_entries import standard_number, without_standard
from reviewbook.references.entry_parser.telling_forms import labels_of_forms
from reviewbook.references.entry_parser.token_features import features_of
from reviewbook.references.entry_parser.words_of_titles import plain_title_words
from reviewbook.references.entry_parser.written_date import (
    read_date,
    with_english_state,
    with_first_day,
)
from reviewbook.references.person_names import UPPER
from reviewbook.references.record import Record
from reviewbook.references.repeated_authors import repeats_authors, with_person, without_person
from reviewbook.references.work_dates import YEAR

_NUMBER = re.compile(
    rf"\A(?:(?:\[\^?\d{{1,4}}\]:?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}|\^\d{{1,4}}|[†‡§]{{1,2}}(?=\s)|{LABEL}"
    r"|\(\d{1,4}\)|\d{1,4}[.)](?!\d)|[•‣◦▪●○■·*o–-](?=\s)|—(?=\s[^\W\d_]))\s*)?"
    rf"(?:{BACKLINKS})?\s*(?:{LEADS})?"
)
# "Dr. Jane Doe. Hedges": a rank before names, which the model takes for a name.
_RANK = re.compile(
    rf"\A(?:(?:Dr|Prof|Professor|Sir|Dame|Rev)\.?\s){{1,2}}"
    rf"(?=[{UPPER}][\w’'-]*\.?\s(?:[{UPPER}]\.\s)?[{UPPER}][\w’'-]+[.,]\s)"
)
_MEETING = re.compile(
    r"\b(?:proc|proceedings|conference|symposium|workshop|congress|meeting)\b", re.I
)
_THESIS = re.compile(r"thes[ie]s|dissertation|\bdiss\b", re.I)
_MASTER = re.compile(r"\bmaster|\bm\.?\s?(?:a|sc)\b", re.I)
_REPORT = re.compile(r"report|\brep\b|working paper|memo|discussion paper", re.I)
_CASE = re.compile(r"\sv(?:s?\.|\s)")
# Where else a work appeared, or who quotes it: another work.
_AGAIN = re.compile(
    r"\s(?:\[(?:[Ss]ee|[Rr]eprint|[Aa]lso|[Qq]uoted|[Cc]ited)\b[^\[\]]*\]|(?<=[.\d]\s)(?:Reprinted|Quoted"
    r"|Also published|Also available|Cited|Previously published)\s(?:in|as|by|from|at)\s.*)\.?\Z"
)
# Blanks that are lost before a date, behind one, and behind a comma: "Jane(1999).Hedges".
_GLUED = re.compile(
    rf"(?<=[^\W\d_])(?=\((?:{YEAR}[a-z]?|im\s\w+|in\spress|n\.d\.)\))|(?<=\d\)[.:,])(?=[^\W\d_a-z])"
    r"|(?<=[a-z],)(?=[A-Z]\.)"
)
_PAGES = re.compile(r"\s*[-–—]{1,2}\s*")
_BESIDE = {"place": "address", "edition": "edition", "series": "series", "kind": "type"}


class ParsedEntry(NamedTuple):
    """An entry: its text in one line, its record, and how sure each field is, 0 to 1.

    What a rule has found, such as a DOI, is as sure as its form: 1. An article may be listed
    without its title, which is empty then. Any other entry in which no title is found is not
    parsed: its whole text stands for the title.
    """

    text: str
    record: Record
    confidences: Mapping[str, float]
    parsed: bool


def parse_entry(text: str) -> ParsedEntry:
    """Parse an entry of a list of references, in one line or several."""
    line = one_line(text)
    unnumbered = _RANK.sub("", _NUMBER.sub("", line))
    # What is said of this work and no other, and of that what describes it: no helping facts.
    of_work, short = without_short_name(_AGAIN.sub("", with_person(unnumbered)))
    description = _description(of_work)
    identifiers = find_identifiers(description)
    tokens = split_tokens(description, identifiers)
    labels = _labels(description, tokens)
    fields = told_anew(
        of_work, mend_fields(description, labelled_fields(description, tokens, labels))
    )
    fields.pop("booktitle" if _in_journal(fields) else "journal", None)
    if "title" not in fields and not is_untitled(fields):
        return ParsedEntry(line, _with_links(Record(title=line), identifiers), {}, parsed=False)
    record = _with_links(_record(fields, identifiers), identifiers)
    beside = (
        *beside_fields(of_work, fields),
        ("urldate", day_of_visit(line)),
        ("shortauthor", short if record.authors else ""),
    )
    record = replace(record, others=(*record.others, *(one for one in beside if one[1])))
    if number := patent_number(of_work):
        record = replace(record, kind="patent", number=number)
    if number := standard_number(of_work):
        record = replace(record, number=number)
    record = _with_whole_names(record, description, dashed=repeats_authors(unnumbered))
    beside_them = " ".join(value for _, value in record.others)
    sure = _confidences(with_doubts(tokens, labels, fields, beside_them), identifiers)
    return ParsedEntry(line, record, sure, parsed=True)


def _description(of_work: str) -> str:
    """Return what describes a work, with the signs and marks that the model knows."""
    plain = with_first_day(with_english_state(with_commas(with_plain_quotes(of_work))))
    return without_ahead(without_standard(set_aside(without_patent(_GLUED.sub(" ", plain)))))


def _with_whole_names(record: Record, description: str, *, dashed: bool) -> Record:
    """Return a record with a body as one name, and without who stood in for a dash."""
    body = sole_body(description) or own_publisher(description, record.publisher)
    if record.authors and body:
        record = replace(record, authors=(body,))
    if not dashed:
        return record
    authors, editors = map(without_person, (record.authors, record.editors))
    return replace(record, authors=authors, editors=editors)


def _labels(description: str, tokens: Sequence[Token]) -> Sequence[tuple[str, float]]:
    """Return the labels of the tokens: the model's, as rules mend them."""
    seen = features_of(plain_title_words(description, tokens))
    labels = labels_with_words(tokens, entry_model().label(seen))
    labels = labels_with_people(description, tokens, labels)
    labels = labels_with_editors(tokens, labels_of_forms(description, tokens, labels))
    labels = labels_with_imprint(description, tokens, labels_with_year(tokens, labels))
    labels = labels_of_news(description, tokens, labels_of_law(description, tokens, labels))
    labels = labels_with_borders(tokens, labels_with_quoted(tokens, labels))
    labels = labels_with_book(tokens, labels_with_title(description, tokens, labels))
    labels = labels_with_dropped(
        description, tokens, labels_of_dictionary(description, tokens, labels)
    )
    return labels_with_first_year(tokens, labels)


def _record(fields: Mapping[str, FieldValue], identifiers: list[Identifier]) -> Record:
    values = {name: field.value for name, field in fields.items()}
    kind = _kind(values, identifiers)
    container = values.get("journal", "") or values.get("booktitle", "")
    if "edition" in values:
        values["edition"] = edition_alone(values["edition"])
    beside = [(name, values[label]) for label, name in _BESIDE.items() if label in values]
    publisher = values.get("publisher", "")
    if kind.endswith("thesis") and publisher:
        beside.append(("school", publisher))
        publisher = ""
    named = {"arxiv": "eprint", "pmcid": "pmcid"}
    beside += [(named[one.kind], one.value) for one in identifiers if one.kind in named]
    date, state = read_date(values.get("date", ""))
    if state:
        beside.append(("pubstate", state))
    return Record(
        kind=kind,
        title=values.get("title", ""),
        authors=read_people(values.get("author", "")),
        editors=read_people(values.get("editor", "")),
        date=date,
        container=container,
        volume=values.get("volume", ""),
        number=values.get("number", ""),
        pages=_PAGES.sub("–", values.get("pages", "")),
        publisher=publisher,
        others=tuple(beside),
    )


def _in_journal(fields: Mapping[str, FieldValue]) -> bool:
    """Tell whether an entry appeared in a journal rather than in a book."""
    journal, book = fields.get("journal"), fields.get("booktitle")
    return bool(journal and (not book or journal.confidence >= book.confidence))


def _kind(values: Mapping[str, str], identifiers: list[Identifier]) -> str:
    """Return the type of entry that BibTeX has for it."""
    genre, book = values.get("kind", ""), values.get("booktitle", "")
    case = _CASE.search(values.get("title", "")) and "author" not in values
    known = {
        "mastersthesis": _THESIS.search(genre) and _MASTER.search(genre),
        "phdthesis": _THESIS.search(genre),
        "techreport": _REPORT.search(genre),
        "misc": case,
        "article": "journal" in values,
        "inproceedings": _MEETING.search(book),
        "incollection": book,
        "book": "place" in values or "edition" in values,
        "online": any(one.kind == "url" for one in identifiers),
    }
    return next(
        (kind for kind, is_one in known.items() if is_one),
        "book" if "publisher" in values else "misc",
    )


def _with_links(record: Record, identifiers: Iterable[Identifier]) -> Record:
    """Return a record with the first identifier of each kind that it has a field for."""
    found: dict[str, str] = {}
    for one in identifiers:
        found.setdefault(one.kind, one.value)
    return replace(
        record,
        doi=found.get("doi", ""),
        pmid=found.get("pmid", ""),
        isbn=found.get("isbn", ""),
        url=found.get("url", ""),
    )


def _confidences(
    fields: Mapping[str, FieldValue], identifiers: list[Identifier]
) -> dict[str, float]:
    names = {"journal": "container", "booktitle": "container", **_BESIDE}
    sure = {names.get(label, label): field.confidence for label, field in fields.items()}
    return sure | {one.kind: 1.0 for one in identifiers}
