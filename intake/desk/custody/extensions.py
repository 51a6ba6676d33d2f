"""Use cases of "another week?": the lender is asked first; the centre's own things by calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import next_open
from intake.desk.custody.custody_tasks import end_tasks, open_tasks_about
from intake.desk.custody.loan_calendar import free_pieces_on
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.custody import HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store, WriteTransaction


@dataclass(frozen=True)
class Extensions:
    """Lets a resident keep a thing longer, if its owner agrees."""

    store: Store
    clock: Clock

    def ask(
        self, actor: Actor, thing_id: UUID, resident_id: UUID, until: date
    ) -> Result[Task | None]:
        """Ask for a later day to bring a thing back; return the call to its lender.

        For a thing of the centre nobody is asked: the day is changed at once and None returned.
        Raises ``UserFacingError`` for a day that is over, if the resident has none, and if all of
        them are promised to others by then.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        if until <= to_local_time(now).date():
            raise UserFacingError("extension-past")
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            rows = _rows_with(transaction, thing_id, resident_id)
            if not rows:
                raise UserFacingError("thing-not-there", name=thing.name)
            task = None
            if thing.is_own:
                _require_free(transaction, thing, rows, until)
                extend(transaction, thing, rows, until)
                end_tasks(transaction, thing_id, TaskKind.OVERDUE, now, resident_id)
            else:
                for row in rows:
                    transaction.save(replace(row, asked_until=until))
                task = _plan_asking(transaction, thing, resident_id, next_open(transaction, now))
        tasks = transaction.changed_ids(Task)
        things = frozenset({thing_id})
        changed = Changes(tasks=tasks, things=things, residents=frozenset({resident_id}))
        return Result(task, changed, transaction.operation_id)


def answer_extension(
    transaction: WriteTransaction, task: Task, now: datetime, *, agreed: bool
) -> None:
    """Record what the lender said; the resident is rung with it."""
    if task.thing_id is None:
        return
    thing = transaction.get(Thing, task.thing_id)
    rows = _rows_with(transaction, thing.id, task.resident_id)
    asked = [row.asked_until for row in rows if row.asked_until]
    if not asked:  # it is back meanwhile
        return
    if agreed:
        extend(transaction, thing, rows, asked[0])
        end_tasks(transaction, thing.id, TaskKind.OVERDUE, now, task.resident_id)
    else:
        for row in rows:
            transaction.save(replace(row, asked_until=None))
    transaction.save(
        Task(
            kind=TaskKind.TELL_EXTENSION,
            thing_id=thing.id,
            request_id=task.request_id,
            resident_id=task.resident_id,
            about="yes" if agreed else "no",
            due_at=next_open(transaction, now),
            created_by_operation=transaction.operation_id,
        )
    )


def extend(
    transaction: WriteTransaction, thing: Thing, rows: tuple[Holding, ...], until: date
) -> None:
    """Write the later day down, for the thing and the parts that are with it."""
    holders = {row.holder for row in rows}
    parts = transaction.find(Thing, whole_id=thing.id)
    ids = tuple(part.id for part in parts)
    along = transaction.find(Holding, thing_id=ids)
    for row in (*rows, *(row for row in along if row.holder in holders)):
        transaction.save(replace(row, due_on=until, asked_until=None))


def _rows_with(
    transaction: WriteTransaction, thing_id: UUID, resident_id: UUID | None
) -> tuple[Holding, ...]:
    return transaction.find(
        Holding, thing_id=thing_id, kind=str(HolderKind.RESIDENT), resident_id=resident_id
    )


def _require_free(
    transaction: WriteTransaction, thing: Thing, rows: tuple[Holding, ...], until: date
) -> None:
    """Raise ``UserFacingError`` if somebody else was promised this thing before that day."""
    kept = sum(row.count for row in rows)
    due = [row.due_on for row in rows if row.due_on]
    first = min(due, default=until)
    if free_pieces_on(transaction, thing, (first, until), rows) < kept:
        raise UserFacingError("extension-promised", name=thing.name)


def _plan_asking(
    transaction: WriteTransaction, thing: Thing, resident_id: UUID, due_at: datetime
) -> Task:
    for planned in open_tasks_about(transaction, thing.id, TaskKind.ASK_EXTENSION):
        if planned.resident_id == resident_id:
            return planned
    return transaction.save(
        Task(
            kind=TaskKind.ASK_EXTENSION,
            thing_id=thing.id,
            request_id=thing.request_id,
            resident_id=resident_id,
            about=thing.lender_line,
            due_at=due_at,
            created_by_operation=transaction.operation_id,
        )
    )
