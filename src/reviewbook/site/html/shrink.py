"""HTML made smaller by what HTML lets one leave out."""

from __future__ import annotations

import re

SCRIPTS = "<!--scripts-->"
_ENDS = re.compile(r"</(?:td|th|tr|li|tbody|thead|dt|dd)>|\n\s*(?=[<\n])")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_QUOTED = re.compile(r'(?<==)"([A-Za-z0-9_.:;,#()%+*|-][A-Za-z0-9_.:;,#()%+*|/-]*)"(?=[\s>])')


def smaller(html: str, *, quotes: bool = True) -> str:
    """Leave out end tags of rows, cells and items, blank lines, and quotes if wished.

    Nothing is changed in the head, within ``pre``, and after the mark where scripts begin.
    """
    head, found, tail = html.partition("</head>")
    body, _, scripts = tail.partition(SCRIPTS)
    pieces = _PRE.split(body)
    pieces[::2] = [_ENDS.sub("", piece) for piece in pieces[::2]]
    short = "".join(pieces)
    if not quotes:
        short = _TAG.sub(lambda tag: _QUOTED.sub(r"\1", tag[0]), short)
    return head + found + short + scripts


def tight(style: str) -> str:
    """Leave out the comments and blanks of a style sheet."""
    plain = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|\s+", lambda m: m[1] or " ", plain).strip()
