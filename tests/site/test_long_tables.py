"""Long tables on any page: folded, found, and opened by what leads into them."""

from __future__ import annotations

import pytest

from reviewbook.site.html.long_tables import fold_long_tables
from reviewbook.site.html.tree import inner_html, parse_html


def folded(rows: int, *, groups: int = 0, around: str = "figure") -> str:
    group = '<tr class="group"><th>herbs</th></tr>' * groups
    body = parse_html(
        f'<{around}><div class="scroll"><table><caption><span>Herbs, counted</span></caption>'
        f"<tbody>{group}{'<tr><td>sage</td></tr>' * rows}</tbody></table></div></{around}>"
    )
    fold_long_tables(body)
    return inner_html(body)


@pytest.mark.parametrize(
    ("rows", "groups", "so"), [(15, 0, False), (16, 0, True), (15, 4, False), (16, 4, True)]
)
def test_a_table_of_more_than_15_rows_is_folded_under_its_caption(
    rows: int, groups: int, *, so: bool
) -> None:
    html = folded(rows, groups=groups)
    summary = "<summary><b>Herbs, counted</b> <small>16 rows</small></summary>"
    assert (f'<details class="fold">{summary}<div class="scroll">' in html) == so
    assert ("<details" in html) == so
    assert html.count("sage") == rows


def test_what_is_folded_already_is_not_folded_twice() -> None:
    assert folded(40, around="details").count("<details") == 1
