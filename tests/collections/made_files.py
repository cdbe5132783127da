"""Small files in every format, made here from words of our own, sound and broken."""

from __future__ import annotations

import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence

TITLE = "Why compost matters"
HEADING = "The bed in spring"
PARAGRAPH = "Compost feeds the soil, and leaf mould keeps it moist."
ITEM = "A no-dig bed saves work."
ROWS = (("Bed", "Barrows"), ("North", "two"))
TEXT = f"""{TITLE}

{HEADING}

{PARAGRAPH}

- {ITEM}

- Bed; Barrows

- North; two
"""


def archive(parts: Mapping[str, str | bytes], first: str = "") -> bytes:
    """A ZIP archive; `first` is its part called mimetype."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        if first:
            made.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


# Word

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Why compost matters</dc:title>
 <dc:creator>Plot, Orla; Bed, Finn</dc:creator>
 <cp:keywords>soil</cp:keywords></cp:coreProperties>"""
_STYLES = f"""<w:styles xmlns:w="{_WORD}">
 <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
 <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"""


def _paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


WORD_BODY = (
    _paragraph(TITLE, '<w:pStyle w:val="Titel"/>')
    + _paragraph(f"{HEADING}.", '<w:pStyle w:val="berschrift1"/>')
    + "<w:p><w:r><w:t>Compost feeds</w:t></w:r><w:r><w:tab/></w:r><w:ins><w:r><w:t>the soil,</w:t>"
    "</w:r></w:ins><w:del><w:r><w:delText> never</w:delText></w:r></w:del><w:r><w:instrText>PAGE"
    '</w:instrText><w:t xml:space="preserve"> and leaf mould keeps it moist.</w:t></w:r></w:p>'
    + _paragraph(ITEM, '<w:numPr><w:ilvl w:val="0"/></w:numPr>')
    + "<w:tbl>"
    + "".join(
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in ROWS
    )
    + "</w:tbl>"
)


def docx(body: str = WORD_BODY, **parts: str) -> bytes:
    """A Word document; more parts by their names, with two underscores for the slash."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body>'
            "</w:document>",
            "word/styles.xml": _STYLES,
            "docProps/core.xml": _CORE,
        }
        | {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()}
    )


def word_notes(words: str) -> str:
    return (
        f'<w:footnotes xmlns:w="{_WORD}"><w:footnote>{_paragraph(words)}</w:footnote></w:footnotes>'
    )


# OpenDocument


def odt(
    manifest: str = "<manifest/>", styles: str = "<s/>", list_style: str = "", soil: str = ""
) -> bytes:
    cells = "".join(
        "<t:table-row>"
        + "".join(f"<t:table-cell><x:p>{cell}</x:p></t:table-cell>" for cell in row)
        + "</t:table-row>"
        for row in ROWS
    )
    content = f"""<o:document-content xmlns:o="urn:office" xmlns:x="urn:text" xmlns:t="urn:table"
 xmlns:f="urn:fo" xmlns:s="urn:style"><o:automatic-styles>
<s:style s:name="T1"><s:text-properties f:font-weight="bold"/></s:style></o:automatic-styles>
<o:body><o:text><x:tracked-changes><x:p>gone</x:p></x:tracked-changes>
<x:p x:style-name="Title">{TITLE}</x:p><x:h>{HEADING}</x:h>
<x:p>Compost<x:s/>feeds the <x:span x:style-name="{soil}">soil</x:span>, and
leaf<x:line-break/>mould keeps it moist.</x:p>
<x:list x:style-name="{list_style}"><x:list-item><x:p>{ITEM}</x:p></x:list-item></x:list>
<t:table>{cells}</t:table></o:text>
</o:body></o:document-content>"""
    meta = """<o:document-meta xmlns:o="urn:office" xmlns:dc="urn:dc"><o:meta>
<dc:title>Why compost matters</dc:title><dc:creator>Orla Plot</dc:creator></o:meta>
</o:document-meta>"""
    return archive(
        {
            "content.xml": content,
            "meta.xml": meta,
            "META-INF/manifest.xml": manifest,
            "styles.xml": styles,
        },
        "application/vnd.oasis.opendocument.text",
    )


# Pages and books

_ROWS = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
ARTICLE = f"""<h1>{TITLE}</h1><h2>{HEADING}</h2>
<p>Compost feeds the <em>soil</em>, and leaf mould<br/>keeps it moist.</p>
<ul><li>{ITEM}</li></ul><table>{_ROWS}</table>"""


def web_page(article: str = ARTICLE, head: str = "") -> bytes:
    """A page with a menu, a footer and an article."""
    return f"""<!DOCTYPE html>
<!-- saved from url=(0026)https://garden.example/bed -->
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Garden</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/shop">Shop</a></li></ul></nav>
<main><article>{article}</article></main>
<footer><p>Copyright 2020 The Garden. All rights reserved.</p></footer></body></html>""".encode()


def page_archive(page: bytes, encoding: str = "utf-8", headers: str = "") -> bytes:
    """A page in one file with its parts, as browsers save it."""
    body = quopri.encodestring(page).decode("ascii")
    return f"""From: <Saved by a browser>\r
Snapshot-Content-Location: https://garden.example/bed\r
{headers}MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="--parts--"\r
\r
----parts--\r
Content-Type: text/css\r
\r
p {{ margin: 0 }}\r
----parts--\r
Content-Type: text/html; charset="{encoding}"\r
Content-Transfer-Encoding: quoted-printable\r
\r
{body}\r
----parts----\r
""".encode()


PAGE_HEAD = """<meta property="og:site_name" content="The Garden">
<meta name="citation_author" content="Plot, Orla"><meta name="citation_author" content="Bed, Finn">
<meta name="citation_publication_date" content="2019/3/5">
<meta name="citation_doi" content="https://doi.org/10.5555/bed.1">
<meta name="citation_journal_title" content="Beds &amp; Borders">
<meta name="citation_volume" content="4">
<meta name="citation_firstpage" content="11"><meta name="citation_lastpage" content="19">"""
JSON_HEAD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},
{"@type": "BlogPosting", "headline": "Why compost matters", "datePublished": "2021-04-01T08:00",
"author": [{"name": "Orla Plot"}], "publisher": {"name": "The Garden"}}]}</script>"""


def epub(chapter: str = ARTICLE, rights: str = "") -> bytes:
    container = '<c><r><rootfile full-path="book/package.opf"/></r></c>'
    package = """<package xmlns:dc="urn:dc"><metadata><dc:title>Why compost matters</dc:title>
<dc:creator>Orla Plot</dc:creator><dc:date>2018-05-01</dc:date><dc:language>en</dc:language>
<dc:identifier>urn:isbn:9780000000002</dc:identifier></metadata><manifest>
<item id="n" href="nav.xhtml" properties="nav"/><item id="one" href="one%20.xhtml"/>
<item id="two" href="two.xhtml"/><item id="gone" href="gone.xhtml"/></manifest>
<spine><itemref idref="n"/><itemref idref="one"/><itemref idref="two"/>
<itemref idref="gone"/></spine>
</package>"""
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{}</body></html>'
    head, _, rest = chapter.partition("<h2>")
    parts = {
        "META-INF/container.xml": container,
        "book/package.opf": package,
        "book/nav.xhtml": page.format("<p>Contents</p>"),
        "book/one .xhtml": page.format(head),
        "book/two.xhtml": page.format(f"<h2>{rest}"),
    }
    if rights:
        parts["META-INF/encryption.xml"] = rights
    return archive(parts, "application/epub+zip")


# JATS


def jats(body: str = "", before: str = "") -> bytes:
    rows = _ROWS
    body = body or (
        f"<sec><label>1</label><title>{HEADING}</title><p>{PARAGRAPH}"
        "<disp-formula>x = y</disp-formula></p><sec><title>Work</title>"
        f"<list><list-item><p>{ITEM}</p></list-item></list></sec></sec>"
        f"<sec><title>Barrows</title><table-wrap><label>Table 1</label><caption><title>Load</title>"
        f"</caption><table>{rows}</table></table-wrap></sec>"
    )
    return f"""<?xml version="1.0"?>{before}
<article article-type="research-article" xml:lang="en"><front><journal-meta><journal-title-group>
<journal-title>Beds &amp; Borders</journal-title></journal-title-group><publisher>
<publisher-name>Spade Press</publisher-name></publisher></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/bed.2</article-id>
<article-id pub-id-type="pmid">1</article-id>
<title-group><article-title>{TITLE}</article-title></title-group><contrib-group>
<contrib contrib-type="author"><name><surname>Plot</surname><given-names>Orla</given-names></name>
</contrib><contrib contrib-type="author"><collab>Spade Group</collab></contrib></contrib-group>
<pub-date><year>2017</year></pub-date>
<pub-date><day>9</day><month>2</month><year>2017</year></pub-date>
<volume>3</volume><abstract><p>Saved for nothing.</p></abstract></article-meta></front>
<body>{body}</body><back><ref-list><ref><label>1</label><mixed-citation>Plot O. Tilth. 2001.
</mixed-citation></ref><ref><label>2.</label><element-citation><name><surname>Bed</surname>
<given-names>F</given-names></name><year>2002</year></element-citation></ref></ref-list></back>
</article>""".encode()


JATS_IN_FULL = b"""<pmc-articleset><article xml:lang="de"><front><journal-meta><contrib-group>
<contrib contrib-type="editor"><name><surname>Chief</surname></name></contrib></contrib-group>
</journal-meta><article-meta><title-group><article-title>Kompost</article-title>
<subtitle>Ein Versuch</subtitle><trans-title-group><trans-title>Compost</trans-title>
<trans-subtitle>A trial</trans-subtitle></trans-title-group></title-group>
<contrib-group content-type="authors"><contrib><name><surname>Plot</surname></name></contrib>
</contrib-group><contrib-group><contrib contrib-type="editor"><name><surname>Hedge</surname>
<given-names>Ann</given-names></name></contrib><contrib contrib-type="editor">
<collab>Spade Group</collab></contrib><contrib contrib-type="reviewer"><name>
<surname>Rake</surname></name></contrib></contrib-group><abstract><p>Kurz.</p></abstract>
<trans-abstract><p>Short.</p></trans-abstract><kwd-group><kwd>Kompost, reif</kwd><kwd>
<italic>E. coli</italic>-Gehalt</kwd></kwd-group><kwd-group><compound-kwd><compound-kwd-part>leaf
</compound-kwd-part><compound-kwd-part>mould</compound-kwd-part></compound-kwd></kwd-group>
</article-meta></front><body><p>Der Kompost.</p></body><sub-article><front-stub><title-group>
<article-title>A letter</article-title></title-group><abstract><p>Not its own.</p></abstract>
</front-stub><body><p>Nor this.</p></body></sub-article></article><article><front><article-meta>
<title-group><article-title>Why dig?</article-title><subtitle>An answer</subtitle></title-group>
</article-meta></front><body><p>No.</p></body></article><article><body><p>Nameless.</p></body>
</article></pmc-articleset>"""  # fmt: skip
"""A file of three articles, the first with a letter below it and all that a front may hold."""


# PDF

Line = tuple[float, float, float, str]
"""From the left, from below, height of the letters, words; \\1 is the ligature of f and i."""


def pdf(pages: Sequence[Sequence[Line]], information: str = "", filters: bytes = b"") -> bytes:
    """A PDF whose lines stand where they are said to."""
    streams = []
    for lines in pages:
        shown = []
        for left, base, size, words in lines:
            safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown.append(f"BT /F {size} Tf 1 0 0 1 {left} {base} Tm ({safe}) Tj ET")
        streams.append("\n".join(shown).encode("cp1252"))
    return pdf_of_streams(streams, information, filters)


def pdf_of_streams(streams: Sequence[bytes], information: str = "", filters: bytes = b"") -> bytes:
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(streams)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding"
        b"/Differences[1/fi]>>>>",
        f"<<{information}>>".encode(),
    ]
    for number, stream in enumerate(streams):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (6 + 2 * number),
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 4 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (len(places) + 1, table, len(places) + 1, len(out))
    )


def column(left: float, top: float, words: Sequence[str], size: float = 10) -> list[Line]:
    """Lines one below the other; those that begin with blanks are set in, empty ones are a gap."""
    lines, base = [], top
    for line in words:
        if line:
            lines.append((left + (15 if line.startswith("  ") else 0), base, size, line.strip()))
        base -= 1.2 * size
    return lines


def two_columns() -> bytes:
    """Three pages in two columns, with running heads, page numbers and parted words."""
    pages = [
        [
            (200.0, 700.0, 18.0, TITLE),
            *column(
                50,
                650,
                [
                    "Compost feeds the soil, and leaf mould keeps it",
                    "moist. The first bed is dug in spring, and com-",
                ],
            ),
            *column(
                320,
                650,
                [
                    "post is laid on it. A no-dig bed needs no spade",
                    "at all.",
                    "  A long-lived bed is a joy, and a long-",
                    "lived gardener too. They save twenty pounds in",
                ],
            ),
        ],
        [
            *column(
                50,
                650,
                ["a year.", "", "Find the \1rst frost and cover what is young,", "since it dies."],
            ),
            *column(
                320, 650, ["Later the bed rests all winter under its leaves,", "as it should."]
            ),
        ],
        [*column(50, 650, ["Compost again."])],
    ]
    return pdf(
        [
            [(50.0, 760.0, 8.0, "Beds & Borders 4"), *lines, (300.0, 30.0, 8.0, str(number))]
            for number, lines in enumerate(pages, 11)
        ],
        "/Title(Why compost matters)/Author(Orla Plot; Finn Bed)",
    )


TWO_COLUMNS = f"""{TITLE}

Compost feeds the soil, and leaf mould keeps it moist. The first bed is dug in spring, and compost \
is laid on it. A no-dig bed needs no spade at all.

A long-lived bed is a joy, and a long-lived gardener too. They save twenty pounds in a year.

Find the first frost and cover what is young, since it dies.

Later the bed rests all winter under its leaves, as it should.

Compost again.
"""
