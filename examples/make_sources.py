"""The documents of the example, in eight formats: python examples/make_sources.py FOLDER.

With `--search` after the folder it writes what the search for them left instead: an export of a
catalogue, and a page that was scanned.

All words in them were written for this example, and are free for any use (CC0 1.0). They are
opinions and notes about a small garden, and claim nothing about yours.
"""

from __future__ import annotations

import html
import io
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

PUBLISHER = "Allotment notes"
Blocks = Sequence[tuple[str, str]]
"""Kind (title, heading, paragraph or item) and words of each block, in order."""


def blocks(text: str) -> Blocks:
    """Read blocks from lines: # title, ## heading, - item, or a paragraph over several lines."""
    found = []
    for part in text.strip().split("\n\n"):
        words = " ".join(part.split())
        for mark, kind in (("## ", "heading"), ("# ", "title"), ("- ", "item"), ("", "paragraph")):
            if words.startswith(mark):
                found.append((kind, words.removeprefix(mark)))
                break
    return found


BEDS = """
# Three beds without a spade

## What we stopped doing

We no longer dig. No-dig gardening means that the soil is left as it lies, and compost is spread
on top. In the first spring we laid 5 cm of compost on each bed, and 3 cm every year since.

We used to double dig every bed, as the neighbours always did. Our backs are grateful that it is
over, and the worms seem to be, too.

## What came of it

The beds without a spade were ready six weeks earlier than the old ones. Mulching with leaf mould
kept them dark and moist until June. Whether the beans were sweeter, nobody could say.

There were fewer weeds from the second year on. Mulching alone did not do that: in the first summer
we pulled as many as before.
"""
WATER = """
# Water in a dry July

## The barrel and the line

A water butt under the shed roof saved us the tap for four weeks. When it was empty, we laid a drip
line along the beans. Drip irrigation is watering drop by drop, right at the root.

Unlike a sprinkler, a drip line wets no leaves. It cost us nothing but an old hose and an evening,
since we made it ourselves.

## What we would do again

Mulching comes first: under straw the soil stayed moist for ten days, beside it for two to three.
A second water butt might carry us through August, if the shed holds it.

Watering in the evening, 30 minutes a bed, was enough. Twice a week did better than a little each
day, or so our notes suggest (Allotment Notes, 2026).

## References

Allotment Notes. (2026). A year in jobs. Notes on a small garden.
"""
SLUGS = """
# What we do about slugs

## By hand, by lamp

Hand picking is what helps most. We go round at dusk with a lamp, every other evening in May, and
carry what we find to the far hedge.

Critics of hand picking call it endless. It is, but it costs nothing, and one learns where the
slugs sleep.

## Nets and neighbours

Netting keeps the pigeons off the cabbages. It does not stop a slug. Companion planting is said to
confuse the cabbage white: we set marigolds between the rows, and saw no difference.

Slug pellets were declined by everybody. A hedgehog, which came on its own, needs slugs, and living
soil needs both.
"""
COMPOST = """
# How we keep our compost

## What goes in

Compost is what is left of leaves, peelings and straw when worms and time have done with them.
Green and brown go in by turns, two buckets of each, and never cooked food.

## How long it takes

Our heap is turned every eight weeks and is ready after nine to twelve months. The lazy heap beside
it, which nobody turns, takes two years. Leaf mould (leaves alone, in a wire cage) takes as long.

Instead of compost from the shop we use what the garden gives. My grandmother did the same, and
would have laughed at a sack with a price on it.

A cover of old carpet keeps the heap warm. Rain would wash out what we want to keep.
"""
GAP = """
# The hungry gap

## What it is

The hungry gap is the stretch of spring in which the stores are empty and the beds are not ready
yet. It refers to the weeks from April to early June here.

The hungry gap is defined by some neighbours as the time without anything green of their own.
In our notes it means less than one basket in two weeks.

## How we shorten it

Leeks and kale stand through the winter under netting. Green manure is sown in September and dug
under in March by those who dig; we lay compost over it.

With a cold frame the gap was three weeks shorter than without. If the frost comes late, it may
help nothing.
"""
JOBS = """
# A year in jobs

## Winter

- Spread compost, 3 cm on each bed.

- Empty the water butt before the first hard frost.

- Mend the netting.

## Spring

- Sow beans in the cold frame, four weeks before they go out.

- Hand picking of slugs, every other evening.

## Summer

- Lay the drip line, and mulch under the beans.

- Watering in the evening, twice a week.

## Autumn

- Sow green manure where the potatoes were.

- Rake leaves for leaf mould.
"""
MINUTES = """
# Minutes of the spring meeting

## Water

The meeting talked about the dry July. A second water butt was agreed on. Drip irrigation was
recommended by two of us, who had tried it (Allotment Notes, 2025). A sprinkler was voted down.

## Soil

No-dig gardening divides us. Its friends say that the soil builds itself; the others have always
dug, and will. Both agree that compost is never wrong.

## Slugs

Netting was bought for all, 40 m in one piece. Slug pellets are not used on the site any more.
Companion planting was praised, although nobody had measured anything.

## References

Allotment Notes. (2025). Water in a dry July. Notes on a small garden.
"""
TRIAL = """
# Two rows of beans, with and without straw

## What we did

Two rows of twelve beans were sown on one day. One row was mulched with straw, 8 cm deep, and the
other was not. Both were watered from the water butt twice a week for ten weeks.

## What we saw

The row under straw gave 4 baskets, the bare one 3. Mulching may have helped, or the bare row may
have stood too near the hedge. Two rows prove nothing, as was said at the meeting (Allotment Notes,
2026).

## What it means

Mulching is a cover of straw, leaves or compost that keeps the soil moist. It is cheap and old. We
will try it again, with six rows.

## References

Allotment Notes. (2026). Minutes of the spring meeting. Notes on a small garden.
"""


def plain_text(found: Blocks) -> bytes:
    """Return plain text, blocks parted by blank lines."""
    return ("\n\n".join(words for _, words in found) + "\n").encode()


def markdown(found: Blocks) -> bytes:
    """Return Markdown."""
    marks = {"title": "# ", "heading": "## ", "item": "- ", "paragraph": ""}
    return ("\n\n".join(marks[kind] + words for kind, words in found) + "\n").encode()


def _elements(found: Blocks, names: Mapping[str, str]) -> str:
    tags = (names[kind] for kind, _ in found)
    parts = (
        f"<{tag}>{html.escape(words)}</{tag}>" for tag, (_, words) in zip(tags, found, strict=True)
    )
    return "\n".join(parts)


def web_page(found: Blocks) -> bytes:
    """Return a web page as it is saved: with the site's menu and footer around the text."""
    title = html.escape(found[0][1])
    body = _elements(found, {"title": "h1", "heading": "h2", "paragraph": "p", "item": "p"})
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {PUBLISHER}</title>
<meta name="citation_publication_date" content="2024/05/02">
<meta property="og:site_name" content="{PUBLISHER}"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/beds">Beds</a></li></ul></nav>
<main><article>{body}</article></main>
<footer><p>Subscribe to our letter. All rights waived.</p></footer></body></html>
""".encode()


def _archive(parts: Mapping[str, str], mimetype: str = "") -> bytes:
    """Return a ZIP archive that is the same to the byte each time."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        if mimetype:
            made.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def word_document(found: Blocks) -> bytes:
    """Return a document of Word (DOCX)."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org"
    styles = {"title": "Title", "heading": "Heading1", "paragraph": "", "item": ""}
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{styles[kind]}"/></w:pPr><w:r><w:t>{html.escape(words)}'
        "</w:t></w:r></w:p>"
        for kind, words in found
    )
    kinds = "application/vnd.openxmlformats-"
    return _archive(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{office}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="'
            f'{kinds}officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="{office}/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{_HEAD}<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"{_HEAD}<w:styles {space}>"
            '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
            "</w:style></w:styles>",
            "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{office}/package/2006/'
            f'metadata/core-properties" {_DC}><dc:title>{html.escape(found[0][1])}</dc:title>'
            "</cp:coreProperties>",
        }
    )


def open_document(found: Blocks) -> bytes:
    """Return a document of LibreOffice (ODT)."""
    base = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:office="{base}:office:1.0" xmlns:text="{base}:text:1.0"'
    names = {"title": "text:h", "heading": "text:h", "paragraph": "text:p", "item": "text:p"}
    meta = f'xmlns:office="{base}:office:1.0" {_DC}'
    return _archive(
        {
            "content.xml": f'{_HEAD}<office:document-content {spaces} office:version="1.3">'
            f"<office:body><office:text>{_elements(found, names)}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f'{_HEAD}<office:document-meta {meta} office:version="1.3"><office:meta>'
            f"<dc:title>{html.escape(found[0][1])}</dc:title></office:meta></office:document-meta>",
            "META-INF/manifest.xml": f'{_HEAD}<manifest:manifest xmlns:manifest="{base}:manifest:'
            '1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path='
            '"content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        },
        "application/vnd.oasis.opendocument.text",
    )


def electronic_book(found: Blocks) -> bytes:
    """Return a book in EPUB, of one chapter."""
    names = {"title": "h1", "heading": "h2", "paragraph": "p", "item": "p"}
    return _archive(
        {
            "META-INF/container.xml": f'{_HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:'
            'opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type='
            '"application/oebps-package+xml"/></rootfiles></container>',
            "book.opf": f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            f'unique-identifier="id"><metadata {_DC}><dc:identifier id="id">allotment-year'
            f"</dc:identifier><dc:title>{html.escape(found[0][1])}</dc:title><dc:language>en"
            f"</dc:language><dc:publisher>{PUBLISHER}</dc:publisher><dc:date>2026-01-05</dc:date>"
            '</metadata><manifest><item id="c" href="chapter.xhtml" media-type='
            '"application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
            "chapter.xhtml": f'{_HEAD}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>'
            f"{html.escape(found[0][1])}</title></head>"
            f"<body>{_elements(found, names)}</body></html>",
        },
        "application/epub+zip",
    )


def journal_article(found: Blocks) -> bytes:
    """Return an article in JATS, as publishers keep it."""
    title, rest = html.escape(found[0][1]), list(found[1:])
    sections, references = "", ""
    for kind, words in rest:
        if kind == "heading":
            sections += f"</sec><sec><title>{html.escape(words)}</title>"
        else:
            sections += f"<p>{html.escape(words)}</p>"
    sections = sections.removeprefix("</sec>") + "</sec>"
    head, _, back = sections.partition("<sec><title>References</title>")
    for entry in back.removesuffix("</sec>").replace("</p>", "").split("<p>")[1:]:
        references += f"<ref><mixed-citation>{entry}</mixed-citation></ref>"
    return f"""{_HEAD}<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta>
<journal-title-group><journal-title>Notes on a small garden</journal-title></journal-title-group>
</journal-meta><article-meta><title-group><article-title>{title}</article-title></title-group>
<pub-date><year>2026</year></pub-date></article-meta></front>
<body>{head}</body><back><ref-list><title>References</title>{references}</ref-list></back></article>
""".encode()


def printed_pages(found: Blocks) -> bytes:
    """Return a PDF of as many pages as it takes, in Helvetica."""
    lines = []
    for kind, words in found:
        size = {"title": 18, "heading": 13}.get(kind, 11)
        lines += [(size, line) for line in wrap(words, 900 // size)] + [(11, "")]
    pages = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] "
        f"/Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = _shown(page)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R "
            f">> >> /Contents {5 + 2 * number} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        ]
    information = f"<< /Title ({found[0][1]}) /CreationDate (D:20260314) >>"
    return _pdf_file([*objects, information.encode()])


def _shown(lines: Sequence[tuple[int, str]]) -> bytes:
    parts, height = ["BT", "1 0 0 1 60 780 Tm"], 0
    for size, words in lines:
        height = size + 6
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts += [f"/F {size} Tf", f"({escaped}) Tj", f"0 -{height} Td"]
    return "\n".join([*parts, "ET"]).encode("cp1252")


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    start = len(written)
    return (
        written
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n".encode()
        + f"startxref\n{start}\n%%EOF\n".encode()
    )


SOURCES: dict[str, tuple[str, Callable[[Blocks], bytes]]] = {
    "beds.txt": (BEDS, plain_text),
    "water.md": (WATER, markdown),
    "slugs.html": (SLUGS, web_page),
    "compost.docx": (COMPOST, word_document),
    "gap.odt": (GAP, open_document),
    "jobs.epub": (JOBS, electronic_book),
    "minutes.pdf": (MINUTES, printed_pages),
    "trial.xml": (TRIAL, journal_article),
}


# Title, year, by whom, and in what, of all that stands on the shelf in the shed, twice where twice.
SHELF = (
    ("Three beds without a spade", 2024, PUBLISHER, ""),
    ("How we keep our compost", 2024, PUBLISHER, ""),
    ("The hungry gap", 2024, PUBLISHER, ""),
    ("A year in jobs", 2026, PUBLISHER, ""),
    ("Minutes of the spring meeting", 2026, PUBLISHER, ""),
    ("What we do about slugs", 2024, PUBLISHER, ""),
    ("Two rows of beans, with and without straw", 2026, "", "Notes on a small garden"),
    ("Water in a dry July", 2025, PUBLISHER, ""),
    ("Water in a dry July", 2025, PUBLISHER, ""),
    ("Rules of the site", 2019, PUBLISHER, ""),
    ("Prices of seed potatoes", 2026, PUBLISHER, ""),
    ("Letters about the hedge", 2011, PUBLISHER, ""),
    ("Notice beside the tap", 2023, PUBLISHER, ""),
)


def catalogue() -> bytes:
    """Return the catalogue of the shelf as RIS."""
    lines = []
    for title, year, author, journal in SHELF:
        lines += [f"TY  - {'JOUR' if journal else 'GEN'}", f"TI  - {title}", f"PY  - {year}"]
        lines += [f"AU  - {author}"] * bool(author) + [f"JO  - {journal}"] * bool(journal)
        lines += ["DB  - Shelf in the shed", "ER  - ", ""]
    return "\n".join(lines).encode()


def scanned_page() -> bytes:
    """Return a PDF of one grey picture, as a scanner makes it: nothing in it can be read."""
    grey = bytes(range(64, 192, 2))
    shown = b"q 400 0 0 400 90 300 cm /S Do Q"
    return _pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /S "
            b"4 0 R >> >> /Contents 5 0 R >>",
            b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Length 64 >>\nstream\n%s\nendstream" % grey,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
            b"<< /Title (Notice beside the tap) >>",
        ]
    )


def write_search(folder: Path) -> None:
    """Write what the search left into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shelf.ris").write_bytes(catalogue())
    (folder / "notice.pdf").write_bytes(scanned_page())


def write_sources(folder: Path) -> None:
    """Write the eight files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (text, write) in SOURCES.items():
        (folder / name).write_bytes(write(blocks(text)))


if __name__ == "__main__":
    write = write_search if "--search" in sys.argv[2:] else write_sources
    write(Path(sys.argv[1]))
