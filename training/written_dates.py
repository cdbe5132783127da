"""Dates as entries write them: a year, a day, "n.d.", "in press"."""

from __future__ import annotations

from random import Random

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SHORT = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.".split()
_SEASONS = "Spring Summer Autumn Winter Fall".split()


def write_date(year: str, rng: Random, whole: float = 0.12) -> str:
    """Write a date around a year; ``whole`` is how often a month or a day stands with it."""
    chance = rng.random()
    if not year:
        return rng.choice(["n.d.", "n.d.", "in press", "forthcoming", "s.a.", "no date"])
    if chance > 0.99:
        return rng.choice(["in press", "forthcoming", "to appear", "n.d."])
    if chance < whole:
        return _with_month(year, rng)
    if chance < whole + 0.05:
        return year + rng.choice("abc")
    if chance < whole + 0.06:
        return f"{int(year) - rng.randrange(9, 80)}{rng.choice('/–')}{year}"
    return year


def _with_month(year: str, rng: Random) -> str:
    number, day = rng.randrange(12), rng.randrange(1, 29)
    month = rng.choice([MONTHS, MONTHS, _SHORT])[number]
    bare = month.rstrip(".")
    following = MONTHS[(number + 1) % 12]
    return rng.choice(
        [
            f"{year}, {month} {day}", f"{year}, {month}", f"{month} {year}", f"{month} {year}",
            f"{month} {day}, {year}", f"{day} {month} {year}", f"{year} {bare} {day}",
            f"{year} {bare}", f"{year}-{number + 1:02}-{day:02}", f"{rng.choice(_SEASONS)} {year}",
            f"{day:02}/{number + 1:02}/{year}", f"{bare}, {year}", f"{month}/{following} {year}",
        ]
    )  # fmt: skip


def write_day(rng: Random) -> str:
    """Write a month, or a day without its year."""
    month, day = rng.choice([MONTHS, _SHORT])[rng.randrange(12)], rng.randrange(1, 29)
    return rng.choice(
        [month, month, f"{day} {month}", f"{month} {day}", f"{month} {day}-{day + 2}"]
    )


def write_access(rng: Random) -> str:
    """Write when a page was looked at, with the words around it."""
    when = _with_month(str(rng.randrange(1997, 2026)), rng)
    return rng.choice(
        [
            f"Retrieved {when}, from", f"Retrieved on {when} from", f"Accessed {when}",
            f"[accessed {when}]", f"Accessed: {when}", f"(accessed {when})", f"[cited {when}]",
            f"Last accessed {when}", "Retrieved from", "Available from:", "Available at:",
            "[Online]. Available:", "Available online:", "Retrieved", f"[Internet]. [cited {when}]",
        ]
    )  # fmt: skip
