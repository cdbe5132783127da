"""Work for other processes to do; a module of its own, so that they start fast."""

from __future__ import annotations

import os
from pathlib import Path


def once(folder: str, number: int) -> int:
    """Square a number; be killed when five comes up for the first time."""
    mark = Path(folder) / str(number)
    if number == 5 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number * number


def always(folder: str, number: int) -> int:
    """Square a number; be killed whenever it is five."""
    if number == 5:
        os._exit(9)
    return number * number
