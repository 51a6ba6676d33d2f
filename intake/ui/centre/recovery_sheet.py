"""Print or save the recovery sheet, and record that it was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.ui.desk_session import DeskSession


class RecoverySheet:
    """Writes the sheet and ticks that step of the set-up off.

    ``write`` draws it into a file; ``temporary`` is where it is on its way to the printer, and
    nowhere after that.
    """

    def __init__(
        self, session: DeskSession, write: Callable[[Path], None], temporary: Path
    ) -> None:
        self._session = session
        self._write = write
        self._temporary = temporary

    def save(self, actor: Actor, target: Path, done: Callable[[], object]) -> None:
        """Write it where it was asked for; only who may set up the centre."""
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(set_up.export_key, actor, self._write, target),
            then=partial(self._complete, actor, done),
        )

    def print(
        self, actor: Actor, send: Callable[[Path], str], done: Callable[[str], object]
    ) -> None:
        """Print it.

        ``send`` gives the file to the printer and returns what is wrong; ``done`` hears that, or an
        empty text.
        """
        set_up = self._session.use_cases.set_up
        self._session.execute(
            partial(set_up.export_key, actor, self._write, self._temporary),
            then=partial(self._send, actor, send, done),
        )

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
