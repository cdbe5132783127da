"""The fast matcher finds what a slow one finds, which is obviously right, on any text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewbook.codebook.concepts import LAYERS, Codebook, Concept
from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.matching.broken_words import SOFT, breaks_in, no_halves
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.matching.string_matcher import Occurrences
from reviewbook.finders.mentions import find_mentions
from reviewbook.ledger.tables import BODY

# Each term and its forms, written out by hand; an acronym keeps its capitals.
TERMS = {
    "bud": ["bud", "buds"],
    "bud graft": ["bud graft", "bud grafts"],
    "graft": ["graft", "grafts"],
    "red bud": ["red bud", "red buds"],
    "ink-red": ["ink red", "ink reds"],
    "berry": ["berry", "berries"],
    "colour": ["colour", "colours", "color", "colors"],
    "gardener’s box": ["gardener's box", "gardener's boxes"],
    "Straße": ["strasse", "strasses"],
    "crème": ["crème", "crèmes"],
    "İzmir": ["izmir", "izmirs"],
    "XYZ": ["XYZ", "XYZs"],
}
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d-"
DASHES = HYPHENS + "\u00ad"
NEXT_LINE = r"[^\S\n]{0,4}\n[^\S\n]{0,80}"
LITTLE = (
    "a an am as at be by co do go he if in is it me my no of on or re so to un us vs we".split()
)
MARKED = "\u0300-\u036f\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0"
WORDS = (
    "bud Bud BUDS buds b\u00adud bu\u200bd graft grafts GRAFT red ink Berry berries colour Color "
    "gardener\u2019s gardener's box boxes Straße STRASSE straẞe crème cre\u0300me CRE\u0300MES "
    "İzmir izmir I\u0307zmir XYZ XYZs xyz XY\u00adZ ﬁ ß ſ s es y"
).split()
JOINTS = [*" - \u2010\u2011\u00a0\n", "  ", "\n  ", " \t\n", "\u00a0\n", "\n\n", "-\n", "\u2010\n "]
SIGNS = [*".,_\u00ad\u200b\u0301🌱“”", ": ", "\u00ad\n", "❤\ufe0f", "\n\u2022 "]
ANYTHING = st.text(st.characters(codec="utf-8", exclude_characters="()\r"), max_size=2)
BETWEEN = st.sampled_from(JOINTS) | st.sampled_from(JOINTS) | st.sampled_from(SIGNS) | ANYTHING
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), BETWEEN).map("".join)).map("".join)
# What each term stands for: a concept, a lens, an excepted phrase, or nothing.
ROLES = st.fixed_dictionaries(
    dict.fromkeys(TERMS, st.sampled_from(["one", "one", "two", "lens", "except", ""]))
)

BLANK_RUN = " \t\n\u00a0"
BLANKS = BLANK_RUN + "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u2002\u2003\u2009\u202f"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10)))
MARKS = ((0x300, 0x36F), (0x1AB0, 0x1ACE), (0x1DC0, 0x1DFF), (0x20D0, 0x20F0))
SPECIAL = "ßẞİ" + "".join(map(chr, range(0xFB00, 0xFB07)))


class Sign(NamedTuple):
    """A folded character, and the stretch of the text that it came from."""

    text: str
    start: int
    end: int


class Hit(NamedTuple):
    start: int
    end: int
    names_nothing: bool
    concept: str


def is_mark(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in MARKS)


def fold_one(cluster: str) -> str:
    """Fold a letter with its accents, or a sign; some become two, as ß does."""
    if len(cluster) > 1 or cluster in SPECIAL:
        folded = unicodedata.normalize("NFKC", cluster).replace("İ", "i").casefold()
    else:
        folded = cluster.lower()
    plain = {
        **dict.fromkeys("‘’ʼ′", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys(BLANKS, " "),
    }
    return "".join(plain.get(sign, sign) for sign in folded)


def broken(text: str, at: int) -> int:
    """Where a word goes on that a hyphen at the end of a line parts here; else nowhere.

    What some programs write for a soft hyphen parts it anywhere.
    """
    behind = "" if text[at] == SOFT else r"(?=\s)"
    gap = re.match(rf"{behind}[^\S\n]{{0,4}}\n?[^\S\n]*", text[at + 1 :])
    below = at + 1 + (gap.end() if gap else 0)
    letters = at > 0 and text[at - 1].isalpha() and text[below : below + 1].isalpha()
    return below if gap and letters and text[at] in DASHES + SOFT else 0


def is_half(text: str, start: int, end: int) -> bool:
    """Whether a place is half of a broken word; which words are is held by examples."""
    one = Occurrences(np.array([0]), np.array([start]), np.array([end]))
    return not no_halves(text, breaks_in(Bundle([Document("garden", text)])), one)[0]


def emphasis_end(text: str, at: int) -> int:
    """Where a run of * and _ beside a word ends; 0 where none begins, or within a word."""
    end = at
    while end < len(text) and text[end] in "*_":
        end += 1
    if end == at:
        return 0
    before, after = text[at - 1 : at] or " ", text[end : end + 1] or " "
    opens = not (before.isalnum() or before in "*_") and not after.isspace()
    closes = not before.isspace() and before not in "*_" and not after.isalnum()
    return end if opens or closes else 0


def fold(text: str, at_break: str | None = None) -> list[Sign]:
    signs, at = [], 0
    while at < len(text):
        end = at + 1
        if at_break is not None and (below := broken(text, at)):
            signs += [Sign(one, at, below) for one in at_break]
            at = below
            continue
        if below := emphasis_end(text, at):
            at = below
            continue
        while end < len(text) and is_mark(text[end]) and text[at] not in INVISIBLE:
            end += 1
        if text[at] in INVISIBLE:
            folded = ""
        elif text[at] in BLANK_RUN and end == at + 1:
            while end < len(text) and text[end] in BLANK_RUN:
                end += 1
            folded = " " if text.count("\n", at, end) < 2 else "  "
        else:
            folded = fold_one(text[at:end])
        signs += [Sign(one, at, end) for one in folded]
        at = end
    return signs


def is_word(sign: Sign) -> bool:
    return sign.text.isalnum() or sign.text == "_" or unicodedata.category(sign.text)[0] == "M"


def cuts_a_word(signs: list[Sign], at: int) -> bool:
    return 0 < at < len(signs) and is_word(signs[at - 1]) and is_word(signs[at])


def is_written(text: str, start: int, end: int, form: str) -> bool:
    """An acronym has its capitals, and nothing joined to it makes another one of it."""
    soft = re.sub(rf"\u00ad(?={NEXT_LINE})", "-", text[start:end])  # no other is a hyphen
    parted, mended = (
        "".join(sign for sign in re.sub(pattern, to, soft) if sign not in INVISIBLE)
        for pattern, to in ((rf"([{HYPHENS}]){NEXT_LINE}", r"\1"), (rf"[{HYPHENS}]{NEXT_LINE}", ""))
    )
    behind_it = text[end : passage_end(text, start)]
    joined_by = rf"\u00ad*([\u2014{HYPHENS}])\u00ad*({NEXT_LINE})?|(\u00ad){NEXT_LINE}"
    before = re.search(rf"(?:^|\W)(\w+)(?:{joined_by})\Z", text[:start][-13:])
    behind = re.match(rf"(?:{joined_by})(\w+)(?![\w{MARKED}])", behind_it)
    address = re.match(
        rf"(/\d\d?|/[A-Za-z]|@\w{{1,20}}|\.[a-z]\w{{0,9}})(?![\w{MARKED}])", behind_it
    )
    joined = [
        before
        and not (before[3] and before[2] == "\u2014")
        and is_joined(before[1], before[2] or "-", prefix=True)
    ]
    joined += [
        behind
        and not (behind[2] and behind[1] == "\u2014")
        and is_joined(behind[4], behind[1] or "-")
    ]
    return form in (parted, mended) and not address and not any(joined)


@lru_cache
def passage_end(text: str, start: int) -> int:
    """Where the passage of a place ends: nothing behind that belongs to it."""
    return next((p.end for p in segment("sample", text) if p.start <= start < p.end), len(text))


def is_joined(part: str, sign: str, *, prefix: bool = False) -> bool:
    """Whether a hyphen or a dash makes another acronym with a part: one of few letters."""
    letters = part.isascii() and part.isalpha()
    if sign == "\u2014":
        return letters and len(part) == 1 and part not in "aA"
    if prefix and part in ("pro", "Pro"):
        return True
    number = len(part) > 1 and set(part) <= set("IVX")
    few = len(part) <= 2 or (len(part) <= 4 and part.isupper())
    return letters and few and part not in LITTLE and not number and part != "XYZ"


def hits(text: str, term: str) -> list[tuple[int, int]]:
    """Every place of a term, by trying each of its forms at each place."""
    found = []
    for at_break in (None, "", " "):
        signs = fold(text, at_break)
        for form in TERMS[term]:
            for first in range(len(signs) - len(form) + 1):
                last = first + len(form)
                start, end = signs[first].start, signs[last - 1].end
                same = "".join(sign.text for sign in signs[first:last]) == form.lower()
                if not same or cuts_a_word(signs, first) or cuts_a_word(signs, last):
                    continue
                if is_half(text, start, end):
                    continue
                over = any(broken(text, at) for at in range(start, end))
                if (at_break is None or over) and (
                    form.islower() or is_written(text, start, end, form)
                ):
                    found.append((start, end))
    return found


def slow(text: str, roles: dict[str, str]) -> list[tuple[int, int, str]]:
    """Take in each layer the leftmost hit, of these the longest, and go on behind it."""
    body = [p for p in segment("sample", text) if p.zone in BODY]
    kept = []
    for layer in (("one", "two", "except"), ("lens",)):
        candidates = [
            Hit(start, end, role != "except", "one" if role == "except" else role)
            for term, role in roles.items()
            for start, end in hits(text, term)
            if role in layer and any(p.start <= start and end <= p.end for p in body)
        ]
        at = 0
        while candidates := [hit for hit in candidates if hit.start >= at]:
            hit = min(candidates, key=lambda hit: (hit.start, -hit.end, *hit[2:]))
            if hit.names_nothing:
                kept.append((hit.start, hit.end, hit.concept))
            at = hit.end
    return sorted(kept)


def compiled(roles: dict[str, str]) -> CompiledCodebook:
    def of(role: str) -> tuple[str, ...]:
        return tuple(term for term, its in roles.items() if its == role)

    concepts = {
        name: Concept(name, name, layer, layer, of(name), 1, excepted=excepted)
        for name, layer, excepted in (
            *(("one", LAYERS[0], of("except")), ("two", LAYERS[0], ()), ("lens", LAYERS[1], ())),
        )
    }
    return CompiledCodebook(Codebook(concepts, {}))


@settings(max_examples=300)
@example("a red bud graft, and ink-red buds", dict.fromkeys(TERMS, "one"))
@example("❤\ufe0fbud bu\u0301d bud\u00ad\n graft", dict.fromkeys(TERMS, "two"))
@example("bud\u00acgraft ", dict.fromkeys(TERMS, "one"))
@example("bud\u00acgraft bud\u00ac\n graft", {"bud graft": "lens", "graft": "lens"})
@given(TEXTS, ROLES)
def test_the_matcher_finds_what_a_slow_one_finds(text: str, roles: dict[str, str]) -> None:
    roles = {term: role for term, role in roles.items() if (term, role) != ("XYZ", "except")}
    document = Document("sample", text, tuple(segment("sample", text)))
    found = find_mentions(document, compiled(roles))
    assert [(m.start, m.end, m.concept) for m in found] == slow(text, roles)
    assert all(m.surface == text[m.start : m.end] for m in found)
