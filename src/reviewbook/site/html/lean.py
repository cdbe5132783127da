"""Pages without scripts made lean, for the one file that has to be small enough to mail.

What is left out is there a second way: a mark's link in the table below its chart, a table's file
in the table itself, a picture that comes again where it came first.
"""

from __future__ import annotations

import re
from html import escape

_DOWNLOAD = re.compile(r'<a href="data/[^"]*" download[^<>]*>(.*?)</a>')
_EMPTY = re.compile(r'<p class="under"></p>')
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_LINK = re.compile(r"<a\b[^<>]*>(?:<title>[^<>]*</title>)?|</a>")
_CODE = re.compile(r'<pre class="hl".*?</pre>', re.DOTALL)
_COLOUR = re.compile(r"</?span[^<>]*>")
_CHART = re.compile(
    r'(?P<begin><figure class="chart" id="(?P<id>[^"]*)">.*?<div class="plot"[^<>]*>)'
    r"<svg(?P<tag>[^<>]*)>(?P<drawing>.*?)</svg></div>(?P<under>.*?)</figure>",
    re.DOTALL,
)
_BODY = re.compile(r"<tbody>.*?</tbody>", re.DOTALL)
_ROW = re.compile(r"(?=<tr\b)")
_DESCRIBED = re.compile(r'aria-describedby="[^"]*"')


def without_files(html: str) -> str:
    """Leave out the links to files; where one is more than "CSV", its words stay."""
    kept = _DOWNLOAD.sub(lambda link: "" if link[1] == "CSV" else link[1], html)
    return _EMPTY.sub("", kept)


def lean(html: str) -> str:
    """Make still pictures of the charts, and leave code in one colour."""
    still = _PICTURE.sub(_still, without_files(html))
    return _CODE.sub(lambda code: _COLOUR.sub("", code[0]), still)


def _still(picture: re.Match[str]) -> str:
    unlinked = _LINK.sub("", picture[0])
    return unlinked.replace('role="graphics-document document"', 'role="img"')


def once(articles: list[str]) -> list[str]:
    """Let a chart that comes again show the picture, and point to the words, of the first."""
    first: dict[str, str] = {}

    def chart(found: re.Match[str]) -> str:
        drawing = found["drawing"]
        if drawing not in first:
            first[drawing] = found["id"]
            tag = f' id="{escape(found["id"])}-picture"{found["tag"]}'
            return found[0].replace(f"<svg{found['tag']}>", f"<svg{tag}>", 1)
        place = first[drawing]
        tag = _DESCRIBED.sub(f'aria-describedby="{place}-desc"', found["tag"])
        return (
            f'{found["begin"]}<svg{tag}><use href="#{place}-picture"/></svg></div>'
            f'<p class="under"><a href="#{place}">Description and data: where it came first</a></p>'
            "</figure>"
        )

    return [_CHART.sub(chart, article) for article in articles]


def shortened(html: str, most: int) -> str:
    """Show so many rows of each table at most, and how many there are beside them."""

    def body(found: re.Match[str]) -> str:
        begin, *rows = _ROW.split(found[0].removesuffix("</tbody>"))
        if len(rows) <= most:
            return found[0]
        columns = len(re.findall(r"<t[hd]\b", rows[0]))
        more = f'<tr><td colspan="{columns}">and {len(rows) - most:,} more rows</td></tr>'
        return "".join([begin, *rows[:most], more, "</tbody>"])

    return _BODY.sub(body, html)
