"""The whole review as one page that can be mailed: styles, scripts and tables are in it."""

from __future__ import annotations

import base64
import gzip
from collections import Counter
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import PurePath
from urllib.parse import quote

from reviewbook.site.html import links
from reviewbook.site.html.page import Page, to_script
from reviewbook.site.html.render import asset, render_template
from reviewbook.site.html.rewrite import article_body
from reviewbook.site.output import security
from reviewbook.site.output.many_files import Site, site_script
from reviewbook.site.pages.page_order import without_formats

_SAFE = " ,;:/?@=+$!*()~|[]{}"
# What is carried along; pictures are drawn from those that the page shows.
_KINDS = {
    ".csv": "text/csv",
    ".bib": "application/x-bibtex",
    ".json": "application/vnd.citationstyles.csl+json",
    ".ris": "application/x-research-info-systems",
}
MOST = 3_000_000
"""Bytes of a file that can be mailed."""
ROWS = 100
"""Rows that such a file shows of a table, if nothing else makes it small enough."""
_SPARED: tuple[tuple[str, ...], ...] = (
    (),
    ("document", "comparison"),
    ("document", "comparison", "concept"),
)


def file_to_mail(site: Site, vega: str = "") -> str:
    """Return the review as one page of at most 3 MB, as whole as that allows.

    Of very many documents charts stand still first, then the pages of documents are left out,
    then those of concepts, then the rows of long tables; the page says so.
    """
    html = one_file(site, vega)
    ways = [*((left_out, None) for left_out in _SPARED), (_SPARED[-1], ROWS)]
    for left_out, rows in ways:
        if len(html.encode()) <= MOST:
            break
        html = one_file(site, left_out=left_out, rows=rows)
    return html


def one_file(
    site: Site, vega: str = "", left_out: Sequence[str] = (), rows: int | None = None
) -> str:
    """Return the whole review as one page.

    Parameters
    ----------
    vega
        The script that charts come alive with; without one the page holds no script, and its
        pictures stand still.
    left_out
        Kinds of pages that are only named, with their number.
    rows
        Rows shown of each table; none are left out unless it is given.
    """
    spared = Counter(page.kind for page in site.pages if page.kind in left_out)
    kept = [page for page in site.pages if page.kind not in left_out]
    pages = [without_formats(page) if page.kind == "index" else page for page in kept]
    slugs = {page.slug for page in pages} | ({links.LEFT_OUT} if spared else set())
    scripts = [_inline(site_script()), vega] if vega else []
    return render_template(
        "review.html",
        **(site.frame() | {"static": not vega}),
        pages=[(page, _article(page, slugs, live=bool(vega), rows=rows)) for page in pages],
        policy=security.file_policy(site.style, scripts),
        style=site.style,
        script=scripts[0] if vega else "",
        vega=_packed(vega),
        icon=f"data:image/svg+xml,{quote(asset('icon.svg'))}",
        charts=_charts(pages, slugs) if vega else {},
        topics=_topics(pages),
        spared=sorted(spared.items()),
        rows=rows,
    )


def _article(page: Page, slugs: Collection[str], *, live: bool, rows: int | None) -> str:
    """Return a page as a part of the one, its tables within it if it is live."""
    carried = page.files if live and page.slug != "data" else {}

    def address(href: str) -> str:
        name = href.removeprefix("data/")
        if (text := carried.get(name)) and (kind := _KINDS.get(PurePath(name).suffix)):
            return f"data:{kind};charset=utf-8,{quote(text, safe=_SAFE)}"
        return links.inside(href, page.slug, slugs)

    return article_body(page, address, live=live, rows=rows)


def _charts(pages: list[Page], slugs: Collection[str]) -> dict[str, str]:
    charts = {}
    for page in pages:
        address = partial(links.inside, here=page.slug, slugs=slugs)
        for key, spec in page.charts.items():
            charts[f"{page.slug}--{key}"] = _packed(to_script(links.rehref(spec, address)))
    return charts


def _topics(pages: list[Page]) -> list[tuple[str, str]]:
    """Return the documents and modalities that any chart is about, each once."""
    found = dict.fromkeys(topic for page in pages for topic in page.topics)
    return sorted((t for t in found if t[0] != "concept"), key=lambda t: t[0] != "document")


def _packed(text: str) -> str:
    """Return a script or a chart as base64 of gzip; it is unpacked when a chart is seen."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode() if text else ""


def _inline(script: str) -> str:
    """Return a script that an HTML parser does not end early."""
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--")
