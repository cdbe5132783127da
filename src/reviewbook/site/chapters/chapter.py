"""An executed notebook as a page: prose, outputs, and the code folded away."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from reviewbook.display import MIME
from reviewbook.site.chapters import chapter_charts as charts
from reviewbook.site.chapters import chapter_tables as tables
from reviewbook.site.evidence.leads import Leads
from reviewbook.site.html.names import Names, slugify
from reviewbook.site.html.page import Block, Page, plain
from reviewbook.site.html.prose import to_html
from reviewbook.site.html.render import render_template

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_NUMBER = re.compile(r"(\d+)[-_ .]*(.*)")
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class _Making:
    """A page while its cells are read."""

    slug: str
    leads: Leads
    names: Names = field(default_factory=Names)
    charts: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    values: list[str] = field(default_factory=list)


def to_page(name: str, notebook: NotebookNode, leads: Leads) -> Page:
    """Make the page of an executed notebook.

    Parameters
    ----------
    name
        Name of the notebook without suffix; a leading number is the number of the chapter.
    """
    making = _Making(name, leads)
    html = "\n".join(_cell(cell, making) for cell in notebook.cells)
    title, blocks = _blocks(html, making.names)
    number = found[1] if (found := _NUMBER.fullmatch(name)) else ""
    return Page(
        slug=name,
        title=title or name,
        kind="chapter",
        blocks=tuple(blocks),
        lead=_lead(blocks),
        over=f"Chapter {int(number)}" if number else "Chapter",
        charts=making.charts,
        files=making.files,
        topics=tuple(leads.topics(making.values)),
        number=number,
    )


def _blocks(html: str, names: Names) -> tuple[str, list[Block]]:
    """Cut a page at its headings; the first of the first level is the title."""
    pieces = re.split(r"(?=<h[1-6]>)", html)
    title, blocks, level = "", [], 1
    for piece in pieces:
        found = _HEADING.match(piece)
        if found and found[1] == "1" and not title:
            title = plain(found[2])
            blocks.append(Block("", title, piece[found.end() :]))
        elif found:
            level = max(2, min(int(found[1]), level + 1))
            text = plain(found[2])
            name = names.new(slugify(text))
            head = f'<h{level} id="{name}">{found[2]}</h{level}>'
            blocks.append(Block(name, text, head + piece[found.end() :], level))
        elif piece.strip():
            blocks.append(Block("", title, piece))
    return title, blocks


def _lead(blocks: list[Block]) -> str:
    """Return the first paragraph, which says what the page is about."""
    found = re.search(r"<p>(.*?)</p>", "".join(block.html for block in blocks), re.DOTALL)
    return plain(found[1]) if found else ""


def _cell(cell: NotebookNode, making: _Making) -> str:
    if cell.cell_type == "markdown":
        return to_html(cell.source)
    if cell.cell_type != "code" or not cell.source.strip():
        return ""
    shown = "".join(_output(output, making) for output in cell.get("outputs", []))
    formatter = HtmlFormatter(nowrap=True)
    code = highlight(cell.source.strip("\n"), PythonLexer(), formatter)
    return render_template("cell.html", shown=shown, code=code)


def _output(output: NotebookNode, making: _Making) -> str:
    if output.output_type == "stream":
        return _pre(output.text)
    data = output.get("data", {})
    if MIME in data:
        return _chart(data[MIME], making)
    if "text/markdown" in data:
        return f'<div class="reading">{to_html(data["text/markdown"])}</div>'
    if "text/html" in data:
        return _table(data["text/html"], making)
    for kind in ("image/svg+xml", "image/png", "image/jpeg"):
        if kind in data:
            return _image(kind, data[kind], data.get("text/plain", ""))
    return _pre(data.get("text/plain", ""))


def _pre(text: str) -> str:
    shown = escape(_ESCAPES.sub("", text).strip("\n"))
    return f'<pre class="out" tabindex="0">{shown}</pre>' if shown else ""


def _image(kind: str, data: str, description: str) -> str:
    """Show a picture as an image, in which nothing can run."""
    code = base64.b64encode(data.encode()).decode() if kind == "image/svg+xml" else data
    source = f"data:{kind};base64,{''.join(code.split())}"
    return f'<p class="picture"><img src="{escape(source)}" alt="{escape(description)}"></p>'


def _chart(spec: dict[str, Any], making: _Making) -> str:
    known = spec.get("usermeta", {}).get("reviewbook", {})
    figure = making.names.new(slugify(str(known.get("name") or "chart")))
    chart = charts.dress_chart(
        spec, figure=figure, file=f"{making.slug}-{figure}.csv", leads=making.leads
    )
    making.charts[figure] = chart.live
    making.files[chart.file] = chart.csv
    making.values += chart.values
    return chart.html


def _table(html: str, making: _Making) -> str:
    table = tables.dress_table(html, page=making.slug, names=making.names, leads=making.leads)
    making.files |= table.files
    making.values += table.values
    return table.html
