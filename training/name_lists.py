"""Lists of people as styles write them: family name first or last, initials, how many, "et al."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

Person = Mapping[str, str]


@dataclass(frozen=True)
class NameStyle:
    """How a list of people is written.

    ``inverted`` says whose family name comes first: "all", "first" or "none"; ``given`` how given
    names are written: "full", "F. M.", "F.M.", "F M", "FM" or "none".
    """

    inverted: str
    given: str
    comma: str
    between: str
    last: str
    et_al: str
    most: int
    capitals: bool

    @classmethod
    def draw(cls, rng: Random) -> NameStyle:
        """Draw a style that could be a journal's."""
        inverted = rng.choice(["all", "all", "all", "first", "none", "none"])
        given = rng.choice(["full", "full", "F. M.", "F. M.", "F.M.", "F M", "FM", "FM"])
        bare = given in ("F M", "FM")
        between = rng.choice([", ", ", ", ", ", "; ", " and ", ", "])
        if inverted == "all" and given == "full" and between == ", ":
            between = rng.choice(["; ", " and ", ", "])
        return cls(
            inverted,
            given if rng.random() < 0.98 else "none",
            rng.choice([" ", " ", " ", ", "]) if bare else rng.choice([", ", ", ", ", ", " "]),
            between,
            rng.choice([between, " and ", ", and ", " & ", ", & ", "; and "])
            if rng.random() < 0.96
            else rng.choice([" et ", " y ", " und ", " And "]),
            rng.choice([" et al.", ", et al.", " et al", ", et al", " and others", ", ... "]),
            rng.choice([2, 3, 3, 6, 7, 30, 30, 30]),
            rng.random() < 0.06,
        )


def write_people(people: Sequence[Person], style: NameStyle, rng: Random) -> str:
    """Write a list of people in a style; names of organisations stand as they are."""
    shown = people if len(people) <= style.most else people[: max(1, rng.choice([1, 3, 6]))]
    names = [_name(one, style, number) for number, one in enumerate(shown)]
    if len(shown) < len(people):
        if style.et_al == ", ... ":
            return style.between.join(names) + style.et_al + _name(people[-1], style, 9)
        return style.between.join(names) + style.et_al
    if len(names) == 1:
        return names[0]
    return style.between.join(names[:-1]) + style.last + names[-1]


def _name(person: Person, style: NameStyle, number: int) -> str:
    if "literal" in person or not person.get("given"):
        return person.get("literal") or person["family"]
    family = " ".join(filter(None, (person.get("non-dropping-particle"), person["family"])))
    family = family.upper() if style.capitals else family
    given = _given(person["given"], style.given)
    suffix = person.get("suffix", "")
    if style.inverted == "all" or (style.inverted == "first" and number == 0):
        name = f"{family}{style.comma}{given}" if given else family
        return f"{name}, {suffix}" if suffix else name
    return " ".join(filter(None, (given, family, suffix)))


def _given(given: str, form: str) -> str:
    if form == "none":
        return ""
    parts = re.findall(r"[^\s.]+\.?", given)
    if given.isupper() and given.isalpha() and len(given) < 5:
        parts = list(given)
    if form == "full":
        return " ".join(part + "." if len(part) == 1 else part for part in parts)
    letters = [part.lstrip("-–(\"'")[:1] for part in parts if part[0].isupper() or part[0] == "-"]
    between = {"F. M.": ". ", "F.M.": ".", "F M": " ", "FM": ""}[form]
    return between.join(letters) + ("." if form.startswith("F.") and letters else "")
