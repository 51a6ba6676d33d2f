"""What the audit holds about the changes of a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from datetime import datetime


class FieldChange(NamedTuple):
    """One change of one field; ``action`` is "add", "change" or "remove".

    ``old`` and ``new`` are texts, as the audit stores them; empty if there was no value. ``place``
    is the position of the change in the audit.
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


def read_audited_id(value: str) -> UUID:
    """Return the identifier that ``old`` or ``new`` holds: the audit keeps it as a JSON string."""
    return UUID(json.loads(value))
