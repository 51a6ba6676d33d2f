"""Promise a resident a call at a moment, so that their request is not forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_aggregate
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store


@dataclass(frozen=True)
class RingBackPromises:
    """Records when a resident will be rung about a request that is under way."""

    store: Store
    clock: Clock

    def ring_back_at(self, actor: Actor, request_id: UUID, at: datetime) -> Result[Task]:
        """Plan the call to the resident for a moment; a call that was promised is moved.

        Raises ``UserFacingError`` for a request that has ended, and for a moment in the past.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        if at <= now:
            raise UserFacingError("promise-past")

        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.has_ended:
                raise UserFacingError("request-ended-already")
            if load_aggregate(transaction, request_id).refuses_calls:
                raise UserFacingError("ring-refused")
            promised = transaction.find(
                Task, request_id=request_id, kind=TaskKind.RING_BACK, done_at=None
            )
            task = next(iter(promised), None) or Task(
                kind=TaskKind.RING_BACK,
                request_id=request_id,
                resident_id=request.resident_id,
                created_by_operation=transaction.operation_id,
            )
            task = transaction.save(replace(task, due_at=at, not_before=at))

        changed = Changes(tasks=frozenset({task.id}), requests=frozenset({request_id}))
        return Result(task, changed, transaction.operation_id)
