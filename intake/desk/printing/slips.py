"""Paper for a resident: a pick-up slip once there is an agreement, before it "Bewijs van uw vraag".

Making one never changes a request.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.set_up import find_centre
from intake.desk.permissions import require_permission
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.reply import Agreement, Disclosure
from intake.domain.request import PrivateNote, Request, with_diet
from intake.domain.resident import Resident
from intake.domain.task import Slip, Task
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from intake.text.composing.letter_text import no_answer_letter
from intake.text.composing.slip_text import SlipText, helper_slip, pickup_slip, proof_slip

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import ReadTransaction, Store, WriteTransaction
    from intake.text.composing.letter_text import LetterText


@dataclass(frozen=True)
class Slips:
    """Makes slips and remembers them."""

    store: Store
    clock: Clock
    translate: Translations

    def make(self, actor: Actor, request_id: UUID, paper: str = "A5") -> tuple[Slip, SlipText]:
        """Make the slip that this request is ready for.

        Writes down that it was made, and nothing about the request.
        """
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            agreement = _live(transaction, request_id)
            firm = None
            if agreement and agreement.is_confirmed:
                firm = agreement
            slip = transaction.save(
                Slip(
                    request_id=request_id,
                    agreement_id=firm.id if firm else None,
                    paper=paper,
                    made_by=actor.staff_id,
                    made_at=now,
                )
            )
            return slip, self._text(transaction, request, firm)

    def make_pickup_slip(
        self, actor: Actor, request_id: UUID, paper: str = "A5"
    ) -> tuple[Slip, SlipText]:
        """Make a pick-up slip.

        Raises ``UserFacingError`` while there is no agreement that both said yes to.
        """
        with self.store.read() as transaction:
            agreement = _live(transaction, request_id)
        if agreement is None or not agreement.is_confirmed:
            raise UserFacingError("slip-no-agreement")
        return self.make(actor, request_id, paper)

    def redraw(self, slip_id: UUID) -> tuple[Slip, SlipText]:
        """Give a slip that was made before."""
        with self.store.read() as transaction:
            slip = transaction.get(Slip, slip_id)
            agreement = None
            if slip.agreement_id:
                agreement = transaction.get(Agreement, slip.agreement_id)
            if slip.for_helper and not (
                agreement and agreement.is_confirmed and _may_share(transaction, agreement)
            ):
                raise UserFacingError("share-no-consent")
            return slip, self._text(
                transaction,
                transaction.get(Request, slip.request_id),
                agreement,
                for_helper=slip.for_helper,
            )

    def last(self, actor: Actor) -> tuple[Slip, SlipText]:
        """Give the last slip that this colleague made; raises ``UserFacingError`` when there is none."""
        with self.store.read() as transaction:
            made = [slip for slip in transaction.find(Slip) if slip.made_by == actor.staff_id]
        if not made:
            raise UserFacingError("slip-none-yet")
        slip, text = self.redraw(made[-1].id)
        if slip.for_helper and slip.agreement_id:  # shown again is told again
            with self.store.write(actor, self.clock.now()) as transaction:
                self._disclose(
                    transaction, transaction.get(Agreement, slip.agreement_id), slip.request_id
                )
        return slip, text

    def write_letter(self, actor: Actor, task_id: UUID) -> LetterText:
        """Write the letter to a resident who was rung in vain.

        Raises ``UserFacingError`` without an address of theirs.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.read() as transaction:
            task = transaction.get(Task, task_id)
            centre = find_centre(transaction)
            if centre is None:
                raise UserFacingError("centre-no-name")
            if task.request_id is None:
                raise UserFacingError("letter-no-address")
            request = transaction.get(Request, task.request_id)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.record_access(Resident, request.resident_id, "view")
            today = to_local_time(self.clock.now()).date()
            return no_answer_letter(
                self.translate,
                transaction.get(Resident, request.resident_id),
                request,
                centre,
                max(task.attempts, 1),
                today,
            )

    def record_print(self, actor: Actor, slip_id: UUID) -> None:
        """Write down that a slip went to the printer."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(transaction.get(Slip, slip_id), printed_at=self.clock.now()))

    def make_helper_slip(
        self, actor: Actor, request_id: UUID, paper: str = "A5"
    ) -> tuple[Slip, SlipText]:
        """Make the helper's slip, the one paper with the resident's name and address.

        Only once both said yes, only with consent for it.

        Each such slip is a disclosure of its own.
        """
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            agreement = _live(transaction, request_id)
            if agreement is None or not agreement.is_confirmed:
                raise UserFacingError("slip-no-agreement")
            if not _may_share(transaction, agreement):
                raise UserFacingError("share-no-consent")
            slip = transaction.save(
                Slip(
                    request_id=request_id,
                    agreement_id=agreement.id,
                    paper=paper,
                    for_helper=True,
                    made_by=actor.staff_id,
                    made_at=now,
                )
            )
            self._disclose(transaction, agreement, request_id)
            return slip, self._text(
                transaction, transaction.get(Request, request_id), agreement, for_helper=True
            )

    def _disclose(
        self, transaction: WriteTransaction, agreement: Agreement, request_id: UUID
    ) -> None:
        """Write down what the helper is told of the resident."""
        told = (
            "address",
            "name",
            "phone",
            *sorted(note.topic for note in _notes(transaction, request_id)),
        )
        whose = transaction.get(Request, request_id).resident_id
        transaction.save(
            Disclosure(
                resident_id=whose,
                agreement_id=agreement.id,
                to_whom=agreement.helper,
                fields=", ".join(told),
                at=self.clock.now(),
            )
        )

    def _text(
        self,
        transaction: ReadTransaction,
        request: Request,
        agreement: Agreement | None,
        *,
        for_helper: bool = False,
    ) -> SlipText:
        centre = find_centre(transaction)
        if centre is None:
            raise UserFacingError("centre-no-name")
        resident = transaction.get(Resident, request.resident_id)
        request = with_diet(request, transaction.find(PrivateNote, request_id=request.id))
        if agreement is None:
            return proof_slip(self.translate, resident, request, centre)
        if for_helper:
            return helper_slip(
                self.translate,
                resident,
                request,
                agreement,
                centre,
                _notes(transaction, request.id),
            )
        return pickup_slip(self.translate, resident, request, agreement, centre)


def _live(transaction: ReadTransaction, request_id: UUID) -> Agreement | None:
    live = [
        one
        for one in transaction.find(Agreement, request_id=request_id)
        if one.cancelled_at is None
    ]
    if live:
        return live[0]
    return None


def _notes(transaction: ReadTransaction, request_id: UUID) -> tuple[PrivateNote, ...]:
    """Give what is kept apart of a request and may be told to its helper."""
    return tuple(
        note
        for note in transaction.find(PrivateNote, request_id=request_id, topic="allergies")
        if note.share and note.secret
    )


def _may_share(transaction: ReadTransaction, agreement: Agreement) -> bool:
    """Whether the resident's last word about this very agreement was a yes.

    A yes to an earlier helper is none to this one.
    """
    answers = [
        one
        for one in transaction.find(
            Consent, request_id=agreement.request_id, purpose=str(Purpose.SHARE)
        )
        if one.id > agreement.id
    ]
    return bool(answers) and answers[-1].is_in_force
