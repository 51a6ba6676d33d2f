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
    """A call that was not for a platform, and where it was sent.

    Counted, without a name where none was needed.
    """

    contact: str
    about: str = ""
    resident_id: UUID | None = None
    staff_id: UUID | None = None
    at: datetime
