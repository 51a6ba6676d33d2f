"""A request of a resident. It is about one need."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Kind(StrEnum):
    """The kinds of request, in the order of their keys Alt 1 to Alt 5."""

    BORROW = "borrow"
    MEAL = "meal"
    HELP = "help"
    RIDE = "ride"
    OFFER = "offer"


class RequestState(StrEnum):
    """Whether a request is under way, and how it ended.

    Whose turn it is follows from its postings, replies and tasks.
    """

    OPEN = "open"  # looking for help
    AGREED = "agreed"  # neighbour and resident both said yes
    CLOSED = "closed"  # fulfilled
    REFERRED = "referred"  # somebody else helps
    CANCELLED = "cancelled"  # no longer needed


ENDED = frozenset({RequestState.CLOSED, RequestState.REFERRED, RequestState.CANCELLED})
UNDER_WAY = frozenset({RequestState.OPEN, RequestState.AGREED})

WAYS_VIA_DESK = ("desk", "fetched", "centre")
"""Ways of lending in which the thing passes through the desk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request(Record):
    """A request as it was taken.

    ``answers`` maps the key of a form field to the answer; dates and times are ISO texts.
    ``call_minutes`` is how long the call took, 0 if that is unknown.
    ``paper_form`` is the number of the form on which it was written without a computer; then
    ``taken_at`` is the time that stands on the form.
    """

    code: str
    resident_id: UUID
    caller_id: UUID | None = None
    kind: Kind
    state: RequestState = RequestState.OPEN
    said: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    call_back_before: datetime | None = None
    taken_by: UUID | None = None
    taken_at: datetime
    closed_at: datetime | None = None
    closed_by_operation: UUID | None = None
    outcome: str = ""
    paper_form: str = ""
    call_minutes: int = 0

    @property
    def is_open(self) -> bool:
        return self.state is RequestState.OPEN

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def goes_via_desk(self) -> bool:
        """Whether a thing passes through the desk, so that neither learns the other's address."""
        return self.kind is Kind.BORROW and self.answers.get("way", "") in WAYS_VIA_DESK

    def close(self, state: RequestState, outcome: str, now: datetime, operation: UUID) -> Request:
        """Return a copy that has ended: fulfilled, or no longer needed."""
        return replace(
            self, state=state, outcome=outcome, closed_at=now, closed_by_operation=operation
        )

    def reopen(self, state: RequestState) -> Request:
        """Return a copy that is under way again."""
        return replace(self, state=state, outcome="", closed_at=None, closed_by_operation=None)

    @property
    def what(self) -> str:
        return self.answers.get("what", "")
