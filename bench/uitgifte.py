"""What it costs to take in two hundred things by code, one after the other, on the page Uitgifte.

QT_QPA_PLATFORM=offscreen .venv/bin/python bench/uitgifte.py [--things 200] [--plot uitgifte.png]

The desk is the practice centre's own screen with its own runner. A timer of 5 ms ticks on the
screen's thread: the gap between two ticks is what somebody feels who types the next code; the goal
is that none is over 50 ms. Beside it stands how long it takes until it is told what came in, as a
ratio to one plain audited write on the same desk, in the same run.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from mail import Gaps, open_desk, run_until
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from start import plot

sys.path.insert(0, str(Path(__file__).parent.parent))
GOAL_MS = 50
_PER_RESIDENT = 10
_AT_REST = 20
"""Ticks in a row, each shorter than ``_REST_S`` seconds, after which a page is at rest."""

_REST_S = 0.02


def lend(application, actor, count):
    """Return the codes of so many things with two parts each, which residents have."""
    from intake.desk.custody.handovers import HandOut, OutLine
    from intake.desk.custody.things import NewThing, Part
    from intake.domain.custody import CodeWordCheck
    from intake.domain.resident import Resident

    with application.store.read() as transaction:
        residents = transaction.find(Resident)
    codes = []
    for number in range(count):
        new = NewThing(name=f"tent {number}", lender="Kees", parts=(Part("stok"), Part("zeil")))
        thing = application.use_cases.things.register(actor, new).value
        resident = residents[number // _PER_RESIDENT % len(residents)]
        wanted = HandOut(
            resident_id=resident.id, lines=(OutLine(thing.id),), code_word=CodeWordCheck.KNOWN
        )
        application.use_cases.handovers.hand_out(actor, wanted)
        codes.append(thing.code)
    return codes


def time_steps(app, screen, codes):
    """Return for each code the seconds until it was told what came in, the gaps, and the opening.

    The first code is typed when the page is at rest; the longest gap until then is given apart.
    """
    screen.go("handovers")
    page = screen.pages["handovers"]
    page.bar.mode_wanted.emit(True)  # take in
    told = []
    screen.handovers.done.connect(lambda _: told.append(time.perf_counter()))
    steps = []
    gc.freeze()  # as the desk does when it is open: what lives as long as it is never looked at
    opening = Gaps()
    run_until(
        app, lambda: len(opening.taken) > _AT_REST and max(opening.taken[-_AT_REST:]) < _REST_S
    )
    opened = max(opening.stop())
    gaps = Gaps()
    for number, code in enumerate(codes, 1):
        page.code.setText(code)
        begun = time.perf_counter()
        QTest.keyClick(page.code, Qt.Key.Key_Return)
        run_until(app, lambda number=number: len(told) >= number)
        steps.append(told[-1] - begun)
    return steps, gaps.stop(), opened


def time_plain_writes(application, actor, count):
    """Return the seconds of one plain change each: a note on a thing."""
    from intake.domain.thing import Thing

    with application.store.read() as transaction:
        thing = transaction.find(Thing)[0]
    taken = []
    for number in range(count):
        begun = time.perf_counter()
        thing = application.use_cases.things.change(
            actor, replace(thing, note=f"nummer {number}")
        ).value
        taken.append(time.perf_counter() - begun)
    return taken


def main():
    """Print the median, the longest step and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--things", type=int, default=200)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        application, screen, runners, actor = open_desk(Path(folder))
        screen.frame.show()
        codes = lend(application, actor, options.things)
        steps, gaps, opened = time_steps(app, screen, codes)
        plain = time_plain_writes(application, actor, options.things)
        screen.dispose()
        for runner in runners:
            runner.stop()
        application.close()
    median, beside = 1000 * statistics.median(steps), 1000 * statistics.median(plain)
    longest = 1000 * max(gaps)
    over = sum(1000 * gap > GOAL_MS for gap in gaps)
    print(f"the page opened: longest gap {1000 * opened:.1f} ms")
    print(f"{len(steps)} things taken in by code, each with two parts")
    print(f"the screen: longest gap {longest:.1f} ms, {over} over {GOAL_MS}")
    print(f"until it was told: median {median:.1f} ms, longest {1000 * max(steps):.1f}")
    print(f"one plain audited write: median {beside:.1f} ms; ratio {median / beside:.1f}")
    if options.plot:
        plot(options.plot, [("plain write", plain), ("take in", steps), ("gaps", gaps)])


if __name__ == "__main__":
    main()
