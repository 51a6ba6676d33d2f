"""Remind the desk to write down what came of visits: one task a request, however many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.task import Task, TaskKind
from intake.domain.visit import Visit, VisitState
from intake.kit.time_zone import AMSTERDAM, to_local_time

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


@dataclass(frozen=True)
class VisitNotes:
    """Plans reminders of past visits of which nobody has written down what came of them."""

    store: Store
    clock: Clock

    def remind(self, actor: Actor) -> Result[int]:
        """Plan a reminder for each request with such a visit; return how many are new.

        After a reminder was ticked without a note, the same visits are not reminded of again.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            count = 0
            for request_id, visits in _visits_to_note(transaction, now).items():
                before = transaction.find(
                    Task, request_id=request_id, kind=str(TaskKind.NOTE_VISITS)
                )
                if any(task.is_open or _covers(task, visits, now) for task in before):
                    continue
                transaction.save(
                    Task(
                        kind=TaskKind.NOTE_VISITS,
                        request_id=request_id,
                        about=visits[-1].helper,
                        due_at=first_deadline(transaction, now),
                        created_by_operation=transaction.operation_id,
                    )
                )
                count += 1
            tasks = transaction.changed_ids(Task)
        return Result(count, Changes(tasks=tasks))


def end_reminder(transaction: WriteTransaction, request_id: UUID, now: datetime) -> None:
    """End the reminder of a request as soon as nothing is left to write down."""
    if request_id in _visits_to_note(transaction, now, request_id):
        return
    kind = str(TaskKind.NOTE_VISITS)
    for task in transaction.find(Task, request_id=request_id, kind=kind, done_at=None):
        transaction.save(task.finish(now, transaction.operation_id))


def _visits_to_note(
    transaction: ReadTransaction, now: datetime, request_id: UUID | None = None
) -> dict[UUID, list[Visit]]:
    """Return the visits of before today that are still planned, by request, the last one last."""
    equals: dict[str, object] = {"state": str(VisitState.PLANNED)}
    if request_id:
        equals["request_id"] = request_id
    today = datetime.combine(to_local_time(now).date(), time(), AMSTERDAM)
    over = [visit for visit in transaction.find(Visit, **equals) if visit.meets_at < today]
    found: dict[UUID, list[Visit]] = {}
    for visit in sorted(over, key=lambda visit: visit.meets_at):
        found.setdefault(visit.request_id, []).append(visit)
    return found


def _covers(task: Task, visits: list[Visit], now: datetime) -> bool:
    """Tell whether a reminder was ticked after the last of these visits.

    One that was ticked while the clock was ahead tells nothing: it comes once more.
    """
    return task.done_at is not None and visits[-1].meets_at < task.done_at <= now
