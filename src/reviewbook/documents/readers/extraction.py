"""What a reader takes out of a file: its text, where each stretch came from, and what it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reviewbook.documents.clean_text import repair
from reviewbook.documents.marked_words import take_off_signs, without_signs
from reviewbook.documents.repair_list import list_repairs, repaired_signs, told_repairs

PAGE, SECTION, PARAGRAPH, RECORD = "page", "section", "paragraph", "record"
MOST_TRIES = 5
_UNFIT = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0\ufdd1\ufdd4-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)


class SourcePlace(NamedTuple):
    """Where a stretch of the text stood in the file; it ends where the next begins.

    Attributes
    ----------
    kind
        ``page``, ``section``, ``paragraph`` or ``record``.
    label
        Its number, as the file gives it or as it is counted from 1.
    start
        Its first character in the text, from 0.
    """

    kind: str
    label: str
    start: int


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """What a file says about the work it holds; empty where it says nothing.

    ``authors`` are written "Family, Given" where the two can be told apart. ``date`` is YYYY or
    YYYY-MM-DD. ``identifiers`` and ``others`` are pairs of a name and a value.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    doi: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    publisher: str = ""
    container: str = ""
    language: str = ""
    address: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from a file.

    Attributes
    ----------
    text
        The clean text: NFC, mended, a blank line between two blocks.
    places
        Where it came from, in order.
    metadata
        What the file says about itself.
    notes
        What was left out or mended, a sentence each.
    marked
        The half-open spans of the text that are in bold or italics, in order.
    mended
        What was decoded wrongly, what it became, and how often.
    """

    text: str
    places: tuple[SourcePlace, ...] = ()
    metadata: SourceMetadata = field(default_factory=SourceMetadata)
    notes: tuple[str, ...] = ()
    marked: tuple[tuple[int, int], ...] = ()
    mended: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading or item of a list, with the place that it begins, if any.

    ``marker`` is what stands before an item: "- ", or its number as "3. ".
    ``inner`` are places that begin within its text, each with the offset there.
    """

    text: str
    heading: bool = False
    marker: str = ""
    place: tuple[str, str] | None = None
    inner: tuple[tuple[int, tuple[str, str]], ...] = ()


def compose(
    blocks: Iterable[TextBlock], metadata: SourceMetadata, notes: Iterable[str] = ()
) -> Extraction:
    """Put blocks together into a clean text; what is empty falls away, its place does not."""
    parts: list[str] = []
    places: list[SourcePlace] = []
    waiting: tuple[str, str] | None = None
    length = mended = unfit = 0
    repaired, marked = list[str](), list[tuple[int, int]]()
    signs = Counter[tuple[str, str]]()
    for signed in blocks:
        block = replace(signed, text=without_signs(signed.text))
        waiting = block.place or waiting
        text, repairs, dropped = _clean(block)
        mended, unfit = mended + repairs, unfit + dropped
        if repairs:
            before = " ".join(_UNFIT.sub("", block.text).split())
            repaired += list_repairs(before, text)
            signs += repaired_signs(before, text)
        if not text:
            continue
        if waiting:
            places.append(SourcePlace(*waiting, length))
            waiting = None
        places += [SourcePlace(*place, length + _start(block, at)) for at, place in block.inner]
        marked += [(length + one, length + other) for one, other in _marked(signed, text)]
        parts.append(text)
        length += len(text) + 2
    said = [*notes]
    said += told_repairs(mended, [one.partition(": ")[2] for one in repaired])
    said += [f"control characters left out: {unfit}"] * (unfit > 0)
    text = "\n\n".join(parts) + "\n" * bool(parts)
    return Extraction(
        text, tuple(places), metadata, tuple(said), tuple(marked), counted_signs(signs)
    )


def counted_signs(signs: Counter[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Return what became what, and how often, in the order of the text."""
    return tuple((wrong, right, times) for (wrong, right), times in signs.items())


def _marked(block: TextBlock, clean: str) -> tuple[tuple[int, int], ...]:
    """Return what is in bold or italics in the clean text of a block; nothing if it was mended."""
    words = " ".join(_UNFIT.sub("", block.text).split())
    found = take_off_signs(block.marker + unicodedata.normalize("NFC", words))
    return found.marked if found.text == clean else ()


def _start(block: TextBlock, offset: int) -> int:
    """Return where a place within a block begins in its clean text.

    What stands before it may be mended otherwise alone than within the whole: of what the words
    before and those behind say, the earlier holds.
    """
    before = block.text[:offset]
    start = len(_clean(replace(block, text=before))[0]) + before[-1:].isspace()
    behind = _clean(replace(block, text=block.text[offset:], marker=""))[0]
    return min(start, max(len(_clean(block)[0]) - len(behind), 0))


def _clean(block: TextBlock) -> tuple[str, int, int]:
    """Return the text of a block in one clean line, the repairs, and the characters left out."""
    fit, unfit = _UNFIT.subn("", block.text)
    text, repairs = unicodedata.normalize("NFC", " ".join(fit.split())), 0
    for _ in range(MOST_TRIES):  # what was mended may still hold what was wrong twice over
        text, found = repair(text)
        text = " ".join(_UNFIT.sub("", text).split())
        if not found:
            break
        repairs += found
    if block.heading:
        text = text.rstrip(" .:;,")
    return block.marker + text if text else "", repairs, unfit


def tidy(words: str | None) -> str:
    """Return what a file says about itself in one line."""
    text = _UNFIT.sub("", without_signs(words or ""))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def numbered(blocks: Iterable[TextBlock], kind: str) -> list[TextBlock]:
    """Give each block the place of its own number, counted from 1."""
    return [replace(block, place=(kind, str(number))) for number, block in enumerate(blocks, 1)]


_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_DAY = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2}))?(?!\d)")


def doi_in(words: str | None) -> str:
    """Return the DOI that stands in some words, from "10." on, or nothing."""
    found = _DOI.search(words or "")
    return found.group().rstrip(".,;)") if found else ""


def is_web_address(words: str) -> bool:
    """Tell whether some words are the address of a page."""
    return words.startswith(("https://", "http://"))


def day_in(words: str | None) -> str:
    """Return the day (YYYY-MM-DD) or year with which some words begin, or nothing."""
    found = _DAY.match((words or "").strip())
    if not found:
        return ""
    if not found["month"]:
        return found["year"]
    month, day = int(found["month"]), int(found["day"])
    fits = 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004
    return f"{found['year']}-{month:02}-{day:02}" if fits else found["year"]
