"""Delete the pictures that prove a post when they are no longer needed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Result
from intake.domain.permissions import Permission
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request, RequestState

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, SealedFiles, Store

KEPT_AFTER_END = timedelta(days=365)
KEPT_AFTER_CANCELLATION = timedelta(days=30)
"""How long pictures are kept after a request has ended, and after a cancelled one
(docs/sources.md).
"""

_MIN_AGE = timedelta(days=1)
"""A younger file may belong to a posting that is being confirmed right now."""

_LAST_MONTH = timedelta(days=31)
_MIN_DAYS = 3
"""Days of the last month on which a request must have been taken before anything is deleted."""

_UNCONFIRMED = (PostingState.IN_HAND, PostingState.UNCERTAIN)


@dataclass(frozen=True)
class ProofPictureCleanup:
    """Deletes pictures after their retention period."""

    store: Store
    clock: Clock
    pictures: SealedFiles

    def delete_expired(self, actor: Actor) -> Result[int]:
        """Forget the pictures of requests that ended long enough ago, and delete their files.

        A file that no posting refers to is deleted as well; a file of an earlier version is
        encrypted. Returns the number of deleted files.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        self.pictures.seal_plain("*.png")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            pictured = [posting for posting in transaction.find(Posting) if posting.picture]
            requests = load_by_id(
                transaction, Request, (posting.request_id for posting in pictured)
            )
            needed = set()
            has_passed = _time_has_passed(transaction, now) if pictured else False
            for posting in pictured:
                if has_passed and _is_expired(requests[posting.request_id], now):
                    transaction.save(replace(posting, picture=""))
                else:
                    needed.add(posting.picture)
            for posting in transaction.find(Posting, state=_UNCONFIRMED):
                needed.add(f"{posting.id}.png")

        oldest = (now - _MIN_AGE).timestamp()
        expired = [
            file
            for file in self.pictures.folder.glob("*.png")
            if file.name not in needed and file.stat().st_mtime < oldest
        ]

        for file in expired:
            with suppress(OSError):  # a file that another program has open is deleted the next day
                file.unlink()
        return Result(len(expired))


def _time_has_passed(transaction: ReadTransaction, now: datetime) -> bool:
    """Tell whether requests were taken on enough days of the last month.

    A clock that was set wrong for a day cannot delete what should have been kept for a year.
    """
    since = now - _LAST_MONTH
    days = {
        request.taken_at.date()
        for request in transaction.find(Request)
        if since <= request.taken_at <= now
    }
    return len(days) >= _MIN_DAYS


def _is_expired(request: Request, now: datetime) -> bool:
    keep_days = KEPT_AFTER_END
    if request.state is RequestState.CANCELLED:
        keep_days = KEPT_AFTER_CANCELLATION
    return request.closed_at is not None and now - request.closed_at > keep_days
