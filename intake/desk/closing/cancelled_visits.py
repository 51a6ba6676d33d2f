"""After each change, plan nothing more of an agreement that is off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.agreement import Agreement
from intake.domain.visit import Visit, VisitState

if TYPE_CHECKING:
    from datetime import datetime

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
