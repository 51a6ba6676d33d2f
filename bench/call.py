"""From spawn until a running desk has taken a number, against a bare start of the interpreter.

.venv/bin/python bench/call.py [--rounds 30] [--plot call.png]

Both are spawned in turn, so that a noisy machine bothers both alike; the ratio of the medians is
what counts. The goal is 10 or less. The desk is one that only listens.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QThread
from start import plot

from intake.app.incoming_calls import IncomingCalls
from intake.kit.paths import find_home

BARE = ("-c", "pass")
OURS = ("-m", "intake", "call", "+31206184217")


class Spawner(QThread):
    """Spawns both in turn beside the desk's own loop, and keeps what each took in seconds."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self._rounds = rounds
        self.taken: dict[str, list[float]] = {"bare": [], "ours": []}

    def run(self) -> None:
        """Measure; each start must succeed, or the figure would mean nothing."""
        for _ in range(self._rounds):
            for name, arguments in (("bare", BARE), ("ours", OURS)):
                begun = time.perf_counter()
                subprocess.run([sys.executable, *arguments], check=True)
                self.taken[name].append(time.perf_counter() - begun)


def main() -> int:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    app = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["INTAKE_HOME"] = folder
        incoming = IncomingCalls(find_home(practice=False).call_listener)
        spawner = Spawner(options.rounds)
        spawner.finished.connect(app.quit)
        spawner.start()
        app.exec()
        incoming.close()
    middle = {name: statistics.median(taken) for name, taken in spawner.taken.items()}
    print(f"a bare start of the interpreter   {middle['bare'] * 1000:7.1f} ms")
    print(f"a number handed to the desk       {middle['ours'] * 1000:7.1f} ms")
    print(f"ratio                             {middle['ours'] / middle['bare']:7.2f}   (goal 10)")
    if options.plot:
        plot(options.plot, list(spawner.taken.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
