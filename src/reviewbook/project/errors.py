"""What a user can put right: one message that names the place and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class InputError(Exception):
    """Something in the input is wrong, and the reader of the message can mend it.

    Parameters
    ----------
    problem
        What is wrong, in one sentence.
    file
        The file it is wrong in.
    line
        The physical line, or the row of a table with the header as row 1.
    remedy
        What to do about it.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str | Path | None = None,
        line: int | None = None,
        remedy: str = "",
    ) -> None:
        self.problem, self.file, self.line, self.remedy = problem, file, line, remedy
        super().__init__(str(self))

    @property
    def errors(self) -> list[InputError]:
        """All that is wrong, one by one: here itself."""
        return [self]

    def __str__(self) -> str:
        """Give ``file:line: problem`` and, on a second line, the remedy."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.problem}" + (f"\n  remedy: {self.remedy}" if self.remedy else "")


class InputErrors(InputError):
    """Several of them, so that one does not hide the others."""

    def __init__(self, errors: list[InputError]) -> None:
        self._errors = errors
        super().__init__("\n".join(str(error) for error in errors))

    @property
    def errors(self) -> list[InputError]:
        """All that is wrong, one by one."""
        return self._errors


class Attempts:
    """Calls what may fail, and collects what is wrong, so that one does not hide the others."""

    def __init__(self) -> None:
        self.errors: list[InputError] = []

    def __call__(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return what a call gives, or nothing if it fails."""
        try:
            return read(*args, **kwargs)
        except InputError as error:
            self.errors += error.errors
        return None

    def settle(self) -> None:
        """Raise InputErrors with all that was wrong, if anything was."""
        if self.errors:
            raise InputErrors(self.errors)
