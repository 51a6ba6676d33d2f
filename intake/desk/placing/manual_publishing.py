"""Record that a person brought a request to a platform: told, pinned up, asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.closing.withdrawing import plan_withdrawal, withdraw_everywhere
from intake.desk.request_loading import load_aggregate
from intake.domain.posting import PostingState

if TYPE_CHECKING:
    from datetime import date, datetime

    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.ports import WriteTransaction


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
        elif aggregate.has_posting_on(posting.platform):
            plan_withdrawal(transaction, published, now)
        return published
    if posting.state is not PostingState.QUEUED:
        return posting
    claimed = transaction.save(posting.claim(actor, now))
    return transaction.save(claimed.publish(now, transaction.operation_id, expires_on=expires_on))


def was_dropped(posting: Posting) -> bool:
    """Tell whether a posting was withdrawn before anybody recorded that it was online."""
    return posting.state is PostingState.WITHDRAWN and posting.posted_at is None
