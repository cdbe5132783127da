"""Lists of entries that run together, in one line or broken over lines, in one style or several."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple

from training.drawn_works import SHARES, DrawnWorks
from training.entry_noise import disturb_entry
from training.house_styles import HouseStyle
from training.legal_works import LISTED_FORMS
from training.made_entries import MadeEntry, single_spaced
from training.style_names import STYLES
from training.styled_entries import styled_entries

# What the lists of people who cite more than articles hold.
_WIDE = {**SHARES, "legal": 8, "page": 20, "news": 9, "anonymous": 6, "film": 2}
_LAWS = {"legal": 80, "as it is": 20}
_AGAIN = ["———", "———", "---", "———", "_____", "Ders.", "Idem", "— — —"]
_LEADS = ["^ ", "• ", "- ", "* ", "↑ "]
_MOST = 16  # entries


class MadeList(NamedTuple):
    """A list of entries, and the sign that parts them."""

    entries: Sequence[MadeEntry]
    between: str


def made_lists(
    records: Sequence[Mapping[str, Any]], number: int, rng: Random
) -> Iterator[MadeList]:
    """Make so many lists, a part of them by CSL styles."""
    works = DrawnWorks(records)
    for at in range(number):
        size = 1 if rng.random() < 0.1 else rng.randrange(2, _MOST)
        if rng.random() < 0.12:
            chosen = [dict(rng.choice(records)) for _ in range(size)]
            style = STYLES[at % len(STYLES)]
            entries = [entry for _, entry in styled_entries(chosen, style)]
        else:
            entries = _drawn(works, size, rng)
        entries = _as_listed([one for one in entries if one.text.strip()], rng)
        if entries:
            yield _broken(entries, rng) if rng.random() < 0.35 else MadeList(entries, " ")


def _drawn(works: DrawnWorks, size: int, rng: Random) -> list[MadeEntry]:
    """Draw entries, most often of one style and near to each other in all that it leaves open."""
    one_style = rng.random() < 0.75
    style = _style(rng)
    seed = rng.randrange(1, 1 << 30) if rng.random() < 0.7 else 0
    (shares,) = rng.choices([SHARES, _WIDE, _LAWS], [45, 50, 5])
    if one_style:
        return [works.entry(rng, shares, style, seed, LISTED_FORMS) for _ in range(size)]
    return [works.entry(rng, shares, _style(rng), laws=LISTED_FORMS) for _ in range(size)]


def _style(rng: Random) -> HouseStyle:
    """Draw a style; now and then people have a slash between them, or a colon behind them."""
    style = HouseStyle.draw(rng)
    if rng.random() < 0.05:
        style = replace(style, names=replace(style.names, between="/", last="/"))
    return replace(style, after_names=": ") if rng.random() < 0.08 else style


def _as_listed(entries: Sequence[MadeEntry], rng: Random) -> list[MadeEntry]:
    """Put entries in an order, most often by the alphabet, and disturb them as texts do."""
    noisy = rng.random() < 0.5
    listed = [disturb_entry(one, rng, numbered=0) if noisy else one for one in entries]
    if rng.random() < 0.6:
        listed.sort(key=lambda one: one.text.lstrip("\"“‘'«„").casefold())
    if rng.random() < 0.12:
        again = rng.choice(_AGAIN)
        listed[1:] = [_again(one, again) if rng.random() < 0.4 else one for one in listed[1:]]
    if rng.random() < 0.04:
        lead = rng.choice(_LEADS)
        listed = [MadeEntry(lead + one.text, ("other",) * len(lead) + one.fields) for one in listed]
    return [single_spaced(one) for one in listed]


def _again(entry: MadeEntry, again: str) -> MadeEntry:
    """Put a sign in place of the people of the entry before."""
    people = next((n for n, one in enumerate(entry.fields) if one != "author"), 0)
    if not people:
        return entry
    return MadeEntry(again + entry.text[people:], ("author",) * len(again) + entry.fields[people:])


def _broken(entries: Sequence[MadeEntry], rng: Random) -> MadeList:
    """Break entries over lines of one width."""
    width = rng.choice([48, 60, 72, 78, 80, 90, 100, 120])
    return MadeList([_wrapped(one, width) for one in entries], "\n")


def _wrapped(entry: MadeEntry, width: int) -> MadeEntry:
    text, done = list(entry.text), 0
    lines = textwrap.wrap(entry.text, width, break_long_words=False, break_on_hyphens=False)
    for line in lines[:-1]:
        done = entry.text.index(line, done) + len(line)
        text[done] = "\n"
    return MadeEntry("".join(text), entry.fields)
