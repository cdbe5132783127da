"""How a paragraph of Word looks: by its own properties, its styles, and those of the document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from reviewbook.documents.readers.extraction import tidy
from reviewbook.documents.readers.title_looks import LOOKED_AT, ParagraphLook
from reviewbook.documents.readers.tree_blocks import local_name

OFF = ("0", "false", "off", "none")
_LEVELS = 9
_USUAL_SIZE = 20  # half points, where nothing says it
_CENTRED, _TITLE = "center", "title"


class WordStyles:
    """The styles of a document, each with those that it is based on."""

    def __init__(self, styles: Any) -> None:
        every = () if styles is None else styles
        named = [one for one in every if local_name(one) == "style"]
        self._by_id = {own_value(one, "styleId"): one for one in named}
        usual = (one for one in named if own_value(one, "type") == "paragraph")
        self._usual = next(
            (
                own_value(one, "styleId")
                for one in usual
                if own_value(one, "default") not in ("", *OFF)
            ),
            "",
        )
        defaults = next((one for one in every if local_name(one) == "docDefaults"), None)
        self._defaults = child_of(child_of(defaults, "rPrDefault"), "rPr")

    def is_heading(self, paragraph: Any) -> bool:
        """Tell a title or heading: in every language of Word their styles are named in English."""
        properties = child_of(paragraph, "pPr")
        levels = [child_value(properties, "outlineLvl")]
        for style in self._of(child_value(properties, "pStyle")):
            if _name(style) == _TITLE or _name(style).startswith("heading"):
                return True
            levels.append(child_value(child_of(style, "pPr"), "outlineLvl"))
        level = next(filter(None, levels), "")
        return level.isdigit() and int(level) < _LEVELS

    def looks(self, body: Any) -> list[ParagraphLook]:
        """Return how the first paragraphs with words look, but those in tables and boxes."""
        paragraphs = body.xpath("/*/*[local-name()='body']/*[local-name()='p']")
        found = (self._look(one) for one in paragraphs)
        return [*islice((one for one in found if one.words), LOOKED_AT)]

    def _look(self, paragraph: Any) -> ParagraphLook:
        runs = [one for one in paragraph.xpath("./*[local-name()='r']") if _words(one).strip()]
        words, heading = tidy("".join(map(_words, runs))), self.is_heading(paragraph)
        styles = [*self._of(child_value(child_of(paragraph, "pPr"), "pStyle") or self._usual)]
        sizes = [self._said(run, styles, "sz") for run in runs]
        places = (child_of(one, "pPr") for one in (paragraph, *styles))
        return ParagraphLook(
            words.rstrip(" .:;,") if heading else words,
            any(_name(style) == _TITLE for style in styles),
            min((int(one) if one.isdigit() else _USUAL_SIZE for one in sizes), default=0) / 2,
            heading or all(self._said(run, styles, "b") not in ("", *OFF) for run in runs),
            next(filter(None, (child_value(one, "jc") for one in places)), "") == _CENTRED,
        )

    def _said(self, run: Any, styles: list[Any], name: str) -> str:
        """Return what the properties nearest to a run say: `on` where they say nothing more."""
        nearest = (child_of(child_of(one, "rPr"), name) for one in (run, *styles))
        found = next((one for one in nearest if one is not None), None)
        found = child_of(self._defaults, name) if found is None else found
        return "" if found is None else own_value(found, "val") or "on"

    def _of(self, style: str) -> Iterator[Any]:
        """Yield a style and those that it is based on."""
        seen = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = child_value(self._by_id[style], "basedOn")


def _name(style: Any) -> str:
    return child_value(style, "name").casefold()


def _words(run: Any) -> str:
    return "".join(
        one.text or "" if local_name(one) == "t" else " " for one in run if local_name(one) != "rPr"
    )


def child_of(element: Any, name: str) -> Any:
    """Return the first child of a name, or None."""
    if element is None:
        return None
    return next((one for one in element if local_name(one) == name), None)


def own_value(element: Any, name: str) -> str:
    """Return an attribute, in whichever of the two namespaces of the format."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def child_value(element: Any, name: str) -> str:
    """Return the value of the first child of a name, or nothing."""
    child = child_of(element, name)
    return "" if child is None else own_value(child, "val")
