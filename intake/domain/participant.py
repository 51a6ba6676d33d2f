"""A household that takes part in a project, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant(Record):
    """A resident who takes part, with how many persons come along.

    ``is_waiting`` tells that there was no room: they are on the waiting list. ``goes_first`` are
    those who walk with difficulty: theirs is chosen first. ``fee_cents`` is what the household pays
    itself. ``note`` is what the team must know.
    """

    project_id: UUID
    resident_id: UUID
    persons: int = 1
    is_waiting: bool = False
    goes_first: bool = False
    fee_cents: int = 0
    paid_at: datetime | None = None
    note: str = ""
    left_at: datetime | None = None

    @property
    def takes_part(self) -> bool:
        """Whether things are looked for on their behalf."""
        return self.left_at is None and not self.is_waiting


@dataclass(frozen=True, kw_only=True, slots=True)
class ParticipantNeed(Record):
    """How many pieces of an item a household needs, and how many it brings itself.

    ``is_by_hand`` tells that somebody changed it: the rules leave it alone.
    """

    project_id: UUID
    participant_id: UUID
    project_item_id: UUID
    count: int = 1
    own: int = 0
    is_by_hand: bool = False

    @property
    def wanted(self) -> int:
        """Pieces that are looked for: who brings their own is no shortage."""
        return max(0, self.count - self.own)
