"""The sheet that opens a copy elsewhere: printed, or saved by who would rather keep a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.ui.session import Session


class RecoverySheet:
    """``write`` draws it into a file.

    ``passing`` is where it lies on its way to the printer, and nowhere after that.
    """

    def __init__(self, session: Session, write: Callable[[Path], None], passing: Path) -> None:
        self._session = session
        self._write = write
        self._passing = passing

    def save(self, actor: Actor, target: Path, done: Callable[[], object]) -> None:
        """Write it where it was asked for; only who may set up the centre."""
        use_cases = self._session.use_cases
        self._session.run(
            lambda: (
                use_cases.set_up.export_key(actor, lambda: self._write(target)),
                use_cases.set_up.complete_step(actor, "recovery"),
            ),
            lambda _: done(),
        )

    def print(
        self, actor: Actor, send: Callable[[Path], str], done: Callable[[str], object]
    ) -> None:
        """Print it.

        ``send`` gives it to the printer and says what is wrong, which ``done`` hears, or nothing.
        """
        use_cases = self._session.use_cases

        def drawn(_: None) -> None:
            try:
                fault = send(self._passing)
            finally:
                self._passing.unlink(missing_ok=True)
            if fault:
                done(fault)
            else:
                self._session.run(
                    lambda: use_cases.set_up.complete_step(actor, "recovery"), lambda _: done("")
                )

        self._session.run(
            lambda: use_cases.set_up.export_key(actor, lambda: self._write(self._passing)), drawn
        )
