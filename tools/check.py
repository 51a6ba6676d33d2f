"""Run every check in order, say what each took, and end with a failure if any failed."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BIN = Path(sys.executable).parent
PYTHON = str(BIN / "python")
PYTEST = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal"]
MEMORY = Path("/dev/shm")  # noqa: S108 - the kernel's own folder, and ours within it is private
MIN_FREE_MEMORY = 8 << 30
"""The tests' files take up to 3 GB, and there must be room for what is tested."""


def steps(options: argparse.Namespace) -> list[tuple[str, list[str]]]:
    """Return the checks and their commands."""
    tests = [*PYTEST, "tests/unit"] if options.fast else [*PYTEST, "tests"]
    if options.long:
        tests.append("--long")
    named = [
        ("format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("lint", [str(BIN / "ruff"), "check", "."]),
        ("types", [str(BIN / "mypy")]),
        ("layers", [str(BIN / "lint-imports"), "--no-cache"]),
        ("figures", [PYTHON, "tools/figures.py"]),
        ("tests", tests),
    ]
    if options.build:
        named.append(("frozen program", [PYTHON, "tools/frozen.py"]))
    return named


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="the unit tests alone")
    parser.add_argument("--long", action="store_true", help="every long run whole, with counts")
    parser.add_argument(
        "--sites", action="store_true", help="post on real programs, and print what came of it"
    )
    parser.add_argument("--build", action="store_true", help="make and try the frozen program")
    parser.add_argument(
        "--mutants",
        nargs="*",
        metavar="PACKAGE",
        help="change the code in 400 places, one at a time, and count what the tests notice",
    )
    parser.add_argument("--seed", type=int, help="draw the same mutants again")
    return parser.parse_args()


@contextmanager
def files_in_memory() -> Iterator[dict[str, str]]:
    """Give the environment of the tests, whose files lie in memory where there is room for them.

    Every act of a desk waits until it is on the disk, which takes as long as all that is tested.
    """
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < MIN_FREE_MEMORY:
        yield {**os.environ}
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # servers under accounts of their own pass through
        # A path of its own keeps the sockets of servers within the 108 bytes of a socket's name.
        options = f"{os.environ.get('PYTEST_ADDOPTS', '')} --basetemp={folder}/t"
        yield {**os.environ, "TMPDIR": folder, "PYTEST_ADDOPTS": options}


def main() -> int:
    """Run them all, so that one fault does not hide the next."""
    options = read_options()
    if options.mutants is not None:
        command = [PYTHON, "tools/mutants.py", *options.mutants]
        if options.seed is not None:
            command += ["--seed", str(options.seed)]
        return subprocess.run(command, check=False).returncode
    if options.sites:  # one program at a time: each has a database, and a browser beside it
        command = [PYTHON, "-m", "pytest", "-q", "--sites", "tests/sites"]
        return subprocess.run(command, check=False).returncode
    failed = []
    with files_in_memory() as environment:
        for name, command in steps(options):
            print(f"— {name}", flush=True)
            began = time.monotonic()
            if subprocess.run(command, check=False, env=environment).returncode:
                failed.append(name)
            outcome = "FAILED" if name in failed else "good"
            print(f"  {name}: {outcome}, {time.monotonic() - began:.0f} s", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}")
        return 1
    print("Every check is good.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
