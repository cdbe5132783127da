"""Files that may be compressed: told by their first bytes, read as they come."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from pathlib import Path
from typing import IO, Any

_MAGIC: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\x00": lzma.open}
_ZSTD = b"\x28\xb5\x2f\xfd"
BREAKS = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What reading raises where a compressed file is cut or broken."""


def open_stream(path: Path) -> IO[bytes]:
    """Open a file for reading, unpacked if it is gzip, bzip2, xz or Zstandard."""
    with path.open("rb") as file:
        head = file.read(6)
    if head.startswith(_ZSTD):
        import pyarrow as pa  # noqa: PLC0415

        # The file is opened here: pyarrow takes no path that is no UTF-8.
        packed = pa.CompressedInputStream(pa.PythonFile(path.open("rb"), "r"), "zstd")
        return io.BufferedReader(packed)
    for magic, opener in _MAGIC.items():
        if head.startswith(magic):
            unpacked: IO[bytes] = opener(path, "rb")
            return unpacked
    return path.open("rb")
