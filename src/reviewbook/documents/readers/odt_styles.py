"""How a paragraph of an OpenDocument text looks: by its styles, and the words within by theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reviewbook.documents.readers.extraction import tidy
from reviewbook.documents.readers.title_looks import LOOKED_AT, ParagraphLook
from reviewbook.documents.readers.tree_blocks import local_name

_TITLE, _SUBTITLE = "title", "subtitle"
_USUAL_SIZE = 12.0  # points, where nothing says it
_POINTS, _PERCENT = re.compile(r"([\d.]+)pt\Z"), re.compile(r"([\d.]+)%\Z")
_PARAGRAPHS = (
    "//*[local-name()='body']/*[local-name()='text']/*[local-name()='p' or local-name()='h']"
)


class OdtStyles:
    """The styles of a text, automatic ones and those that these are based on."""

    def __init__(self, *roots: Any) -> None:
        self._by_name: dict[str, Any] = {}
        self._defaults: list[Any] = []
        for style in (
            one
            for root in roots
            if root is not None
            for one in root.xpath("//*[local-name()='style' or local-name()='default-style']")
        ):
            if local_name(style) == "style":
                self._by_name.setdefault(odt_attribute(style, "}name"), style)
            elif odt_attribute(style, "}family") == "paragraph":
                self._defaults.append(style)

    def is_heading(self, element: Any) -> bool:
        """Tell a title or heading, also by a style that is based on one of a title."""
        if local_name(element) == "h":
            return True
        return self._is_based_on(element, _TITLE) or self._is_based_on(element, _SUBTITLE)

    def looks(self, root: Any) -> list[ParagraphLook]:
        """Return how the first paragraphs with words look, but those in lists and tables."""
        found = map(self._look, root.xpath(_PARAGRAPHS))
        return [*islice((one for one in found if one.words), LOOKED_AT)]

    def _look(self, paragraph: Any) -> ParagraphLook:
        stretches = [*self._stretches(paragraph, [])]
        own = self._chain(odt_attribute(paragraph, "style-name"))
        said = [[*styles, *own, *self._defaults] for _, styles in stretches]
        words = tidy("".join(text for text, _ in stretches))
        heading = self.is_heading(paragraph)
        return ParagraphLook(
            words.rstrip(" .:;,") if heading else words,
            self._is_based_on(paragraph, _TITLE),
            min(map(_size, said), default=0),
            heading or all(_first(styles, "}font-weight") in ("bold", "700") for styles in said),
            _first([*own, *self._defaults], "}text-align") == "center",
        )

    def _stretches(self, element: Any, styles: list[Any]) -> Iterator[tuple[str, list[Any]]]:
        """Yield the words of a paragraph, each with the styles of the spans around them."""
        if local_name(element) == "note":
            return
        if element.text and element.text.strip():
            yield element.text, styles
        for child in element:
            if local_name(child) in ("s", "tab", "line-break"):
                yield " ", styles
            inner = self._chain(odt_attribute(child, "style-name")) + styles
            yield from self._stretches(child, inner)
            if child.tail and child.tail.strip():
                yield child.tail, styles

    def _is_based_on(self, element: Any, style: str) -> bool:
        return style in map(str.casefold, self._names(odt_attribute(element, "style-name")))

    def _names(self, name: str) -> Iterator[str]:
        seen = set[str]()
        while name and name not in seen:
            seen.add(name)
            yield name
            style = self._by_name.get(name)
            name = "" if style is None else odt_attribute(style, "parent-style-name")

    def _chain(self, name: str) -> list[Any]:
        """Return a style and those that it is based on."""
        return [self._by_name[one] for one in self._names(name) if one in self._by_name]


def odt_attribute(element: Any, name: str) -> str:
    """Return the attribute whose name ends so, in whichever namespace, or nothing."""
    return next((value for key, value in element.attrib.items() if key.endswith(name)), "")


def _first(styles: list[Any], name: str) -> str:
    """Return what the nearest style says."""
    said = (odt_attribute(one, name) for style in styles for one in style)
    return next(filter(None, said), "")


def _size(styles: list[Any]) -> float:
    """Return the size in points; a percentage is one of the style that it is based on."""
    share = 1.0
    for said in (odt_attribute(one, "}font-size") for style in styles for one in style):
        if points := _POINTS.match(said):
            return round(share * float(points[1]), 1)
        if percent := _PERCENT.match(said):
            share *= float(percent[1]) / 100
    return share * _USUAL_SIZE
