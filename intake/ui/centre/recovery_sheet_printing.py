"""Print or save the recovery sheet, and record that it was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.desk.result import Result
    from intake.domain.permissions import Actor
    from intake.ui.desk_session import DeskSession


class RecoverySheetPrinting:
    """Writes the sheet and marks that step of the set-up as done.

    ``write`` draws it into a file; ``papers`` is the folder in which it lies while it is printed.
    What is left there after a kill is deleted at the next start.
    """

    def __init__(self, session: DeskSession, write: Callable[[Path], None], papers: Path) -> None:
        self._session = session
        self._write = write
        self._temporary = papers / "recovery-sheet.pdf"
        self._temporary.unlink(missing_ok=True)
        (papers.parent / self._temporary.name).unlink(missing_ok=True)  # of an earlier version

    def save(self, actor: Actor, pin: str, target: Path, done: Callable[[], object]) -> None:
        """Write it to a chosen file; only a manager may, with their PIN."""
        self._session.execute(
            self._export(actor, pin, target), then=partial(self._complete, actor, done)
        )

    def print(
        self, actor: Actor, pin: str, send: Callable[[Path], str], done: Callable[[str], object]
    ) -> None:
        """Print it; only a manager may, with their PIN.

        ``send`` gives the file to the printer and returns an error, which ``done`` gets, or an
        empty text.
        """
        self._session.execute(
            self._export(actor, pin, self._temporary),
            then=partial(self._send, actor, send, done),
        )

    def _export(self, actor: Actor, pin: str, target: Path) -> Callable[[], Result[None]]:
        export = self._session.use_cases.recovery_key.export
        return partial(export, actor, pin, partial(self._write, target))

    def _send(
        self, actor: Actor, send: Callable[[Path], str], done: Callable[[str], object]
    ) -> None:
        try:
            fault = send(self._temporary)
        finally:
            self._temporary.unlink(missing_ok=True)
        if fault:
            done(fault)
        else:
            self._complete(actor, partial(done, ""))

    def _complete(self, actor: Actor, done: Callable[[], object]) -> None:
        set_up = self._session.use_cases.set_up
        self._session.execute(partial(set_up.complete_step, actor, "recovery"), then=done)
