"""What is called .txt and is something else is named; what only looks like it is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd_texts import RIGHT, WRONG

from reviewbook.documents.readers import looks_like, read_text
from reviewbook.documents.readers.source_formats import told_format
from reviewbook.project.errors import InputError

TABLE, HTML, MAIL, CODE = "a table", "HTML", "a mail with its headers", "source code"
OTHERS = [
    ("id,title,abstract\n1,Beans,They came up.\n2,Peas,They did not.\n", TABLE),
    ('id,title,abstract\n1,Beans,"They came up, late.\nAnd well."\n', TABLE),
    ("id;title;abstract\n1;Beans;They came up\n", TABLE),
    ('"Title","Abstract"\n"Beans","They came up, late."\n"Peas","No ""peas"" came"\n', TABLE),
    ("Name\tCount\tNote\nbeans\t3\tgood\npeas\t4\tbad\n", TABLE),
    ("Titel;Jahr;Text\nBohnen;2019;Sie kamen.\nErbsen;2020;Sie nicht.\n", TABLE),
    ("id|title|abstract\n1|Beans|They came\n", TABLE),
    ("sep=;\na;b\n1;2\n", TABLE),
    ("@article{moss2019, title={Beans}, author={Moss, Ann}}\n", "BibTeX"),
    ("% Encoding: UTF-8\n\n@article{moss2019,\n title={Beans}\n}\n", "BibTeX"),
    ("@comment{beans}\n\n@book{a, title={B}}\n", "BibTeX"),
    ("@string{gard = {Gardens}}\n@article{a,\n title={Beans}, journal=gard}\n", "BibTeX"),
    ('@Article(moss, title = "Beans")\n', "BibTeX"),
    ("@misc{\n  moss2019\n  , title = {Beans}\n}\n", "BibTeX"),
    ("<div><p>Beans came up.</p><p>Late.</p></div>\n", HTML),
    ("<h1>Beans</h1>\n<p>They came up.</p>\n<br>\n<p>Late", HTML),
    ("<html><p>Beans came up.", HTML),
    ("<!doctype html>\n<title>Beans</title>\n<p>They came up\n<p>late.\n", HTML),
    ("<!-- saved -->\n<div class='x'>Beans\n</div>", HTML),
    ("<records>\n<record id='1'>x</record>\n</records>\n", "XML"),
    ("<!DOCTYPE records SYSTEM 'x'>\n<records><r>x</r></records>", "XML"),
    ("{\\rtf1\\ansi Beans}", "an RTF"),
    ('{"id": 1, "title": "Beans"}\n{"id": 2, "title": "Peas"}\n', "JSON"),
    ("[[1,2],[3,4]]", "JSON"),
    ("Received: from x\n by y\nFrom: a@example.org\nMIME-Version: 1.0\n\nBeans came up.\n", MAIL),
    ("From a@example.org Mon Jan  5 10:00:00 2026\nFrom: a@example.org\n\nHi\n", MAIL),
    ("import os\nfrom a import b\n\ndef dig(bed):\n    return bed.dig()\n\nx = dig(3)\n", CODE),
    ("library(beans)\nx <- read.csv('a.csv')\nprint(x)\n", CODE),
    ("function dig(a) {\n  let y = a + 1;\n  return y;\n}\nmodule.exports = dig;\n", CODE),
    ("#!/bin/sh\necho beans\n", CODE),
    ("\\documentclass{article}\n\\begin{document}\nBeans\n\\end{document}\n", "LaTeX"),
    ("1\n00:00:01,000 --> 00:00:02,000\nBeans\n", "subtitles"),
    ("Database: Beans\n\nTY  - JOUR\nAU  - Moss, A\nTI  - Beans\nPY  - 2019\nJO  - G\nER  - \n",
     "a RIS export"),
]  # fmt: skip
TEXTS = [
    "<p> is the tag of a paragraph; it ends with </p>. Many a page has it.\n\nBeans.\n",
    "<html><p> is how a page begins.\n\nMuch comes after it.\n\nIt need not end with a tag.\n",
    "<3 hours of sun are too few.\n\nBeans came.\n",
    "@beans: a handle begins this text.\n\nMore of it.\n",
    "@article{key, ...} is how an entry begins.\n\nIt goes on with fields, and so on.\n",
    "Cite this text, which took many years and was written by all of us in the garden, as\n\n"
    "@article{moss,\n title={Beans}\n}\n",
    "Beans, peas, and leeks: a study\n\nWe sowed them, late, in June.\nThey came, all, up.\n",
    "Beans, peas, leeks\nkale, chard, cress\nonions, garlic, chives\n",
    "Title, Abstract, Author\n\nEach has these three parts.\n",
    "title,abstract\n",
    "Beans are green, beds are brown\nPeas come up, rain comes down\n",
    "They were:\n- two sowings;\n- dry soil;\n- a bed of one's own;\n- no frost.\n",
    "[1] Moss says so.\n\nBeans.\n",
    "{Beans} came up.\n",
    "From: Ann\nTo: Bo\nSubject: Beans\n\nDear Bo, they came up.\n",
    "AM - How are the beans?\nBF - Well.\nAM - And peas?\nBF - Late.\n",
    "We ran a line for each bed.\n\nimport beans\nbeans.count()\nbeans.weigh()\n\n"
    "It gave three.\nWe then looked at each bed by hand.\nFour had been sown with peas.\n",
    "x = 3 (beans)\ny = 4 (peas)\nSo there are seven (all told).\n",
    "Title: Beans\nAuthor: Moss\nDate: 2019\n\nThey came.\n",
    "Name\tPlace\tYear\n\nBeans came up in June.\n",
    "Beans came\x02 up late, after many a week of rain.\x0cAnd so did the peas.\n",
]


REFUSED = {
    "RIS": "a RIS export", "RIS with a preface": "a RIS export",
    "RIS with narrow tags": "a RIS export", "PubMed": "a PubMed export",
    "EndNote": "an EndNote export", "Web of Science": "a Web of Science export",
    "CSV of records": "a table of records", "table with bars": "a table of records",
    "table that names its sign": "a table of records", "BibTeX": "BibTeX",
    "BibTeX with a remark": "BibTeX", "HTML": "HTML",
    "HTML cut": "HTML", "XML": "XML", "SVG": "XML", "RTF": "an RTF",
    "LaTeX": "LaTeX", "JSON": "JSON", "JSON by lines": "JSON", "JSON list": "JSON", "PHP": "PHP",
    "iCal": "a calendar or an address book", "vCard": "a calendar or an address book",
    "a key": "a key or certificate", "a pointer": "a pointer of git LFS", "a mail": MAIL,
    "a mailbox": MAIL, "subtitles": "subtitles", "subtitles of the web": "subtitles",
    "a playlist": "a playlist", "a notebook": "JSON", "PostScript": "PostScript",
}  # fmt: skip
"""What all of a text is, from its first sign to its last."""
NAMED = {
    "Cochrane": "an export of Cochrane", "Ovid": "an export of Ovid",
    "Ovid tagged": "an export of records", "EBSCO": "an export of EBSCO",
    "ProQuest": "an export of ProQuest", "Scopus": "an export of Scopus",
    "Embase": "an export of Embase", "PubMed abstracts": "an export of PubMed",
    "PubMed abstracts, spaced": "an export of PubMed", "PubMed summary": "an export of PubMed",
    "ragged CSV": TABLE, "SQL": "SQL", "CSS": "a style sheet", "TOML": "a configuration",
    "YAML": "a configuration", "INI": "a configuration", "diff": "a file of differences",
    "a log": "a log", "base64": "data in letters", "JSON cut": "JSON",
    "a Makefile": "a file for make", "Python": CODE, "a chapter in LaTeX": "LaTeX",
    "BibTeX cut": "BibTeX",
}  # fmt: skip
"""What some texts look like, and are read all the same."""
DOUBTED = {"contents with names", "a list of works with tabs", "how to cite"}
"""Texts that do look like something else: this is said of them, and they are read."""


SEARCHES = {
    "Ovid": "1 exp Beans/ (123)\n2 peas.mp. (54)\n3 (bean adj3 bed*).ti. (2)\n4 1 or 2 or 3 (9)\n",
    "Ovid, numbered": "1. exp Beans/\n2. peas.mp.\n3. or/1-2\n4. limit 3 to english language\n",
    "PubMed": '#1 Search "beans"[MeSH Terms]\n#2 Search peas[tiab]\n#3 Search #1 OR #2\n',
    "PubMed, in a line": '("beans"[MeSH Terms] OR peas[Title/Abstract]) AND english[lang]\n',
    "Cochrane": "#1 MeSH descriptor: [Beans] explode all trees\n#2 peas:ti,ab,kw\n#3 {or #1-#2}\n",
    "Embase": "1 'bean'/exp\n2 'peas':ti,ab\n3 #1 OR #2\n",
    "Scopus": "TITLE-ABS-KEY ( beans OR peas ) AND TITLE-ABS-KEY ( beds )\n",
    "EBSCO": 'S1 (MH "Beans+")\nS2 TI peas OR AB peas\nS3 S1 OR S2\n',
}
NOT_SEARCHED = (
    "1 Beans are good.\n2 Peas are better.\n3 Moss (a plant) is not.\n4 1 or 2 of them are.\n",
    "We searched for beans.\n\n1. beans.mp.\n2. peas.mp.\n\nThen we read it.\n\nAll of it.\n",
    "Beans and/or peas\n\nSow them in May.\nWater them.\n",
)


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_of_a_database_is_named(search: str) -> None:
    assert looks(SEARCHES[search]) == "a search of a database"


@pytest.mark.parametrize("text", NOT_SEARCHED)
def test_what_speaks_of_a_search_is_read(text: str) -> None:
    assert looks(text) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("title: Beans\nauthor: Moss\ntags:\n  - soil\n  - beds\n", "a configuration"),
        ("Ingredients:\n- 3 beans\n- salt\nMethod:\n- Mix it all.\n", ""),
        ('["beans", "peas", "moss"]\n', "JSON"),
        ("[1, 2, 3]\n", "JSON"),
        ("[Music] The beans came.\n", ""),
        (
            "https://example.org/a\nhttps://example.org/b\nhttps://example.org/c\n",
            "a list of addresses",
        ),
        ("VN  - Ovid Technologies\nDB  - Ovid MEDLINE(R)\nTI  - Beans\n", "an export of Ovid"),
        ("<1>\nUnique Identifier\n  12345\nTitle\n  Beans\n", "an export of Ovid"),
        ("Database: Embase <1974 to 2020>\nSearch:\n1 exp beans/ (2)\n", "an export of Ovid"),
        ("PMID: 12345678\n\nBeans came up late, and well. So did peas.\n", ""),
        (
            'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n',
            "a web page in one file (MHT)",
        ),
        ("1,beans,3.5\n2,peas,4.5\n3,kale,2\n4,leek,1\n", "a table"),
        ("beans, peas, 3\nkale, chard\nleeks, onions, 5\n", ""),
        ("library(dplyr)\nbeds <- read.csv('beds.csv')\nbeds %>% filter(n > 3)\n", "source code"),
        ("import os\n\ndef rest(x):\n    return x + 1\n\nprint(rest(3))\n", "source code"),
        ("SELECT name, depth\nFROM beds WHERE depth > 3;\n", "SQL"),
        ("select *\nfrom beds;\n", "SQL"),
        ("UPDATE beds SET depth = 3\nWHERE id = 4\n", "SQL"),
        ("-- the deep ones\nDELETE FROM beds WHERE id = 3;\n", "SQL"),
        ("Select a plant from the list,\nand update the beds; set (some) aside.\n", ""),
        ("DELETE FROM YOUR LIST\nall that is dead\n", ""),
        ("public class Bed {\n    private int depth;\n}\n", "source code"),
        ("int depth = 3;\nSystem.out.println(depth);\n", "source code"),
        ('System.out.println("Beans");\n', "source code"),
        ("public interface Bed {\n  int depth(String name);\n}\n", "source code"),
        ("Public gardens;\nprivate gardens; (all of them)\nDouble beds;\n", ""),
    ],
)
def test_what_else_a_text_looks_like(text: str, kind: str) -> None:
    try:
        assert read(text.encode()) == text
    except InputError as error:
        assert kind and kind.removeprefix("a ") in str(error)
    else:
        assert looks(text) == kind


def read(raw: bytes) -> str:
    return read_text(raw, Path("beans.txt"))


def looks(text: str) -> str:
    return looks_like(text.encode(), Path("beans.txt"))


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_what_was_written_for_programs_is_named(text: str, kind: str) -> None:
    try:
        assert read(text.encode()) == text
        said = looks(text)
    except InputError as error:
        said = error.problem
    assert kind in said or said == "HTML or XML"


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_be_nothing_else_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(InputError, match=f"this is {REFUSED[name]}") as raised:
        read(WRONG[name].encode())
    assert raised.value.remedy


@pytest.mark.parametrize("name", [name for name in WRONG if name not in REFUSED])
def test_what_only_looks_like_something_else_is_read_and_named(name: str) -> None:
    assert read(WRONG[name].encode()) == WRONG[name]
    assert looks(WRONG[name])
    assert looks(WRONG[name]) == NAMED.get(name, looks(WRONG[name]))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_about_such_things_is_read(text: str) -> None:
    assert read(text.encode()) == text


@pytest.mark.parametrize("name", RIGHT)
def test_a_text_of_any_shape_is_read_and_added_as_what_it_is(name: str) -> None:
    text = RIGHT[name]
    assert read(text.encode()) == text
    assert told_format(text.encode(), Path("beans.txt")) == "text"
    assert bool(looks(text)) == (name in DOUBTED)


SHAPES = (
    "@a{ ", " ", "<!--", "<a ", "<a b=c ", "[", '{"a":', "TY  - JOUR\n", "RECORD 1\n", "Title:\n",
    "function(", "SELECT a ", "a = [\n", "a,b\n", "- a:\n", "- &a [*a, *a]\n", "%\n", "A: b\n",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("begin", ["", "@a{", "<html>", "PMID- 1\n", "---\n"])
def test_no_shape_of_a_text_keeps_it_from_being_told(begin: str, shape: str) -> None:
    text = begin + shape * (300_000 // len(shape)) + "}"
    looks(text)
    with suppress(InputError):
        read(text.encode())


WORDS = st.sampled_from(
    "beans came up, late; <3 @home {a} [1] (b) x=3 id: the of | # * - Moss".split()
)
SENTENCES = st.lists(WORDS, min_size=2, max_size=9).map(" ".join).map("So {}.".format)


@given(st.lists(SENTENCES, min_size=1, max_size=9), st.sampled_from([" ", "\n", "\n\n"]))
def test_sentences_are_read_whatever_signs_stand_in_them(lines: list[str], between: str) -> None:
    assert read(between.join(lines).encode()) == between.join(lines)


@pytest.mark.parametrize("raw", [bytes(range(256)) * 9, b"\x01\x02abc\x03\x04def\x05" * 9])
def test_what_is_mostly_signs_for_machines_is_no_text(raw: bytes) -> None:
    with pytest.raises(InputError, match="this is a binary file"):
        read(raw)


def test_records_are_told_though_most_of_their_lines_are_those_of_long_abstracts() -> None:
    abstract = "".join(f"Bed {n} was sown in May.\n" for n in range(9))
    with pytest.raises(InputError, match="this is a RIS export"):
        read(f"TY  - JOUR\nTI  - Beans\nAB  - {abstract}ER  - \n".encode())


def test_a_nul_in_a_text_is_named_with_its_line() -> None:
    with pytest.raises(InputError, match="NUL") as raised:
        read(b"Beans came up in June.\n" * 9 + b"Pe\0as\n")
    assert raised.value.line == 10


def test_tags_and_tables_may_stand_in_markdown() -> None:
    text = "<div>\n\nname | count | note\n--- | --- | ---\nbeans | 3 | good\n\n</div>\n"
    assert "beans; 3; good" in read_text(text.encode(), Path("beans.md"))


@pytest.mark.parametrize("end", [":{n}-{n}9", "({n}):{n}-{n}9"])
def test_a_list_of_articles_with_volumes_is_no_program(end: str) -> None:
    rows = (f"Roe S. Honey. Soil. 20{n};{n}{end.format(n=n)}" for n in range(11, 21))
    assert not looks("\n".join(rows))


def test_a_written_out_array_of_one_record_is_json() -> None:
    with pytest.raises(InputError, match="JSON"):
        read(b'[\n  {\n    "title": "Beans",\n    "year": 2010\n  }\n]\n')
