"""One request on one platform, from draft to taken down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID


class PostingState(StrEnum):
    """The states of a posting; each is a row before it is an act."""

    DRAFT = "draft"
    QUEUED = "queued"
    IN_HAND = "in_hand"
    POSTED = "posted"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_S = PostingState
_NEXT: dict[PostingState, frozenset[PostingState]] = {
    _S.DRAFT: frozenset({_S.QUEUED, _S.WITHDRAWN}),
    _S.QUEUED: frozenset({_S.IN_HAND, _S.WITHDRAWN}),
    _S.IN_HAND: frozenset({_S.POSTED, _S.UNCERTAIN, _S.FAILED, _S.QUEUED, _S.WITHDRAWN}),
    _S.UNCERTAIN: frozenset({_S.POSTED, _S.QUEUED, _S.FAILED, _S.WITHDRAWN}),
    _S.FAILED: frozenset({_S.QUEUED, _S.WITHDRAWN}),
    _S.POSTED: frozenset(
        {_S.RENEWED, _S.WITHDRAWN, _S.EXPIRED, _S.FAILED}
    ),  # a mail that came back was never read
    _S.RENEWED: frozenset({_S.RENEWED, _S.WITHDRAWN, _S.EXPIRED, _S.FAILED}),
    _S.EXPIRED: frozenset({_S.RENEWED, _S.WITHDRAWN}),
    _S.WITHDRAWN: frozenset(),
}
ONLINE = frozenset({_S.POSTED, _S.RENEWED})
WAITING = frozenset({_S.DRAFT, _S.QUEUED, _S.IN_HAND, _S.UNCERTAIN, _S.FAILED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting(Record):
    """One text on one platform.

    ``url``, ``posted_at`` and ``picture`` are the proof that it stood there; ``picture`` names a
    file.

    ``number`` is the platform's own for it; ``attempts`` and ``not_before`` say how often it was
    sent in vain, and when to try again.
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
    picture: str = ""
    expires_on: date | None = None
    overruled: str = ""
    why: str = ""
    number: str = ""
    attempts: int = 0
    not_before: datetime | None = None

    def move_to(self, state: PostingState, **changes: object) -> Posting:
        """Take the next step of its life.

        Raises ``UserFacingError`` for one that cannot follow: another desk, or another press, was first.
        """
        if state not in _NEXT[self.state]:
            raise UserFacingError("post-moved-on")
        return replace(self, state=state, **changes)  # type: ignore[arg-type]
