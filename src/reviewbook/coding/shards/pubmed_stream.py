"""PubMed's yearly files and daily updates: articles and deletions, as the XML comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from reviewbook.coding.shards.shard_record import Deletion, Finds, ShardRecord, Unread
from reviewbook.references.formats.xml_records import stream_cuts, text_of
from reviewbook.references.record_dates import parse_date

_NAMES = frozenset(["PubmedArticle", "PubmedBookArticle", "DeleteCitation"])
_CHUNK = 1 << 16
_CITATION = {"PubmedArticle": "MedlineCitation", "PubmedBookArticle": "BookDocument"}


def read_pubmed_stream(stream: IO[bytes], path: Path) -> Finds:
    """Yield every article and every deletion.

    Raises
    ------
    InputError
        Where the XML breaks off, after all that came before, or declares entities of its own.
    """
    chunks = iter(lambda: stream.read(_CHUNK), b"")
    for number, cut in enumerate(stream_cuts(chunks, _NAMES, path), 1):
        if not cut.whole:
            yield Unread("the record breaks off", number, cut.line)
        elif cut.element.tag == "DeleteCitation":
            for pmid in cut.element.iter("PMID"):
                yield Deletion(text_of(pmid), number, cut.line, _version(pmid))
        else:
            yield _article(cut.element, number, cut.line)


def _article(element: ET.Element, number: int, line: int) -> ShardRecord | Unread:
    citation = element.find(_CITATION[element.tag])
    pmid = citation.find("PMID") if citation is not None else None
    if citation is None or pmid is None or not text_of(pmid):
        return Unread("the record has no PMID", number, line)
    article = citation.find("Article")
    work = citation if article is None else article
    title = work.find("ArticleTitle")
    if title is None:
        title = work.find("Book/BookTitle")
    date = work.find("Journal/JournalIssue/PubDate")
    return ShardRecord(
        text_of(pmid),
        "" if title is None else text_of(title),
        " ".join(_abstract(work)),
        number,
        line,
        version=_version(pmid),
        published="" if date is None else parse_date(" ".join(map(text_of, date)))[0],
        authors="; ".join(_authors(work)),
    )


def _abstract(work: ET.Element) -> Iterator[str]:
    for part in work.iterfind("Abstract/AbstractText"):
        yield f"{part.get('Label', '')}: {text_of(part)}".removeprefix(": ")


def _authors(work: ET.Element) -> Iterator[str]:
    for author in work.iterfind("AuthorList/Author"):
        names = (author.findtext(part) for part in ("LastName", "ForeName"))
        yield ", ".join(filter(None, names)) or author.findtext("CollectiveName") or ""


def _version(pmid: ET.Element) -> str:
    """Return the version of a PMID so that versions are sorted as texts."""
    return pmid.get("Version", "1").zfill(4)
