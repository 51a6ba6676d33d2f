"""After each change, plan nothing more of an agreement that is off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.agreement import Agreement
from intake.domain.visit import Visit, VisitState

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.ports import WriteTransaction


def skip_visits_of_cancelled(transaction: WriteTransaction, now: datetime) -> None:
    """Skip the times to come of each agreement that was cancelled just now."""
    changed = tuple(transaction.changed(Agreement))
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
            transaction.save(visit.planned_again())
