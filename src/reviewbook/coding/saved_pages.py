"""What a browser saves beside a page: the folder of its pictures, styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_raw

_PAGES = frozenset({".htm", ".html", ".xhtml"})
_OWN = frozenset({".pdf", ".docx", ".odt", ".epub"})  # what no page is made of
_NAMED = re.compile(r"[-_]\w+")  # "_files", "-Dateien" and so on: browsers speak many languages


def folders_of_pages(folder: Path, folders: Iterable[str], names: Sequence[str]) -> dict[str, str]:
    """Return which of the folders in a folder belong to a page beside them, and to which.

    Such a one is called as the page, with a word more, and the page takes something from it. One
    with documents is none: the page may be a list of them.
    """
    pages = [name for name in names if PurePath(name).suffix.lower() in _PAGES]
    found = {}
    for one in folders:
        for page in pages:
            if _is_named_after(one, PurePath(page).stem) and _takes_from(folder / page, one):
                if not _holds_documents(folder / one):
                    found[one] = page
                break
    return found


def _is_named_after(folder: str, stem: str) -> bool:
    return folder.startswith(stem) and bool(_NAMED.fullmatch(folder, len(stem)))


def _holds_documents(folder: Path) -> bool:
    return any(file.suffix.lower() in _OWN for file in folder.rglob("*"))


def _takes_from(page: Path, folder: str) -> bool:
    try:
        raw = read_raw(page, "")
    except InputError:  # that it cannot be read is told where it is added
        return False
    written = (folder, folder.replace("&", "&amp;"), quote(folder))
    return any(f"{name}/".encode() in raw for name in written)
