"""Add and remove colleagues, and change their PINs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.permissions import Role

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.domain.staff import Staff
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class ColleaguesPresenter(QObject):
    """Lists and changes colleagues; only a manager may, except for one's own PIN."""

    listed = Signal(list, list)  # list[Staff], and those who left
    fault = Signal(str)  # a sentence, empty when mended
    done = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session

    @property
    def is_manager(self) -> bool:
        """Whether the signed-in person may change the list."""
        actor = self._session.signed_in
        return actor is not None and actor.role is Role.MANAGER

    def refresh(self) -> None:
        """List the colleagues again."""
        self._session.query(self._read, self._show)

    def add(self, name: str, pin: str, role: str, own_pin: str = "") -> None:
        """Add somebody who may sign in; a new manager needs one's own PIN."""
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(
                sign_in.add_colleague, self._session.actor, name, pin, Role(role), own_pin=own_pin
            ),
            self._on_added,
            failed=self._on_failed,
        )

    def change(self, staff: Staff, name: str, role: str, own_pin: str = "") -> None:
        """Give somebody another name or role; a new manager needs one's own PIN."""
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(
                sign_in.change_colleague,
                self._session.actor,
                staff.id,
                name,
                Role(role),
                own_pin=own_pin,
            ),
            partial(self._on_changed, "colleague-changed", name),
            failed=self._on_failed,
        )

    def readmit(self, staff: Staff, own_pin: str) -> None:
        """Put somebody who had left on the list again."""
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(sign_in.readmit_colleague, self._session.actor, staff.id, own_pin),
            partial(self._on_changed, "colleague-back", staff.name),
            failed=self._on_failed,
        )

    def remove(self, staff: Staff) -> None:
        """Take somebody off the list."""
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(sign_in.remove_colleague, self._session.actor, staff.id),
            partial(self._on_changed, "colleague-removed", staff.name),
            failed=self._on_failed,
        )

    def reset_pin(self, own_pin: str, staff: Staff, pin: str) -> None:
        """Give somebody another PIN."""
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(sign_in.reset_pin, self._session.actor, own_pin, staff.id, pin),
            partial(self._on_changed, "colleague-pin-reset", staff.name),
            failed=self._on_failed,
        )

    def change_own_pin(self, old_pin: str, new_pin: str) -> None:
        """Change one's own PIN."""
        sign_in = self._session.use_cases.sign_in
        self._session.execute(
            partial(sign_in.change_pin, self._session.actor, old_pin, new_pin),
            partial(self._on_changed, "own-pin-changed", ""),
            failed=self._on_failed,
        )

    def _on_added(self, colleague: Actor) -> None:
        self._on_changed("settings-colleague-added", colleague.name, None)
        set_up = self._session.use_cases.set_up
        self._session.execute(partial(set_up.complete_step, self._session.actor, "staff"))

    def _on_changed(self, key: str, name: str, _staff: object) -> None:
        self.fault.emit("")
        self.done.emit(self._session.translate(key, name=name))
        self.refresh()

    def _on_failed(self, error: UserFacingError) -> None:
        self.fault.emit(self._session.sentence(error))
        self.refresh()

    def _read(self) -> tuple[tuple[Staff, ...], tuple[Staff, ...]]:
        sign_in = self._session.use_cases.sign_in
        if not self.is_manager:
            return sign_in.colleagues(), ()
        return sign_in.colleagues(), sign_in.departed(self._session.actor)

    def _show(self, staff: tuple[tuple[Staff, ...], tuple[Staff, ...]]) -> None:
        colleagues, departed = staff
        self.listed.emit(list(colleagues), list(departed))
