"""HTML that a notebook's cell wrote: only what a table or a text needs is let through."""

from __future__ import annotations

import bleach  # type: ignore[import-untyped]

_TAGS = frozenset(
    "a abbr b br caption code col colgroup dd div dl dt em figcaption figure i li ol p pre s small "
    "span strong sub sup table tbody td tfoot th thead tr u ul".split()
)
_EVERYWHERE = frozenset({"class", "id", "title", "lang"})
_ATTRIBUTES = {
    "a": frozenset({"href"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
}


def _kept(tag: str, name: str, value: str) -> bool:
    del value
    return name in _EVERYWHERE | _ATTRIBUTES.get(tag, frozenset())


_cleaner = bleach.sanitizer.Cleaner(
    tags=_TAGS,
    attributes=_kept,
    protocols={"http", "https", "mailto"},
    strip=True,
    strip_comments=True,
)


def sanitise_html(html: str) -> str:
    """Return HTML without scripts, styles, handlers and addresses of unknown schemes."""
    cleaned: str = _cleaner.clean(html)
    return cleaned
