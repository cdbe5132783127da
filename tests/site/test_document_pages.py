"""What the page of a document holds: its text, what is marked in it, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.small_ledger import small_ledger
from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.codebook.concepts import Codebook, Concept
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.site.evidence import review_evidence
from reviewbook.site.evidence.codes_in_text import code_of, code_style, count_codes, text_codes
from reviewbook.site.evidence.found_row import FoundRow
from reviewbook.site.evidence.keyword_in_context import Span, marked
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.page import Block, Page, page_parts
from reviewbook.site.html.tree import parse_html, plain
from reviewbook.site.pages import document_text
from reviewbook.site.pages.comparison_page import comparison_pages
from reviewbook.site.pages.concept_pages import concept_page, modality_page
from reviewbook.site.pages.document_pages import document_page
from reviewbook.site.pages.document_text import text_blocks

ROOT = Path(__file__).resolve().parents[2]
TEXT = """Beds and borders

Compost feeds the bed. Mulch keeps it damp.

• Rake the compost in.
• Wait.
"""


def concept(name: str, layer: str, parent: str) -> Concept:
    return Concept(name, name.title(), layer, parent, (name,), 1)


BOOK = Codebook(
    {
        "compost": concept("compost", "treatment", "soil"),
        "thrift": concept("thrift", "lens", "lens"),
        "patience": concept("patience", "lens", "lens"),
        "tilth": concept("tilth", "subject", "subject"),
    },
    {"water": "Water", "soil": "Soil"},
)


def found(table: str, concept: str = "", form: str = "") -> FoundRow:
    return FoundRow("x", table, 1, "prose", SimpleNamespace(concept=concept, form=form))


def passage(number: int, zone: str, words: str, text: str = TEXT) -> SimpleNamespace:
    start = text.index(words)
    return SimpleNamespace(
        passage=number, zone=zone, start=start, end=start + len(words), words=len(words.split())
    )


def evidence(passages: list[SimpleNamespace], text: str | None = TEXT) -> Evidence:
    texts = {} if text is None else {"beds": text}
    made = SimpleNamespace(
        passages={"beds": passages},
        found={"beds": []},
        texts=texts,
        review=SimpleNamespace(codebook=BOOK, references={}),
        lenses_called=lambda: "Lenses",
    )
    return made  # type: ignore[return-value]


def test_a_row_is_marked_by_its_modality_its_lens_or_its_kind() -> None:
    rows = {
        "t1": found("mentions", "compost"),
        "l1": found("mentions", "patience"),
        "d": found("definitions", "tilth"),
        "c": found("citations", form="narrative"),
        "u": found("citations", form="unsourced"),
        "s": found("statements"),
        "q": found("quantities"),
    }
    assert [code_of(BOOK, row) for row in rows.values()] == list(rows)
    assert code_of(BOOK, found("mentions", "gone")) == ""
    assert code_of(BOOK, found("reference_list")) == ""
    assert {code.mark for code in text_codes(BOOK)} >= set(rows)


def test_codes_are_counted_and_what_is_counted_is_said() -> None:
    rows = [
        found("mentions", "compost"),
        found("mentions", "compost"),
        found("mentions", "thrift"),
        found("citations", form="unsourced"),
        found("reference_list"),
    ]
    counted = [(code.label, count, code.several) for code, count in count_codes(BOOK, rows)]
    assert counted == [
        ("Soil", 2, "mentions"),
        ("Thrift", 1, "mentions"),
        ("Claims without a source", 1, "claims"),
    ]


def test_no_two_codes_share_a_mark_or_a_name() -> None:
    codes = text_codes(Review(Project(ROOT)).codebook)
    for names in ([code.mark for code in codes], [code.name for code in codes]):
        assert len(set(names)) == len(names)
    style = code_style(Review(Project(ROOT)).codebook)
    assert all(f"mark.{code.mark}{{" in style for code in codes if code.mark[0] in "tl")


def test_a_text_is_whole_and_its_marks_name_their_rows_shortest_first() -> None:
    text = "All day long " * 40 + "compost rots."
    at = text.index("compost")
    spans = [Span(at - 9, at + 7, "d", 1), Span(at, at + 7, "t0", 2)]
    html = marked(text, 0, len(text), spans)
    assert re.sub(r"<[^<>]*>", "", html) == text
    assert '<mark class="t0 d" data-rows="2 1">compost</mark>' in html
    assert '<mark class="d" data-rows="1">day long </mark>' in html


def test_what_was_found_in_a_text_is_marked_there(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    assert run("code", "--project", garden.root).status == 0
    blocks = text_blocks(Evidence(Review(garden)), "beans")
    marks = [mark for block in blocks for mark in block.body.iter("mark")]
    assert [(plain(mark), mark.get("class")) for mark in marks] == [
        ("compost", "t0"),
        ("Tilth refers to the crumbly state of a good soil.", "d"),
        ("leaf mould", "t0"),
        ("for nothing", "l0"),
    ]


def test_the_strip_over_a_text_has_a_stroke_for_each_mention_and_for_nothing_else(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    assert run("code", "--project", garden.root).status == 0
    evidence = Evidence(Review(garden))
    assert {row.table for row in evidence.found["beans"]} == {"mentions", "definitions"}
    html = "".join(block.html for block in document_page(evidence, "beans").blocks)
    strokes = {
        name: path.count("M") for name, path in re.findall(r'<path class="(k\w+)" d="(.*?)"', html)
    }
    assert strokes == {"k0": 2, "kl": 1}


def test_lenses_that_nobody_judged_are_called_proposed(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    def called(*documents: str) -> list[str]:
        assert run("code", "--project", garden.root).status == 0
        evidence = Evidence(Review(garden))
        return [evidence.lenses_called(document) for document in documents]

    everywhere = ("", "beans", "plot")
    assert called(*everywhere) == ["Lenses, proposed"] * 3
    text = (garden.data / "documents" / "plot.txt").read_text(encoding="utf-8")
    place = ("plot", text.index("No-dig"), len(text.rstrip()))
    verdict = ("--table", "passages", "--concept", "thrift", "--field", "lens", "--new", "yes")
    assert run("decide", *place, *verdict, "--why", "w", "--project", garden.root).status == 0
    assert called(*everywhere) == ["Lenses, some proposed", "Lenses, proposed", "Lenses"]


def test_headings_are_headings_and_items_keep_their_markers() -> None:
    passages = [
        passage(1, "title", "Beds and borders"),
        passage(2, "prose", "Compost feeds the bed. Mulch keeps it damp."),
        passage(3, "list", "Rake the compost in."),
        passage(4, "list", "Wait."),
    ]
    blocks = text_blocks(evidence(passages), "beds")
    assert [block.id for block in blocks] == ["p-1", "p-2", "p-3", "p-4"]
    assert '<h3 class="text">Beds and borders</h3>' in blocks[0].html
    assert '<p class="text">Compost feeds the bed. Mulch keeps it damp.</p>' in blocks[1].html
    assert [plain(block.body).startswith("• ") for block in blocks] == [False, False, True, True]


def test_what_is_left_out_is_folded_where_it_is_long() -> None:
    text = "Menu\n\nBeds\n\n" + "\n\n".join(f"Link{number}" for number in range(45))
    links = [passage(3 + n, "chrome", f"Link{n}", text + "\n\nLink") for n in range(45)]
    menu, body = passage(1, "chrome", "Menu", text), passage(2, "prose", "Beds", text)
    blocks = text_blocks(evidence([menu, body, *links], text), "beds")
    assert [("fold" in block.html, block.id) for block in blocks] == [
        (False, "p-1"),
        (False, "p-2"),
        (True, "p-3"),
        (True, "p-43"),
    ]
    assert "Not counted: 40 passages of what the site adds, 40 words" in blocks[2].html
    assert {f"p-{n}" for n in range(3, 48)} <= {i for block in blocks for i in block.ids}


def test_without_its_text_a_page_says_so_and_shows_the_ledger(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    project = Project(ROOT)
    if project.texts is not None:
        pytest.skip("the texts lie in the folder of the review")
    here = Evidence(Review(project))
    page = document_page(here, "jivan")
    html = "".join(block.html for block in page.blocks)
    assert "The text is not on the machine that made this page" in html
    assert "<input" not in html
    assert "<mark" not in html
    assert {row.id for row in here.found["jivan"]} <= page.ids()
    assert {f"p-{row.passage}" for row in here.passages["jivan"]} <= page.ids()
    assert "comparison.html" not in html
    assert comparison_pages(here) == []


def test_one_text_has_nothing_to_stand_beside() -> None:
    rows = [SimpleNamespace(document="beds", title="Beds")]
    one = evidence([])
    one.names, one.ledger = ["beds"], {"documents": rows}  # type: ignore[misc,assignment]
    assert comparison_pages(one) == []


def test_every_part_of_a_long_page_has_the_switches() -> None:
    switches = Block("s", "S", parse_html("<p>switches</p>"), repeated=True)
    blocks = [Block(f"p-{n}", f"{n}", parse_html(f"<p>{'x' * 100}</p>")) for n in range(9)]
    parts = page_parts(Page("document-a", "A", "document", (switches, *blocks)), limit=350)
    assert len(parts) > 2
    assert all(part.blocks[0] is switches for part in parts)
    assert [b for part in parts for b in part.blocks if b is not switches] == blocks
    assert all(sum(len(b.html) for b in part.blocks) <= 350 for part in parts)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("example.org/beds", "https://example.org/beds"),
        ("http://example.org/beds", "http://example.org/beds"),
        ("javascript://x", None),
        ("", None),
    ],
)
def test_an_address_is_a_link_where_one_may_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, address: str | None
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    project = small_ledger(tmp_path)
    rows = [ManifestRow(name, address=written) for name in ("alpha", "beta", "gamma")]
    path_of(project, "documents").write_text(csv_text(ManifestRow._fields, rows))
    page = document_page(Evidence(Review(project)), "alpha")
    links = [link.get("href") for link in page.elements() if link.tag == "a"]
    assert [href for href in links if href and "://" in href] == ([address] if address else [])


def test_beside_another_text_what_a_text_has_none_of_is_counted_as_none() -> None:
    rows = [SimpleNamespace(document=name, title=name) for name in ("beds", "sheds")]
    both = evidence([])
    both.names, both.ledger = ["beds", "sheds"], {"documents": rows}  # type: ignore[misc,assignment]
    both.texts = dict.fromkeys(both.names, TEXT)
    both.found = {"beds": [found("quantities")] * 2, "sheds": [found("statements")]}
    (page,) = comparison_pages(both)
    options = [one for one in page.elements() if one.tag == "option"]
    assert {one.get("data-counts") for one in options} == {"0 2", "1 0"}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=8))
def test_every_piece_of_a_text_has_the_marks_of_all_that_lie_over_it(places: list[Any]) -> None:
    text = "abcdefghijkl"
    spans = [Span(at, at + size, f"k{n}", n) for n, (at, size) in enumerate(places)]
    html = parse_html(marked(text, 0, len(text), spans))
    assert plain(html) == text
    given_to = ""
    for piece in [html.text or "", *(part for mark in html for part in (mark, mark.tail or ""))]:
        words = piece if isinstance(piece, str) else piece.text or ""
        for at in range(len(given_to), len(given_to) + len(words)):
            over = {str(span.row) for span in spans if span.start <= at < span.end}
            named = set() if isinstance(piece, str) else set(piece.get("data-rows", "").split())
            assert named == over
        given_to += words


def test_of_very_many_findings_the_first_are_listed_and_all_are_counted(
    garden: Project, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_evidence, "MOST_IN_PASSAGE", 4)
    monkeypatch.setattr(review_evidence, "MOST_IN_DOCUMENT", 6)
    monkeypatch.setattr(document_text, "_LONGEST", 50)
    text = f"{'Compost here. ' * 10}\n\n{'Compost there. ' * 5}\n\nCompost last.\n"
    (garden.root / "data/documents/heap.txt").write_text(text, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    evidence = Evidence(Review(garden))
    page = document_page(evidence, "heap")
    words = " ".join(block.words for block in page.blocks)
    assert "Of 16 findings the first 6 are shown" in words
    assert "Of 10 findings the first 4 are shown" in words
    assert "Of 5 findings the first 2 are shown" in words
    assert "They are not shown here" in words
    assert words.count("Compost here.") == 4 - 1  # broken off within the fourth
    assert words.count("Compost last.") == 1
    assert len([name for name in page.ids() if name.startswith("m-")]) == 6
    compost = evidence.review.codebook.concepts["compost"]
    listed = concept_page(evidence, compost)
    held = {"document-heap.html": page.ids()}
    for element in listed.elements():
        slug, _, place = element.get("href", "").partition("#")
        assert place in held.get(slug, {place}) or not place
    shown = " ".join(block.html for block in listed.blocks)
    assert "16 mentions, of which 6 are shown" in shown
    assert shown.count("heap.html#m-") == 6
    assert listed.files["concept-compost.csv"].count("\nheap,") == 16
    soil = modality_page(evidence, compost.parent)
    assert any("16" in block.words for block in soil.blocks)
