"""Build the one-folder program and try it: ``intake doctor`` and one slip; write its SBOM."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Build, then run the frozen program twice; the exit status is that of the first that fails."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "-q",
            "--require-hashes",
            "--no-deps",
            "-r",
            "tools/locks/build.txt",
        ],
        cwd=ROOT,
        check=True,
    )
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"],
        cwd=ROOT,
        check=True,
    )
    program = ROOT / "dist" / "intake" / "intake"
    slip = ROOT / "build" / "slip.pdf"
    for words in (["doctor"], ["slip", str(slip)]):
        done = subprocess.run([str(program), *words], cwd=ROOT / "build", check=False)
        if done.returncode:
            return done.returncode
    write_bill_of_materials()
    return 0 if slip.read_bytes().startswith(b"%PDF") else 1


def write_bill_of_materials() -> None:
    """Write what the frozen program is made of (CycloneDX, JSON), with the hash of each part."""
    target = ROOT / "dist" / "intake.cdx.json"
    locked = ROOT / "tools" / "locks" / "desk.txt"
    subprocess.run(
        [
            *(sys.executable, "-m", "cyclonedx_py", "requirements", str(locked)),
            *("--output-reproducible", "--output-format", "JSON", "--output-file", str(target)),
        ],
        cwd=ROOT,
        check=True,
    )
    print(f"{target.relative_to(ROOT)}: what the program is made of")


if __name__ == "__main__":
    sys.exit(main())
