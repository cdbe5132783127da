"""The title of an office document whose file does not say it: what stands out at its beginning."""

from __future__ import annotations

from pathlib import Path

import made_files as made
import pytest

from reviewbook.documents.readers.source_formats import read_source

BODY = "Compost feeds the soil, and leaf mould keeps it moist in a dry summer."
# Of each paragraph: style, size in points, bold, centred, words.
Paragraph = tuple[str, int, bool, bool, str]
TITLE = "Why compost matters"


def plain(words: str = BODY) -> Paragraph:
    return "", 0, False, False, words


STANDS_OUT: dict[str, list[Paragraph]] = {
    "larger": [("", 18, False, False, TITLE)],
    "bold": [("", 0, True, False, TITLE)],
    "centred": [("", 0, False, True, TITLE)],
    "large, bold and centred": [("", 18, True, True, TITLE)],
    "behind the name of a journal": [plain("Beds and Borders 3"), ("", 18, False, False, TITLE)],
    "behind a centred name": [("", 0, False, True, "Spade Press"), ("", 0, True, True, TITLE)],
    "before a centred name": [("", 0, True, False, TITLE), ("", 0, False, True, "Orla Plot")],
    "before a heading": [("", 18, True, False, TITLE), ("Heading1", 0, False, False, "Beds")],
    "before a heading of a part": [
        ("", 0, True, False, TITLE), ("Heading1", 0, True, True, "Draft"),
    ],
    "of a style that is based on a title's": [("Own", 0, False, False, TITLE)],
    "a title by its style behind a larger line": [
        ("", 30, True, True, "Spade Press"), ("Title", 0, False, False, TITLE),
    ],
    "a question": [("", 0, True, False, TITLE)],
    "the first heading, where nothing stands out more": [
        ("Heading1", 0, False, False, TITLE), ("Heading1", 0, False, False, "Beds"),
    ],
}  # fmt: skip
DOES_NOT: dict[str, list[Paragraph]] = {
    "like all the others": [plain("Compost")],
    "a sentence in bold": [("", 0, True, False, "Compost feeds the soil.")],
    "a list begun": [("", 0, True, False, "Before you begin:")],
    "the name of a part": [("", 0, True, False, "Abstract")],
    "a name of a file": [("", 0, True, False, "compost.docx")],
    "a centred name that is not first": [plain("Compost"), ("", 0, False, True, "Orla Plot")],
    "smaller": [("", 6, True, True, "Draft of May")],
    "in bold in part": [("", 0, False, False, "Compost |in part")],
    "too late": [plain(), plain(), plain(), ("", 20, True, True, TITLE)],
}


def word(paragraphs: list[Paragraph]) -> bytes:
    def run(size: int, bold: bool, words: str) -> str:
        large = f'<w:sz w:val="{2 * size}"/>' if size else ""
        return f"<w:r><w:rPr>{'<w:b/>' * bold}{large}</w:rPr><w:t>{words}</w:t></w:r>"

    body = ""
    for style, size, bold, centred, words in paragraphs:
        properties = f'<w:pStyle w:val="{style}"/>' * bool(style)
        properties += '<w:jc w:val="center"/>' * centred
        first, *others = words.split("|")
        runs = run(size, bold or bool(others), first) + "".join(run(size, bold, o) for o in others)
        body += f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"
    styles = f"""<w:styles xmlns:w="{made._WORD}">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Usual"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/>
<w:basedOn w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">
<w:name w:val="heading 1"/></w:style></w:styles>"""
    return made.docx(body, word__styles=styles, docProps__core="<none/>")


def open_document(paragraphs: list[Paragraph]) -> bytes:
    styles, body = "", ""
    for number, (style, size, bold, centred, words) in enumerate(paragraphs):
        large = f' f:font-size="{size}pt"' if size else ""
        heavy = ' f:font-weight="bold"'
        middle = ' f:text-align="center"' * centred
        styles += f"""<s:style s:name="P{number}" s:parent-style-name="{style or "Standard"}">
<s:paragraph-properties{middle}/><s:text-properties{large}{heavy * bold}/></s:style>"""
        name = "h" if style == "Heading1" else "p"
        first, *others = words.split("|")
        inner = f'<x:span x:style-name="T1">{first}</x:span>{"".join(others)}' if others else first
        body += f'<x:{name} x:style-name="P{number}">{inner}</x:{name}>\n'
    spaces = 'xmlns:o="urn:o" xmlns:x="urn:x" xmlns:f="urn:f" xmlns:s="urn:s"'
    content = f"""<o:document-content {spaces}><o:automatic-styles>{styles}
<s:style s:name="T1"><s:text-properties f:font-weight="bold"/></s:style></o:automatic-styles>
<o:body><o:text>{body}</o:text></o:body></o:document-content>"""
    named = f"""<o:styles {spaces}><s:default-style s:family="paragraph">
<s:text-properties f:font-size="11pt"/></s:default-style><s:style s:name="Standard"/>
<s:style s:name="Title"/><s:style s:name="Own" s:parent-style-name="Title"/></o:styles>"""
    parts = {"content.xml": content, "styles.xml": named, "META-INF/manifest.xml": "<m/>"}
    return made.archive(parts, "application/vnd.oasis.opendocument.text")


FORMATS = {"DOCX": word, "ODT": open_document}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("first", STANDS_OUT.values(), ids=STANDS_OUT)
def test_the_title_is_what_stands_out_most(name: str, first: list[Paragraph]) -> None:
    raw = FORMATS[name]([*first, plain(), plain()])
    found = read_source(name, raw, Path("file"))
    assert found.metadata.title == TITLE
    assert found.text.split("\n\n")[: len(first)] == [words for *_, words in first]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("first", DOES_NOT.values(), ids=DOES_NOT)
def test_what_does_not_stand_out_is_no_title(name: str, first: list[Paragraph]) -> None:
    raw = FORMATS[name]([*first, plain(), plain()])
    assert read_source(name, raw, Path("file")).metadata.title == ""


def test_a_style_that_is_based_on_itself_ends() -> None:
    styles = f"""<w:styles xmlns:w="{made._WORD}"><w:style w:styleId="Own"><w:name w:val="Mine"/>
<w:basedOn w:val="Own"/></w:style></w:styles>"""
    body = '<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Compost</w:t></w:r></w:p>'
    assert read_source("DOCX", made.docx(body, word__styles=styles), Path("file")).text
