"""PDF: its lines put together to paragraphs, running heads taken out, parted words joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2

from reviewbook.display.wording import some
from reviewbook.documents.line_cues import REFERENCES, form
from reviewbook.documents.readers.extraction import (
    PAGE,
    Extraction,
    SourceMetadata,
    TextBlock,
    compose,
    doi_in,
    tidy,
)
from reviewbook.documents.readers.made_up_metadata import said_title
from reviewbook.documents.readers.names_in_field import people_in
from reviewbook.documents.readers.pdf_lines import PrintedLine, lines_of_page
from reviewbook.documents.readers.pdf_paragraphs import (
    WordJoiner,
    holds_together,
    paragraphs,
)
from reviewbook.documents.readers.running_heads import without_running_heads
from reviewbook.project.errors import InputError

LARGE = 1.2
"""Times the usual height of letters in which a title is printed."""
_TITLE_WORDS = range(3, 41)
_MOST_NAMED = 10
_WHOLE = "get the whole file; open it and save it again"


def read_pdf(raw: bytes, path: Path) -> Extraction:
    """Read a PDF, its places being its pages, numbered as it numbers them itself.

    Raises
    ------
    InputError
        If it is broken, needs a password, or holds no text, as a scan does.
    """
    document = _opened(raw, path)
    try:
        pages, labels, lost = _pages(document)
        information = document.get_metadata_dict()
    finally:
        document.close()
    if len(lost) == len(pages):
        problem = "none of its pages can be read" if pages else "it has no pages"
        raise InputError(f"the PDF is broken: {problem}", file=path, remedy=_WHOLE)
    if not any(len(line.text) > 1 for lines in pages for line in lines):
        remedy = "recognise its text first (OCR), and add the PDF that comes of it"
        raise InputError("no page holds text: it is a scan, or pictures", file=path, remedy=remedy)
    lines, heads = without_running_heads(pages)
    together = paragraphs(lines)
    blocks = _blocks(together, WordJoiner(lines), labels)
    empty = [labels[number] for number, found in enumerate(pages) if not found]
    notes = _notes(heads, empty, lost)
    doi = _own_doi(pages[0], lines, together, blocks)
    return compose(blocks, _metadata(information, together, blocks, doi), notes)


def _opened(raw: bytes, path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(raw)
        document.get_version()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            remedy = "save it without its password, and add that file"
            raise InputError(
                "it cannot be read without a password", file=path, remedy=remedy
            ) from None
        raise InputError("the PDF is broken or cut short", file=path, remedy=_WHOLE) from None
    return document


def _pages(document: Any) -> tuple[list[list[PrintedLine]], list[str], list[str]]:
    """Return the lines of each page, its label, and the labels of those that are broken."""
    pages, labels, lost = [], [], []
    for number in range(len(document)):
        labels.append(tidy(document.get_page_label(number)) or str(number + 1))
        try:
            page = document[number]
            pages.append(lines_of_page(page, number))
            page.close()
        except pypdfium2.PdfiumError:
            pages.append([])
            lost.append(labels[-1])
    return pages, labels, lost


def _notes(heads: Sequence[str], empty: Sequence[str], lost: Sequence[str]) -> list[str]:
    said = ", ".join(f"{words!r} {some(times, 'time')}" for words, times in Counter(heads).items())
    notes = [f"running heads and page numbers left out: {len(heads):,}: {said}"] if heads else []
    pictures = [label for label in empty if label not in lost]
    for labels, said in ((pictures, "hold no text (pictures, or empty)"), (lost, "are broken")):
        if labels:
            more = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
            notes.append(f"pages {', '.join(labels[:_MOST_NAMED])}{more} {said}")
    return notes


def _blocks(
    together: Sequence[Sequence[PrintedLine]], joiner: WordJoiner, labels: Sequence[str]
) -> list[TextBlock]:
    blocks, page = [], -1
    for lines in together:
        text, inner = "", []
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            if line.page != page:
                page = line.page
                inner.append((len(text), (PAGE, labels[page])))
            text += line.text + _between(line, after, joiner)
        blocks.append(TextBlock(text, inner=tuple(inner)))
    return blocks


def _between(line: PrintedLine, after: PrintedLine | None, joiner: WordJoiner) -> str:
    if after is None:
        return "-" if line.broken else ""
    if line.broken:
        return joiner.between(line.text, after.text)
    return "" if holds_together(line.text, after.text) else " "


def _own_doi(
    first: Sequence[PrintedLine],
    lines: Sequence[PrintedLine],
    together: Sequence[Sequence[PrintedLine]],
    blocks: Sequence[TextBlock],
) -> str:
    """Return the DOI in the running heads of page 1, or the first on it above its references."""
    kept = set(map(id, lines))
    heads = " ".join(line.text for line in first if id(line) not in kept)
    of_page = (b.text for b, its in zip(blocks, together, strict=True) if its[0].page == 0)
    above = takewhile(lambda words: not REFERENCES.match(form(words)), of_page)
    return doi_in(heads) or doi_in(" ".join(above))


def _metadata(
    said: dict[str, str],
    together: Sequence[Sequence[PrintedLine]],
    blocks: Sequence[TextBlock],
    doi: str,
) -> SourceMetadata:
    """Return what the file says; a title that it does not say is the largest print of page 1."""
    title = said_title(tidy(said.get("Title"))) or _printed_title(together, blocks)
    others = ((name.casefold(), tidy(said.get(name))) for name in ("Subject", "Keywords"))
    return SourceMetadata(
        title=title,
        authors=tuple(people_in(tidy(said.get("Author")))),
        doi=doi,
        others=tuple((name, words) for name, words in others if words),
    )


def _printed_title(together: Sequence[Sequence[PrintedLine]], blocks: Sequence[TextBlock]) -> str:
    usual = median(line.size for lines in together for line in lines) if together else 0
    first = [
        (its[0].size, b.text) for b, its in zip(blocks, together, strict=True) if its[0].page == 0
    ]
    size, words = max(first, default=(0.0, ""), key=lambda one: one[0])
    fits = size > LARGE * usual and len(words.split()) in _TITLE_WORDS
    return tidy(words) if fits else ""
