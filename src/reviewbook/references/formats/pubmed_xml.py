"""PubMed's XML of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from reviewbook.references.formats.xml_records import cut_records, leaves_of, text_of
from reviewbook.references.record import Export
from reviewbook.references.record_fields import record_from

_ARTICLE = "MedlineCitation/Article/"
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
}  # fmt: skip
_RECORDS = frozenset(["PubmedArticle"])


def read_pubmed_xml(text: str, path: Path) -> Export:
    """Read every article of an export of PubMed in XML."""
    cuts, faults = cut_records(text, _RECORDS, path)
    export = Export("PubMed (XML)", faults=faults)
    for position, cut in enumerate(cuts, 1):
        pairs = [*_joined(cut.element), *leaves_of(cut.element)]
        export.add(record_from(pairs, _FIELDS, position=position, line=cut.line), path)
    return export


def _joined(article: ET.Element) -> Iterator[tuple[str, str]]:
    """Take out, each as one value, what lies in several elements: names, date, abstract."""
    for group in article.iterfind(f"{_ARTICLE}AuthorList"):
        for author in group.iterfind("Author"):
            family, given = _take(author, "LastName"), _take(author, "ForeName")
            suffix, common = _take(author, "Suffix"), _take(author, "CollectiveName")
            if family:
                yield f"{_ARTICLE}Author", ", ".join(filter(None, (family, suffix, given)))
            if common:
                yield f"{_ARTICLE}CollectiveName", common
    for issue in article.iterfind(f"{_ARTICLE}Journal/JournalIssue"):
        for date in issue.findall("PubDate"):
            yield f"{_ARTICLE}Journal/JournalIssue/PubDate", " ".join(map(text_of, date))
            issue.remove(date)
    for abstract in article.iterfind(f"{_ARTICLE}Abstract"):
        parts = abstract.findall("AbstractText")
        said = [f"{part.get('Label', '')}: {text_of(part)}".removeprefix(": ") for part in parts]
        yield f"{_ARTICLE}Abstract", " ".join(said)
        for part in parts:
            abstract.remove(part)


def _take(parent: ET.Element, name: str) -> str:
    found = parent.find(name)
    if found is None:
        return ""
    parent.remove(found)
    return text_of(found)
