"""One request on one platform, from draft to taken down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor


MAX_IN_HAND = timedelta(hours=12)
"""After so long nobody has a posting in hand any more, whoever claimed it."""


class PostingState(StrEnum):
    """The states of a posting; each is stored before anything is sent."""

    DRAFT = "draft"
    QUEUED = "queued"
    IN_HAND = "in_hand"
    POSTED = "posted"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_NEXT: dict[PostingState, frozenset[PostingState]] = {
    PostingState.DRAFT: frozenset({PostingState.QUEUED, PostingState.WITHDRAWN}),
    PostingState.QUEUED: frozenset({PostingState.IN_HAND, PostingState.WITHDRAWN}),
    PostingState.IN_HAND: frozenset(
        {
            PostingState.POSTED,
            PostingState.UNCERTAIN,
            PostingState.FAILED,
            PostingState.QUEUED,
            PostingState.WITHDRAWN,
        }
    ),
    PostingState.UNCERTAIN: frozenset(
        {
            PostingState.POSTED,
            PostingState.QUEUED,
            PostingState.FAILED,
            PostingState.WITHDRAWN,
        }
    ),
    PostingState.FAILED: frozenset({PostingState.QUEUED, PostingState.WITHDRAWN}),
    PostingState.POSTED: frozenset(
        {
            PostingState.RENEWED,
            PostingState.WITHDRAWN,
            PostingState.EXPIRED,
            PostingState.FAILED,  # it was posted by a mail that came back
        }
    ),
    PostingState.RENEWED: frozenset(
        {
            PostingState.RENEWED,
            PostingState.WITHDRAWN,
            PostingState.EXPIRED,
            PostingState.FAILED,
        }
    ),
    PostingState.EXPIRED: frozenset({PostingState.RENEWED, PostingState.WITHDRAWN}),
    PostingState.WITHDRAWN: frozenset(),
}
ONLINE = frozenset({PostingState.POSTED, PostingState.RENEWED})
"""The states in which neighbours can read it."""
WAITING = frozenset(
    {
        PostingState.DRAFT,
        PostingState.QUEUED,
        PostingState.IN_HAND,
        PostingState.UNCERTAIN,
        PostingState.FAILED,
    }
)
"""The states in which something is still to be done before neighbours can read it."""
MAY_BE_ONLINE = frozenset({*ONLINE, PostingState.UNCERTAIN, PostingState.IN_HAND})
"""The states in which it may have to be taken off its platform."""
OFF_PLATFORM = frozenset(
    {PostingState.DRAFT, PostingState.QUEUED, PostingState.FAILED, PostingState.EXPIRED}
)
"""The states in which there is nothing to take off: never there, or gone from there by itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting(Record):
    """One text on one platform.

    ``url``, ``posted_at`` and ``picture`` are the proof that it stood there; ``picture`` names a
    file, and ``looked_up_at`` is when ``url`` was opened once more and the post was seen there.
    Before it is posted ``url`` is where an attempt may have left it.

    ``number`` is the platform's own for it; ``attempts`` and ``not_before`` say how often it was
    sent in vain, and when to try again. ``why`` is the sentence, or its key, for a posting that
    failed; ``overruled`` is the reason of the coordinator who let a caution pass; ``wording_id``
    names the centre's own words that it was written with.
    """

    request_id: UUID
    platform: str
    state: PostingState = PostingState.DRAFT
    title: str = ""
    text: str = ""
    claimed_by: UUID | None = None
    claimed_at: datetime | None = None
    claimed_desk: str = ""
    url: str = ""
    posted_at: datetime | None = None
    posted_by_operation: UUID | None = None
    looked_up_at: datetime | None = None
    picture: str = ""
    expires_on: date | None = None
    overruled: str = ""
    why: str = ""
    number: str = ""
    attempts: int = 0
    not_before: datetime | None = None
    wording_id: UUID | None = None

    def move_to(self, state: PostingState, **changes: object) -> Posting:
        """Return the posting in its next state.

        Raises ``UserFacingError`` for a state that cannot follow: somebody else was first.
        """
        if state not in _NEXT[self.state]:
            raise UserFacingError("post-moved-on")
        return replace(self, state=state, **changes)  # type: ignore[arg-type]

    def queue(self) -> Posting:
        """Return it waiting to go out."""
        return self.move_to(PostingState.QUEUED)

    def claim(self, actor: Actor, now: datetime) -> Posting:
        """Return it claimed by one desk, before anything is sent."""
        return self.move_to(
            PostingState.IN_HAND,
            claimed_by=actor.staff_id,
            claimed_at=now,
            claimed_desk=actor.desk,
        )

    def publish(self, now: datetime, operation: UUID | None = None, **proof: object) -> Posting:
        """Return it as neighbours can read it, with what proves that.

        ``operation`` is the one of a person's tick, which undoing it must find.
        """
        return self.move_to(
            PostingState.POSTED,
            posted_at=now,
            posted_by_operation=operation,
            why="",
            attempts=0,
            not_before=None,
            **proof,
        )

    def mark_uncertain(self, **changes: object) -> Posting:
        """Return it as uncertain: it may or may not have arrived, and a person is asked."""
        unsent: dict[str, object] = {"attempts": 0, "not_before": None}
        return self.move_to(PostingState.UNCERTAIN, **(unsent | changes))

    def requeue(self) -> Posting:
        """Return it waiting again, as if it had never been tried."""
        return self.move_to(PostingState.QUEUED, why="", attempts=0, not_before=None)

    def withdraw(self) -> Posting:
        """Return it as taken off its platform, or never put there."""
        return self.move_to(PostingState.WITHDRAWN, why="")

    def undo_publish(self) -> Posting:
        """Return it queued again, against the table: it was called published by mistake."""
        return replace(self, state=PostingState.QUEUED, posted_at=None, posted_by_operation=None)

    def undo_expire(self) -> Posting:
        """Return it posted again, against the table: a clock that was ahead called it expired."""
        return replace(self, state=PostingState.POSTED)

    def undo_withdraw(self) -> Posting:
        """Return it posted again, against the table: it was called withdrawn by mistake."""
        return replace(self, state=PostingState.POSTED)

    def is_overdue_in_hand(self, now: datetime) -> bool:
        """Tell whether it was claimed so long ago that nobody can still be working on it."""
        return self.claimed_at is not None and now - self.claimed_at > MAX_IN_HAND
