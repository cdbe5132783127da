"""What somebody relies on who builds pages again and again, of a small garden."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.reviewer_tables import Standard
from reviewbook.project.review_folder import Project
from reviewbook.site import site_builder
from reviewbook.site.html.links import Links
from reviewbook.site.html.page import Block, Page, page_parts
from reviewbook.site.html.rewrite import page_body
from reviewbook.site.html.tree import parse_html
from reviewbook.site.output.colophon import make_colophon
from reviewbook.site.output.many_files import Site
from reviewbook.site.output.single_file import file_to_mail, one_file
from reviewbook.site.pages.page_order import assemble_pages, colours
from shared import as_stored

Run = Callable[..., Outcome]


def write_notebook(garden: Project, name: str, *texts: str) -> None:
    garden.notebooks.mkdir(exist_ok=True)
    cells = [nbformat.v4.new_markdown_cell(text, id=f"t-{n}") for n, text in enumerate(texts)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), garden.notebooks / f"{name}.ipynb")


def pages_of(garden: Project) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (garden.root / "site").glob("*.html")}


@pytest.fixture(autouse=True)
def no_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no code in the notebooks here: what would run them is asked for nothing."""
    monkeypatch.setattr(site_builder, "execute_all", as_stored)


@pytest.fixture
def built(garden: Project, run: Run) -> Project:
    write_notebook(garden, "01-soil", "# Soil matters\n\nIt does.")
    write_notebook(
        garden, "00-home", "# What the plots say\n\nA little.", "### Compost leads\n\nYes."
    )
    assert run("code", "--project", garden.root).status == 0
    assert run("build", "--project", garden.root).status == 0
    return garden


def test_pages_are_not_built_over_a_text_that_is_not_the_one_coded(
    built: Project, run: Run
) -> None:
    before = pages_of(built)
    text = built.data / "documents" / "beans.txt"
    text.write_text(text.read_text("utf-8").replace("in May", "in June"), encoding="utf-8")
    outcome = run("build", "--project", built.root)
    assert outcome.status == 2
    assert f"error: {text}: the text of beans is not the one that was coded" in outcome.said
    assert pages_of(built) == before


def test_the_home_page_is_the_first_notebook_by_name_whichever_was_written_first(
    built: Project, run: Run
) -> None:
    pages = pages_of(built)
    assert "00-home.html" not in pages
    assert "Compost leads" in pages["index.html"] and "Soil matters" in pages["01-soil.html"]
    assert "<title>What the plots say" in pages["index.html"]
    write_notebook(built, "00-before", "# Read this first\n\nShortly.")
    assert run("build", "--project", built.root).status == 0
    pages = pages_of(built)
    assert "<title>Read this first" in pages["index.html"]
    assert "Compost leads" in pages["00-home.html"]


def test_every_page_leads_to_the_chapters_and_to_the_documents_under_their_names(
    built: Project,
) -> None:
    pages = pages_of(built)
    del pages["review.html"]
    for html in pages.values():
        menus = html.partition('<nav class="site"')[2].partition("</nav>")[0]
        led_to = [re.findall('<a href="(.*?)"', menu) for menu in menus.split("</details>")]
        documents = ["document-beans.html", "document-plot.html", "comparison.html"]
        assert led_to[:2] == [["01-soil.html"], documents]


def test_a_second_build_replaces_the_pages_and_takes_away_those_that_have_gone(
    built: Project, run: Run
) -> None:
    (built.notebooks / "01-soil.ipynb").unlink()
    (built.data / "documents" / "plot.txt").unlink()
    rows = built.manifest.read_text("utf-8").splitlines(keepends=True)
    built.manifest.write_text("".join(row for row in rows if not row.startswith("plot,")))
    write_notebook(built, "00-home", "# What one plot says\n\nLess.")
    assert run("code", "--project", built.root).status == 0
    assert run("build", "--project", built.root).status == 0
    pages = pages_of(built)
    assert "What one plot says" in pages["index.html"]
    assert "Compost leads" not in "".join(pages.values())
    assert {"01-soil.html", "document-plot.html"}.isdisjoint(pages)
    assert "document-beans.html" in pages


def test_a_pdf_is_named_where_one_was_asked_for(
    built: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def printed(_browser: str, _page: Path, pdf: Path) -> None:
        pdf.write_bytes(b"%PDF")

    monkeypatch.setattr(site_builder, "find_browser", lambda: "chromium")
    monkeypatch.setattr(site_builder, "print_page", printed)
    site = built.root / "site"
    for options, asked in (((), False), (("--pdf",), True), ((), False)):
        outcome = run("build", "--project", built.root, *options)
        assert outcome.status == 0
        assert "review.html" in outcome.said
        assert ("review.pdf" in outcome.said) == asked
        assert (site / "review.pdf").exists() == asked
        assert ('href="review.pdf"' in (site / "index.html").read_text("utf-8")) == asked


def small_pages(garden: Project, html: str = "") -> list[Page]:
    """Make the pages of a garden; its one notebook shows a table, if any is given."""
    shown = [nbformat.v4.new_output("display_data", {"text/html": html})] if html else []
    cells = [
        nbformat.v4.new_markdown_cell("# Plots", id="t-0"),
        nbformat.v4.new_code_cell("rows", id="t-1", outputs=shown),
    ]
    return assemble_pages(Review(garden), {"00-home": nbformat.v4.new_notebook(cells=cells)})


def page_named(pages: list[Page], slug: str) -> str:
    return page_body(next(page for page in pages if page.slug == slug), str)


@pytest.fixture
def many(garden: Project, run: Run) -> Project:
    """A garden of 32 plots; of thirty pages at most, 29 would have one.

    These were beans, which names compost twice, plot, which never does, and 27 that name it once.
    """
    for number in range(30):
        text = f"Plot {number}\n\nCompost, and tilth, and more of it.\n"
        (garden.data / "documents" / f"plot-{number:02}.txt").write_text(text, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    return garden


def test_each_of_many_documents_has_a_page(many: Project) -> None:
    pages = small_pages(many)
    assert len([page for page in pages if page.kind == "document"]) == 32
    assert "more mention" not in page_named(pages, "concept-compost")


def test_mentions_in_documents_without_a_page_are_counted_and_said_to_be_elsewhere(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewbook.analysis.review_documents.PAGES", 30)
    pages = small_pages(many)
    assert len([page for page in pages if page.kind == "document"]) == 29
    assert "Compost <b>32</b>" in page_named(pages, "index")
    assert "3 more mentions in documents" in page_named(pages, "concept-compost")
    assert "more mention" not in page_named(pages, "concept-tilth")


def test_no_table_leads_to_a_document_that_has_no_page(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewbook.analysis.review_documents.PAGES", 30)
    rows = "".join(
        f'<tr><td><a href="document-{name}.html">{name}</a></td></tr>'
        for name in ("beans", "plot-29")
    )
    pages = small_pages(many, f"<table><tr><th>text</th></tr>{rows}</table>")
    shown = page_named(pages, "index")
    assert 'href="document-beans.html"' in shown and 'href="document-plot-29.html"' not in shown
    assert "plot-29" in shown
    assert not Links(pages, ["review.html"]).broken(pages)


def test_mentions_are_given_per_thousand_words_of_each_document(garden: Project, run: Run) -> None:
    assert run("code", "--project", garden.root).status == 0
    pages = small_pages(garden)
    # Two in the 34 words of beans, one in the 17 of plot.
    assert "2 mentions, 58.8 per 1,000 words" in page_named(pages, "concept-compost")
    assert "1 mention, 58.8 per 1,000 words" in page_named(pages, "concept-no-dig")
    modality = page_named(pages, "modality-soil")
    assert modality.count("58.8 per 1,000 words") == 2


def test_the_codebook_counts_mentions_and_of_a_subject_all_rows(garden: Project, run: Run) -> None:
    assert run("code", "--project", garden.root).status == 0
    codebook = page_named(small_pages(garden), "codebook")
    for label, count in (("Compost", 2), ("No-dig gardening", 1), ("Thrift", 2), ("Tilth", 1)):
        row = codebook.partition(f">{label}<")[2].partition("</tr>")[0]
        assert f">{count}<" in row, label


def test_standards_can_be_taken_away_where_there_are_some(garden: Project, run: Run) -> None:
    assert run("code", "--project", garden.root).status == 0
    standards = garden.data / "standards.csv"
    standards.unlink(missing_ok=True)
    for there in (False, True):
        if there:
            standards.write_text(csv_text(Standard._fields, []), encoding="utf-8")
        (page,) = (page for page in small_pages(garden) if page.slug == "data")
        assert ("standards.csv" in page.files) == there
        assert ("standards.csv" in page_body(page, str)) == there


def test_a_review_that_can_be_mailed_as_it_is_is_mailed_whole(garden: Project, run: Run) -> None:
    assert run("code", "--project", garden.root).status == 0
    pages = small_pages(garden)
    made = Site(pages, make_colophon(garden, "Plots"), colours(Review(garden)), static=True)
    assert file_to_mail(made) == one_file(made)
    assert "helped them more than any" in file_to_mail(made)


def test_a_figure_has_one_link_to_itself_with_or_without_a_line_under_it() -> None:
    under = '<p class="under"><a href="data/b.csv">CSV</a></p>'
    html = f'<figure id="a"><p>One</p></figure><figure id="b"><p>Two</p>{under}</figure>'
    page = Page("x", "X", "chapter", (Block("x", "X", parse_html(html)),))
    figures = page_body(page, str).split("</figure>")[:2]
    for name, figure in zip("ab", figures, strict=True):
        assert figure.count(f'href="#{name}"') == 1
        assert figure.count('class="under"') == 1


def test_the_parts_of_a_long_page_are_numbered_from_one() -> None:
    blocks = tuple(Block(f"b{n}", "", parse_html(f"<p>{'x' * 100}</p>")) for n in range(3))
    parts = page_parts(Page("x", "X", "document", blocks, over="Document"), limit=150)
    assert [part.over for part in parts] == [f"Document · part {n} of 3" for n in (1, 2, 3)]
