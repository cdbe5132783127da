"""XML, and archives of it: read so that nothing grows, and nothing is fetched."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any, NoReturn

from lxml import etree

from reviewbook.project.errors import InputError

MOST_UNPACKED = 500_000_000
"""Bytes that the parts of an archive may have together."""
MOST_RATIO = 200
"""Times that an archive may grow when unpacked; real ones grow up to 40 times."""
SMALL = 10_000_000
"""Bytes up to which an archive may grow as it likes."""
WHOLE = "open it in the program that it is from, save it again, and add that file"
_ENTITY = re.compile(rb"<!ENTITY\s")
_ITS_PLACE = re.compile(r", line \d+, column \d+\Z")
_BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Archive:
    """A ZIP archive whose parts are read by name.

    Raises
    ------
    InputError
        If it is broken, encrypted, or would grow beyond all measure.
    """

    def __init__(self, raw: bytes, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN:
            self._refuse("the archive is broken or cut short", WHOLE)
        parts = self._zip.infolist()
        self.names = frozenset(part.filename for part in parts)
        size = sum(part.file_size for part in parts)
        if size > max(SMALL, min(MOST_UNPACKED, MOST_RATIO * len(raw))):
            self._refuse(
                f"it would grow from {len(raw):,} to {size:,} bytes: an archive made to fill disks",
                "take it out; if it is sound, save it in another format",
            )
        if any(part.flag_bits & 1 for part in parts):
            self._refuse("it is encrypted", "save it without its password, and add that file")

    def _refuse(self, problem: str, remedy: str) -> NoReturn:
        raise InputError(problem, file=self._path, remedy=remedy)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; raise InputError where it is missing or broken."""
        if name not in self.names:
            self._refuse(f"there is no {name} in the archive", WHOLE)
        try:
            return self._zip.read(name)
        except (*_BROKEN, zipfile.zlib.error):  # type: ignore[attr-defined]
            self._refuse(f"{name} in the archive is broken", WHOLE)

    def tree(self, name: str) -> Any:
        """Return a part as a tree; see `parse_xml`."""
        return parse_xml(self.part(name), self._path)

    def tree_if_there(self, name: str) -> Any:
        """Return a part as a tree, or nothing where there is none."""
        return self.tree(name) if name in self.names else None


def parse_xml(raw: bytes, path: Path) -> Any:
    """Return the root of XML.

    Raises
    ------
    InputError
        If it is no XML, or declares entities of its own: those may grow, or lead to other files.
    """
    # Not collect_ids=False: with it, lxml 6.1 looks for the DTD that a file names.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise _broken_xml(error, raw, path) from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise _with_entities(path)
    return root


def _broken_xml(error: etree.XMLSyntaxError, raw: bytes, path: Path) -> InputError:
    """Say what is wrong in our words where the parser speaks to programmers."""
    if error.code != etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        problem = f"this XML cannot be read: {_ITS_PLACE.sub('', str(error.msg))}"
        return InputError(problem, file=path, line=error.lineno or None, remedy=WHOLE)
    if _ENTITY.search(raw):
        return _with_entities(path)
    deep = "depth" in str(error.msg)
    what = "elements stand in each other too deeply" if deep else "parts are too large"
    remedy = "take it out; if it is sound, save its text in another format, as PDF or plain text"
    return InputError(f"this XML cannot be read: its {what}", file=path, remedy=remedy)


def _with_entities(path: Path) -> InputError:
    return InputError(
        "it declares entities of its own, which may grow or lead to other files",
        file=path,
        remedy="save it with its entities written out, and add that file",
    )


def said_in(root: Any, path: str) -> str:
    """Return the text of the first element at an XPath that ignores namespaces, or nothing."""
    found = values_in(root, path)
    return found[0] if found else ""


def values_in(root: Any, path: str) -> list[str]:
    """Return the texts of all elements or attributes at an XPath, in one line each."""
    if root is None:
        return []
    every = root.xpath(path)
    texts = (one if isinstance(one, str) else "".join(one.itertext()) for one in every)
    return [text for words in texts if (text := " ".join(words.split()))]
