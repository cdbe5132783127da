"""Work that another process does in the tests of its limits."""

from __future__ import annotations

import os
import time
from pathlib import Path


def process_of(path: Path) -> int:
    del path
    return os.getpid()


def misbehave(path: Path) -> str:
    """Do what the file's name says."""
    match path.name:
        case "sleeps":
            time.sleep(600)
        case "eats":
            held = []
            while True:
                held.append(bytearray(20_000_000))
                time.sleep(0.01)
        case "grabs":
            bytearray(10**13)
        case "dies":
            os._exit(3)
        case "fails":
            raise RuntimeError("of a library")
    return path.name
