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
"""A claim that is older has lapsed."""


class PostingState(StrEnum):
    """The states of a posting.

    Each is stored before anything is sent, so that after a crash it is known what may be online.
    """

    DRAFT = "draft"  # not used for a stored text yet
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
            PostingState.FAILED,  # a mail that bounced later
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

NEVER_POSTED = frozenset({PostingState.DRAFT, PostingState.QUEUED, PostingState.FAILED})
"""States in which nothing has to be removed, because the post was never there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting(Record):
    """One text on one platform.

    ``url``, ``posted_at`` and ``picture`` are the proof that it was online. ``picture`` is the name
    of a file; ``looked_up_at`` is when ``url`` was opened again and showed the post. Before
    publication ``url`` is the address at which an attempt may have appeared.

    ``number`` is the platform's own number of the post. ``attempts`` and ``not_before`` tell how
    often sending failed and when to try again. ``why`` is why it failed: a sentence or its key.
    ``overruled`` is the reason of the coordinator who allowed it in spite of a warning.
    ``wording_id`` names the stored wording that it was composed with.
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
        unsent: dict[str, object] = {"attempts": 0, "not_before": None}
        return self.move_to(PostingState.UNCERTAIN, **(unsent | changes))

    def ask_again(self) -> Posting:
        """Return a copy that a person is asked about, although it was online when it was stored.

        It bypasses ``_ALLOWED_NEXT``: in a restored backup it is online no more than it was then.
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

        A withdrawn one may be renewed too: the person who did it did not know yet.
        """
        if self.state is PostingState.WITHDRAWN:
            return replace(self, state=PostingState.RENEWED, expires_on=expires_on)
        return self.move_to(PostingState.RENEWED, expires_on=expires_on)

    def publish_after_withdrawal(
        self, now: datetime, operation: UUID, expires_on: date | None
    ) -> Posting:
        """Return a copy that is online although it was dropped before it was posted.

        The person who brought it there did not know yet that it was dropped.
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

        It bypasses ``_ALLOWED_NEXT``: a correction may go back where ordinary work may not.
        """
        return replace(self, state=PostingState.POSTED)

    def is_overdue_in_hand(self, now: datetime) -> bool:
        """Tell whether it was claimed so long ago that nobody can still be working on it."""
        return self.claimed_at is not None and now - self.claimed_at > MAX_IN_HAND
