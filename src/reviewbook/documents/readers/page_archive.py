"""Web pages saved in one file with all that belongs to them (MHTML)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from pathlib import Path

from reviewbook.display.wording import some
from reviewbook.documents.readers.extraction import Extraction, is_web_address
from reviewbook.documents.readers.web_page import read_web_page
from reviewbook.project.errors import InputError

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_SAVED_FROM = ("Snapshot-Content-Location", "Content-Location")


def read_page_archive(raw: bytes, path: Path) -> Extraction:
    """Read the first page of such a file, as `read_web_page` does; a note says of frames left out.

    Raises
    ------
    InputError
        If there is no page in it, or nothing can be read in that.
    """
    try:
        whole = message_from_bytes(raw)
        pages = (part for part in whole.walk() if part.get_content_type() in _PAGES)
        page, frames = next(pages), len([*pages])
        found = read_web_page(_in_utf8(page), path)
    except (MessageError, StopIteration, RecursionError):
        remedy = "save the page again, as HTML or as a print in PDF"
        raise InputError("there is no page in it", file=path, remedy=remedy) from None
    said = (str(part.get(name, "")).strip() for part in (whole, page) for name in _SAVED_FROM)
    address = next((one for one in said if is_web_address(one)), "")
    metadata = replace(found.metadata, address=found.metadata.address or address)
    left_out = (f"left out: {some(frames, 'page')} that it shows in frames",) if frames else ()
    return replace(found, metadata=metadata, notes=(*found.notes, *left_out))


def _in_utf8(page: Message) -> bytes:
    """Return the bytes of a page; those that its header says to be in an encoding in UTF-8."""
    payload = page.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return raw.decode(str(page.get_content_charset("utf-8"))).encode()
    except (UnicodeError, LookupError):
        return raw
