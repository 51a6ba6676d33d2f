"""Who sits here, and the way every page reaches the desk.

Work in the runner, faults as sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from intake.kit.errors import ExternalError, UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.desk.taking.look_up import LookUp
    from intake.desk.use_cases import UseCases
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import Runner

T = TypeVar("T")


class Session(QObject):
    """What every presenter is handed.

    ``changed`` tells all pages what a command touched; ``message`` is a sentence for the person.
    """

    changed = Signal(object)
    message = Signal(str)
    broke = Signal(object)
    entered = Signal()
    can_look = Signal()
    locked = Signal()

    def __init__(
        self, runner: Runner, looker: Runner, translate: Translations, clock: Clock
    ) -> None:
        super().__init__()
        self.runner = runner
        self._looker = looker
        self.translate = translate
        self.clock = clock
        self.errands = runner
        self.practice = False
        self.signed_in: Actor | None = None
        self.look_up: LookUp | None = None
        self._use_cases: UseCases | None = None

    @property
    def use_cases(self) -> UseCases:
        """Give the desk's rooms; a page that asks before they are open is a fault of ours."""
        if self._use_cases is None:
            text = "the house is not open yet"
            raise RuntimeError(text)
        return self._use_cases

    @use_cases.setter
    def use_cases(self, use_cases: UseCases) -> None:
        self._use_cases = use_cases

    def open_look_up(self, look_up: LookUp) -> None:
        """From now on people can be found."""
        self.look_up = look_up
        self.can_look.emit()

    @property
    def actor(self) -> Actor:
        """Give who sits here; a page that asks while the desk is locked is a fault of ours."""
        if self.signed_in is None:
            text = "nobody sits here"
            raise RuntimeError(text)
        return self.signed_in

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Do work elsewhere.

        A told fault reaches ``failed`` as a sentence, or everybody; a bug reaches the last hook.
        """
        self._send(self.runner, work, lambda result: self._landed(result, done), failed)

    def errand(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Do what waits for somebody else's machine.

        A mail server that is slow keeps nobody from saving a call.
        """
        self._send(self.errands, work, lambda result: self._landed(result, done), failed)

    def look(self, work: Callable[[LookUp], T], done: Callable[[T], object]) -> None:
        """Look somebody up, beside all other work.

        What is typed never waits behind a save, nor behind loading what only changes need.
        """
        look_up = self.look_up
        if look_up is not None:
            self._send(self._looker, lambda: work(look_up), done, None)

    def _send(
        self,
        runner: Runner,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[str], None] | None,
    ) -> None:
        def failed(error: Exception) -> None:
            import logging

            if not isinstance(error, UserFacingError):
                if (
                    failed
                ):  # whoever waits for this work goes on; what broke is told by the last hook
                    failed(self.translate("error-broke"))
                self.broke.emit(error)
                return
            logging.getLogger(__name__).info("told: %s", error.key)
            (failed or self.message.emit)(self.sentence(error))

        runner.run(work, done, failed)

    def _landed(self, result: T, done: Callable[[T], object]) -> None:
        from intake.desk.result import Changes

        done(result)
        if isinstance(result, Changes):
            touched = result
        else:
            touched = getattr(result, "changed", None)
        if touched:
            self.changed.emit(touched)

    def sentence(self, error: UserFacingError) -> str:
        """Say a fault in words; one from outside may be tried again."""
        values = {
            name: self.translate(f"role-{value}") if name == "needed" else value
            for name, value in error.values.items()
        }
        said = self.translate(f"error-{error.key}", **values)
        if isinstance(error, ExternalError):
            return f"{said} {self.translate('error-try-again')}"
        return said

    def enter(self, actor: Actor) -> None:
        self.signed_in = actor
        self.entered.emit()

    def lock(self) -> None:
        """Leave the desk.

        From here on nobody acts until somebody signs in; what is on the page stays for who comes
        back.
        """
        self.signed_in = None
        self.locked.emit()
