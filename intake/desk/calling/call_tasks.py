"""Ringing back: what waits, by when, what to say, and how the call ended by one key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.answering.agreement import confirm_if_agreed
from intake.desk.centre.set_up import find_centre, opening_hours_of
from intake.desk.closing.closing import (
    cancel_agreement,
    may_be_posted,
    recall_messages,
    restore_agreement,
)
from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.phone import make_phone
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Agreement
from intake.domain.request import WAYS_VIA_DESK, Kind, PrivateNote, Request, RequestState
from intake.domain.resident import Caller, Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Store, WriteTransaction

_AGAIN = {
    CallOutcome.NO_ANSWER: timedelta(hours=2),
    CallOutcome.VOICEMAIL: timedelta(hours=4),
    CallOutcome.LATER: timedelta(hours=1),
    CallOutcome.LETTER: timedelta(days=7),
}


class ShareAnswer(NamedTuple):
    """The answer to whether the helper may know name, address and phone, with the words that were
    read out and their version.
    """

    given: bool
    text: str
    version: str


@dataclass(frozen=True)
class DueTask:
    """A task with whom and what it is about."""

    task: Task
    request: Request | None
    resident: Resident | None
    caller: Caller | None
    agreement: Agreement | None
    notes: tuple[PrivateNote, ...] = ()

    @property
    def share_key(self) -> str:
        """Name the question about telling the helper, nothing where it is not asked.

        One who must know an allergy needs a yes for that too.
        """
        if not self.asks_to_share:
            return ""
        if any(note.secret and note.topic == "allergies" for note in self.notes):
            return "consent-share-notes"
        return "consent-share"

    @property
    def asks_to_share(self) -> bool:
        """Whether the helper comes to the resident and so must know where.

        What goes by way of the desk tells nobody an address.
        """
        request = self.request
        if self.task.kind is not TaskKind.RING_BACK or self.agreement is None or request is None:
            return False
        return not (request.kind is Kind.BORROW and request.answers.get("way", "") in WAYS_VIA_DESK)

    @property
    def number(self) -> str:
        """The number to ring.

        The resident's first one that is not known to be wrong, else the caller's.
        """
        if self.resident:
            phones = self.resident.phones
        else:
            phones = ()
        numbers = [phone.number for phone in phones if not phone.wrong]
        if self.caller and self.caller.phone not in {phone.number for phone in phones}:
            numbers.append(self.caller.phone)
        if numbers:
            return numbers[0]
        return ""

    @property
    def answers_it(self) -> str:
        """Who picks up, where that is somebody else than the resident: "Mehmet Yilmaz (zoon)"."""
        if self.resident:
            phones = [phone for phone in self.resident.phones if not phone.wrong]
        else:
            phones = []
        caller = self.caller
        if caller and (not phones or phones[0].number == caller.phone):
            if caller.relation:
                return f"{caller.name} ({caller.relation})"
            return caller.name
        if phones:
            return phones[0].whose
        return ""


@dataclass(frozen=True)
class Calls:
    """The list of what must be done by a time, and what came of each call."""

    store: Store
    clock: Clock
    translate: Translate

    def due_tasks(self) -> tuple[DueTask, ...]:
        """List every open task, the most urgent first.

        One that makes sense only later stands at the end.
        """
        now = self.clock.now()
        with self.store.read() as transaction:
            found = []
            for task in transaction.find(Task, done_at=None):
                request = None
                if task.request_id:
                    request = transaction.get(Request, task.request_id)
                resident = None
                if task.resident_id:
                    resident = transaction.get(Resident, task.resident_id)
                if resident is None and request is not None:
                    resident = transaction.get(Resident, request.resident_id)
                caller = None
                if request and request.caller_id:
                    caller = transaction.get(Caller, request.caller_id)
                if request:
                    live = [
                        one
                        for one in transaction.find(Agreement, request_id=request.id)
                        if one.cancelled_at is None
                    ]
                else:
                    live = []
                if request and live:
                    notes = transaction.find(PrivateNote, request_id=request.id)
                else:
                    notes = ()
                found.append(
                    DueTask(task, request, resident, caller, live[0] if live else None, notes)
                )
        return tuple(sorted(found, key=lambda due: _urgency(due.task, now)))

    def record_outcome(
        self,
        actor: Actor,
        task_id: UUID,
        outcome: CallOutcome,
        *,
        agreed: bool | None = None,
        share: ShareAnswer | None = None,
    ) -> Changes:
        """Write down how a call ended.

        ``agreed`` is what the resident said to an agreement, or to being asked for by somebody
        else.

        ``share`` is their answer to whether the helper may know who and where they are, with the
        words that were read out. A wrong number takes the number out; anything but "reached" sets
        the next time within the opening hours.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = transaction.get(Task, task_id)
            if (
                task.done_at is not None
            ):  # another desk was first, or there is nothing to ring for any more
                raise UserFacingError("task-done-already")
            reached = outcome is CallOutcome.REACHED
            opening = opening_hours_of(find_centre(transaction), now)
            if reached:
                again = None
            else:
                again = opening.next_open(now + _AGAIN.get(outcome, timedelta(0)))
            rung = task.attempts + (outcome is not CallOutcome.LETTER)
            transaction.save(
                replace(
                    task,
                    attempts=rung,
                    last_outcome=str(outcome),
                    last_at=now,
                    not_before=again,
                    done_at=now if reached else None,
                )
            )
            request = None
            if task.request_id:
                request = transaction.get(Request, task.request_id)
            resident_id = task.resident_id or (request.resident_id if request else None)
            if (
                outcome is CallOutcome.WRONG_NUMBER
                and resident_id
                and task.kind is not TaskKind.CALL_PLATFORM
            ):
                caller = None
                if request and request.caller_id:
                    caller = transaction.get(Caller, request.caller_id)
                transaction.save(_without_number(transaction.get(Resident, resident_id), caller))
            if share and request and resident_id:
                self._shared(transaction, actor, request, resident_id, share)
            if reached and task.kind is TaskKind.CALL_PLATFORM and task.posting_id:
                _brought(transaction, actor, task.posting_id, now)
            if reached and request:
                self._answered(transaction, task, request, now, agreed=agreed)
        return Changes(
            tasks=frozenset({task_id}),
            requests=frozenset({request.id}) if request else frozenset(),
            residents=frozenset({resident_id}) if resident_id else frozenset(),
        )

    def complete(self, actor: Actor, task_id: UUID) -> Changes:
        """Tick a task that is no call."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(transaction.get(Task, task_id), done_at=self.clock.now()))
        return Changes(tasks=frozenset({task_id}))

    def reopen(self, actor: Actor, task_id: UUID) -> Changes:
        """Take a tick back."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = transaction.get(Task, task_id)
            if task.kind is TaskKind.RING_BACK and task.request_id and task.done_at:
                self._unsay(transaction, task.request_id, task.done_at, now)
            if task.posting_id:
                _stands_as_before(transaction, task, task.posting_id)
            if (
                task.kind is TaskKind.ASK_RESIDENT
                and task.request_id
                and (caller_id := transaction.get(Request, task.request_id).caller_id)
            ):
                transaction.save(replace(transaction.get(Caller, caller_id), agreed=None))
            resident_id = task.resident_id or (
                transaction.get(Request, task.request_id).resident_id if task.request_id else None
            )
            if (
                task.last_outcome == CallOutcome.WRONG_NUMBER
                and resident_id
                and task.kind is not TaskKind.CALL_PLATFORM
            ):
                transaction.save(_with_number(transaction.get(Resident, resident_id)))
            rung = task.attempts - (
                bool(task.last_outcome) and task.last_outcome != CallOutcome.LETTER
            )
            transaction.save(
                replace(task, done_at=None, last_outcome="", attempts=max(0, rung), not_before=None)
            )
        return Changes(
            tasks=frozenset({task_id}),
            requests=frozenset({task.request_id}) if task.request_id else frozenset(),
        )

    def _unsay(
        self, transaction: WriteTransaction, request_id: UUID, said_at: datetime, now: datetime
    ) -> None:
        """Take back what the resident said in a call that was ticked by mistake.

        To the meeting, and to telling the helper who they are.
        """
        agreements = transaction.find(Agreement, request_id=request_id)
        if any(one.cancelled_at == said_at for one in agreements) and any(
            one.cancelled_at is None for one in agreements
        ):
            raise UserFacingError("agreement-already")  # somebody else was chosen meanwhile
        heard = recall_messages(transaction, request_id, said_at)
        for agreement in agreements:
            if agreement.cancelled_at == said_at and agreement.reply_id in heard:
                continue  # they were told already that they need not come
            if said_at in (agreement.resident_yes_at, agreement.cancelled_at):
                transaction.save(
                    replace(restore_agreement(transaction, agreement), resident_yes_at=None)
                )
        request = transaction.get(Request, request_id)
        if request.state is RequestState.AGREED:
            request = transaction.save(replace(request, state=RequestState.OPEN))
            for task in (
                ()
                if not may_be_posted(transaction, request)
                else transaction.find(
                    Task, request_id=request_id, kind=str(TaskKind.WITHDRAW), done_at=None
                )
            ):
                transaction.save(replace(task, done_at=now))
        for consent in transaction.find(Consent, request_id=request_id, purpose=str(Purpose.SHARE)):
            if consent.asked_at == said_at and consent.withdrawn_at is None:
                transaction.save(replace(consent, withdrawn_at=now))
                _tell_notes(transaction, request_id, tell=False)

    def _shared(
        self,
        transaction: WriteTransaction,
        actor: Actor,
        request: Request,
        resident_id: UUID,
        share: ShareAnswer,
    ) -> None:
        _tell_notes(transaction, request.id, tell=share.given)
        transaction.save(
            Consent(
                resident_id=resident_id,
                request_id=request.id,
                purpose=Purpose.SHARE,
                given=share.given,
                text_read=share.text,
                text_version=share.version,
                answered_by=_spoken_to(
                    transaction.get(Resident, resident_id),
                    transaction.get(Caller, request.caller_id) if request.caller_id else None,
                ),
                asked_by=actor.staff_id,
                asked_at=self.clock.now(),
            )
        )

    def _answered(
        self,
        transaction: WriteTransaction,
        task: Task,
        request: Request,
        now: datetime,
        *,
        agreed: bool | None,
    ) -> None:
        if task.kind is TaskKind.ASK_RESIDENT and request.caller_id:
            transaction.save(replace(transaction.get(Caller, request.caller_id), agreed=agreed))
        live = [
            one
            for one in transaction.find(Agreement, request_id=request.id)
            if one.cancelled_at is None
        ]
        if task.kind is TaskKind.RING_BACK and live and agreed is not None:
            if agreed:
                confirm_if_agreed(
                    transaction,
                    transaction.save(replace(live[0], resident_yes_at=now)),
                    now,
                    self.translate,
                )
            else:
                cancel_agreement(transaction, live[0], now, self.translate)


def _tell_notes(transaction: WriteTransaction, request_id: UUID, *, tell: bool) -> None:
    """Let the helper read what is kept apart, or no longer."""
    for note in transaction.find(PrivateNote, request_id=request_id):
        transaction.save(replace(note, share=tell))


def _brought(transaction: WriteTransaction, actor: Actor, posting_id: UUID, now: datetime) -> None:
    """The desk of a platform took the request by telephone: it stands."""
    posting = transaction.get(Posting, posting_id)
    if posting.state is PostingState.QUEUED:
        taken = transaction.save(
            posting.move_to(
                PostingState.IN_HAND,
                claimed_by=actor.staff_id,
                claimed_at=now,
                claimed_desk=actor.desk,
            )
        )
        transaction.save(taken.move_to(PostingState.POSTED, posted_at=now))


def _stands_as_before(transaction: WriteTransaction, task: Task, posting_id: UUID) -> None:
    """Undo what a tick did to a post.

    It still stands where it stood, or was not brought to a platform or a board after all.
    """
    posting = transaction.get(Posting, posting_id)
    if (
        task.kind in (TaskKind.WITHDRAW, TaskKind.ASK_OWN)
        and posting.state is PostingState.WITHDRAWN
    ):
        transaction.save(replace(posting, state=PostingState.POSTED))
    brought = (
        task.kind in (TaskKind.CALL_PLATFORM, TaskKind.HANG_UP)
        and posting.posted_at == task.done_at
    )
    if brought and posting.state is PostingState.POSTED:
        transaction.save(replace(posting, state=PostingState.QUEUED, posted_at=None))


def _spoken_to(resident: Resident, caller: Caller | None) -> str:
    """Name who answers the number that is rung: the resident, or whose number it is."""
    good = [phone for phone in resident.phones if not phone.wrong]
    if good:
        return good[0].whose or resident.full_name
    if caller:
        return caller.name
    return resident.full_name


def _urgency(task: Task, now: datetime) -> tuple[bool, bool, datetime, object]:
    later = bool(task.not_before and task.not_before > now)
    return later, task.due_at is None, task.due_at or now, task.id


def _without_number(resident: Resident, caller: Caller | None) -> Resident:
    """Take the number out that was rung.

    One of the caller's alone is kept with the resident as a wrong one.
    """
    good = [phone for phone in resident.phones if not phone.wrong]
    if (
        not good
        and caller
        and caller.phone
        and caller.phone not in {phone.number for phone in resident.phones}
    ):
        return replace(
            resident,
            phones=(
                *resident.phones,
                replace(make_phone(caller.phone), whose=caller.name, wrong=True),
            ),
        )
    return replace(
        resident,
        phones=tuple(
            replace(phone, wrong=True) if good and phone == good[0] else phone
            for phone in resident.phones
        ),
    )


def _with_number(resident: Resident) -> Resident:
    """Give back the number that was taken for wrong last.

    Numbers go from the first on, so it stands right before the first good one.
    """
    good = next(
        (at for at, phone in enumerate(resident.phones) if not phone.wrong), len(resident.phones)
    )
    return replace(
        resident,
        phones=tuple(
            replace(phone, wrong=False) if at == good - 1 else phone
            for at, phone in enumerate(resident.phones)
        ),
    )
