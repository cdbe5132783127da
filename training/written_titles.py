"""Titles as styles write them: in capitals or none, in quotation marks or none, whole or cut."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from training.house_styles import HouseStyle, Unit
from training.title_additions import behind_title

_SMALL = frozenset(
    "a an and as at but by for from in into nor of on onto or the to via with".split()
)


def write_title(record: Mapping[str, Any], style: HouseStyle, rng: Random) -> Unit:
    """Write the title of a record, if it has one, with what stands behind it."""
    title, quotes = record.get("title", ""), style.quotes
    if not title:
        return []
    if style.letters == "title":
        title = " ".join(
            word if number and word in _SMALL else word[:1].upper() + word[1:]
            for number, word in enumerate(title.split(" "))
        )
    elif style.letters == "sentence":
        title = " ".join(
            word.lower() if number and word[1:].islower() and rng.random() < 0.9 else word
            for number, word in enumerate(title.split(" "))
        )
    elif style.letters == "upper":
        title = title.upper()
    within = record["type"] not in ("book", "thesis", "report", "film")
    title = _with_quotes(title, quotes, rng)
    extra = behind_title(record, style.editors, rng)
    if not quotes or not within:
        return [(title, "title"), *extra]
    inside = style.after_title[0] if rng.random() < 0.5 else ""
    return [(quotes[0], ""), (title, "title"), (inside.strip() + quotes[1], ""), *extra]


def _with_quotes(title: str, around: str, rng: Random) -> str:
    """Put the first or the last words of a title in quotation marks, now and then."""
    words = title.split(" ")
    if rng.random() > 0.04 or len(words) < 4 or around in ('""', "“”"):
        return title
    number = rng.randrange(1, len(words) - 1)
    left, right = rng.choice(["“”", '""', "“”", "«»"])
    if rng.random() < 0.5:
        return f"{left}{' '.join(words[:number])}{right} {' '.join(words[number:])}"
    return f"{' '.join(words[:number])} {left}{' '.join(words[number:])}{right}"


def abbreviated(name: str, rng: Random) -> str:
    """Shorten the name of a journal as databases do: no small words, others cut."""
    stop = rng.choice([".", ".", ""])
    words = [word for word in name.replace(":", "").split() if word.lower() not in _SMALL]
    cut = [word[: rng.choice([3, 4, 4, 5])] + stop if len(word) > 5 else word for word in words]
    return " ".join(cut)
