"""Run every check in order, say what each took, and end with a failure if any failed."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent


def steps(*, long: bool, build: bool) -> list[tuple[str, list[str]]]:
    """Name the checks and their commands."""
    found = [
        ("format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("lint", [str(BIN / "ruff"), "check", "."]),
        ("types", [str(BIN / "mypy")]),
        ("floors", [str(BIN / "lint-imports"), "--no-cache"]),
        (
            "tests",
            [
                str(BIN / "python"),
                "-m",
                "pytest",
                "tests",
                "-n",
                "2",
                *(["--long"] if long else []),
            ],
        ),
    ]
    if build:
        found.append(("frozen program", [str(BIN / "python"), "tools/frozen.py"]))
    return found


def main() -> int:
    """Run them all, so that one fault does not hide the next."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--long", action="store_true", help="100 kills instead of 20")
    asked.add_argument("--build", action="store_true", help="make and try the frozen program")
    given = asked.parse_args()
    failed = []
    for name, command in steps(long=given.long, build=given.build):
        print(f"— {name}", flush=True)
        began = time.monotonic()
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
        print(
            f"  {name}: {'FAILED' if name in failed else 'good'}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    print("Every check is good." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
