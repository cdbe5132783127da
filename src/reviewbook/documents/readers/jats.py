"""Articles as publishers keep them (JATS XML): title, abstract, body and references."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from reviewbook.documents.readers.extraction import (
    SECTION,
    Extraction,
    SourceMetadata,
    TextBlock,
    compose,
    tidy,
)
from reviewbook.documents.readers.tree_blocks import (
    BlockWalker,
    Vocabulary,
    list_marker,
    local_name,
)
from reviewbook.documents.readers.zipped_xml import parse_xml, said_in, values_in
from reviewbook.project.errors import InputError

_WITH_TITLE = {"abstract": "Abstract", "trans-abstract": "Abstract", "ref-list": "References"}
_PARTS = {
    "abstract": "./*[local-name()='front']/*/*[local-name()='abstract']",
    "trans-abstract": "./*[local-name()='front']/*/*[local-name()='trans-abstract']",
    "body": "./*[local-name()='body']",
    "back": "./*[local-name()='back']",
}
_FURTHER = ("article", "sub-article", "response")
VOCABULARY = Vocabulary(
    blocks=frozenset(
        "p title list-item def-item ref attrib verse-line speech disp-quote abstract "
        "trans-abstract caption fn ack article-title-of-work".split()
    ),
    rows=frozenset({"tr"}),
    cells=frozenset({"td", "th"}),
    skipped=frozenset("label object-id graphic media inline-graphic permissions alt-text".split()),
    counted={
        "disp-formula": "formulas",
        "inline-formula": "formulas",
    },
    signs={"break": " "},
    is_marked=lambda element: local_name(element) in ("bold", "italic"),
    sections=frozenset({"sec"}),
    is_heading=lambda element: local_name(element) == "title",
    marker=lambda element: list_marker(element) if local_name(element) == "list-item" else "",
)


def read_jats(raw: bytes, path: Path) -> Extraction:
    """Read an article, its places being its sections, numbered as they are nested (2.1).

    Raises
    ------
    InputError
        If it is no XML, declares entities of its own, or is no article.
    """
    root = parse_xml(raw, path)
    article = (
        root if local_name(root) == "article" else _first(root, ".//*[local-name()='article']")
    )
    if article is None:
        remedy = "save the article itself as JATS XML, or as HTML or PDF"
        raise InputError("there is no article in this XML", file=path, remedy=remedy)
    _prepare(article)
    metadata, walker = _metadata(article), BlockWalker(VOCABULARY)
    for name, where in _PARTS.items():
        for part in article.xpath(where):
            walker.walk(part, (SECTION, name), "" if name == "body" else f"{name} ")
    title = TextBlock(metadata.title, heading=True, place=(SECTION, "front"))
    return compose([title, *walker.blocks], metadata, [*walker.notes, *_further(root, article)])


def _further(root: Any, article: Any) -> Iterator[str]:
    """Say which articles of the file are left out: a file is one document."""
    for one in root.iter():
        if local_name(one) in _FURTHER and one is not article:
            title = _title(_front(one)) or "without a title"
            yield f"a further article left out: {title}; to have it, add it in a file of its own"


def _prepare(article: Any) -> None:
    """Write out what a page would show though it does not stand in the file as text."""
    for element in article.iter():
        name = local_name(element)
        if name in _WITH_TITLE and _first(element, "./*[local-name()='title']") is None:
            heading = etree.Element("title")
            heading.text = _WITH_TITLE[name]
            element.insert(0, heading)
        elif name == "label":
            _prefix(element)
        elif name == "element-citation":
            for part in element.iterdescendants():
                part.tail = f"{part.tail or ''} "


def _prefix(label: Any) -> None:
    """Put the number of a section, figure, table, note or work in front of its words."""
    number = " ".join("".join(label.itertext()).split())
    owner = label.getparent()
    if not number or owner is None:
        return
    if local_name(owner) == "ref":
        owner.text = f"{number.rstrip('.')}. "
        return
    beside = "./*[local-name()='title' or local-name()='caption' or local-name()='p']"
    first = _first(owner, beside)
    if first is not None and local_name(first) == "caption":
        first = _first(first, "./*[local-name()='title' or local-name()='p']")
    if first is not None:
        first.text = f"{number} {first.text or ''}"


def _first(element: Any, path: str) -> Any:
    return next(iter(element.xpath(path)), None)


def _front(article: Any) -> Any:
    stub = "./*[local-name()='front' or local-name()='front-stub']"
    found = _first(article, stub)
    return article if found is None else found


def _title(front: Any, group: str = "title-group", before: str = "") -> str:
    """Return the title with its subtitles, parted by colons; `before` begins both their names."""
    within = f".//*[local-name()='{group}'][1]/*"
    title = tidy(said_in(front, f"{within}[local-name()='{before or 'article-'}title']"))
    for subtitle in values_in(front, f"{within}[local-name()='{before}subtitle']"):
        title += f"{'' if title.endswith(tuple('?!:')) else ':'} {tidy(subtitle)}"
    return title.lstrip(": ")


def _metadata(article: Any) -> SourceMetadata:
    front = _front(article)

    def say(*names: str) -> str:
        path = ".//" + "/".join(f"*[local-name()='{name}']" for name in names)
        return tidy(said_in(front, path))

    doi = said_in(front, ".//*[local-name()='article-id'][@pub-id-type='doi']")
    identifiers = (
        (kind, said_in(front, f".//*[local-name()='article-id'][@pub-id-type='{kind}']"))
        for kind in ("pmid", "pmc", "pmcid")
    )
    pages = "\u2013".join(
        filter(None, (say("article-meta", "fpage"), say("article-meta", "lpage")))
    )
    others = (
        ("volume", say("article-meta", "volume")),
        ("number", say("article-meta", "issue")),
        ("pages", pages or say("article-meta", "elocation-id")),
        ("issn", say("issn")),
        ("editors", "; ".join(_people(front, "editor"))),
        ("keywords", "; ".join(filter(None, _keywords(front)))),
        ("translated title", _title(front, "trans-title-group", "trans-")),
    )
    return SourceMetadata(
        title=_title(front),
        authors=tuple(_people(front, "author")),
        date=_date(front),
        doi=doi,
        identifiers=tuple((kind, number) for kind, number in identifiers if number),
        publisher=say("publisher-name"),
        container=say("journal-title"),
        language=next(iter(article.xpath("./@xml:lang")), ""),
        others=tuple((name, value) for name, value in others if value),
    )


def _people(front: Any, role: str) -> list[str]:
    """Return the names of the authors or editors; who is said to be neither is an author."""
    found = []
    for person in front.xpath(".//*[local-name()='article-meta']//*[local-name()='contrib']"):
        kinds = (person.get("contrib-type"), person.getparent().get("content-type"), "author")
        if next(filter(None, kinds)).removesuffix("s") != role:
            continue
        family, given, group = (
            tidy(said_in(person, f".//*[local-name()='{name}']"))
            for name in ("surname", "given-names", "collab")
        )
        found.append(", ".join(filter(None, (family, given))) or group)
    return list(filter(None, found))


def _keywords(front: Any) -> Iterator[str]:
    for one in front.xpath(".//*[local-name()='kwd' or local-name()='compound-kwd']"):
        between = " " if local_name(one) == "compound-kwd" else ""
        yield tidy(between.join(one.itertext()))


def _date(front: Any) -> str:
    """Return the earliest day of publication, or the year."""
    days = []
    for date in front.xpath(".//*[local-name()='article-meta']/*[local-name()='pub-date']"):
        year, month, day = (
            said_in(date, f"./*[local-name()='{name}']") for name in ("year", "month", "day")
        )
        if year.isdigit() and month.isdigit() and day.isdigit():
            days.append(f"{year}-{int(month):02}-{int(day):02}")
        elif year.isdigit():
            days.append(year)
    whole = [day for day in days if "-" in day]
    return min(whole or days, default="")
