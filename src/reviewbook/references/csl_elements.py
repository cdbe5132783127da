"""The elements of a CSL style, where citeproc-py renders them otherwise than CSL has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from citeproc import model
from citeproc.source import LiteralDate
from lxml import etree

from reviewbook.references.csl_text_case import Cased

_CSL = "http://purl.org/net/xbiblio/csl"
_SAID = "said"
_NOT_ASKED = {"year_suffix"}  # which is none of a work's own
_QUOTES = "“”„‘’‚«»\"'"


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
            "date": _Date, "date-part": _DatePart, "group": _Group, "key": _Key, "label": _Label,
            "layout": _Layout, "name-part": _NamePart, "names": _Names, "number": _Number,
            "substitute": _Substitute, "text": _Text,
        }
    )  # fmt: skip
    style.parser.set_element_class_lookup(lookup)


@dataclass
class _Said:
    """The variables of a work that were rendered so far, withheld, and what is to be withheld.

    ``asked`` is how often a variable was to be rendered, ``parts`` how many macros and groups
    said something.
    """

    rendered: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    substituted: set[str] = field(default_factory=set)
    asked: int = 0
    parts: int = 0


def _said_of(item: Any) -> _Said:
    said: _Said = item.setdefault(_SAID, _Said())
    return said


def _say_nothing_yet(items: Iterable[Any]) -> None:
    for item in items:
        item[_SAID] = _Said()


class _Layout(model.Layout):  # type: ignore[misc]
    def render_bibliography(self, items: list[Any]) -> Any:
        _say_nothing_yet(items)
        return super().render_bibliography(items)


class _Key(model.Key):  # type: ignore[misc]
    """What works are sorted by: a quotation mark before a title is no letter."""

    def sort_keys(self, items: list[Any], context: Any) -> list[Any]:
        _say_nothing_yet(items)
        keys = super().sort_keys(items, context)
        return [key if key is None else str(key).lstrip(_QUOTES) for key in keys]


class _Group(model.Group):  # type: ignore[misc]
    """A group; it says nothing if a work has none of the variables that it was to say.

    The library counts those that it would say under other conditions.
    """

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        said = _said_of(item)
        asked, before = said.asked, len(said.rendered) + said.parts
        text = super().render(item, *args, **options)
        is_bare = asked < said.asked and before == len(said.rendered) + said.parts
        if is_bare:
            return None
        said.parts += bool(text)
        return text


class _OfVariables:
    """Renders variables, but none that stood in for another before.

    The work has such a variable still, for a style may ask whether it has it.
    """

    def render(self: Any, item: Any, *args: Any, **options: Any) -> Any:
        own = {name.replace("-", "_") for name in self.get("variable", "").split()} - _NOT_ASKED
        own |= {f"{name}_short" for name in own}
        said = _said_of(item)
        said.asked += bool(own)
        withheld = own & said.substituted & item.reference.keys()
        said.withheld.extend(withheld)
        with _without(withheld, item.reference):
            text = super().render(item, *args, **options)  # type: ignore[misc]
        if text:
            said.rendered.extend(own)
        return text


@contextmanager
def _without(variables: set[str], reference: dict[str, Any]) -> Iterator[None]:
    hidden = {name: reference.pop(name) for name in variables}
    try:
        yield
    finally:
        reference.update(hidden)


class _Substitute(model.Substitute):  # type: ignore[misc]
    """Notes what it renders; what was rendered before it may be rendered again."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        said = _said_of(item)
        before = len(said.rendered)
        text = super().render(item, *args, **options)
        if text:
            said.substituted |= {*said.rendered[before:]}.difference(said.rendered[:before])
        return text


class _Text(_OfVariables, Cased, model.Text):  # type: ignore[misc]
    """A text; a macro says nothing if all of a work that it would say was said before."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        said = _said_of(item)
        rendered, withheld = len(said.rendered), len(said.withheld)
        text = super().render(item, *args, **options)
        if rendered == len(said.rendered) and withheld < len(said.withheld):
            return None
        said.parts += bool(text and "macro" in self.attrib)
        return text


class _Number(_OfVariables, Cased, model.Number):  # type: ignore[misc]
    pass


class _Names(_OfVariables, model.Names):  # type: ignore[misc]
    """Names; without a form of their own they have that of the names that they stand in for."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        if not len(self) and "names_context" not in options:
            for names in self.xpath_search("ancestor::cs:substitute[1]/parent::cs:names"):
                options["names_context"] = names
        return super().render(item, *args, **options)


class _Date(_OfVariables, model.Date):  # type: ignore[misc]
    """A date; one in words, such as "in press", stands only where its year would."""

    def render(self, item: Any, *args: Any, **options: Any) -> Any:
        date = item.reference.get(self.get("variable", "").replace("-", "_"))
        if isinstance(date, LiteralDate) and not self._has_year():
            return None
        return super().render(item, *args, **options)

    def _has_year(self) -> bool:
        if self.get("form"):
            return "year" in self.get("date-parts", "year")
        return any(part.get("name") == "year" for part in self)


class _NamePart(Cased, model.Name_Part):  # type: ignore[misc]
    """Part of a name; the library puts names together from plain texts."""

    def format_part(self, given: Any, family: Any) -> tuple[Any, Any]:
        given, family = super().format_part(given, family)
        return given and str(given), family and str(family)


class _DatePart(Cased, model.Date_Part):  # type: ignore[misc]
    pass


class _Label(Cased, model.Label):  # type: ignore[misc]
    """A label; the library takes it for no English, and gives it no capitals."""

    def case(self, text: Any, language: str | None = None) -> Any:
        return super().case(text, language or self.get_root().get("default-locale", "en")[:2])
