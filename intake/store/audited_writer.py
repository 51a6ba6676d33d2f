"""The only module that writes rows: each changed field with its audit row, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import sqlalchemy as sa

from intake.domain.centre import Desk
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.kit import codes
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.store import person_finder
from intake.store.row_conversion import audited, from_row, to_row
from intake.store.search_keys import keys_of
from intake.store.tables import AUDIT, LOOKUP, NAMES, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.engine import Connection

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.store.row_conversion import FieldCipher

E = TypeVar("E", bound="Record")


def _matches(column: sa.Column[Any], value: object) -> sa.ColumnElement[bool]:
    """A tuple of values means any of them, None means empty."""
    if isinstance(value, (tuple, frozenset)):
        return column.in_(value)
    if value is None:
        return column.is_(None)
    return column == value


def _changed_fields(stored: dict[str, Any] | None, fresh: dict[str, Any]) -> list[str]:
    """Return the fields that an audit row is written of: all of them where nothing was stored."""
    return sorted(
        field
        for field in fresh
        if field not in ("id", "version") and (stored is None or fresh[field] != stored[field])
    )


class _AuditEntry(NamedTuple):
    """One audit row: what was done to which field of which row."""

    action: str
    entity: str
    entity_id: UUID
    field: str = ""
    old: object = None
    new: object = None


class RecordReader:
    """Reads records within one transaction (``ports.ReadTransaction``)."""

    def __init__(self, connection: Connection, cipher: FieldCipher) -> None:
        self.connection = connection
        self._cipher = cipher

    def get(self, kind: type[E], key: UUID) -> E:
        """Return a record; raises ``UserFacingError`` where it is gone."""
        row = self._row(kind, key)
        if row is None:
            raise UserFacingError("store-gone")
        return from_row(kind, row, self._cipher)

    def get_if_any(self, kind: type[E], key: UUID | None) -> E | None:
        """Return a record, or None for no key."""
        if key is None:
            return None
        return self.get(kind, key)

    def find(self, kind: type[E], /, **equals: object) -> tuple[E, ...]:
        """Return the records whose columns equal these values, the oldest first."""
        table = TABLES[NAMES[kind]]
        query = sa.select(table).order_by(table.c.id)
        for name, value in equals.items():
            query = query.where(_matches(table.c[name], value))
        rows = self.connection.execute(query).mappings()
        return tuple(from_row(kind, cast("dict[str, Any]", row), self._cipher) for row in rows)

    def counts(self, kind: type[Record], field: str) -> dict[str, int]:
        """Return how many records there are of each value of a column."""
        table = TABLES[NAMES[kind]]
        rows = self.connection.execute(
            sa.select(table.c[field], sa.func.count()).group_by(table.c[field])
        )
        return {str(value): number for value, number in rows}

    def people(self, typed: str, *, limit: int = 8) -> tuple[UUID, ...]:
        """Return who may be meant by what is typed, the likeliest first."""

        def run(statement: str, values: tuple[str, ...]) -> list[Any]:
            return list(self.connection.exec_driver_sql(statement, values))

        mark = "%s"
        if self.connection.dialect.paramstyle == "qmark":
            mark = "?"
        return tuple(person.id for person in person_finder.find(run, mark, typed, limit))

    def _row(self, kind: type[Record], key: UUID) -> dict[str, Any] | None:
        table = TABLES[NAMES[kind]]
        row = self.connection.execute(sa.select(table).where(table.c.id == key)).mappings().first()
        if row:
            return dict(row)
        return None


class AuditedWriter(RecordReader):
    """Changes records within one transaction, as one person at one moment.

    Each changed field leaves an audit row under one ``operation_id`` (``ports.WriteTransaction``).
    """

    def __init__(
        self, connection: Connection, cipher: FieldCipher, actor: Actor, at: datetime
    ) -> None:
        super().__init__(connection, cipher)
        self._actor = actor
        self._at = at
        self.operation_id = new_id()

    def save(self, row: E) -> E:
        """Write what changed of a row; return it as it now stands, one version on.

        Raises ``UserFacingError`` where somebody else saved it meanwhile.
        """
        stored = self._row(type(row), row.id)
        if stored is not None and stored["version"] != row.version:
            raise UserFacingError("store-changed-meanwhile")
        fresh = to_row(row, self._cipher, stored)
        changed = _changed_fields(stored, fresh)
        if stored is not None and not changed:
            return row
        fresh["version"] = row.version + 1
        self._write(NAMES[type(row)], row, fresh, is_new=stored is None)
        action = "change" if stored else "add"
        self._audit(
            _AuditEntry(
                action=action,
                entity=NAMES[type(row)],
                entity_id=row.id,
                field=field,
                old=(stored or {}).get(field),
                new=fresh[field],
            )
            for field in changed
        )
        if isinstance(row, Resident):
            self._index(row)
        return from_row(type(row), fresh, self._cipher)

    def _write(self, name: str, row: Record, fresh: dict[str, Any], *, is_new: bool) -> None:
        table = TABLES[name]
        if is_new:
            self.connection.execute(table.insert().values(fresh))
            return
        # On a server another desk may have saved since the row was read above.
        updated = self.connection.execute(
            table.update().where(table.c.id == row.id, table.c.version == row.version).values(fresh)
        )
        if updated.rowcount != 1:
            raise UserFacingError("store-changed-meanwhile")

    def remove(self, row: Record) -> None:
        """Take a row out; its last values stay in the audit.

        Raises ``UserFacingError`` where it is gone already.
        """
        name = NAMES[type(row)]
        stored = self._row(type(row), row.id)
        if stored is None:
            raise UserFacingError("store-gone")
        self.connection.execute(TABLES[name].delete().where(TABLES[name].c.id == row.id))
        self._audit(
            _AuditEntry("remove", name, row.id, field=field, old=stored[field])
            for field in _changed_fields(None, stored)
        )

    def record_access(self, kind: type[Record], key: UUID, action: str) -> None:
        """Write that somebody looked at, printed or exported a row."""
        self._audit([_AuditEntry(action, NAMES[kind], key)])

    def next_code(self, desk: str) -> str:
        """Return a reference code that was never given out, and count it.

        Raises ``UserFacingError`` for a desk that has not joined.
        """
        desks = self.find(Desk, sign=desk)
        if not desks:
            raise UserFacingError("desk-not-joined", desk=desk)
        code, counter = codes.next_code(desk, desks[0].counter)
        while self.find(Request, code=code):  # an old copy was put back: its counter is too low
            code, counter = codes.next_code(desk, counter)
        self.save(replace(desks[0], counter=counter))
        return code

    def _index(self, person: Resident) -> None:
        self.connection.execute(LOOKUP.delete().where(LOOKUP.c.resident_id == person.id))
        phones = [phone.number for phone in person.phones if not phone.wrong]
        keys = keys_of(
            (person.first_name, person.last_name), phones, person.postcode, person.house_number
        )
        if keys:
            self.connection.execute(
                LOOKUP.insert(), [{"key": key, "resident_id": person.id} for key in sorted(keys)]
            )

    def _audit(self, entries: Iterable[_AuditEntry]) -> None:
        written = [
            {
                "id": new_id(),
                "at": self._at,
                "staff_id": self._actor.staff_id,
                "desk": self._actor.desk,
                "operation_id": self.operation_id,
                "action": entry.action,
                "entity": entry.entity,
                "entity_id": entry.entity_id,
                "field": entry.field,
                "old": audited(entry.old),
                "new": audited(entry.new),
            }
            for entry in entries
        ]
        if written:
            self.connection.execute(AUDIT.insert(), written)
