"""One need of one resident."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID


class Kind(StrEnum):
    """The five kinds of request, in the order of their keys Alt 1 to Alt 5."""

    BORROW = "borrow"
    MEAL = "meal"
    HELP = "help"
    RIDE = "ride"
    OFFER = "offer"


class RequestState(StrEnum):
    """Where a request is in its life.

    What it waits for follows from its postings, replies and tasks.
    """

    OPEN = "open"
    AGREED = "agreed"
    CLOSED = "closed"
    REFERRED = "referred"
    CANCELLED = "cancelled"


WAYS_VIA_DESK = ("desk", "fetched", "centre")
"""The ways in which a thing goes by way of the desk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request(Record):
    """A request as it was taken.

    ``answers`` maps a form's field to what was answered, dates and times in ISO form.
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
    outcome: str = ""

    @property
    def what(self) -> str:
        return self.answers.get("what", "")


SECRET_TOPICS = frozenset({"allergies", "diet"})
"""Answers that are kept apart; a call in progress holds them encrypted as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivateNote(Record):
    """What only the chosen helper may read, and only with consent.

    Diet, allergies, aids for health. Kept apart and encrypted.
    """

    request_id: UUID
    topic: str
    secret: str
    share: bool = False


def with_diet(request: Request, notes: Iterable[PrivateNote]) -> Request:
    """Give a request with the diet among its answers again, for the resident's own paper and the
    helper's: what is eaten, not why.
    """
    told = {note.topic: note.secret for note in notes if note.topic == "diet" and note.secret}
    if told:
        return replace(request, answers={**request.answers, **told})
    return request


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft(Record):
    """One call in progress, saved as it is typed; never used for another person."""

    staff_id: UUID
    desk: str
    page: dict[str, str] = field(default_factory=dict)
    state: str = "active"
    saved_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Referral(Record):
    """A call that was not for a platform, and where it was sent.

    Counted, without a name where none was needed.
    """

    contact: str
    about: str = ""
    resident_id: UUID | None = None
    staff_id: UUID | None = None
    at: datetime
