"""What a helper was told about a resident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure(Record):
    """One fact about a resident that one helper was told, and the consent that allowed it."""

    resident_id: UUID
    agreement_id: UUID
    to_whom: str
    fields: str
    at: datetime
