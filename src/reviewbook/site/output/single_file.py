"""The whole review as one page that can be mailed: styles, scripts and tables are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import quote

from reviewbook.site.html import lean, links, paper_notes
from reviewbook.site.html.page import Page, packed, squeezed
from reviewbook.site.html.render import asset, render_template
from reviewbook.site.html.shrink import smaller, tight
from reviewbook.site.output import security
from reviewbook.site.output.many_files import Site, site_script
from reviewbook.site.pages.page_order import without_formats

_SAFE = " ,;:/?@=+$!*()~|[]{}"
MOST = 2_000_000
"""Bytes of a file that can be mailed."""
ROWS = 100
"""Rows that such a file shows of a table, if nothing else makes it small enough."""
_SPARED: tuple[tuple[str, ...], ...] = ((), ("document",), ("document", "concept"))


def file_to_mail(site: Site, vega: str = "") -> str:
    """Return the review as one page of at most 2 MB, as whole as that allows.

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
        The script that charts come alive with, carried compressed; without one the page holds no
        script and is made lean: see `reviewbook.site.html.lean`.
    left_out
        Kinds of pages that are only named, with their number.
    rows
        Rows shown of each table, without `vega`; none are left out unless it is given.
    """
    spared = Counter(page.kind for page in site.pages if page.kind in left_out)
    kept = [page for page in site.pages if page.kind not in left_out]
    pages = [without_formats(page) if page.kind == "index" else page for page in kept]
    scripts = [_inline(site_script()), vega] if vega else []
    names = links.short_names((page.slug for page in pages), numbered=not vega)
    if spared:
        names = {**names, links.LEFT_OUT: links.LEFT_OUT}
    article = _article if vega else _lean_article
    articles = [article(page, names) for page in pages]
    if rows is not None:
        articles = [lean.shortened(article, rows) for article in articles]
    html = render_template(
        "review.html",
        **(site.frame() | {"static": not vega}),
        pages=[
            (page, names[page.slug], html)
            for page, html in zip(pages, articles if vega else lean.once(articles), strict=True)
        ],
        policy=security.file_policy(tight(site.style), scripts),
        style=tight(site.style),
        script=scripts[0] if vega else "",
        vega=squeezed(vega) if vega else "",
        icon=f"data:image/svg+xml,{quote(asset('icon.svg'))}",
        charts=_charts(pages, names) if vega else {},
        topics=_topics(pages),
        spared=sorted(spared.items()),
        rows=rows,
    )
    return smaller(html, quotes=False)


def _charts(pages: list[Page], names: Mapping[str, str]) -> dict[str, str]:
    charts = {}
    for page in pages:
        address = partial(links.inside, here=page.slug, names=names)
        for key, spec in page.charts.items():
            charts[f"{names[page.slug]}--{key}"] = packed(links.rehref(spec, address))
    return charts


def _topics(pages: list[Page]) -> list[tuple[str, str]]:
    """Return the documents and modalities that any chart is about, each once."""
    found = dict.fromkeys(topic for page in pages for topic in page.topics)
    return sorted((t for t in found if t[0] != "concept"), key=lambda t: t[0] != "document")


def _article(page: Page, names: Mapping[str, str]) -> str:
    """Return a page as a part of the one: its ids and links its own, its tables within them."""
    own = {} if page.slug == "data" else page.files

    def address(href: str) -> str:
        if text := own.get(href.removeprefix("data/")):
            return f"data:text/csv;charset=utf-8,{quote(text, safe=_SAFE)}"
        return links.inside(href, page.slug, names)

    blocks = "".join(
        render_template("block.html", block=block, title=block.title) for block in page.blocks
    )
    html = paper_notes.with_notes(blocks if own else lean.without_files(blocks))
    return links.own_ids(links.relink(html, address), names[page.slug])


def _lean_article(page: Page, names: Mapping[str, str]) -> str:
    html = "".join(block.html if block.brief is None else block.brief for block in page.blocks)
    inside = links.relink(
        paper_notes.with_notes(lean.lean(html)), lambda href: links.inside(href, page.slug, names)
    )
    return links.own_ids(inside, names[page.slug])


def _inline(script: str) -> str:
    """Return a script that an HTML parser does not end early."""
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--")
