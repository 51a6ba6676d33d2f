"""Hold back an invitation to the chosen neighbour that was not sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.message import NOT_LEFT, Message, MessageState

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.ports import WriteTransaction


def hold_back_invitation(transaction: WriteTransaction, agreement: Agreement) -> None:
    """Hold back the invitation to an agreement that is cancelled, or that nobody wants any more."""
    states = tuple(map(str, NOT_LEFT))
    for message in transaction.find(Message, reply_id=agreement.reply_id, state=states):
        transaction.save(replace(message, state=MessageState.WITHHELD))
