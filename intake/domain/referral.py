"""A call that was referred to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Referral(Record):
    """A call that no platform can help with, and where it was referred to.

    It is counted; a name is stored only if it is needed.
    """

    contact: str
    about: str = ""
    resident_id: UUID | None = None
    staff_id: UUID | None = None
    at: datetime
