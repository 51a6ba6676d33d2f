"""A call that was made: counted in the report, and of no use for anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

MAX_MINUTES = 60
"""A call that seems to last longer was left open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CallRecord(Record):
    """One attempt to ring somebody, with its outcome.

    ``minutes`` is from dialling to the outcome, or 0 if nobody dialled from the program.
    """

    task_id: UUID
    request_id: UUID | None = None
    outcome: str
    minutes: int = 0
    at: datetime
    staff_id: UUID


def minutes_between(begun: datetime | None, ended: datetime) -> int:
    """Return how long a call lasted in whole minutes, at least one; 0 if its beginning is unknown.

    A clock that was set back, or a call that was left open, counts as one or as an hour.
    """
    if begun is None:
        return 0
    minutes = round((ended - begun).total_seconds() / 60)
    return min(max(minutes, 1), MAX_MINUTES)
