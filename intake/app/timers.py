"""Run what happens at intervals: locking, sending, reading mail, the daily backup.

Every two seconds the call is saved; every second mail is sent and received. Every minute an idle
desk is locked, and what is due once a day is done: renewals, old pictures, the backup.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from intake.app.daily_copy import DailyCopy
from intake.domain.permissions import system_actor
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QWindow

    from intake.app.desk_screen import DeskScreen
    from intake.desk.result import Result
    from intake.domain.permissions import Actor
    from intake.kit.errors import UserFacingError

_SAVE_MS = 2_000
_MAIL_MS = 1_000
_MINUTE_MS = 60_000


class _Step(NamedTuple):
    """One step of a mail exchange; ``reads_mail`` runs beside those that send."""

    name: str
    run: Callable[[Actor], Result[None]]
    reads_mail: bool = False


class Timers(QObject):
    """Runs the regular work of one screen, until ``stop``.

    ``running_steps`` names the steps of a mail exchange that have not ended yet.
    """

    def __init__(self, screen: DeskScreen) -> None:
        super().__init__()
        self._screen = screen
        self._application = screen.application
        self._last_input = self._application.clock.monotonic()
        self.running_steps: set[str] = set()
        self._reported_failures: dict[str, str] = {}
        self._daily_done_on: date | None = None
        self._backup = DailyCopy(screen, self._application.clock.now())
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - made in the entry point

        self._qt_app: QGuiApplication = app
        self._qt_app.focusWindowChanged.connect(self.watch)
        self.watch(QGuiApplication.focusWindow())

        self._timers = [
            self._start_timer(_SAVE_MS, screen.call.save),
            self._start_timer(_MAIL_MS, self.exchange_mail),
            self._start_timer(_MINUTE_MS, self.run_each_minute),
        ]

    def stop(self) -> None:
        for timer in self._timers:
            timer.stop()
        self._qt_app.focusWindowChanged.disconnect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Watch keys and clicks in each window that gets the focus, once for each window.

        An event filter on the application would crash: in Python it receives unfinished objects of
        the browser.
        """
        if window:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there. Before a shortcut Qt sends ``ShortcutOverride``."""
        if event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
            QEvent.Type.MouseButtonPress,
        ):
            self._last_input = self._application.clock.monotonic()
        return False

    def exchange_mail(self) -> None:
        """Let practice neighbours answer, import mail, send posts and messages.

        Each step runs by itself: a failure does not stop the others.
        """
        session = self._screen.session
        if session.signed_in is None:
            return
        actor = system_actor(session.actor.desk)
        steps = (
            _Step("import_mail", self._import_mail, reads_mail=True),
            _Step("send_posts", self._send_posts),
            _Step("send_messages", self._send_messages),
        )
        for step in steps:
            if step.name in self.running_steps:
                continue
            self.running_steps.add(step.name)
            session.run_slow_command(
                partial(step.run, actor),
                then=partial(self._on_step_done, step.name),
                failed=partial(self._on_step_failed, step.name),
                is_mail=step.reads_mail,
            )

    def run_each_minute(self) -> None:
        """Lock an idle desk; once a day plan what that day brings, and write the backup."""
        self._backup.show()  # after midnight the time of the last one gets its date
        self._lock_if_idle()
        self._run_daily_if_due()
        self._back_up_if_due()

    def _lock_if_idle(self) -> None:
        session = self._screen.session
        idle_seconds = self._application.clock.monotonic() - self._last_input
        limit_seconds = 60 * self._screen.settings.settings.idle_minutes
        if session.signed_in and idle_seconds > limit_seconds:
            self._screen.call.save()
            session.lock()

    def _run_daily_if_due(self) -> None:
        session = self._screen.session
        today = to_local_time(self._application.clock.now()).date()
        if session.signed_in and today != self._daily_done_on:
            self._daily_done_on = today  # also if one fails: what it missed is planned tomorrow
            self._run_daily(system_actor(session.actor.desk))

    def _back_up_if_due(self) -> None:
        now = self._application.clock.now()
        is_server = bool(self._screen.settings.settings.database)  # its administrator backs it up
        if self._backup.is_due(now) and not is_server:
            self._backup.start(now)

    def _import_mail(self, actor: Actor) -> Result[None]:
        application = self._application
        use_cases = application.use_cases
        if application.practice:
            application.practice.neighbours.let_answer(application.clock.now().timestamp())
        return use_cases.mail_import.import_mail(
            actor, application.mailbox, use_cases.outbox.record_bounce
        )

    def _send_posts(self, actor: Actor) -> Result[None]:
        return self._application.use_cases.outbox.send_due(actor)

    def _send_messages(self, actor: Actor) -> Result[None]:
        sender = self._application.sender()
        return self._application.use_cases.messages.send_written(actor, sender)

    def _on_step_done(self, step: str) -> None:
        self.running_steps.discard(step)
        self._reported_failures.pop(step, None)

    def _on_step_failed(self, step: str, error: UserFacingError) -> None:
        """Report a failure once and not at every interval; again after the step has succeeded."""
        self.running_steps.discard(step)
        sentence = self._screen.session.sentence(error)
        if self._reported_failures.get(step) != sentence:
            self._screen.session.message.emit(sentence)
        self._reported_failures[step] = sentence

    def _run_daily(self, actor: Actor) -> None:
        """Plan the tasks of a day. A new daily job is a line here; it must be safe to run twice."""
        session = self._screen.session
        use_cases = self._application.use_cases
        session.execute(partial(use_cases.renewals.create_tasks, actor))
        session.execute(partial(use_cases.rounds.plan_agreement_calls, actor))
        session.execute(partial(use_cases.volunteer_book.plan_vog_reminders, actor))
        session.execute(partial(use_cases.custody_rounds.plan, actor))
        session.execute(partial(use_cases.visit_notes.remind, actor))
        # A person at the desk can do nothing about a failure with old pictures.
        session.run_slow_command(
            partial(use_cases.proof_pictures.delete_expired, actor), failed=_ignore
        )

    def _start_timer(self, ms: int, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(do)
        timer.start(ms)
        return timer


def _ignore(_error: UserFacingError) -> None:
    """Ignore an error."""
