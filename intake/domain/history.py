"""What the audit holds of the changes to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class HistoryEntry(NamedTuple):
    """One field of one record that somebody changed; ``action`` is "add", "change" or "remove".

    ``old`` and ``new`` are as the audit keeps them: text, empty where there was nothing; ``place``
    is its place in the order in which all was written down.
    """

    at: datetime
    staff_id: UUID
    action: str
    entity: str
    entity_id: UUID
    field: str
    old: str
    new: str
    operation_id: UUID | None
    place: int = 0
