"""Try changed sources against chosen tests, each in a fork of one process that has all of them.

python tools/mutant_worker.py FOLDER ...    (in a copy of the project, which it changes)

Collecting the tests takes seconds and running a few takes tenths: so they are collected once. A job
is a line of JSON on the standard input, ``{"file", "source", "tests"}``; the answer is a line of
JSON on the standard output, ``{"died": true}``, or ``{"died": null}`` for a change that concerns
what runs at the import of a module, which a fork cannot take back.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from _pytest.runner import runtestprotocol

MAX_SECONDS = 120
"""What a change may take before it counts as noticed: most likely it loops for ever."""

FunctionKey = tuple[str, int, str]
"""The file, first line and qualified name of a function."""


class ImportTimeChangeError(Exception):
    """The change concerns a constant, a default or a decorator: only a fresh start shows it."""


class MutantWorker:
    """The plugin that takes jobs in place of running the tests."""

    def __init__(self, jobs: int, answers: int) -> None:
        self._jobs = os.fdopen(jobs, encoding="utf8")
        self._answers = os.fdopen(answers, "w", encoding="utf8")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Warm up what tests share, then answer jobs until there are no more."""
        self._items = {item.nodeid: item for item in session.items}
        self._warm_up()
        self._functions = _functions_by_key()
        self._answer({"ready": len(self._items)})
        for line in self._jobs:
            self._answer({"died": self._try(json.loads(line))})
        return True

    def _answer(self, answer: dict[str, object]) -> None:
        self._answers.write(json.dumps(answer) + "\n")
        self._answers.flush()

    def _warm_up(self) -> None:
        """Start the database server of the tests and cut their fonts once, not in each fork."""
        for fixture in ("postgres", "application"):
            for item in self._items.values():
                if fixture in item.fixturenames and "[sqlcipher]" not in item.nodeid:
                    runtestprotocol(item, nextitem=self._other(item), log=False)
                    break

    def _other(self, item: pytest.Item) -> pytest.Item:
        """Return a test of another file, so that what a session shares outlives this one."""
        return next(other for other in self._items.values() if other.path != item.path)

    def _try(self, job: dict[str, object]) -> bool | None:
        path = Path(str(job["file"])).absolute()
        original, changed = path.read_text(encoding="utf8"), str(job["source"])
        try:
            changes = find_changed_functions(
                compile(original, str(path), "exec"), compile(changed, str(path), "exec")
            )
        except ImportTimeChangeError:
            return None
        tests = [self._items[name] for name in job["tests"] if name in self._items]
        path.write_text(changed, encoding="utf8")  # for what is imported later
        try:
            child = os.fork()
            if child == 0:
                self._run(changes, tests)
            return _wait(child)
        finally:
            path.write_text(original, encoding="utf8")

    def _run(self, changes: dict[FunctionKey, CodeType], tests: list[pytest.Item]) -> None:
        """Run the tests in the fork; it ends with 1 at the first failure, else with 0."""
        os.setpgid(0, 0)
        try:
            for key, code in changes.items():
                for function in self._functions.get(key, []):
                    function.__code__ = code
            for test in tests:
                reports = runtestprotocol(test, nextitem=self._other(test), log=False)
                if any(report.failed for report in reports):
                    os._exit(1)
            os._exit(0)
        finally:
            os._exit(1)


def _wait(child: int) -> bool:
    """Wait for a fork and what it started; tell whether it failed."""
    ended = os.pidfd_open(child)
    try:
        in_time = select.select([ended], [], [], MAX_SECONDS)[0]
        if not in_time:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(ended)
    with contextlib.suppress(ProcessLookupError):  # it left nothing running
        os.killpg(child, signal.SIGKILL)
    return not in_time or status != 0


def find_changed_functions(original: CodeType, changed: CodeType) -> dict[FunctionKey, CodeType]:
    """Return the changed code of each function that differs.

    Raises ImportTimeChangeError if what a module or a class does at the import differs.
    """
    if _without_inner(original) != _without_inner(changed):
        raise ImportTimeChangeError
    changes: dict[FunctionKey, CodeType] = {}
    for before, after in zip(_inner(original), _inner(changed), strict=True):
        if _is_class_body(before):
            changes |= find_changed_functions(before, after)
        elif not _same(before, after):
            if before.co_freevars != after.co_freevars:
                raise ImportTimeChangeError
            changes[before.co_filename, before.co_firstlineno, before.co_qualname] = after
    return changes


def _inner(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def _is_class_body(code: CodeType) -> bool:
    return "__qualname__" in code.co_names and "__module__" in code.co_names


def _without_inner(code: CodeType) -> tuple[object, ...]:
    constants = [repr(c) for c in code.co_consts if not isinstance(c, CodeType)]
    return code.co_code, code.co_names, code.co_varnames, constants, len(_inner(code))


def _same(before: CodeType, after: CodeType) -> bool:
    return _without_inner(before) == _without_inner(after) and all(
        _same(*pair) for pair in zip(_inner(before), _inner(after), strict=True)
    )


def _functions_by_key() -> dict[FunctionKey, list[FunctionType]]:
    functions: dict[FunctionKey, list[FunctionType]] = defaultdict(list)
    for held in gc.get_objects():
        if isinstance(held, FunctionType):
            code = held.__code__
            functions[code.co_filename, code.co_firstlineno, code.co_qualname].append(held)
    return functions


def main() -> int:
    """Collect the tests of the folders and take jobs."""
    worker = MutantWorker(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    began = time.monotonic()
    code = pytest.main(
        [
            "-q",
            "-p",
            "no:cacheprovider",
            f"--basetemp={Path.cwd() / 'tmp'}",
            *sys.argv[1:],
        ],
        plugins=[worker],
    )
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
