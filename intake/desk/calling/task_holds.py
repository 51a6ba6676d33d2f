"""Use cases of taking a task up: one colleague has it, until its outcome or until it is parked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.staff import Staff
from intake.domain.task import HOLD_TIME, Task
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store


@dataclass(frozen=True)
class TaskHolds:
    """Has a task taken up by one colleague, and parked again."""

    store: Store
    clock: Clock

    def take_up(self, actor: Actor, task_id: UUID, *, take_over: bool = False) -> Result[Task]:
        """Take a task up: for 45 minutes the other desks see who has it.

        Raises ``UserFacingError`` for a task that is done already, and for one that a colleague has
        taken up, unless it is taken over.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = get_open_task(transaction, task_id)
            if not take_over:
                require_not_held(transaction, task, actor, now)
            held = transaction.save(task.take_up(actor.staff_id, now))
        return Result(held, Changes(tasks=frozenset({task_id})))

    def park(self, actor: Actor, task_id: UUID) -> Result[Task]:
        """Put a call aside without an outcome: it stays on the list, for every colleague.

        A task that is done already, or that a colleague has taken over, is not changed.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = transaction.get(Task, task_id)
            if task.is_open and task.is_held_by(actor.staff_id, now):
                task = transaction.save(task.park())
        return Result(task, Changes(tasks=frozenset({task_id})))


def get_open_task(transaction: ReadTransaction, task_id: UUID) -> Task:
    """Return a task; raises ``UserFacingError`` if it is done already."""
    task = transaction.get(Task, task_id)
    if not task.is_open:  # another desk was faster, or there is nothing to ring about any more
        raise UserFacingError("task-done-already")
    return task


def require_not_held(transaction: ReadTransaction, task: Task, actor: Actor, now: datetime) -> None:
    """Raise ``UserFacingError`` for a task that a colleague has taken up."""
    if task.is_held_by_another(actor.staff_id, now) and task.held_by and task.held_at:
        names = [holder.name for holder in transaction.find(Staff, id=task.held_by)]
        name = names[0] if names else ""
        raise UserFacingError("task-held", name=name, until=task.held_at + HOLD_TIME)
