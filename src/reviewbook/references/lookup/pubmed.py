"""PubMed: identifiers of articles in medicine, and what was corrected or retracted there.

At most three questions a second, with name of the program and address of whoever asks
(https://support.nlm.nih.gov/kbArticle/?pn=KA-05317).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.references.formats.pubmed_xml import read_pubmed_xml
from reviewbook.references.lookup.answer_values import items_at, json_value, text_at, value_at
from reviewbook.references.lookup.found_work import (
    FoundWork,
    Notice,
    described_work,
    notice_kind,
    work_of_record,
)
from reviewbook.references.lookup.question import Question, Service
from reviewbook.references.record import Record

PUBMED = Service(
    "PubMed",
    "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    pause=0.4,
    polite_pause=0.4,
    mail_as="email",
    always={"tool": "reviewbook"},
)
_MOST = 5
_TITLE_WORDS = 6
_TWO_SLASHES = re.compile(r"(?<=\d)//")
_LINKS = "MedlineCitation/CommentsCorrectionsList/CommentsCorrections"
_VERNACULAR, _UNTRANSLATED = "MedlineCitation/Article/VernacularTitle", "[Not Available]"
_TYPE = "MedlineCitation/Article/PublicationTypeList/PublicationType"


def pubmed_search(words: str) -> Question:
    """Ask for the identifiers of the articles that a search finds."""
    asked = {"db": "pubmed", "term": words, "retmax": str(_MOST), "retmode": "json"}
    return Question(PUBMED, "esearch.fcgi", _read_identifiers, asked)


def pubmed_articles(identifiers: list[str]) -> Question:
    """Ask for the articles of some identifiers."""
    asked = {"db": "pubmed", "id": ",".join(identifiers), "retmode": "xml"}
    return Question(PUBMED, "efetch.fcgi", _read_articles, asked)


def doi_words(doi: str) -> str:
    """Return a search for a DOI; in quotes, its brackets part no groups of words."""
    return f'"{doi}"[AID]'


def title_words(title: str) -> str:
    """Return a search for the longest words of a title in titles: short ones are often ignored."""
    words = sorted(dict.fromkeys(re.findall(r"[^\W_]+", title)), key=len, reverse=True)
    return " AND ".join(f"{word}[title]" for word in words[:_TITLE_WORDS])


def _read_identifiers(raw: bytes) -> list[FoundWork]:
    result = value_at(json_value(raw), "esearchresult")
    if not isinstance(value_at(result, "idlist"), list):
        raise ValueError("the answer has no list of identifiers")
    numbers = range(len(items_at(result, "idlist")))
    return [described_work([("pmid", text_at(result, "idlist", number))]) for number in numbers]


def _read_articles(raw: bytes) -> list[FoundWork]:
    if b"<PubmedArticleSet" not in raw:
        raise ValueError("the answer is no XML of articles")
    try:
        export = read_pubmed_xml(raw.decode("utf-8"), Path("PubMed"))
    except (UnicodeDecodeError, InputError) as error:
        raise ValueError("the answer is no XML of articles") from error
    if broken := [fault for fault in export.faults if "XML" in fault.problem]:
        raise ValueError(broken[0].problem)
    return [work_of_record(_tidied(record), _notices(record)) for record in export.records]


def _tidied(record: Record) -> Record:
    """Take off the full stop behind a title, and the brackets around one that was translated.

    Some DOIs stand there with two slashes behind the prefix, where they have one. Where nothing was
    translated, the title is that of the article's own language.
    """
    title = record.title.removesuffix(".").strip()
    if title == _UNTRANSLATED:
        title = dict(record.others).get(_VERNACULAR, "").removesuffix(".").strip()
    whole = title.startswith("[") and title.endswith("]")
    doi = _TWO_SLASHES.sub("/", record.doi, count=1)
    return replace(record, title=title[1:-1].rstrip(".") if whole else title, doi=doi)


def _notices(record: Record) -> Iterator[Notice]:
    kind = ""
    for tag, value in record.others:
        if tag == f"{_LINKS}@RefType":  # CommentIn and others are no warning
            yield Notice(kind)
            kind = notice_kind(value) if value.endswith("In") else ""
        elif tag == f"{_LINKS}/PMID":
            yield Notice(kind, f"PMID {value}")
            kind = ""
    yield Notice(kind)
    if (_TYPE, "Retracted Publication") in record.others:
        yield Notice("retraction")
