"""What a no means that was given in a round of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.closing.cancelled_agreements import cancel_for_neighbour, reopen_agreed
from intake.desk.closing.closing import cancel_agreement, close_request, find_live_agreement
from intake.domain.request import RequestState
from intake.domain.task import TaskKind
from intake.domain.visit import Visit, VisitState

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.desk.closing.neighbour_notifier import NeighbourNotifier
    from intake.domain.request import Request
    from intake.domain.task import Task
    from intake.ports import WriteTransaction

ANSWERED_WITH_NO = frozenset(
    {
        TaskKind.STILL_NEEDED,
        TaskKind.DAY_BEFORE,
        TaskKind.DAY_BEFORE_NEIGHBOUR,
        TaskKind.VISIT_TAKEN_OVER,
    }
)
"""Calls of a round in which somebody may say no."""


def follow_no(notifier: NeighbourNotifier, task: Task, request: Request) -> None:
    """Do what a no means.

    It is not needed any more: the request ends. The resident cannot be there: the agreement is off,
    the helper hears of it, and the request looks for somebody again. The helper cannot come: the
    same, and the resident is rung. Not this new helper: their times are left out.
    """
    transaction = notifier.transaction
    if request.has_ended:
        return
    if task.kind is TaskKind.STILL_NEEDED:
        outcome = notifier.translate("outcome-no-longer-needed")
        close_request(notifier, request, RequestState.CANCELLED, outcome)
        return
    if task.kind is TaskKind.VISIT_TAKEN_OVER:
        _skip_visits_of(transaction, request.id, task.about.partition(" · ")[0], notifier.now)
        return
    agreement = find_live_agreement(transaction, request.id)
    if agreement is None or agreement.id != task.agreement_id:
        return
    if task.kind is TaskKind.DAY_BEFORE:
        cancel_agreement(notifier, agreement)
        reopen_agreed(transaction, agreement)
    else:
        cancel_for_neighbour(transaction, agreement, notifier.now)


def _skip_visits_of(
    transaction: WriteTransaction, request_id: UUID, helper: str, now: datetime
) -> None:
    planned = str(VisitState.PLANNED)
    for visit in transaction.find(Visit, request_id=request_id, state=planned):
        if visit.helper == helper and visit.meets_at > now:
            transaction.save(visit.skip())
