"""A call in progress."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class DraftState(StrEnum):
    """Whether a call in progress is being typed, parked or finished."""

    ACTIVE = "active"  # on the page of a desk
    PARKED = "parked"  # put aside, to be resumed
    FINISHED = "finished"  # its request is saved
    DROPPED = "dropped"  # thrown away


UNFINISHED = (DraftState.ACTIVE, DraftState.PARKED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft(Record):
    """One call in progress, saved while it is typed. It is never reused for another person.

    ``begun_at`` is when the first thing was typed.
    """

    staff_id: UUID
    desk: str
    page: dict[str, str] = field(default_factory=dict)
    state: DraftState = DraftState.ACTIVE
    saved_at: datetime
    begun_at: datetime | None = None
