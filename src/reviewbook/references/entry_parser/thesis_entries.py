"""Theses: what kind one is stands in brackets behind its title, and no journal holds it."""

from __future__ import annotations

import re

from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.person_names import UPPER

_KIND = re.compile(
    r"[.,]?\s\[(?P<kind>(?:[\w.'’ -]{1,40}\s)?(?:[Dd]issertation|[Tt]hesis))"
    r"(?:\son\sthe\sInternet)?\]\Z"
)
_THESIS = re.compile(r"thesis|dissertation|\bdiss\b", re.IGNORECASE)
_TOWN = re.compile(rf"[{UPPER}][\w.'’ -]+\s\([A-Z]{{2}}\)")


def mend_thesis(fields: dict[str, FieldValue]) -> None:
    """Take the kind of a thesis out of its title, and a town or a department for no journal."""
    title, sure = fields["title"]
    if found := _KIND.search(title):
        fields["title"] = FieldValue(title[: found.start()], sure)
        fields.setdefault("kind", FieldValue(found["kind"], sure))
    if "volume" in fields or "kind" not in fields or not _THESIS.search(fields["kind"].value):
        return
    for name in ("journal", "booktitle"):
        held = fields.pop(name, None)
        if held and _TOWN.fullmatch(held.value):
            fields.setdefault("place", held)
