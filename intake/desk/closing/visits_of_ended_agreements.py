"""After each change, plan nothing more of an agreement that is off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.reporting.withheld import require_not_withheld, require_surely_not_withheld
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.domain.agreement import Agreement
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.visit import Visit, VisitState
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.ports import WriteTransaction


def skip_visits_of_cancelled(transaction: WriteTransaction, now: datetime) -> None:
    """Skip the times to come of each agreement that was cancelled just now."""
    changed = tuple(transaction.changed_ids(Agreement))
    if not changed:
        return
    off = [
        agreement.id
        for agreement in transaction.find(Agreement, id=changed)
        if agreement.cancelled_at is not None
    ]
    if not off:
        return
    planned = str(VisitState.PLANNED)
    for visit in transaction.find(Visit, agreement_id=tuple(off), state=planned):
        if visit.meets_at > now:
            transaction.save(replace(visit, state=VisitState.SKIPPED))


def require_no_visits_of_ended_agreements(transaction: WriteTransaction, now: datetime) -> None:
    """Raise ``UserFacingError`` for a planned time of an ended agreement or a withheld helper.

    A lifted pause, an undo or a continued series may have planned it. The helper of an agreement is
    known by their whole name and their address.
    """
    changed = tuple(transaction.changed_ids(Visit))
    if not changed:
        return
    planned = str(VisitState.PLANNED)
    visits = [
        visit
        for visit in transaction.find(Visit, id=changed, state=planned)
        if visit.meets_at > now
    ]
    agreements = load_by_id(transaction, Agreement, (visit.agreement_id for visit in visits))
    requests = load_by_id(transaction, Request, (visit.request_id for visit in visits))
    for aggregate in load_aggregates(transaction, tuple(requests.values())):
        if aggregate.request.has_ended or aggregate.wants_no_help:
            raise UserFacingError("visit-over")
    for visit in visits:
        agreement = agreements[visit.agreement_id]
        if not agreement.is_live:
            raise UserFacingError("visit-over")
        if visit.helper == agreement.helper:
            reply = transaction.get(Reply, agreement.reply_id)
            require_not_withheld(transaction, reply.name, reply.address)
        else:
            require_surely_not_withheld(transaction, visit.helper)


def plan_visits_again(
    transaction: WriteTransaction, agreement: Agreement, operation_id: UUID | None, now: datetime
) -> None:
    """Plan the times to come again that an operation skipped, when its agreement is restored."""
    skipped = {
        visit.id: visit
        for visit in transaction.find(
            Visit, agreement_id=agreement.id, state=str(VisitState.SKIPPED)
        )
        if visit.meets_at > now
    }
    last = {
        entry.entity_id: entry.operation_id
        for entry in (transaction.history(skipped) if skipped else ())
        if entry.field == "state"
    }
    for visit_id, visit in skipped.items():
        if operation_id and last.get(visit_id) == operation_id:
            transaction.save(visit.plan_again())
