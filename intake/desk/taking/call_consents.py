"""Write the consents that were asked in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.taking.answers_on_page import is_new_answer
from intake.domain.consent import STANDING, Consent, Purpose
from intake.domain.draft import Draft, DraftState
from intake.domain.resident import Caller

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from intake.desk.taking.call_entries import CallEntries
    from intake.domain.permissions import Actor
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.ports import ReadTransaction, WriteTransaction


class ReadText(NamedTuple):
    """The consent question as it was read aloud, and the version of its wording."""

    version: str
    text: str


def finished_page(transaction: ReadTransaction, call: CallEntries) -> Mapping[str, str]:
    """Return the page that the request of a call was saved from last; empty for a new one."""
    pages = [
        draft.page
        for draft in transaction.find(Draft, state=DraftState.FINISHED)
        if draft.page.get("code") == call.code
    ]
    return pages[-1] if pages else {}


def is_carried_along(transaction: ReadTransaction, call: CallEntries, about: str) -> bool:
    """Tell whether an answer was on the page that the request was saved from last."""
    page = finished_page(transaction, call)
    return bool(page) and not is_new_answer(page, call, about)


@dataclass(frozen=True)
class ConsentWriter:
    """Writes the answers of one call within its transaction."""

    transaction: WriteTransaction
    actor: Actor
    call: CallEntries
    now: datetime

    def end_answer_of_caller(self, request: Request, previous: Request | None) -> None:
        """End the consent that a caller gave who is no longer the one who asks.

        What the resident refused stays refused. If the resident was not asked yet, posting must be
        asked anew. A resident who agreed to the caller agreed to what they answered.
        """
        if previous is None or previous.caller_id in (None, request.caller_id):
            return
        caller = self.transaction.get(Caller, previous.caller_id)
        is_carried = is_carried_along(self.transaction, self.call, Purpose.POST)
        was_answered_now = self.call.consent(Purpose.POST) is not None and not is_carried
        if caller.agreed is True or was_answered_now:
            return
        self.transaction.save(
            Consent(
                resident_id=request.resident_id,
                request_id=request.id,
                purpose=Purpose.POST,
                given=caller.agreed,
                text_read="",
                text_version="",
                asked_by=self.actor.staff_id,
                asked_at=self.now,
                withdrawn_at=self.now if caller.agreed is False else None,
                asked_by_operation=self.transaction.operation_id,
            )
        )

    def save(
        self, request: Request, resident: Resident, read_texts: Mapping[Purpose, ReadText]
    ) -> None:
        """Add each consent that was asked, unless the same answer is stored already."""
        answered_by = resident.full_name
        if self.call.for_other:
            answered_by = self.call.part("caller").get("name", "")
        for purpose, (version, text) in read_texts.items():
            if not self.call.was_asked(purpose):
                continue
            consent = Consent(
                resident_id=resident.id,
                request_id=None if purpose in STANDING else request.id,
                purpose=purpose,
                given=self.call.consent(purpose),
                text_read=text,
                text_version=version,
                about=self.call.by_name.get("about", "") if purpose is Purpose.POST else "",
                channel=self.call.by_name.get("channel", "phone"),
                answered_by=answered_by,
                asked_by=self.actor.staff_id,
                asked_at=self.now,
                asked_by_operation=self.transaction.operation_id,
            )
            if not self._repeats_last_answer(consent):
                self.transaction.save(consent)

    def _repeats_last_answer(self, consent: Consent) -> bool:
        """Tell whether an answer need not be stored: it is the last one, or was not given now.

        A yes after a no is stored again. A no that is said again is stored again, so that it is the
        newest. What the page of a changed request only carries along nobody has said now.
        """
        if is_carried_along(self.transaction, self.call, consent.purpose):
            return True
        if consent.given is False:
            return False
        answers = self.transaction.find(
            Consent,
            resident_id=consent.resident_id,
            purpose=str(consent.purpose),
            request_id=consent.request_id,
        )
        if not answers or self._keeping_was_refused_after(answers[-1]):
            return False
        last = answers[-1]
        return last.withdrawn_at is None and _answer_key(last) == _answer_key(consent)

    def _keeping_was_refused_after(self, answer: Consent) -> bool:
        """Tell whether storing was refused after an answer: then a yes to posting is new."""
        if answer.purpose is not Purpose.POST:
            return False
        kept = self.transaction.find(
            Consent, resident_id=answer.resident_id, purpose=Purpose.KEEP, request_id=None
        )
        return bool(kept) and kept[-1].given is False and kept[-1].sequence > answer.sequence


def _answer_key(consent: Consent) -> tuple[object, ...]:
    """Return the answer, the words that were read out, and who answered."""
    return consent.given, consent.about, consent.text_read, consent.answered_by
