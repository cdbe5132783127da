"""Files that may be compressed: told by their first bytes, read as they come."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from pathlib import Path
from typing import Any

_MAGIC: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\x00": lzma.open}
_ZSTD = b"\x28\xb5\x2f\xfd"
BREAKS = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What reading raises where a compressed file is cut or broken."""
_BUFFER = 1 << 16
_ZSTD_AT_ONCE = 512
"""Bytes: where Zstandard breaks, what was asked for with them is lost."""


class UnpackedStream(io.BufferedReader):
    """What a file holds, unpacked; where it is cut or broken it ends, and says why."""

    def __init__(self, packed: Any, at_once: int = _BUFFER) -> None:
        self._content = _Content(packed, at_once)
        super().__init__(self._content, _BUFFER)

    @property
    def broken(self) -> str:
        """Why the file ended before its end; nothing if it did not, or has not yet."""
        return self._content.broken


class _Content(io.RawIOBase):
    def __init__(self, packed: Any, at_once: int) -> None:
        self._packed, self._at_once, self.broken = packed, at_once, ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            some = b"" if self.broken else self._packed.read1(min(len(buffer), self._at_once))
        except BREAKS as error:
            self.broken, some = str(error) or type(error).__name__, b""
        buffer[: len(some)] = some
        return len(some)

    def close(self) -> None:
        if not self.closed:
            self._packed.close()
        super().close()


def open_stream(path: Path) -> UnpackedStream:
    """Open a file for reading, unpacked if it is gzip, bzip2, xz or Zstandard."""
    with path.open("rb") as file:
        head = file.read(6)
    if head.startswith(_ZSTD):
        import pyarrow as pa  # noqa: PLC0415

        # The file is opened here: pyarrow takes no path that is no UTF-8.
        packed = pa.CompressedInputStream(pa.PythonFile(path.open("rb"), "r"), "zstd")
        return UnpackedStream(packed, _ZSTD_AT_ONCE)
    for magic, opener in _MAGIC.items():
        if head.startswith(magic):
            return UnpackedStream(opener(path, "rb"))
    return UnpackedStream(path.open("rb"))
