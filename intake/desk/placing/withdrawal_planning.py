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


_TASKS_KEEPING_ONLINE = frozenset({TaskKind.RENEW, TaskKind.UPDATE_POST})
"""Tasks that have no purpose for a post that will be withdrawn."""


def may_be_posted(transaction: ReadTransaction, request: Request) -> bool:
    """Tell whether a request may still be posted (``RequestAggregate.may_be_posted``)."""
    return load_aggregate(transaction, request.id).may_be_posted


def mark_withdrawn(transaction: WriteTransaction, posting: Posting, now: datetime) -> Posting:
    """Record that a posting is online nowhere, or no longer, and end the tasks about it."""
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
            transaction.save(task.finish(now, transaction.operation_id))


def withdraw_everywhere(
    transaction: WriteTransaction, request_id: UUID, now: datetime, *, include_expired: bool = False
) -> frozenset[UUID]:
    """Drop what waits, and create a task for each platform where the request may be online.

    That a post has expired is our own calculation: with ``include_expired``, for a resident who
    refuses it or a colleague who asks for it, a person looks whether it is gone. Returns the ids of
    the new tasks.
    """
    request = load_aggregate(transaction, request_id)
    being_withdrawn = {
        task.posting_id for task in request.open_tasks if task.kind is TaskKind.WITHDRAW
    }
    for posting in request.never_online:
        mark_withdrawn(transaction, posting, now)
    to_withdraw = request.possibly_online
    for posting in request.expired:
        finish_tasks_of(transaction, posting, now, _TASKS_KEEPING_ONLINE)
    if include_expired:
        to_withdraw += request.expired
    tasks = [
        plan_withdrawal(transaction, posting, now)
        for posting in to_withdraw
        if posting.id not in being_withdrawn
    ]
    return frozenset(task.id for task in tasks)


def plan_withdrawal(transaction: WriteTransaction, posting: Posting, now: datetime) -> Task:
    """Create the task to remove one post from its platform; it need not be renewed any more."""
    finish_tasks_of(transaction, posting, now, _TASKS_KEEPING_ONLINE)
    due_at = first_deadline(transaction, now)
    operation = transaction.operation_id
    return transaction.save(Task.about_post(posting, TaskKind.WITHDRAW, due_at, operation))


def cancel_withdrawals(transaction: WriteTransaction, request_id: UUID, now: datetime) -> None:
    """Complete the tasks to withdraw a request, because it may stay online.

    A post that had to be changed or renewed before must be again.
    """
    for task in transaction.find(Task, request_id=request_id, kind=TaskKind.WITHDRAW, done_at=None):
        transaction.save(task.finish(now, transaction.operation_id))
        for other in transaction.find(Task, posting_id=task.posting_id):
            ended_together = (
                task.created_by_operation is not None
                and other.done_by_operation == task.created_by_operation
            )
            if other.kind in _TASKS_KEEPING_ONLINE and ended_together:
                transaction.save(other.reopen())
