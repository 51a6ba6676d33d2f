"""Write records; each changed field is audited in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import sqlalchemy as sa

from intake.domain.centre import Desk
from intake.domain.record import UNAUDITED_FIELDS
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from intake.kit import codes
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.store.operation_reverter import changes_of, require_unchanged_since, values_before
from intake.store.record_reader import RecordReader
from intake.store.row_conversion import audit_text, from_row, to_row
from intake.store.search_keys import make_search_keys
from intake.store.tables import AUDIT, ENTITIES, LOOKUP, NAMES, TABLES, WRITING_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.engine import Connection

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.store.operation_reverter import RowChange
    from intake.store.row_conversion import FieldCipher

E = TypeVar("E", bound="Record")


def _audited_fields(row: Mapping[str, Any]) -> list[str]:
    """Return the fields of a row that are audited, always in the same order."""
    return sorted(field for field in row if field not in UNAUDITED_FIELDS)


def _changed_fields(stored: Mapping[str, Any], fresh: Mapping[str, Any]) -> list[str]:
    """Return the audited fields that differ between a row and what it becomes."""
    return [field for field in _audited_fields(fresh) if fresh[field] != stored[field]]


class _AuditEntry(NamedTuple):
    """One audit row: the action, and the field and row it was done to."""

    action: str
    entity: str
    entity_id: UUID
    field: str = ""
    old: object = None
    new: object = None


def _entries_for_added(entity: str, row: Mapping[str, Any]) -> Iterator[_AuditEntry]:
    for field in _audited_fields(row):
        yield _AuditEntry("add", entity, row["id"], field, new=row[field])


def _entries_for_changed(
    entity: str, stored: Mapping[str, Any], fresh: Mapping[str, Any]
) -> Iterator[_AuditEntry]:
    for field in _changed_fields(stored, fresh):
        yield _AuditEntry(
            "change", entity, stored["id"], field, old=stored[field], new=fresh[field]
        )


def _entries_for_removed(entity: str, row: Mapping[str, Any]) -> Iterator[_AuditEntry]:
    for field in _audited_fields(row):
        yield _AuditEntry("remove", entity, row["id"], field, old=row[field])


_MAX_NAMED = 500
"""Rows that one statement names at most: a database bounds its parameters."""


class AuditedWriter(RecordReader):
    """Changes records within one transaction, on behalf of one person at one moment.

    Each changed field gets an audit row with the same ``operation_id``
    (``ports.WriteTransaction``). The undo of an operation compares rows as they are stored,
    encrypted fields too (``operation_reverter``).
    """

    def __init__(
        self, connection: Connection, cipher: FieldCipher, actor: Actor, at: datetime
    ) -> None:
        super().__init__(connection, cipher)
        self._actor = actor
        self._at = at
        self.operation_id = new_id()
        self._written_rows: set[tuple[str, UUID]] = set()

    def changed_ids(self, kind: type[Record]) -> frozenset[UUID]:
        """Return the ids of the rows of a kind that this transaction has changed so far."""
        name = NAMES[kind]
        return frozenset(key for entity, key in self._written_rows if entity == name)

    def save(self, record: E) -> E:
        """Write the changed fields of a record; return it with its next version.

        Raises ``UserFacingError`` if somebody else has saved it meanwhile.
        """
        stored = self._stored_row(type(record), record.id)
        if stored is None:
            return self._save_new(record)
        return self._save_changed(record, stored)

    def add_all(self, records: Iterable[E]) -> tuple[E, ...]:
        """Add new records of one kind, as ``save`` does for each, in few statements."""
        added = tuple(records)
        if not added:
            return ()
        kind = type(added[0])
        first = self._next_in_sequence(kind)
        rows = []
        for sequence, record in enumerate(added, first):
            row = to_row(record, self._cipher, None)
            rows.append({**row, "version": record.version + 1, "sequence": sequence})
        self.connection.execute(TABLES[NAMES[kind]].insert(), rows)
        self._audit(entry for row in rows for entry in _entries_for_added(NAMES[kind], row))
        self._add_search_keys([record for record in added if isinstance(record, Resident)])
        return tuple(from_row(kind, row, self._cipher) for row in rows)

    def remove(self, record: Record) -> None:
        """Remove a record; its last values stay in the audit.

        Raises ``UserFacingError`` if it no longer exists, or if somebody else changed it meanwhile.
        """
        name = NAMES[type(record)]
        table = TABLES[name]
        stored = self._stored_row(type(record), record.id)
        if stored is None:
            raise UserFacingError("store-gone")
        removed = self.connection.execute(
            table.delete().where(table.c.id == record.id, table.c.version == record.version)
        )
        if removed.rowcount != 1:  # on a server another desk may have changed it since
            raise UserFacingError("store-changed-meanwhile")
        self._audit(_entries_for_removed(name, stored))

    def remove_all(self, records: Iterable[Record]) -> None:
        """Remove records of one kind, as ``remove`` does for each, in few statements.

        Raises ``UserFacingError`` if one no longer exists, or somebody else changed it meanwhile.
        """
        for chunk in _chunks(tuple(records)):
            name = NAMES[type(chunk[0])]
            table = TABLES[name]
            versions = {record.id: record.version for record in chunk}
            stored = [
                dict(row)
                for row in self.connection.execute(
                    sa.select(table).where(table.c.id.in_(versions))
                ).mappings()
            ]
            if len(stored) < len(versions):
                raise UserFacingError("store-gone")
            is_unchanged = sa.tuple_(table.c.id, table.c.version).in_(list(versions.items()))
            removed = self.connection.execute(table.delete().where(is_unchanged))
            if removed.rowcount != len(versions):
                raise UserFacingError("store-changed-meanwhile")
            in_order = sorted(stored, key=lambda row: row["sequence"])
            self._audit(entry for row in in_order for entry in _entries_for_removed(name, row))

    def revert(self, operation_id: UUID, except_rows: Collection[UUID] = ()) -> None:
        """Restore every field of every row that an operation changed, audited as a new change.

        The rows in ``except_rows`` stay as they are: the caller computes them anew.
        Raises ``UserFacingError`` if one of the changed rows was changed since, if another row
        refers to one, or if another colleague made the operation.
        """
        for change in changes_of(self.connection, operation_id, self._actor.staff_id):
            if change.entity_id in except_rows:
                continue
            stored = require_unchanged_since(self.connection, change)
            if not change.was_there:  # it was added; ``stored`` is None if it is removed already
                self._remove_row(change, stored or {})
            elif stored is None:  # it was removed
                self._put_row_back(change)
            else:  # it was changed
                self._put_fields_back(change, stored)
            if change.entity == NAMES[Resident] and change.was_there:
                self._update_search_keys(self.get(Resident, change.entity_id))

    def record_access(self, kind: type[Record], entity_id: UUID, action: str) -> None:
        """Record in the audit that somebody viewed, printed or exported a row."""
        self._audit([_AuditEntry(action, NAMES[kind], entity_id)])

    def next_code(self, desk: str) -> str:
        """Return a reference code that was never used, and store the desk's counter.

        Raises ``UserFacingError`` for a desk that has not joined.
        """
        desks = self.find(Desk, sign=desk)
        if not desks:
            raise UserFacingError("desk-not-joined", desk=desk)
        code, counter = codes.next_code(desk, desks[0].counter)
        while self._is_used(code):  # after restoring a backup the counter is too low
            code, counter = codes.next_code(desk, counter)
        self.save(replace(desks[0], counter=counter))
        return code

    def _save_new(self, record: E) -> E:
        name = NAMES[type(record)]
        row = to_row(record, self._cipher, None)
        row["version"] = record.version + 1
        row["sequence"] = self._next_in_sequence(type(record))
        self.connection.execute(TABLES[name].insert().values(row))
        self._audit(_entries_for_added(name, row))
        if isinstance(record, Resident):
            self._update_search_keys(record)
        return from_row(type(record), row, self._cipher)

    def _save_changed(self, record: E, stored: dict[str, Any]) -> E:
        """Write the fields of a record that differ from ``stored``, its row in the database."""
        if stored["version"] != record.version:
            raise UserFacingError("store-changed-meanwhile")
        fresh = to_row(record, self._cipher, stored)
        if not _changed_fields(stored, fresh):
            return record
        fresh["version"] = record.version + 1
        fresh["sequence"] = stored["sequence"]
        name = NAMES[type(record)]
        table = TABLES[name]
        # On a server another desk may have saved it since ``stored`` was read.
        is_unchanged = sa.and_(table.c.id == record.id, table.c.version == record.version)
        if self.connection.execute(table.update().where(is_unchanged).values(fresh)).rowcount != 1:
            raise UserFacingError("store-changed-meanwhile")
        self._audit(_entries_for_changed(name, stored, fresh))
        if isinstance(record, Resident):
            self._update_search_keys(record)
        return from_row(type(record), fresh, self._cipher)

    def _next_in_sequence(self, kind: type[Record]) -> int:
        last = sa.func.max(TABLES[NAMES[kind]].c.sequence)
        return int(self.connection.execute(sa.select(last)).scalar() or 0) + 1

    def _remove_row(self, change: RowChange, stored: dict[str, Any]) -> None:
        table = TABLES[change.entity]
        try:
            self.connection.execute(table.delete().where(table.c.id == change.entity_id))
        except sa.exc.IntegrityError as error:  # another row refers to it since
            raise UserFacingError("undo-changed-since") from error
        self._audit(_entries_for_removed(change.entity, stored))

    def _put_fields_back(self, change: RowChange, stored: dict[str, Any]) -> None:
        table = TABLES[change.entity]
        restored = {**stored, **values_before(change), "version": stored["version"] + 1}
        self.connection.execute(
            table.update().where(table.c.id == change.entity_id).values(restored)
        )
        self._audit(_entries_for_changed(change.entity, stored, restored))

    def _put_row_back(self, change: RowChange) -> None:
        """Insert a removed row as a new one, at the end: its number may have been given again."""
        sequence = self._next_in_sequence(ENTITIES[change.entity])
        new = {"id": change.entity_id, "version": 1, "sequence": sequence}
        row = {**values_before(change), **new}
        self.connection.execute(TABLES[change.entity].insert().values(row))
        self._audit(_entries_for_added(change.entity, row))

    def _is_used(self, code: str) -> bool:
        return bool(self.find(Request, code=code) or self.find(Thing, code=code))

    def _update_search_keys(self, person: Resident) -> None:
        self.connection.execute(LOOKUP.delete().where(LOOKUP.c.resident_id == person.id))
        self._add_search_keys([person])

    def _add_search_keys(self, people: Sequence[Resident]) -> None:
        """Add the keys by which people are found who have none yet; a merged record has none."""
        rows = [
            {"key": key, "resident_id": person.id}
            for person in people
            if not person.merged_into
            for key in sorted(_search_keys_of(person))
        ]
        if rows:
            self.connection.execute(LOOKUP.insert(), rows)

    def _audit(self, entries: Iterable[_AuditEntry]) -> None:
        """Append audit rows, and remember for ``changed_ids`` which rows were written.

        They are numbered, because the order of a clock is not reliable.
        """
        listed = tuple(entries)
        self._written_rows |= {
            (entry.entity, entry.entity_id) for entry in listed if entry.action in WRITING_ACTIONS
        }
        last = self.connection.execute(sa.select(sa.func.max(AUDIT.c.sequence))).scalar() or 0
        written = [
            {
                "id": new_id(),
                "sequence": sequence,
                "at": self._at,
                "staff_id": self._actor.staff_id,
                "desk": self._actor.desk,
                "operation_id": self.operation_id,
                "action": entry.action,
                "entity": entry.entity,
                "entity_id": entry.entity_id,
                "field": entry.field,
                "old": audit_text(entry.old),
                "new": audit_text(entry.new),
            }
            for sequence, entry in enumerate(listed, last + 1)
        ]
        if written:
            self.connection.execute(AUDIT.insert(), written)


def _search_keys_of(person: Resident) -> set[str]:
    phones = [phone.number for phone in person.phones if not phone.wrong]
    names = (person.first_name, person.last_name)
    return set(make_search_keys(names, phones, person.postcode, person.house_number))


def _chunks(records: tuple[Record, ...]) -> Iterator[tuple[Record, ...]]:
    """Yield records in parts that a statement can name."""
    for start in range(0, len(records), _MAX_NAMED):
        yield records[start : start + _MAX_NAMED]
