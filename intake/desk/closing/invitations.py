"""Hold back what was written to the chosen neighbour and has not left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.message import NOT_LEFT, Message, MessageState

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.ports import WriteTransaction


def hold_back_invitation(transaction: WriteTransaction, agreement: Agreement) -> None:
    """Keep here what invites somebody to an agreement that is off, or that nobody wants."""
    states = tuple(map(str, NOT_LEFT))
    for message in transaction.find(Message, reply_id=agreement.reply_id, state=states):
        transaction.save(replace(message, state=MessageState.WITHHELD))
