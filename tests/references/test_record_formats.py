"""What somebody relies on who brings the results of a search: all of it is read, none is lost."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_exports import EXPORTS, FURTHER, NBIB, RIS, SCOPUS

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.names_in_records import one_name, several_names
from reviewbook.references.record import Record
from reviewbook.references.record_dates import parse_date
from reviewbook.references.record_entries import bibtex_entry
from reviewbook.references.record_fields import record_from
from reviewbook.references.record_files import holds_records, read_records

HERE = Path("search.txt")
TABLES = ("Scopus", "Embase", "Zotero", "PubMed (CSV)", "Springer")


def read(text, encoding="utf-8"):
    return read_records(text.encode(encoding), HERE)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_gives_the_same_work(name):
    export = read(EXPORTS[name])
    (record,) = export.records
    assert (export.faults, export.format) == ([], "CSV" if name in TABLES else name)
    assert record.title == "Moss on north walls: a survey"
    families = [author.partition(",")[0] for author in record.authors]
    assert families == ["Fern", "van der Stein"]
    assert [author.partition(", ")[2][:1] for author in record.authors] == ["A", "B"]
    assert (record.kind, record.year) == ("article", 2019)
    assert record.container.casefold() == "annals of moss"
    assert (record.volume, record.number) == ("12", "4")
    if name != "Springer":
        assert re.sub("-+|–", "-", record.pages) == "101-109"
    if name != "Embase":
        assert record.doi == "10.1234/moss.2019.7"
    if name not in ("Embase", "PubMed (CSV)", "Springer"):
        assert record.issn == "1234-5679"


@pytest.mark.parametrize("name", EXPORTS)
def test_what_has_no_field_of_its_own_is_kept_with_its_tag(name):
    (record,) = read(EXPORTS[name]).records
    assert [pair for pair in FURTHER[name] if pair not in record.others] == []


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.1234/moss.7", "10.1234/moss.7"),
        ("http://dx.doi.org/10.1234/moss(7)a", "10.1234/moss(7)a"),
        ("http://links.example/to?sid=X&id=doi:10.1234%2Fmoss.7&title=Moss", "10.1234/moss.7"),
        ("http://links.example/to?rft_id=info:doi/10.1234/moss.7&isbn=", "10.1234/moss.7"),
        ("https://scope.example/record.uri?eid=2&doi=10.1234%2fmoss.7&key=40", "10.1234/moss.7"),
        ("https://journal.example/doi/10.1234/moss.7/full", "10.1234/moss.7"),
        ("https://proxy.example/login?url=https://doi.org/10.1234/moss.7", "10.1234/moss.7"),
        ("https://moss.example/10.1234/moss.7", ""),
        ("https://moss.example/walls", ""),
    ],
)
def test_a_doi_that_only_the_address_says_is_read(address, doi):
    text = f"TY  - JOUR\nTI  - Moss\nUR  - {address}\nER  - \n"
    (record,) = read(text).records
    assert (record.doi, record.url) == (doi, address)
    (record,) = read(text.replace("UR  -", "DO  - 10.1234/other\nUR  -")).records
    assert record.doi == "10.1234/other"


def test_the_day_that_embase_names_in_a_source_is_read():
    source = "Annals of Moss (2019) 12:4 (101-109). Date of Publication: 25 Aug 2019"
    table = f"Title,Author Names,Source,Open URL Link\nMoss,Fern A.,{source},\n"
    (record,) = read(table).records
    assert (record.date, record.volume, record.pages) == ("2019-08-25", "12", "101-109")


def test_more_of_a_value_may_stand_on_further_lines():
    (record,) = read(RIS).records
    assert record.abstract == (
        "Walls were looked at. MOSS - as it is called - grew on most of them. A second paragraph."
    )
    assert record.keywords == ("moss", "walls, north")
    assert record.date == "2019-03-05"
    assert read(NBIB).records[0].title == "Moss on north walls: a survey"
    assert read(SCOPUS).records[0].abstract == "Walls were looked at."


def test_it_is_said_where_a_record_stands():
    export = read(RIS + RIS)
    assert [(r.position, r.line) for r in export.records] == [(1, 3), (2, 27)]
    table = SCOPUS + SCOPUS.split("\n", 1)[1]
    assert [r.line for r in read(table).records] == [2, 4]


def test_a_record_without_an_end_line_is_read_and_listed():
    cut = RIS.replace("ER  -\n", "") + RIS
    export = read(cut)
    assert [record.title for record in export.records] == ["Moss on north walls: a survey"] * 2
    (fault,) = export.faults
    assert fault.line == 3 and "ER" in fault.problem and str(HERE) in str(fault)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_cut_off_anywhere_is_read_as_far_as_it_goes(name):
    text = EXPORTS[name]
    for end in range(len(text) // 3, len(text), 17):
        try:
            export = read(text[:end])
        except InputError as error:
            assert "remedy" in str(error)
        else:
            assert len(export.records) <= 1


def test_an_xml_export_cut_off_keeps_the_records_before_and_what_there_is_of_the_last():
    text = EXPORTS["EndNote (XML)"].replace("</records></xml>", "")
    record = text[text.index("<record>") :]
    export = read(text + record[: record.index("<pages>")])
    assert [r.title for r in export.records] == ["Moss on north walls: a survey"] * 2
    assert export.records[1].pages == ""
    assert "breaks off" in export.faults[0].problem and export.faults[0].line


def test_an_item_of_json_that_cannot_be_read_hides_none_of_the_others():
    lines = [json.dumps({"title": f"Moss {n}"}) for n in range(3)]
    lines[1] = lines[1][:-1] + " oops}"
    export = read("\n".join(lines))
    assert [record.title for record in export.records] == ["Moss 0", "Moss 2"]
    assert (export.faults[0].line, export.outside) == (2, [lines[1] + "\n"])


def test_an_entry_of_bibtex_that_loses_a_field_is_named_kept_whole_and_hides_no_other():
    bad = "@book{b,\n  title = {Peas}\n  year = {2001},\n}"
    export = read("@book{a, title = {Beans}, year = 2001}\n" + bad + "\n@book{c, title = {Kale}}\n")
    assert [record.title for record in export.records] == ["Beans", "Kale"]
    (fault,) = export.faults
    assert (fault.line, fault.problem) == (3, "the entry 'b' has no comma between title and year")
    assert [kept.strip() for kept in export.outside] == [bad]


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        (["Fern, Ada", "et al."], ("Fern, Ada", "others")),
        (["Fern, Ada et al"], ("Fern, Ada", "others")),
        (["Fern, A., and et. al."], ("Fern, A.", "others")),
        (["Etal, Ada"], ("Etal, Ada",)),
    ],
)
def test_that_there_are_more_authors_is_no_name(written, authors, tmp_path):
    lines = "".join(f"AU  - {name}\n" for name in written)
    (record,) = read(f"TY  - JOUR\n{lines}TI  - Moss\nER  - \n").records
    assert record.authors == authors
    path = tmp_path / "references.bib"
    path.write_text(bibtex_entry(record, "moss"))
    assert read_bibliography(path)["moss"].authors == authors


def test_a_record_without_a_title_is_kept_and_listed():
    export = read(RIS.replace("TI  - Moss on north walls: a survey\n", ""))
    assert len(export.records) == 1
    assert export.faults[0].problem == "record 1 has no title"


def test_a_row_with_too_many_cells_loses_none():
    export = read(SCOPUS.rstrip() + ',"more"\n')
    assert ("beyond the columns", "more") in export.records[0].others
    assert "cells" in export.faults[0].problem


def test_xml_that_declares_entities_is_refused():
    grown = EXPORTS["EndNote (XML)"].replace(
        "<xml>", '<!DOCTYPE xml [<!ENTITY a "moss"><!ENTITY b "&a;&a;">]><xml>'
    )
    with pytest.raises(InputError, match="entity"):
        read(grown)


def test_what_lies_too_deep_is_refused():
    deep = EXPORTS["EndNote (XML)"].replace("<pages>", "<a>" * 5000 + "<pages>")
    with pytest.raises(InputError, match="in each other"):
        read(deep)
    deep = '[{"title": "moss", "a": ' + "[" * 100_000 + "]" * 100_000 + "}]"
    assert "too deep" in read(deep).faults[0].problem


def test_a_sign_that_a_document_type_declares_is_read():
    named = EXPORTS["EndNote (XML)"].replace("<xml>", '<!DOCTYPE xml SYSTEM "records.dtd"><xml>')
    (record,) = read(named.replace("Annals of Moss", "Ann&eacute;es")).records
    assert record.container == "Années"


def test_what_is_no_export_is_refused_with_a_remedy():
    for text in ("", "Just a few words about moss.\n\nAnd some more.", "a,b\n1,2\n"):
        assert not holds_records(text.encode())
        with pytest.raises(InputError, match="RIS, PubMed"):
            read(text)
    for text in (
        "<html><style>@media (max-width: 9px) { a, b { color: red } }</style></html>",
        "Words about moss.\n\n@moss {once} upon, a time",
        '{"name": "moss"}',
        "TY - is what she said.\nPT boats are small.",
        "<article><front><title>Moss</title></front></article>",
    ):
        assert not holds_records(text.encode())
    assert all(holds_records(text.encode()) for text in EXPORTS.values())


ACCENTED = RIS.replace("Fern, Ada B.", "Farné, Zoë").replace("Annals", "Años “más” of été –")


@pytest.mark.parametrize(
    "encoding, mark, said",
    [
        ("utf-8", codecs.BOM_UTF8, "UTF-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("cp1252", b"", "windows-1252"),
        ("mac-roman", b"", "MacRoman"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_encoding_is_told_by_the_bytes(encoding, mark, said, ends):
    raw = mark + ACCENTED.replace("\n", ends).encode(encoding)
    export = read_records(raw, HERE)
    assert export.encoding == said
    assert export.records[0].authors[0] == "Farné, Zoë"
    assert export.records[0].container == "Años “más” of été – of Moss"
    assert (export.repairs > 0) == (said in ("windows-1252", "MacRoman"))


def test_lines_of_two_encodings_in_one_file_are_each_decoded():
    raw = ACCENTED.encode() + ACCENTED.encode("cp1252")
    export = read_records(raw, HERE)
    assert {record.authors[0] for record in export.records} == {"Farné, Zoë"}
    assert export.repairs == 2


@pytest.mark.parametrize(
    "written, date, whole",
    [
        ("2019", "2019", True),
        ("2019/03/05/", "2019-03-05", True),
        ("2019/10//undefined", "2019-10", True),
        ("2014//", "2014", True),
        ("2018 May 17", "2018-05-17", False),
        ("2019 Mar", "2019-03", False),  # the end of a year is no day
        ("2012 Jan-Feb", "2012-01", False),
        ("15DEC2013", "2013-12-15", False),
        ("04-Aug-2020", "2020-08-04", False),
        ("4-8 Aug. 2020", "2020-08-04", False),
        ("Spring 2011", "2011", False),
        ("2019-13-40", "2019", False),
        ("in press", "", False),
    ],
)
def test_dates(written, date, whole):
    found, all_of_it = parse_date(written)
    assert found == date
    assert whole == all_of_it or written == "2019-13-40"


@pytest.mark.parametrize(
    "written, name",
    [
        ("Fern, Ada", "Fern, Ada"),
        ("A. B. Fern", "Fern, A. B."),
        ("Fern AB", "Fern, AB"),
        ("van der Stein B", "van der Stein, B"),
        ("Fern, Ada, Jr.", "Fern, Jr., Ada"),
        ("World Moss Organization", "World Moss Organization"),
        ("Moss Research Group UK", "Moss Research Group UK"),
    ],
)
def test_names(written, name):
    assert one_name(written) == name


def test_names_of_a_cell_are_parted_whatever_stands_between():
    both = ["Fern, A.B.", "Stein, B."]
    for cell in ("Fern, A.B.; Stein, B.", "Fern A.B., Stein B.", "Fern, A.B., Stein, B."):
        assert several_names(cell) == both
    assert several_names("['Fern, Ada', 'Stein, Bo']") == ["Fern, Ada", "Stein, Bo"]


def test_the_family_and_given_names_of_one_are_not_two_people():
    for one in ("Fern, Ada", "O’Moss-Fern, Ada Bo", "Fern, Ada B."):
        assert several_names(one) == [one]
    for two in ("Ada Fern, Bo Stein", "WHO, Moss Group", "Plato, Fern A"):
        assert len(several_names(two)) == 2


FIELDS = {
    "TY": "kind", "TI": "title", "T1": "title", "AU": "author", "ED": "editors", "PY": "date",
    "Y1": "date", "DA": "day", "T2": "source", "JO": "container", "VL": "volume", "IS": "number",
    "SP": "start", "EP": "end", "DO": "doi", "PMID": "pmid", "SN": "serial", "UR": "url",
    "AB": "abstract", "KW": "keywords, maybe by commas", "PB": "publisher", "LA": "language",
}  # fmt: skip
WORD = re.compile(r"[^\W_]+")
tags = st.sampled_from([*FIELDS, "N1"])
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
FORMED = st.sampled_from(
    ["https://doi.org/10.1234/a.b", "10.1234/c [doi]", "1234-5679 (Print)", "2019/03/05/", "2 May",
     "9781234567897", "101-109", "A. Fern; B. Stein", "PMID: 77", "['a', 'b']", "JOUR"]
)  # fmt: skip


def values_of(record: Record) -> Iterator[str]:
    """Yield every value that a record holds."""
    for name in Record.__dataclass_fields__:
        value = getattr(record, name)
        if name == "others":
            yield from (text for _, text in value)
        elif isinstance(value, tuple):
            yield from value
        elif isinstance(value, str):
            yield value


@given(st.lists(st.tuples(tags, st.one_of(texts, FORMED))))
def test_no_value_is_lost_whatever_it_is(pairs):
    record = record_from(pairs, FIELDS, position=1, line=1)
    kept = " ".join(values_of(record))
    # What stands before a DOI is its address.
    lost = {word for _, value in pairs for word in WORD.findall(value) if word not in kept}
    assert lost <= {"https", "doi", "org"}


def test_a_broken_entry_of_bibtex_is_named_with_its_line():
    for before in (0, 2):
        fine = "@book{moss2019, title = {Moss}}\n" * bool(before)
        export = read(f"{fine}\n" * bool(before) + "@book{fern2020, title = {Fern\n")
        assert [fault.line for fault in export.faults] == [before + 1]
        assert len(export.records) == bool(before)


def test_bibtex_is_read_as_bibtex_reads_it():
    """Strings joined, what is part of a whole with its fields, a key that is taken as any other."""
    text = """@string{press = "Moss " # {Press}}
@book{all, editor = {Moss, Bo}, title = {All {W}alls}, publisher = press # " Ltd", year = 1999}
@xdata{lent, language = {English}}
@incollection{part, crossref = {all}, xdata = {lent}, title = {Beds}, pages = {1--2}}
@incollection{part, CrossRef = {all}, Title = "North {W}alls", journal = {\\annals}}
"""
    export = read(text)
    whole, part, again = export.records
    assert export.faults == []
    assert (whole.publisher, part.language) == ("Moss Press Ltd", "English")
    for one, title in ((part, "Beds"), (again, "North Walls")):
        assert (one.title, one.year, one.editors) == (title, 1999, ("Moss, Bo",))
        assert ("key of entry", "part") in one.others
    assert (part.container, again.container) == ("All Walls", "\\annals")


def test_signs_that_programs_write_for_latex_are_no_part_of_an_identifier():
    text = (
        "@misc{a, title = {Moss}, doi = {10.1234/moss{\\_}7\\_b},\n"
        "  url = {https://moss.example/{\\~{}}ada/a{\\_}b?x=1\\&y=2\\%20z}}"
    )
    (record,) = read(text).records
    assert record.doi == "10.1234/moss_7_b"
    assert record.url == "https://moss.example/~ada/a_b?x=1&y=2%20z"


BOOKS = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID Version="1">9999992</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList><Book>
<Publisher><PublisherName>Moss Press</PublisherName></Publisher><BookTitle>All Walls</BookTitle>
<PubDate><Year>2019</Year><Month>Mar</Month></PubDate><AuthorList Type="editors"><Author>
<LastName>Stein</LastName><ForeName>Bo</ForeName></Author></AuthorList></Book>
<ArticleTitle book="b">Moss on <i>north</i> walls</ArticleTitle><AuthorList Type="authors"><Author>
<LastName>Fern</LastName><ForeName>Ada</ForeName></Author></AuthorList></BookDocument>
</PubmedBookArticle><PubmedBookArticle><BookDocument><PMID Version="1">9999993</PMID><Book>
<BookTitle>Roofs</BookTitle><PubDate><Year>2001</Year></PubDate><AuthorList Type="authors"><Author>
<CollectiveName>Roof Office</CollectiveName></Author></AuthorList></Book></BookDocument>
</PubmedBookArticle></PubmedArticleSet>"""


def test_pubmed_holds_books_and_their_chapters():
    chapter, book = read(BOOKS).records
    assert (chapter.kind, chapter.title, chapter.container) == (
        "incollection", "Moss on north walls", "All Walls"
    )  # fmt: skip
    assert (chapter.authors, chapter.editors) == (("Fern, Ada",), ("Stein, Bo",))
    assert (chapter.pmid, chapter.date, chapter.publisher) == ("9999992", "2019-03", "Moss Press")
    assert (book.kind, book.title, book.pmid) == ("book", "Roofs", "9999993")
    assert (book.authors, book.container, book.year) == (("Roof Office",), "", 2001)


def test_a_body_that_edited_a_work_keeps_its_name_in_csl_json():
    item = {"title": "Moss", "editor": [{"literal": "The Moss Society"}, {"family": "Fern"}]}
    (record,) = read(json.dumps([item])).records
    told = [pair for pair in record.others if pair[0].startswith("editor")]
    assert ("editor literal", "The Moss Society") in told


def test_a_field_may_have_a_row_of_its_own():
    text = (
        '"TITLE","Moss on walls"\n"AUTHOR NAMES","Fern A.B.","Sedge C."\n'
        '"SOURCE","Annals of Moss (2019) 12:4 (101-109). Date of Publication: 5 Mar 2019"\n'
        '"PUBLICATION YEAR","2019"\n"ABSTRACT","Moss grows, and ""stays"",\non walls."\n'
        '"EMTREE DRUG INDEX TERMS","lime"\n\n'
        '"TITLE","Moss on roofs"\n"AUTHOR NAMES","Sedge C."\n"DOI","10.1234/moss.8"\n'
    )
    export = read_records(b"\xef\xbb\xbf" + text.encode(), Path("records.csv"))
    first, second = export.records
    assert (export.program, export.faults, first.line, second.line) == ("Embase", [], 1, 9)
    assert first.authors == ("Fern, A.B.", "Sedge, C.")
    assert first.abstract == 'Moss grows, and "stays", on walls.'
    assert (first.year, first.volume, first.pages) == (2019, "12", "101-109")
    assert ("EMTREE DRUG INDEX TERMS", "lime") in first.others
    assert (second.title, second.doi) == ("Moss on roofs", "10.1234/moss.8")
