"""Withdraw a request from its platforms: drop what waits, create tasks for what may be online."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.request_loading import load_aggregate
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.posting import Posting
    from intake.domain.request import Request
    from intake.ports import ReadTransaction, WriteTransaction


_KEEP_ONLINE = frozenset({TaskKind.RENEW, TaskKind.UPDATE_POST})
"""Tasks that have no purpose for a post that will be withdrawn."""


def may_be_posted(transaction: ReadTransaction, request: Request) -> bool:
    """Tell whether a request may still be posted (``RequestAggregate.may_be_posted``)."""
    return load_aggregate(transaction, request.id).may_be_posted


def drop_posting(transaction: WriteTransaction, posting: Posting, now: datetime) -> Posting:
    """Drop a posting that is not online anywhere, with the tasks about it."""
    finish_tasks_of(transaction, posting, now)
    return transaction.save(posting.withdraw())


def finish_tasks_of(
    transaction: WriteTransaction,
    posting: Posting,
    now: datetime,
    kinds: frozenset[TaskKind] = frozenset(TaskKind),
) -> None:
    """Complete the open tasks of these kinds about a posting."""
    for task in transaction.find(Task, posting_id=posting.id, done_at=None):
        if task.kind in kinds:
            transaction.save(task.done(now, transaction.operation_id))


def withdraw_everywhere(
    transaction: WriteTransaction, request_id: UUID, now: datetime
) -> frozenset[UUID]:
    """Drop what waits, and create a task for each platform where the request may be online.

    Returns the ids of the new tasks.
    """
    request = load_aggregate(transaction, request_id)
    being_withdrawn = {
        task.posting_id for task in request.open_tasks if task.kind is TaskKind.WITHDRAW
    }
    for posting in request.nothing_to_withdraw:
        drop_posting(transaction, posting, now)
    for posting in request.possibly_online:
        finish_tasks_of(transaction, posting, now, _KEEP_ONLINE)
    tasks = [
        transaction.save(
            Task(
                kind=TaskKind.WITHDRAW,
                request_id=request_id,
                posting_id=posting.id,
                about=posting.platform,
                due_at=first_deadline(transaction, now),
                created_by_operation=transaction.operation_id,
            )
        )
        for posting in request.possibly_online
        if posting.id not in being_withdrawn
    ]
    return frozenset(task.id for task in tasks)


def cancel_withdrawals(transaction: WriteTransaction, request_id: UUID, now: datetime) -> None:
    """Complete the tasks to withdraw a request, because it may stay online."""
    for task in transaction.find(
        Task, request_id=request_id, kind=str(TaskKind.WITHDRAW), done_at=None
    ):
        transaction.save(task.done(now, transaction.operation_id))
