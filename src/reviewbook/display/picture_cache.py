"""Pictures kept in the user's cache: a process needs most of a second to draw its first."""

from __future__ import annotations

from collections.abc import Callable

from reviewbook.project.user_cache import UserCache, digest_of

MOST = 50_000_000
"""Bytes of pictures that are kept; of more, those go that were not used for longest."""


def kept(source: str, make: Callable[[], str]) -> str:
    """Give a picture as it was kept, or make it and keep it if the disk allows.

    Parameters
    ----------
    source
        All that the picture depends on.
    make
        Draws it.
    """
    cache, key = UserCache("picture", MOST), digest_of(source)
    if (found := cache.get(key)) is not None:
        return found.decode()
    picture = make()
    cache.put(key, picture.encode())
    cache.prune()
    return picture
