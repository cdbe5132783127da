"""The pages to look things up in, and how search finds them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from reviewbook import Review
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.tree import plain
from reviewbook.site.output.search import index
from reviewbook.site.pages.concept_pages import concept_page
from reviewbook.site.pages.reference_pages import data_page, references_page


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
