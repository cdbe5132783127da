"""Names of files as they can be shown, whatever bytes they are made of."""

from __future__ import annotations

import re

_BYTES = re.compile(r"[\udc80-\udcff]+")


def shown_names(said: str) -> str:
    """Return a name, or a message with names in it, with no sign that stands for a byte.

    Bytes that the locale could not read, and that are UTF-8, become the letters they are; any
    other is written out, in hexadecimal.
    """
    return _BYTES.sub(_shown, said)


def _shown(found: re.Match[str]) -> str:
    raw = found.group().encode("utf-8", "surrogateescape")
    return raw.decode("utf-8", "backslashreplace")
