"""Who works here, as git knows it."""

from __future__ import annotations

import subprocess
from pathlib import Path


def user_name(folder: Path) -> str:
    """Return git's ``user.name`` in a folder; nothing where there is none, or no git."""
    command = ["git", "-C", str(folder), "config", "user.name"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="surrogateescape").strip()
