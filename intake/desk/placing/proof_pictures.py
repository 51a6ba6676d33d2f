"""Pictures of posts: proof for as long as somebody may ask about it, and then gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.domain.permissions import Permission
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request, RequestState

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

KEPT_AFTER = timedelta(days=365)
KEPT_FOR_NOTHING = timedelta(days=30)
"""How long after a request ended, and after one that came to nothing: people.md 28."""
_LEAST_AGE = timedelta(days=1)
"""A file that is younger may be the picture of a post that is being confirmed right now."""


@dataclass(frozen=True)
class ProofPictures:
    """Lets pictures go when their time is over."""

    store: Store
    clock: Clock
    folder: Path

    def delete_expired(self, actor: Actor) -> int:
        """Forget the pictures of requests that ended long enough ago, then remove every file that
        no post names any more; gives how many went.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            pictured = [posting for posting in transaction.find(Posting) if posting.picture]
            over = {
                posting.id
                for posting in pictured
                if _is_over(transaction.get(Request, posting.request_id), now)
            }
            for posting in pictured:
                if posting.id in over:
                    transaction.save(replace(posting, picture=""))
            kept = {posting.picture for posting in pictured if posting.id not in over}
            kept |= {
                f"{posting.id}.png"
                for posting in transaction.find(
                    Posting, state=(str(PostingState.IN_HAND), str(PostingState.UNCERTAIN))
                )
            }
        oldest = (now - _LEAST_AGE).timestamp()
        gone = [
            file
            for file in self.folder.glob("*.png")
            if file.name not in kept and file.stat().st_mtime < oldest
        ]
        for file in gone:
            with suppress(OSError):  # one that another program holds open goes the next day
                file.unlink()
        return len(gone)


def _is_over(request: Request, now: datetime) -> bool:
    nothing = request.state is RequestState.CANCELLED
    return request.closed_at is not None and now - request.closed_at > (
        KEPT_FOR_NOTHING if nothing else KEPT_AFTER
    )
