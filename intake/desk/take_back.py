"""Take back what somebody did just now, whole: rows, states, tasks and places in line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.desk.undo_checks import refuse_contradictions
from intake.domain.centre import Centre, Desk
from intake.domain.permissions import Permission, Role
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.result import Changes
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store


_NOT_TAKEN_BACK = (Staff, Desk, Centre)
"""Who works here, and what the centre is, is changed by who may, and checked at each change."""


@dataclass(frozen=True)
class TakeBack:
    """Undoes one operation, as long as nothing was built upon it."""

    store: Store
    clock: Clock

    def undo(self, actor: Actor, operation_id: UUID, changed: Changes) -> Result[UUID]:
        """Put everything back that an operation changed; ``changed`` is what it told the pages.

        Raises ``UserFacingError`` where something of it was changed since: a message has left, a
        colleague went on with it, or the request ended meanwhile.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.revert(operation_id)
            if any(transaction.changed(kind) for kind in _NOT_TAKEN_BACK):
                raise UserFacingError("permission-missing", needed=Role.MANAGER)
            refuse_contradictions(transaction)
        return Result(operation_id, changed)
