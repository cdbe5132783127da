"""Entries in styles drawn at random: every choice that a style makes is made anew for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from training.name_lists import NameStyle

Piece = tuple[str, str]
Unit = list[Piece]
_QUOTES = ['""', "“”", "''", "‘’", "«»"]


@dataclass(frozen=True)
class HouseStyle:
    """One choice for each thing that styles differ in."""

    names: NameStyle
    editors: NameStyle
    date: str
    after_names: str
    quotes: str
    after_title: str
    letters: str
    within: str
    editors_first: bool
    between: str
    issue: str
    publisher: str
    stop: str

    @classmethod
    def draw(cls, rng: Random) -> HouseStyle:
        """Draw a style."""
        date = rng.choice(
            ["(front)"] * 4 + ["front"] * 3 + ["issue", "issue", "end", "end", "(end)"]
        )
        comma = rng.random() < 0.35
        quotes = rng.choice(_QUOTES) if rng.random() < (0.6 if comma else 0.22) else ""
        names = NameStyle.draw(rng)
        return cls(
            names,
            names if rng.random() < 0.4 else NameStyle.draw(rng),
            date,
            rng.choice([", ", ", ", ": "] if comma else [". ", ". ", ", ", ": ", " "]),
            quotes,
            rng.choice([", ", ", ", ". "] if comma else [". ", ". ", ". ", ". ", ", ", " "]),
            rng.choice(["as is", "as is", "title", "sentence"]) if rng.random() < 0.98 else "upper",
            rng.choice(["In ", "In ", "In: ", "in ", "In ", ""]),
            rng.random() < 0.5,
            rng.choice([", ", ", ", " ", ". "]),
            rng.choice(_ISSUES),
            rng.choice(["place: publisher", "place: publisher", "publisher", "publisher, place",
                        "(publisher, place, date)", "(place: publisher, date)", "place",
                        "place, publisher", "place, publisher", "place, publisher, date",
                        "publisher place", "publisher. place", "place. publisher"]),
            rng.choice([".", ".", ".", "", ";"]),
        )  # fmt: skip


# V volume, N number, P pages, D date.
_ISSUES = [
    "V(N), P", "V(N), P", "V(N):P", "V (N): P", "V, N, P", "V, no. N, pp. P", "V:P", "V, P",
    "vol. V, no. N, pp. P", "vol. V, no. N, D, pp. P", "Vol. V, No. N, P", "V.N (D): P",
    "V, no. N (D): P", "V (D), P", "V (D) P", "V (N), D, P", "D;V(N):P", "D; V(N): P", "D;V:P",
    "D, V, P", "V:N, P", "V, P, D", "V P", "V, pp. P", "V(N):P, D", "D. V: P", "Vol V(N) P",
    "vol. V, pp. P, D", "V. P", "V, pp. P (D)", "D ; V (N) : P", "V/N: P",
    "Volume V, Issue N, Pages P",
    "V (No. N), P", "V(N) (D), P", "(D) V P", "Bd. V, S. P", "t. V, p. P", "(N), P", "P",
    "V, N (D), P", "V: N (D), P", "V (D), pp. P", "v. V, n. N, p. P", "v.V, p.P", "V no. N",
    "V, no. N (D), P", "V. P. P", "Vol. V, n° N, p. P", "D V(N) P",
]  # fmt: skip
_SLOTS = {"V": "volume", "N": "number", "P": "pages", "D": "date", "U": "publisher", "L": "place"}
_SLOT = re.compile(r"\b[VNPDUL]\b")


def fill_form(form: str, values: Mapping[str, str]) -> Unit:
    """Fill the letters of a form; the signs before a letter without a value are left out with it.

    Brackets that lose their partner so are left out too.
    """
    unit: Unit = []
    done = 0
    for slot in _SLOT.finditer(form):
        before, done = form[done : slot.start()], slot.end()
        if value := values.get(slot.group()):
            unit += [
                (before if unit else before.lstrip(" ,;:./)"), ""),
                (value, _SLOTS[slot.group()]),
            ]
    unit.append((form[done:] if unit else "", ""))
    signs = "".join(piece for piece, field in unit if not field)
    if signs.count("(") != signs.count(")"):
        unit = [(piece if field else re.sub("[()]", "", piece), field) for piece, field in unit]
    return [piece for piece in unit if piece[0]]
