"""The pages to look things up in, and how search finds them."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from reviewbook import Review
from reviewbook.references.lookup.answer_store import Answer, AnswerStore
from reviewbook.references.lookup.crossref import crossref_work
from reviewbook.references.lookup.found_work import FoundWork, Notice
from reviewbook.references.record import Record
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.tree import plain
from reviewbook.site.output.search import index
from reviewbook.site.pages.concept_pages import concept_page
from reviewbook.site.pages.data_pages import data_page
from reviewbook.site.pages.reference_pages import references_page


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence(Review.open(Path(__file__).parents[2]))


def test_references_are_sorted_by_what_is_shown(evidence: Evidence) -> None:
    page = references_page(evidence)
    shown = [plain(item.find("p")) for item in page.elements() if item.tag == "li"]
    first = [next(filter(str.isalnum, text)) for text in shown]
    letters = [unicodedata.normalize("NFKD", letter.casefold())[0] for letter in first]
    assert len(letters) > 20
    assert letters == sorted(letters)


def test_the_formats_of_the_references_are_a_place_that_search_finds(evidence: Evidence) -> None:
    script = index([references_page(evidence), data_page(evidence)])
    found = {address: title for address, title, *_ in json.loads(script.partition("=")[2][:-2])}
    for page in ("references", "data"):
        for word in ("Export", "Zotero", "RIS", "BibTeX", "CSL-JSON"):
            assert word in found[f"{page}.html#export"]


def test_a_concept_is_found_with_the_documents_that_name_it_and_no_others(
    evidence: Evidence,
) -> None:
    names = set(evidence.names)
    for concept in evidence.review.codebook.layer("treatment"):
        naming = {name for name in names if evidence.mentions(concept.id, name)}
        (block,) = concept_page(evidence, concept).blocks
        assert names & set(block.words.split()) >= naming
        assert not (names - naming) & set(block.words.split()[-len(names) :])


def test_the_columns_of_the_audit_sheet_are_explained_beside_its_file(evidence: Evidence) -> None:
    page = data_page(evidence)
    (block,) = [one for one in page.blocks if one.id == "table-audit"]
    columns = page.files["audit.csv"].splitlines()[0].split(",")
    shown = {plain(one) for one in block.body.iter("dt")}
    assert shown == {*columns}
    assert all(plain(one) for one in block.body.iter("dd"))


def test_what_services_said_of_a_work_stands_with_it(tmp_path: Path) -> None:
    root = tmp_path / "review"
    shutil.copytree(Path(__file__).parents[2] / "data", root / "data")
    shutil.copy(Path(__file__).parents[2] / "references.bib", root)
    review = Review.open(root)
    work = next(one for one in review.references.values() if one.doi)
    record = Record(title=work.title, authors=work.authors, doi=work.doi or "")
    found = FoundWork(record, (Notice("retraction", "10.5555/n"),))
    asked = crossref_work((work.doi or "").lower())
    AnswerStore(review.project.lookups).write(asked, Answer((found,), "2026-01-02"))
    page = references_page(Evidence(Review.open(root)))
    shown = {item.get("id"): plain(item) for item in page.elements() if item.tag == "li"}
    told = "Retracted, by Crossref (10.5555/n), looked up on 2026-01-02."
    assert [key for key, text in shown.items() if told in text] == [work.key]
    intro = f"1 of {len(shown)} works looked up, 2026-01-02: 1 retracted, corrected or called"
    assert intro in plain(page.blocks[0].body)
