"""The tasks about things: a part that is missing, a thing to be brought home; and their end."""

from __future__ import annotations

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
)


def open_tasks_about(
    transaction: ReadTransaction, thing_id: UUID, *kinds: TaskKind
) -> tuple[Task, ...]:
    """Return the open tasks of some kinds about a thing."""
    names = tuple(str(kind) for kind in kinds or ABOUT_THINGS)
    return transaction.find(Task, thing_id=thing_id, kind=names, done_at=None)


def plan_missing_parts(
    transaction: WriteTransaction,
    thing: Thing,
    resident_id: UUID,
    missing: dict[str, int],
    now: datetime,
) -> Task:
    """Plan a call about parts that did not come back; ``missing`` counts them by name."""
    about = ", ".join(f"{count} {name}" for name, count in missing.items())
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


def end_tasks_of_returned(
    transaction: WriteTransaction, thing: Thing, resident_id: UUID | None, now: datetime
) -> frozenset[UUID]:
    """End the calls about what is back, so that nobody is reminded of it; return their ids.

    A call about the thing ends when the resident has no piece of it left, one about its parts when
    no part is left with them.
    """
    ended = set()
    is_whole_out = _has_any(transaction, (thing.id,), resident_id)
    part_ids = tuple(part.id for part in parts_of(transaction, thing))
    is_part_out = bool(part_ids) and _has_any(transaction, part_ids, resident_id)
    for task in open_tasks_about(transaction, thing.id):
        is_theirs = task.resident_id in (None, resident_id)
        is_over = (task.kind in _CALLS_ABOUT_LOANS and not is_whole_out) or (
            task.kind is TaskKind.MISSING_PART and not is_part_out
        )
        if is_theirs and is_over:
            ended.add(transaction.save(task.done(now, transaction.operation_id)).id)
    return frozenset(ended)


def end_tasks(
    transaction: WriteTransaction, thing_id: UUID, kind: TaskKind, now: datetime
) -> frozenset[UUID]:
    """End the open tasks of a kind about a thing; return their ids."""
    return frozenset(
        transaction.save(task.done(now, transaction.operation_id)).id
        for task in open_tasks_about(transaction, thing_id, kind)
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
