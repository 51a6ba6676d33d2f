"""Confirm an agreement after both have said yes, and tell the other neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.closing.closing import notify_other_neighbours
from intake.desk.placing.withdrawal_planning import withdraw_everywhere
from intake.domain.request import Request, RequestState

if TYPE_CHECKING:
    from intake.desk.closing.neighbour_notifier import NeighbourNotifier
    from intake.domain.agreement import Agreement


def confirm_if_agreed(notifier: NeighbourNotifier, agreement: Agreement) -> None:
    """Do what follows from a confirmed agreement; do nothing until both have said yes.

    The request becomes agreed, the other neighbours hear "niet meer nodig", and the posts are
    withdrawn.
    """
    transaction = notifier.transaction
    request = transaction.get(Request, agreement.request_id)
    if not agreement.is_confirmed or not request.is_open:
        return
    agreed = transaction.save(replace(request, state=RequestState.AGREED))
    notify_other_neighbours(notifier, agreed, "message-not-needed")
    withdraw_everywhere(transaction, agreed.id, notifier.now)
