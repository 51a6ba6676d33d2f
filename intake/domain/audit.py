"""Who did what to which field, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """One changed field, or one look (``view``) or copy (``export``) of a person's data."""

    id: UUID
    at: datetime
    staff_id: UUID
    desk: str
    action: str
    entity: str
    entity_id: UUID
    field: str
    old: str | None
    new: str | None
