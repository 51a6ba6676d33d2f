"""The only timers that run by themselves.

Saving, mail, practice neighbours, the idle lock, the daily copy.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import clock_short, moment_short

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QWindow

    from intake.app.screen import Screen
    from intake.desk.result import Changes

_SAVE_MS = 2_000
_MAIL_MS = 1_000
_MINUTE_MS = 60_000
_COPY_AGAIN = timedelta(minutes=15)


class Timers(QObject):
    """Beats for one screen; ``stop`` ends every beat."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self._house = screen.house
        self._last_touch = self._house.clock.now()
        self._mailing = 0
        self._told = ""
        self._copied_on: object = None
        self._looked_on: object = None
        self._copy_from = self._last_touch
        self._copied_at: datetime | None = None
        screen.front.built.connect(self._show_copy)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - the roof made one
        self._app: QGuiApplication = app
        self._app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self._timers = [
            self._every(_SAVE_MS, screen.call.save),
            self._every(_MAIL_MS, self.mail),
            self._every(_MINUTE_MS, self.minute),
        ]

    def stop(self) -> None:
        for timer in self._timers:
            timer.stop()
        self._app.focusWindowChanged.disconnect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        """Notice hands at each window that gets the focus.

        A window that is watched already is not watched twice.

        Not at the application: a filter of the application's in Python meets half-made parts of the
        browser, and the program falls over them.
        """
        if window:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; a key that is a shortcut is seen as the offer of one."""
        if event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
            QEvent.Type.MouseButtonPress,
        ):
            self._last_touch = self._house.clock.now()
        return False

    def mail(self) -> None:
        """Let practice neighbours answer, take mail in, send what was written."""
        session = self._screen.session
        house = self._house
        if session.signed_in is None or self._mailing:
            return
        actor = session.signed_in
        use_cases = house.use_cases

        def take_in() -> Changes:
            if house.practice:
                house.practice.neighbours.tick(house.clock.now().timestamp())
            return use_cases.replies.import_mail(actor, house.mailbox, use_cases.outbox.bounced)

        def send() -> Changes | None:
            sender = house.sender()
            if sender:
                return use_cases.replies.send_messages(actor, sender)
            return None

        for step in (
            take_in,
            lambda: use_cases.outbox.tick(actor),
            send,
        ):  # each by itself: one that fails does not keep the others
            self._mailing += 1
            session.errand(step, lambda _: self._stepped(), self._stepped)

    def _stepped(self, sentence: str = "") -> None:
        """One step is done; what is in the way is told once, not at every beat."""
        self._mailing -= 1
        if sentence and sentence != self._told:
            self._screen.session.message.emit(sentence)
        self._told = sentence or self._told

    def minute(self) -> None:
        """Lock an idle desk; once a day look at what ends soon, and write the copy."""
        now = self._house.clock.now()
        self._show_copy()
        idle = timedelta(minutes=self._screen.settings.settings.idle_minutes)
        if self._screen.session.signed_in and now - self._last_touch > idle:
            self._screen.call.save()
            self._screen.session.lock()
        if self._screen.session.signed_in and to_local_time(now).date() != self._looked_on:
            self._looked_on = to_local_time(now).date()
            session = self._screen.session
            use_cases = self._house.use_cases
            actor = self._screen.session.signed_in
            session.run(lambda: use_cases.renewals.create_tasks(actor), lambda _: None)
            session.errand(
                lambda: use_cases.proof_pictures.delete_expired(actor),
                lambda _: None,
                lambda _: None,
            )
        by_server = bool(
            self._screen.settings.settings.database
        )  # whoever looks after a server copies it
        if (
            to_local_time(now).date() != self._copied_on
            and now >= self._copy_from
            and not by_server
        ):
            self.copy(now)

    def copy(self, now: datetime) -> None:
        """Write an encrypted copy to the chosen folder.

        Only once it was opened again does the footer name its time.

        A copy that could not be made is told, and tried again a quarter of an hour later.
        """
        self._copied_on = to_local_time(now).date()
        chosen = self._screen.settings.settings.copies
        if chosen:
            folder = Path(chosen)
        else:
            folder = self._house.home.folder("copies")
        target = folder / f"intake-{to_local_time(now).date().isoformat()}.db"
        session = self._screen.session

        def done(_: None) -> None:
            self._copied_at = now
            self._show_copy()

        def failed(sentence: str) -> None:
            self._copied_on = None
            self._copy_from = now + _COPY_AGAIN
            session.message.emit(sentence)

        session.run(lambda: self._house.store.copy_to(target), done, failed)

    def _show_copy(self) -> None:
        """Say in the footer when the last copy was made that was opened again, with its day once
        that is over.
        """
        frame = self._screen.frame
        translate = self._house.translate
        at = self._copied_at
        if frame and at:
            today = to_local_time(at).date() == to_local_time(self._house.clock.now()).date()
            frame.show_copy(
                translate("copy-made", time=clock_short(at, translate.language))
                if today
                else translate("copy-made-on", moment=moment_short(at, translate.language))
            )

    def _every(self, ms: int, do: object) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(do)
        timer.start(ms)
        return timer
