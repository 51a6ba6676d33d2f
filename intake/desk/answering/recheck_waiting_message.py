"""Check a message to a neighbour again just before it is sent: it may have waited for days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.privacy import load_private_facts
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.request import UNDER_WAY, Request
from intake.text.composing.public_wording import private_kinds_in
from intake.text.guarding.finding import FindingKind

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.message import Message
    from intake.ports import ReadTransaction

_REACHES = frozenset(
    {FindingKind.ADDRESS, FindingKind.PHONE, FindingKind.EMAIL, FindingKind.POSTCODE}
)
"""What tells a neighbour where the resident lives. A name may be the neighbour's own."""


def may_be_sent(transaction: ReadTransaction, message: Message, now: datetime) -> bool:
    """Tell whether a message is still right.

    An invitation to a meeting in the past is not, nor is a text with an address that was learnt
    later to be the resident's.
    """
    request = transaction.get(Request, message.request_id)
    agreement = live_agreement(transaction.find(Agreement, request_id=request.id))
    is_invitation = (
        agreement is not None
        and agreement.reply_id == message.reply_id
        and request.state in UNDER_WAY
        and message.written_at < agreement.meet_at
    )
    if is_invitation and agreement is not None and agreement.meet_at <= now:
        return False
    private = load_private_facts(transaction, request)
    return not _REACHES & set(private_kinds_in(f"{message.subject}\n{message.text}", private))
