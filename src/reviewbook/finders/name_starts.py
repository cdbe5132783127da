"""Where in a bundle a person's full name may begin: a capital, and behind its word another."""

from __future__ import annotations

import numpy as np

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.characters import WHITE, byte_table
from reviewbook.documents.match_form import Places
from reviewbook.references.person_names import PARTICLES

_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ" + bytes(range(0x80, 0x100))  # perhaps, beyond ASCII
_CAPITAL = byte_table(_CAPITALS)
_GOES_ON = byte_table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'-")
_FIRST = byte_table(_CAPITALS + "".join(one[0] + one[0].upper() for one in PARTICLES).encode())
_SECOND = byte_table(
    bytes(range(0x80, 0x100))
    + b"ABCDEFGHIJKLMNOPQRSTUVWXYZ.'"
    + "".join(one[1:2] for one in PARTICLES).encode()
)
_WHITE = np.frombuffer(WHITE, np.bool_)


def name_places(bundle: Bundle) -> Places:
    """Return the places, in order; some of them will be of no name."""
    codes = np.append(bundle.codes, np.frombuffer(b"   ", np.uint8))
    begins = np.flatnonzero(_CAPITAL[codes])
    begins = begins[(begins == 0) | ~_GOES_ON[codes[begins - 1]]]
    white = np.flatnonzero(_WHITE[codes[:-2]])
    following = white[np.searchsorted(white, begins)] + 1
    # A particle may begin with a small letter, but is known by its second as well.
    small = ~_CAPITAL[codes[following]]
    named = _FIRST[codes[following]] & (~small | _SECOND[codes[following + small]])
    places: Places = begins[named]
    return places
