"""Undo what somebody has just done, as a whole: rows, states, tasks and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.projects.shortages import shortages_to_leave, sync_changed_projects
from intake.desk.result import Result
from intake.desk.undo_checks import require_consistent_undo
from intake.domain.centre import Centre, Contact, Desk
from intake.domain.concern import Concern
from intake.domain.permissions import Permission, Role
from intake.domain.staff import Staff
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.result import Changes
    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.kit.clock import Clock
    from intake.ports import Store


_PERMISSIONS: dict[type[Record], Permission] = {
    Contact: Permission.SET_UP_CENTRE,
    Volunteer: Permission.SET_UP_CENTRE,
    Concern: Permission.SEE_CONCERNS,
}
"""What undoing a change of such a record needs, as the change itself did."""

_NOT_TAKEN_BACK = (Staff, Desk, Centre)
"""Records that are never undone: each change of them is checked for its permission."""


@dataclass(frozen=True)
class TakeBack:
    """Undoes one operation, as long as nothing was built on it."""

    store: Store
    clock: Clock

    def undo(self, actor: Actor, operation_id: UUID, changed: Changes) -> Result[UUID]:
        """Restore everything that an operation changed.

        ``changed`` is what it reported to the pages.
        Raises ``UserFacingError`` if part of it was changed since: a message was sent, a colleague
        continued with it, or the request has ended.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            transaction.revert(operation_id, shortages_to_leave(transaction, operation_id))
            sync_changed_projects(transaction, now)
            if any(transaction.changed(kind) for kind in _NOT_TAKEN_BACK):
                raise UserFacingError("permission-missing", needed=Role.MANAGER)
            for kind, permission in _PERMISSIONS.items():
                if transaction.changed(kind):
                    require_permission(actor, permission)
            require_consistent_undo(transaction)
        return Result(operation_id, changed)
