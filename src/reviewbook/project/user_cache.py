"""The user's cache: files that save work, each found by a digest of all that it was made from.

So it is never an old one; and it stands below a digest of that and of itself, so that a damaged
or exchanged one is as none. Where the disk refuses, nothing is kept, and the work is done again.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_cache_path

from reviewbook.project.errors import InputError
from reviewbook.project.text_files import refuse_endless
from reviewbook.project.working_folders import unfinished_folder

CACHE = "REVIEWBOOK_CACHE"
"""Names the folder, if not that which the system has for such things."""


def digest_of(*parts: str | bytes) -> str:
    """Return the SHA-256 of parts one after the other, as 64 hexadecimal digits."""
    raw = (part.encode(errors="surrogatepass") if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(b"\0".join(raw)).hexdigest()


class UserCache(NamedTuple):
    """Files of one kind in the user's cache.

    Attributes
    ----------
    kind
        The end of their names.
    most
        The bytes that `prune` leaves of them.
    """

    kind: str
    most: int

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key (64 hexadecimal digits), if it is there and sound."""
        file = self._file(key)
        with suppress(OSError):
            refuse_endless(file)
            mark, _, content = file.read_bytes().partition(b"\n")
            if mark.decode(errors="replace") == digest_of(key, content):
                os.utime(file)  # says when it was used
                return content
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key, whole or not at all."""
        file = self._file(key)
        if not file.is_absolute():  # without a home there is no place for it
            return
        with suppress(OSError, InputError), unfinished_folder(file.parent) as folder:
            made = folder / file.name
            made.write_bytes(b"%s\n%s" % (digest_of(key, content).encode(), content))
            made.replace(file)  # a link is replaced: what it leads to is none of ours

    def prune(self) -> None:
        """Let those go that were not used for longest, until the rest is as small as it may be."""
        left = self.most
        with suppress(OSError):
            # The folder may hold what others put there.
            ours = self._file("").parent.glob(f"{'[0-9a-f]' * 64}.{self.kind}")
            used = sorted(((one.lstat(), one) for one in ours), key=lambda one: -one[0].st_mtime)
            for state, one in used:
                left -= state.st_size
                if left < 0:
                    with suppress(OSError):
                        one.unlink()

    def _file(self, key: str) -> Path:
        folder = os.environ.get(CACHE) or user_cache_path("reviewbook", appauthor=False)
        return Path(folder) / f"{key}.{self.kind}"
