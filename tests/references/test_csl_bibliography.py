"""What somebody relies on who needs the references in the style of a journal."""

from __future__ import annotations

import json

import pytest

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.csl_bibliography import PLAIN_STYLE, format_bibliography
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.reference import Reference

MOSS = Reference(
    key="moss", type="article", title="Does moss like walls?", line=1,
    authors=("Fern, Ada B.", "van der Stein, Bo", "others"), year=2019, container="Annals of Moss",
    volume="12", number="3", pages="3-21", doi="10.5555/moss",
)  # fmt: skip
BOOK = Reference(
    key="Moss", type="book", title="All about tilth", line=9, authors=("The Moss Society",),
    year=2001, publisher="Wall Press",
)  # fmt: skip
PAGE = Reference(key="page", type="online", title="A page", line=20, url="https://example.org/a")
NUMBERED = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
 page-range-format="minimal-two"><info><title>t</title><id>t</id></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout><text variable="citation-number" suffix="."/>
<text variable="title"/><text variable="page" prefix=" pp. "/></layout></bibliography></style>"""


OWN_BOOKS = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><text variable="title" suffix=", "/>
<number variable="edition" form="ordinal"/><text value=" ed., trans. "/>
<names variable="translator" suffix=". "/><text variable="publisher-place" suffix=": "/>
<text variable="publisher"/><date variable="issued" prefix=" (" suffix=")">
<date-part name="year"/></date></layout></bibliography></style>"""


def test_the_plain_style_says_who_when_what_and_where():
    assert format_bibliography([MOSS, BOOK, PAGE]) == {
        "page": "A page (n.d.). https://example.org/a",
        "moss": "Fern, A. B., van der Stein, B. et al. (2019). Does moss like walls? "
        "Annals of Moss 12(3): 3–21. https://doi.org/10.5555/moss",
        "Moss": "The Moss Society (2001). All about tilth. Wall Press.",
    }


def test_an_organisation_with_commas_in_its_name_has_no_initials(tmp_path):
    path = tmp_path / "references.bib"
    name = "Department of Soil, Water and Worms"
    path.write_text(f"@book{{a, title = {{Soils}}, year = 2001, author = {{{{{name}}}}}}}")
    lines = format_bibliography(read_bibliography(path).values())
    assert lines == {"a": f"{name} (2001). Soils."}


def test_a_style_prints_edition_place_translator_and_what_stands_for_a_year(tmp_path):
    path, style = tmp_path / "references.bib", tmp_path / "own.csl"
    path.write_text(
        "@book{a, title = {Ponds}, author = {Doe, J.}, translator = {Smith, A.}, edition = {3},"
        " address = {Leeds}, publisher = {Wall Press}, year = {in press}}"
    )
    style.write_text(OWN_BOOKS)
    assert format_bibliography(read_bibliography(path).values(), style) == {
        "a": "Ponds, 3rd ed., trans. A. Smith. Leeds: Wall Press (in press)."
    }


def test_that_there_are_more_translators_is_no_name(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text("@book{a, title = {Ponds}, year = 2001, translator = {Smith, A. and others}}")
    (item,) = json.loads(to_csl_json(read_bibliography(path).values()))
    assert item["translator"] == [{"family": "Smith", "given": "A."}]
    assert item["note"] == "translator: Smith, A. and others"


def test_a_style_of_ones_own_numbers_entries_and_leaves_pages_whole(tmp_path):
    style = tmp_path / "mine.csl"
    style.write_text(NUMBERED)
    lines = format_bibliography([MOSS, BOOK], style)
    assert lines == {"moss": "1. Does moss like walls? pp. 3–21", "Moss": "2. All about tilth"}


def test_every_work_of_this_review_gets_a_line(project):
    works = read_bibliography(project.bibliography)
    lines = format_bibliography(works.values())
    assert lines.keys() == works.keys()
    folded = {key: line.casefold() for key, line in lines.items()}
    assert [
        key for key in works if works[key].title.rstrip("?.").casefold() not in folded[key]
    ] == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no CSL style"), (b"<html></html>", "no CSL style"), (b"\xff\xfe", "no CSL style"),
        (PLAIN_STYLE.read_bytes()[:-40], "cannot be used"),
        (b"<!DOCTYPE style [<!ENTITY a 'b'>]><style><bibliography/></style>", "declares entities"),
        (
            b'<style><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
            b"</info></style>",
            "only points to another: apa",
        ),
        (
            NUMBERED.replace("</layout></b", "<text macro='none'/></layout></b").encode(),
            "cannot be done here",
        ),
    ],
)  # fmt: skip
def test_what_is_no_style_is_refused_with_its_name(tmp_path, raw, said):
    style = tmp_path / "bad.csl"
    style.write_bytes(raw)
    with pytest.raises(InputError, match=said) as error:
        format_bibliography([MOSS], style)
    assert "bad.csl" in str(error.value)


def test_a_style_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="correct the name of the style"):
        format_bibliography([MOSS], tmp_path / "none.csl")
