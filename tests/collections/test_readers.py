"""What each reader takes out of a file: its text, its places, and what it says about itself."""

from __future__ import annotations

from pathlib import Path

import made_files as made
import pytest

from reviewbook.coding.added_reference import entry_text
from reviewbook.documents.readers.extraction import SourceMetadata, SourcePlace
from reviewbook.documents.readers.source_formats import read_source, told_format
from reviewbook.project.errors import InputError

NAMELESS = Path("file")
FILES = {
    "DOCX": made.docx(),
    "ODT": made.odt(),
    "EPUB": made.epub(),
    "HTML": made.web_page(),
    "MHTML": made.page_archive(made.web_page()),
}
PLACES = {
    "paragraph": ((1, 0), (2, 21), (3, 40), (4, 96), (5, 124), (6, 140)),
    "section": ((1, 0), (2, 21)),
}


def read(name: str, raw: bytes):
    return read_source(name, raw, NAMELESS)


@pytest.mark.parametrize("name", FILES)
def test_the_same_text_comes_out_of_every_format(name):
    found = read(name, FILES[name])
    assert found.text == made.TEXT
    kind = "section" if name == "EPUB" else "paragraph"
    assert found.places == tuple(SourcePlace(kind, str(n), at) for n, at in PLACES[kind])


@pytest.mark.parametrize("name", [*FILES, "JATS XML", "PDF"])
def test_a_file_is_told_by_what_it_holds(name):
    files = FILES | {"JATS XML": made.jats(), "PDF": made.two_columns()}
    assert told_format(files[name], Path("paper.txt")) == name


_RUN = "<w:r><w:rPr>{0}</w:rPr><w:t xml:space='preserve'>{1}</w:t></w:r>"
_NOT_BOLD = "<w:b w:val='0'/><w:i w:val='false'/>"
_MULCH = "covers the soil in winter and keeps it damp until the spring comes round."
MARKED = {
    "DOCX": made.docx(
        f"<w:p>{_RUN.format('<w:b/>', 'Leaf ')}{_RUN.format('<w:i/><w:b/>', 'mould')}"
        f"{_RUN.format('', f' {_MULCH}')}"
        f"{_RUN.format(_NOT_BOLD, ' It rots.')}</w:p>"
    ),
    "EPUB": made.epub(f"<p>So <b>leaf <i>mould</i> </b>{_MULCH}</p>"),
    "HTML": made.web_page(f"<h1>{made.TITLE}</h1><p>So <strong> leaf mould</strong> {_MULCH}</p>"),
    "JATS XML": made.jats(f"<sec><p>So <italic>leaf mould</italic> {_MULCH}</p></sec>"),
}


@pytest.mark.parametrize("name", MARKED)
def test_what_is_in_bold_or_italics_is_known_and_the_text_is_plain(name):
    found = read(name, MARKED[name])
    assert [found.text[slice(*span)].casefold() for span in found.marked] == ["leaf mould"]
    assert f"eaf mould {_MULCH}" in found.text


def test_styles_of_open_document_tell_bold():
    found = read("ODT", made.odt(soil="T1"))
    assert [found.text[slice(*span)] for span in found.marked] == ["soil"]
    assert found.text == made.TEXT
    assert read("ODT", made.odt(soil="T2")).marked == ()


def test_in_a_paragraph_that_was_mended_nothing_is_known_to_be_bold():
    found = read("EPUB", made.epub("<p>A <b>caf\u00c3\u00a9</b> is shut.</p><p>A <b>bed</b>.</p>"))
    assert [found.text[slice(*span)] for span in found.marked] == ["bed"]
    assert "A caf\u00e9 is shut." in found.text


def test_what_a_word_document_says_about_itself():
    said = read("DOCX", made.docx()).metadata
    assert said == SourceMetadata(
        title=made.TITLE, authors=("Plot, Orla", "Bed, Finn"), others=(("keywords", "soil"),)
    )


def test_notes_of_a_word_document_stand_at_its_end_and_comments_are_told():
    comments = made.word_notes("Ask Finn.").replace("footnote", "comment")
    found = read(
        "DOCX",
        made.docx(word__footnotes=made.word_notes("Dug in May."), word__comments=comments),
    )
    assert found.text == made.TEXT + "\nDug in May.\n"
    assert found.notes == ("comments left out: 1",)


def test_what_a_book_says_about_itself_and_what_it_lacks():
    found = read("EPUB", made.epub())
    assert found.metadata == SourceMetadata(
        title=made.TITLE,
        authors=("Orla Plot",),
        date="2018-05-01",
        identifiers=(("isbn", "9780000000002"),),
        language="en",
    )
    assert found.notes == ("chapters missing in the file: 1",)


def test_the_tags_of_a_page_say_what_it_is():
    found = read("HTML", made.web_page(head=made.PAGE_HEAD))
    assert found.metadata == SourceMetadata(
        title=made.TITLE,
        authors=("Plot, Orla", "Bed, Finn"),
        date="2019-03-05",
        doi="10.5555/bed.1",
        publisher="The Garden",
        container="Beds & Borders",
        language="en",
        address="https://garden.example/bed",
        others=(("volume", "4"), ("pages", "11–19")),
    )
    assert 'words of the page left out: menus and the like, as "Copyright 2020' in found.notes[-1]


@pytest.mark.parametrize(
    ("title", "headings", "told"),
    [
        ("Clay beds | Garden Times", "<h1>Garden Times</h1><h2>Clay beds</h2>", "Clay beds"),
        ("Garden Times - Clay beds", "<h1>Clay beds</h1>", "Clay beds"),
        ("Clay beds - Soil - Garden Times", "<h1>Clay beds</h1>", "Clay beds"),
        ("Clay beds & sand", "<h1>Clay beds</h1>", "Clay beds & sand"),
        ("Clay beds: a trial", "<h1>Clay beds</h1>", "Clay beds: a trial"),
        ("Untitled document", "<h1>Clay beds</h1>", "Clay beds"),
    ],
)
def test_the_title_of_a_page_is_without_its_site(title, headings, told):
    page = f"<title>{title}</title><body>{headings}<p>{made.PARAGRAPH}</p></body>".encode()
    assert read("HTML", page).metadata.title == told


def test_who_wrote_a_page_and_when_is_read_where_it_is_marked():
    marked = (
        '<p>By <a rel="author" href="/o">Orla Plot</a> <a rel="author">Finn Bed</a> '
        '<time class="entry-date published" datetime="2019-03-05T10:00">March</time></p>'
        '<p><a rel="author">Ida Hedge</a></p>'
    )
    said = read("HTML", made.web_page(marked + made.ARTICLE)).metadata
    assert (said.authors, said.date) == (("Orla Plot", "Finn Bed"), "2019-03-05")
    nobody = '<meta name="author" content="admin"><meta name="dc.creator" content="By Ida Hedge">'
    assert read("HTML", made.web_page(head=nobody)).metadata.authors == ("Ida Hedge",)
    admin = '<meta name="author" content="admin">'
    assert read("HTML", made.web_page(head=admin)).metadata.authors == ()


def test_linked_data_says_it_where_there_are_no_tags():
    said = read("HTML", made.web_page(head=made.JSON_HEAD)).metadata
    assert (said.authors, said.date, said.publisher) == (("Orla Plot",), "2021-04-01", "The Garden")


def test_headings_stay_where_no_element_holds_the_article():
    many = "".join(f"<h2>Bed {n}</h2><p>{made.PARAGRAPH} {made.ITEM}</p>" for n in range(9))
    page = f"<!doctype html><title>Beds</title><h1>Beds</h1>{many}".encode()
    text = read("HTML", page).text
    assert text.startswith("Beds\n\nBed 0\n\nCompost feeds")
    assert text.count("Bed ") == 9


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("utf-8", "latin-1"), ("windows-1252", "windows-1252"), ("utf-16", "")],
)
def test_pages_in_other_encodings(encoding, declared):
    page = made.web_page(
        f"<h1>Café</h1><p>Compost – “leaf mould” of the café’s yard. {made.ITEM}</p>"
    )
    text = page.decode().replace('charset="utf-8"', f'charset="{declared}"')
    assert "“leaf mould” of the café’s" in read("HTML", text.encode(encoding)).text


def test_a_page_in_one_file_is_in_the_encoding_that_its_header_says():
    page = made.web_page(f"<h1>Café</h1><p>Кофе – “leaf mould” of the café’s. {made.ITEM}</p>")
    raw = page.replace(b'<meta charset="utf-8">', b"").decode().encode("utf-16-le")
    found = read("MHTML", made.page_archive(raw, "utf-16-le"))
    assert "Кофе – “leaf mould” of the café’s" in found.text
    assert found.metadata.address == "https://garden.example/bed"


def test_pages_in_frames_that_are_left_out_are_told():
    saved = made.page_archive(made.web_page())
    assert not any("frames" in note for note in read("MHTML", saved).notes)
    frame = b"----parts--\r\nContent-Type: text/html\r\n\r\n<p>Buy a spade.</p>\r\n----parts----"
    found = read("MHTML", saved.replace(b"----parts----", frame))
    assert "left out: 1 page that it shows in frames" in found.notes
    assert "spade" not in found.text


def test_a_mail_and_a_file_without_a_page_are_no_page_in_one_file():
    mail = made.page_archive(made.web_page(), headers="To: Orla Plot <orla@garden.example>\r\n")
    assert told_format(mail, Path("a.eml")) != "MHTML"
    empty = made.page_archive(made.web_page()).replace(b"text/html; charset", b"text/css; charset")
    with pytest.raises(InputError, match="there is no page in it"):
        read("MHTML", empty)


def test_an_article_keeps_its_parts_in_order():
    found = read("JATS XML", made.jats())
    assert found.text.split("\n\n") == [
        made.TITLE, "Abstract", "Saved for nothing.", f"1 {made.HEADING}", made.PARAGRAPH, "Work",
        f"- {made.ITEM}", "Barrows", "Table 1 Load", "- Bed; Barrows", "- North; two", "References",
        "1. Plot O. Tilth. 2001.", "2. Bed F 2002\n",
    ]  # fmt: skip
    assert [(place.label, found.text[place.start :].split("\n")[0]) for place in found.places] == [
        ("front", made.TITLE),
        ("abstract", "Abstract"),
        ("1", f"1 {made.HEADING}"),
        ("1.1", "Work"),
        ("2", "Barrows"),
        ("back", "References"),
    ]
    assert found.notes == ("formulas left out: 1",)
    assert found.metadata == SourceMetadata(
        title=made.TITLE,
        authors=("Plot, Orla", "Spade Group"),
        date="2017-02-09",
        doi="10.5555/bed.2",
        identifiers=(("pmid", "1"),),
        publisher="Spade Press",
        container="Beds & Borders",
        language="en",
        others=(("volume", "3"),),
    )


def test_of_several_articles_in_one_file_the_first_is_read_and_the_others_are_named():
    found = read("JATS XML", made.JATS_IN_FULL)
    assert found.text.split("\n\n") == [
        "Kompost: Ein Versuch", "Abstract", "Kurz.", "Abstract", "Short.", "Der Kompost.\n",
    ]  # fmt: skip
    assert [place.label for place in found.places] == [
        "front", "abstract", "trans-abstract", "body",
    ]  # fmt: skip
    assert found.notes == tuple(
        f"a further article left out: {title}; to have it, add it in a file of its own"
        for title in ("A letter", "Why dig? An answer", "without a title")
    )


def test_the_front_of_an_article_is_kept_whole():
    found = read("JATS XML", made.JATS_IN_FULL).metadata
    assert (found.title, found.authors) == ("Kompost: Ein Versuch", ("Plot",))
    assert dict(found.others) == {
        "editors": "Hedge, Ann; Spade Group",
        "keywords": "Kompost, reif; E. coli-Gehalt; leaf mould",
        "translated title": "Compost: A trial",
    }
    entry = entry_text("doc-bed", found)
    assert "  editor = {Hedge, Ann and {Spade Group}},\n" in entry
    assert "  keywords = {document},\n" in entry  # what it is here for
    assert "  author-keywords = {Kompost, reif; E. coli-Gehalt; leaf mould},\n" in entry
    assert "  translated-title = {Compost: A trial},\n" in entry


def test_a_print_in_two_columns_is_read_as_it_was_written():
    found = read("PDF", made.two_columns())
    assert found.text == made.TWO_COLUMNS
    assert [found.text[place.start :][:7] for place in found.places] == [
        "Why com", "a year.", "Compost",
    ]  # fmt: skip
    assert [place.label for place in found.places] == ["1", "2", "3"]
    assert found.notes == (
        "running heads and page numbers left out: 6: 'Beds & Borders 4' 3 times, '#' 3 times",
    )
    assert found.metadata == SourceMetadata(title=made.TITLE, authors=("Orla Plot", "Finn Bed"))


def test_the_authors_that_a_print_lists_in_one_field_are_several():
    page = made.column(50, 600, ["It feeds the soil."] * 4)
    said = read("PDF", made.pdf([page], "/Author(Orla Plot, Finn Bed and Ida Hedge)")).metadata
    assert said.authors == ("Orla Plot", "Finn Bed", "Ida Hedge")
    assert "author = {Plot, Orla and Bed, Finn and Hedge, Ida}" in entry_text("k", said)


def test_the_largest_print_is_the_title_where_the_file_says_none():
    page = [(50.0, 700.0, 20.0, "Why compost matters"), *made.column(50, 600, ["It feeds."] * 4)]
    assert read("PDF", made.pdf([page], "/Title(paper.docx)")).metadata.title == made.TITLE
    even = made.column(50, 600, ["It feeds the soil."] * 4)
    assert read("PDF", made.pdf([even])).metadata.title == ""


def test_the_doi_in_a_running_foot_is_that_of_the_print():
    body = [
        "It feeds the soil, and leaf mould keeps it moist.",
        "See doi:10.5555/other.9 for more.",
    ]
    pages = [
        [*made.column(50, 600, body * 5), (50.0, 40.0, 8.0, f"doi.org/10.5555/bed.00123  {n} / 4")]
        for n in range(1, 5)
    ]
    found = read("PDF", made.pdf(pages))
    assert found.metadata.doi == "10.5555/bed.00123"
    assert "bed.00123" not in found.text


@pytest.mark.parametrize("heading", ["References", "7. REFERENCES:", "*References*"])
def test_the_doi_of_a_work_that_is_listed_is_not_that_of_the_print(heading):
    listed = [heading, "", "Plot, O. (2001). Tilth and spade. doi:10.5555/other.9"]
    page = made.column(50, 600, ["It feeds the soil."] * 4 + ["", "", *listed])
    assert read("PDF", made.pdf([page])).metadata.doi == ""


def test_what_a_page_says_twice_is_read_twice():
    said = "<p>Compost feeds the <em>soil</em>, and leaf mould keeps it moist.</p>"
    page = made.web_page(f"<p>Of beds.</p>{said * 5}<ul><li>Dig.</li><li>Dig.</li></ul>")
    found = read("HTML", page)
    assert found.text.count("Compost feeds the soil, and leaf mould keeps it moist.") == 5
    assert found.text.count("- Dig.") == 2
    assert "\ufdd0" not in found.text


def test_pages_without_text_are_told():
    pages = [made.column(50, 600, ["It feeds the soil."]), [], []]
    assert read("PDF", made.pdf(pages)).notes == ("pages 2, 3 hold no text (pictures, or empty)",)


def test_wrong_decodings_and_control_characters_are_mended_and_told():
    body = made._paragraph("It&#8217;s a garden of CafÃ© owners&#x85;&#x9f;")
    found = read("DOCX", made.docx(body))
    assert found.text == "It’s a garden of Café owners\n"
    assert found.notes == (
        "wrongly decoded sequences mended: 1 (CafÃ© became Café)",
        "control characters left out: 1",
    )


ENTITIES = '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
GROWING = (
    '<!DOCTYPE article [<!ENTITY a "bed bed bed bed"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;">]>'
)
BROKEN = {
    "an entity that leads elsewhere": ("JATS XML", made.jats("<p>&x;</p>", ENTITIES), "entities"),
    "an entity that grows": ("JATS XML", made.jats("<p>&c;</p>", GROWING), "entities"),
    "an entity in Word": ("DOCX", made.docx(word__styles=f"{ENTITIES}<styles/>"), "entities"),
    "XML cut short": ("JATS XML", made.jats()[:700], "cannot be read"),
    "no article in it": ("JATS XML", b"<?xml version='1.0'?><pmc-articleset/>", "no article"),
    "an archive cut short": ("DOCX", made.docx()[:900], "broken or cut short"),
    "an archive that grows": ("DOCX", made.docx(word__document=" " * 30_000_000), "would grow"),
    "no text in Word": ("DOCX", made.docx(made._paragraph("")), "no text in it"),
    "a part that is missing": ("ODT", made.archive({"mimetype": "x"}), "no META-INF/manifest"),
    "a text with a password": ("ODT", made.odt("<m><encryption-data/></m>"), "encrypted"),
    "a book that is protected": (
        "EPUB",
        made.epub(rights='<e><CipherReference URI="book/one.xhtml"/></e>'),
        "protected",
    ),
    "a PDF cut short": ("PDF", made.two_columns()[:-900], "broken or cut short"),
    "a PDF without text": ("PDF", made.pdf([[], []]), "no page holds text"),
    "an empty page": ("HTML", b"<html></html>", "no text"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_refused_with_its_reason_and_a_remedy(case):
    name, raw, reason = BROKEN[case]
    with pytest.raises(InputError, match=reason) as refused:
        read(name, raw)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("raw", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b"\0\0\0", "a.txt", "empty"),
        (b"compost", "a.pdf", "its name ends in .pdf"),
        (made.archive({"xl/workbook.xml": "<x/>"}), "a.xlsx", "archive"),
        (b"PK\x03\x04 cut", "a.bin", "broken or cut short"),
        (b"\x89PNG\r\n\x1a\n....", "a.docx", "an image"),
        (b"com\0post", "a.txt", "no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.docx", "with a password"),
        (b"<?xml version='1.0'?><TEI><text/></TEI>", "a.xml", "this is XML, and no article"),
    ],
)
def test_what_nobody_reads_is_called_what_it_is(raw, name, reason):
    with pytest.raises(InputError, match=reason):
        told_format(raw, Path(name))


@pytest.mark.parametrize("raw", [b"\x1f\x8b\x08....", b"BZh91AY&SY...", b"\xfd7zXZ\0..."])
def test_what_is_packed_is_to_be_unpacked(raw):
    with pytest.raises(InputError) as refused:
        told_format(raw, Path("export.ris.gz"))
    assert refused.value.remedy == "unpack it, and add what is in it"


def test_text_and_markdown_are_told_from_the_rest():
    assert told_format(b"Compost, then.", Path("a.log")) == "text"
    assert told_format(b"# Compost", Path("a.md")) == "Markdown"
    assert told_format(b"Compost, <b>then</b>.", Path("a.html")) == "HTML"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Dig the com-", "post in.", "Dig the compost in."),  # as the document writes it
        ("A long-", "lived bed.", "A long-lived bed."),
        ("Some over-", "wintered.", "Some overwintered."),  # unknown: prints part words
        ("An iron-", "spade bed.", "An iron-spade bed."),  # both are words of the document
        ("A NPK-", "Sack bed.", "A NPK-Sack bed."),
        ("A COM-", "POSTING bed.", "A COMPOSTING bed."),
        ("Use NPK-", "free food.", "Use NPK-free food."),
        ("The Sow-", "Grow law.", "The Sow-Grow law."),
        ("Pre-", "and post-war beds.", "Pre- and post-war beds."),
        ("Sow 3-", "4 beans.", "Sow 3-4 beans."),
        ("Sow and/", "or dig.", "Sow and/or dig."),
        ("See 30–", "80 beds.", "See 30–80 beds."),
        ("The bed –", "a joy.", "The bed – a joy."),
    ],
)
def test_words_that_a_line_parts_are_joined_as_they_are_written(first, second, joined):
    known = ["Compost, long-lived beds, iron and a spade.", "", "com-", "post, com-", "post."]
    page = [*made.column(50, 700, known), *made.column(50, 500, [first, second])]
    assert read("PDF", made.pdf([page])).text.rstrip().split("\n\n")[-1] == joined


_NUMBERS = "<ol start='3'><li><p>Dig.</p></li><li>Sow.</li></ol><ul><li>Rest.</li></ul>"
_ORDERED = "".join(
    f"<list list-type='{kind}'>{items}</list>"
    for kind, items in (
        ("order", "<list-item><p>Dig.</p></list-item><list-item><p>Sow.</p></list-item>"),
        ("bullet", "<list-item><p>Rest.</p></list-item>"),
    )
)


def word_list(number: int, *items: str) -> str:
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return "".join(made._paragraph(one, properties) for one in items)


def test_the_numbers_of_a_list_stand_before_its_items():
    numbering = f"""<w:numbering xmlns:w="{made._WORD}">
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>"""
    body = word_list(1, "Dig.", "Sow.") + word_list(2, "Rest.")
    word = read("DOCX", made.docx(body, word__numbering=numbering))
    assert word.text == "1. Dig.\n\n2. Sow.\n\n- Rest.\n"
    book = read("EPUB", made.epub(f"<h1>Work</h1><h2>Now</h2>{_NUMBERS}"))
    assert book.text.endswith("Now\n\n3. Dig.\n\n4. Sow.\n\n- Rest.\n")
    article = read("JATS XML", made.jats(f"<sec><title>Now</title>{_ORDERED}</sec>"))
    assert "Now\n\n1. Dig.\n\n2. Sow.\n\n- Rest.\n\n" in article.text
    page = made.web_page(
        f"{made.ARTICLE}<p>{made.PARAGRAPH * 5}</p><ol><li>Dig.</li><li>Sow.</li></ol>"
    )
    assert read("HTML", page).text.endswith("\n\n1. Dig.\n\n2. Sow.\n")
    listed = (
        '<x:list-style xmlns:x="urn:text" x:name="L1"><x:list-level-style-number/></x:list-style>'
    )
    numbered = made.odt(styles=listed, list_style="L1")
    assert f"\n\n1. {made.ITEM}\n\n" in read("ODT", numbered).text


_SAID = f"{made.PARAGRAPH} {made.ITEM} " * 3


def test_nothing_that_stands_in_an_article_is_lost_for_its_element():
    inside = (
        f"<h1>Beds</h1><p>{_SAID}</p><div>Bare words.</div><figure><figcaption>Figure 1. A bed."
        "</figcaption></figure><aside>A box.</aside><dl><dt>Tilth</dt><dd>Loose soil.</dd></dl>"
        "<footer><p>A note at the foot.</p></footer>"
    )
    around = "<div class='comments'><p>Nice.</p></div><div class=related><a href=#>More</a></div>"
    page = f"<!doctype html><title>Beds</title><article>{inside}</article>{around}".encode()
    found = read("HTML", page)
    assert found.text.split("\n\n") == [
        "Beds", _SAID.strip(), "Bare words.", "Figure 1. A bed.", "A box.", "Tilth", "Loose soil.",
        "A note at the foot.\n",
    ]  # fmt: skip
    assert found.notes == (
        '2 of 64 words of the page left out: menus and the like, as "Nice.", "More"',
    )


def test_a_short_article_keeps_its_paragraphs():
    inside = "<h1>Beds</h1><p>Compost helps the bed here.</p><ul><li>Dig.</li></ul>"
    text = read("HTML", f"<!doctype html><article>{inside}</article>".encode()).text
    assert text == "Beds\n\nCompost helps the bed here.\n\n- Dig.\n"


@pytest.mark.parametrize(
    ("around", "kept", "left"),
    [
        ("<section id=recommendations><p>Dig.</p></section>", "Dig.", ""),
        ("<div class=footnotes><p>A note.</p></div>", "A note.", ""),
        ("<p><a href=x>The whole paper</a></p>", "The whole paper", ""),
        ("One.<br><br>Two.", "One.\n\nTwo.", ""),
        ("<div class=share-buttons>Send it.</div>", "", "Send it."),
        ("<div id=comments><p>I like it.</p></div>", "", "I like it."),
        ("<nav>Home</nav>", "", "Home"),
    ],
)
@pytest.mark.parametrize("holder", ["main", "div", "body"])
def test_what_stands_in_an_article_is_told_from_the_parts_of_the_site(around, kept, left, holder):
    middle = f"<p>{_SAID}</p>{around}<p>Then: {_SAID}</p>"
    text = read("HTML", f"<!doctype html><{holder}>{middle}</{holder}>".encode()).text
    assert kept in text
    assert not left or left not in text


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("The only words.", ["The only words."]),
        ("<span>The only</span> words.", ["The only words."]),
        (f"First.<br><br>{_SAID}<br><br>Last.", ["First.", _SAID.strip(), "Last."]),
        (f"<font>{_SAID}<br><br>Last.</font>", [_SAID.strip(), "Last."]),
        (f"<center>Beds</center>{_SAID}<hr>Last.", ["Beds", _SAID.strip(), "Last."]),
    ],
)
def test_text_that_stands_in_the_body_itself_is_the_article(body, blocks):
    page = f"<html><body>{body}</body></html>".encode()
    assert read("HTML", page).text == "\n\n".join(blocks) + "\n"


def test_what_is_called_a_sidebar_and_holds_the_article_is_the_article():
    page = f"<!doctype html><div class='has-sidebar'><p>{_SAID}</p><div>Bare.</div></div>"
    assert "Bare." in read("HTML", page.encode()).text


def test_a_table_of_layout_is_no_row_of_data():
    cell = f"<p>One: {_SAID}</p><p>Two: {_SAID}</p><p>Three.</p>"
    page = f"<!doctype html><table><tr><td>Menu</td><td>{cell}</td></tr></table>"
    assert read("HTML", page.encode()).text.endswith("\n\nThree.\n")
