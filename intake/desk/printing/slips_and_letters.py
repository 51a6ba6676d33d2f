"""Make, redraw and record the slips and letters of a request. None of this changes the request.

A pick-up slip needs an agreement; before that the paper is a "Bewijs van uw vraag".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.calling.who_comes import agreement_with_substitute
from intake.desk.centre.facts import get_centre
from intake.desk.centre.paper_languages import printed_languages
from intake.desk.custody.custody_tasks import find_loans_of
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_aggregate
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.consent import Purpose
from intake.domain.disclosure import Disclosure
from intake.domain.permissions import Permission
from intake.domain.private_note import PrivateNote, add_diet
from intake.domain.request import Request, RequestState
from intake.domain.resident import Resident
from intake.domain.slips import Slip
from intake.domain.task import ABOUT_THINGS, Task
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from intake.text.composing.helper_slip import helper_slip
from intake.text.composing.no_answer_letter import no_answer_letter
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.slip_text import SlipFacts, SlipText
from intake.text.composing.thing_letter import thing_letter
from intake.text.composing.thing_script import ThingCall

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import ReadTransaction, Store, WriteTransaction
    from intake.text.composing.no_answer_letter import LetterText


class MadeSlip(NamedTuple):
    """A slip, the words on it, and what was asked."""

    slip: Slip
    text: SlipText
    what: str = ""


@dataclass(frozen=True)
class Slips:
    """Makes slips and stores which were made."""

    store: Store
    clock: Clock
    translations: Translations

    def make(self, actor: Actor, request_id: UUID, paper: str = "A5") -> Result[MadeSlip]:
        """Make the slip that fits the state of this request, and record it."""
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            _require_wanted(load_aggregate(transaction, request_id))
            agreement = _find_confirmed(transaction, request_id)
            slip = transaction.save(
                Slip(
                    request_id=request_id,
                    agreement_id=agreement.id if agreement else None,
                    paper=paper,
                    made_by=actor.staff_id,
                    made_at=now,
                )
            )
            request = transaction.get(Request, request_id)
            return Result(
                MadeSlip(slip, self._write_text(transaction, request, agreement), request.what)
            )

    def make_pickup_slip(
        self, actor: Actor, request_id: UUID, paper: str = "A5"
    ) -> Result[MadeSlip]:
        """Make a pick-up slip; raises ``UserFacingError`` without a confirmed agreement."""
        with self.store.read() as transaction:
            if _find_confirmed(transaction, request_id) is None:
                raise UserFacingError("slip-no-agreement")
        return self.make(actor, request_id, paper)

    def make_helper_slip(
        self, actor: Actor, request_id: UUID, paper: str = "A5"
    ) -> Result[MadeSlip]:
        """Make the helper's slip, the only paper with the resident's name and address.

        It needs the yes of both and the consent to share. Each one is a disclosure.
        """
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            if transaction.get(Request, request_id).has_ended:
                raise UserFacingError("paper-not-wanted")
            agreement = _find_confirmed(transaction, request_id)
            if agreement is None:
                raise UserFacingError("slip-no-agreement")
            if not _resident_agreed_to_share(transaction, agreement):
                raise UserFacingError("share-no-consent")
            if agreement_with_substitute(transaction, agreement).helper != agreement.helper:
                raise UserFacingError("slip-other-helper")  # the yes was to the first helper
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
            self._save_disclosure(transaction, agreement)
            request = transaction.get(Request, request_id)
            return Result(
                MadeSlip(slip, self._helper_text(transaction, request, agreement), request.what)
            )

    def redraw(self, actor: Actor, slip_id: UUID) -> Result[MadeSlip]:
        """Return a slip that was made before, with its present words.

        The look is audited. Raises ``UserFacingError`` for a helper's slip without consent.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            slip = transaction.get(Slip, slip_id)
            request = transaction.get(Request, slip.request_id)
            transaction.record_access(Resident, request.resident_id, "view")
            agreement = None
            if slip.agreement_id:
                agreement = transaction.get(Agreement, slip.agreement_id)
            _require_slip_allowed(slip, transaction, agreement)
            if agreement is None or not slip.for_helper:
                return Result(
                    MadeSlip(slip, self._write_text(transaction, request, agreement), request.what)
                )
            return Result(
                MadeSlip(slip, self._helper_text(transaction, request, agreement), request.what)
            )

    def last(self, actor: Actor) -> Result[MadeSlip]:
        """Return the last slip that this colleague made.

        Showing a helper's slip is a disclosure again. Raises ``UserFacingError`` if there is none.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            slips = transaction.find(Slip, made_by=actor.staff_id)
        if not slips:
            raise UserFacingError("slip-none-yet")
        return self.show_again(actor, slips[-1].id)

    def show_again(self, actor: Actor, slip_id: UUID) -> Result[MadeSlip]:
        """Return a slip that was made before; for a helper's slip this is a disclosure again.

        Raises ``UserFacingError`` if it may not be handed out any more.
        """
        require_permission(actor, Permission.PRINT)
        slip = self.redraw(actor, slip_id).value
        if slip.slip.for_helper and slip.slip.agreement_id:
            with self.store.write(actor, self.clock.now()) as transaction:
                self._save_disclosure(
                    transaction, transaction.get(Agreement, slip.slip.agreement_id)
                )
        return Result(slip)

    def write_letter(self, actor: Actor, task_id: UUID) -> Result[LetterText]:
        """Write the letter to a resident who could not be reached by telephone.

        Raises ``UserFacingError`` if their address is not known.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            task = transaction.get(Task, task_id)
            centre = get_centre(transaction)
            if task.kind in ABOUT_THINGS:
                return Result(self._thing_letter(transaction, task, centre))
            request = _get_letter_request(transaction, task)
            resident = transaction.get(Resident, request.resident_id)
            transaction.record_access(Resident, resident.id, "view")
            languages = printed_languages(transaction)
        today = to_local_time(self.clock.now()).date()
        calls = max(task.attempts, 1)
        letter = no_answer_letter(
            self.translations, SlipFacts(resident, request, centre, languages), calls, today
        )
        return Result(letter)

    def require_letter_allowed(self, actor: Actor, task_id: UUID) -> None:
        """Raise ``UserFacingError`` if a letter that is on the screen may not be sent any more."""
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            task = transaction.get(Task, task_id)
            if task.kind in ABOUT_THINGS:
                _require_late(task)
            else:
                _get_letter_request(transaction, task)

    def require_slip_allowed(self, actor: Actor, slip_id: UUID) -> None:
        """Raise ``UserFacingError`` if a slip that is on the screen may not be handed out any more.

        Its agreement was cancelled, or the resident withdrew the consent to share.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.read(actor) as transaction:
            slip = transaction.get(Slip, slip_id)
            agreement = transaction.get_if_any(Agreement, slip.agreement_id)
            _require_slip_allowed(slip, transaction, agreement)

    def record_print(self, actor: Actor, slip_id: UUID) -> Result[Slip]:
        """Record that a slip was sent to the printer."""
        require_permission(actor, Permission.PRINT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            slip = transaction.get(Slip, slip_id)
            printed = transaction.save(replace(slip, printed_at=now))
        changed = Changes(requests=frozenset({slip.request_id}))
        return Result(printed, changed, transaction.operation_id)

    def _thing_letter(
        self, transaction: WriteTransaction, task: Task, centre: Centre
    ) -> LetterText:
        """Return the letter about a thing that is late, or of which a part is missing."""
        _require_late(task)
        resident = transaction.get_if_any(Resident, task.resident_id)
        thing = transaction.get_if_any(Thing, task.thing_id)
        if resident is None or thing is None:
            raise UserFacingError("paper-not-wanted")
        transaction.record_access(Resident, resident.id, "view")
        loans = find_loans_of(transaction, (task,))
        loan = loans.get((thing.id, resident.id))
        call = ThingCall(
            kind=task.kind,
            name=thing.name,
            pieces=loan.count if loan else 1,
            day=loan.due_on if loan else None,
            about=task.about,
        )
        today = to_local_time(self.clock.now()).date()
        return thing_letter(self.translations, call, resident, centre, today)

    def _save_disclosure(self, transaction: WriteTransaction, agreement: Agreement) -> None:
        """Record what the helper is told about the resident."""
        notes = _shared_notes(transaction, agreement.request_id)
        topics = sorted(note.topic for note in notes)
        request = transaction.get(Request, agreement.request_id)
        transaction.save(
            Disclosure(
                resident_id=request.resident_id,
                agreement_id=agreement.id,
                to_whom=agreement.helper,
                fields=", ".join(("address", "name", "phone", *topics)),
                at=self.clock.now(),
            )
        )

    def _write_text(
        self, transaction: ReadTransaction, request: Request, agreement: Agreement | None
    ) -> SlipText:
        centre = get_centre(transaction)
        resident = transaction.get(Resident, request.resident_id)
        notes = transaction.find(PrivateNote, request_id=request.id)
        languages = printed_languages(transaction)
        facts = SlipFacts(resident, add_diet(request, notes), centre, languages)
        if agreement is None:
            return proof_slip(self.translations, facts)
        return pickup_slip(
            self.translations, facts, agreement_with_substitute(transaction, agreement)
        )

    def _helper_text(
        self, transaction: ReadTransaction, request: Request, agreement: Agreement
    ) -> SlipText:
        centre = get_centre(transaction)
        resident = transaction.get(Resident, request.resident_id)
        notes = transaction.find(PrivateNote, request_id=request.id)
        shared = _shared_notes(transaction, request.id)
        facts = SlipFacts(resident, add_diet(request, notes), centre)
        return helper_slip(self.translations, facts, agreement, shared)


def _require_wanted(aggregate: RequestAggregate) -> None:
    """Raise ``UserFacingError`` for a paper of a request that the resident no longer wants."""
    if aggregate.request.state is RequestState.CANCELLED or aggregate.wants_no_help:
        raise UserFacingError("paper-not-wanted")


def _require_slip_allowed(
    slip: Slip, transaction: ReadTransaction, agreement: Agreement | None
) -> None:
    """Raise ``UserFacingError`` if the agreement is cancelled or its facts may not be shared."""
    _require_wanted(load_aggregate(transaction, slip.request_id))
    if agreement and not agreement.is_live:
        raise UserFacingError("slip-called-off")
    if not slip.for_helper:
        return
    if agreement is None or not agreement.is_confirmed:
        raise UserFacingError("share-no-consent")
    if not _resident_agreed_to_share(transaction, agreement):
        raise UserFacingError("share-no-consent")


def _require_late(task: Task) -> None:
    """Raise ``UserFacingError`` if what a letter asks for is back already."""
    if not task.is_open:
        raise UserFacingError("paper-not-wanted")


def _get_letter_request(transaction: ReadTransaction, task: Task) -> Request:
    """Return the request that a letter is about.

    Raises ``UserFacingError`` if there is no reason to write to the resident any more.
    """
    if task.request_id is None:
        raise UserFacingError("letter-no-address")
    aggregate = load_aggregate(transaction, task.request_id)
    if aggregate.resident.gone:
        raise UserFacingError("take-gone")
    if not task.is_open or aggregate.request.has_ended or aggregate.refuses_calls:
        raise UserFacingError("paper-not-wanted")
    _require_wanted(aggregate)
    return aggregate.request


def _find_confirmed(transaction: ReadTransaction, request_id: UUID) -> Agreement | None:
    agreement = live_agreement(transaction.find(Agreement, request_id=request_id))
    if agreement and agreement.is_confirmed:
        return agreement
    return None


def _shared_notes(transaction: ReadTransaction, request_id: UUID) -> tuple[PrivateNote, ...]:
    """Return the private notes of a request that its helper may read."""
    notes = transaction.find(PrivateNote, request_id=request_id, topic="allergies")
    return tuple(note for note in notes if note.share and note.secret)


def _resident_agreed_to_share(transaction: ReadTransaction, agreement: Agreement) -> bool:
    """Tell whether the resident's last answer about this agreement was a yes.

    A yes about an earlier helper does not count; a no that names no helper counts for each. No yes
    counts if the resident wants nothing of the request any more.
    """
    aggregate = load_aggregate(transaction, agreement.request_id)
    if aggregate.wants_no_help or not aggregate.resident_was_asked:
        return False
    answers = aggregate.answers_to(Purpose.SHARE)
    about_this = [answer for answer in answers if answer.agreement_id in (agreement.id, None)]
    return bool(about_this) and about_this[-1].is_in_force and bool(about_this[-1].agreement_id)
