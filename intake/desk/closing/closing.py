"""End a request or an agreement with everything that follows from it, and undo that.

After a request has ended, nothing of it stays online, no neighbour waits for an answer, and nobody
is rung without need. An end can be undone as far as nobody outside has heard of it: each row holds
the id of the operation that changed it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.closing.invitations import hold_back_invitation, release_invitation
from intake.desk.closing.neighbour_notifier import neighbour_name_and_address
from intake.desk.closing.visits_of_ended_agreements import plan_visits_again
from intake.desk.custody.loan_calendar import RESERVING_STATES
from intake.desk.custody.promised_own_pieces import has_own_piece_free
from intake.desk.placing.withdrawal_planning import (
    cancel_withdrawals,
    may_be_posted,
    withdraw_everywhere,
)
from intake.desk.reporting.withheld import find_withheld
from intake.desk.request_loading import load_aggregate
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.message import Message, MessageState
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.request_aggregate import ENDS_WITH_REQUEST
from intake.domain.task import CALLS_TO_RESIDENT, ENDS_WITH_AGREEMENT, Task, TaskKind
from intake.domain.visit import Visit, VisitState
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.desk.closing.neighbour_notifier import NeighbourNotifier
    from intake.ports import WriteTransaction


def find_live_agreement(transaction: WriteTransaction, request_id: UUID) -> Agreement | None:
    """Return the agreement of a request that nobody has cancelled."""
    return live_agreement(transaction.find(Agreement, request_id=request_id))


def notify_other_neighbours(notifier: NeighbourNotifier, request: Request, text: str) -> None:
    """Tell every waiting neighbour that it is no longer needed; ``text`` names the message.

    A neighbour who was chosen and also replied on another platform is skipped, so that nobody gets
    both a yes and a no.
    """
    transaction = notifier.transaction
    waiting = transaction.find(Reply, request_id=request.id, state=ReplyState.NEW)
    chosen = transaction.find(Reply, request_id=request.id, state=ReplyState.CHOSEN)
    for reply in waiting:
        if any(reply.is_of_same_neighbour(other) for other in chosen):
            transaction.save(replace(reply, state=ReplyState.NOT_NEEDED))
        else:
            notifier.dismiss(reply, request, text)


def cancel_agreement(notifier: NeighbourNotifier, agreement: Agreement) -> None:
    """Cancel an agreement before the meeting: the chosen neighbour hears that they need not come.

    An invitation that was not sent is held back. A neighbour who has already helped is told
    nothing.
    """
    transaction = notifier.transaction
    transaction.save(agreement.cancel(notifier.now, transaction.operation_id))
    hold_back_invitation(transaction, agreement, notifier.now)
    end_tasks_of_agreement(transaction, agreement, notifier.now)
    for visit in transaction.find(Visit, agreement_id=agreement.id, state=VisitState.PLANNED):
        transaction.save(visit.skip())
    release_reserve(transaction, agreement.request_id)
    if agreement.meet_at > notifier.now:
        notifier.dismiss(
            transaction.get(Reply, agreement.reply_id),
            transaction.get(Request, agreement.request_id),
            "message-called-off",
            expected=True,
        )


def release_reserve(transaction: WriteTransaction, request_id: UUID) -> None:
    """Put the neighbours in reserve on the list again: the agreement fell through."""
    for reply in transaction.find(Reply, request_id=request_id, state=ReplyState.RESERVE):
        transaction.save(replace(reply, state=ReplyState.NEW))


def end_tasks_of_agreement(
    transaction: WriteTransaction, agreement: Agreement, now: datetime
) -> None:
    """End the tasks that an agreement needs no more: it was cancelled, or both were spoken to."""
    kinds = tuple(str(kind) for kind in ENDS_WITH_AGREEMENT)
    for task in transaction.find(Task, request_id=agreement.request_id, kind=kinds, done_at=None):
        transaction.save(task.finish(now, transaction.operation_id))


def restore_agreement(transaction: WriteTransaction, agreement: Agreement) -> Agreement:
    """Restore an agreement that was cancelled by mistake.

    Its invitation is sent after all, if it was not, and its helper is told of a change after all.
    Raises ``UserFacingError`` if the helper has said no since.
    """
    reply = transaction.get(Reply, agreement.reply_id)
    if reply.state is ReplyState.WENT_AWAY:
        raise UserFacingError("undo-changed-since")
    kinds = tuple(str(kind) for kind in ENDS_WITH_AGREEMENT)
    changes = transaction.find(Task, request_id=agreement.request_id, kind=kinds)
    for task in changes:
        ended_by = agreement.cancelled_by_operation
        if ended_by is not None and task.done_by_operation == ended_by:
            transaction.save(task.reopen())
    transaction.save(replace(reply, state=ReplyState.CHOSEN))
    release_invitation(transaction, agreement)
    return transaction.save(agreement.restore())


def _put_aside_what_is_lent_since(
    transaction: WriteTransaction, request: Request, now: datetime
) -> None:
    """Put aside what promises a piece of the centre's that somebody else was promised since."""
    today = to_local_time(now).date()
    for reply in transaction.find(Reply, request_id=request.id, channel="own"):
        if reply.state in RESERVING_STATES and not has_own_piece_free(transaction, reply, today):
            for agreement in transaction.find(Agreement, reply_id=reply.id, cancelled_at=None):
                transaction.save(agreement.cancel(now, transaction.operation_id))
                end_tasks_of_agreement(transaction, agreement, now)
            transaction.save(replace(reply, state=ReplyState.PUT_ASIDE))


def require_same_agreement(live: Agreement | None, read_out: Agreement) -> None:
    """Raise ``UserFacingError`` if what was read out is not what would be agreed to."""
    if live is None or not live.says_same_as(read_out):
        raise UserFacingError("agreement-changed")


def close_request(
    notifier: NeighbourNotifier,
    request: Request,
    state: RequestState,
    outcome: str,
    *,
    include_expired: bool = False,
) -> frozenset[UUID]:
    """End a request as fulfilled (``CLOSED``) or as no longer needed (``CANCELLED``).

    A neighbour who helped is thanked; neighbours who were still to come or who wait for an answer
    hear that it is not needed. ``include_expired`` as in ``withdraw_everywhere``. Returns the ids
    of the tasks to withdraw its posts.
    """
    transaction = notifier.transaction
    now = notifier.now
    for task in transaction.find(Task, request_id=request.id, done_at=None):
        if task.kind in ENDS_WITH_REQUEST:
            transaction.save(task.finish(now, transaction.operation_id))
    agreement = find_live_agreement(transaction, request.id)
    release_reserve(transaction, request.id)
    if agreement:
        helped = agreement.is_confirmed and agreement.meet_at <= now
        if state is RequestState.CLOSED and helped:
            reply = transaction.get(Reply, agreement.reply_id)
            notifier.write(reply, request, "message-thanks")
        else:
            cancel_agreement(notifier, agreement)
    notify_other_neighbours(notifier, request, "message-called-off")
    tasks = withdraw_everywhere(transaction, request.id, now, include_expired=include_expired)
    transaction.save(request.close(state, outcome, now, transaction.operation_id))
    return tasks


def reopen_request(transaction: WriteTransaction, request: Request, now: datetime) -> Request:
    """Undo the end of a request, as far as nobody outside has heard of it.

    Messages that were not sent are held back, and what the end had cancelled is restored.
    """
    operation = request.closed_by_operation
    recalled = recall_messages(transaction, request.id, operation, now)
    withheld = find_withheld(transaction)
    state = RequestState.OPEN
    for agreement in transaction.find(Agreement, request_id=request.id):
        helper = transaction.get(Reply, agreement.reply_id)
        is_free = agreement.reply_id in recalled or helper.state is ReplyState.WENT_AWAY
        is_free = is_free or withheld.is_withheld(helper.name, helper.address)
        if _was_cancelled_by(agreement, operation) and not is_free:
            agreement = restore_agreement(transaction, agreement)  # noqa: PLW2901 - the same one
            plan_visits_again(transaction, agreement, operation, now)
        if agreement.is_confirmed:
            state = RequestState.AGREED
    refuses_calls = load_aggregate(transaction, request.id).refuses_calls
    for task in transaction.find(Task, request_id=request.id):
        if task.kind in CALLS_TO_RESIDENT and refuses_calls:
            continue
        if _was_done_by(task, operation) and task.posting_id is None:
            transaction.save(task.reopen())
    reopened = transaction.save(request.reopen(state))
    _put_aside_what_is_lent_since(transaction, reopened, now)
    if state is RequestState.AGREED and not find_live_agreement(transaction, request.id):
        reopened = transaction.save(replace(reopened, state=RequestState.OPEN))
    if may_be_posted(transaction, reopened):
        cancel_withdrawals(transaction, request.id, now)
    return reopened


def recall_messages(
    transaction: WriteTransaction, request_id: UUID, operation: UUID | None, now: datetime
) -> frozenset[UUID]:
    """Hold back the messages to neighbours of one operation, if they were not sent.

    Returns the ids of the replies whose neighbours were told already.
    """
    if operation is None:
        return frozenset()

    chosen = {
        agreement.reply_id
        for agreement in transaction.find(Agreement, request_id=request_id)
        if agreement.is_live or _was_cancelled_by(agreement, operation)
    }
    already_sent = set()

    for message in transaction.find(Message, request_id=request_id, operation_id=operation):
        if not message.reply_id or message.state is MessageState.WITHHELD:
            continue
        if message.state is not MessageState.WRITTEN:
            already_sent.add(message.reply_id)
            if message.state is MessageState.SENDING:  # held back if the server refuses it
                transaction.save(replace(message, state=MessageState.RECALLED))
            continue
        transaction.save(replace(message, state=MessageState.RECALLED))
        _restore_reply_state(transaction, transaction.get(Reply, message.reply_id), chosen)

    for reply, task in _calls_to_neighbours(transaction, request_id, operation):
        if task.is_open:
            transaction.save(task.finish(now, transaction.operation_id))
            _restore_reply_state(transaction, reply, chosen)
        else:  # they were rung
            already_sent.add(reply.id)

    return frozenset(already_sent)


def _calls_to_neighbours(
    transaction: WriteTransaction, request_id: UUID, operation: UUID
) -> list[tuple[Reply, Task]]:
    """Return the calls to neighbours that an operation planned, each with its reply."""
    replies = {
        neighbour_name_and_address(reply): reply
        for reply in transaction.find(Reply, request_id=request_id)
    }
    tasks = transaction.find(
        Task,
        request_id=request_id,
        kind=(str(TaskKind.TELL_NEIGHBOUR), str(TaskKind.TELL_ON_SITE)),
        created_by_operation=operation,
    )
    return [(replies[task.about], task) for task in tasks if task.about in replies]


def _restore_reply_state(transaction: WriteTransaction, reply: Reply, chosen: set[UUID]) -> None:
    if reply.state is ReplyState.WENT_AWAY:
        return  # they have said no since
    state = ReplyState.NEW
    if reply.id in chosen:
        state = ReplyState.CHOSEN
    transaction.save(replace(reply, state=state))


def _was_cancelled_by(agreement: Agreement, operation: UUID | None) -> bool:
    return operation is not None and agreement.cancelled_by_operation == operation


def _was_done_by(task: Task, operation: UUID | None) -> bool:
    done = operation is not None and task.done_by_operation == operation
    return done and task.kind in ENDS_WITH_REQUEST
