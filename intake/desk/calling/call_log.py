"""Keep count of the calls that are made, for the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.call_record import CallRecord, minutes_between
from intake.domain.task import CallOutcome

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.task import Task
    from intake.ports import WriteTransaction


def log_call(
    transaction: WriteTransaction, actor: Actor, task: Task, outcome: CallOutcome, now: datetime
) -> None:
    """Add a call; sending a letter is none. ``task`` is as it was before the outcome."""
    if outcome is CallOutcome.LETTER:
        return
    begun = None
    if task.held_by == actor.staff_id:
        begun = task.held_at
    transaction.save(
        CallRecord(
            task_id=task.id,
            request_id=task.request_id,
            outcome=str(outcome),
            minutes=minutes_between(begun, now),
            at=now,
            staff_id=actor.staff_id,
        )
    )


def forget_last_call(transaction: WriteTransaction, task_id: UUID) -> None:
    """Remove the last call of a task: its outcome was undone."""
    for call in transaction.find(CallRecord, task_id=task_id)[-1:]:
        transaction.remove(call)
