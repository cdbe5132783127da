"""Markdown to HTML: raw HTML in it is shown, not obeyed; notebooks link to pages."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

import mistune

from reviewbook.project.page_addresses import chapter_address
from reviewbook.site.html.ids import slugify

_NOTEBOOK = re.compile(r"(?:\./)?([^/:?#]+)\.ipynb(?:#(.*))?")
_FILE = re.compile(r"(?:\.\./)+(.*)")
# What is a file beside the notebooks is a page of the site.
_PAGES = {
    "data/codebook.yml": "codebook.html",
    "references.bib": "references.html",
    "data/README.md": "data.html",
    "data": "data.html",
    "data/": "data.html",
    "data/evidence": "data.html",
    "data/evidence/": "data.html",
}


def page_address(address: str) -> str:
    """Return where a link of a notebook leads on the pages."""
    if found := _NOTEBOOK.fullmatch(address):
        anchor = f"#{slugify(unquote(found[2]))}" if found[2] else ""
        return f"{chapter_address(unquote(found[1]))}{anchor}"
    if not (found := _FILE.fullmatch(address)):
        return address
    path = found[1]
    if path in _PAGES:
        return _PAGES[path]
    if path.startswith("data/") and path.endswith(".csv"):
        return f"data/{path.rsplit('/', 1)[-1]}"
    return path.removeprefix("site/")


class _Renderer(mistune.HTMLRenderer):
    """Links lead to pages, tables have a scroll region and scoped heads; no raw HTML."""

    def __init__(self) -> None:
        super().__init__(escape=True)

    def text(self, text: str) -> str:
        """Show the character that an entity stands for, as every Markdown reader does."""
        return escape(unescape(text), quote=False)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if "://" not in url and not url.startswith("#"):
            url = page_address(url)
        harmful = self.safe_url(url) != mistune.escape(url)
        return text if harmful else super().link(text, url, title)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Show embedded pictures only: nothing is loaded from elsewhere."""
        del title
        text = unescape(text)  # it comes as HTML
        if not re.match(r"data:image/(?:png|jpeg|gif|webp);base64,", url):
            return f"<em>{escape(text)}</em>"
        return f'<img src="{escape(url)}" alt="{escape(text)}" />'

    def table(self, text: str) -> str:
        """Give a table a region that scrolls."""
        return f'<div class="scroll" tabindex="0"><table>\n{text}</table></div>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """Name alignment by a class: the pages' policy refuses styles."""
        tag, scope = ("th", ' scope="col"') if head else ("td", "")
        kind = f' class="{align}"' if align else ""
        return f"<{tag}{scope}{kind}>{text}</{tag}>\n"


_markdown = mistune.create_markdown(
    renderer=_Renderer(), plugins=["table", "strikethrough", "footnotes"]
)


def to_html(text: str) -> str:
    """Return Markdown as HTML.

    Raw HTML stays text, addresses of unknown schemes are dropped.
    """
    html = _markdown(text)
    return html if isinstance(html, str) else ""
