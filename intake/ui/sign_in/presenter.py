"""Who sits here?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.staff import Staff
    from intake.ui.session import Session


class SignInPresenter(QObject):
    """Lists colleagues and lets one in by their PIN."""

    listed = Signal(list)
    fault = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def refresh(self) -> None:
        self._session.run(self._session.use_cases.sign_in.colleagues, self._show)

    def enter(self, staff_id: UUID, pin: str) -> None:
        """Try a PIN."""
        use_cases = self._session.use_cases
        self._session.run(
            lambda: use_cases.sign_in.enter(staff_id, pin), self._session.enter, self.fault.emit
        )

    def _show(self, found: tuple[Staff, ...]) -> None:
        self.listed.emit(
            [
                (staff.id, f"{staff.name} · {self._session.translate(f'role-{staff.role}')}")
                for staff in found
            ]
        )
