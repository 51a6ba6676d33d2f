"""The longest pause of the screen while mail comes in, beside one while nothing comes in.

.venv/bin/python bench/mail.py [--mails 2000] [--plot mail.png]

A real Dovecot holds the mails; the desk is the practice centre's own screen with its own runners. A
timer of 5 ms ticks on the screen's thread: the gap between two ticks is what somebody would feel
while typing. Both are measured in one run, so that a noisy machine bothers both alike; the goal is
that no gap is longer than 100 ms.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from start import plot

sys.path.insert(0, str(Path(__file__).parent.parent))
_TICK_MS = 5
_QUIET_SECONDS = 5.0
GOAL_MS = 100


class Gaps:
    """Collects the time between two ticks of the screen's thread, in seconds."""

    def __init__(self):
        self.taken = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        now = time.perf_counter()
        self.taken.append(now - self._last)
        self._last = now

    def stop(self):
        """Return what was collected."""
        self._timer.stop()
        return self.taken


def deliver(server, count):
    """Put mails of neighbours into the box, one in ten with a picture."""
    for number in range(count):
        mail = EmailMessage()
        mail["From"] = f"Buur {number} <buur{number}@buren.example>"
        mail["Subject"] = "Uw oproep"
        mail["Message-ID"] = f"<bench.{number}@buren.example>"
        mail.set_content(f"Dat kan wel, nummer {number}. " + "Ik woon dichtbij. " * 30)
        if number % 10 == 0:
            mail.add_attachment(bytes(200_000), maintype="image", subtype="png", filename="a.png")
        server.deliver(f"{number:05}", mail.as_bytes())


def run_until(app, is_done):
    """Run the screen's loop until something is done."""
    look = QTimer()
    look.timeout.connect(lambda: is_done() and app.quit())
    look.start(_TICK_MS)
    app.exec()
    look.stop()


def open_desk(root):
    """Return the application, its screen, its runners and who sits there."""
    import tomllib

    from intake.app.desk_screen import DeskScreen
    from intake.app.early_window import EarlyWindow
    from intake.app.pages import Pages
    from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
    from intake.kit.clock import SystemClock
    from intake.kit.paths import Home, resources
    from intake.ui.qt_runner import QtRunner
    from intake.wiring.application import open_application

    (root / "practice").mkdir()
    application = open_application(
        Home(root / "practice"), os.urandom(32), SystemClock(), practice=True
    )
    facts = tomllib.loads((resources() / "practice" / "centre.toml").read_text(encoding="utf8"))
    filler = PracticeCentreFiller(
        application.store, application.clock, application.use_cases, application.translate
    )
    actor = filler.fill(facts).value
    runners = QtRunner(), QtRunner("mail")
    window = EarlyWindow(application.startup, runners[0], runners[0], "Noto Sans")
    window.session.open_look_up(application.look_up)
    window.session.mail_runner = runners[1]
    screen = DeskScreen(window, application, Pages)
    screen.build().resize(1366, 740)
    window.session.enter(actor)
    screen.go("replies")
    gc.freeze()  # as the desk does when it is open: what lives as long as it is never looked at
    return application, screen, runners, actor


def read_all(app, desk, box, count):
    """Import every mail as the desk does; return the gaps meanwhile, and the seconds."""
    from intake.domain.permissions import system_actor

    application, screen, (_, mail_runner), actor = desk
    imported = []

    def read():
        imports = application.use_cases.mail_import
        return imports.import_mail(system_actor(actor.desk), _Counting(box, imported))

    def again(result):
        screen.session.changed.emit(result.changed)
        if len(imported) < count:
            mail_runner.run(read, again, _raise)

    gaps = Gaps()
    begun = time.perf_counter()
    mail_runner.run(read, again, _raise)
    run_until(app, lambda: len(imported) >= count)
    return gaps.stop(), time.perf_counter() - begun


def main():
    """Print both figures, and the rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=2_000)
    parser.add_argument("--plot", type=Path, default=None)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    from intake.mail.imap_box import ImapBox
    from tests.imap_server import PASSWORD, imap_server

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        desk = open_desk(root)
        application, screen, runners, _ = desk
        with imap_server(root / "imap") as server:
            deliver(server, options.mails)
            account = server.account(port=server.plain, security="none")
            box = ImapBox(account, lambda: PASSWORD, root / "read.json", application.clock)
            ends = time.perf_counter() + _QUIET_SECONDS
            quiet = Gaps()
            run_until(app, lambda: time.perf_counter() > ends)
            quiet_gaps = quiet.stop()
            busy_gaps, seconds = read_all(app, desk, box, options.mails)
            box.close()
        screen.dispose()
        for one in runners:
            one.stop()
        application.close()
    measured = [("quiet", quiet_gaps), ("mail comes in", busy_gaps)]
    for name, gaps in measured:
        over = sum(gap > GOAL_MS / 1000 for gap in gaps)
        print(
            f"{name:<16} median {statistics.median(gaps) * 1000:6.1f} ms"
            f"   longest {max(gaps) * 1000:6.1f} ms   over {GOAL_MS} ms: {over}"
        )
    print(f"mails a second    {options.mails / seconds:6.1f}")
    print(f"ratio of longest  {max(busy_gaps) / max(quiet_gaps):6.2f}")
    if options.plot:
        plot(options.plot, measured)
    return 0


class _Counting:
    """A mailbox that counts what was imported."""

    def __init__(self, box, imported):
        self._box, self._imported = box, imported

    def fetch(self):
        return self._box.fetch()

    def seen(self, key):
        self._box.mark_seen(key)
        self._imported.append(key)


def _raise(error):
    raise error


if __name__ == "__main__":
    sys.exit(main())
