"""Read records within one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import sqlalchemy as sa

from intake.domain.field_change import FieldChange
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.store import person_finder
from intake.store.custody_check import find_custody_faults
from intake.store.due_requests import list_due_requests
from intake.store.due_tasks import count_open_tasks, find_due_tasks
from intake.store.request_list import list_requests
from intake.store.row_conversion import from_row, make_storable
from intake.store.tables import AUDIT, NAMES, TABLES, WRITING_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.engine import Connection

    from intake.domain.record import Record
    from intake.domain.request_list import RequestFilter, RequestLine
    from intake.store.row_conversion import FieldCipher

E = TypeVar("E", bound="Record")
"""The audit actions that are changes; viewing and exporting are not."""

_MAX_WORDS = 6
"""Maximum number of typed words that are searched."""


class RecordReader:
    """Finds records by id, by the value of a column, or by a part of a name.

    It implements ``ports.ReadTransaction``.
    """

    def __init__(self, connection: Connection, cipher: FieldCipher) -> None:
        self.connection = connection
        self._cipher = cipher

    def get(self, kind: type[E], key: UUID) -> E:
        """Return a record; raises ``UserFacingError`` if it no longer exists."""
        row = self._stored_row(kind, key)
        if row is None:
            raise UserFacingError("store-gone")
        return from_row(kind, row, self._cipher)

    def get_if_any(self, kind: type[E], key: UUID | None) -> E | None:
        """Return a record, or None without an id."""
        if key is None:
            return None
        return self.get(kind, key)

    def find(self, kind: type[E], /, **equals: object) -> tuple[E, ...]:
        """Return the records whose columns have these values, oldest first."""
        table = TABLES[NAMES[kind]]
        query = sa.select(table).order_by(table.c.sequence, table.c.id)
        for name, value in equals.items():
            query = query.where(_condition(table.c[name], make_storable(value)))
        rows = self.connection.execute(query).mappings()
        return tuple(from_row(kind, cast("dict[str, Any]", row), self._cipher) for row in rows)

    def find_between(
        self, kind: type[E], field: str, first: datetime, end: datetime
    ) -> tuple[E, ...]:
        """Return the records of which a moment is from ``first`` on, and before ``end``."""
        table = TABLES[NAMES[kind]]
        moment = table.c[field]
        query = (
            sa.select(table)
            .where(moment >= first, moment < end)
            .order_by(table.c.sequence, table.c.id)
        )
        rows = self.connection.execute(query).mappings()
        return tuple(from_row(kind, cast("dict[str, Any]", row), self._cipher) for row in rows)

    def counts(self, kind: type[Record], field: str) -> dict[str, int]:
        """Return the number of records for each value of a column."""
        table = TABLES[NAMES[kind]]
        rows = self.connection.execute(
            sa.select(table.c[field], sa.func.count()).group_by(table.c[field])
        )
        return {str(value): number for value, number in rows}

    def find_containing(
        self, kind: type[E], fields: tuple[str, ...], typed: str, *, limit: int
    ) -> tuple[E, ...]:
        """Return records in which one of these columns contains each typed word, newest first."""
        table = TABLES[NAMES[kind]]
        query = sa.select(table).order_by(table.c.sequence.desc()).limit(limit)
        for word in make_storable(typed).lower().split()[:_MAX_WORDS]:
            texts = (sa.func.lower(sa.cast(table.c[name], sa.Text)) for name in fields)
            query = query.where(sa.or_(*(text.contains(word, autoescape=True) for text in texts)))
        rows = self.connection.execute(query).mappings()
        return tuple(from_row(kind, cast("dict[str, Any]", row), self._cipher) for row in rows)

    def list_due_tasks(self, now: datetime) -> tuple[Task, ...]:
        """Return the most urgent open tasks (``due_tasks``)."""
        rows = find_due_tasks(self.connection, now)
        return tuple(from_row(Task, row, self._cipher) for row in rows)

    def count_open_tasks(self) -> int:
        """Return the number of open tasks."""
        return count_open_tasks(self.connection)

    def list_due_requests(self, now: datetime, offset: int = 0) -> tuple[UUID, ...]:
        """Return the requests whose next step may be due (``due_requests``)."""
        return list_due_requests(self.connection, now, offset)

    def list_requests(self, wanted: RequestFilter, offset: int = 0) -> tuple[RequestLine, ...]:
        """Return a page of the list of requests in one query."""
        return list_requests(self.connection, wanted, offset)

    def list_custody_faults(self) -> tuple[UUID, ...]:
        """Return the things whose record does not add up (``custody_check``)."""
        return find_custody_faults(self.connection)

    def history(self, keys: Iterable[UUID]) -> tuple[FieldChange, ...]:
        """Return the changes of these records from the audit, oldest first."""
        query = (
            sa.select(AUDIT)
            .where(AUDIT.c.entity_id.in_(tuple(keys)), AUDIT.c.action.in_(WRITING_ACTIONS))
            .order_by(AUDIT.c.sequence)
        )
        return tuple(
            FieldChange(
                at=row["at"],
                staff_id=row["staff_id"],
                action=row["action"],
                entity=row["entity"],
                entity_id=row["entity_id"],
                field=row["field"],
                old=row["old"] or "",
                new=row["new"] or "",
                operation_id=row["operation_id"],
                place=row["sequence"],
            )
            for row in self.connection.execute(query).mappings()
        )

    def last_audit_position(self) -> int:
        """Return the position of the last row in the audit, or 0."""
        return self.connection.execute(sa.select(sa.func.max(AUDIT.c.sequence))).scalar() or 0

    def people(self, typed: str, *, limit: int = 8) -> tuple[UUID, ...]:
        """Return the residents who may be meant by what is typed, the most likely first."""

        def run(statement: str, values: tuple[str, ...]) -> list[Any]:
            return list(self.connection.exec_driver_sql(statement, values))

        is_qmark = self.connection.dialect.paramstyle == "qmark"
        mark = "?" if is_qmark else "%s"
        return tuple(
            person.id
            for person in person_finder.find_persons(run, mark, make_storable(typed), limit)
        )

    def _stored_row(self, kind: type[Record], key: UUID) -> dict[str, Any] | None:
        table = TABLES[NAMES[kind]]
        row = self.connection.execute(sa.select(table).where(table.c.id == key)).mappings().first()
        if row:
            return dict(row)
        return None


def _condition(column: sa.Column[Any], value: object) -> sa.ColumnElement[bool]:
    """Return the condition for a column: one of a tuple of values, or no value for None."""
    if isinstance(value, (tuple, frozenset)):
        return column.in_(value)
    if value is None:
        return column.is_(None)
    return column == value
