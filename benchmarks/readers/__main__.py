"""``python -m benchmarks.readers FOLDER``: how much of known texts the readers give back.

Prints a table, the least of all files of a kind; the exit status is 1 where a goal is missed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.readers.fidelity import Fidelity, goal_of, measure

HEADER = """| format (file) | files | words | in order | whole | not in the text | speed |
|---|---|---|---|---|---|---|"""


def line(kind: str, files: list[Fidelity]) -> str:
    """Give one line of the table."""
    added = [one.added for one in files if one.added is not None]
    seconds, pages = sum(one.seconds for one in files), sum(one.pages for one in files)
    speed = f"{pages / seconds:,.0f} pages/s" if pages else f"{len(files) / seconds:,.0f} files/s"
    words, order = min(one.found for one in files), min(one.in_order for one in files)
    whole = min(one.whole for one in files)
    more = f"{max(added):.4f}" if added else "holds more"
    return f"| {kind} | {len(files)} | {words:.4f} | {order:.4f} | {whole:.2f} | {more} | {speed} |"


def main(folder: Path) -> int:
    """Measure a folder and print what came of it."""
    kinds: defaultdict[str, list[Fidelity]] = defaultdict(list)
    for one in measure(folder):
        kinds[one.kind].append(one)
    print(HEADER)
    for kind, files in sorted(kinds.items()):
        print(line(kind, files))
    missed = [k for k, files in kinds.items() if min(f.in_order for f in files) < goal_of(k)]
    prints = [one for files in kinds.values() for one in files if one.pages]
    if prints:
        pages, seconds = sum(one.pages for one in prints), sum(one.seconds for one in prints)
        print(f"\nAll PDFs: {pages / seconds:,.0f} pages a second of one core.")
    if missed:
        print(f"\nbelow the goal: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed or not kinds else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.readers FOLDER")
    sys.exit(main(Path(sys.argv[1])))
