"""What happens once both said yes.

The request is agreed, the others hear "niet meer nodig", the posts come off.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.closing.closing import notify_other_neighbours, withdraw_everywhere
from intake.domain.request import Request, RequestState

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.reply import Agreement
    from intake.kit.translations import Translate
    from intake.ports import WriteTransaction


def confirm_if_agreed(
    transaction: WriteTransaction, agreement: Agreement, now: datetime, translate: Translate
) -> bool:
    """Do what follows from an agreement that both said yes to; gives whether it is firm."""
    if not agreement.is_confirmed:
        return False
    if transaction.get(Request, agreement.request_id).state is not RequestState.OPEN:
        return False
    request = transaction.save(
        replace(transaction.get(Request, agreement.request_id), state=RequestState.AGREED)
    )
    notify_other_neighbours(transaction, request, now, translate, "message-not-needed")
    withdraw_everywhere(transaction, request.id, now)
    return True
