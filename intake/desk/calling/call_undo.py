"""Undo what a call or a completed task has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.calling.due_task import unmark_number_wrong
from intake.desk.calling.share_consent import undo_share_consent
from intake.desk.closing.closing import recall_messages, restore_agreement
from intake.desk.custody.promised_own_pieces import require_own_piece_free
from intake.desk.placing.withdrawal_planning import cancel_withdrawals, may_be_posted
from intake.domain.agreement import Agreement
from intake.domain.next_step import PLATFORM_DESK_TASKS
from intake.domain.posting import PostingState
from intake.domain.reply import Reply
from intake.domain.request import RequestState
from intake.domain.resident_pair import read_phones
from intake.domain.task import TaskKind
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.posting import Posting
    from intake.domain.request import Request
    from intake.domain.resident import Caller, Resident
    from intake.domain.task import Task
    from intake.ports import ReadTransaction, WriteTransaction


def undo_answer(
    transaction: WriteTransaction, request: Request, operation: UUID, now: datetime
) -> None:
    """Undo what the resident answered in a call that was recorded by mistake.

    Both answers are undone: the one about the meeting, and the one about telling the helper who
    they are.
    """
    agreements = transaction.find(Agreement, request_id=request.id)
    was_declined = any(agreement.cancelled_by_operation == operation for agreement in agreements)
    if was_declined and any(agreement.is_live for agreement in agreements):
        raise UserFacingError("agreement-already")
    recalled = recall_messages(transaction, request.id, operation, now)
    for agreement in agreements:
        was_cancelled = agreement.cancelled_by_operation == operation
        if was_cancelled and agreement.reply_id in recalled:
            continue  # they were told already that they need not come
        if was_cancelled:
            restored = restore_agreement(transaction, agreement)
            transaction.save(restored.undo_resident_yes())
            reply = transaction.get(Reply, agreement.reply_id)
            require_own_piece_free(transaction, reply, to_local_time(now).date())
        elif agreement.resident_yes_by_operation == operation:
            transaction.save(agreement.undo_resident_yes())
    still_agreed = any(
        agreement.is_confirmed for agreement in transaction.find(Agreement, request_id=request.id)
    )
    if request.state is RequestState.AGREED and not still_agreed:
        reopened = transaction.save(replace(request, state=RequestState.OPEN))
        if may_be_posted(transaction, reopened):
            cancel_withdrawals(transaction, request.id, now)
    undo_share_consent(transaction, request, operation, now)


def undo_caller_answer(transaction: WriteTransaction, task: Task, caller: Caller) -> None:
    """Undo the resident's answer about the caller, unless they answered again later."""
    answers = [entry for entry in transaction.history([caller.id]) if entry.field == "agreed"]
    if answers and answers[-1].operation_id == task.done_by_operation:
        transaction.save(replace(caller, agreed=None))


def undo_wrong_number(transaction: WriteTransaction, task: Task, resident: Resident) -> Resident:
    """Mark the number right again that the last outcome of a call has marked wrong."""
    # each call is counted; the same outcome twice is no change of ``last_outcome``
    calls = [entry for entry in transaction.history([task.id]) if entry.field == "attempts"]
    marked: set[str] = set()
    if calls:
        marked = _numbers_marked_by(transaction, resident, calls[-1].operation_id)
    return transaction.save(unmark_number_wrong(resident, marked))


def _numbers_marked_by(
    transaction: ReadTransaction, resident: Resident, operation: UUID | None
) -> set[str]:
    """Return the numbers of a resident that an operation has marked wrong."""
    for entry in transaction.history([resident.id]):
        if entry.field == "phones" and entry.operation_id == operation:
            before, after = (
                {phone.number for phone in read_phones(text) if phone.wrong}
                for text in (entry.old, entry.new)
            )
            return after - before
    return set()


def undo_publishing(transaction: WriteTransaction, task: Task, posting: Posting) -> None:
    """Undo what a task did to a posting: it is online as before, or was not published after all."""
    takes_off = task.kind in (TaskKind.WITHDRAW, TaskKind.ASK_VOLUNTEERS)
    if takes_off and posting.state is PostingState.WITHDRAWN:
        transaction.save(posting.undo_withdraw())
    by_this_tick = (
        task.done_by_operation is not None and posting.posted_by_operation == task.done_by_operation
    )
    brings = task.kind in PLATFORM_DESK_TASKS
    if brings and by_this_tick and posting.state is PostingState.POSTED:
        transaction.save(posting.undo_publish())
