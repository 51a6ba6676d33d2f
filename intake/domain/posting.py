"""One request on one platform, from draft to taken down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record
from intake.kit.elapsed import is_far_from
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor


CLAIM_LAPSES_AFTER = timedelta(hours=12)
"""A desk that claimed a posting longer ago is taken to have given up."""


class PostingState(StrEnum):
    """The states of a posting.

    A claim is stored before anything is sent, so that after a crash it is known which posts may be
    online.
    """

    DRAFT = "draft"  # composed, not queued
    QUEUED = "queued"  # waits for a person or the outbox
    IN_HAND = "in_hand"  # claimed: a desk is placing it now
    POSTED = "posted"  # online, confirmed by a person or the platform
    UNCERTAIN = "uncertain"  # may be online; a person is asked
    FAILED = "failed"  # certainly not online; can be tried again
    RENEWED = "renewed"  # online, and its period was extended
    WITHDRAWN = "withdrawn"  # removed from the platform, or never put there
    EXPIRED = "expired"  # its period on the platform is over


_ALLOWED_NEXT: dict[PostingState, frozenset[PostingState]] = {
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
            PostingState.FAILED,
            PostingState.QUEUED,
            PostingState.WITHDRAWN,
        }
    ),
    PostingState.FAILED: frozenset({PostingState.QUEUED, PostingState.WITHDRAWN}),
    PostingState.POSTED: frozenset(
        {
            PostingState.RENEWED,
            PostingState.WITHDRAWN,
            PostingState.EXPIRED,
            PostingState.FAILED,  # a mail that bounced later
        }
    ),
    PostingState.RENEWED: frozenset(
        {
            PostingState.RENEWED,
            PostingState.WITHDRAWN,
            PostingState.EXPIRED,
            PostingState.FAILED,  # a mail that bounced later
        }
    ),
    PostingState.EXPIRED: frozenset({PostingState.RENEWED, PostingState.WITHDRAWN}),
    PostingState.WITHDRAWN: frozenset(),
}

ONLINE = frozenset({PostingState.POSTED, PostingState.RENEWED})
"""States in which neighbours can read the post."""

WAITING = frozenset(
    {
        PostingState.DRAFT,
        PostingState.QUEUED,
        PostingState.IN_HAND,
        PostingState.UNCERTAIN,
        PostingState.FAILED,
    }
)
"""States in which somebody still has to do something before neighbours can read the post."""

MAY_BE_ONLINE = frozenset({*ONLINE, PostingState.UNCERTAIN, PostingState.IN_HAND})
"""States in which the post may have to be removed from its platform."""

NOTHING_TO_REMOVE = frozenset({PostingState.DRAFT, PostingState.QUEUED, PostingState.FAILED})
"""States in which nothing is on the platform, and nothing was removed from it either."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting(Record):
    """One text on one platform."""

    request_id: UUID
    platform: str
    state: PostingState = PostingState.DRAFT
    title: str = ""
    text: str = ""
    claimed_by: UUID | None = None
    claimed_at: datetime | None = None
    claimed_desk: str = ""
    """The letter of the desk that is placing it."""

    url: str = ""
    """Where the post is; before publication, where an attempt may have appeared."""

    posted_at: datetime | None = None
    posted_by_operation: UUID | None = None
    """The operation in which a person confirmed it, to be undone with it."""

    looked_up_at: datetime | None = None
    """When ``url`` was opened again and showed the post."""

    picture: str = ""
    """The name of a file: with ``url`` and ``posted_at`` the proof that it was online."""

    expires_on: date | None = None
    """The last day on which the platform shows it."""

    overruled: str = ""
    """The reason of the coordinator who allowed it in spite of a warning."""

    why: str = ""
    """Why it failed: a sentence, or the key of a translated one."""

    number: str = ""
    """The platform's own number of the post."""

    attempts: int = 0
    """How often sending failed."""

    not_before: datetime | None = None
    """When sending may be tried again."""

    wording_id: UUID | None = None
    """The stored wording that it was composed with."""

    def move_to(self, state: PostingState, **changes: object) -> Posting:
        """Return a copy in the given state.

        Raises ``UserFacingError`` for a state that cannot follow the present one, usually because
        somebody else was faster.
        """
        if state not in _ALLOWED_NEXT[self.state]:
            raise UserFacingError("post-moved-on")
        return replace(self, state=state, **changes)  # type: ignore[arg-type]

    def queue(self) -> Posting:
        """Return a copy that waits to be sent."""
        return self.move_to(PostingState.QUEUED)

    def claim(self, actor: Actor, now: datetime) -> Posting:
        """Return a copy claimed by one desk, before anything is sent."""
        return self.move_to(
            PostingState.IN_HAND,
            claimed_by=actor.staff_id,
            claimed_at=now,
            claimed_desk=actor.desk,
        )

    def publish(self, now: datetime, operation: UUID | None = None, **proof: object) -> Posting:
        """Return a copy that is online, with its proof.

        ``operation`` is given if a person confirmed it, so that the confirmation can be undone.
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
        """Return a copy that may or may not be online: a person will be asked."""
        retries_cleared: dict[str, object] = {"attempts": 0, "not_before": None}
        return self.move_to(PostingState.UNCERTAIN, **(retries_cleared | changes))

    def doubt_after_restore(self) -> Posting:
        """Return a copy that a person is asked about, after a backup was restored.

        The post was online when the backup was made and may have been removed since. Bypasses
        ``_ALLOWED_NEXT``, which forbids it in ordinary work.
        """
        return replace(self, state=PostingState.UNCERTAIN)

    def requeue(self) -> Posting:
        """Return a copy that waits again, as if nothing was tried."""
        return self.move_to(PostingState.QUEUED, why="", attempts=0, not_before=None)

    def withdraw(self) -> Posting:
        """Return a copy that was removed from its platform, or was never put there."""
        return self.move_to(PostingState.WITHDRAWN, why="")

    def renew(self, expires_on: date | None) -> Posting:
        """Return a copy that was renewed on its platform.

        A withdrawn one may be renewed too: whoever renewed it on the platform had not yet seen that
        it was withdrawn.
        """
        if self.state is PostingState.WITHDRAWN:
            return replace(self, state=PostingState.RENEWED, expires_on=expires_on)
        return self.move_to(PostingState.RENEWED, expires_on=expires_on)

    def publish_after_withdrawal(
        self, now: datetime, operation: UUID, expires_on: date | None
    ) -> Posting:
        """Return a copy that is online although it was withdrawn before it was posted.

        The person who brought it there had not yet seen that it was withdrawn.
        """
        return replace(
            self,
            state=PostingState.POSTED,
            posted_at=now,
            posted_by_operation=operation,
            expires_on=expires_on,
        )

    def undo_publish(self) -> Posting:
        """Return a copy that is queued again, because it was confirmed by mistake.

        It bypasses ``_ALLOWED_NEXT``: a correction may go back where ordinary work may not.
        """
        return replace(self, state=PostingState.QUEUED, posted_at=None, posted_by_operation=None)

    def undo_expire(self) -> Posting:
        """Return a copy that is online again, because a clock that was ahead let it expire.

        It bypasses ``_ALLOWED_NEXT``: a correction may go back where ordinary work may not.
        """
        return replace(self, state=PostingState.POSTED)

    def undo_withdraw(self) -> Posting:
        """Return a copy that is online again, because it was withdrawn by mistake.

        Only for a posting that was online (``posted_at``), which the caller checks. It bypasses
        ``_ALLOWED_NEXT``: a correction may go back where ordinary work may not.
        """
        return replace(self, state=PostingState.POSTED)

    def has_lapsed_claim(self, now: datetime) -> bool:
        """Tell whether it was claimed so long ago that nobody can still be working on it."""
        if self.state is not PostingState.IN_HAND or self.claimed_at is None:
            return False
        return is_far_from(self.claimed_at, now, CLAIM_LAPSES_AFTER)
