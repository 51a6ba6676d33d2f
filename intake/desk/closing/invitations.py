"""Hold back an invitation to the chosen neighbour that has not reached them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.closing.neighbour_notifier import neighbour_name_and_address
from intake.domain.message import LOST_STATES, UNSENT_STATES, Message, MessageState
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.agreement import Agreement
    from intake.ports import WriteTransaction


def hold_back_invitation(
    transaction: WriteTransaction, agreement: Agreement, now: datetime
) -> None:
    """Hold back the invitation to an agreement that is cancelled, or that nobody wants any more.

    If it bounced, it is held back as if it was never sent, and the call because of it ends.
    """
    calls = [task for task in _failed_mail_tasks(transaction, agreement) if task.is_open]
    for task in calls:
        transaction.save(task.finish(now, transaction.operation_id))
    states = tuple(map(str, (*UNSENT_STATES, *LOST_STATES) if calls else UNSENT_STATES))
    for message in transaction.find(Message, reply_id=agreement.reply_id, state=states):
        transaction.save(replace(message, state=MessageState.WITHHELD))


def release_invitation(transaction: WriteTransaction, agreement: Agreement) -> None:
    """Send an invitation that was held back after all: it is wanted again.

    Only the newest counts: an earlier one was to another agreement with this neighbour.
    """
    messages = [
        message
        for message in transaction.find(Message, reply_id=agreement.reply_id)
        if message.state is not MessageState.RECALLED
    ]
    if messages and messages[-1].state is MessageState.WITHHELD:
        transaction.save(replace(messages[-1], state=MessageState.WRITTEN))


def _failed_mail_tasks(transaction: WriteTransaction, agreement: Agreement) -> tuple[Task, ...]:
    """Return the tasks to ring the helper of an agreement because a mail did not reach them."""
    reply = transaction.get(Reply, agreement.reply_id)
    return transaction.find(
        Task,
        request_id=agreement.request_id,
        kind=TaskKind.MAIL_FAILED,
        about=neighbour_name_and_address(reply),
    )
