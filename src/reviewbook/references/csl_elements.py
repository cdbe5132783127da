"""The elements of a CSL style, where citeproc-py renders them otherwise than CSL has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from citeproc import model
from citeproc.source import LiteralDate
from lxml import etree

_CSL = "http://purl.org/net/xbiblio/csl"
# What of a work's variables was rendered so far, and what of them in the place of another.
_RENDERED, _SUBSTITUTED = "rendered", "substituted"


def use_elements(style: Any) -> None:
    """Let one style that was read render with the elements of this module."""
    lookup = etree.ElementNamespaceClassLookup()
    elements = lookup.get_namespace(_CSL)
    elements[None] = model.CitationStylesElement
    elements.update(
        {
            known.__name__.replace("_", "-").lower(): known
            for known in model.CitationStylesElement.__subclasses__()
        }
    )
    elements.update(
        {
            "date": _Date, "label": _Label, "names": _Names, "number": _Number,
            "substitute": _Substitute, "text": _Text,
        }
    )  # fmt: skip
    style.parser.set_element_class_lookup(lookup)


def render_item(style: Any, item: Any) -> str:
    """Render one item of the bibliography."""
    item[_RENDERED], item[_SUBSTITUTED] = set(), set()
    return "".join(map(str, style.render_bibliography([item])))


class _OfVariables:
    """Renders variables, but none that stood in for another before.

    The work has such a variable still, for a style may ask whether it has it.
    """

    def render(self: Any, item: Any, *args: Any, **options: Any) -> Any:
        own = {name.replace("-", "_") for name in self.get("variable", "").split()}
        own |= {f"{name}_short" for name in own}
        with _without(own & item.get(_SUBSTITUTED, set()), item.reference):
            text = super().render(item, *args, **options)  # type: ignore[misc]
            if text and _RENDERED in item:
                item[_RENDERED] |= own & item.reference.keys()
        return text


@contextmanager
def _without(variables: set[str], reference: dict[str, Any]) -> Iterator[None]:
    hidden = {name: reference.pop(name) for name in variables & reference.keys()}
    try:
        yield
    finally:
        reference.update(hidden)


class _Substitute(model.Substitute):  # type: ignore[misc]
    """Notes what it renders; what was rendered before it may be rendered again."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        before = set(item.get(_RENDERED, ()))
        text = super().render(item, *args, **options)
        if text and _RENDERED in item:
            item[_SUBSTITUTED] |= item[_RENDERED] - before
        return text


class _Text(_OfVariables, model.Text):  # type: ignore[misc]
    pass


class _Number(_OfVariables, model.Number):  # type: ignore[misc]
    pass


class _Names(_OfVariables, model.Names):  # type: ignore[misc]
    """Names; without a form of their own they have that of the names that they stand in for."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        if not len(self) and "names_context" not in options:
            for names in self.xpath_search("ancestor::cs:substitute[1]/parent::cs:names"):
                options["names_context"] = names
        return super().render(item, *args, **options)


class _Date(_OfVariables, model.Date):  # type: ignore[misc]
    """A date; one in words, such as "spring term", stands only where its year would."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        date = item.reference.get(self.get("variable", "").replace("-", "_"))
        if isinstance(date, LiteralDate) and not self._has_year():
            return None
        return super().render(item, *args, **options)

    def _has_year(self) -> bool:
        if self.get("form"):
            return "year" in self.get("date-parts", "year")
        return any(part.get("name") == "year" for part in self)


class _Label(model.Label):  # type: ignore[misc]
    """A label; the library takes it for no English, and gives it no capitals."""

    def case(self, text: Any, language: str | None = None) -> Any:
        return super().case(text, language or self.get_root().get("default-locale", "en")[:2])
