"""`reviewbook code` as a user calls it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reviewbook.project.review_folder import Project

_PEAK = "import atexit; from benchmarks.peak_memory import peak_megabytes; "
_PEAK += "atexit.register(lambda: print('', peak_megabytes(), sep='\\n')); "
_COMMAND = _PEAK + "from reviewbook.cli import app; app()"


def run_code(project: Project, out: Path, *options: str) -> float:
    """Code all texts of a made-up review into a folder; return the MB of memory it took at most."""
    command = [sys.executable, "-c", _COMMAND, "code", "--again", "--project", str(project.root)]
    command += ["--texts", str(project.data / "documents"), "--out", str(out), *options]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    return float(done.stdout.splitlines()[-1])
