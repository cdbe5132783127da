"""HTML that a notebook's cell wrote: only what a table or a text needs is let through."""

from __future__ import annotations

import nh3

_TAGS = set(
    "a abbr b br caption code col colgroup dd div dl dt em figcaption figure i li ol p pre s small "
    "span strong sub sup table tbody td tfoot th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang"},
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}


def sanitise_html(html: str) -> str:
    """Return HTML without scripts, styles, handlers and addresses of unknown schemes."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
