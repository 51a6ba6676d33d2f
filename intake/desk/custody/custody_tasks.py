"""The tasks about things: a part that is missing, a thing to be brought home; and their end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.facts import next_open
from intake.desk.custody.custody_writer import parts_of
from intake.domain.custody import HolderKind, Holding
from intake.domain.task import ABOUT_THINGS, Task, TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from intake.domain.thing import Thing
    from intake.ports import ReadTransaction, WriteTransaction

TIME_FOR_PARTS = timedelta(days=3)
"""How long somebody has to find a part at home before they are rung about it."""

_CALLS_ABOUT_LOANS = (
    str(TaskKind.OVERDUE),
    str(TaskKind.NOT_COLLECTED),
    str(TaskKind.ASK_EXTENSION),
    str(TaskKind.TELL_EXTENSION),
    str(TaskKind.FETCH_LOAN),
)


def open_tasks_about(
    transaction: ReadTransaction, thing_id: UUID, *kinds: TaskKind
) -> tuple[Task, ...]:
    """Return the open tasks of some kinds about a thing."""
    names = tuple(str(kind) for kind in kinds or ABOUT_THINGS)
    return transaction.find(Task, thing_id=thing_id, kind=names, done_at=None)


def update_missing_parts_task(
    transaction: WriteTransaction, thing: Thing, resident_id: UUID, now: datetime
) -> Task | None:
    """Keep one open call about the parts that a resident still has without the thing itself.

    Its text lists the parts that are missing now; without any it ends. Returns the open call.
    """
    planned = next(
        (
            task
            for task in open_tasks_about(transaction, thing.id, TaskKind.MISSING_PART)
            if task.resident_id == resident_id
        ),
        None,
    )
    about = _parts_left(transaction, thing, resident_id)
    if not about:
        if planned:
            transaction.save(planned.finish(now, transaction.operation_id))
        return None
    if planned:
        return transaction.save(replace(planned, about=about))
    return transaction.save(
        Task(
            kind=TaskKind.MISSING_PART,
            thing_id=thing.id,
            request_id=thing.request_id,
            resident_id=resident_id,
            about=about,
            due_at=next_open(transaction, now + TIME_FOR_PARTS),
            created_by_operation=transaction.operation_id,
        )
    )


def _parts_left(transaction: ReadTransaction, thing: Thing, resident_id: UUID) -> str:
    """Return the parts that a resident has of a thing that they do not have: "2 haringen"."""
    if _has_any(transaction, (thing.id,), resident_id):
        return ""
    left = []
    for part in parts_of(transaction, thing):
        rows = transaction.find(Holding, thing_id=part.id, resident_id=resident_id)
        pieces = sum(row.count for row in rows)
        if pieces:
            left.append(f"{pieces} {part.name}")
    return ", ".join(left)


def plan_bringing_home(transaction: WriteTransaction, thing: Thing, now: datetime) -> None:
    """Plan that a lender's thing, which is back at the desk, goes home; once."""
    if thing.is_own or open_tasks_about(transaction, thing.id, TaskKind.BRING_HOME):
        return
    transaction.save(
        Task(
            kind=TaskKind.BRING_HOME,
            thing_id=thing.id,
            request_id=thing.request_id,
            about=thing.lender_line,
            due_at=next_open(transaction, now + timedelta(days=1)),
            created_by_operation=transaction.operation_id,
        )
    )


def plan_fetching(
    transaction: WriteTransaction, thing: Thing, resident_id: UUID, now: datetime
) -> None:
    """Plan that a thing of a resident who died or moved is asked for, once.

    A part that lies with its thing needs no task of its own.
    """
    if thing.whole_id and _has_any(transaction, (thing.whole_id,), resident_id):
        return
    planned = open_tasks_about(transaction, thing.id, TaskKind.FETCH_LOAN)
    if any(task.resident_id == resident_id for task in planned):
        return
    transaction.save(
        Task(
            kind=TaskKind.FETCH_LOAN,
            thing_id=thing.id,
            resident_id=resident_id,
            about=thing.lender_line,
            due_at=next_open(transaction, now + timedelta(days=1)),
            created_by_operation=transaction.operation_id,
        )
    )


def end_tasks_of_returned(
    transaction: WriteTransaction, thing: Thing, resident_id: UUID | None, now: datetime
) -> frozenset[UUID]:
    """End the calls about what is back, so that nobody is reminded of it; return their ids.

    A call about the thing ends when the resident has no piece of it left.
    """
    if _has_any(transaction, (thing.id,), resident_id):
        return frozenset()
    return frozenset(
        transaction.save(task.finish(now, transaction.operation_id)).id
        for task in open_tasks_about(transaction, thing.id)
        if task.resident_id in (None, resident_id) and task.kind in _CALLS_ABOUT_LOANS
    )


def end_tasks(
    transaction: WriteTransaction,
    thing_id: UUID,
    kind: TaskKind,
    now: datetime,
    resident_id: UUID | None = None,
) -> frozenset[UUID]:
    """End the open tasks of a kind about a thing, of one resident if given; return their ids."""
    return frozenset(
        transaction.save(task.finish(now, transaction.operation_id)).id
        for task in open_tasks_about(transaction, thing_id, kind)
        if resident_id in (None, task.resident_id)
    )


def _has_any(
    transaction: ReadTransaction, thing_ids: tuple[UUID, ...], resident_id: UUID | None
) -> bool:
    return any(
        row.resident_id == resident_id
        for row in transaction.find(Holding, thing_id=thing_ids, kind=str(HolderKind.RESIDENT))
    )


def find_loans_of(
    transaction: ReadTransaction, tasks: Iterable[Task]
) -> dict[tuple[UUID | None, UUID | None], Holding]:
    """Return what each resident has of the thing that a task to them is about."""
    ids = tuple({task.thing_id for task in tasks if task.thing_id})
    if not ids:
        return {}
    rows = transaction.find(Holding, thing_id=ids, kind=str(HolderKind.RESIDENT))
    return {(row.thing_id, row.resident_id): row for row in rows}
