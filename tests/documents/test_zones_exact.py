"""Passages are cut for whole collections at once; slow, obviously right code is the measure."""

from __future__ import annotations

import re
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewbook.documents import entry_cues, zone_flags
from reviewbook.documents import line_cues as lines
from reviewbook.documents.bundle import bundles
from reviewbook.documents.clean_text import count_words
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment, segment_bundle
from reviewbook.ledger.tables import Passage

ITEM = re.compile(r"(?:[•‣◦▪*–-]|\(?\d{1,3}[.)])[ \t]+")
NUMBER = re.compile(r"\(?\d{1,3}[.)][ \t]+")
LABEL = re.compile(r"[A-Z][^.:!?\n]{2,60}: ")
# The expressions that tell what a line is belong to the code, not to how fast it runs.
REFERENCES, SITE_BEGINS = lines.REFERENCES, lines.SITE_BEGINS
SITE_LINE = re.compile(
    rf"{zone_flags._SITE_BEGINNING.pattern}|.*{zone_flags._SITE_END.pattern}"
    rf"|{zone_flags._MENU.pattern}|.*{zone_flags._SITE_PHRASE.pattern}"
)
BYLINE = lines.BYLINE


class Block(NamedTuple):
    start: int
    end: int
    text: str
    marker: str
    lines: int


def begin_anyway(number: int, line: str, following: str = "") -> list[int]:
    """The lines that begin a block though they follow on the first line of a paragraph."""
    written, below = line.strip(), following.strip()
    words = written[len(marker.group()) :] if (marker := ITEM.match(written)) else written
    if not below or ITEM.match(below):
        return []
    if BYLINE.match(below):
        return [number + 1, number + 2]
    indented = following[:1].isspace()
    heading = not indented and lines.is_numbered_heading(written, below)
    heading |= entry_cues.heads_entry(written, below)
    return [number + 1] if lines.is_cue(words) or heading else []


def is_dash(above: str, marker: str, below: str) -> bool:
    """A dash in a sentence that was broken: a long line above it, and no item below it."""
    is_broken = len(above) >= 45 and above[-1] not in ".:;!?…"
    return marker[0] in "-–" and is_broken and not ITEM.match(below)


def blocks(text: str) -> list[Block]:
    written = text.split("\n")
    spaced = sum(not line.strip() for line in text.strip().split("\n")) * 10 > len(written)
    found: list[Block] = []
    offset, is_open, is_list = 0, False, False
    anyway: set[int] = set()  # lines that begin a block though they follow directly
    for number, line in enumerate(written):
        start, end = offset + len(line) - len(line.lstrip()), offset + len(line.rstrip())
        offset += len(line) + 1
        marker = item.group() if (item := ITEM.match(line.strip())) else ""
        if not line.strip():
            is_open = is_list = False
            continue
        above, below = written[max(number - 1, 0)].strip(), (*written[number + 1 :], "")[0].strip()
        if is_open and not is_list and marker and is_dash(above, marker, below):
            marker = ""
        is_list = is_list or bool(marker)
        follows = is_open and spaced and not marker
        if follows and lines.heads_references(line.strip()):
            anyway |= {number, number + 1}
        if not follows and spaced:
            anyway |= set(begin_anyway(number, *written[number : number + 2]))
        if follows and number not in anyway:
            before = found.pop()
            found.append(Block(before.start, end, text[before.start : end], before.marker, 2))
        else:
            start += len(marker)
            found.append(Block(start, end, text[start:end], marker, 1))
        is_open = True
    return found


def short(block: Block) -> bool:
    text = block.text.rstrip("\"'”’")
    words = len(text.split())
    ends_sentence = text[-1:] in set(".!:;,…")
    named = any(map(str.isalnum, text))
    return (
        block.lines == 1 and words <= 14 and named and not ends_sentence and not text[:1].islower()
    )


def heading(block: Block, following: Block | None) -> bool:
    if following is None or not short(block):
        return False
    return not block.marker or bool(NUMBER.match(block.marker) and not following.marker)


def listed(block: Block, ahead: list[Block], before: Block) -> bool:
    numbers = NUMBER.match(block.marker) and NUMBER.match(before.marker)
    above = any(entry_cues.is_entry(one.text) for one in ahead)
    parted = entry_cues.may_be_entry(block.text) or entry_cues.has_parts(block.text)
    return bool(numbers) or parted or above


def broken(text: str, block: Block, following: Block) -> bool:
    """A line of a wrapped entry: it is indented, or the next goes on with a small letter."""
    before = text[max(block.start - 2, 0) : block.start]
    if len(before) == 2 and before[1] in " \t" and before[0] in " \t\n":
        return not block.marker
    below = text[block.end : following.start].count("\n") == 1
    return below and text[following.start].islower()


def behind(block: Block, ahead: list[Block], before: Block) -> bool:
    """A sentence or a site's line below a list, where no entry follows."""
    above = any(entry_cues.is_entry(one.text) for one in ahead)
    return not block.marker and not above and entry_cues.may_follow_list(block.text, before.text)


def only_short(found: list[Block], forms: list[str], head: int) -> set[int]:
    """Short lines and nothing else below the heading of a list: three or more belong to it."""
    end = head + 1
    while end < len(found) and not heads(found, forms, end):
        if not short(found[end]) and not entry_cues.is_address(found[end].text):
            break
        if SITE_BEGINS.match(forms[end]):
            break
        end += 1
    run = range(head + 1, end - (end < len(found)))
    return set(run) if len(run) >= 3 else set()


def notes_at_the_end(found: list[Block]) -> set[int]:
    """The numbered blocks that a text ends with, where half of them or more are entries."""
    first = len(found)
    while first and NUMBER.match(found[first - 1].marker):
        first -= 1
    works = sum(entry_cues.is_entry(block.text) for block in found[first:])
    return set(range(first, len(found))) if works * 2 >= len(found) - first else set()


def heads(found: list[Block], forms: list[str], number: int) -> bool:
    return certain(found, forms, number) or loose(found, forms, number)


def loose(found: list[Block], forms: list[str], number: int) -> bool:
    """A heading that names works, with two entries below it and no list above it."""
    told = REFERENCES.match(forms[number]) or lines.MAY_HEAD_REFERENCES.match(forms[number])
    if told or len(forms[number]) > 40 or not lines.NAMES_WORKS.match(forms[number]):
        return False
    if any(certain(found, forms, one) for one in range(number)):
        return False
    ahead = [entries_in(found, one) for one in range(number + 1, min(number + 3, len(found)))]
    earlier = any(loose(found, forms, one) for one in range(number))
    return bool(ahead) and ahead[0] > 0 and sum(ahead) >= 2 and not earlier


def entries_in(found: list[Block], number: int) -> int:
    """The lines that are entries, where the first is one, or has the number of one before it."""
    text = without_number(found, number)
    if not entry_cues.is_dated_entry(text):
        return 0
    return 1 + sum(map(entry_cues.is_dated_entry, text.splitlines()[1:]))


def without_number(found: list[Block], number: int) -> str:
    """The text of a block behind a line, or the block behind a block, that is but a number."""
    text = found[number].text
    if apart := re.match(r"[(\[]?\d{1,3}[.)\]]{0,2}[^\S\n]*(?:\n\s*|\Z)", text):
        text = text[apart.end() :] or (found[number + 1].text if number + 1 < len(found) else text)
    return text


def last_entries(found: list[Block], forms: list[str]) -> set[int]:
    """The entries, three or more, that a text without a list ends with, and what is among them."""
    if any(heads(found, forms, number) for number in range(len(found))):
        return set()
    counts: list[int] = []
    for number in reversed(range(len(found))):
        counts.append(entries_in(found, number))
        if not counts[-1] and not entry_cues.may_be_entry(found[number].text):
            break
    while counts and not counts[-1]:
        counts.pop()
    return set(range(len(found) - len(counts), len(found))) if sum(counts) >= 3 else set()


def certain(found: list[Block], forms: list[str], number: int) -> bool:
    if REFERENCES.match(forms[number]):
        return True
    if not lines.MAY_HEAD_REFERENCES.match(forms[number]) or number + 1 == len(found):
        return False
    following = found[number + 1]
    text = without_number(found, number + 1)
    return bool(
        entry_cues.begins_list(text) or (following.marker and entry_cues.may_be_entry(text))
    )


def with_tails(text: str, found: list[Block]) -> list[Block]:
    """Part blocks that go on behind the last of their lines that is an entry."""
    forms = [lines.form(block.text) for block in found]
    parted: list[Block] = []
    for number, block in enumerate(found):
        listing = any(heads(found, forms, one) for one in range(number))
        ahead = found[number + 1 : number + 5]
        begin = 0
        above = any(entry_cues.is_entry(one.text) for one in ahead)
        asked = listing and block.lines > 1 and not above and not heads(found, forms, number)
        if asked and not behind(block, ahead, found[number - 1]):
            begin = tail(block)
        parted.append(block)
        if begin:
            rest, head = block.text[begin:], block.text[:begin].rstrip()
            end = block.start + len(head)
            parted[-1] = Block(block.start, end, head, block.marker, 1 + ("\n" in head))
            parted.append(Block(block.start + begin, block.end, rest, "", 1 + ("\n" in rest)))
    return parted


def tail(block: Block) -> int:
    begins = [0, *(line.end() for line in re.finditer(r"\n[^\S\n]*", block.text))]
    entries = [n for n, begin in enumerate(begins) if entry_cues.is_entry(block.text[begin:])]
    for begin in begins[entries[-1] + 1 :] if entries else ():
        if entry_cues.may_follow_list(block.text[begin:], block.text[:begin].rstrip()):
            return begin
    return 0


def body_zone(block: Block, following: Block | None, before: Block, zone: str) -> str:
    if NUMBER.match(block.marker) and NUMBER.match(before.marker) and zone == "list":
        return "list"
    if heading(block, following):
        return "heading"
    label = LABEL.match(block.text)
    announced = before.text.endswith(":") or (LABEL.match(before.text) and zone == "list")
    return "list" if block.marker or (label and announced) else "prose"


def slow(name: str, text: str, title: str) -> list[Passage]:
    """Go through the text line by line, then block by block, and ask each expression each time."""
    found = with_tails(text, blocks(text))
    forms = [lines.form(block.text) for block in found]
    wanted = lines.form(title)
    first = forms.index(wanted) if wanted and wanted in forms else 0
    zones: list[str] = []
    in_references = in_site = False
    at_the_end = notes_at_the_end(found) | last_entries(found, forms)
    lists = [number for number in range(len(found)) if heads(found, forms, number)]
    runs = {line for head in lists for line in only_short(found, forms, head)}
    for number, (block, form) in enumerate(zip(found, forms, strict=True)):
        following = found[number + 1] if number + 1 < len(found) else None
        in_site = in_site or bool(number > first and SITE_BEGINS.match(form))
        begun = not {"prose", "list"}.isdisjoint(zones[first + 1 :])
        byline = number > first and not begun and block.lines == 1 and BYLINE.match(block.text)
        ahead = found[number + 1 : number + 5]
        if number < first or in_site or byline or SITE_LINE.match(form):
            zone = "chrome"
            if number and not heads(found, forms, number):
                in_references = in_references and not behind(block, ahead, found[number - 1])
        elif number == first:
            zone = "title" if (wanted and form == wanted) or short(block) else "prose"
        elif wanted and form == wanted:
            zone = "chrome"
        elif heads(found, forms, number):
            above = loose(found, forms, number)
            zone, in_references = "heading" if above else "references", True
        elif (
            in_references
            and not behind(block, found[number + 1 : number + 5], found[number - 1])
            and (
                not heading(block, following)
                or (following and broken(text, block, following))
                or listed(block, found[number + 1 : number + 5], found[number - 1])
                or number in runs
            )
        ):
            zone = "references"
        elif entry_cues.is_note(block.text) or number in at_the_end:
            zone, in_references = "references", False
        else:
            zone, in_references = body_zone(block, following, found[number - 1], zones[-1]), False
        zones.append(zone)
    rows = enumerate(zip(found, zones, strict=True), 1)
    return [
        Passage(name, number, zone, block.start, block.end, count_words(block.text))
        for number, (block, zone) in rows
    ]


# Every word that an expression asks for, as such a line may be written, and what resembles it.
LINES = """
References|“References”|REFERENCES|Re\u00adferences|R\u0301eferences|References:|Bibliography
Works cited|References and notes|References (12)|Selected references|Selected pictures
Works\u00a0cited|Literature cited|Sources|"Sources|Leave a reply|Leave a comment
Leave a light on|3 comments|Comment|Comments|Related reading|Related posts|Related work|Share
Share this|About|About us|About the author|About bees|Archive|Archives|Category|Categories|Tags
Ta\u0301gs|Social links|Ready to start|Ready to take stock of the bees, then|Ready|Image: a hive
Photo by: a swarm|Photo credit: nobody|Seen in May, 5 min read|A long tale, 12 minute read”
Five min read|Confidence: low|Evidence level: weak|Book a call today|Book your appointment
Book a room|Schedule an appointment|Request your session now
This is for educational purposes only.|Honey, for  informational purposes\u00a0only
Not for infor\u00admational purposes only, this|purposes only|• An item|- An item|-\u00a0No item
* *|– dash|1. Number one|2) Number two|(3) Number three:|12|(|٣. Number|1234. Year|-  \u00a0x
Label: its text|Other label: its text.|Ä label: its text|There follows:
Plain prose that comes to an end.|small beginnings|Heading one|Éclair|élan|—|---|"|'|“|”|Bees “
a b c d e f g h i j k l m n "|A b c d e f g h i j k l m n|A b c d e f g h i j k l m n o
By Bea Orla|by Dr. Orla, PhD|Written by Bea van der Orla, May 2|By bees|By the Sea They Sat Down
Medically reviewed by Dr. Orla|By The Sea They Sat Down Again and Again
1. Why so late?|2. How it went|(3) Bea Orla in a row|2.1 Why so late|2.1. Rows of beans
They came up in June, as beans will.|Orla, B.|Literature|References cited:|List of references
Reference list|Home > Bees|Home is here|\u00a9 2023 Bees|Copyright 2023|Copyright (c) 2023
Copyright of bees|Disclaimer: no bees|Disclaim|All rights  reserved.|Related posts:
Your email address will not be published.
Orla B, Ames C. On bees and wax. Hive. 2019;3:4|Hive Board (2019). Wax|Hive Board. (2020). Wax
Plans for 2030|Books|doi:10.1234/hive|Ames C. On wax, 1999|3. Ames on wax|Wax, in press
Notes|7. Notes|VII. References|Sources and further reading|Further reading:|Citations (3)
¹ Ames C. On wax, 1999|^2 Ames C. On wax|[^1]: Ames, C. (1999). On wax|† Orla, B. (2001). Bees
1. Orla, B. (2001). Bees|2. Ames, C. (1999). On wax|(3) Orla B, Ames C. Wax. 2003;1:2
www.example.org/wax|https://example.org/bees|Hive Board|References & notes|4.2 Works cited
It is said that bees sleep through most of the cold night.|- and so|– and so they do|It is told
It is told that bees sleep through most of the cold night|It is told that bees sleep, and wax
References|Tags: bees, wax
Web sources|Research papers|Books of bees|The reading of hives|1.|2.|Orla, B. (2001) saw wax
Orla, B. (2001). Bees|Ames, C. (1999). On wax, again|Hive, D. (2003). Hives
Share this article|If you keep bees, you will not sleep much in the spring.
It ended…|It ended,|It ended”|A Book of Bees|“A Book of Bees”|a-book-of-bees|A  Book of Bees
A Book of Bees, again|x|\u2003x| indented|\ttabbed |trailing \u00a0|\x0b|
""".replace("\n", "|").split("|")
MENUS = """
Home | Shop | Blog
Crop | Month | Row
Bees | Contact us | Wax |
Honey|Wax|Log in
One | Home
""".split("\n")
LINES += MENUS
TITLES = st.sampled_from(
    ["", "", "A Book of Bees", "“a book of bees”", "-", "x", "References", "Tags"]
)
BREAKS = st.sampled_from(["\n", "\n", "\n\n", "\n \n", "\r\n"])
TEXTS = st.lists(
    st.tuples(st.sampled_from(LINES) | st.text(max_size=4), BREAKS).map("".join),
    max_size=12,
).map("".join)


@settings(max_examples=300)
@given(TEXTS, TITLES)
def test_a_text_is_cut_as_line_by_line(text: str, title: str) -> None:
    assert segment("sample", text, title) == slow("sample", text, title)


@settings(max_examples=100)
@given(st.lists(st.tuples(TEXTS, TITLES), max_size=5))
def test_a_collection_is_cut_as_each_of_its_documents(collection: list[tuple[str, str]]) -> None:
    documents = [Document(f"d{n}", text, title=title) for n, (text, title) in enumerate(collection)]
    cut = [its for bundle in bundles(documents) for its in segment_bundle(bundle)]
    assert cut == [slow(one.name, one.text, one.title) for one in documents]


def test_what_a_cue_begins_or_ends_with_is_told_by_letters_alone() -> None:
    ends = {expression[-4:] for expression in zone_flags._SITE_ENDS}
    assert all(map(str.isalpha, zone_flags._BEGINNINGS | ends))
