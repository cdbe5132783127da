"""A list of references is known to its end, in texts without blank lines too."""

from __future__ import annotations

import pytest

from reviewbook.documents.passages import segment

BODY = "This is a text about gardens, and it cites a few works.\n" * 12
WRAPPED = """\
{0}On the growth of ponds and what became of the
water in the Northern
Counties of the Old Moor
Country and Beyond. Water Letters, 3, 1-9.
{1}Moss under low light in unheated
Glasshouses. Journal of Moss, 14, 101-109.
"""


def zones(text: str) -> set[str]:
    return {one.zone for one in segment("made", text) if one.start > text.index("References")}


@pytest.mark.parametrize(
    "names",
    [
        ("[1] Doe, J. (1999). ", "[2] Alder, P. (2001). "),
        ("J. Doe, ", "P. Q. Alder and R. Birch, "),
        ("Doe J. ", "Alder P, Birch R. "),
    ],
)
def test_lines_that_are_blocks_of_their_own_belong_to_it(names: tuple[str, str]) -> None:
    listed = WRAPPED.format(*names) * 2
    assert zones(f"Gardens\n\n{BODY}References\n\n{listed}") == {"references"}


def test_a_page_number_does_not_end_it() -> None:
    entries = "Doe, J. (1999). Ponds of the north,\n\n14\n\nwith a map. Water Letters, 3.\n"
    assert zones(f"Gardens\n\n{BODY}\nReferences\n\n{entries}") == {"references"}


def test_a_heading_still_ends_it() -> None:
    text = f"Gardens\n\n{BODY}\nReferences\n\nDoe, J. (1999). Ponds.\n\nWho we are\n\nWe dig.\n"
    assert zones(text) == {"references", "heading", "prose"}
