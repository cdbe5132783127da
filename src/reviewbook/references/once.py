"""What is worked out of the bibliography is the same for every document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")


def once(make: Callable[[A], R]) -> Callable[[A], R]:
    """Keep what was made of the last argument, as long as the same object comes again."""
    kept: list[tuple[A, R]] = []

    def made(argument: A) -> R:
        if not kept or kept[0][0] is not argument:
            kept[:] = [(argument, make(argument))]
        return kept[0][1]

    return made
