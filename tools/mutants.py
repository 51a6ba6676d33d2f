"""Change the code in drawn places, one at a time, and count what the tests notice.

.venv/bin/python tools/mutants.py [PACKAGE ...] [--seed N] [--count N]

The changes are those of Cosmic Ray. Places are drawn evenly over the lines that say something, by a
seed that is printed. Which tests pass through a line is measured first, by coverage; a change dies
when one of them fails. Changes that make no difference are listed in tests/equivalent_mutants.toml,
each with why, and are left out. Survivors are printed, and the score by package.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parent.parent
PACKAGES = ("domain", "desk", "store", "mail", "kit")
EQUIVALENT = ROOT / "tests" / "equivalent_mutants.toml"
WORKERS = 2
TEST_FOLDERS = (
    ("unit", "real/kit", "real/mail", "real/keys", "real/wiring", "real/practice"),
    ("real/desk", "real/store", "real/platforms"),
)
"""The tests that a change may fail, a worker each; those of pages and the browser take too long."""
MAX_SECONDS = 240
MAX_TESTS = 60
"""Tests run for one change; of a line that more pass through, those nearest to it."""
FAMILIES = (
    "ReplaceComparisonOperator",
    "ReplaceBinaryOperator",
    "ReplaceUnaryOperator",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "AddNot",
    "NumberReplacer",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ExceptionReplacer",
    "ZeroIterationForLoop",
)
SAME = ("_Is_Eq", "_IsNot_NotEq")
"""None, True, False and the members of an enumeration are equal to themselves alone."""


@dataclass(frozen=True)
class Mutant:
    """One change: an operator of Cosmic Ray, its occurrence in a file, and where that is."""

    file: str
    operator: str
    occurrence: int
    line: int

    @property
    def package(self) -> str:
        """The package below ``intake``."""
        return self.file.split("/")[1]

    @property
    def family(self) -> str:
        """The kind of change."""
        return _family(self.operator)


def _family(operator: str) -> str:
    return operator.removeprefix("core/").partition("_")[0]


def find_mutants(file: str) -> list[Mutant]:
    """Return every change of a file, none in an annotation or an import."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import get_ast

    source = (ROOT / file).read_text(encoding="utf8")
    silent = _silent_lines(source)
    operators = [
        name
        for name in plugins.operator_names()
        if _family(name) in FAMILIES and not name.endswith(SAME)
    ]
    tree = get_ast(source)
    nodes = list(_walk(tree))
    mutants = []
    for name in operators:
        operator = plugins.get_operator(name)()
        occurrence = 0
        for node in nodes:
            for start, _ in operator.mutation_positions(node):
                if start[0] not in silent:
                    mutants.append(Mutant(file, name, occurrence, start[0]))
                occurrence += 1
    return mutants


def _walk(node: object) -> object:
    yield node
    for child in getattr(node, "children", ()):
        yield from _walk(child)


def _silent_lines(source: str) -> set[int]:
    """Return the lines of annotations, decorators and imports for types."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        spans = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        spans += getattr(node, "decorator_list", [])
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            spans.append(node)
        for span in spans:
            if isinstance(span, ast.AST):
                lines.update(range(span.lineno, span.end_lineno + 1))
    return lines


def draw(packages: list[str], count: int, seed: int) -> list[Mutant]:
    """Draw places evenly: a line and a kind of change first, then one of its changes."""
    files = [
        path.relative_to(ROOT).as_posix()
        for package in packages
        for path in sorted((ROOT / "intake" / package).rglob("*.py"))
        if "versions" not in path.parts
    ]
    by_place = defaultdict(list)
    for file in files:
        for mutant in find_mutants(file):
            by_place[file, mutant.line, mutant.family].append(mutant)
    chooser = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    places = chooser.sample(sorted(by_place), min(count, len(by_place)))
    return [chooser.choice(by_place[place]) for place in places]


def copy_project(folder: Path) -> Path:
    """Copy what git tracks, to be changed without harm."""
    copy = folder / "copy"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in listed.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return copy


def measure_coverage(copies: list[Path]) -> dict[tuple[str, int], list[str]]:
    """Run the tests once; return which of them pass through each line."""
    runs = [
        subprocess.Popen(
            [
                *_pytest(*(f"tests/{folder}" for folder in folders), "--maxfail=0"),
                "--cov=intake",
                "--cov-context=test",
                "--cov-report=",
            ],
            cwd=copy,
            env=_environment(),
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


def _pytest(*arguments: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "--no-header",
        "-p",
        "no:cacheprovider",
        "--basetemp=tmp",
        *arguments,
    ]


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def dies(mutant: Mutant, tests: list[str], copy: Path) -> bool | None:
    """Change the file of a copy, run the tests, and put the file back.

    None for a change that Cosmic Ray names and cannot make: an exception with a dot in its name.
    """
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    path = copy / mutant.file
    source = path.read_text(encoding="utf8")
    try:
        changed = mutate_code(source, plugins.get_operator(mutant.operator)(), mutant.occurrence)
    except AttributeError:
        return None
    if changed is None or changed == source:
        text = f"{mutant} changes nothing"
        raise ValueError(text)
    path.write_text(changed, encoding="utf8")
    try:
        result = subprocess.run(
            _pytest(*tests),
            cwd=copy,
            env=_environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=MAX_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(source, encoding="utf8")
    return result.returncode != 0


def choose_tests(
    mutant: Mutant, coverage: dict[tuple[str, int], list[str]], every: set[str]
) -> list[str]:
    """Return the tests that pass through a line, those of its subject first; of ``every`` test."""
    lines = _statement_lines(mutant.file, mutant.line)
    passing = {test for line in lines for test in coverage.get((mutant.file, line), [])}
    # What is cached between tests, or runs at the import, is passed by none or by the first alone.
    own = {test for test in every if _distance(mutant, test) == 0}
    named = sorted(passing | own)
    shuffled = random.Random(0).sample(named, len(named))  # noqa: S311 - always the same
    return sorted(shuffled, key=lambda test: _distance(mutant, test))[:MAX_TESTS]


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


def describe(mutant: Mutant) -> str:
    """Return a survivor as one line."""
    text = (ROOT / mutant.file).read_text(encoding="utf8").splitlines()[mutant.line - 1].strip()
    return f"{mutant.file}:{mutant.line} {mutant.operator.removeprefix('core/')}: {text}"


def is_equivalent(mutant: Mutant, listed: list[dict[str, str]]) -> bool:
    """Tell whether a change is listed as one that makes no difference."""
    text = (ROOT / mutant.file).read_text(encoding="utf8").splitlines()[mutant.line - 1].strip()
    return any(
        entry["file"] == mutant.file
        and entry["change"] in mutant.operator
        and entry["line"] == text
        for entry in listed
    )


def main() -> int:
    """Draw, run, and print the score of each package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(PACKAGES))
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))  # noqa: S311
    parser.add_argument("--count", type=int, default=400)
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf8")).get("mutant", [])
    drawn = draw(options.packages or list(PACKAGES), options.count, options.seed)
    mutants = [mutant for mutant in drawn if not is_equivalent(mutant, listed)]
    print(f"{len(mutants)} changes, {len(drawn) - len(mutants)} listed as equivalent", flush=True)
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory(prefix="intake-mutants-") as folder:
        Path(folder).chmod(0o755)  # servers of the tests run as users of their own
        folders = [copy_project(Path(folder) / str(number)) for number in range(WORKERS)]
        coverage = measure_coverage(folders)
        every = {test for tests in coverage.values() for test in tests}
        copies: Queue[Path] = Queue()
        for copy in folders:
            copies.put(copy)
        print(f"{len(coverage)} lines are passed by some test", flush=True)

        def run(mutant: Mutant) -> tuple[Mutant, bool | None]:
            tests = choose_tests(mutant, coverage, every)
            if not tests:
                return mutant, False
            copy = copies.get()
            try:
                return mutant, dies(mutant, tests, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(WORKERS) as pool:
            for number, (mutant, died) in enumerate(pool.map(run, mutants), 1):
                if died is not None:
                    score[mutant.package][died] += 1
                if died is False:
                    print(f"  {number}: survived {describe(mutant)}", flush=True)
                if number % 50 == 0:
                    print(f"{number} of {len(mutants)} tried", flush=True)
    for package, (survived, died) in sorted(score.items()):
        print(f"{package}: {100 * died / (survived + died):.0f}% of {survived + died} died")
    return 0


if __name__ == "__main__":
    sys.exit(main())
