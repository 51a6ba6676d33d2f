"""``intake`` and ``intake --practice``: open the desk. The frame is painted first, the rest opens behind it."""

from __future__ import annotations

import argparse
import logging
import sys
import tomllib
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox

from intake.kit import settings as kept
from intake.kit.clock import SystemClock
from intake.kit.errors import Outside, Told
from intake.kit.log import redacted, start_log
from intake.kit.paths import home as find_home
from intake.kit.paths import resources
from intake.ui.qt_runner import QtRunner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.app.pulse import Pulse
    from intake.app.screen import Screen
    from intake.wiring import House

_log = logging.getLogger(__name__)


class DeskProgram:
    """One run of the desk."""

    def __init__(self, app: QApplication, *, practice: bool) -> None:
        from intake.wiring import load_words

        self.app, self.practice = app, practice
        self.home = find_home(practice=practice)
        self.runner = QtRunner()
        self.house: House | None = None
        self.screen: Screen | None = None
        self.pulse: Pulse | None = None
        self.words = load_words(self.home, kept.load(self.home.settings))

    def open(self, passphrase: str | None = None) -> None:
        """Open the database with its key, elsewhere; then show the desk."""
        self.runner.run(lambda: self._open(passphrase), self._opened, self._failed)

    def _open(self, passphrase: str | None) -> tuple[House, bool]:
        from intake.desk.practice_centre import PracticeCentre
        from intake.wiring import desk_key, key_box, open_house

        house = open_house(self.home, desk_key(self.home, key_box(self.home, passphrase)), SystemClock(), practice=self.practice)
        if self.practice:
            facts = tomllib.loads((resources() / "practice" / "centre.toml").read_text(encoding="utf8"))
            PracticeCentre(house.store, house.clock, house.rooms, house.words).fill(facts)
        return house, house.rooms.set_up.centre() is not None and bool(house.rooms.sign_in.colleagues())

    def _opened(self, opened: tuple[House, bool]) -> None:
        from intake.app.pulse import Pulse
        from intake.app.screen import Screen
        from intake.kit.packages import noto_sans
        from intake.ui.theme import load_fonts

        self.house, ready = opened
        self.screen = Screen(self.house, self.runner, load_fonts(noto_sans()))
        self.screen.session.broke.connect(self.bug)
        frame = self.screen.build()
        frame.leaving.connect(self.close)
        self.screen.built.connect(lambda: self.screen.frame.leaving.connect(self.close) if self.screen and self.screen.frame else None)
        self.screen.go("sign-in" if ready else "first-run")
        self.pulse = Pulse(self.screen)
        self.app.installEventFilter(self.pulse)
        QTimer.singleShot(3_000, self.pulse.minute)

    def _failed(self, error: Exception) -> None:
        """No keyring, or a passphrase that was chosen before: ask for one; anything else is told, and a bug is shown."""
        if isinstance(error, Told) and (error.key.startswith(("keyring-", "passphrase-"))):
            self._ask_passphrase(error)
        elif isinstance(error, Told):
            again = f" {self.words('told-try-again')}" if isinstance(error, Outside) else ""
            self._message(self.words(f"told-{error.key}", **error.values) + again)
        else:
            self.bug(error)

    def _ask_passphrase(self, error: Told) -> None:
        dialog = QInputDialog()
        dialog.setWindowTitle(self.words("app-title"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        fresh = not self.home.wrapped_key.exists() and not self.home.database.exists()
        dialog.setLabelText(f"{self.words(f'told-{error.key}', **error.values)}\n\n{self.words('passphrase-choose' if fresh else 'passphrase-ask')}")
        dialog.textValueSelected.connect(self.open)
        dialog.rejected.connect(self.app.quit)
        self._dialog = dialog
        dialog.open()

    def _message(self, sentence: str) -> None:
        self._box = QMessageBox(QMessageBox.Icon.NoIcon, self.words("app-title"), sentence)
        self._box.finished.connect(lambda _: self.app.quit())
        self._box.open()

    def bug(self, error: Exception) -> None:
        """Show a fault of ours: what happened, where the log lies, that what was saved is safe."""
        text = redacted("".join(traceback.format_exception(error)))
        _log.error("bug\n%s", text)
        self._crash = QMessageBox(QMessageBox.Icon.NoIcon, self.words("app-title"), self.words("bug-sentence", log=self.home.log))
        self._crash.setDetailedText(text)
        self._crash.open()

    def close(self) -> None:
        """Save, stop every beat, let go in order."""
        if self.screen and self.screen.session.actor:
            self.screen.call.save()
        if self.pulse:
            self.pulse.stop()
            self.app.removeEventFilter(self.pulse)
            self.pulse = None
        if self.screen:
            self.screen.put_away()
        self.runner.stop()
        if self.house:
            self.house.close()
            self.house = None


def run_desk(words: Sequence[str]) -> int:
    """Open the desk and stay until it is closed."""
    asked = argparse.ArgumentParser(prog="intake", description="De balie van een vrijwilligerscentrale.")
    asked.add_argument("--practice", action="store_true", help="open the practice centre")
    given = asked.parse_args(words)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Intake")
    app.setStyle("Fusion")
    program = DeskProgram(app, practice=given.practice)
    handler = start_log(program.home.log)
    sys.excepthook = lambda _kind, error, _trace: program.bug(error) if isinstance(error, Exception) else None
    QTimer.singleShot(0, program.open)
    status = app.exec()
    program.close()
    handler.close()
    return status
