"""What the pages say beside the notebooks is true of any ledger: each is counted anew."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings

from analysis.any_ledger import LONG, Ledger, few_examples, ledgers
from analysis.recount_pages import PageRecount
from reviewbook.analysis.review import Review
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.tables import TABLES
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Page
from reviewbook.site.html.tree import plain
from reviewbook.site.output.colophon import make_colophon
from reviewbook.site.output.search import index
from reviewbook.site.pages.comparison_page import comparison_pages
from reviewbook.site.pages.page_order import assemble_pages


def pages_of(ledger: Ledger) -> list[Page]:
    """Make the pages of a ledger around a home page that says nothing."""
    home = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Home", id="home")])
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.delenv(DOCUMENTS_VARIABLE, raising=False)
        project = ledger.write(Path(folder) / "review")
        return assemble_pages(Review(project), {"00-home": home})


def texts(page: Page) -> Iterator[str]:
    """Yield what a page says, and how often it calls something proposed."""
    said = " ".join(plain(block.body) for block in page.blocks)
    yield said.replace(" :", ":")
    yield f"proposed:{said.count(', proposed')}"


def hold(ledger: Ledger) -> None:
    """Hold what each page says against what is counted anew."""
    recount = PageRecount(ledger)
    pages = {page.slug: page for page in pages_of(ledger)}
    for slug, lead in recount.leads().items():
        assert (slug, pages[slug].lead) == (slug, lead)
    for slug, sentences in recount.said_on().items():
        found = list(texts(pages[slug]))
        for sentence in sentences:
            assert any(sentence in text for text in found), (slug, sentence, found)
    entries = json.loads(index(pages.values()).partition("=")[2].rstrip(";\n"))
    words = {address: said for address, _, _, said, _ in entries}
    for concept, rows in recount.by_concept().items():
        named = [name for name in ledger.names if name in words[f"concept-{concept}.html"].split()]
        assert named == [n for n in recount.shown if n in {row.document for row in rows}]


@few_examples
@given(ledgers(counts=(1, 2, 3)))
def test_what_pages_say_of_few_documents_is_what_is_there(ledger: Ledger) -> None:
    hold(ledger)


@few_examples
@given(ledgers(counts=(1, 2, 3, 33)))
def test_beside_each_other_texts_have_the_codes_that_are_there(ledger: Ledger) -> None:
    recount = PageRecount(ledger)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        evidence = Evidence(Review(ledger.write(Path(folder) / "review")))
        patch.setattr(Evidence, "texts", dict.fromkeys(recount.shown, "x" * 3 * LONG))
        pages = comparison_pages(evidence)
    assert bool(pages) == (len(recount.shown) > 1)
    for page in pages:
        labels, numbers = recount.of_comparison()
        body = page.blocks[0].body
        assert [plain(mark) for mark in body.iter("mark")] == labels
        options = [(plain(one), one.get("data-counts")) for one in body.iter("option")]
        assert options == [*numbers, *numbers]  # on the left, and on the right


@few_examples
@given(ledgers(counts=(1, 3)))
def test_a_colophon_says_which_data_and_what_they_are_about(ledger: Ledger) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "86400")
        project = ledger.write(Path(folder) / "review")
        colophon = make_colophon(project, "What was read.")
        files = b"".join(
            f"{name}.csv".encode() + b"\0" + path_of(project, name).read_bytes() for name in TABLES
        )
    data = hashlib.sha256(files).hexdigest()[:12]
    assert colophon.citation == f"What was read (1970). Data {data}, built 1970-01-02."
    assert colophon.notice == ledger.notice


@settings(few_examples, max_examples=2)
@given(ledgers(counts=(34, 60)))
def test_what_pages_say_of_many_documents_is_what_is_there(ledger: Ledger) -> None:
    hold(ledger)
