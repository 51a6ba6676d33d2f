"""Use cases of calls and tasks: list what is due, record the outcome, undo it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.answering.agreement_confirmation import confirm_if_agreed
from intake.desk.calling.call_log import forget_last_call, log_call
from intake.desk.calling.call_undo import (
    undo_answer,
    undo_caller_answer,
    undo_publishing,
    undo_wrong_number,
)
from intake.desk.calling.due_steps import list_due_steps
from intake.desk.calling.due_task import (
    TaskList,
    mark_number_wrong,
    put_number_first,
)
from intake.desk.calling.due_task_loading import load_due_tasks
from intake.desk.calling.round_answers import ANSWERED_WITH_NO, follow_no
from intake.desk.calling.share_consent import ShareAnswer, save_share_consent
from intake.desk.calling.task_holds import get_open_task, require_not_held
from intake.desk.centre.facts import find_centre, next_open
from intake.desk.closing.closing import (
    cancel_agreement,
    find_live_agreement,
    require_same_agreement,
)
from intake.desk.closing.neighbour_notifier import NeighbourNotifier
from intake.desk.custody.custody_writer import CustodyWriter
from intake.desk.custody.extensions import answer_extension
from intake.desk.custody.giving import give_home
from intake.desk.custody.mishaps import note_lender_told
from intake.desk.permissions import require_permission
from intake.desk.placing.expiry import expiry_on
from intake.desk.placing.manual_publishing import (
    plan_update_if_replaced,
    publish_by_hand,
    was_dropped,
)
from intake.desk.result import Changes, Result
from intake.desk.undo_checks import require_consistent_undo, require_last_operation
from intake.domain.permissions import Permission
from intake.domain.posting import MAY_BE_ONLINE, Posting
from intake.domain.request import Request
from intake.domain.resident import Caller, Resident
from intake.domain.task import CALLS_TO_RESIDENT, CallOutcome, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.agreement import Agreement
    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Platforms, ReadTransaction, Store, WriteTransaction

_RETRY_DELAYS = {
    CallOutcome.NO_ANSWER: timedelta(hours=2),
    CallOutcome.VOICEMAIL: timedelta(hours=4),
    CallOutcome.LATER: timedelta(hours=1),
    CallOutcome.LETTER: timedelta(days=7),
}


class CallAgain(NamedTuple):
    """When to ring again and on which number; None and empty if nobody said."""

    at: datetime | None = None
    number: str = ""


class CallAnswers(NamedTuple):
    """What the resident answered in a call, each None if it was not asked.

    ``agreed`` is the answer to an agreement, or to the person who asked on their behalf; ``share``
    is whether the helper may know who they are. ``read_out`` is the agreement to which both are an
    answer.
    """

    agreed: bool | None = None
    share: ShareAnswer | None = None
    read_out: Agreement | None = None


NO_ANSWERS = CallAnswers()


@dataclass(frozen=True)
class Calls:
    """Lists due tasks, records how calls ended, and undoes that."""

    store: Store
    clock: Clock
    translate: Translate
    platforms: Platforms

    def list_due(self, actor: Actor) -> TaskList:
        """Return the most urgent open tasks and every step that is due, the most urgent first.

        The number of tasks is limited; ``remaining`` counts the others.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            tasks = transaction.list_due_tasks(now)
            remaining = transaction.count_open_tasks() - len(tasks)
            due = load_due_tasks(transaction, tasks, actor, now)
            steps = list_due_steps(transaction, now)
            centre = find_centre(transaction)
        due = sorted(due, key=lambda task: task.urgency(now))
        profiles: dict[str, PlatformProfile] = {}
        if any(task.posting_id for task in tasks):
            profiles = {profile.slug: profile for profile in self.platforms.all()}
        return TaskList(tuple(due), steps, centre, profiles, remaining)

    def record_outcome(
        self,
        actor: Actor,
        task_id: UUID,
        outcome: CallOutcome,
        answers: CallAnswers = NO_ANSWERS,
    ) -> Result[Task]:
        """Record how a call ended, and what was answered in it.

        After a wrong number that number is marked; after anything but "reached" the next attempt is
        planned within the opening hours.

        Raises ``UserFacingError`` for a task that is done already, and if another helper was chosen
        or the meeting was moved since it was read out, or a colleague has taken the task up.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        agreed, share, read_out = answers
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = _get_task_to_record(transaction, task_id, outcome)
            require_not_held(transaction, task, actor, now)
            called = self._save_attempt(transaction, task, outcome, None)
            log_call(transaction, actor, task, outcome, now)
            request = transaction.get_if_any(Request, task.request_id)
            resident = _resident_of(transaction, task, request)
            if outcome is CallOutcome.WRONG_NUMBER:
                _mark_wrong(transaction, task, request, resident)
            if read_out and (share or agreed is not None):
                require_same_agreement(
                    find_live_agreement(transaction, read_out.request_id), read_out
                )
            if share and request and resident:
                save_share_consent(transaction, actor, request, share, now)
            if outcome is CallOutcome.REACHED:
                self._follow_reached(transaction, actor, called, request, agreed=agreed)
        changed = _task_changes(called, request, resident)
        return Result(called, changed, transaction.operation_id)

    def ring_again(
        self, actor: Actor, task_id: UUID, outcome: CallOutcome, again: CallAgain
    ) -> Result[Task]:
        """Record a call that reached nobody, with when and on which number to try again.

        A better number becomes the first to ring; the wrong number is kept and marked wrong. Raises
        ``UserFacingError`` for a task that is done already.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = get_open_task(transaction, task_id)
            require_not_held(transaction, task, actor, now)
            called = self._save_attempt(transaction, task, outcome, again.at)
            log_call(transaction, actor, task, outcome, now)
            request = transaction.get_if_any(Request, task.request_id)
            resident = _resident_of(transaction, task, request)
            if outcome is CallOutcome.WRONG_NUMBER:
                resident = _mark_wrong(transaction, task, request, resident)
            if again.number and resident:
                transaction.save(put_number_first(resident, again.number))
        changed = _task_changes(called, request, resident)
        return Result(called, changed, transaction.operation_id)

    def complete(self, actor: Actor, task_id: UUID) -> Result[Task]:
        """Mark a task as done that is not a call; a thing that was brought home is there then.

        Raises ``UserFacingError`` for a task to take a post off while that may be online: it is
        done when somebody records that the post is off; and for one that a colleague has taken up.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            task = transaction.get(Task, task_id)
            require_not_held(transaction, task, actor, now)
            if task.kind is TaskKind.WITHDRAW and task.posting_id:
                posting = transaction.get(Posting, task.posting_id)
                if posting.state in MAY_BE_ONLINE:
                    raise UserFacingError("task-still-online")
            if task.kind is TaskKind.BRING_HOME and task.thing_id:
                thing = transaction.get(Thing, task.thing_id)
                give_home(CustodyWriter(transaction, actor, now), thing)
            done = transaction.save(task.finish(now, transaction.operation_id))
        things = frozenset({task.thing_id} if task.thing_id else ())
        changed = Changes(tasks=frozenset({task_id}), things=things)
        return Result(done, changed, transaction.operation_id)

    def reopen(self, actor: Actor, task_id: UUID, operation_id: UUID | None = None) -> Result[Task]:
        """Undo the completion of a task or the outcome of a call, with what followed from it.

        ``operation_id`` names the operation to undo. Raises ``UserFacingError`` if somebody has
        recorded another outcome since, another neighbour was chosen, or the request has ended.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            require_last_operation(transaction, task_id, operation_id)
            task = transaction.get(Task, task_id)
            request = transaction.get_if_any(Request, task.request_id)
            resident = _resident_of(transaction, task, request)
            if task.kind is TaskKind.RING_BACK and request and task.done_by_operation:
                undo_answer(transaction, request, task.done_by_operation, now)
            if task.posting_id:
                undo_publishing(transaction, task, transaction.get(Posting, task.posting_id))
            if task.kind is TaskKind.ASK_RESIDENT and request and request.caller_id:
                undo_caller_answer(transaction, task, transaction.get(Caller, request.caller_id))
            was_wrong_number = task.last_outcome == CallOutcome.WRONG_NUMBER
            if was_wrong_number and resident and task.kind in CALLS_TO_RESIDENT:
                undo_wrong_number(transaction, task, resident)
            if task.last_outcome:
                forget_last_call(transaction, task_id)
            reopened = transaction.save(task.undo_last_attempt())
            require_consistent_undo(transaction, now)
        return Result(reopened, _task_changes(reopened, request, None))

    def _save_attempt(
        self,
        transaction: WriteTransaction,
        task: Task,
        outcome: CallOutcome,
        again_at: datetime | None,
    ) -> Task:
        now = self.clock.now()
        if outcome is CallOutcome.REACHED:
            called = task.record_attempt(outcome, now, None)
            return transaction.save(called.finish(now, transaction.operation_id))
        if again_at:
            return transaction.save(task.record_attempt(outcome, now, again_at))
        delay = _RETRY_DELAYS.get(outcome, timedelta(0))
        return transaction.save(
            task.record_attempt(outcome, now, next_open(transaction, now + delay))
        )

    def _follow_reached(
        self,
        transaction: WriteTransaction,
        actor: Actor,
        task: Task,
        request: Request | None,
        *,
        agreed: bool | None,
    ) -> None:
        """Record what a call in which somebody was reached means for post, caller and agreement.

        ``agreed`` is the answer of the resident: to what somebody else asked for them, or to the
        agreement, depending on the task.
        """
        if task.kind is TaskKind.CALL_PLATFORM:
            self._record_told_platform(transaction, actor, task)
        elif task.kind is TaskKind.ASK_RESIDENT and request:
            _record_answer_about_caller(transaction, request, agreed=agreed)
        elif task.kind is TaskKind.RING_BACK and request and agreed is not None:
            self._record_answer_to_agreement(transaction, request, agreed=agreed)
        elif task.kind is TaskKind.ASK_EXTENSION and agreed is not None:
            answer_extension(transaction, task, self.clock.now(), agreed=agreed)
        elif task.kind is TaskKind.TELL_LENDER:
            note_lender_told(transaction, task, self.clock.now())
        elif task.kind in ANSWERED_WITH_NO and request and agreed is False:
            notifier = NeighbourNotifier(transaction, self.translate, self.clock.now())
            follow_no(notifier, task, request)

    def _record_told_platform(
        self, transaction: WriteTransaction, actor: Actor, task: Task
    ) -> None:
        if task.posting_id is None:
            return
        now = self.clock.now()
        posting = transaction.get(Posting, task.posting_id)
        expires_on = expiry_on(self.platforms, posting.platform, now)
        published = publish_by_hand(transaction, actor, posting, now, expires_on)
        plan_update_if_replaced(transaction, published, now)

    def _record_answer_to_agreement(
        self, transaction: WriteTransaction, request: Request, *, agreed: bool
    ) -> None:
        agreement = find_live_agreement(transaction, request.id)
        if agreement is None:
            return
        now = self.clock.now()
        notifier = NeighbourNotifier(transaction, self.translate, now)
        if agreed:
            accepted = agreement.accept_by_resident(now, transaction.operation_id)
            confirm_if_agreed(notifier, transaction.save(accepted))
        else:
            cancel_agreement(notifier, agreement)


def _record_answer_about_caller(
    transaction: WriteTransaction, request: Request, *, agreed: bool | None
) -> None:
    """Record whether the resident wants what the caller asked for them."""
    if request.caller_id:
        caller = transaction.get(Caller, request.caller_id)
        answered = replace(caller, agreed=agreed, answered_by_operation=transaction.operation_id)
        transaction.save(answered)


def _get_task_to_record(transaction: ReadTransaction, task_id: UUID, outcome: CallOutcome) -> Task:
    """Return the open task of a call.

    A platform that has accepted the post by telephone has it, even if the request was dropped
    during the call: then the task may be done already.
    """
    task = transaction.get(Task, task_id)
    posting = transaction.get_if_any(Posting, task.posting_id)
    is_placed = task.kind is TaskKind.CALL_PLATFORM and outcome is CallOutcome.REACHED
    if is_placed and posting and was_dropped(posting):
        return task
    return get_open_task(transaction, task_id)


def _mark_wrong(
    transaction: WriteTransaction, task: Task, request: Request | None, resident: Resident | None
) -> Resident | None:
    """Mark the number that was rung as wrong, if it is a person's; a platform's number is kept."""
    if resident is None or task.kind not in CALLS_TO_RESIDENT:
        return resident
    return transaction.save(mark_number_wrong(resident, _caller_of(transaction, request)))


def _resident_of(
    transaction: ReadTransaction, task: Task, request: Request | None
) -> Resident | None:
    resident_id = task.resident_id or (request.resident_id if request else None)
    return transaction.get_if_any(Resident, resident_id)


def _caller_of(transaction: ReadTransaction, request: Request | None) -> Caller | None:
    if request is None or request.caller_id is None:
        return None
    return transaction.get(Caller, request.caller_id)


def _task_changes(task: Task, request: Request | None, resident: Resident | None) -> Changes:
    return Changes(
        tasks=frozenset({task.id}),
        requests=frozenset({request.id} if request else ()),
        residents=frozenset({resident.id} if resident else ()),
    )
