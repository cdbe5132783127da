"""Blocks of text in a tree of elements, whatever the names of these are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import Any

from reviewbook.documents.marked_words import with_signs
from reviewbook.documents.readers.extraction import SECTION, TextBlock

BULLET = "- "
_NUMBERED = frozenset({"ol", "order"})  # of HTML and of JATS


def _no(_element: Any) -> bool:
    return False


def _nothing(_element: Any) -> str:
    return ""


@dataclass(frozen=True)
class Vocabulary:
    """Which elements of a format are what, by their names without namespaces.

    Attributes
    ----------
    blocks
        What begins and ends a paragraph.
    rows, cells
        The rows of tables, each an item, and what stands in them.
    skipped
        What holds no text of the document.
    counted
        What is left out and told: its name, and what the note calls it.
    signs
        What stands for a sign, and for which.
    text
        The only elements whose text counts; all, if none is named.
    sections
        What a section is.
    is_heading
        What tells a heading.
    is_marked
        What tells that the words within are in bold or italics.
    marker
        What stands before an item of a list; nothing before any other element.
    note_marks
        What stands for the mark of a note, by the name of the element that is one.
    """

    blocks: frozenset[str]
    rows: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    counted: dict[str, str] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    text: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    is_heading: Callable[[Any], bool] = _no
    is_marked: Callable[[Any], bool] = _no
    marker: Callable[[Any], str] = _nothing
    note_marks: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for a comment and its like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class BlockWalker:
    """Walks through trees and collects their blocks.

    Attributes
    ----------
    blocks
        Those found so far.
    left_out
        How many there were of what is left out, by what the note calls it.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._know = vocabulary
        self._words: list[str] = []
        self._path, self._before_numbers = [0], ""
        self._whole: tuple[str, str] | None = None
        self._place: tuple[str, str] | None = None
        self._marker = ""
        self.blocks: list[TextBlock] = []
        self.left_out: Counter[str] = Counter()

    @property
    def notes(self) -> list[str]:
        """What was left out, a sentence each."""
        return [
            f"{what} left out: {count}" for what, count in sorted(self.left_out.items()) if count
        ]

    def walk(
        self, element: Any, place: tuple[str, str] | None = None, before_numbers: str = ""
    ) -> None:
        """Collect the blocks of an element.

        Parameters
        ----------
        element
            The element.
        place
            The place that it is, if any; its sections are places of their own.
        before_numbers
            What the numbers of its sections begin with.
        """
        self._whole = self._place = place
        self._path, self._before_numbers = [0], before_numbers
        self._enter(element)
        self._end_block()

    def _enter(self, element: Any) -> None:
        name, know = local_name(element), self._know
        if not name:
            self._words.append(_entity(element))
        elif name in know.counted:
            self.left_out[know.counted[name]] += 1
        elif name in know.rows:
            self._row(element)
        elif name in know.note_marks and (mark := know.note_marks[name](element)):
            self._words.append(mark)
        elif name in know.signs:
            self._words.append(know.signs[name])
        elif name in know.sections:
            self._section(element)
        elif name in know.blocks:
            self._end_block()
            self._marker = know.marker(element) or self._marker
            self._inside(element)
            self._end_block(know.is_heading(element))
        elif name not in know.skipped:
            self._within_line(element)

    def _within_line(self, element: Any) -> None:
        first, blocks = len(self._words), len(self.blocks)
        self._inside(element)
        if len(self.blocks) == blocks and self._know.is_marked(element):
            self._words[first:] = [with_signs("".join(self._words[first:]))]

    def _inside(self, element: Any) -> None:
        every = not self._know.text
        if element.text and (every or local_name(element) in self._know.text):
            self._words.append(element.text)
        for child in element:
            self._enter(child)
            if every and child.tail:
                self._words.append(child.tail)

    def _section(self, element: Any) -> None:
        self._end_block()
        self._path[-1] += 1
        self._path.append(0)
        self._place = self._section_place()
        self._inside(element)
        self._end_block()
        self._path.pop()
        self._place = self._section_place()

    def _section_place(self) -> tuple[str, str] | None:
        numbers = self._path[:-1]
        label = self._before_numbers + ".".join(map(str, numbers))
        return (SECTION, label) if numbers else self._whole

    def _row(self, element: Any) -> None:
        """Make one item of a row: its cells, parted by semicolons."""
        self._end_block()
        walker = BlockWalker(self._know)
        cells = []
        for cell in element.iter():
            if local_name(cell) in self._know.cells and self._row_of(cell) is element:
                walker.walk(cell)
                cells.append(" ".join(block.text.strip() for block in walker.blocks))
                walker.blocks.clear()
        self.left_out += walker.left_out
        self._words.append("; ".join(filter(None, cells)))
        self._marker = BULLET
        self._end_block()

    def _row_of(self, cell: Any) -> Any:
        return next((up for up in cell.iterancestors() if local_name(up) in self._know.rows), None)

    def _end_block(self, heading: bool = False) -> None:
        words = "".join(self._words)
        self._words.clear()
        if words.strip():
            self.blocks.append(TextBlock(words, heading, self._marker, self._place))
            self._place = None
            self._marker = ""


def list_marker(item: Any) -> str:
    """Return what stands before an item of a list: its number where the list has numbers."""
    listed = item.getparent()
    kind = (
        () if listed is None else (local_name(listed), listed.get("rend"), listed.get("list-type"))
    )
    if not _NUMBERED.intersection(kind):
        return BULLET
    first = listed.get("start", "1")
    before = sum(1 for one in item.itersiblings(preceding=True) if one.tag == item.tag)
    return f"{before + (int(first) if first.isdecimal() else 1)}. "


def _entity(element: Any) -> str:
    """Return what an entity that nothing declares stands for, if HTML knows it."""
    return html5.get(f"{getattr(element, 'name', '')};", "")


MARKED = frozenset("b strong i em dfn".split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
XHTML = Vocabulary(
    blocks=HEADINGS
    | frozenset("p li dt dd blockquote pre div section article aside figcaption caption".split())
    # text may stand in these without an element of its own
    | frozenset("body main header footer center hr figure summary details address".split())
    | frozenset("form fieldset legend".split()),
    rows=frozenset({"tr"}),
    cells=frozenset({"td", "th"}),
    # not all of `head`: a page that leaves its own out is read as if the text stood in it
    skipped=frozenset("title script style nav template noscript".split()),
    counted={"math": "formulas"},
    signs={"br": " "},
    is_heading=lambda element: local_name(element) in HEADINGS,
    is_marked=lambda element: local_name(element) in MARKED,
    marker=lambda element: list_marker(element) if local_name(element) == "li" else "",
)
