"""Turn a message that did not arrive into a task to ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.closing.neighbour_notifier import neighbour_name_and_address
from intake.domain.message import LOST_STATES
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.message import Message
    from intake.ports import WriteTransaction


def ring_instead(transaction: WriteTransaction, message: Message, now: datetime) -> frozenset[UUID]:
    """Create the task to ring a neighbour whom a message has not reached; return its id.

    Returns nothing if the message arrived, or if there is such a task already.
    """
    if message.state not in LOST_STATES:
        return frozenset()
    about = message.to
    reply = transaction.get_if_any(Reply, message.reply_id)
    if reply:
        about = neighbour_name_and_address(reply)
    kind = TaskKind.MAIL_FAILED
    if transaction.find(
        Task, request_id=message.request_id, kind=str(kind), about=about, done_at=None
    ):
        return frozenset()
    task = Task(
        kind=kind,
        request_id=message.request_id,
        about=about,
        due_at=now,
        created_by_operation=transaction.operation_id,
    )
    return frozenset({transaction.save(task).id})
