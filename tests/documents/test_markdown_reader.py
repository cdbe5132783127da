"""What a reader relies on when a text is written in Markdown: its words, and none of its marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.document import ManifestRow, load
from reviewbook.documents.passages import segment
from reviewbook.documents.readers.markdown import read_marked_markdown, to_plain
from reviewbook.project.errors import InputError


def zoned(source: str) -> list[tuple[str, str]]:
    text = to_plain(source)
    return [(p.zone, text[p.start : p.end]) for p in segment("sample", text)]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Sow **beans** and *peas* and __both__.", "Sow beans and peas and both."),
        ("Ask [a neighbour](https://example.org/a) first.", "Ask a neighbour first."),
        ("Ask [a neighbour][1].\n\n[1]: https://example.org", "Ask a neighbour."),
        ("See [1](https://example.org).", "See [1]."),
        ("Letters. [DOI](https://doi.org/10.1234/abc)", "Letters. https://doi.org/10.1234/abc"),
        ("Beans ![in a row](row.png) grow.", "Beans  grow."),
        ("Run `hoe --deep` &amp; rest.", "Run hoe --deep & rest."),
        ("~~Peas~~ Beans, 2 \\* 3 of them.", "Peas Beans, 2 * 3 of them."),
        ("A bed <b>of</b> beans.<br>Rows.", "A bed of beans.\nRows."),
        ("<div>\nA bed\n</div>\n<!-- not this -->", "A bed"),
        ("> A saying\n> of hers.", "A saying\nof hers."),
        ("```text\nrake\n```", "rake"),
        ("snake_case stays", "snake_case stays"),
        ("---\ntitle: Beans\n---\nThey came up.", "They came up."),
    ],
)
def test_marks_go_and_words_stay(written: str, left: str) -> None:
    assert to_plain(written).strip() == left


def test_headings_of_both_kinds_are_headings() -> None:
    source = "# Late *Beans*\nIn June.\n## Why so late?\nThe soil.\n\nIn short\n---\nWait.\n"
    assert zoned(source) == [
        ("title", "Late Beans"),
        ("prose", "In June."),
        ("heading", "Why so late?"),
        ("prose", "The soil."),
        ("heading", "In short"),
        ("prose", "Wait."),
    ]


def test_a_heading_of_references_begins_the_list() -> None:
    source = "# T\n\nSow.\n\n## References:\n\n1. Orla B (2001). *Gardens*.\n2. Vance U (1999).\n"
    assert [zone for zone, _ in zoned(source)][2:] == ["references"] * 3


def test_bullets_and_numbers_are_items_and_what_is_below_them_is_kept() -> None:
    source = "# T\n\n- Spade\n  - Rake\n+ [x] Hoe\n\n3. Sow\n4. Water\n\n   At dusk.\n"
    assert zoned(source)[1:] == [
        *(("list", "Spade"), ("list", "Rake"), ("list", "Hoe")),
        *(("list", "Sow"), ("list", "Water"), ("prose", "At dusk.")),
    ]
    assert "3. Sow" in to_plain(source)


def test_a_row_of_a_table_is_an_item_without_its_rules() -> None:
    source = "# T\n\n| Crop | Month |\n|---|:-:|\n| *Peas* | May |\n"
    assert zoned(source)[1:] == [("list", "Crop; Month"), ("list", "Peas; May")]


def test_a_rule_is_left_out_and_paragraphs_stay_apart_however_they_are_wrapped() -> None:
    wrapped = "\n".join(["Beans come up in June"] * 20)
    assert [zone for zone, _ in zoned(f"# T\n\n{wrapped}\n\n***\n\n{wrapped}")] == [
        *("title", "prose", "prose")
    ]


def test_a_footnote_keeps_its_number_and_its_words() -> None:
    assert to_plain("Beans[^a] grow.\n\n[^a]: In June.\n") == "Beans[^1] grow.\n\n[^1]: In June.\n"


def test_a_file_in_markdown_is_read_so(tmp_path: Path) -> None:
    (tmp_path / "beans.md").write_text("# Late Beans\nIn **June**.\n", encoding="utf-8")
    document, row = load(ManifestRow("beans", file="beans.md"), tmp_path)
    assert (document.text, row.words) == ("Late Beans\n\nIn June.\n", 4)
    assert [passage.zone for passage in document.passages] == ["title", "prose"]


def test_a_file_with_nothing_but_marks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "beans.md").write_text("---\n\n<!-- later -->\n", encoding="utf-8")
    with pytest.raises(InputError, match="no text"):
        load(ManifestRow("beans", file="beans.md"), tmp_path)


@given(st.text() | st.lists(st.sampled_from("# * - 1. > | ` [ ] ( ) ~~ <b \n \n\n a é".split(" "))))
def test_any_text_is_read(source: str | list[str]) -> None:
    to_plain(source if isinstance(source, str) else "".join(source))


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ("Sow **beans** and *peas*, and __both__.", ["beans", "peas", "both"]),
        ("***Beans*** grow; **broad *beans*** too.", ["Beans", "broad beans"]),
        ("**Broad** *beans* grow.", ["Broad beans"]),
        ("# **Beans:**\n\nThey grow.", []),
        ("**![a row](row.png)** grows.", []),
        ("See [**1**](https://example.org).", []),
        ("- *x*: y\n- z\n\n| **a** | b |\n|--|--|\n| c | *d* |\n", ["x", "a", "d"]),
    ],
)
def test_what_is_in_bold_or_italics_is_kept_by_its_place(source: str, marked: list[str]) -> None:
    read = read_marked_markdown(source.encode(), Path("beans.md"))
    assert [read.text[slice(*span)] for span in read.marked] == marked
    assert read.text == to_plain(source)
    assert not re.search("[\ufdd0-\ufdef]", read.text)
