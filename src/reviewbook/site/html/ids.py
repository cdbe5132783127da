"""Ids within a page: what they are made of, and each given once."""

from __future__ import annotations

import re
import unicodedata


def slugify(text: str) -> str:
    """Return a text as an id: small letters and digits of any script, with hyphens between."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", kept).strip("-") or "section"


class Names:
    """Gives each id once: the second ``results`` is ``results-2``."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def new(self, wanted: str) -> str:
        """Return the wanted id, numbered if it is taken."""
        name, count = wanted, 1
        while name in self._given:
            count += 1
            name = f"{wanted}-{count}"
        self._given.add(name)
        return name
