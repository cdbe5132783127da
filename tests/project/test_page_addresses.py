"""Every document, concept, modality and notebook has a page of its own, wherever it is stored."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from reviewbook.project.page_addresses import (
    chapter_slug,
    concept_slug,
    document_address,
    document_slug,
    modality_slug,
    safe_name,
)

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def on_disk(slug: str) -> str:
    """What a disk sees that takes capitals and composed letters for others."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", slug).casefold())


def test_common_names_stay_as_they_are() -> None:
    assert document_address("mindmorphr", 7) == "document-mindmorphr.html#p-7"
    assert chapter_slug("00-start-here") == "00-start-here"
    assert concept_slug("medication-unspecified") == "concept-medication-unspecified"


def test_letters_of_any_script_stay() -> None:
    assert document_slug("花") == "document-花"
    assert document_slug("Ärzte").startswith("document-Ärzte~")
    assert "हिन्दी" in document_slug("हिन्दी")


@given(NAMES)
def test_a_name_is_safe_in_a_file_an_id_and_an_address(name: str) -> None:
    page = f"{document_slug(name)}.html"
    assert len(f"{document_slug(name)}-zones.csv".encode()) <= 255
    assert not set(page) & set("\\/:*?\"<>|#%&'() \t\n\0")
    assert urlsplit(page)[2] == page


@given(st.lists(NAMES, min_size=2, max_size=2, unique=True))
def test_two_names_never_share_a_page(names: list[str]) -> None:
    one, other = names
    assert on_disk(safe_name(one)) != on_disk(safe_name(other))


def test_names_that_differ_by_little_have_pages_apart() -> None:
    names = ["a b", "a-b", "a_b", "A-b", "a-B", "smith(2019)", "smith-2019", "Smith 2019", "ä", "Ä"]
    names += ["a\u0308", "straße", "strasse", "-a", "a", "a.", "b-part-2", "", ".", "x" * 250]
    assert len({on_disk(safe_name(name)) for name in names}) == len(names)


def test_no_notebook_takes_the_page_of_something_else() -> None:
    others = ["index", "review", "codebook", "references", "data", "document-a", "concept-a"]
    others += ["modality-a", "01-first-part-2"]
    assert not {chapter_slug(name) for name in others} & set(others)
    assert len({concept_slug("light"), modality_slug("light"), document_slug("light")}) == 3
