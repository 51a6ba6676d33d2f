"""Sign in: choose a name and check its PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.staff import Staff
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class SignInPresenter(QObject):
    """Lists colleagues and signs one in by their PIN."""

    listed = Signal(list)  # list of (staff id, name with role)
    fault = Signal(str)  # a sentence, empty when mended

    def __init__(self, session: DeskSession, last_colleague: Callable[[], str]) -> None:
        super().__init__()
        self._session = session
        self._last_colleague = last_colleague
        self._is_checking = False

    def last_row(self, names: Sequence[tuple[UUID, str]]) -> int:
        """Return the row of who signed in last, or the first row if they are not listed."""
        last = self._last_colleague()
        return next((row for row, (key, _) in enumerate(names) if str(key) == last), 0)

    def refresh(self) -> None:
        """List who may sign in."""
        self._session.query(self._session.use_cases.sign_in.colleagues, self._show)

    def enter(self, staff_id: UUID, pin: str) -> None:
        """Try a PIN; a second press while the first one is checked does nothing."""
        if self._is_checking:
            return
        self._is_checking = True
        visit = self._session.visit
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(sign_in.enter, staff_id, pin),
            partial(self._on_right, visit),
            failed=self._report_error,
        )

    def _on_right(self, visit: int, actor: Actor) -> None:
        """Let in who typed the PIN, unless the desk was locked again meanwhile."""
        self._is_checking = False
        if self._session.signed_in is None and self._session.visit == visit:
            self._session.enter(actor)

    def _show(self, colleagues: tuple[Staff, ...]) -> None:
        translate = self._session.translate
        self.listed.emit(
            [
                (staff.id, f"{staff.name} · {translate(f'role-{staff.role}')}")
                for staff in colleagues
            ]
        )

    def _report_error(self, error: UserFacingError) -> None:
        self._is_checking = False
        self.fault.emit(self._session.sentence(error))
