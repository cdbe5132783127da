"""Tables of any length, cut between rows as `csv` knows them: quotes may hold lines."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator

from reviewbook.coding.shards.compressed_files import UnpackedStream

Chunks = Iterator[tuple[bytes, bool]]
"""Stretches of a file, and whether the last record of each is whole."""
_LONGEST = 2**31 - 1
_END = "the end"


class TableRows:
    """The rows of a table.

    Attributes
    ----------
    header
        The line, or lines, that name the columns.
    before
        How many blank lines stand before the header.
    """

    def __init__(self, stream: UnpackedStream, delimiter: str) -> None:
        csv.field_size_limit(_LONGEST)
        self._stream, self._taken, self._size = stream, list[bytes](), 0
        self._rows = csv.reader(self._lines(), delimiter=delimiter)
        self.header, self.before = b"", 0
        for cells in self._rows:
            if any(cell.strip() for cell in cells):
                break
            self.before += len(self._take().splitlines())
        self.header = self._take()

    def _lines(self) -> Iterator[str]:
        """Yield the lines as far as `csv` looks at them, and one that no file has."""
        for line in self._stream:
            self._taken.append(line)
            self._size += len(line)
            text = line.removeprefix(BOM_UTF8).decode("latin-1").replace("\0", "")
            yield text.replace("\r\n", "\n").replace("\r", " ")
        yield _END

    def _take(self) -> bytes:
        taken = b"".join(self._taken)
        self._taken, self._size = [], 0
        return taken

    def chunks(self, size: int) -> Chunks:
        """Yield the rows, so many bytes at least at a time; the last row may break off."""
        closed = False
        for cells in self._rows:
            closed = cells == [_END]
            if self._size >= size and not closed:
                yield self._take(), True
        if self._taken:
            last = self._taken[-1]
            yield self._take(), closed and (last.endswith(b"\n") or not self._stream.broken)
