"""Which rules these are, and what they stand on: who says the same here codes alike."""

from __future__ import annotations

import hashlib
import platform
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
LIBRARIES = ("bibtexparser", "ftfy", "mistune", "numpy", "pyarrow", "pyyaml")
"""What the rules read with: another version of one may read otherwise."""


@cache
def version_of_rules() -> str:
    """Return the version of the package, a digest of its code, and the version of Unicode.

    Python brings Unicode, which says what is a letter: two versions of it may code differently.
    """
    digest = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*.py")):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0")
        digest.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    code, letters = digest.hexdigest()[:12], unicodedata.unidata_version
    return f"{version('reviewbook')} ({code}, Unicode {letters})"


def version_of_libraries() -> str:
    """Return the versions of Python and of the libraries that the rules read with."""
    names = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"Python {platform.python_version()}, {names}"
