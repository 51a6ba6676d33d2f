"""Record that a person brought a request to a platform: told, pinned up, asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.placing.post_checks import may_be_told
from intake.desk.placing.withdrawal_planning import plan_withdrawal, withdraw_everywhere
from intake.desk.request_loading import load_aggregate
from intake.domain.posting import PostingState
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.ports import WriteTransaction


_MAX_ON_THE_WAY = timedelta(days=1)
"""How long somebody may carry a printed notice about before they pin it up."""


def publish_by_hand(
    transaction: WriteTransaction,
    actor: Actor,
    posting: Posting,
    now: datetime,
    expires_on: date | None,
) -> Posting:
    """Save a queued posting as claimed and then as published.

    If it was dropped while the person brought it there, it is online all the same: it is saved as
    published, and a task to remove it is created unless it may be there after all. A posting in any
    other state is left unchanged.
    """
    if was_dropped(posting):
        aggregate = load_aggregate(transaction, posting.request_id)
        online = posting.publish_after_withdrawal(now, transaction.operation_id, expires_on)
        published = transaction.save(online)
        if not aggregate.may_be_posted:
            withdraw_everywhere(transaction, posting.request_id, now)
        elif aggregate.has_posting_on(posting.platform) or not may_be_told(aggregate, posting):
            plan_withdrawal(transaction, published, now)
        return published
    if posting.state is not PostingState.QUEUED:
        return posting
    claimed = transaction.save(posting.claim(actor, now))
    published = transaction.save(
        claimed.publish(now, transaction.operation_id, expires_on=expires_on)
    )
    if not may_be_told(load_aggregate(transaction, posting.request_id), posting):
        plan_withdrawal(transaction, published, now)
    return published


def was_dropped(posting: Posting) -> bool:
    """Tell whether a posting was withdrawn before anybody recorded that it was online."""
    return posting.state is PostingState.WITHDRAWN and posting.posted_at is None


def plan_update_if_replaced(transaction: WriteTransaction, posting: Posting, now: datetime) -> None:
    """Create a task to look at a post whose text was replaced while somebody was out with it."""
    was_replaced = any(
        entry.field in ("title", "text")
        and entry.action == "change"
        and entry.at > now - _MAX_ON_THE_WAY
        for entry in transaction.history([posting.id])
    )
    if was_replaced and posting.state is PostingState.POSTED:
        due_at = first_deadline(transaction, now)
        transaction.save(Task.about_post(posting, TaskKind.UPDATE_POST, due_at))
