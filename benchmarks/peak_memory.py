"""The most memory that this process has taken so far; Linux only."""

from __future__ import annotations

from pathlib import Path


def peak_megabytes() -> float:
    """Return the peak since the process was started; `ru_maxrss` would keep its parent's."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
