"""Who sits here, and the way every page reaches the desk: work in the runner, faults as sentences."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from intake.desk.changed import Changed
from intake.kit.errors import Outside, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.desk.rooms import Rooms
    from intake.domain.staff import Actor
    from intake.kit.clock import Clock
    from intake.kit.words import Words
    from intake.ports import Runner

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Session(QObject):
    """What every presenter is handed. ``changed`` tells all pages what a command touched; ``told`` is a sentence for the person."""

    changed = Signal(object)
    told = Signal(str)
    broke = Signal(object)
    entered = Signal()
    locked = Signal()

    def __init__(self, rooms: Rooms, runner: Runner, words: Words, clock: Clock) -> None:
        super().__init__()
        self.rooms, self.runner, self.words, self.clock = rooms, runner, words, clock
        self.actor: Actor | None = None

    @property
    def by(self) -> Actor:
        """Give who sits here; a page that asks while the desk is locked is a fault of ours."""
        if self.actor is None:
            text = "nobody sits here"
            raise RuntimeError(text)
        return self.actor

    def run(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[str], None] | None = None) -> None:
        """Do work elsewhere; a told fault reaches ``failed`` as a sentence, or everybody; a bug reaches the last hook."""

        def landed(result: T) -> None:
            done(result)
            touched = result if isinstance(result, Changed) else getattr(result, "changed", None)
            if touched:
                self.changed.emit(touched)

        def fell(error: Exception) -> None:
            if not isinstance(error, Told):
                self.broke.emit(error)
                return
            _log.info("told: %s", error.key)
            (failed or self.told.emit)(self.sentence(error))

        self.runner.run(work, landed, fell)

    def sentence(self, error: Told) -> str:
        """Say a fault in words; one from outside may be tried again."""
        said = self.words(f"told-{error.key}", **error.values)
        return f"{said} {self.words('told-try-again')}" if isinstance(error, Outside) else said

    def enter(self, actor: Actor) -> None:
        self.actor = actor
        self.entered.emit()

    def lock(self) -> None:
        """Leave the desk; what is on the page stays for who comes back."""
        self.locked.emit()
