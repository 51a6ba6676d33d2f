"""The resident's answer whether the chosen helper may know who and where they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.calling.due_task import person_spoken_to
from intake.desk.closing.closing import find_live_agreement
from intake.domain.consent import Consent, Purpose
from intake.domain.private_note import PrivateNote
from intake.domain.resident import Caller, Resident

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.request import Request
    from intake.ports import WriteTransaction


class ShareAnswer(NamedTuple):
    """Whether the helper may know name, address and phone; with the question as read aloud."""

    given: bool
    text: str
    version: str


def save_share_consent(
    transaction: WriteTransaction,
    actor: Actor,
    request: Request,
    share: ShareAnswer,
    now: datetime,
) -> None:
    """Store the answer, and let the helper read the private notes accordingly."""
    _share_notes(transaction, request.id, share=share.given)
    resident = transaction.get(Resident, request.resident_id)
    caller = transaction.get_if_any(Caller, request.caller_id)
    agreement = find_live_agreement(transaction, request.id)
    transaction.save(
        Consent(
            resident_id=resident.id,
            request_id=request.id,
            agreement_id=agreement.id if agreement else None,
            purpose=Purpose.SHARE,
            given=share.given,
            text_read=share.text,
            text_version=share.version,
            answered_by=person_spoken_to(resident, caller),
            asked_by=actor.staff_id,
            asked_at=now,
            asked_by_operation=transaction.operation_id,
        )
    )


def _share_notes(transaction: WriteTransaction, request_id: UUID, *, share: bool) -> None:
    """Allow the helper to read the private notes of a request, or forbid it."""
    for note in transaction.find(PrivateNote, request_id=request_id):
        transaction.save(replace(note, share=share))


def undo_share_consent(
    transaction: WriteTransaction, request: Request, operation: UUID, now: datetime
) -> None:
    """Withdraw the answer that was stored by an operation."""
    answers = transaction.find(
        Consent,
        request_id=request.id,
        purpose=Purpose.SHARE,
        asked_by_operation=operation,
        withdrawn_at=None,
    )
    for consent in answers:
        transaction.save(consent.withdraw(now))
        _share_notes(transaction, request.id, share=False)
