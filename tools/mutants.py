"""Change the code in drawn places, one at a time, and count what the tests notice.

.venv/bin/python tools/mutants.py [PACKAGE ...] [--seed N] [--count N] [--drops]

The changes are those of Cosmic Ray; with --drops, each guard, call and assignment is left out in
turn. Places are drawn evenly over the lines that say something, by a seed that is printed. Which
tests pass through a line is measured first, by coverage; a change dies when one of them fails.
Changes that make no difference are listed in tests/equivalent_mutants.toml, each with why, and are
left out. Survivors are printed, and the score by package.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from mutant_draw import (
    ROOT,
    Mutant,
    change,
    describe,
    draw,
    find_all_drops,
    without_equivalent,
)
from mutant_tests import TEST_FOLDERS, Coverage, choose_tests, make_environment, measure_coverage

PACKAGES = ("domain", "desk", "store", "mail", "kit")
WORKERS = 2
MAX_SECONDS = 240
"""What the tests may take where a change needs a fresh start."""


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


class Trial:
    """A copy of the project and the process that tries changes in it."""

    def __init__(self, copy: Path) -> None:
        self._copy = copy
        self._start()

    def _start(self) -> None:
        """Start the process, and wait until it has collected its tests."""
        folders = [f"tests/{folder}" for several in TEST_FOLDERS for folder in several]
        self._worker = subprocess.Popen(
            [sys.executable, "tools/mutant_worker.py", *folders],
            cwd=self._copy,
            env={**make_environment(), "PYTHONPATH": str(self._copy)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if not self._worker.stdout.readline():
            raise SystemExit("the process that tries the changes does not start")

    def _ask(self, job: dict[str, object]) -> bool | None:
        """Have a change tried; None where only a fresh start shows it, or the process has ended."""
        self._worker.stdin.write(json.dumps(job) + "\n")
        self._worker.stdin.flush()
        line = self._worker.stdout.readline()
        if line:
            return json.loads(line)["died"]
        self._worker.wait()
        self._start()
        return None

    def dies(self, mutant: Mutant, tests: list[str]) -> bool | None:
        """Tell whether a test fails with the change; None if the change cannot be made."""
        changed = change(mutant)
        if changed is None:
            return None
        died = self._ask({"file": mutant.file, "source": changed, "tests": tests})
        return self._dies_afresh(mutant.file, changed, tests) if died is None else died

    def _dies_afresh(self, file: str, changed: str, tests: list[str]) -> bool:
        path = self._copy / file
        source = path.read_text(encoding="utf8")
        path.write_text(changed, encoding="utf8")
        try:
            result = subprocess.run(
                [
                    sys.executable,
                    *("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"),
                    "--basetemp=afresh",
                    *tests,
                ],
                cwd=self._copy,
                env=make_environment(),
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

    def close(self) -> None:
        """End the process, and what it holds open for the tests."""
        self._worker.stdin.close()
        self._worker.wait()


def try_all(mutants: list[Mutant], copies: list[Path], coverage: Coverage) -> None:
    """Try each change, print the survivors, and the score by package at the end."""
    every = {test for tests in coverage.values() for test in tests}
    trials: Queue[Trial] = Queue()
    for copy in copies:
        trials.put(Trial(copy))

    def run(mutant: Mutant) -> tuple[Mutant, bool | None]:
        tests = choose_tests(mutant, coverage, every)
        if not tests:
            return mutant, False
        trial = trials.get()
        try:
            return mutant, trial.dies(mutant, tests)
        finally:
            trials.put(trial)

    score: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with ThreadPoolExecutor(len(copies)) as pool:
        for number, (mutant, died) in enumerate(pool.map(run, mutants), 1):
            if died is not None:
                score[mutant.package][died] += 1
            if died is False:
                print(f"  {number}: survived {describe(mutant)}", flush=True)
            if number % 50 == 0:
                print(f"{number} of {len(mutants)} tried", flush=True)
    while not trials.empty():
        trials.get().close()
    for package, (survived, died) in sorted(score.items()):
        print(f"{package}: {100 * died / (survived + died):.0f}% of {survived + died} died")


def main() -> int:
    """Draw, and try what was drawn in copies of the project."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(PACKAGES))
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))  # noqa: S311
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--drops", action="store_true", help="leave out guards, calls, assignments")
    options = parser.parse_args()
    packages = options.packages or list(PACKAGES)
    if options.drops:
        drawn = find_all_drops(packages)
    else:
        print(f"seed {options.seed}", flush=True)
        drawn = draw(packages, options.count, options.seed)
    mutants = without_equivalent(drawn)
    print(f"{len(mutants)} changes, {len(drawn) - len(mutants)} listed as equivalent", flush=True)
    with tempfile.TemporaryDirectory(prefix="intake-mutants-") as folder:
        Path(folder).chmod(0o755)  # servers of the tests run as users of their own
        copies = [copy_project(Path(folder) / str(number)) for number in range(WORKERS)]
        coverage = measure_coverage(copies)
        print(f"{len(coverage)} lines are passed by some test", flush=True)
        try_all(mutants, copies, coverage)
    return 0


if __name__ == "__main__":
    sys.exit(main())
