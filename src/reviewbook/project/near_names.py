"""What to say of a name that there is none of: the names that there are, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def names_there_are(name: object, known: Iterable[object]) -> str:
    """Say which names there are, and which of them may have been meant.

    Examples
    --------
    >>> names_there_are("moss", ["mosses", "ferns"])
    "did you mean 'mosses'? There are mosses, ferns"
    """
    names = [str(one) for one in known]
    if not names:
        return "there are none"
    near = get_close_matches(str(name), names, n=1)
    listed = f"here are {', '.join(names)}"
    return f"did you mean {near[0]!r}? T{listed}" if near else f"t{listed}"
