"""A clean text cut into passages, each with its zone.

A passage is a paragraph, a heading or an item of a list. The zones title, heading, prose and list
are the body; references and chrome (what the site adds around an article) are not. The rules
know web pages, not a subject; where they err, a reader's decision puts a passage right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reviewbook.documents import block_flags, zone_flags
from reviewbook.documents.blocks import find_blocks
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.list_tails import part_tails
from reviewbook.documents.match_form import Places
from reviewbook.ledger.tables import BODY, ZONES, Passage

_ZONE = {zone: number for number, zone in enumerate(ZONES)}
_IN_BODY = np.array([zone in BODY for zone in ZONES])
TITLE, HEADING, PROSE, LIST, REFERENCES, CHROME = range(len(ZONES))


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a bundle, one array per column.

    Attributes
    ----------
    document
        The number of the document in the bundle.
    passage
        The passage's own number in its document, from 1.
    zone
        The number of its zone in `ZONES`.
    start, end
        Its place in the bundle.
    """

    document: Places
    passage: Places
    zone: Places
    start: Places
    end: Places

    def body(self) -> Passages:
        """Return those that belong to the body."""
        inside = _IN_BODY[self.zone]
        return Passages(*(getattr(self, column)[inside] for column in self.__slots__))

    def at(self, places: Places) -> tuple[Places, NDArray[np.bool_]]:
        """Return the rows of the passages that hold places, and which of the places are held."""
        row = np.searchsorted(self.start, places, side="right") - 1
        held: NDArray[np.bool_] = places < np.append(self.end, 0)[row]  # 0 is before the first
        return row[held], held


@dataclass(frozen=True, slots=True)
class _Text:
    """What a passage is cut from, where it is the only one."""

    name: str
    text: str
    title: str


def segment(document: str, text: str, title: str = "") -> list[Passage]:
    """Cut a clean text into passages, in order; markers of list items are left out.

    Parameters
    ----------
    document
        The name that the passages carry.
    text
        The clean text.
    title
        The document's title, if known: what stands before it, and its repetition, is chrome.
    """
    return segment_bundle(Bundle([_Text(document, text, title)]))[0]


def segment_bundle(bundle: Bundle) -> list[list[Passage]]:
    """Cut the texts of a bundle: for each document what `segment` gives."""
    found = cut_passages(bundle)
    passages: list[list[Passage]] = [[] for _ in bundle.documents]
    shift = bundle.starts[found.document]
    words = bundle.count_words(found.start, found.end)
    places = found.start - shift, found.end - shift
    columns = (found.document, found.passage, found.zone, *places, words)
    for place, number, zone, start, end, count in np.stack(columns, axis=1).tolist():
        name = bundle.documents[place].name
        passages[place].append(Passage(name, number, ZONES[zone], start, end, count))
    return passages


def passages_in(bundle: Bundle, passages: Iterable[Sequence[Passage]]) -> Passages:
    """Return the passages of each document as those of the bundle."""
    of_each = [*passages]
    document = np.repeat(np.arange(len(of_each)), [*map(len, of_each)])
    rows = [*zip(*chain(*of_each), strict=True)] or [()] * len(Passage._fields)
    _, numbers, zones, starts, ends, _ = rows
    columns = (numbers, [_ZONE[zone] for zone in zones], starts, ends)
    number, zone, start, end = (np.array(column, np.int64) for column in columns)
    shift = bundle.starts[document]
    return Passages(document, number, zone, start + shift, end + shift)


def cut_passages(bundle: Bundle) -> Passages:
    """Cut every text of a bundle into passages, in order."""
    blocks, titles = find_blocks(bundle), zone_flags.titles(bundle)
    flags = zone_flags.flags(bundle, blocks, titles)
    found = part_tails(bundle, blocks, flags)
    if found is not blocks:
        flags = zone_flags.flags(bundle, found, titles)
    bounds = np.searchsorted(found.document, np.arange(len(bundle.starts) + 1))
    numbers = np.arange(1, len(found.start) + 1) - bounds[found.document]
    zones = _plain_zones(flags, bounds)
    for document in np.unique(found.document[flags & block_flags.IN_ORDER > 0]).tolist():
        here = slice(*bounds[document : document + 2].tolist())
        zones[here] = _zones(flags[here].tolist())
    return Passages(found.document, numbers, zones, found.start, found.end)


def _plain_zones(flags: Places, bounds: Places) -> Places:
    """Return the zones of documents that are nothing but headings, prose and items."""
    zones = np.where(flags & block_flags.MARKED > 0, LIST, PROSE)
    zones[flags & block_flags.HEADING > 0] = HEADING
    firsts = bounds[:-1][np.diff(bounds) > 0]
    zones[firsts] = np.where(flags[firsts] & block_flags.SHORT > 0, TITLE, PROSE)
    return zones


def _zones(flags: list[int]) -> list[int]:
    """Return the zone of every block of one document, by its flags."""
    first = next((n for n, flag in enumerate(flags) if flag & block_flags.TITLED), 0)
    zones: list[int] = []
    in_references = in_site = begun = False
    before = 0
    for number, flag in enumerate(flags):
        in_site = in_site or bool(flag & block_flags.SITE_BEGINS and number > first)
        byline = flag & block_flags.BYLINE and number > first and not begun
        if number < first or in_site or byline or flag & block_flags.SITE_LINE:
            zone, in_references = CHROME, in_references and not flag & block_flags.BEHIND
        elif number == first:
            zone = TITLE if flag & (block_flags.TITLED | block_flags.SHORT) else PROSE
        elif flag & block_flags.TITLED:
            zone = CHROME
        elif flag & block_flags.REFERENCES:
            loose = flag & block_flags.NAMES_WORKS
            zone, in_references = HEADING if loose else REFERENCES, True
        elif (
            in_references
            and not flag & block_flags.BEHIND
            and (flag & block_flags.LISTED or not flag & block_flags.HEADING)
        ):
            zone = REFERENCES
        elif flag & block_flags.NOTE:
            zone, in_references = REFERENCES, False
        else:
            zone, in_references = _body_zone(flag, before, zones[-1]), False
        zones.append(zone)
        begun = begun or (number > first and zone in (PROSE, LIST))
        before = flag
    return zones


def _body_zone(flag: int, before: int, zone_before: int) -> int:
    if flag & before & block_flags.NUMBERED and zone_before == LIST:
        return LIST
    if flag & block_flags.HEADING:
        return HEADING
    if flag & block_flags.MARKED:
        return LIST
    if not flag & block_flags.LABELLED:
        return PROSE
    labels_too = before & block_flags.LABELLED and zone_before == LIST
    return LIST if labels_too or before & block_flags.ANNOUNCES else PROSE
