from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bibtexparser import Library
from bibtexparser.entrypoint import parse_file, write_string
from bibtexparser.middlewares import LatexEncodingMiddleware
from bibtexparser.model import Entry, Field
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.coding.duplicate_records import possible_duplicate_references
from reviewbook.project.errors import InputError
from reviewbook.references import bibtex_fields
from reviewbook.references.bibliography import Bibliography, missing_keys, unused_keys
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.reference import Reference

ROOT = Path(__file__).parents[2]
BIB = ROOT / "references.bib"
STANDARDS = ROOT / "data" / "standards.csv"
DOIS = {
    "10.1002/da.22968",
    "10.1002/wps.21120",
    "10.1016/S0924-977X(98)00004-2",
    "10.1016/j.eurpsy.2015.12.003",
    "10.1016/j.jad.2008.10.014",
    "10.1016/j.jad.2017.02.035",
    "10.1016/j.pmip.2019.04.003",
    "10.1037/0033-295X.84.2.191",
    "10.1038/s41380-021-01381-x",
    "10.1055/s-0039-1692158",
    "10.1080/02699931.2013.837379",
    "10.1093/ijnp/pyaa033",
    "10.1126/science.847460",
    "10.1159/000442260",
    "10.1176/ajp.2006.163.11.1905",
    "10.1176/appi.pn.2018.pp8a6",
    "10.1177/0706743719828965",
    "10.3390/ph13060116",
    "10.5749/minnesota/9780816653546.003.0005",
}
ISBNS = {"978-0-393-06170-3", "9780128135211", "9780816653546"}
KEYWORDS = {"document", "cited", "standard", "lens", "treatment"}


@pytest.fixture(scope="module")
def references() -> dict[str, Reference]:
    return read_bibliography(BIB)


@pytest.fixture(scope="module")
def standards() -> dict[str, dict[str, str]]:
    with STANDARDS.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file, strict=True)}


def write(folder: Path, text: str) -> Path:
    path = folder / "some.bib"
    path.write_text(text, encoding="utf-8")
    return path


def errors_of(path: Path) -> list[InputError]:
    """What is wrong with entries of a file, or with the whole of it."""
    try:
        return read_bibliography(path).faults
    except InputError as error:
        return error.errors


def one_error(path: Path) -> InputError:
    (error,) = errors_of(path)
    assert error.file == path
    assert error.remedy
    return error


# The bibliography of this review


def test_every_block_of_the_file_is_read_as_an_entry(references: dict[str, Reference]) -> None:
    library = parse_file(str(BIB))
    assert library.failed_blocks == []
    assert (
        len(library.blocks) == len(references) == BIB.read_text(encoding="utf-8").count("\n@") + 1
    )


def test_the_file_is_sorted_by_key(references: dict[str, Reference]) -> None:
    lines = [reference.line for reference in references.values()]
    assert lines == sorted(lines)


def test_only_identifiers_that_were_seen_stand_in_the_file(
    references: dict[str, Reference],
) -> None:
    assert {r.doi for r in references.values() if r.doi} == DOIS
    assert {r.isbn for r in references.values() if r.isbn} == ISBNS
    assert [r.key for r in references.values() if r.pmid] == ["fekadu2009"]


def test_every_entry_belongs_to_one_group(references: dict[str, Reference]) -> None:
    assert all(len(r.keywords) == 1 for r in references.values())
    assert {keyword for r in references.values() for keyword in r.keywords} == KEYWORDS


def test_what_is_unverified_names_fields_of_its_entry(references: dict[str, Reference]) -> None:
    for entry in parse_file(str(BIB)).entries:
        assert set(references[entry.key].unverified) <= {"all"} | {f.key for f in entry.fields}


def test_an_unverified_entry_has_no_identifier(references: dict[str, Reference]) -> None:
    wholly = [r for r in references.values() if r.unverified == ("all",)]
    assert wholly
    assert all((r.doi, r.url, r.isbn, r.pmid, r.verified) == (None,) * 5 for r in wholly)


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("engel1977", "doi", "10.1126/science.847460"),
        ("thompson2011", "doi", "10.5749/minnesota/9780816653546.003.0005"),
        ("thompson2011", "container", "Felt: Fluxus, Joseph Beuys, and the Dalai Lama"),
        ("franke2019", "editors", ("Kramer, Ueli",)),
        ("fekadu2009", "pmid", "19007996"),
        ("george2009", "related", ("fekadu2009",)),
        ("george2009", "doi", None),
        ("lafrance2020chapter", "related", ("lafrance2020",)),
        ("doc-jivan", "authors", ("JIVAN",)),
        ("doc-jivan", "year", None),
        ("doc-mindmorphr", "year", 2026),
        ("doc-mindmorphr", "address", None),
        ("doc-overview", "unverified", ("author",)),
        ("bowlby1969", "unverified", ("all",)),
        ("vanderkolk2014", "authors", ("van der Kolk, Bessel",)),
        ("souery1999", "address", "https://doi.org/10.1016/S0924-977X(98)00004-2"),
    ],
)
def test_a_cell_of_the_bibliography(
    references: dict[str, Reference], key: str, field: str, value: object
) -> None:
    assert getattr(references[key], field) == value


def test_the_works_of_the_reference_list_say_what_the_list_got_wrong(
    references: dict[str, Reference],
) -> None:
    listed = ("george2009", "franke2019", "lafrance2020", "lafrance2020chapter", "thompson2011")
    assert all("list" in (references[key].note or "") for key in listed)


# The definitions to hold the documents against


def test_every_standard_has_an_entry_of_the_same_year(
    references: dict[str, Reference], standards: dict[str, dict[str, str]]
) -> None:
    years = {r.key: str(r.year) for r in references.values() if "standard" in r.keywords}
    assert {key: row["year"] for key, row in standards.items()} == years


def test_standards_are_sorted_and_speak_the_agreed_words(
    standards: dict[str, dict[str, str]],
) -> None:
    bodies = {"regulator", "consensus", "review", "staging", "trial", "study"}
    assert list(standards) == sorted(standards)
    assert {row["body"] for row in standards.values()} == bodies
    assert all(re.fullmatch(r"\d*", row["failures_min"]) for row in standards.values())


def test_a_cell_from_memory_stays_empty(standards: dict[str, dict[str, str]]) -> None:
    from_memory = [
        (key, name)
        for key, row in standards.items()
        for name in row["unverified"].split(";")
        if name
    ]
    assert from_memory == [("ema2013", "adequacy")]
    assert all(standards[key][name] == "" for key, name in from_memory)


@pytest.mark.parametrize(
    ("key", "column", "value"),
    [
        ("fda2019", "failures_min", "2"),
        ("fda2019", "same_episode", "yes"),
        ("fekadu2009msm", "failures_min", ""),
        ("thase1997", "failures_min", ""),
        ("sforzini2022", "threshold", "<25% improvement"),
        ("souery2007", "failures_note", "consecutive"),
    ],
)
def test_a_cell_of_the_standards(
    standards: dict[str, dict[str, str]], key: str, column: str, value: str
) -> None:
    assert standards[key][column] == value


# What is wrong in a file is said with its line and a remedy


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (
            "@book{a, title = {One}}\n\n@book{b,\n  title = {Open,\n",
            3,
            "a brace or a quotation mark is left open",
        ),
        (
            "@string{a = {" + "moss" * 200_000 + "}}\n@string{b = a # a}\n",
            2,
            "b has more than 1000000 characters",
        ),
        ("@book{{a}, title = {One}}\n", 1, "its key in braces"),
        ("@book{a, title = {One}}\n@book{b title = {No comma}\n}\n", 2, "no comma behind its key"),
        ("\n@book{doe{2019}, title = {One}}\n", 2, "key that begins with 'doe' has { in it"),
        ('\n@book{doe"19", title = {One}}\n', 2, "key that begins with 'doe' has \" in it"),
        ("\n@book{doe}2019, title = {One}}\n", 2, "'doe' has nothing but its key"),
        ("@book{a, title = {One}}\n@book{a, title = {Two}}\n", 2, "taken by line 1"),
        ("\n@book{a, title = {One}, title = {Two}}\n", 2, "twice: title"),
        ("\n\n@book{a,\n  year = {2001}}\n", 3, "'a' has no title"),
        ("@book{a, title = { }}\n", 1, "'a' has no title"),
        ("@book{, title = {One}}\n", 1, "no key"),
        ("@book{a,\n  title = {One},\n  doi = {doi:11.1000/1}}\n", 3, "malformed doi"),
        ("\n@book{title = {One}, year = 2001}\n", 2, "no key"),
        ("@book{a b,\n  title = {One}}\n", 1, "a blank in its key"),
        ("@book{a,\n  title = {One}\n  year = {2001}}\n", 2, "no comma between title and year"),
        ('@book{a,\n  title = "One",\n  year = 2001\n  note = "x"}\n', 3, "no comma between year"),
        ("\n@ book{a,\n  title = {One}}\n", 2, "a blank parts the @"),
        ("@book{a,\n  title = {One},\n  author = {A, B; C, D}}\n", 3, "parted by ';'"),
        ("@book{a,\n  title = {" + "{" * 3000 + "x" + "}" * 3000 + "}}\n", 2, "lie in each other"),
        ("TY  - BOOK\nTI  - One\nER  - \n", 1, "no BibTeX, but RIS"),
        ("\nPMID- 1\nTI  - One\n", 2, "but nbib"),
        ("%0 Book\n%T One\n", 1, "but EndNote"),
        ('[{"title": "One"}]\n', 1, "but JSON"),
        ("<xml><title>One</title></xml>\n", 1, "but XML"),
        ("One, by A. Body\n", 1, "no entry in it"),
        ("@book{a,\n  title = {One},\n  doi = {10.1000/1 2}}\n", 3, "malformed doi"),
        ("@book{a,\n  title = {One},\n  year = {soon}}\n", 3, "malformed year"),
        ("@book{a,\n  title = {One},\n  year = {201901}}\n", 3, "malformed year"),
        ("@book{a,\n  title = {One},\n  year = {2019 33}}\n", 3, "malformed year"),
        ("@book{a,\n  title = {One},\n  year = {3 May}}\n", 3, "malformed year"),
        ("@book{a,\n  title = {One},\n  year = {19}}\n", 3, "malformed year"),
        ("@book{a,\n  title = {One},\n  doi = {www.example.org/1}}\n", 3, "malformed doi"),
        ("@book{a,\n  title = {One},\n  verified = {javascript:x}}\n", 3, "malformed verified"),
        ("@book{a,\n  title = {One},\n  author = {A, B, C, D}}\n", 3, "unreadable author"),
        ("@book{a, title = {One}}\n\nbook{b,\n  title = {Two}}\n", 3, "lost its @"),
        ("@book{a,\n  year = 2001\n  title = {One}}\n", 2, "no comma between year and title"),
        ("@book{a,\n  title={One}year={2001}}\n", 2, "no comma between title and year"),
        ("@book{a,\n title = {One} # {, two}\n year = 1}\n", 2, "no comma between title and year"),
        ("@book{a,\n  title = {One};\n  year = 2001}\n", 2, "behind the end of title: ;"),
        ('@book{a,\n  title = "One "two" three"}\n', 2, "behind the end of title"),
        ("@book{a,\n  title = {One},\n  TITLE = {Two}}\n", 3, "a field twice: title"),
        ("@book{a,\n  title = {One}, % so\n  year = 2001}\n", 3, "else before the field year"),
        ("@book{a,\n  title = {One}},\n  year = 2001\n}\n", 2, "outside of any entry"),
        ("@book{a,\n  title = {One},\n  url = {https://a.example/}b},\n year = 1}\n", 3, "outside"),
        (
            '@book{a,\n  title = "One,\n  year = 2001\n}\n',
            1,
            "a brace or a quotation mark is left open",
        ),
        ("@book{a,\n  title: {One}}\n", 2, "a field without its ="),
        ("@book{a,\n  title = {One},,\n  year = 2001}\n", 2, "a field without its ="),
        ("@book{a,\n  title = {O\x01ne}}\n", 2, "a control character in title: U+0001"),
        ("@{a, title = {One}}\n", 1, "no type"),
        ("%A K. Alder\n%T Ponds\n%D 2012\n", 1, "but refer"),
        ("key,title,year\na,One,2001\n", 1, "but a CSV table"),
        ("---\nreferences:\n- id: a\n", 1, "but YAML"),
        ("cff-version: 1.2.0\ntitle: One\n", 1, "but CFF"),
        ("\\bibitem{a} A. Body: One.\n", 1, "but LaTeX's"),
        ("%PDF-1.4\n", 1, "but a PDF"),
        ("PK\x03\x04", 1, "but a file of an office program"),
        ("@book\n{a,\n  title = {One},\n  year = {soon}}\n", 4, "malformed year"),
        ("@book{a,\n  title = {One},\n  author = {A, B & C, D}}\n", 3, "parted by '&'"),
        ("@book{a,\n  title = {One},\n  author = {A, B et al.}}\n", 3, "'et al.' in author"),
        ("@book{a,\n  title = {One},\n\n@book{b, title = {Two}}\n", 1, "the entry 'a' has no end"),
        (
            "\n@book{a,\n  title = {One},\n)\n@book{b, title = {Two}}\n",
            2,
            "the entry 'a' has no end",
        ),
        ("\n@book(a,\n  title = {One},\n}\n", 2, "'a' begins with ( and does not end with )"),
        ("@string{b = {Moss\n\n@book{a, title = {One}}\n", 1, "@string has no end"),
        ("@book{a,\n  title == {One}}\n", 2, "a second = behind title"),
        ("@book{a,\n  title {One}}\n", 2, "the entry 'a' has a field without its ="),
        ("<<<<<<< HEAD\n@book{a, title = {One}}\n=======\n>>>>>>> b\n", 1, "a merge has left"),
        (
            "@book{a,\n<<<<<<< HEAD\n  title = {One},\n=======\n  title = {Two},\n>>>>>>> b\n}\n",
            1,
            "the entry 'a' has the signs of a merge in it",
        ),
        (
            "@book{a,\n<<<<<<< HEAD\n  x = 1,\n=======\n  x = 2,\n>>>>>>> b\n  title = {A}}\n",
            3,
            "the signs of a merge before the field x",
        ),
        ("null\n", 1, "no entry in it"),
        ("% nothing yet\n\n# to do\n", 3, "no entry in it"),
    ],
)
def test_an_error_names_line_and_remedy(tmp_path: Path, text: str, line: int, problem: str) -> None:
    error = errors_of(write(tmp_path, text))[0]
    assert error.line == line
    assert problem in error.problem
    assert error.remedy


def test_one_error_does_not_hide_another(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "@book{a, title = {One}, doi = {11.1/x}}\n"
        "@book{a, title = {Two}}\n"
        "@book{c, year = {1999}}\n"
        "@book{d, title = {Open\n",
    )
    assert [error.line for error in errors_of(path)] == [1, 2, 3, 4]


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.bib"
    path.write_bytes("@book{a,\n  title = {Café}}\n".encode("latin-1"))
    assert one_error(path).line == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert one_error(tmp_path / "none.bib").line is None


def test_words_between_the_entries_are_comments(tmp_path: Path) -> None:
    path = write(tmp_path, "Books first\n=======\n@comment{later: more}\n@book{a, title = {One}}\n")
    assert list(read_bibliography(path)) == ["a"]


def test_what_the_parser_says_of_a_broken_entry_is_said_once_and_by_us(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    one_error(write(tmp_path, "@book{a title = {One}}\n@book{b, title = {Two}}\n"))
    assert (caplog.text, *capfd.readouterr()) == ("", "", "")


# How an entry is read


def test_parts_of_a_value_are_joined(tmp_path: Path) -> None:
    text = """\
@string{a = "Tide"}
@string{b = a # { Letters}}
@article{x, title = {One} # " and " # {Two}, journal = b, year = 2001, month = 1 # "--2"}
"""
    found = read_bibliography(write(tmp_path, text))
    assert (found["x"].title, found["x"].container) == ("One and Two", "Tide Letters")
    assert ("month", "1--2") in [
        (name, text.replace("–", "--")) for name, text in found["x"].others
    ]
    assert not found.notes


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff@book{a, title = {One}, year = 2001}",
        "@book{a,\r\n\ttitle\t=\t{One},\r\n\tyear = 2001\r\n}\r\n",
        "@book(a, title = {One}, year = 2001)",
        '@book{a, title = "One", year = "2001",}',
        "@comment{x}\n% b\nWords = of a kind, between.\n@book{a, title = {One}, year = 2001}",
    ],
)
def test_an_entry_may_be_written_in_many_ways(tmp_path: Path, text: str) -> None:
    found = read_bibliography(write(tmp_path, text))
    assert [(work.key, work.title, work.year) for work in found.values()] == [("a", "One", 2001)]


def test_unicode_and_latex_accents_are_the_same(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '@book{a, title = {D{\\"o}rfer \\& St\\"{a}dte}, author = {M\\"uller, Jos{\\\'e}}}\n'
        "@book{b, title = {Dörfer & Städte}, author = {José Müller}}\n",
    )
    one, two = read_bibliography(path).values()
    assert (one.title, one.authors) == (two.title, two.authors)
    assert (two.title, two.authors) == ("Dörfer & Städte", ("Müller, José",))


def test_a_bare_sign_cuts_neither_title_nor_address(tmp_path: Path) -> None:
    path = write(tmp_path, "@misc{a, title = {Of 5% & more}, url = {https://a.example/b%20c~d_e}}")
    reference = read_bibliography(path)["a"]
    assert reference.title == "Of 5% & more"
    assert reference.address == "https://a.example/b%20c~d_e"


def test_field_names_may_be_written_in_capitals(tmp_path: Path) -> None:
    path = write(tmp_path, "@Article{a, Title = {One}, DOI = {10.1000/1}, Journal = {J}}")
    reference = read_bibliography(path)["a"]
    assert (reference.type, reference.doi, reference.container) == ("article", "10.1000/1", "J")


def test_an_organisation_is_one_author(tmp_path: Path) -> None:
    path = write(tmp_path, "@misc{a, title = {One}, author = {{Health and Care} and Bo, Al}}")
    assert read_bibliography(path)["a"].authors == ("Health and Care", "Bo, Al")


@pytest.mark.parametrize(
    ("written", "label", "literals"),
    [
        ("{Worms, Inc.}", "Worms, Inc. 2001", ["Worms, Inc."]),
        (
            "{Department of Soil, Water and Worms} and Doe, Jane",
            "Department of Soil, Water and Worms and Doe 2001",
            ["Department of Soil, Water and Worms", None],
        ),
        ("{Garden Office, North Branch}", "Garden Office, North Branch 2001",
         ["Garden Office, North Branch"]),
        # Of people in braces that they should not stand in, the first is known by the family name.
        ("{Smith, John}", "Smith 2001", [None]),
        ("{Smith, John and Doe, Jane}", "Smith 2001", [None]),
        ("{van der Berg}, Ann", "van der Berg 2001", [None]),
    ],
)  # fmt: skip
def test_no_comma_parts_the_name_of_an_organisation(
    tmp_path: Path, written: str, label: str, literals: list[str | None]
) -> None:
    path = write(tmp_path, f"@misc{{a, title = {{One}}, year = 2001, author = {{{written}}}}}")
    works = read_bibliography(path)
    (item,) = json.loads(to_csl_json(works.values()))
    assert works["a"].label == label
    assert [name.get("literal") for name in item["author"]] == literals


def test_references_are_ordered_by_key(tmp_path: Path) -> None:
    path = write(tmp_path, "@book{b, title = {B}}\n@book{a, title = {A}}\n")
    assert [(r.key, r.line) for r in read_bibliography(path).values()] == [("a", 2), ("b", 1)]


# Without the signs that LaTeX itself writes alike: straight and curly quotes, ^ and its accent.
PRINTABLE = "abcxyzÄéßøł ABC 019 .,:;?!()[]/–—“”’&%$#_~{}<>=+*@\\"


@given(st.text(PRINTABLE, min_size=1).map(lambda text: " ".join(["T", *text.split()])))
def test_a_title_written_as_latex_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    library = Library([Entry("misc", "a", [Field("title", title)])])
    encoder = LatexEncodingMiddleware(keep_math=False, enclose_urls=False)
    text = write_string(library, prepend_middleware=[encoder])
    path = write(tmp_path_factory.getbasetemp(), text)
    assert read_bibliography(path)["a"].title == title


@given(st.text(st.characters(codec="utf-8", categories=["L", "N"]) | st.sampled_from(" .,:;()/+-")))
def test_what_holds_no_latex_is_as_the_decoder_leaves_it(text: str) -> None:
    decoded = bibtex_fields.decoded_latex(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_fields, "_NO_LATEX", re.compile(r"(?!)"))
        assert bibtex_fields.decoded_latex(text) == decoded


# Where a work is found, and how it is cited


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/b",
        "//a.example/b",
        'https://a.example/"onclick=x',
        "https://",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert Reference(key="a", type="misc", title="One", line=1, url=url).address is None


def test_a_script_in_a_file_becomes_no_link(tmp_path: Path) -> None:
    path = write(tmp_path, "@misc{a, title = {One}, url = {javascript:alert(1)}}")
    assert read_bibliography(path)["a"].address is None


def test_a_doi_goes_before_an_address_and_is_quoted() -> None:
    reference = Reference("a", "misc", "One", 1, url="https://a.example", doi='10.1000/<1>"#2')
    assert reference.address == "https://doi.org/10.1000/%3C1%3E%22%232"


def test_a_citation_is_one_plain_line(references: dict[str, Reference]) -> None:
    assert references["engel1977"].citation() == (
        "Engel, G. L. (1977). The need for a new medical model: a challenge for biomedicine. "
        "Science 196(4286): 129-136. https://doi.org/10.1126/science.847460"
    )
    assert references["doc-jivan"].citation().startswith("JIVAN (n.d.). Treatment-Resistant")
    assert "Kose, Melisa; et al. (2022)." in references["sforzini2022"].citation()
    assert " “Don't Go to Work!” What" in references["lafrance2020chapter"].citation()
    assert " In Kramer, Ueli (ed.), Case Formulation" in references["franke2019"].citation()
    assert not any("\n" in reference.citation() for reference in references.values())


def test_a_work_without_author_is_cited_by_its_publisher() -> None:
    reference = Reference("a", "misc", "One?", 1, publisher="A House", year=2001)
    assert reference.citation() == "A House (2001). One?"


# Keys used, and entries used


def test_a_key_without_entry_is_reported_where_it_is_used() -> None:
    (error,) = missing_keys(Bibliography({}), {"gone2001": "data/codebook.yml:12"})
    assert "gone2001" in error.problem
    assert str(error).startswith("data/codebook.yml:12: ")
    assert error.remedy


def test_an_entry_that_nothing_uses_is_reported_with_its_line() -> None:
    spare = Reference("spare", "misc", "One", 7)
    (error,) = unused_keys({"spare": spare}, {}, file="some.bib")
    assert (error.file, error.line) == ("some.bib", 7)
    assert "spare" in error.problem
    assert error.remedy


def test_what_a_used_entry_inherits_from_counts_as_used(tmp_path: Path) -> None:
    text = """@incollection{part, author = {Doe, J.}, title = {A}, crossref = {Whole}}
@book{whole, title = {B}, year = 2001, crossref = {series}}
@book{series, title = {C}, year = 2000}
@book{alone, title = {D}, year = 1999}
"""
    path = tmp_path / "made.bib"
    path.write_text(text)
    (unused,) = unused_keys(read_bibliography(path), {"part": "notes:1"})
    assert "'alone'" in unused.problem


def test_a_related_entry_counts_as_used_and_must_exist() -> None:
    one = Reference("one", "misc", "One", 3, related=("two",))
    two = Reference("two", "misc", "Two", 9)
    used = {"one": "notes.csv:2"}
    assert unused_keys({"one": one, "two": two}, used) == []
    assert missing_keys(Bibliography({"one": one, "two": two}), used) == []
    (error,) = missing_keys(Bibliography({"one": replace(one, related=("three",))}), used)
    assert str(error).startswith("references.bib:3: ")


# What other programs write


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/1",
        "doi:10.1000/1",
        "https://doi.org/10.1000/1",
        "http://dx.doi.org/10.1000/1",
        "www.doi.org/10.1000/1",
        "doi.org/10.1000/1",
        "dx.doi.org/10.1000/1",
        "https://doi-org.proxy.example.edu/10.1000/1",
        "https://doi.org.proxy.example.edu/10.1000/1",
        "https://journals.example.org/doi/full/10.1000/1",
        "DOI 10.1000/1",
        "DOI: https://doi.org/10.1000/1",
        "https://www.doi.org/10.1000/1",
        "urn:doi:10.1000/1",
        "https://doi.org/doi:10.1000/1",
        "https://doi.org/10.1000%2F1",
        "10.1000/1.",
        "\\url{https://doi.org/10.1000/1}",
        "<https://doi.org/10.1000/1>",
        "info:doi/10.1000/1",
    ],
)
def test_a_doi_may_be_an_address(tmp_path: Path, written: str) -> None:
    found = read_bibliography(write(tmp_path, f"@book{{a, title={{One}}, doi={{{written}}}}}"))
    assert found["a"].doi == "10.1000/1"


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1000/1", "10.1000/1"),
        ("http://dx.doi.org/10.1000/1(2)3", "10.1000/1(2)3"),
        ("https://journals.example.org/doi/full/10.1000/1?from=list#top", "10.1000/1"),
        ("https://journals.example.org/doi/10.1000/1/full", "10.1000/1"),
        ("https://journals.example.org/doi/pdf/10.1000/1/", "10.1000/1"),
        ("https://doi.org/10.1000/1/full", "10.1000/1/full"),
        ("https://links.example.org/to?sid=x&id=doi:10.1000%2F1&title=One", "10.1000/1"),
        ("https://proxy.example.org/login?url=https%3A%2F%2Fdoi.org%2F10.1000%2F1", "10.1000/1"),
        ("https://example.org/10.1000/1", None),
        ("https://example.org/all?of=10.1000/1", None),
        ("https://example.org/doi/report", None),
        ("https://doi.org/", None),
        ("not an address", None),
    ],
)
def test_an_address_may_be_that_of_a_doi(tmp_path: Path, url: str, doi: str | None) -> None:
    found = read_bibliography(write(tmp_path, f"@book{{a, title={{One}}, url={{{url}}}}}"))["a"]
    assert (found.doi, found.url) == (doi, url)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (r"https://example.org/{\~{}}ada/a{\_}b", "https://example.org/~ada/a_b"),
        (r"https://example.org/a\_b?x=1\&y=2\#top", "https://example.org/a_b?x=1&y=2#top"),
        (r"https://example.org/\textasciitilde{}ada", "https://example.org/~ada"),
        ("https://example.org/~ada/a_b?x=1&y=%20", "https://example.org/~ada/a_b?x=1&y=%20"),
    ],
)
def test_signs_in_an_address_may_be_escaped(tmp_path: Path, written: str, url: str) -> None:
    text = f"@book{{a, title={{One}}, url={{{written}}}}}"
    assert read_bibliography(write(tmp_path, text))["a"].url == url


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2012-05-01T10:00:00", 2012), ("2012-01-01T10:20:30Z", 2012), ("../2012", 2012),
        ("199u", None), ("19XX", None), ("unpublished", None), ("s.d.", None),
        ("2012/05/01", 2012), ("2012, May", 2012), ("2012/in press", 2012),
        ("in press", None), ("forthcoming", None), ("n.d.", None), ("1900/1953", 1900),
        ("in review", None), ("online first", None), ("advance online publication", None),
        ("Online ahead of print", None), ("350 BC", None), ("1200 BCE", None), ("AD 1066", 1066),
        ("2019, May 3", 2019), ("3 May 2019", 2019), ("May 3, 2019", 2019), ("~1900", 1900),
        (r"{\noopsort{1973b}}1971", 1971), ("/2019", 2019), ("..", None),
        ("1890~", 1890), ("ca. 1890", 1890), ("2004/2010", 2004), ("2020-05-01", 2020),
        ("1999--2001", 1999), ("[1900] 1953", 1900), ("1953 [1900]", 1900), ("(1900) 1953", 1900),
        ("1953 (1900)", 1900), ("1953/1900", 1900), ("c. 1900", 1900), ("circa 1900", 1900),
        ("1998–2001", 1998), ("2019/20", 2019), ("2019a", 2019), ("[1900?]", 1900),
        ("1953 (Original work published 1900)", 1900), ("2019, in press", 2019),
        ("in press (2019)", 2019), ("May 2019", 2019), ("[n.d.]", None), ("under review", None),
        ("undated", None), ("2019.", 2019), ("in review", None), ("online first", None),
        ("epub ahead of print", None), ("Advance online publication", None), ("350 BC", None),
        ("2019, May 3", 2019), ("May 3, 2019", 2019), ("3 May 2019", 2019), ("~1900", 1900),
        ("/2019", 2019), (r"{\noopsort{a}}2019", 2019),
    ],
)  # fmt: skip
def test_a_year_may_be_vague(tmp_path: Path, written: str, year: int | None) -> None:
    found = read_bibliography(write(tmp_path, f"@book{{a, title={{One}}, year={{{written}}}}}"))
    assert (found["a"].year, found.notes) == (year, [])


def test_a_part_inherits_from_its_whole(tmp_path: Path) -> None:
    found = read_bibliography(
        write(
            tmp_path,
            "@inproceedings{part, title={Reeds}, author={Orla, B.}, pages={1-2}, crossref={all}}\n"
            "@proceedings{all, title={Shores}, year={2016}, editor={Quist, A.}, pages={9}}\n",
        )
    )
    part = found["part"]
    assert (part.title, part.container, part.year) == ("Reeds", "Shores", 2016)
    assert (part.editors, part.pages) == (("Quist, A.",), "1-2")


def test_what_names_the_whole_names_none_of_its_parts(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "@proceedings{all, title={Shores}, year={2016}, doi={10.5555/all}, pages={1-90},\n"
        "url={https://doi.org/10.5555/all}, publisher={Quill}}\n"
        "@inproceedings{one, title={Reeds}, author={Orla, B.}, crossref={all}}\n"
        "@inproceedings{two, title={Sand}, author={Quist, A.}, crossref={all}, doi={10.5555/2}}\n",
    )
    found = read_bibliography(file)
    assert [work.doi for work in found.values()] == ["10.5555/all", None, "10.5555/2"]
    assert (found["one"].url, found["one"].pages, found["one"].publisher) == (None, None, "Quill")
    assert possible_duplicate_references(found, file) == []


def test_signs_in_a_doi_may_be_escaped(tmp_path: Path) -> None:
    for written in (r"10.1000/a\_b", r"10.1000/a{\_}b"):
        found = read_bibliography(write(tmp_path, f"@book{{a, title={{One}}, doi={{{written}}}}}"))
        assert found["a"].doi == "10.1000/a_b"


@pytest.mark.parametrize("field", ["crossref", "CrossRef", "CROSSREF", "xdata", "XData"])
@pytest.mark.parametrize("key", ["all", "All", "ALL"])
def test_a_whole_is_named_in_any_case(tmp_path: Path, field: str, key: str) -> None:
    found = read_bibliography(
        write(
            tmp_path,
            f"@incollection{{part, title={{Reeds}}, {field}={{{key}}}}}\n"
            "@book{All, TITLE={Shores}, YEAR={2016}}\n",
        )
    )
    assert (found["part"].year, found.notes) == (2016, [])


def test_what_only_lends_its_fields_is_no_work(tmp_path: Path) -> None:
    found = read_bibliography(
        write(
            tmp_path,
            "@book{part, title={Reeds}, xdata={one, two}}\n@xdata{one, year=2016}\n"
            "@xdata{two, publisher={Quill}, xdata={three}}\n@xdata{three, volume={2}}\n",
        )
    )
    assert (list(found), found.notes) == (["part"], [])
    part = found["part"]
    assert (part.year, part.publisher, part.volume) == (2016, "Quill", "2")


def test_entries_that_are_part_of_each_other_have_an_end(tmp_path: Path) -> None:
    found = read_bibliography(
        write(
            tmp_path,
            "@book{a, title={One}, crossref={b}}\n@book{b, title={Two}, year=2001, crossref={a}}\n",
        )
    )
    assert [work.year for work in found.values()] == [2001, 2001]


def test_keys_that_differ_only_in_case_are_noted(tmp_path: Path) -> None:
    text = "@book{One, title={A}, year=2001}\n@book{one, title={B}, year=2002}\n"
    found = read_bibliography(write(tmp_path, text))
    assert [note.line for note in found.notes] == [2]


def test_what_may_not_be_meant_is_noted(tmp_path: Path) -> None:
    found = read_bibliography(
        write(
            tmp_path,
            '@string{tides = "Tide Letters"}\n'
            "@article{a, title={One}, year=2001,\n journal=shores}\n"
            "@article{b, title={Two}, journal=tides, month=jan}\n"
            "@book{c, title={Three}, year=2001, crossref={gone}}\n"
            "@string{shore = shore # tides}\n",
        )
    )
    assert found["a"].container == "shores"
    assert found["b"].container == "Tide Letters"
    assert [(note.line, note.problem) for note in found.notes] == [
        (3, "the entry 'a' has journal = shores, a string not defined"),
        (6, "the string 'shore' holds shore, which is not defined above it"),
        (4, "the entry 'b' has no year"),
        (5, "the entry 'c' is part of 'gone', which is not there"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("artcle", "article"),
        ("Artical", "article"),
        ("bok", "book"),
        ("inproceding", "inproceedings"),
        ("phdthesys", "phdthesis"),
        ("tecreport", "techreport"),
        ("miscc", "misc"),
    ],
)
def test_a_type_that_is_a_slip_is_noted_with_the_nearest(
    tmp_path: Path, written: str, meant: str
) -> None:
    text = f"@book{{a, title={{A}}, year=2001}}\n@{written}{{doe, title={{B}}, year=2002}}\n"
    found = read_bibliography(write(tmp_path, text))
    assert [*found] == ["a", "doe"]
    (note,) = found.notes
    assert (note.line, note.problem.endswith(f": @{written.lower()}")) == (2, True)
    assert f"@{meant} " in note.remedy


def test_curly_quotation_marks_around_a_value_are_noted(tmp_path: Path) -> None:
    text = (
        "@book{a, title={“Moss” and ice}, year=2001}\n@book{b,\n title=“Moss and ice”, year=2002}"
    )
    found = read_bibliography(write(tmp_path, text))
    assert [(note.line, note.problem) for note in found.notes] == [
        (3, "the entry 'b' has curly quotation marks around title")
    ]


def test_a_field_that_is_a_slip_is_noted_where_what_is_meant_is_lacking(tmp_path: Path) -> None:
    text = """\
@article{doe, title={A}, year=2001, authors={Doe, J.},
  jounral={Moss}}
@book{roe, title={B}, author={Roe, A.}, auteur={Roe, A.}, yaer=2002, editora={Ash, B.}}
"""
    notes = [(note.line, note.problem) for note in read_bibliography(write(tmp_path, text)).notes]
    assert notes == [
        (3, "the entry 'roe' has no year"),
        (1, "the entry 'doe' has a field authors, and no author"),
        (2, "the entry 'doe' has a field jounral, and no journal"),
    ]


@pytest.mark.parametrize("written", ["Online", "thesis", "webpage", "JURISDICTION", "zine"])
def test_types_of_other_styles_are_taken(tmp_path: Path, written: str) -> None:
    text = f"@{written}{{doe, title={{B}}, year=2002}}\n"
    assert not read_bibliography(write(tmp_path, text)).notes


def test_signs_written_for_web_pages_are_read(tmp_path: Path) -> None:
    found = read_bibliography(
        write(tmp_path, "@book{a, title={Reeds &amp; rocks}, author={M&uuml;ller, B.}, year=2001}")
    )
    assert (found["a"].title, found["a"].authors) == ("Reeds & rocks", ("Müller, B.",))


@pytest.mark.parametrize(
    ("field", "written", "year", "date", "kept"),
    [
        ("year", "2018", 2018, "2018", ()),
        ("date", "2018-03-01", 2018, "2018-03-01", ()),
        ("year", "1900/1953", 1900, "1900", (("year", "1900/1953"),)),
        ("year", "in press", None, None, (("year", "in press"),)),
        ("date", "2018-03/2018-04", 2018, "2018", (("date", "2018-03/2018-04"),)),
    ],
)
def test_what_is_no_plain_date_is_kept_as_written(
    tmp_path: Path,
    field: str,
    written: str,
    year: int,
    date: str,
    kept: tuple[tuple[str, str], ...],
) -> None:
    file = tmp_path / "references.bib"
    file.write_text(f"@book{{bean, title = {{Beans}}, {field} = {{{written}}}}}\n")
    work = read_bibliography(file)["bean"]
    assert (work.year, work.date, work.others) == (year, date, kept)


@pytest.mark.parametrize(
    ("author", "noted"),
    [
        ("Pond and Frog Administration", True),
        ("Ponds and Moss Executive", True),
        ("{Pond and Frog Administration}", False),
        ("{Pond Board} and Alder, K.", False),
        ("Alder, K. and others", False),
        ("Kay Alder and Jo Birch", False),
    ],
)
def test_an_organisation_that_an_and_parts_is_noted(
    tmp_path: Path, author: str, noted: bool
) -> None:
    text = f"@book{{a, title={{One}}, year=2001,\n  author={{{author}}}}}"
    found = read_bibliography(write(tmp_path, text))
    assert [note.line for note in found.notes] == [2] * noted


def test_entries_that_are_parts_of_each_other_are_named(tmp_path: Path) -> None:
    found = read_bibliography(
        write(
            tmp_path,
            "@article{a, title={One}, year=2001, crossref={a}}\n"
            "@article{b, title={Two}, year=2001, crossref={C}}\n"
            "@book{c, title={Three}, year=2001, crossref={b}}\n"
            "@article{d, title={Four}, year=2001, crossref={c}}\n",
        )
    )
    said = "the entry '{}' is part of itself, by crossref or xdata"
    assert [(note.line, note.problem) for note in found.notes] == [
        (1, said.format("a")),
        (2, said.format("b")),
        (3, said.format("c")),
    ]


def test_what_biblatex_allows_beside_works_is_neither_broken_nor_a_work(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(
        "@set{both, entryset = {a, b}}\n@bibnote{seen, note = {See there}}\n"
        "@book{a, author={Fern, A.}, title={Moss}, year={-0044}}\n"
        "@book{b, author={Fern, A.}, title={Reeds}, date={1999-XX}}\n"
        "@book{c, author={Fern, A.}, title={Ponds}, date={-0044-03-15/-0043}}\n"
    )
    works = read_bibliography(path)
    assert (works.broken, works.notes) == ([], [])
    # A year before Christ is none of ours: it is kept as it is written.
    assert {key: work.year for key, work in works.items()} == {"a": None, "b": 1999, "c": None}
    assert dict(works["a"].others)["year"] == "-0044"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("family=Berg, given=Jan, prefix=van den", "van den Berg, Jan"),
        ("given = Hans, given-i = H, family = Harman, suffix = Jr", "Harman, Jr, Hans"),
        ('"family={Robert and Sons, Inc.}"', "Robert and Sons, Inc."),
        ("family=The Pond Group", "The Pond Group"),
        ("{E=mc, the Group}", "E=mc, the Group"),
    ],
)
def test_a_name_whose_parts_are_named_is_read_as_any_other(tmp_path, written, name):
    path = tmp_path / "references.bib"
    path.write_text(f"@book{{a, author={{{written} and Fern, Ada}}, title={{Moss}}, year=2001}}\n")
    works = read_bibliography(path)
    assert works["a"].authors == (name, "Fern, Ada")
    assert works.notes == []
