"""Ranges of pages as a style shortens them: 321–328, 321–28 or 321–8."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(?<![\w.:-])(\d{1,9})\s?(?:-{1,3}|–)\s?(\d{1,9})(?![\w.:-])")


def ranges_in_form(pages: str, form: str) -> str:
    """Write ranges in a form of CSL's ``page-range-format``; what is no plain range stays."""
    return _RANGE.sub(lambda found: f"{found[1]}-{_last(found[1], found[2], form)}", pages)


def _last(first: str, last: str, form: str) -> str:
    whole = first[: max(0, len(first) - len(last))] + last
    if len(first) != len(whole) or first >= whole:
        return last
    changed = next(place for place, digit in enumerate(whole) if digit != first[place])
    two = min(changed, max(0, len(whole) - 2))
    if form.startswith("chicago"):
        return whole[_chicago(first, changed, two, form) :]
    return whole[{"minimal": changed, "minimal-two": two}.get(form, 0) :]


def _chicago(first: str, changed: int, two: int, form: str) -> int:
    """Return from which digit on the last page is written, by the manual of that name."""
    number = int(first)
    three_of_four_change = len(first) == 4 and changed < 2  # noqa: PLR2004
    if number < 100 or number % 100 == 0 or (form != "chicago-16" and three_of_four_change):  # noqa: PLR2004
        return 0
    return changed if number % 100 < 10 else two  # noqa: PLR2004
