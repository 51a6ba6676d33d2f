"""Tell who comes to the meeting of an agreement: somebody else may have taken the day over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.visit import Visit, VisitState
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.ports import ReadTransaction


def agreement_with_substitute(transaction: ReadTransaction, agreement: Agreement) -> Agreement:
    """Return an agreement with the helper who comes on its day, as a paper must name them."""
    day = to_local_time(agreement.meet_at).date()
    for visit in transaction.find(Visit, agreement_id=agreement.id):
        is_that_day = to_local_time(visit.meets_at).date() == day
        if is_that_day and visit.state is not VisitState.SKIPPED:
            return replace(agreement, helper=visit.helper)
    return agreement
