"""What a reader relies on in notes: their marks stay where they stood, and tell what was cited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import made_files as made
import pytest

from reviewbook.documents.entry_cues import is_note
from reviewbook.documents.readers.docx import read_docx
from reviewbook.documents.readers.epub import read_epub
from reviewbook.documents.readers.markdown import to_plain
from reviewbook.documents.readers.odt import read_odt
from reviewbook.documents.readers.web_page import read_web_page

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LONG = (
    "<p>The pond was shut for most of the winter, and nobody there knew what kept it shut.</p>" * 3
)


def word_text(*kinds: str) -> bytes:
    """Return a text with a mark of each kind behind a word, and a note for each."""
    marks = "".join(
        f"<w:r><w:t>Ice</w:t></w:r><w:r><w:{kind}Reference w:id='{n}'/></w:r>"
        "<w:r><w:t>. </w:t></w:r>"
        for n, kind in enumerate(kinds, 2)
    )
    parts = {
        f"word/{kind}s.xml": f'<w:{kind}s xmlns:w="{WORD}">'
        + "".join(
            f"<w:{kind} w:id='{n}'><w:p><w:r><w:t>Note {n}.</w:t></w:r></w:p>"
            f"<w:p><w:r><w:t>More.</w:t></w:r></w:p></w:{kind}>"
            for n, of in enumerate(kinds, 2)
            if of == kind
        )
        + f"</w:{kind}s>"
        for kind in {*kinds}
    }
    document = f'<w:document xmlns:w="{WORD}"><w:body><w:p>{marks}</w:p></w:body></w:document>'
    return made.archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document} | parts)


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        (
            ("footnote", "footnote"),
            "Ice[^1]. Ice[^2].\n\n[^1]: Note 2. More.\n\n[^2]: Note 3. More.\n",
        ),
        (("endnote",), "Ice[^1].\n\n[^1]: Note 2. More.\n"),
        (
            ("endnote", "footnote"),
            "Ice[^e1]. Ice[^1].\n\n[^1]: Note 3. More.\n\n[^e1]: Note 2. More.\n",
        ),
    ],
)
def test_a_note_of_word_keeps_its_mark(kinds: tuple[str, ...], text: str) -> None:
    assert read_docx(word_text(*kinds), Path("ice.docx")).text == text


def test_a_note_of_an_opendocument_text_keeps_its_mark_and_one_that_was_deleted_stays_out() -> None:
    note = (
        '<x:note x:note-class="footnote"{}><x:note-citation>7</x:note-citation><x:note-body>'
        "<x:p>{}</x:p></x:note-body></x:note>"
    )
    named = ' x:id="n2"'
    content = (
        '<o:document-content xmlns:o="urn:office" xmlns:x="urn:text"><o:body><o:text>'
        f"<x:tracked-changes><x:p>Gone{note.format('', 'Gone too.')}</x:p></x:tracked-changes>"
        f"<x:p>Ice{note.format('', 'First.')} is{note.format(named, 'Second.')} old.</x:p>"
        "</o:text></o:body></o:document-content>"
    )
    parts = {"content.xml": content, "META-INF/manifest.xml": "<manifest/>"}
    raw = made.archive(parts, "application/vnd.oasis.opendocument.text")
    text = read_odt(raw, Path("ice.odt")).text
    assert text == "Ice[^1] is[^2] old.\n\n[^1]: First.\n\n[^2]: Second.\n"


PAGES = {
    "Pandoc": (
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        '<section class="footnotes"><ol><li id="fn1"><p>Note.<a href="#fnref1" '
        'class="footnote-back" role="doc-backlink">\u21a9</a></p></li></ol></section>',
    ),
    "Word": (
        '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p></div>',
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_note_of_a_page_or_a_book_keeps_its_mark(kind: str) -> None:
    mark, note = PAGES[kind]
    page = f"<article><h1>Ice</h1>{LONG}<p>Ice is old.{mark} It thaws.</p>{LONG}{note}</article>"
    texts: list[Any] = [
        read_web_page(f"<title>Ice</title><body>{page}</body>".encode(), Path("ice.html")).text,
        read_epub(made.epub(page), Path("ice.epub")).text,
    ]
    for text in texts:
        assert "Ice is old.[^1] It thaws." in text
        assert "\n\n[^1]: Note.\n" in text
        assert text.count("Note.") == 1


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#ref1">1</a>',
        '<a href="#cite_note-1">[1]</a>',
        '<a href="#fn9">1</a>',
        '<a href="#fn1">the first of its notes</a>',
        '<a href="https://ice.example/#fn1">1</a>',
    ],
)
def test_a_link_to_anything_else_is_no_mark(link: str) -> None:
    notes = '<ol><li id="fn1">Ice, a note.</li><li id="ref1">Moss, a work.</li></ol>'
    page = f"<title>Ice</title><article><h1>Ice</h1>{LONG}<p>Old.{link}</p>{notes}{LONG}</article>"
    assert "[^" not in read_web_page(page.encode(), Path("ice.html")).text


def test_a_note_of_markdown_is_one_line() -> None:
    source = "Ice[^b].\n\n[^b]: First\n    line.\n\n    Second.\n"
    assert to_plain(source) == "Ice[^1].\n\n[^1]: First line. Second.\n"


@pytest.mark.parametrize(
    "note",
    [
        "Jane Alder, Swans of the Ice (Leeds: Hill, 1999), 12.",
        "See Tom Birch and Ann Reed, “Ice and Reed,” Ponds 12, no. 3 (2004): 5–9.",
        "For a survey, see Tom Birch, Ann Reed, and Mary Moss, Ice and Reed (Hull: Tern, 2004), 5.",
        "PONDCO, Water Report (Hull, 1998), 4.",
        "The Pond Times, 4 May 1911, p. 3.",
        "“Mill Burns,” The Pond Times, 4 May 1911.",
        "Moss v Reed [1983] 2 AC 9999, 501.",
        "Jane Alder, 'Swans of the Ice', Past & Pond, 50 (1999), pp. 76–136 (p. 80).",
    ],
)
def test_a_note_names_its_work_as_notes_do(note: str) -> None:
    assert is_note(f"[^1]: {note}")


@pytest.mark.parametrize(
    "note",
    [
        "I thank Mary Moss (Leeds, 1999) for this remark.",
        "Mary Moss, head of the board, wrote so (Minutes, 1999).",
        "Mary Moss, who lived in Leeds, died on 4 May 1911.",
        "The ponds froze in 1911 (Leeds and Hull), as “everybody knew” in the next year.",
        "Ibid., 12.",
        "See note 3 above.",
    ],
)
def test_a_note_that_remarks_names_none(note: str) -> None:
    assert not is_note(f"[^1]: {note}")
