"""Restore what one operation changed, from the audit.

It restores every field of every row, or nothing if one of the rows was changed since.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa

from intake.kit.errors import UserFacingError
from intake.store.row_conversion import audit_text
from intake.store.tables import AUDIT, TABLES, WRITING_ACTIONS, Moment

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


@dataclass
class RowChange:
    """What an operation did to one row: its fields before and after, as texts of the audit.

    ``was_there`` tells whether the row existed before, ``is_there`` whether it exists after.
    """

    entity: str
    entity_id: UUID
    was_there: bool = True
    is_there: bool = True
    before: dict[str, str | None] = field(default_factory=dict)
    after: dict[str, str | None] = field(default_factory=dict)


def changes_of(connection: Connection, operation_id: UUID, staff_id: UUID) -> tuple[RowChange, ...]:
    """Return what an operation did, row by row, the last change first.

    Raises ``UserFacingError`` if another colleague made it: the permissions of this one may differ.
    """
    query = (
        sa.select(AUDIT)
        .where(
            AUDIT.c.operation_id == operation_id,
            AUDIT.c.action.in_(WRITING_ACTIONS),
        )
        .order_by(AUDIT.c.sequence)
    )
    changes: dict[tuple[str, UUID], RowChange] = {}
    for row in connection.execute(query).mappings():
        if row["staff_id"] != staff_id:
            raise UserFacingError("undo-by-another")
        key = row["entity"], row["entity_id"]
        if key not in changes:
            changes[key] = RowChange(*key, was_there=row["action"] != "add")
        change = changes[key]
        change.is_there = row["action"] != "remove"
        change.before.setdefault(row["field"], row["old"])
        change.after[row["field"]] = row["new"]
    return tuple(changes.values())[::-1]


def require_unchanged_since(connection: Connection, change: RowChange) -> dict[str, Any] | None:
    """Return the row as it is stored now.

    Raises ``UserFacingError`` if it differs from what the operation wrote.
    """
    table = TABLES[change.entity]
    stored = (
        connection.execute(sa.select(table).where(table.c.id == change.entity_id))
        .mappings()
        .first()
    )
    if (stored is not None) != change.is_there:
        raise UserFacingError("undo-changed-since")
    if stored is None:
        return None
    if any(audit_text(stored[name]) != text for name, text in change.after.items()):
        raise UserFacingError("undo-changed-since")
    return dict(stored)


def values_before(change: RowChange) -> dict[str, Any]:
    """Return the fields before the operation, as column values."""
    table = TABLES[change.entity]
    return {name: _read_value(table.c[name], text) for name, text in change.before.items()}


def _read_value(column: sa.Column[Any], text: str | None) -> Any:
    """Parse a text that ``audit_text`` wrote."""
    if text is None or isinstance(column.type, sa.Text):
        return text
    value = json.loads(text)
    if isinstance(column.type, sa.Uuid):
        return UUID(value)
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(value)
    return value
