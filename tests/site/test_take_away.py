"""Formats of references, links that last, and what programs read of the pages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs

import nbformat
import pytest

from reviewbook.analysis.review import Review
from reviewbook.project.review_folder import Project
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.coins import context_object
from reviewbook.references.csl_json import to_csl_json
from reviewbook.references.reference import Reference
from reviewbook.references.ris_export import to_ris
from reviewbook.site.chapters.chapter import to_page
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.rewrite import page_body
from reviewbook.site.output.colophon import Colophon, make_colophon
from reviewbook.site.output.search import index

GARDENS = r"""
@article{orla2001,
  author = {M{\"u}ller, Jos{\'e} and van der Beet, Ann and others},
  title = {Beans {\&} Peas},
  journal = {Garden Letters},
  year = {2001}, volume = {4}, number = {2}, pages = {11--19},
  doi = {10.1234/beans.1}, pmid = {77}, pmcid = {PMC88},
  keywords = {soil, shade},
  abstract = {Two rows of beans.
TY  - BOOK},
  note = {Seen once},
}
@incollection{reed1999,
  author = {Reed, Kim}, editor = {Moss, Lee},
  title = {Ponds}, booktitle = {Water in Small Gardens}, publisher = {Gate Press},
  date = {1999-03-05}, chapter = {7}, pages = {30}, isbn = {978-0-00-000000-2},
  unverified = {author, pages}, related = {orla2001},
}
@techreport{heath2010, author = {{Society of Plots}}, title = {Plots, counted},
  institution = {Town Hall}, number = {12}, year = {2010}, url = {https://plots.example/12},
}
"""


@pytest.fixture
def works(tmp_path: Path) -> list[Reference]:
    path = tmp_path / "references.bib"
    path.write_text(GARDENS, encoding="utf-8")
    return list(read_bibliography(path).values())


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """Read RIS by its description alone: two signs, two blanks, a hyphen, a blank, a value."""
    assert text.endswith("\r\n")
    records: list[dict[str, list[str]]] = []
    for line in filter(None, text.split("\r\n")):
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            records.append({})
        records[-1].setdefault(found[1], []).append(found[2])
    assert all(next(iter(record)) == "TY" and list(record)[-1] == "ER" for record in records)
    return records


def test_ris_holds_everything(works: list[Reference]) -> None:
    report, article, chapter = read_ris(to_ris(works))
    assert article["TY"] == ["JOUR"] and article["ID"] == ["orla2001"]
    assert article["AU"] == ["Müller, José", "van der Beet, Ann"]
    assert article["TI"] == ["Beans & Peas"] and article["T2"] == ["Garden Letters"]
    assert (article["SP"], article["EP"], article["VL"], article["IS"]) == (
        ["11"], ["19"], ["4"], ["2"],
    )  # fmt: skip
    assert article["DO"] == ["10.1234/beans.1"] and article["KW"] == ["soil", "shade"]
    assert article["N1"] == [
        "PMID: 77",
        "Seen once",
        "There are more authors than are named here.",
        "pmcid: PMC88",
        "abstract: Two rows of beans. TY - BOOK",
    ]
    assert chapter["TY"] == ["CHAP"] and chapter["A2"] == ["Moss, Lee"]
    assert (chapter["PY"], chapter["DA"], chapter["SP"]) == (["1999"], ["1999/03/05"], ["30"])
    assert {"Unverified: author, pages", "Related to: orla2001", "chapter: 7"} <= set(chapter["N1"])
    assert report["AU"] == ["Society of Plots"] and report["PB"] == ["Town Hall"]
    assert report["UR"] == ["https://plots.example/12"]


def test_csl_json_holds_everything(works: list[Reference]) -> None:
    report, article, chapter = json.loads(to_csl_json(works))
    assert article["type"] == "article-journal" and article["id"] == "orla2001"
    assert article["author"][1] == {"family": "van der Beet", "given": "Ann"}
    assert len(article["author"]) == 2
    assert (article["issue"], article["page"], article["DOI"]) == ("2", "11–19", "10.1234/beans.1")
    assert article["note"].splitlines()[0] == "Seen once" and "PMC88" in article["note"]
    assert chapter["issued"] == {"date-parts": [[1999, 3, 5]]}
    assert chapter["editor"] == [{"family": "Moss", "given": "Lee"}]
    assert report["author"] == [{"literal": "Society of Plots"}] and report["number"] == "12"


def test_what_styles_print_of_an_entry_has_a_place_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text(
        "@book{a, title = {Ponds}, edition = {3}, address = {Leeds}, series = {Plots},"
        " translator = {Kim Reed and van der Beet, Ann}, urldate = {2020-05-01}, owner = {me},"
        " year = {in press}}\n"
        "@phdthesis{b, title = {Beans}, school = {University of Leeds}, year = {1990/2001}}\n"
    )
    book, thesis = json.loads(to_csl_json(read_bibliography(path).values()))
    assert book == {
        "id": "a", "type": "book", "title": "Ponds", "edition": "3", "publisher-place": "Leeds",
        "collection-title": "Plots", "accessed": {"date-parts": [[2020, 5, 1]]},
        "translator": [
            {"family": "Reed", "given": "Kim"}, {"family": "van der Beet", "given": "Ann"}
        ],
        "issued": {"literal": "in press"}, "note": "owner: me",
    }  # fmt: skip
    assert (thesis["publisher"], thesis["note"]) == ("University of Leeds", "year: 1990/2001")


def test_nothing_of_the_real_references_is_lost(project: Project) -> None:
    works = read_bibliography(project.bibliography)
    text = project.bibliography.read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE)
    ris, csl = read_ris(to_ris(works.values())), json.loads(to_csl_json(works.values()))
    assert [r["ID"][0] for r in ris] == [item["id"] for item in csl] == sorted(keys)
    plain = re.compile(r"^  (?:pmcid|isbn|doi|volume|chapter|publisher) = \{([^{}\\]+)\},$", re.M)
    values = plain.findall(text)
    assert len(values) > 40
    lines = to_ris(works.values()) + to_csl_json(works.values())
    assert [value for value in values if lines.count(" ".join(value.split())) < 2] == []


def test_a_browser_is_told_of_each_work(works: list[Reference]) -> None:
    report, article, chapter = (parse_qs(context_object(work)) for work in works)
    assert article["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert article["rft.jtitle"] == ["Garden Letters"] and article["rft.aulast"] == ["Müller"]
    assert article["rft.au"] == ["van der Beet, Ann"]
    assert article["rft_id"] == ["info:doi/10.1234/beans.1", "info:pmid/77"]
    assert chapter["rft.genre"] == ["bookitem"]
    assert chapter["rft.btitle"] == ["Water in Small Gardens"]
    assert report["rft.genre"] == ["report"] and report["rft.aucorp"] == ["Society of Plots"]


def chapter(garden: Project, heading: str) -> str:
    cell = nbformat.v4.new_markdown_cell(f"# Beans\n\nWords.\n\n## {heading}\n\nMore.", id="03-07")
    table = nbformat.v4.new_output(
        "display_data", {"text/html": "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"}
    )
    code = nbformat.v4.new_code_cell("rows", id="03-08", outputs=[table])
    review = Review(garden)
    page = to_page("03-beans", nbformat.v4.new_notebook(cells=[cell, code]), Leads(review))
    return page_body(page, str)


def test_an_anchor_outlives_the_wording_of_its_heading(garden: Project, run) -> None:
    assert run("code", "--project", garden.root).status == 0
    for heading in ("How many beans?", "Beans, counted"):
        html = chapter(garden, heading)
        assert '<h2 id="cell-03-07">' in html
        assert 'href="#cell-03-07" aria-label="Link to: ' in html
        assert 'id="table-03-08"' in html and 'href="#table-03-08"' in html
    assert '<span id="beans-counted"></span>' in html, "the address by its words works as well"


class _Metas(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "meta" and known.get("name"):
            self.said.setdefault(str(known["name"]), []).append(str(known["content"]))


CITATION = """\
title: Beans
authors:
- family-names: Beet
  given-names: Ann
  name-particle: van der
- name: The plot
version: 1.2.0
date-released: "2020-05-06"
"""


def colophon_of(garden: Project, more: str = "") -> Colophon:
    (garden.root / "CITATION.cff").write_text(CITATION + more, encoding="utf-8")
    return make_colophon(garden, "What beans need")


def test_pages_are_cited_by_the_year_in_which_they_were_built(
    garden: Project, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run("code", "--project", garden.root).status == 0
    colophon = colophon_of(garden)
    assert "  year = {1970}," in colophon.bibtex.splitlines()
    assert colophon.citation.startswith("Ann van der Beet, The plot (1970). What beans need.")
    assert colophon.citation.endswith(" built 1970-01-02.")
    told = json.loads(colophon.linked_data)
    assert (told["datePublished"], told["dateModified"]) == ("2020-05-06", "1970-01-02")


def test_the_review_tells_of_itself_and_invents_no_address(garden: Project, run) -> None:
    assert run("code", "--project", garden.root).status == 0
    colophon = colophon_of(garden)
    assert "author = {van der Beet, Ann and {The plot}}" in colophon.bibtex
    assert "url" not in colophon.bibtex
    told = json.loads(colophon.linked_data)
    assert told["name"] == "What beans need" and told["datePublished"] == "2020-05-06"
    assert [author["@type"] for author in told["author"]] == ["Person", "Organization"]
    assert told["version"] == "1.2.0" and "url" not in told
    known = colophon_of(garden, "url: https://beans.example/\n")
    assert "url = {https://beans.example}," in known.bibtex
    assert json.loads(known.linked_data)["url"] == "https://beans.example"


SOFTWARE = """\
type: software
title: A program
license: MIT
authors:
- name: Who wrote the program
version: 3.0.0
references:
- type: data
  title: What beans need.
  authors:
  - name: Who read the beans
"""


def test_who_wrote_a_program_is_no_author_of_what_is_made_with_it(garden: Project, run) -> None:
    assert run("code", "--project", garden.root).status == 0
    (garden.root / "CITATION.cff").write_text(SOFTWARE, encoding="utf-8")
    named = make_colophon(garden, "What beans need")
    assert named.citation.startswith("Who read the beans (")
    assert "author = {{Who read the beans}}" in named.bibtex
    copied = make_colophon(garden, "What peas need")
    assert copied.citation.startswith("What peas need (")
    assert (copied.authors, copied.version, copied.code_licence) == ("", "", "MIT")
    assert "author" not in copied.bibtex and "author" not in json.loads(copied.linked_data)


def test_where_nobody_is_named_the_pages_ask_for_it(garden: Project, run) -> None:
    garden.notebooks.mkdir()
    first = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Beans\n\nWords.")])
    nbformat.write(first, garden.notebooks / "00-beans.ipynb")
    (garden.root / "CITATION.cff").write_text(SOFTWARE, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    assert run("build", "--project", garden.root).status == 0
    page = (garden.root / "site" / "index.html").read_text(encoding="utf-8")
    assert "No author is named yet" in page and "Who " not in page
    assert "citation_author" not in _Metas(page).said


def test_the_pages_carry_what_a_reference_manager_reads(garden: Project, run) -> None:
    (garden.root / "CITATION.cff").write_text(CITATION, encoding="utf-8")
    (garden.root / "references.bib").write_text(GARDENS.replace(", related = {orla2001}", ""))
    garden.notebooks.mkdir()
    first = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Beans\n\nWords.")])
    nbformat.write(first, garden.notebooks / "00-beans.ipynb")
    assert run("code", "--project", garden.root).status == 0
    outcome = run("build", "--project", garden.root)
    assert outcome.status == 0, outcome.said
    site = garden.root / "site"
    metas = _Metas((site / "index.html").read_text(encoding="utf-8")).said
    assert metas["citation_title"] == ["Beans"]
    assert metas["citation_author"] == ["van der Beet, Ann", "The plot"]
    assert metas["citation_publication_date"] == ["2020/05/06"]
    assert "citation_public_url" not in metas
    shown = (site / "references.html").read_text(encoding="utf-8")
    assert shown.count('class="Z3988"') == 3
    assert 'class="Z3988"' not in (site / "review.html").read_text(encoding="utf-8")
    saved = (site / "data" / "references.ris").read_bytes()
    assert len(read_ris(saved.decode())) == 3


def test_search_knows_what_is_a_finding(project: Project) -> None:
    stored = nbformat.read(project.notebooks / "03-modalities.ipynb", 4)
    page = to_page("03-modalities", stored, Leads(Review(project)))
    script = index([page]).removeprefix("window.reviewbookIndex=").removesuffix(";\n")
    entries = json.loads(script)
    findings = {url: title for url, title, _, _, kind in entries if kind == 0}
    assert len(findings) == len(page.charts)
    assert set(findings) == {f"03-modalities.html#{figure}" for figure in page.charts}
    assert {entry[4] for entry in entries} == {0, 2}
