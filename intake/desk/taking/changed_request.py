"""What follows when a request is changed that neighbours or a helper know already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.closing.closing import find_live_agreement
from intake.desk.closing.neighbour_notifier import neighbour_name_and_address
from intake.domain.posting import MAY_BE_ONLINE, Posting
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind
from intake.text.composing.compose import public_answers

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.request import Request
    from intake.ports import WriteTransaction

_KNOWN_TO_HELPER = frozenset({"what", "quantity", "first", "until", "time", "way", "collector"})
"""Answers that a helper relies on once something was agreed."""


def follow_change(
    transaction: WriteTransaction, before: Request, after: Request, due_at: datetime
) -> frozenset[UUID]:
    """Make a task for each post that is no longer true, and for the helper who must know.

    Nothing that a neighbour reads, nothing to do. Returns the ids of the tasks.
    """
    made = set()
    was, now = (public_answers(one.kind, one.answers) for one in (before, after))
    if was != now:
        for posting in transaction.find(Posting, request_id=after.id):
            if posting.state in MAY_BE_ONLINE:
                made.add(_task(transaction, after, TaskKind.UPDATE_POST, due_at, posting))
    agreement = find_live_agreement(transaction, after.id)
    changed = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    if agreement and changed & _KNOWN_TO_HELPER:
        about = neighbour_name_and_address(transaction.get(Reply, agreement.reply_id))
        made.add(_task(transaction, after, TaskKind.TELL_CHANGE, due_at, about))
    return frozenset(made)


def _task(
    transaction: WriteTransaction,
    request: Request,
    kind: TaskKind,
    due_at: datetime,
    subject: Posting | str,
) -> UUID:
    """Make a task about a post or a helper, unless the same is open already."""
    about, posting_id = subject, None
    if isinstance(subject, Posting):
        about, posting_id = subject.platform, subject.id
    open_ones = transaction.find(
        Task, request_id=request.id, kind=str(kind), posting_id=posting_id, done_at=None
    )
    if open_ones:
        return open_ones[0].id
    task = Task(
        kind=kind,
        request_id=request.id,
        posting_id=posting_id,
        about=str(about),
        due_at=due_at,
        created_by_operation=transaction.operation_id,
    )
    return transaction.save(task).id
