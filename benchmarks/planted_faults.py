"""How many small faults, planted at random in the code, the tests notice.

Every test but those in a browser is run once to learn which lines it runs (``build/lines.sqlite``;
delete it when tests or code have changed). Then each fault, one at a time and in a copy of the
code, is tried with the tests that run its line: those of its package, then all others. What no
test notices is printed, for somebody to judge: harmless (the same in effect, a message, speed) or
a test to write.

    python -m benchmarks.planted_faults --number 300 --seed 1 coding ledger

Faults are the usual ones of mutation testing: a comparison turned, a constant moved by one, ``and``
for ``or``, a condition negated, a statement left out. Needs ``pip install coverage``, and a system
that can fork.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "src" / "reviewbook"
ENOUGH = 60.0  # seconds of tests, as learned, that one fault is tried with
PATIENCE = 200.0  # seconds after which a fault is said to hang
# What every test would import anyway; the process that tries a fault inherits it.
HEAVY = "altair bibtexparser hypothesis jinja2 nbformat pandas pygments rich typer yaml".split()
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A change of one place of one file."""

    file: Path
    place: tuple[int, int, type[ast.AST]]
    what: str
    new: ast.AST

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.place[0]

    @property
    def code(self) -> str:
        """The whole file with the fault in it."""
        tree = _Swap(self.place, self.new).visit(ast.parse(self.file.read_text(encoding="utf-8")))
        return ast.unparse(ast.fix_missing_locations(tree))

    def __str__(self) -> str:
        shown = self.file.read_text(encoding="utf-8").splitlines()[self.line - 1].strip()
        return f"{self.file.relative_to(ROOT)}:{self.line}: {self.what}: {shown}"


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
        case (
            ast.Expr(value=ast.Call())
            | ast.AugAssign()
            | ast.Raise()
            | ast.Continue()
            | ast.Break()
        ):
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
    """Yield every fault that can be planted in a file; what stands in an f-string is left alone."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    left = {id(inner) for text in texts for inner in ast.walk(text)}
    for node in ast.walk(tree):
        for what, new in changed(node) if id(node) not in left else ():
            place = (node.lineno, node.col_offset, type(node))  # type: ignore[attr-defined]
            yield Fault(file, place, what, new)


class Lines:
    """A plugin of pytest: notes the lines, the seconds and the shared fixtures of each test."""

    def __init__(self) -> None:
        from coverage import Coverage  # noqa: PLC0415

        self.coverage: Any = Coverage.current()
        self.context = ""
        self.seconds = dict[str, float]()
        self.shared = dict[str, list[str]]()
        self.failed = set[str]()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        test = item.nodeid.partition("[")[0]
        fixtures = item._fixtureinfo.name2fixturedefs.values()  # type: ignore[attr-defined]
        self.shared[test] = [_name(found[-1]) for found in fixtures if _is_shared(found[-1])]
        return (yield from self._noted(test))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        shared = _is_shared(fixturedef)
        return (yield from self._noted(_name(fixturedef) if shared else self.context))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid.partition("[")[0])

    def pytest_sessionfinish(self) -> None:
        ran = {test: names for test, names in self.shared.items() if test not in self.failed}
        told = {"shared": ran, "seconds": self.seconds}
        Path(os.environ["PLANTED_LINES"]).with_suffix(".json").write_text(json.dumps(told))

    def _noted(self, context: str) -> Iterator[None]:
        before, self.context = self.context, context
        self.coverage.switch_context(context)
        start = time.perf_counter()
        try:
            return (yield)
        finally:
            took = time.perf_counter() - start
            self.seconds[context] = self.seconds.get(context, 0.0) + took
            self.context = before
            self.coverage.switch_context(before)


def _is_shared(fixture: Any) -> bool:
    return fixture.scope != "function"


def _name(fixture: Any) -> str:
    return f"{fixture.baseid}:{fixture.argname}"


def pytest_configure(config: pytest.Config) -> None:
    """Take notes where this module is loaded as a plugin."""
    config.pluginmanager.register(Lines())


def learn(data: Path) -> None:
    """Run all tests once, and note which lines each of them runs."""
    command = [
        *(sys.executable, "-m", "coverage", "run", f"--source={CODE}", f"--data-file={data}"),
        *("-m", "pytest", "-q", "-n0", "--ignore", "tests/browser", "tests"),
        *("-p", "benchmarks.planted_faults"),
    ]
    with data.with_suffix(".log").open("w") as log:
        env = {**os.environ, "PLANTED_LINES": str(data)}
        subprocess.run(command, cwd=ROOT, stdout=log, check=False, env=env)


class Known:
    """Which tests run a line, and what they cost."""

    def __init__(self, data: Path) -> None:
        from coverage.numbits import numbits_to_nums  # noqa: PLC0415

        told = json.loads(data.with_suffix(".json").read_text())
        self.seconds: dict[str, float] = told["seconds"]
        self.parts = {test: {test, *shared} for test, shared in told["shared"].items()}
        users = dict[str, set[str]]()
        for test, parts in self.parts.items():
            for context in parts:
                users.setdefault(context, set()).add(test)
        self.lines = dict[tuple[str, int], set[str]]()
        query = (
            "SELECT path, context, numbits FROM line_bits JOIN file ON file.id = file_id "
            "JOIN context ON context.id = context_id"
        )
        for path, context, bits in sqlite3.connect(data).execute(query):
            for number in (0, *numbits_to_nums(bits)):  # 0 stands for any line of the file
                tests = self.lines.setdefault((path, number), set())
                tests |= users.get(context, set())

    def tests(self, fault: Fault) -> list[str]:
        """Return the tests of a line; of its file where it runs only once, as it is imported.

        They are the quickest that `ENOUGH` has room for.
        """
        file = str(fault.file)
        found = self.lines.get((file, fault.line)) or self.lines.get((file, 0)) or set()
        chosen, made, left = list[str](), set[str](), ENOUGH
        for test in sorted(found, key=lambda test: (self.cost(self.parts[test]), test)):
            left -= self.cost(self.parts[test] - made)
            if chosen and left < 0:
                break
            chosen.append(test)
            made |= self.parts[test]
        return chosen

    def cost(self, parts: set[str]) -> float:
        """Return the seconds that tests and the fixtures they share took."""
        return sum(self.seconds.get(part, 0.0) for part in parts)


def run_tests(first: list[str], others: list[str], code: Path, log: Path) -> None:
    """Run tests in this process, which is one of its own, and end with pytest's status."""
    os.setsid()
    with log.open("w") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    os.chdir(ROOT)
    os.environ |= {"PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"}
    sys.dont_write_bytecode = True  # a fault may be as long, and as old, as the code it replaced
    sys.path.insert(0, str(code))
    options = ["-q", "-x", "-n0", "-p", "no:cacheprovider", "--tb=no"]
    for tests in filter(None, (first, others)):
        if status := pytest.main([*options, *tests]):
            sys.exit(status)


def noticed(fault: Fault, tests: list[str], code: Path) -> str:
    """Plant a fault in the copy, run the tests, take it out again; return what noticed it."""
    file, log = code / fault.file.relative_to(ROOT / "src"), code / "log"
    own = f"tests/{fault.file.relative_to(CODE).parts[0]}/"
    first = [test for test in tests if test.startswith(own)]
    others = [test for test in tests if not test.startswith(own)]
    before = file.read_text(encoding="utf-8")
    file.write_text(fault.code, encoding="utf-8")
    work = (first, others, code, log)
    run = multiprocessing.get_context("fork").Process(target=run_tests, args=work)
    try:
        run.start()
        run.join(PATIENCE)
        if run.is_alive():
            os.killpg(run.pid or 0, signal.SIGKILL)
            run.join()
            return "it hangs"
        return "" if run.exitcode == 0 else _why(log.read_text(errors="replace"))
    finally:
        file.write_text(before, encoding="utf-8")


def _why(log: str) -> str:
    lines = [line for line in log.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return lines[0] if lines else "the tests did not end"


def planted(options: argparse.Namespace, known: Known) -> Iterator[tuple[Fault, str]]:
    """Plant faults, one after the other; yield each with what noticed it."""
    files = [f for p in options.packages for f in sorted((CODE / p).rglob("*.py"))]
    possible = [fault for file in files for fault in faults_of(file)]
    chosen = random.Random(options.seed).sample(possible, min(options.number, len(possible)))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "src", folder, dirs_exist_ok=True)
        for fault in chosen:
            tests = known.tests(fault)
            yield fault, noticed(fault, tests, Path(folder)) if tests else ""


def main() -> None:
    """Plant faults and say which of them no test noticed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="*", default=[""], help="of src/reviewbook; all if none")
    parser.add_argument("--number", type=int, default=100, help="of faults (100)")
    parser.add_argument("--seed", type=int, default=1, help="another gives other faults (1)")
    parser.add_argument("--lines", type=Path, default=ROOT / "build" / "lines.sqlite")
    parser.add_argument("--all", action="store_true", help="print what was noticed, and by what")
    options = parser.parse_args()
    if not options.lines.with_suffix(".json").exists():
        options.lines.parent.mkdir(exist_ok=True)
        learn(options.lines)
    for name in HEAVY:
        importlib.import_module(name)
    number = missed = 0
    for number, (fault, by) in enumerate(planted(options, Known(options.lines)), 1):
        missed += not by
        if options.all or not by:
            print(fault, f"({by or 'missed'})", flush=True)
        print(f"{number} planted, {missed} missed", end="\r", file=sys.stderr, flush=True)
    print(f"{number} planted, {missed} missed")


if __name__ == "__main__":
    main()
