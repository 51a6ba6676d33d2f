"""``intake`` and ``intake --practice``: open the desk.

The frame is painted first; the rest opens afterwards.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from intake import __version__
from intake.app.early_window import EarlyWindow
from intake.app.garbage_collection import QtThreadCollector
from intake.app.headless import has_screen
from intake.kit.clock import SystemClock
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.files import discard_files
from intake.kit.fonts import screen_fonts
from intake.kit.paths import find_home, resources
from intake.ui.qt_runner import QtRunner
from intake.ui.theme import load_fonts
from intake.wiring.startup import desk_key, finish_restore, key_box, load_startup, open_look_up

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Sequence

    from intake.app.desk_screen import DeskScreen
    from intake.app.incoming_calls import IncomingCalls
    from intake.app.next_start_cache import NextStartCache
    from intake.app.timers import Timers
    from intake.desk.taking.look_up import ResidentLookUp
    from intake.ports import People
    from intake.wiring.application import Application

_BREATH_MS = 5

FUSION = ("-style", "Fusion")
"""Makes Qt look the same on every system from the start, without creating another style first."""


class DeskProgram:
    """One run of the desk.

    ``key`` returns the database's key; without it the keyring is asked, or the passphrase.
    """

    def __init__(
        self, app: QApplication, *, practice: bool, key: Callable[[], bytes] | None = None
    ) -> None:
        self.app = app
        self.home = find_home(practice=practice)
        self.startup = load_startup(self.home, SystemClock(), practice=practice)
        self.translate = self.startup.translate
        self.runner = QtRunner()
        self.looker = QtRunner("look-up")
        self.errands = QtRunner("errands")
        self.mail_reader = QtRunner("mail")
        self.list_reader = QtRunner("lists")
        self.early_window = EarlyWindow(
            self.startup,
            self.runner,
            self.looker,
            load_fonts(*screen_fonts(self.home.folder("cache"), __version__)),
        )
        self.early_window.session.slow_runner = self.errands
        self.early_window.session.mail_runner = self.mail_reader
        self.early_window.session.reading_runner = self.list_reader
        self.early_window.session.crashed.connect(self.show_bug)
        self.early_window.built.connect(self._on_built)

        self.application: Application | None = None
        self.screen: DeskScreen | None = None
        self.timers: Timers | None = None
        self.incoming_calls: IncomingCalls | None = None
        self._key = key or (lambda: desk_key(self.home, key_box(self.home)))
        self._log: logging.Handler | None = None
        self.start_cache: NextStartCache | None = None
        self.collector: QtThreadCollector | None = None

    def open(self) -> None:
        """Build the frame.

        The key is read on another thread while the frame is painted; then the rest opens.
        """
        self._unlock(self._key)
        self.early_window.build()

    def try_passphrase(self, passphrase: str) -> None:
        """Open with a passphrase instead of the keyring."""
        self._unlock(lambda: desk_key(self.home, key_box(self.home, passphrase)))

    def _unlock(self, key: Callable[[], bytes]) -> None:
        def work() -> tuple[bytes, ResidentLookUp, People]:
            raw_key = key()
            finish_restore(self.home, raw_key)
            look_up, people = open_look_up(self.home, raw_key, self.startup.settings)
            look_up.connect()
            return raw_key, look_up, people

        self.looker.run(work, lambda opened: self._on_look_up_opened(*opened), self._on_failed)

    def _on_look_up_opened(self, key: bytes, look_up: ResidentLookUp, people: People) -> None:
        """People can be searched from now on."""
        self.early_window.session.open_look_up(look_up)
        self._run_after_look_up(
            lambda: self.runner.run(
                lambda: self._build_application(key, look_up, people),
                self._show_screen,
                self._on_failed,
            )
        )

    def _run_after_look_up(self, go_on: Callable[[], None]) -> None:
        """Answer a search that was typed meanwhile before loading the rest."""

        def look_again() -> None:
            if self.looker.busy:
                self._run_after_look_up(go_on)
            else:
                go_on()

        QTimer.singleShot(_BREATH_MS, look_again)

    def _build_application(
        self, key: bytes, look_up: ResidentLookUp, people: People
    ) -> tuple[Application, bool]:
        from intake.kit.log import start_log
        from intake.wiring.application import build_application

        self._log = start_log(self.home.log)
        application = build_application(self.startup, key, look_up, people)
        if self.startup.practice:
            from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
            from intake.wiring.practice_centre import practice_centre_facts

            PracticeCentreFiller(
                application.store, application.clock, application.use_cases, application.translate
            ).fill(practice_centre_facts())
        return application, application.use_cases.set_up.centre() is not None and bool(
            application.use_cases.sign_in.colleagues()
        )

    def _show_screen(self, furnished: tuple[Application, bool]) -> None:
        import gc

        from intake.app.caller_pop import CallerPop
        from intake.app.desk_screen import DeskScreen
        from intake.app.incoming_calls import IncomingCalls
        from intake.app.next_start_cache import NextStartCache
        from intake.app.pages import Pages
        from intake.app.timers import Timers

        self.application, ready = furnished
        speak_as_qt(self.translate.language)
        self.screen = DeskScreen(self.early_window, self.application, Pages)
        if self.early_window.session.signed_in is None:
            self.screen.go("sign-in" if ready else "first-run")
        self.timers = Timers(self.screen)
        self.caller_pop = CallerPop(self.screen)
        self.incoming_calls = IncomingCalls(self.home.call_listener)
        self.incoming_calls.ringing.connect(self.caller_pop.show_caller)
        QTimer.singleShot(3_000, self.timers.run_each_minute)
        self.start_cache = NextStartCache(self.home.folder("cache"), self.show_bug)
        gc.freeze()
        self.collector = QtThreadCollector()

    def _on_built(self) -> None:
        """Show in a new frame that it is loading; every frame can be closed."""
        frame = self.early_window.frame
        if frame is None:
            return
        frame.leaving.connect(self.close)
        if self.application is None:
            frame.show_waiting(self.translate("opening"))

    def _on_failed(self, error: Exception) -> None:
        """Ask for a passphrase if there is no keyring, or one was chosen before.

        Any other error is shown; a bug is shown as such.
        """
        if isinstance(error, UserFacingError) and (
            error.key.startswith(("keyring-", "passphrase-"))
        ):
            if error.key.startswith("keyring-") and self._has_key_in_ring:
                self._show_message(
                    f"{self.translate(f'error-{error.key}', **error.values)} "
                    f"{self.translate('error-try-again')}"
                )
            else:
                self._ask_passphrase(error)
        elif isinstance(error, UserFacingError):
            again = ""
            if isinstance(error, ExternalError):
                again = f" {self.translate('error-try-again')}"
            self._show_message(self.translate(f"error-{error.key}", **error.values) + again)
        else:
            self.show_bug(error)

    @property
    def _has_key_in_ring(self) -> bool:
        """Whether only the keyring has this desk's key: no passphrase opens it."""
        from intake.wiring.startup import needs_its_key

        return needs_its_key(self.home) and not self.home.wrapped_key.exists()

    def _ask_passphrase(self, error: UserFacingError) -> None:
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        speak_as_qt(self.translate.language)
        dialog = QInputDialog()
        dialog.setWindowTitle(self.translate("app-title"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        from intake.wiring.startup import needs_its_key

        fresh = not self.home.wrapped_key.exists() and not needs_its_key(self.home)
        dialog.setLabelText(
            f"{self.translate(f'error-{error.key}', **error.values)}\n\n"
            f"{self.translate('passphrase-choose' if fresh else 'passphrase-ask')}"
        )
        dialog.textValueSelected.connect(
            self._ask_passphrase_again if fresh else self.try_passphrase
        )
        dialog.rejected.connect(self.app.quit)
        self._dialog = dialog
        dialog.open()

    def _compare(self, first: str, second: str) -> None:
        if first == second:
            self.try_passphrase(first)
        else:
            self._ask_passphrase(UserFacingError("passphrase-differs"))

    def _ask_passphrase_again(self, typed: str) -> None:
        """Ask for a new passphrase twice: a typing error would lock the desk for ever."""
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        dialog = QInputDialog()
        dialog.setWindowTitle(self.translate("app-title"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setLabelText(self.translate("passphrase-again"))
        dialog.textValueSelected.connect(partial(self._compare, typed))
        dialog.rejected.connect(self.app.quit)
        self._dialog = dialog
        dialog.open()

    def _show_message(self, sentence: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        self._box = QMessageBox(QMessageBox.Icon.NoIcon, self.translate("app-title"), sentence)
        self._box.finished.connect(lambda _: self.app.quit())
        self._box.open()

    def show_bug(self, error: Exception) -> None:
        """Show a bug: what happened, where the log is, and that saved work is safe."""
        import logging

        from PySide6.QtWidgets import QMessageBox

        from intake.kit.log import error_trace

        logging.getLogger(__name__).error("bug", exc_info=error)
        self._crash = QMessageBox(
            QMessageBox.Icon.NoIcon,
            self.translate("app-title"),
            self.translate("bug-sentence", log=self.home.log),
        )
        self._crash.setDetailedText(error_trace(error))  # no message of it: that may hold a name
        self._crash.open()

    def close(self) -> None:
        """Save, stop every timer, and close everything in order."""
        if self.screen and self.screen.session.signed_in:
            self.screen.call.save()
        if self.timers:
            self.timers.stop()
            self.timers = None
        if self.incoming_calls:
            self.incoming_calls.close()
            self.incoming_calls = None
        if self.screen:
            self.screen.session.end_visit()
            self.screen.dispose()
        if self.application:
            self.application.mailboxes.close()  # so that reading ends at once
        self.mail_reader.stop()
        self.list_reader.stop()
        self.errands.stop()
        self.looker.stop()
        self.runner.stop()
        # One that was drawn for a window that is closed; also the recovery sheet.
        discard_files(self.home.folder("paper"), "*.pdf*")
        if self.start_cache:
            self.start_cache.stop()
        if self.application:
            self.application.close()
            self.application = None
        if self.collector:
            self.collector.stop()
            self.collector = None
        if self._log:
            self._log.close()
            self._log = None


def speak_as_qt(language: str) -> None:
    """Set the language of Qt's own buttons, dialogs and dates to that of the screen."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("nl_NL" if language == "nl" else "en_GB"))
    app = QApplication.instance()
    if app is None:
        return
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    if translator.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)


def run_desk(arguments: Sequence[str]) -> int:
    """Open the desk and return when it is closed."""
    practice = list(arguments) == ["--practice"]
    if arguments and not practice:
        import argparse

        parser = argparse.ArgumentParser(
            prog="intake", description="De balie van een vrijwilligerscentrale."
        )
        parser.add_argument("--practice", action="store_true", help="open the practice centre")
        practice = parser.parse_args(arguments).practice
    if not has_screen():
        return _report_no_screen()
    app = QApplication([sys.argv[0], *FUSION])
    app.setApplicationName("Intake")
    from intake.kit.lock import hold

    try:
        holding = hold(find_home(practice=practice).lock)
        if holding is None:
            return _show_refusal(UserFacingError("desk-open-already"))
        program = DeskProgram(app, practice=practice)
    except UserFacingError as fault:
        return _show_refusal(fault)
    except OSError as fault:
        return _show_refusal(UserFacingError("home-not-made", folder=fault.filename or ""))

    def report(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
        if isinstance(error, Exception):
            program.show_bug(error)

    sys.excepthook = report
    program.open()
    status = app.exec()
    program.close()
    return status


def _report_no_screen() -> int:
    from intake.kit.translations import Translations

    print(Translations(resources() / "words")("error-no-screen"), file=sys.stderr)
    return 1


def _show_refusal(fault: UserFacingError) -> int:
    """Show why the desk cannot be opened: its settings cannot be read."""
    from PySide6.QtWidgets import QMessageBox

    from intake.kit.translations import Translations

    translate = Translations(resources() / "words")
    QMessageBox(
        QMessageBox.Icon.NoIcon,
        translate("app-title"),
        translate(f"error-{fault.key}", **fault.values),
    ).exec()
    return 1
