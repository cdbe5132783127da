"""An executed notebook as a page: prose, outputs, and the code folded away."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from nbformat import NotebookNode
from pygments import highlight
from pygments.filter import simplefilter
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Number, Operator, String, Text

from reviewbook.project.notebook_files import MIME
from reviewbook.project.page_addresses import chapter_slug, safe_name
from reviewbook.site.chapters.chapter_charts import dress_chart
from reviewbook.site.chapters.chapter_tables import dress_table
from reviewbook.site.evidence.evidence_links import Leads
from reviewbook.site.html.ids import Names, slugify
from reviewbook.site.html.page import Page, cut_at_headings, heading_level
from reviewbook.site.html.prose import to_html
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html, plain, remove

_NUMBER = re.compile(r"(\d+)[-_ .]*(.*)")
_COLOURED = (Comment, Keyword, Number, Operator.Word, String)
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
    cell: str = ""


def to_page(name: str, notebook: NotebookNode, leads: Leads, taken: Iterable[str] = ()) -> Page:
    """Make the page of an executed notebook.

    Parameters
    ----------
    name
        Name of the notebook without suffix; a leading number is the number of the chapter.
    taken
        Ids that something else on the page will have.
    """
    making = _Making(chapter_slug(name), leads)
    for given in taken:
        making.names.new(given)
    body = parse_html("\n".join(_named_cell(cell, making) for cell in notebook.cells))
    title = _take_title(body)
    _name_headings(body, making.names)
    _join_code(body)
    _keep_end(body)
    number = found[1] if (found := _NUMBER.fullmatch(name)) else ""
    return Page(
        slug=making.slug,
        title=title or name,
        kind="chapter",
        blocks=tuple(cut_at_headings(body, title)),
        lead=next((said for said in _paragraphs(body) if not said.endswith(":")), ""),
        over=f"Chapter {int(number)}" if number else "Chapter",
        charts=making.charts,
        files=making.files,
        topics=tuple(leads.topics(making.values)),
        number=number,
    )


def _paragraphs(body: ET.Element) -> Iterator[str]:
    """Yield the words of each paragraph, but not of what stands in or under a figure."""
    for element in body:
        if element.tag == "p":
            yield plain(element)
        elif element.tag != "figure":
            yield from _paragraphs(element)


def _take_title(body: ET.Element) -> str:
    """Take out the first heading of the first level, which the head of the page shows."""
    title = body.find("h1")
    if title is None:
        return ""
    said = plain(title)
    remove(body, title)
    return said


def _name_headings(body: ET.Element, names: Names) -> None:
    """Give headings ids, and levels from the second on of which none is skipped.

    The id is that of the cell, which stays when the words change. By its words a heading can be
    linked to as well: it holds a mark with them.
    """
    level = 1
    for heading in filter(heading_level, body.iter()):
        level = max(2, min(heading_level(heading), level + 1))
        heading.tag = f"h{level}"
        words = names.new(slugify(plain(heading)))
        cell = heading.attrib.pop("data-cell", "")
        if cell:
            mark = ET.Element("span", {"id": words})
            mark.tail, heading.text = heading.text, None
            heading.insert(0, mark)
        heading.set("id", names.new(cell) if cell else words)


def _named_cell(cell: NotebookNode, making: _Making) -> str:
    """Write a cell; the headings of a text know which cell they stand in."""
    making.cell = safe_name(cell.id) if cell.get("id") else ""
    html = _cell(cell, making)
    if cell.cell_type != "markdown" or not making.cell:
        return html
    return re.sub(r"(?<=<h[1-6])(?=>)", f' data-cell="cell-{making.cell}"', html)


def _join_code(body: ET.Element) -> None:
    """Let the code of a cell that shows nothing join that of the cell right before it."""
    before = None
    for element in list(body):
        cell = element.tag == "div" and element.get("class") == "cell"
        if before is not None and cell and len(element) == 1:
            before[-1].extend(element[0].findall("pre"))
            body.remove(element)
        else:
            before = element if cell else None


def _keep_end(body: ET.Element) -> None:
    """Keep the last words together, and with the last output, for paper; a table is too long."""
    above = list(body)
    while above and above[-1].tag == "p":
        above.pop()
    words = body[len(above) :]
    if above and above[-1].tag == "div" and above[-1].find("figure[@class='rb-table']") is None:
        words.insert(0, above[-1])
    if words:
        del body[-len(words) :]
        ET.SubElement(body, "div", {"class": "end"}).extend(words)


def _cell(cell: NotebookNode, making: _Making) -> str:
    if cell.cell_type == "markdown":
        return to_html(cell.source)
    if cell.cell_type != "code" or not cell.source.strip():
        return ""
    shown = "".join(_output(output, making) for output in cell.get("outputs", []))
    code = highlight(cell.source.strip("\n"), _lexer(), HtmlFormatter(nowrap=True))
    return render_template("cell.html", shown=shown, code=code)


@simplefilter
def _told_apart(
    _filter: Any, _lexer: Any, tokens: Iterable[tuple[Any, str]], _options: Any
) -> Iterator[tuple[Any, str]]:
    """Tell apart only what the pages colour: names and signs are most of a cell."""
    for kind, text in tokens:
        yield (kind if any(kind in one for one in _COLOURED) else Text), text


@cache
def _lexer() -> PythonLexer:
    lexer = PythonLexer()
    lexer.add_filter(_told_apart())
    return lexer


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
    return f'<p class="picture"><img src="{escape(source)}" alt="{escape(description)}" /></p>'


def _chart(spec: dict[str, Any], making: _Making) -> str:
    figure = making.names.new(slugify(str(spec.get("name") or f"chart-{making.cell}")))
    chart = dress_chart(spec, figure=figure, file=f"{making.slug}-{figure}", leads=making.leads)
    making.charts[figure] = chart.live
    making.files |= chart.files
    making.values += chart.values
    return chart.html


def _table(html: str, making: _Making) -> str:
    table = dress_table(
        html, page=making.slug, cell=making.cell, names=making.names, leads=making.leads
    )
    making.files |= table.files
    making.values += table.values
    return table.html
