"""Which tests pass through a line of the code, and which of them are run for a change there."""

from __future__ import annotations

import ast
import os
import random
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mutant_draw import ROOT, Mutant

TEST_FOLDERS = (
    ("unit", "screen", "real/kit", "real/mail", "real/keys", "real/wiring", "real/practice"),
    ("real/desk", "real/store", "real/platforms", "real/text"),
)
"""The tests that a change may fail, in two runs; those of the browser take too long."""
MAX_TESTS = 150
"""Tests run for one change; of a line that more pass through, those nearest to it."""
HOLD_MUCH = ("kept", "drawn", "sets")
"""In the names of tests that hold many decisions at once: they come first among the as near."""

Coverage = dict[tuple[str, int], list[str]]
"""The tests that pass through a line of a file."""


def measure_coverage(copies: list[Path]) -> Coverage:
    """Run the tests once; return which of them pass through each line."""
    runs = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "--basetemp=tmp",
                *(f"tests/{folder}" for folder in folders),
                "--cov=intake",
                "--cov-context=test",
                "--cov-report=",
            ],
            cwd=copy,
            env=make_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for copy, folders in zip(copies, TEST_FOLDERS, strict=True)
    ]
    with ThreadPoolExecutor(len(runs)) as pool:
        outputs = [output for output, _ in pool.map(subprocess.Popen.communicate, runs)]
    for run, output in zip(runs, outputs, strict=True):
        if run.returncode:
            print(output[-4000:])
            raise SystemExit("the tests fail although nothing is changed: no change can be judged")
    passing: dict[tuple[str, int], set[str]] = defaultdict(set)
    for copy in copies:
        _read_contexts(copy, passing)
    of_file: dict[str, set[str]] = defaultdict(set)
    for (file, _), tests in passing.items():
        of_file[file] |= tests
    # What runs at the import concerns every test of the file.
    return {(file, line): sorted(tests or of_file[file]) for (file, line), tests in passing.items()}


def _read_contexts(copy: Path, passing: dict[tuple[str, int], set[str]]) -> None:
    from coverage import CoverageData

    data = CoverageData(str(copy / ".coverage"))
    data.read()
    for measured in data.measured_files():
        file = Path(measured).relative_to(copy).as_posix()
        for line, contexts in data.contexts_by_lineno(measured).items():
            passing[file, line] |= {context.partition("|")[0] for context in contexts if context}


def make_environment() -> dict[str, str]:
    """Return the environment of the tests: no screen, and no file beside a source."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}


def choose_tests(mutant: Mutant, coverage: Coverage, every: set[str]) -> list[str]:
    """Return the tests that pass through a line, the nearest first, then those of its subject."""
    lines = _statement_lines(mutant.file, mutant.line)
    passing = {test for line in lines for test in coverage.get((mutant.file, line), [])}
    # What is cached between tests, or runs at the import, is passed by none or by the first alone.
    own = {test for test in every if _distance(mutant, test) == 0}
    # A module of constants alone runs once for all: it concerns every test of its folder.
    near = set() if passing or own else {test for test in every if _distance(mutant, test) == 1}
    named = sorted(passing | own | near)
    shuffled = random.Random(0).sample(named, len(named))  # noqa: S311 - always the same
    return sorted(
        shuffled,
        key=lambda test: (test not in passing, _distance(mutant, test), not _holds_much(test)),
    )[:MAX_TESTS]


def _holds_much(test: str) -> bool:
    return any(word in test.partition("::")[0] for word in HOLD_MUCH)


def _statement_lines(file: str, line: int) -> range:
    """Return the lines of the statement around a line; of one with a body, those of its head.

    Coverage knows no line of its own for an argument on a line by itself.
    """
    tree = ast.parse((ROOT / file).read_text(encoding="utf8"))
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not around:
        return range(line, line + 1)
    inner = max(around, key=lambda node: (node.lineno, -(node.end_lineno or 0)))
    body = getattr(inner, "body", None)
    end = body[0].lineno - 1 if body else inner.end_lineno or inner.lineno
    return range(inner.lineno, max(end, inner.lineno) + 1)


def _distance(mutant: Mutant, test: str) -> int:
    """Tell how far a test is from a file: its own, one of its folder, of its package, another."""
    path = Path(mutant.file)
    folder = "/".join(path.parts[1:-1])
    test_path = Path(test.partition("::")[0])
    if path.stem in test_path.stem and folder in test:
        return 0
    if f"/{folder}/" in test:
        return 1
    return 2 if f"/{mutant.package}/" in test else 3
