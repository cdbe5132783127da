"""Records in XML, cut out one by one: of a file that breaks off, all that came before is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from reviewbook.project.errors import InputError

_DEEPEST = 100
_INLINE = frozenset("style sub sup i b u em strong italic bold mml:math".split())


class Cut(NamedTuple):
    """An element with its line, and whether it was whole."""

    element: ET.Element
    line: int
    whole: bool


def cut_records(text: str, names: frozenset[str], path: Path) -> tuple[list[Cut], list[InputError]]:
    """Return the elements of some names, and what is wrong with the file.

    Entities that the file declares itself are refused: they may grow without end, or point outside.

    Raises
    ------
    InputError
        If it declares entities.
    """
    cutter = _Cutter(names, path)
    try:
        cutter.parser.Parse(text, True)
    except expat.ExpatError as error:
        problem = f"the XML breaks off: {expat.ErrorString(error.code)}"
        fault = InputError(problem, file=path, line=error.lineno, remedy="export it again")
        cutter.close()
        return cutter.cuts, [fault]
    return cutter.cuts, []


def stream_cuts(chunks: Iterable[bytes], names: frozenset[str], path: Path) -> Iterator[Cut]:
    """Yield the elements of some names as the XML comes, without holding it.

    Raises
    ------
    InputError
        If it breaks off, after all that came before; or declares entities.
    """
    cutter = _Cutter(names, path)
    try:
        for chunk in chunks:
            cutter.parser.Parse(chunk, False)
            yield from cutter.taken()
        cutter.parser.Parse(b"", True)
    except expat.ExpatError as error:
        cutter.close()
        yield from cutter.taken()
        problem = f"the XML breaks off: {expat.ErrorString(error.code)}"
        raise InputError(problem, file=path, line=error.lineno, remedy="fetch it again") from None


class _Cutter:
    def __init__(self, names: frozenset[str], path: Path) -> None:
        self.names, self.path = names, path
        self.cuts: list[Cut] = []
        self.builder: ET.TreeBuilder | None = None
        self.open: list[str] = []
        self.line = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.EntityDeclHandler = self.refuse
        self.parser.SkippedEntityHandler = self.skipped

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.builder is None and name in self.names:
            self.builder, self.line = ET.TreeBuilder(), self.parser.CurrentLineNumber
        if self.builder:
            if len(self.open) > _DEEPEST:
                raise self.refusal(f"more than {_DEEPEST} elements lie in each other")
            self.builder.start(name, attributes)
            self.open.append(name)

    def data(self, text: str) -> None:
        if self.builder:
            self.builder.data(text)

    def end(self, name: str, whole: bool = True) -> None:
        if self.builder:
            self.builder.end(name)
            self.open.pop()
            if not self.open:
                self.cuts.append(Cut(self.builder.close(), self.line, whole))
                self.builder = None

    def taken(self) -> list[Cut]:
        """Return what was cut out since the last time."""
        cuts, self.cuts = self.cuts, []
        return cuts

    def close(self) -> None:
        """End what is open where the file breaks off."""
        for name in reversed(self.open):
            self.end(name, whole=False)

    def refuse(self, name: str, *_: object) -> None:
        raise self.refusal(f"the XML declares an entity of its own, '{name}'")

    def skipped(self, name: str, parameter: bool) -> None:
        """Write a named sign that a document type elsewhere would have declared: "é"."""
        if not parameter:
            self.data(unescape(f"&{name};"))

    def refusal(self, problem: str) -> InputError:
        line = self.parser.CurrentLineNumber
        return InputError(
            problem, file=self.path, line=line, remedy="export it again, as plain XML"
        )


def text_of(element: ET.Element) -> str:
    """Return all text of an element, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def leaves_of(element: ET.Element, above: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text and attribute below an element, each with the path that leads there."""
    for child in element:
        path = f"{above}/{child.tag}" if above else child.tag
        if child.tag not in _INLINE:
            yield from ((f"{path}@{name}", value) for name, value in child.attrib.items())
        if all(inner.tag in _INLINE for inner in child):
            yield path, text_of(child)
        else:
            own = [child.text, *(inner.tail for inner in child)]
            yield from ((path, text.strip()) for text in own if text and text.strip())
            yield from leaves_of(child, path)
