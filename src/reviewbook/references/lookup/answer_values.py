"""Values out of an answer in JSON, whatever shape it has."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# Controls of terminals, of the direction of writing, and halves of characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_MONTH_AND_DAY = 2


def json_value(raw: bytes) -> Any:
    """Parse an answer.

    Raises
    ------
    ValueError
        If it is no JSON.
    """
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError("the answer is no JSON") from error


def value_at(answer: Any, *path: str | int) -> Any:
    """Return what stands at a path of names and places, or None where there is nothing."""
    for step in path:
        if isinstance(step, str) and isinstance(answer, dict):
            answer = answer.get(step)
        elif isinstance(step, int) and isinstance(answer, list) and len(answer) > step:
            answer = answer[step]
        else:
            return None
    return answer


def text_at(answer: Any, *path: str | int) -> str:
    """Return the words or the number there, without mark-up, in one line; else nothing."""
    value = value_at(answer, *path)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    plain = unescape(_TAG.sub("", unescape(str(value))))
    return " ".join(_UNSEEN.sub(" ", plain).split())


def items_at(answer: Any, *path: str | int) -> list[Any]:
    """Return the list there, or an empty one."""
    value = value_at(answer, *path)
    return value if isinstance(value, list) else []


def date_at(answer: Any, *path: str | int) -> str:
    """Return a date of `date-parts` there as YYYY-MM-DD, as far as it is known."""
    parts = items_at(answer, *path, "date-parts", 0)
    known = [part for part in parts if isinstance(part, int) and not isinstance(part, bool)]
    if not known or len(known) != len(parts):
        return ""
    return "-".join([f"{known[0]:04}", *(f"{part:02}" for part in known[1 : 1 + _MONTH_AND_DAY])])
