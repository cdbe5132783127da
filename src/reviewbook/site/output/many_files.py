"""Pages dressed and written: one file each, and all of them in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import vl_convert

from reviewbook.display.svg import VEGA_LITE
from reviewbook.site.html import links
from reviewbook.site.html.page import Page, page_parts, to_script
from reviewbook.site.html.render import asset, assets, render_template
from reviewbook.site.html.rewrite import page_body
from reviewbook.site.output import security
from reviewbook.site.output.colophon import Colophon
from reviewbook.site.output.preview import make_preview
from reviewbook.site.output.search import index

STYLES = (
    *("base.css", "page.css", "figures.css", "cards.css"),
    *("evidence.css", "reading.css"),
)
SCRIPTS = (
    *("theme.js", "cards.js", "page.js", "tables.js"),
    *("search_words.js", "search.js", "spotlight.js", "charts.js", "save.js"),
    *("reading.js", "comparison.js", "codes.js"),
)
# What the frame of a page adds to its body, at most.
LIMIT = 250_000
_FRAME = 22_000
# Under a name of our own; the charts are Vega already, and need no Vega-Lite.
_VEGA = "window.reviewbookEmbed=vegaEmbed;"


@dataclass(frozen=True)
class Site:
    """All pages, and what every one of them shows."""

    pages: list[Page]
    colophon: Colophon
    colours: str
    static: bool

    @property
    def style(self) -> str:
        """The style sheet."""
        live = () if self.static else ("live.css",)
        return assets((*STYLES, *live, "forced.css", "print.css")) + self.colours

    def frame(self) -> dict[str, object]:
        """Return what the templates of a whole page ask for."""
        return {
            "colophon": self.colophon,
            "chapters": [page for page in self.pages if page.kind == "chapter"],
            "documents": [page for page in self.pages if page.kind in ("document", "comparison")],
            "reference": [page for page in self.pages if page.kind == "reference"],
            "static": self.static,
        }


@cache
def vega_script() -> str:
    """Return Vega as a script whose names collide with nothing."""
    bundle = vl_convert.javascript_bundle(_VEGA, vl_version=VEGA_LITE)
    return f"{asset('vega-licence.txt')}(function(){{{bundle}}})();\n"


def site_script() -> str:
    """Return what every page runs."""
    return assets(SCRIPTS)


def write_site(site: Site, folder: Path) -> None:
    """Write every page with what it needs: styles, scripts, search, tables."""
    pages = [part for page in site.pages for part in page_parts(page, LIMIT - _FRAME)]
    known = links.Links(pages)
    neighbours = _neighbours(pages)
    for page in pages:
        html = _page(site, page, known.part, neighbours.get(page.slug, (None, None)))
        _write(folder / f"{page.slug}.html", html)
        for name, text in page.files.items():
            _write(folder / "data" / name, text)
    _write(folder / "assets" / "site.css", site.style)
    _write(folder / "assets" / "icon.svg", asset("icon.svg"))
    blocks = (block for page in site.pages for block in page.blocks)
    pictures = ((block.title, svg) for block in blocks for svg in block.body.iter("svg"))
    (folder / "assets" / "preview.png").write_bytes(make_preview(site.colophon.title, pictures))
    if not site.static:
        _write(folder / "assets" / "site.js", site_script())
        _write(folder / "assets" / "search-index.js", index(pages))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _neighbours(pages: list[Page]) -> dict[str, tuple[Page | None, Page | None]]:
    """Return for each chapter, document or part the page before and the page after."""
    found: dict[str, tuple[Page | None, Page | None]] = {}
    for kinds in (("index", "chapter"), ("document",)):
        row = [None, *(page for page in pages if page.kind in kinds), None]
        for (before, here), (_, after) in pairwise(pairwise(row)):
            if here:
                found[here.slug] = before, after
    return found


def _page(
    site: Site,
    page: Page,
    address: Callable[[str], str],
    neighbours: tuple[Page | None, Page | None],
) -> str:
    charts = {key: links.rehref(spec, address) for key, spec in page.charts.items()}
    return render_template(
        "page.html",
        **site.frame(),
        page=page,
        body=page_body(page, address),
        policy=security.site_policy(scripts=not site.static),
        charts={} if site.static else {key: to_script(spec) for key, spec in charts.items()},
        previous=neighbours[0],
        following=neighbours[1],
    )
