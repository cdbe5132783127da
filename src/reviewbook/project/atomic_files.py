"""Several files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from reviewbook.project.errors import InputError


def write_files(files: dict[Path, str]) -> None:
    """Write several files, each whole or not at all, and none before all have been prepared."""
    prepared: list[tuple[str, Path]] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            prepared.append((name, path))
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(text)
        for name, path in prepared:
            Path(name).chmod(0o644)
            Path(name).replace(path)
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}",
            file=error.filename,
            remedy="make room or give the right to write there; nothing was changed",
        ) from None
    finally:
        for name, _ in prepared:
            Path(name).unlink(missing_ok=True)
