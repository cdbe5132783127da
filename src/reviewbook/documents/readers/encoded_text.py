"""A text in another encoding than UTF-8, which is told by its bytes: nobody writes it down."""

from __future__ import annotations

from pathlib import Path

from reviewbook.documents.clean_text import repair
from reviewbook.documents.readers.extraction import (
    MOST_TRIES,
    Extraction,
    SourceMetadata,
    counted_signs,
)
from reviewbook.documents.readers.markdown import SUFFIXES, read_markdown
from reviewbook.documents.readers.plain_text import read_plain_text
from reviewbook.documents.readers.text_title import first_line_title
from reviewbook.documents.repair_list import list_repairs, repaired_signs, told_repairs
from reviewbook.project.text_encodings import decode_other
from reviewbook.project.text_files import decode_utf8


def read_encoded_text(raw: bytes, path: Path) -> Extraction:
    """Read a text, plain or Markdown, whose marks are taken off; its lines stay as they are.

    Raises
    ------
    InputError
        If its encoding is not known, or it is refused as other texts are.
    """
    decoded = decode_other(raw)
    if decoded is None:
        return Extraction(decode_utf8(raw, path))  # it raises: what is wrong, and where
    read = read_markdown if path.suffix.lower() in SUFFIXES else read_plain_text
    text, mended = read(decoded.text.encode(), path), 0
    before = text
    for _ in range(MOST_TRIES):  # what was mended may still hold what was wrong twice over
        text, found = repair(text)
        mended += found
        if not found:
            break
    lines = f", in {decoded.odd_lines:,} of its lines" if decoded.odd_lines else ""
    notes = [f"read as {decoded.encoding}{lines}: look whether its letters are right"]
    notes += told_repairs(mended, list_repairs(before, text))
    metadata = SourceMetadata(title=first_line_title(text))
    mended_signs = counted_signs(repaired_signs(before, text))
    return Extraction(text, metadata=metadata, notes=tuple(notes), mended=mended_signs)
