"""Who is signed in, and how a page runs use cases: in a runner."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from intake.kit.errors import ExternalError, UserFacingError
from intake.text.composing.date_phrases import short_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.desk.result import Result
    from intake.desk.taking.look_up import ResidentLookUp
    from intake.desk.use_cases import UseCases
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import Runner

    Failed = Callable[[UserFacingError], object]

T = TypeVar("T")


_MAX_ROUNDS = 50
"""How often ``when_answered`` looks again."""
ENDS_SIGN_IN = frozenset({"staff-left", "staff-role-changed"})
"""After these errors somebody must sign in again."""


class _NobodySignedInError(RuntimeError):
    """Work needs a signed-in person, and there is none."""


class DeskSession(QObject):
    """Runs use cases for the presenters and tells every page what changed."""

    changed = Signal(object)  # the Changes of a command, for all pages
    message = Signal(str)  # a sentence for the person
    crashed = Signal(object)  # a bug, for the last hook
    entered = Signal()  # somebody signed in
    look_up_ready = Signal()  # people can be searched now: search what was typed
    locked = Signal()  # nobody is signed in any more

    def __init__(
        self, runner: Runner, look_up_runner: Runner, translate: Translations, clock: Clock
    ) -> None:
        super().__init__()
        self.runner = runner
        # DeskProgram puts runners of their own here.
        self.slow_runner = runner
        self.mail_runner = runner
        self.reading_runner = look_up_runner
        self._look_up_runner = look_up_runner
        self.translate = translate
        self.clock = clock
        self.practice = False
        self.signed_in: Actor | None = None
        self.locked_out: Actor | None = None  # who was signed in before the lock
        self.visit = 0  # counts the locks: what was asked before one is shown to nobody after it
        self._asked_at: int | None = None  # the visit in which was asked what is answered now
        self._waiting = 0  # questions and commands that the first runner has not answered yet
        self._look_up: ResidentLookUp | None = None
        self._use_cases: UseCases | None = None

    @property
    def use_cases(self) -> UseCases:
        """The desk's use cases; asking before they exist is a bug."""
        if self._use_cases is None:
            text = "the use cases are not built yet"
            raise RuntimeError(text)
        return self._use_cases

    @use_cases.setter
    def use_cases(self, use_cases: UseCases) -> None:
        self._use_cases = use_cases

    @property
    def actor(self) -> Actor:
        """The person who is signed in; asking on a locked desk is a bug.

        An answer that arrives after the lock is dropped.
        """
        if self.signed_in is None:
            text = "nobody is signed in"
            raise _NobodySignedInError(text)
        return self.signed_in

    def open_look_up(self, look_up: ResidentLookUp) -> None:
        """Allow searching people from now on."""
        self._look_up = look_up
        self.look_up_ready.emit()

    def execute(
        self,
        command: Callable[[], Result[T]],
        done: Callable[[T], object] | None = None,
        *,
        then: Callable[[], object] | None = None,
        failed: Failed | None = None,
        on_result: Callable[[Result[T]], object] | None = None,
    ) -> None:
        """Run a command of the desk and tell every page what it changed.

        ``done`` gets its value, ``then`` gets nothing, ``on_result`` gets the whole result. A
        ``UserFacingError`` goes to ``failed``, or is shown as a message; a bug goes to ``crashed``,
        and to ``failed`` as an error "broke". The pages hear of the changes after ``done`` and
        ``then``.
        """

        def on_executed(result: Result[T]) -> None:
            if on_result:
                on_result(result)
            self._on_executed(result, done, then)

        self._run(self.runner, command, on_executed, failed)

    def run_slow_command(
        self,
        command: Callable[[], Result[T]],
        *,
        then: Callable[[], object] | None = None,
        failed: Failed | None = None,
        is_mail: bool = False,
    ) -> None:
        """Run a command that waits for another machine, without delaying saves.

        Reading mail (``is_mail``) does not delay what is sent.
        """
        runner = self.slow_runner
        if is_mail:
            runner = self.mail_runner
        self._run(runner, command, lambda result: self._on_executed(result, None, then), failed)

    def ask_server(
        self,
        question: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Ask another machine, without delaying saves; ``failed`` as with ``execute``."""
        self._run(self.slow_runner, question, done, failed)

    def query(
        self,
        question: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Read from the desk, or draw; ``failed`` as with ``execute``."""
        self._run(self.runner, question, done, failed)

    def when_answered(self, then: Callable[[], object]) -> None:
        """Call ``then`` when what is asked now, and what its answers ask, has been answered.

        After ``_MAX_ROUNDS`` it is called all the same: something may ask for ever.
        """

        def wait(rounds: int) -> None:
            if self._waiting and rounds < _MAX_ROUNDS:
                self.query(bool, lambda _: wait(rounds + 1))
            else:
                then()

        self.query(bool, lambda _: wait(0))

    def read_beside(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Do long work that needs no database, while the desk goes on saving."""
        self._run(self.reading_runner, work, done, failed)

    def query_as_signed_in(
        self,
        question: Callable[[Actor], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Read from the desk as the person who is signed in; a locked desk reads nothing.

        The answer is dropped if the desk was locked meanwhile, also if somebody is signed in again.
        """
        actor = self.signed_in
        visit = self.visit

        def on_answer(value: T) -> None:
            if self.visit == visit:
                done(value)

        if actor:
            self.query(lambda: question(actor), on_answer, failed)

    def look_up(self, search: Callable[[ResidentLookUp], T], done: Callable[[T], object]) -> None:
        """Search people in a separate runner, so that typing never waits for a save."""
        ready, visit = self._look_up, self.visit

        def on_found(value: T) -> None:
            if self.visit == visit:
                done(value)

        if ready is not None:
            self._run(self._look_up_runner, lambda: search(ready), on_found, None)

    def sentence_of(self, key: str, **known: str) -> str:
        """Return the sentence of an earlier error, whose values are no longer known."""
        unknown = dict.fromkeys(self.translate.value_names(f"error-{key}"), "…")
        return self.sentence(UserFacingError(key, **{**unknown, **known}))

    def sentence(self, error: UserFacingError) -> str:
        """Return an error in words; an external one can be tried again."""
        values = {
            name: short_moment(value, self.translate.language)
            if isinstance(value, datetime)
            else value
            for name, value in error.values.items()
        }
        if "kinds" in values:  # of what is private in a text
            kinds = (f"finding-{kind}" for kind in str(values["kinds"]).split(", "))
            known = [self.translate(key) for key in kinds if self.translate.has(key)]
            values["kinds"] = ", ".join(known) or values["kinds"]
        if "needed" in values:
            values["needed"] = self.translate(f"role-{values['needed']}")
        sentence = self.translate(f"error-{error.key}", **values)
        if isinstance(error, ExternalError):
            return f"{sentence} {self.translate('error-try-again')}"
        return sentence

    def tell(self, error: UserFacingError) -> None:
        """Show an error that belongs to no field."""
        self.message.emit(self.sentence(error))

    def enter(self, actor: Actor) -> None:
        """Sign somebody in."""
        self.signed_in = actor
        self.entered.emit()

    def lock(self) -> None:
        """Sign out: nobody acts until somebody signs in; the page is kept for them."""
        self.locked_out = self.signed_in or self.locked_out
        self.signed_in = None
        self.visit += 1
        self.locked.emit()

    def _run(
        self,
        runner: Runner,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None,
    ) -> None:
        def on_error(error: Exception) -> None:
            self._waiting -= is_waited_for
            if isinstance(error, UserFacingError):
                logging.getLogger(__name__).info("told: %s", error.key)
                is_of_this_visit = asked_at == self.visit and self.signed_in is not None
                if error.key in ENDS_SIGN_IN and is_of_this_visit:
                    self.lock()
                (failed or self.tell)(error)
                return
            if failed:  # work that waits for this one must hear of it
                failed(UserFacingError("broke"))
            self.crashed.emit(error)

        def on_answer(value: T) -> None:
            self._waiting -= is_waited_for
            before, self._asked_at = self._asked_at, asked_at
            try:
                done(value)
            except _NobodySignedInError:
                if asked_by is None or self.signed_in:
                    raise
            finally:
                self._asked_at = before

        asked_by = self.signed_in
        asked_at = self.visit if self._asked_at is None else self._asked_at
        is_waited_for = runner is self.runner
        self._waiting += is_waited_for
        runner.run(work, on_answer, on_error)

    def end_visit(self) -> None:
        """Show no answer any more of what was asked until now: the program closes."""
        self.visit += 1

    @property
    def is_answer_late(self) -> bool:
        """Whether what is answered now was asked before the desk was locked.

        Also of work that was begun by such an answer.
        """
        return self._asked_at not in (None, self.visit)

    def _on_executed(
        self,
        result: Result[T],
        done: Callable[[T], object] | None,
        then: Callable[[], object] | None,
    ) -> None:
        if done:
            done(result.value)
        if then:
            then()
        if result.changed:
            self.changed.emit(result.changed)
