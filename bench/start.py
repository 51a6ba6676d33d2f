"""From spawn until a typed letter lists a resident, against the first paint of a bare Qt window.

.venv/bin/python bench/start.py [--rounds 15] [--plot start.png]

Both are spawned in turn, so that a noisy machine bothers both alike; the ratio of the medians is
what counts. 1,000 residents, encrypted. It is the desk's own program that is started, by its own
door. What a person does is done for it: the key is handed over instead of asked from the keyring,
somebody sits at the desk as soon as it is painted, and types one letter.
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
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("painted", flush=True)
        QTimer.singleShot(0, app.quit)
app = QApplication([]); window = Window(); window.resize(1440, 900); window.show(); app.exec()
"""
OURS = """
import gc, sys
from uuid import UUID
gc.disable()  # this and the next four lines are what the program's own door does
from intake.wiring import startup
from intake.ui.import_hook_workaround import install_import_hook_workaround
install_import_hook_workaround()
from intake.app import desk_program
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from intake.domain.permissions import Actor, Role
class Mark(QWidget):
    # One pixel on top of a part: painted with it, and tells so, as the bare window does.
    def __init__(self, part, then):
        super().__init__(part)
        self.then = then
        self.resize(1, 1)
        self.show()
    def paintEvent(self, event):
        if self.then:
            then, self.then = self.then, None
            QTimer.singleShot(0, then)
class Timed(desk_program.DeskProgram):
    def __init__(self, app, *, practice):
        super().__init__(app, practice=practice, key=lambda: bytes.fromhex(sys.argv[1]))
    def open(self):
        super().open()
        self.early_window.frame.show_page("desk")
        ineke = UUID(sys.argv[2])
        self.early_window.session.signed_in = Actor(ineke, "Ineke", Role.VOLUNTEER, "A")
        self.who = self.early_window.desk.who
        shown = Mark(self.early_window.frame, self.painted)
        self.marks = shown, Mark(self.who.find.list, self.listed)
    def painted(self):
        print("painted", flush=True)
        # A key event would make the enumerations of Qt.Key in Python; a person's key does not.
        letter = QInputMethodEvent()
        letter.setCommitString("v")
        self.app.sendEvent(self.who.find.field, letter)
    def listed(self):
        assert self.who.find.list.count() and self.who.find.list.isVisible()
        print("listed", flush=True)
        self.app.quit()
desk_program.DeskProgram = Timed
desk_program.run_desk([])
"""


# As many surnames begin with a V as in a Dutch town: about one in twelve, the infix apart.
FIRST = (
    "Annie",
    "Bep",
    "Cor",
    "Dirk",
    "Elly",
    "Fatima",
    "Gerrit",
    "Hennie",
    "Ineke",
    "Jan",
    "Kees",
    "Lies",
    "Mohamed",
    "Nel",
    "Oscar",
    "Piet",
    "Riet",
)
LAST = ("Vries", "Jong", "Jansen", "Bakker", "Berg", "Dijk", "Visser", "Smit", "Meijer", "Boer",
    "Mulder", "Groot", "Bos", "Vos", "Peters", "Hendriks", "Dekker",
        "Leeuwen", "Brouwer", "Wit", "Dijkstra", "Smits", "Graaf", "Kok", "Jacobs", "Haan",
        "Vermeulen", "Heuvel", "Veen", "Broek", "Kramer", "Schouten", "Willems",
        "Hoek", "Koning", "Prins", "Blom", "Huisman", "Peeters", "Kuipers", "Post", "Kuiper",
        "Veenstra", "Kroon", "Verhoeven", "Scholten", "Martens")  # fmt: skip


def until_said(code, word, *arguments):
    """Spawn, wait for a word, and give the seconds until it was said."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in child.stdout:
        if line.strip() == word:
            took = time.perf_counter() - began
            child.communicate()
            return took
    raise SystemExit(f"never said {word}:\n{child.stderr.read()}")


def filled(folder):
    """Fill an encrypted database with 1,000 residents; give its key and who works at the desk."""
    from intake import __version__
    from intake.domain.permissions import Actor, Role
    from intake.domain.phone import make_phone
    from intake.domain.resident import Resident
    from intake.kit.clock import SystemClock
    from intake.kit.font_subset import subset_screen_fonts
    from intake.kit.fonts import find_noto_sans
    from intake.kit.ids import new_id
    from intake.kit.paths import Home
    from intake.wiring.application import open_application

    key = os.urandom(32)
    (folder / "desk").mkdir()
    application = open_application(Home(folder / "desk"), key, SystemClock(), practice=False)
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    application.use_cases.sign_in.create_first_colleague("Ineke", "2468")
    (ineke,) = application.use_cases.sign_in.colleagues()
    with application.store.write(
        Actor(new_id(), "x", Role.MANAGER, "A"), application.clock.now()
    ) as transaction:
        for number in range(1000):
            name = {"first_name": FIRST[number % len(FIRST)], "last_name": LAST[number % len(LAST)]}
            transaction.save(
                Resident(
                    **name,
                    phones=(make_phone(f"+3120618{number:04d}"),),
                    postcode="1052 XK",
                    house_number=str(number),
                )
            )
    application.close()
    subset_screen_fonts(
        find_noto_sans(), Home(folder / "desk").folder("cache"), __version__
    )  # a desk does this once, in its first minute
    return key.hex(), ineke.id.hex


def plot(path, times):
    """Draw each start as a dot, the medians as lines."""
    from PIL import Image, ImageDraw

    most = max(max(took) for _, took in times) * 1.1
    picture = Image.new("RGB", (900, 60 + 90 * len(times)), "white")
    pen = ImageDraw.Draw(picture)
    for row, (name, took) in enumerate(times):
        y = 60 + 90 * row
        middle = statistics.median(took)
        pen.text(
            (12, y - 34),
            f"{name}: {middle * 1000:.0f} ms, {middle / statistics.median(times[0][1]):.2f} x bare",
            fill="black",
            font_size=20,
        )
        pen.line((12, y, 888, y), fill="#c0c8d0")
        for each in took:
            x = 12 + 876 * each / most
            pen.ellipse((x - 5, y - 5, x + 5, y + 5), fill="#0b5c7a")
        x = 12 + 876 * middle / most
        pen.line((x, y - 14, x, y + 14), fill="#b3261e", width=3)
    picture.save(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # a person's desk keeps its compiled modules; compiling all of them anew is no start
    with tempfile.TemporaryDirectory() as folder:
        os.environ["INTAKE_HOME"] = folder
        opened = filled(Path(folder))
        until_said(
            OURS, "listed", *opened
        )  # the first start of all draws the pictograms and flattens the words
        times = [("bare window", []), ("desk painted", []), ("desk with a listed resident", [])]
        for _ in range(options.rounds):
            times[0][1].append(until_said(BARE, "painted"))
            times[1][1].append(until_said(OURS, "painted", *opened))
            times[2][1].append(until_said(OURS, "listed", *opened))
    bare, _, ours = (statistics.median(took) for _, took in times)
    for name, took in times:
        print(
            f"{name}: {statistics.median(took) * 1000:.0f} ms, "
            f"{statistics.median(took) / bare:.2f} x bare ({min(took) * 1000:.0f} to "
            f"{max(took) * 1000:.0f})"
        )
    print(f"ratio {ours / bare:.2f} (goal: at most 1.5)")
    if options.plot:
        plot(options.plot, times)


if __name__ == "__main__":
    main()
