"""What somebody relies on who follows a link in the pages of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for folder in (".", "data", "docs", "examples/allotment", "training")
    for page in (ROOT / folder).glob("*.md")
)
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", flags=re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]*))?\)")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", flags=re.MULTILINE)


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    outside = re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    headings = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", one) for one in HEADING.findall(outside))
    plain = [re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings]
    seen = Counter[str]()
    found = set()
    for one in plain:
        found.add(f"{one}-{seen[one]}" if seen[one] else one)
        seen[one] += 1
    return found


def broken_links(page: Path) -> Iterator[str]:
    """Yield the links of a page that lead to no file, or to no heading of one."""
    for place, anchor in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        there = page.parent / place if place else page
        if not there.exists():
            yield place
        elif anchor and anchor not in anchors(there.read_text(encoding="utf-8")):
            yield f"{place}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_to_a_file_and_to_a_heading_of_it(page: Path) -> None:
    assert list(broken_links(page)) == []


def test_what_a_link_may_lead_to(tmp_path: Path) -> None:
    (tmp_path / "beds.md").write_text("# Beds\n\n## By `size`, in m²\n\n## Beds\n", "utf-8")
    (tmp_path / "home.md").write_text(
        "# Home\n\n[a](#home) [b](beds.md) [c](beds.md#by-size-in-m²) [d](beds.md#beds-1)\n"
        "[e](#beds) [f](paths.md) [g](beds.md#home) `[h](no.md)` [i](https://example.org#j)\n",
        "utf-8",
    )
    assert list(broken_links(tmp_path / "home.md")) == ["#beds", "paths.md", "beds.md#home"]
