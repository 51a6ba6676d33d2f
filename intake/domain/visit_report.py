"""How a meeting went, as one of both sides told it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Side(StrEnum):
    """Who tells how it went."""

    RESIDENT = "resident"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitReport(Record):
    """What one side told.

    ``went_well`` and ``again`` (whether they want to see each other more often) are None if that
    was not answered. ``saved`` is what it saved the resident, in their words.
    """

    request_id: UUID
    agreement_id: UUID
    side: Side
    went_well: bool | None = None
    again: bool | None = None
    saved: str = ""
    reported_at: datetime
