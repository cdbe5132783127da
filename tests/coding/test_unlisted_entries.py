"""`reviewbook entries`: what a document lists and the bibliography lacks, as BibTeX."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Outcome
from reviewbook.project.review_folder import Project
from reviewbook.references.bibtex_file import read_bibliography

Run = Callable[..., Outcome]
KNOWN = "Alder, P. (2019). On hedges and what grows in them. Garden Notes, 12, 45–67."
NEW = "Birch, R., & Cedar, T. (2001). Moss under low light. Journal of Moss, 14(2), 101–109."
STRANGE = "& & % % # # — — ?? { } ?? ~ ~"
BIBTEX = (
    "@article{alder, author={Alder, P.}, title={On hedges and what grows in them}, year={2019},"
    " journal={Garden Notes}}\n"
)


@pytest.fixture
def listing(garden: Project, run: Run) -> Project:
    text = f"Hedges\n\nAs others found.\n\nReferences\n\n{KNOWN}\n\n{NEW}\n\n{STRANGE}\n"
    (garden.data / "documents" / "list.txt").write_text(text, encoding="utf-8")
    garden.bibliography.write_text(BIBTEX, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    return garden


def test_what_the_bibliography_lacks_is_printed_as_bibtex(listing: Project, run: Run) -> None:
    outcome = run("entries", "list", "--project", listing.root)
    assert outcome.status == 0
    assert "3 entries: 1 in references.bib, 1 parsed, 1 kept whole" in outcome.said
    assert "title = {Moss under low light}" in outcome.said
    assert "% entry 2 of list, " in outcome.said
    assert "title 0." in outcome.said or "title 1." in outcome.said
    assert "On hedges" not in outcome.said


def test_what_is_printed_is_read_back(listing: Project, run: Run) -> None:
    said = run("entries", "list", "--project", listing.root).said
    listing.bibliography.write_text(BIBTEX + said.rpartition("\n3 entries")[0], encoding="utf-8")
    works = read_bibliography(listing.bibliography)
    titles = {work.title for work in works.values()}
    assert {"On hedges and what grows in them", "Moss under low light", STRANGE} == titles
    assert "2 parsed" not in run("entries", "list", "--project", listing.root).said


def test_a_document_that_is_not_there_is_named(listing: Project, run: Run) -> None:
    outcome = run("entries", "nothing", "--project", listing.root)
    assert outcome.status != 0
    assert "nothing" in outcome.said


def test_an_article_without_a_title_has_its_text_for_it(garden: Project, run: Run) -> None:
    untitled = "P. Alder and Q. Birch. J. Am. Pond Soc. 89, 2495 (1967)."
    text = f"Hedges\n\nAs others found.\n\nReferences\n\n{NEW}\n\n{untitled}\n"
    (garden.data / "documents" / "list.txt").write_text(text, encoding="utf-8")
    garden.bibliography.write_text(BIBTEX, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    said = run("entries", "list", "--project", garden.root).said
    assert "without a title, its whole text stands for it" in said
    assert f"title = {{{untitled}}}" in said
    assert "journal = {J. Am. Pond Soc}" in said


def test_a_dash_stands_for_the_authors_of_the_entry_before(garden: Project, run: Run) -> None:
    text = (
        "Hedges\n\nAs others found.\n\nReferences\n\n"
        "Adair, Ann, and Ben Brock. Gates of the North. York: Hedge Press, 1997.\n\n"
        "———. The Iron Friends. London: Hedge Press, 1999.\n\n"
        "———. 2004. “Latches.” Gate Studies 4: 1–9.\n"
    )
    (garden.data / "documents" / "list.txt").write_text(text, encoding="utf-8")
    garden.bibliography.write_text("", encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    said = run("entries", "list", "--project", garden.root).said
    assert said.count("author = {Adair, Ann and Brock, Ben}") == 3
    assert "title = {The Iron Friends}" in said
    garden.bibliography.write_text(said.rpartition("\n3 entries")[0], encoding="utf-8")
    again = run("entries", "list", "--project", garden.root).said
    assert "3 entries: 3 in references.bib" in again
