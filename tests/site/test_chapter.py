"""A notebook as a page: its code, its parts, and where they are."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from reviewbook import Review, reading
from reviewbook.site.chapters.chapter import to_page
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.page import Block, Page, opening, page_parts
from reviewbook.site.html.prose import to_html
from reviewbook.site.html.tree import parse_html, plain

LEADS = Leads(Review.open(Path(__file__).parents[2]))


def code(source: str, shown: str = "") -> nbformat.NotebookNode:
    outputs = [v4.new_output("stream", text=shown)] if shown else []
    return v4.new_code_cell(source, outputs=outputs)


def test_code_right_below_code_is_in_one_fold() -> None:
    cells = [
        v4.new_markdown_cell("# Herbs"),
        code("a = 1"),
        code("b = 2"),
        code("print(b)", "two"),
        code("c = 3"),
        v4.new_markdown_cell("More."),
        code("d = 4"),
    ]
    page = to_page("01-herbs", v4.new_notebook(cells=cells), LEADS)
    folds = [plain(e) for e in page.elements() if e.get("class") == "code"]
    assert folds == ["Code a = 1 b = 2", "Code print(b) c = 3", "Code d = 4"]


def test_what_heads_a_list_is_not_what_a_page_is_about() -> None:
    cells = [
        v4.new_markdown_cell("# Herbs"),
        v4.new_markdown_cell("Still to do:\n\n1. weed\n2. water"),
        v4.new_markdown_cell("Two beds were dug."),
    ]
    assert to_page("00-herbs", v4.new_notebook(cells=cells), LEADS).lead == "Two beds were dug."


def test_a_part_knows_its_number_and_its_whole() -> None:
    blocks = tuple(Block(f"p-{n}", f"{n}", parse_html("x" * 100)) for n in range(3))
    page = Page("04-herbs", "Herbs", "chapter", blocks)
    parts = page_parts(page, limit=120)
    assert [(part.part, part.whole) for part in parts] == [(n, "04-herbs") for n in (1, 2, 3)]
    (whole,) = page_parts(page, limit=10_000)
    assert (whole.part, whole.whole) == (0, "")


@pytest.mark.parametrize("name", ["Food & drink", "R&D", "a<b>c", "*", "x_y_z", "p|q", "1. &amp;"])
def test_a_page_shows_a_name_as_it_is_written(name: str) -> None:
    def shown(markdown: str) -> str:
        return plain(parse_html(to_html(markdown)))

    assert shown(reading("Most go to {name}.", name=name).markdown) == f"Most go to {name}."
    assert shown(reading("{name}", name=name).markdown) == name


def test_of_pictures_in_prose_those_are_shown_that_it_holds_itself() -> None:
    assert "<img" not in to_html("![a bee](https://example.org/bee.png)")
    assert "a bee" in to_html("![a bee](https://example.org/bee.png)")
    assert 'alt="a &amp; b"' in to_html("![a & b](data:image/png;base64,iVBORw0KGgo=)")
    assert 'alt="a bee"' in to_html("![a bee](data:image/png;base64,iVBORw0KGgo=)")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "Beans came up. " * 9,
            "Beans came up. Beans came up. Beans came up. Beans came up. Beans",
        ),
        ("Beans came up", "Beans came up"),
    ],
)
def test_a_preview_ends_with_the_first_sentence_that_makes_it_long_enough(
    text: str, begins: str
) -> None:
    found = opening(text)
    assert found.startswith(begins)
    assert text.startswith(found) and (len(found) < 80 or found == text)
