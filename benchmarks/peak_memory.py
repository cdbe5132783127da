"""The most memory that this process has taken so far; Linux only."""

from __future__ import annotations

from math import nan
from pathlib import Path


def peak_megabytes() -> float:
    """Return the peak since the process was started (`ru_maxrss` would keep its parent's)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else ()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), nan)
