"""How many small faults, planted at random in the code, the tests notice.

Every test is run once to learn which lines it runs; then each fault, one at a time and in a copy of
the code, is tried with the tests that run its line, the quickest first. Run it with

    python -m benchmarks.planted_faults --number 300 --seed 1 coding ledger

Faults are the usual ones of mutation testing: a comparison turned, a constant moved by one, ``and``
for ``or``, a condition negated, a statement left out.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_TESTS = 60
PATIENCE = 120
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A change of one place of one file."""

    file: Path
    line: int
    what: str
    code: str


def changed(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what may stand in place of a node, and what was done to it."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[first, *rest]) if type(first) in _TURNED:
            new.ops = [_TURNED[type(first)](), *rest]
            yield "comparison turned", new
        case ast.BoolOp():
            new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
            yield "and for or", new
        case ast.Constant(value=bool() as value):
            yield "constant", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield "constant", ast.Constant(value + 1)
        case ast.If() | ast.IfExp() | ast.While():
            new.test = ast.UnaryOp(ast.Not(), new.test)
            yield "condition negated", new
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise():
            yield "statement left out", ast.Pass()


class _Swap(ast.NodeTransformer):
    def __init__(self, place: tuple[int, int, type[ast.AST]], new: ast.AST) -> None:
        self.place, self.new = place, new

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.JoinedStr):
            return node
        here = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0), type(node))
        return self.new if here == self.place else super().visit(node)


def faults_of(file: Path) -> Iterator[Fault]:
    """Yield every fault that can be planted in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for what, new in changed(node):
            line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
            place = (line, column, type(node))
            made = ast.fix_missing_locations(_Swap(place, new).visit(copy.deepcopy(tree)))
            yield Fault(file, line, what, ast.unparse(made))


def pytest_command(*options: str) -> list[str]:
    """Return the command that runs tests, without what takes a browser."""
    return [
        *(sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider"),
        *("--ignore", "tests/browser", *options),
    ]


def learn(data: Path) -> None:
    """Run all tests once, and note which lines each of them runs."""
    config = data.with_suffix(".ini")
    config.write_text(
        f"[run]\ndynamic_context = test_function\nsource = {ROOT / 'src'}\ndata_file = {data}\n"
    )
    command = pytest_command("tests", "--durations=0", "--durations-min=0")
    run = [sys.executable, "-m", "coverage", "run", f"--rcfile={config}", *command[1:]]
    run.remove("-x")
    with data.with_suffix(".log").open("w") as log:
        subprocess.run(run, cwd=ROOT, stdout=log, check=False)


def tests_by_line(data: Path) -> dict[tuple[str, int], list[str]]:
    """Return the tests that run each line, the quickest first."""
    from coverage.numbits import numbits_to_nums  # noqa: PLC0415

    took = dict[str, float]()
    for line in data.with_suffix(".log").read_text().splitlines():
        seconds, called, test = line.partition("s call")
        if called and "::" in test:
            file, _, name = test.strip().partition("[")[0].rpartition("/")[2].partition(".py::")
            context = f"{file}.{name.replace('::', '.')}"
            took[context] = max(took.get(context, 0), float(seconds))
    found = dict[tuple[str, int], list[str]]()
    query = (
        "SELECT path, context, numbits FROM line_bits JOIN file ON file.id = file_id "
        "JOIN context ON context.id = context_id WHERE context != ''"
    )
    for path, context, bits in sqlite3.connect(data).execute(query):
        for number in numbits_to_nums(bits):
            found.setdefault((path, number), []).append(context)
    for names in found.values():
        names.sort(key=lambda name: took.get(name, 0.0))
    return found


def node_of(context: str) -> str:
    """Return a test's context as pytest names it."""
    module, *names = context.split(".")
    file = next((ROOT / "tests").rglob(f"{module}.py"), None)
    return "::".join([str(file.relative_to(ROOT)), *names]) if file else ""


def noticed(fault: Fault, tests: list[str], copy_of_code: Path) -> bool:
    """Plant a fault in the copy, run the tests, and take it out again."""
    file = copy_of_code / fault.file.relative_to(ROOT / "src")
    before = file.read_text(encoding="utf-8")
    file.write_text(fault.code, encoding="utf-8")
    try:
        nodes = [node for test in tests[:MOST_TESTS] if (node := node_of(test))]
        done = subprocess.run(
            pytest_command(*dict.fromkeys(nodes)), cwd=ROOT, capture_output=True, timeout=PATIENCE,
            env={**os.environ, "PYTHONPATH": str(copy_of_code)}, check=False,
        )  # fmt: skip
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(before, encoding="utf-8")


def main() -> None:
    """Plant faults and say which of them no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=[""])
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=Path, default=ROOT / "build" / "lines.sqlite")
    options = parser.parse_args()
    if not options.lines.exists():
        options.lines.parent.mkdir(exist_ok=True)
        learn(options.lines)
    known = tests_by_line(options.lines)
    code = ROOT / "src" / "reviewbook"
    files = [f for p in options.packages for f in sorted((code / p).rglob("*.py"))]
    possible = [fault for file in files for fault in faults_of(file)]
    chosen = random.Random(options.seed).sample(possible, min(options.number, len(possible)))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "src", Path(folder), dirs_exist_ok=True)
        missed = 0
        for number, fault in enumerate(chosen, 1):
            tests = known.get((str(fault.file), fault.line), [])
            if not tests or not noticed(fault, tests, Path(folder)):
                missed += 1
                shown = fault.file.read_text(encoding="utf-8").splitlines()[fault.line - 1].strip()
                print(f"{fault.file.relative_to(ROOT)}:{fault.line}: {fault.what}: {shown}"
                      f"{'' if tests else ' (no test runs it)'}", flush=True)  # fmt: skip
            print(f"{number} planted, {missed} missed", end="\r", file=sys.stderr, flush=True)
    print(f"{len(chosen)} planted, {missed} missed")


if __name__ == "__main__":
    main()
