"""Lines that fill a paragraph are told from entries that are broken each by itself."""

from __future__ import annotations

import textwrap

import pytest

from reviewbook.references.line_breaks import fill_paragraph

ENTRY = "Alder, P. ({}). On hedges and what grows in them, in {} parts. Garden Notes, 12, 45–67."
ENTRIES = [ENTRY.format(1990 + number, "many " * number) for number in range(12)]


@pytest.mark.parametrize("width", [48, 78, 100])
def test_only_lines_without_room_fill_a_paragraph(width: int) -> None:
    assert fill_paragraph(textwrap.wrap(" ".join(ENTRIES), width))
    assert not fill_paragraph([line for one in ENTRIES for line in textwrap.wrap(one, width)])


def test_few_lines_and_lines_with_a_blank_one_among_them_are_no_such_paragraph() -> None:
    lines = textwrap.wrap(" ".join(ENTRIES), 78)
    assert not fill_paragraph(lines[:9])
    assert not fill_paragraph([*lines[:6], "", *lines[6:]])
    assert not fill_paragraph([])
