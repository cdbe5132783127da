"""PubMed's XML of articles, and of the books and chapters that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from reviewbook.references.formats.xml_records import cut_records, leaves_of, text_of
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_ARTICLE, _CHAPTER, _BOOK = "MedlineCitation/Article/", "BookDocument/", "BookDocument/Book/"
_FIELDS = {
    f"{_ARTICLE}{path}": field
    for path, field in {
        "ArticleTitle": "title", "Author": "author", "CollectiveName": "organisation",
        "Journal/Title": "container", "Journal/JournalIssue/Volume": "volume",
        "Journal/JournalIssue/Issue": "number", "Journal/JournalIssue/PubDate": "date",
        "Journal/ISSN": "serial", "Pagination/MedlinePgn": "pages", "ELocationID": "doi",
        "Abstract": "abstract", "Language": "language",
        "PublicationTypeList/PublicationType": "kind",
    }.items()
} | {
    "MedlineCitation/PMID": "pmid",
    "MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName": "keyword",
    "MedlineCitation/KeywordList/Keyword": "keyword",
    "PubmedData/ArticleIdList/ArticleId": "doi",
} | {
    f"{_CHAPTER}{path}": field
    for path, field in {
        "ArticleTitle": "title", "Author": "author", "CollectiveName": "organisation",
        "PMID": "pmid", "ArticleIdList/ArticleId": "doi", "Pagination/MedlinePgn": "pages",
        "Abstract": "abstract", "Language": "language", "KeywordList/Keyword": "keyword",
        "type of entry": "entry type", "Book/BookTitle": "container", "Book/PubDate": "date",
        "Book/Author": "author", "Book/CollectiveName": "organisation", "Book/Editor": "editor",
        "Book/Volume": "volume", "Book/Isbn": "serial", "Book/Publisher/PublisherName": "publisher",
    }.items()
}  # fmt: skip
_RECORDS = frozenset(["PubmedArticle", "PubmedBookArticle"])
_PEOPLE = (_ARTICLE, _CHAPTER, _BOOK)
_DATES = (f"{_ARTICLE}Journal/JournalIssue", _BOOK.rstrip("/"))


def read_pubmed_xml(text: str, path: Path) -> Export:
    """Read every work of an export of PubMed in XML."""
    cuts, faults = cut_records(text, _RECORDS, path)
    export = Export("PubMed (XML)", faults=faults)
    for position, cut in enumerate(cuts, 1):
        pairs = [*_joined(cut.element), *leaves_of(cut.element)]
        export.add(record_from(pairs, _FIELDS, position=position, line=cut.line), path)
    return export


def _joined(work: ET.Element) -> Iterator[tuple[str, str]]:
    """Take out, each as one value, what lies in several elements: names, date, abstract."""
    yield from _kind_of_book(work)
    for place in _PEOPLE:
        for group in work.iterfind(f"{place}AuthorList"):
            who = "Editor" if group.get("Type") == "editors" else "Author"
            for author in group.iterfind("Author"):
                family, given = _take(author, "LastName"), _take(author, "ForeName")
                suffix, common = _take(author, "Suffix"), _take(author, "CollectiveName")
                if family:
                    yield f"{place}{who}", ", ".join(filter(None, (family, suffix, given)))
                if common:
                    yield f"{place}{who if who == 'Editor' else 'CollectiveName'}", common
    for place in _DATES:
        for whole in work.iterfind(place):
            for date in whole.findall("PubDate"):
                yield f"{place}/PubDate", " ".join(map(text_of, date))
                whole.remove(date)
    for place in (_ARTICLE, _CHAPTER):
        for abstract in work.iterfind(f"{place}Abstract"):
            parts = abstract.findall("AbstractText")
            said = [
                f"{part.get('Label', '')}: {text_of(part)}".removeprefix(": ") for part in parts
            ]
            yield f"{place}Abstract", " ".join(said)
            for part in parts:
                abstract.remove(part)


def _kind_of_book(work: ET.Element) -> Iterator[tuple[str, str]]:
    """Tell a chapter from a book, whose title is that of the work."""
    book = work.find(_BOOK.rstrip("/"))
    if book is None:
        return
    chapter = work.find(f"{_CHAPTER}ArticleTitle")
    yield f"{_CHAPTER}type of entry", "book" if chapter is None else "incollection"
    if chapter is None:
        yield f"{_CHAPTER}ArticleTitle", _take(book, "BookTitle")


def _take(parent: ET.Element, name: str) -> str:
    found = parent.find(name)
    if found is None:
        return ""
    parent.remove(found)
    return text_of(found)
