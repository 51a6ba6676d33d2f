"""A paper that was printed for a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip(Record):
    """A paper that was printed.

    ``agreement_id`` is empty for a "Bewijs van uw vraag". ``for_helper`` marks the paper that holds
    the resident's name and address.
    """

    request_id: UUID
    agreement_id: UUID | None = None
    paper: str = "A5"
    for_helper: bool = False
    made_by: UUID | None = None
    made_at: datetime
    printed_at: datetime | None = None
