"""What the CSL specification asks of whoever formats references, whatever the style."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from citeproc import CitationStylesStyle

from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.csl_bibliography import PLAIN_STYLE, format_bibliography
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.page_ranges import ranges_in_form

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"{options}>
<info><title>t</title><id>t</id></info>
<macro name="title"><choose>
<if type="webpage"><text variable="title"/><text value="Web page" prefix=" [" suffix="]"/></if>
<else><text variable="title" form="short" quotes="{quotes}"/></else></choose></macro>
<macro name="editor"><names variable="editor"><name form="long" initialize-with=". "/>
<label form="short" prefix=" (" suffix=")" text-case="title"/></names></macro>
<macro name="who"><names variable="author"><name name-as-sort-order="all"/>
<label form="short" prefix=" (" suffix=")" text-case="title"/><substitute>
<choose><if type="book"><names variable="editor"/></if></choose>
<text macro="title"/></substitute></names></macro>
<citation><layout><text macro="who"/></layout></citation>
<bibliography>{sort}<layout suffix=".">{layout}</layout></bibliography></style>"""
WHO_WHEN_WHAT = """<group delimiter=". ">
<group delimiter=" "><text macro="who"/><group prefix="(" suffix=")" delimiter=", ">
<choose><if variable="issued"><date variable="issued"><date-part name="year"/></date>
<date variable="issued"><date-part name="month"/></date></if>
<else-if variable="status"><text variable="status"/></else-if>
<else><text term="no date" form="short"/></else></choose>
<text variable="year-suffix"/></group></group>
<text macro="title"/>
<group delimiter=" "><text value="Ed. by"/><text macro="editor"/></group>
<text variable="publisher"/></group>"""


def formatted(
    folder: Path,
    entries: str,
    layout: str = WHO_WHEN_WHAT,
    quotes: str = "false",
    options: str = "",
    sort: str = "",
) -> list[str]:
    """The lines of works, in the order of the style."""
    works, style = folder / "references.bib", folder / "own.csl"
    works.write_text(entries, encoding="utf-8")
    said = STYLE.format(layout=layout, quotes=quotes, options=options, sort=sort)
    style.write_text(said, encoding="utf-8")
    return [*format_bibliography(read_bibliography(works).values(), style).values()]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@misc{a, title = {Kites}, year = 2021}", "Kites (2021)."),
        ("@misc{a, title = {Kites at sea}, shorttitle = {Kites}, year = 2021}", "Kites (2021)."),
        (
            "@online{a, title = {Kites}, year = 2021, publisher = {Wind Press}}",
            "Kites [Web page] (2021). Wind Press.",
        ),
        (
            "@book{a, title = {Pens}, editor = {Quill, Nora}, year = 2002}",
            "Quill, Nora (Ed.) (2002). Pens.",
        ),
        (
            "@book{a, title = {Pens}, editor = {Quill, Nora}, author = {Ink, Una}, year = 2002}",
            "Ink, Una (2002). Pens. Ed. by N. Quill (Ed.).",
        ),
        # Editors of what is no book stand in for nobody here, and are said in their place.
        (
            "@misc{a, title = {Pens}, editor = {Quill, Nora and Reed, Bo}, year = 2002}",
            "Pens (2002). Ed. by N. Quill, B. Reed (Eds.).",
        ),
    ],
)
def test_what_stood_in_for_an_author_is_not_said_again(tmp_path, entry, line):
    assert formatted(tmp_path, entry) == [line]


def test_what_was_said_before_it_stood_in_may_be_said_after_it(tmp_path):
    layout = '<text variable="title" suffix=": "/><text macro="who" suffix="; "/>'
    layout += '<text variable="title"/>'
    assert formatted(tmp_path, "@misc{a, title = {Kites}}", layout) == ["Kites: Kites; Kites."]


def test_what_stood_in_is_not_said_after_another_stood_in_for_somebody_else(tmp_path):
    layout = """<text macro="who" suffix="; "/><names variable="translator"><substitute>
    <text variable="publisher"/></substitute></names><text variable="title" prefix="; "/>
    <text variable="publisher" prefix="; "/>"""
    entry = "@misc{a, title = {Kites}, publisher = {Wind Press}}"
    assert formatted(tmp_path, entry, layout) == ["Kites; Wind Press."]


def test_a_style_may_ask_for_what_was_said(tmp_path):
    layout = (
        '<text macro="who"/><choose><if variable="title"><text value=" (titled)"/></if></choose>'
    )
    assert formatted(tmp_path, "@misc{a, title = {Kites}}", layout) == ["Kites (titled)."]


def test_each_work_is_formatted_anew_and_so_is_each_key_of_the_order(tmp_path):
    sort = '<sort><key macro="who"/><key macro="title"/></sort>'
    entries = "@misc{a, title = {Lamps}}\n@misc{b, title = {Kites}}\n@book{c, title = {Jars}}"
    lines = formatted(tmp_path, entries, quotes="true", sort=sort)
    assert lines == ["“Jars” (n.d.).", "“Kites” (n.d.).", "“Lamps” (n.d.)."]


def test_a_quotation_mark_before_a_title_is_nothing_to_sort_by(tmp_path):
    sort = '<sort><key macro="who"/></sort>'
    entries = (
        "@misc{a, title = {Kites}, year = 2001}\n"
        "@misc{b, title = {Stilts}, author = {Moss, Ada}, year = 2002}"
    )
    lines = formatted(tmp_path, entries, quotes="true", sort=sort)
    assert lines == ["“Kites” (2001).", "Moss, Ada (2002). “Stilts.”"]


def test_other_styles_in_the_same_process_keep_the_elements_of_the_library(tmp_path):
    formatted(tmp_path, "@misc{a, title = {Kites}}")
    style = CitationStylesStyle(str(PLAIN_STYLE), validate=False)
    modules = {type(element).__module__ for element in style.root.iter()}
    assert modules == {"citeproc.model"}


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("n.d.", "n.d."), ("n. d.", "n.d."), ("Undated", "n.d."), ("s.a.", "n.d."),
        ("s. d.", "n.d."), ("no date", "n.d."), ("in press", "in press"),
        ("forthcoming", "forthcoming"), ("under review", "under review"), ("2003", "2003"),
        ("44 BC", "44 BC"),
    ],
)  # fmt: skip
def test_a_date_in_words_is_said_once(tmp_path, year, said):
    entry = f"@misc{{a, title = {{Kites}}, author = {{Moss, Ada}}, year = {{{year}}}}}"
    assert formatted(tmp_path, entry) == [f"Moss, Ada ({said}). Kites."]


def test_a_state_is_the_date_of_a_style_that_knows_no_states(tmp_path):
    layout = '<date variable="issued"><date-part name="year"/></date><date variable="issued">'
    layout += '<date-part name="month"/></date>'
    entry = "@article{a, title = {Kites}, pubstate = {inpress}}"
    assert formatted(tmp_path, entry, layout) == ["in press."]


def test_a_group_says_nothing_without_the_variables_it_was_to_say(tmp_path):
    layout = """<group delimiter=" "><choose><if type="thesis"><text value="Publication"/></if>
    <else-if variable="note"><text variable="note"/></else-if></choose>
    <text variable="number"/></group>
    <group delimiter=" "><text value="Found:"/><group prefix="[" suffix="]">
    <text value="online"/></group><text variable="DOI"/></group>"""
    assert formatted(tmp_path, "@phdthesis{a, title = {Kites}}", layout) == ["Found: [online]."]


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@phdthesis{a,", "Doctoral dissertation"), ("@mastersthesis{a,", "Master's thesis"),
        ("@thesis{a, type = {phdthesis},", "Doctoral dissertation"),
        ("@thesis{a, type = {mathesis},", "Master's thesis"), ("@thesis{a,", None),
        ("@phdthesis{a, type = {Habilitation},", "Habilitation"),
        ("@report{a, type = {techreport},", "Technical report"), ("@techreport{a,", None),
        ("@patent{a, type = {patentus},", "U.S. patent"), ("@book{a,", None),
    ],
)  # fmt: skip
def test_a_thesis_says_of_which_kind_it_is(tmp_path, entry, genre):
    path = tmp_path / "references.bib"
    path.write_text(f"{entry} title = {{Kites}}, year = 2001}}")
    (item,) = json.loads(to_csl_json(read_bibliography(path).values()))
    assert item.get("genre") == genre
    assert "note" not in item


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("2", "2nd"), ("Second", "2nd"), ("3rd ed.", "3rd"), ("Fourth edition", "4th"),
        ("5th", "5th"), ("Revised", "Revised"), ("2 vols", "2 vols"),
    ],
)  # fmt: skip
def test_an_edition_is_a_number_where_it_is_one(tmp_path, edition, said):
    entry = f"@book{{a, title = {{Kites}}, edition = {{{edition}}}}}"
    layout = '<number variable="edition" form="ordinal"/>'
    assert formatted(tmp_path, entry, layout)[0].rstrip(".") == said


# The examples of the specification, and ranges that cross a boundary.
@pytest.mark.parametrize(
    ("form", "ranges"),
    [
        ("expanded", "42-45 321-328 2787-2816"),
        ("minimal", "42-5 321-8 2787-816"),
        ("minimal-two", "42-45 321-28 2787-816 3-21 7-9 998-1005"),
        ("chicago", "3-10 71-72 100-104 600-613 107-8 505-17 1002-6 321-25 415-532 1496-1504"),
        ("chicago-15", "11564-68 13792-803 2787-2816"),
        ("chicago-16", "1496-504 2787-816 321-28 99-104"),
    ],
)
def test_pages_are_shortened_as_the_specification_has_it(form, ranges):
    whole = {
        "42-5": "42-45", "321-8": "321-328", "321-28": "321-328", "2787-816": "2787-2816",
        "107-8": "107-108", "505-17": "505-517", "1002-6": "1002-1006", "321-25": "321-325",
        "11564-68": "11564-11568", "13792-803": "13792-13803", "1496-504": "1496-1504",
    }  # fmt: skip
    for one in ranges.split():
        assert ranges_in_form(whole.get(one, one), form) == one
        assert ranges_in_form(one, form) == one


@pytest.mark.parametrize("pages", ["e17", "S3-S9", "12", "1.3-1.9", "9-3", "xi-xv", "7-7"])
def test_what_is_no_plain_range_of_pages_stays(pages):
    assert ranges_in_form(pages, "minimal") == pages


def test_a_style_shortens_pages_by_its_own_attribute(tmp_path):
    entry = "@article{a, title = {Kites}, pages = {321--328, 401--405}}"
    layout = '<text variable="page"/>'
    assert formatted(tmp_path, entry, layout, options=' page-range-format="minimal"') == [
        "321–8, 401–5."
    ]


@pytest.mark.parametrize(
    ("locale", "title", "line"),
    [
        ("en-US", "Kites", "“Kites,” Wind. “Kites.”"),
        ("en-US", "Why kites?", "“Why kites?,” Wind. “Why kites?”"),
        ("en-GB", "Kites", "‘Kites’, Wind. ‘Kites’."),
    ],
)
def test_a_comma_stands_within_quotes_where_the_language_has_it_so(tmp_path, locale, title, line):
    layout = """<text variable="title" quotes="true" suffix=", "/><text variable="publisher"/>
    <text variable="title" quotes="true" prefix=". "/>"""
    entry = f"@misc{{a, title = {{{title}}}, publisher = {{Wind}}}}"
    assert formatted(tmp_path, entry, layout, options=f' default-locale="{locale}"') == [line]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("", "Small Gardens of the Town."), ("langid = {english}, ", "Small Gardens of the Town."),
        ("langid = {ngerman}, ", "Small gardens of the town."),
        ("language = {fr-CA}, ", "Small gardens of the town."),
    ],
)  # fmt: skip
def test_only_titles_in_english_get_capitals(tmp_path, language, line):
    entry = f"@misc{{a, {language}title = {{Small gardens of the town}}}}"
    assert formatted(tmp_path, entry, '<text variable="title" text-case="title"/>') == [line]


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("capitalize-first", "Moss J.; Van Oak A.: Doe. Editor No date."),
        ("capitalize-all", "Moss J.; Van Oak A.: Doe. Editor No Date."),
        ("uppercase", "MOSS J.; VAN OAK A.: DOE. EDITOR NO DATE."),
    ],
)
def test_names_labels_and_terms_get_the_letters_that_a_style_asks_for(tmp_path, case, line):
    part = f'<name-part name="family" text-case="{case}"/>'
    layout = f"""<names variable="author" delimiter="; "><name name-as-sort-order="all"
    sort-separator=" " delimiter="; " initialize-with=". ">{part}</name></names>
    <names variable="editor" prefix=": "><name form="short">{part}</name>
    <label prefix=". " text-case="{case}"/></names>
    <text term="no date" text-case="{case}" prefix=" "/>"""
    entry = "@book{a, title = {Ponds}, author = {moss, J. and van Oak, A.}, editor = {doe, B.}}"
    assert formatted(tmp_path, entry, layout) == [line]


def test_of_notes_a_formatted_work_has_only_its_own(tmp_path):
    layout = '<text variable="title"/><text variable="note" prefix=" (" suffix=")"/>'
    entry = "@misc{a, title = {Kites}, note = {Drawn by hand}, file = {kites.pdf}, year = {n.d.}}"
    assert formatted(tmp_path, entry, layout) == ["Kites (Drawn by hand)."]
