"""Keys, numbers that stand for words, looked up many at once.

They are kept sorted; a table tells by the upper bits of a key where in that list it would stand.
"""

from __future__ import annotations

import numpy as np

from reviewbook.documents.match_form import Places
from reviewbook.finders.matching.word_keys import Keys

_SPARSE = 8
"""For each key so many values of the upper bits, so that two keys seldom share one."""
_BITS = 64
LAST = np.uint64((1 << _BITS) - 1)
"""No key is greater."""


class KnownKeys:
    """Finds which of many keys are known.

    Parameters
    ----------
    keys
        Sorted, each once, and scattered: their upper bits are as good as random.
    """

    def __init__(self, keys: Keys) -> None:
        bits = max(int(len(keys) * _SPARSE).bit_length(), 1)
        self._shift = np.uint64(_BITS - bits)
        places = np.searchsorted(keys >> self._shift, np.arange((1 << bits) + 1, dtype=np.uint64))
        self._first = np.where(np.diff(places) > 0, places[:-1], -1).astype(np.int32)
        self._keys = np.append(keys, LAST)

    def find(self, keys: Keys) -> tuple[Places, Places]:
        """Return which of the keys are known, and the place of each in the list."""
        place = self._first.take((keys >> self._shift).view(np.int64))
        asked = np.flatnonzero(place >= 0)
        key, place = keys[asked], place[asked].astype(np.int64)
        while (before := self._keys.take(place) < key).any():
            place += before
        known = self._keys.take(place) == key
        return asked[known], place[known]
