"""What follows when one side cannot keep an agreement: the request looks for somebody again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.closing.closing import end_tasks_of_agreement, release_reserve
from intake.desk.closing.invitations import hold_back_invitation
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.agreement import Agreement
    from intake.ports import WriteTransaction


def cancel_for_neighbour(
    transaction: WriteTransaction, agreement: Agreement, now: datetime
) -> tuple[Agreement, frozenset[UUID]]:
    """Cancel an agreement because its helper cannot come; they are told nothing.

    Returns the agreement, and the id of the call that tells the resident if they had agreed.
    """
    cancelled = transaction.save(agreement.cancel(now, transaction.operation_id))
    hold_back_invitation(transaction, agreement, now)
    tasks: frozenset[UUID] = frozenset()
    if reopen_agreed(transaction, agreement):
        request = transaction.get(Request, agreement.request_id)
        tasks = frozenset({ensure_ring_back(transaction, request, now).id})
    chosen = transaction.get(Reply, agreement.reply_id)
    transaction.save(replace(chosen, state=ReplyState.WENT_AWAY))
    end_tasks_of_agreement(transaction, agreement, now)
    release_reserve(transaction, agreement.request_id)
    return cancelled, tasks


def reopen_agreed(transaction: WriteTransaction, agreement: Agreement) -> bool:
    """Reopen an agreed request for another reply; tell whether it was agreed."""
    request = transaction.get(Request, agreement.request_id)
    if request.state is not RequestState.AGREED:
        return False
    transaction.save(request.reopen(RequestState.OPEN))
    return True


def ensure_ring_back(transaction: WriteTransaction, request: Request, now: datetime) -> Task:
    """Return the open task to ring the resident; create it if there is none."""
    open_tasks = transaction.find(
        Task, request_id=request.id, kind=TaskKind.RING_BACK, done_at=None
    )
    if open_tasks:
        return open_tasks[0]
    return transaction.save(
        Task(
            kind=TaskKind.RING_BACK,
            request_id=request.id,
            resident_id=request.resident_id,
            due_at=first_deadline(transaction, now),
        )
    )
