"""From spawn until the desk is painted and a typed letter lists a resident, against a bare Qt window's first paint, in one run.

    .venv/bin/python bench/start.py [--rounds 7]

Both are spawned in turn, so that a noisy machine bothers both alike; the ratio of the medians is what counts. 1,000 residents, encrypted.
The key is handed over by the environment: the keyring's own time is not measured here.
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

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([]); window = QWidget(); window.resize(1440, 900); window.show(); window.grab(); print("painted", flush=True)
"""
OURS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from intake.kit.clock import SystemClock
from intake.kit.paths import Home
from intake.ui.qt_runner import QtRunner
app = QApplication([]); app.setStyle("Fusion")
from intake.app.screen import Screen
from intake.kit.packages import noto_sans
from intake.ui.theme import load_fonts
from intake.wiring import open_house
house = open_house(Home(Path(sys.argv[1])), bytes.fromhex(sys.argv[2]), SystemClock(), practice=False)
runner = QtRunner(); screen = Screen(house, runner, load_fonts(noto_sans())); frame = screen.build()
from intake.domain.staff import Actor, Role
staff = house.rooms.sign_in.colleagues()[0]
screen.session.enter(Actor(staff.id, staff.name, staff.role, "A")); frame.grab()
def listed(lines):
    if lines: print("listed", flush=True); QTimer.singleShot(0, app.quit)
screen.who.matches.connect(listed)
QTest.keyClicks(screen.pages["desk"].who.field, "v")
app.exec(); runner.stop(); house.close()
"""


def until_said(code, word, *words):
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in child.stdout:
        if line.strip() == word:
            took = time.perf_counter() - began
            child.wait()
            return took
    raise SystemExit(f"never said {word}")


def filled(folder):
    from intake.domain.resident import Resident
    from intake.domain.staff import Actor, Role
    from intake.kit.clock import SystemClock
    from intake.kit.ids import new_id
    from intake.kit.paths import Home
    from intake.wiring import open_house

    key = os.urandom(32)
    house = open_house(Home(folder), key, SystemClock(), practice=False)
    house.rooms.set_up.begin("De Linde", practice=False)
    house.rooms.sign_in.first_colleague("Ineke", "2468")
    with house.store.writing(Actor(new_id(), "x", Role.MANAGER, "A"), house.clock.now()) as book:
        for number in range(1000):
            book.put(Resident(first_name=f"Voornaam{number}", last_name=f"Vries{number}", postcode="1052 XK", house_number=str(number)))
    house.close()
    return key


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    rounds = asked.parse_args().rounds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        key = filled(Path(folder))
        bare, ours = [], []
        for _ in range(rounds):
            bare.append(until_said(BARE, "painted"))
            ours.append(until_said(OURS, "listed", folder, key.hex()))
    one, other = statistics.median(bare), statistics.median(ours)
    print(f"bare window {one * 1000:.0f} ms, desk with a listed resident {other * 1000:.0f} ms, ratio {other / one:.2f} (goal: at most 1.5)")
    for name, took in (("bare", bare), ("desk", ours)):
        print(f"{name:5} " + " ".join(f"{each * 1000:.0f}" for each in took) + "  " + "█" * round(statistics.median(took) / one * 10))


if __name__ == "__main__":
    main()
