"""Record that a person brought a request to a platform: told, pinned up, asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.posting import PostingState

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.ports import WriteTransaction


def publish_by_hand(
    transaction: WriteTransaction, actor: Actor, posting: Posting, now: datetime
) -> Posting:
    """Save a queued posting as claimed and then as published; another state is left unchanged."""
    if posting.state is not PostingState.QUEUED:
        return posting
    claimed = transaction.save(posting.claim(actor, now))
    return transaction.save(claimed.publish(now, transaction.operation_id))
