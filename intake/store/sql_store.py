"""Open the database, an encrypted file or PostgreSQL, as a ``Store``."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from intake.domain.permissions import Role, has_more_rights
from intake.kit.errors import UserFacingError
from intake.store import sqlcipher
from intake.store.audited_writer import AuditedWriter
from intake.store.database_errors import convert_errors, make_damage_error
from intake.store.key_check import check_key
from intake.store.record_reader import RecordReader
from intake.store.row_conversion import FieldCipher
from intake.store.server import make_engine
from intake.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.store.database_errors import NewestCopy


_OPTIONS_WHILE_UPGRADING = "-c lock_timeout=60s"
"""A migration may take minutes for a large centre, and must wait for the desks at work.

The options are those of libpq (PostgreSQL's library).
"""

LATEST_MIGRATION = "0019"
"""The newest migration, repeated here: a current database opens without importing Alembic.

A test compares it with ``migrations/``.
"""

_MISSING_TABLE_MESSAGES = ("no such table", "does not exist")
"""What the two databases answer if our tables do not exist yet."""


_WRITES_OPTION = "writes"
"""The option of a connection that is going to write: ``_engine_for`` locks the file for it."""


def _find_no_copy() -> Path | None:
    return None


class SqlStore:
    """Implements ``ports.Store`` on any engine; ``ports.py`` tells what each method promises.

    ``file`` is None for a server, which its administrator backs up. ``find_newest_copy`` is called
    for the copy that is named if the database is damaged. The use cases get the store wrapped in
    ``desk/closing/refusals.py``, which adds what follows from a refusal.
    """

    def __init__(
        self,
        engine: sa.Engine,
        cipher: FieldCipher,
        file: Path | None,
        raw_key: bytes,
        find_newest_copy: NewestCopy = _find_no_copy,
    ) -> None:
        self.engine = engine
        self._cipher = cipher
        self._file = file
        self._raw_key = raw_key
        self._find_newest_copy = find_newest_copy

    @contextmanager
    def read(self, actor: Actor | None = None) -> Iterator[RecordReader]:
        """Read at one moment; raises ``UserFacingError`` for a colleague who has left."""
        with (
            convert_errors(self._find_newest_copy),
            self._connect_to_read() as connection,
            connection.begin(),
        ):
            if actor:
                require_active_colleague(connection, actor)
            yield RecordReader(connection, self._cipher)

    def _connect_to_read(self) -> sa.Connection:
        """Connect so that all statements see the same moment, as they do on a file."""
        connection = self.engine.connect()
        if self._file is None:
            return connection.execution_options(isolation_level="REPEATABLE READ")
        return connection

    @contextmanager
    def write(self, actor: Actor, at: datetime) -> Iterator[AuditedWriter]:
        """Write all or nothing, with the audit of it; raises as ``read`` does."""
        with (
            convert_errors(self._find_newest_copy),
            self.engine.connect().execution_options(**{_WRITES_OPTION: True}) as connection,
            connection.begin(),
        ):
            require_active_colleague(connection, actor)
            yield AuditedWriter(connection, self._cipher, actor, at)

    def copy_to(self, target: Path) -> None:
        """Write a copy of the file under the same key; raises ``UserFacingError`` for a server."""
        if self._file is None:
            raise UserFacingError("copy-by-server")
        try:
            sqlcipher.copy_database(self._file, self._raw_key, target)
        except UserFacingError as error:
            if error.key == "store-damaged-no-copy":  # it knows no copies: the desk's is named here
                raise make_damage_error(self._find_newest_copy) from error
            raise

    def is_own_copy(self, copy: Path) -> bool:
        """Tell whether a file is a copy that opens with this desk's key."""
        try:
            sqlcipher.read_schema_version(copy, self._raw_key)
        except UserFacingError:
            return False
        return True

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _engine_for(path: Path, raw_key: bytes) -> sa.Engine:
    """Return the engine of a desk's file.

    It keeps two connections: one for the worker of the desk and one for what is read beside it. No
    error message contains the values of a statement, because a log may be sent to others.
    """
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: sqlcipher.connect(path, raw_key),
        poolclass=sa.pool.QueuePool,
        pool_size=2,
        max_overflow=2,
        hide_parameters=True,
    )

    # A writer locks the file at once: one that begins as a reader may find it changed meanwhile.
    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES_OPTION, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def require_active_colleague(connection: sa.Connection, actor: Actor) -> None:
    """Raise ``UserFacingError`` for a colleague who has left meanwhile.

    Also for one whose role has fewer rights by now.
    """
    staff = TABLES["staff"]
    query = sa.select(staff.c.left_at, staff.c.role).where(staff.c.id == actor.staff_id)
    row = connection.execute(query).first()
    if row is None:  # the program itself: ``system_actor`` has the id of no colleague
        return
    if row.left_at is not None:
        raise UserFacingError("staff-left")
    if has_more_rights(actor.role, Role(row.role)):
        raise UserFacingError("staff-role-changed")


def open_file_store(
    path: Path, raw_key: bytes, find_newest_copy: NewestCopy = _find_no_copy
) -> SqlStore:
    """Open the desk's encrypted file; create or upgrade it if needed.

    A copy is put beside it before an upgrade. ``find_newest_copy`` is called for the copy to
    restore if the file is damaged. Raises ``UserFacingError`` for a wrong key, a damaged file, and
    a database of a newer program.
    """
    engine = _engine_for(path, raw_key)
    try:
        with convert_errors(find_newest_copy):
            if _schema_version(engine) != LATEST_MIGRATION:
                _upgrade(engine, lambda: _copy_before_upgrade(path, raw_key))
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, FieldCipher(raw_key), path, raw_key, find_newest_copy)


def open_server_store(address: str, raw_key: bytes, *, must_exist: bool = False) -> SqlStore:
    """Open a PostgreSQL by its SQLAlchemy address.

    Secret fields are encrypted with the desk's key there too. Raises ``UserFacingError`` for a desk
    with another key than the other desks. With ``must_exist``, given when this desk has worked on
    it before, an empty database is refused as well.
    """
    engine = make_engine(address)
    try:
        with convert_errors():
            _require_known_options(engine)
            if must_exist:
                _require_tables(engine)
            if _schema_version(engine) != LATEST_MIGRATION:
                upgrading = make_engine(address, options=_OPTIONS_WHILE_UPGRADING)
                try:
                    _upgrade(upgrading, lambda: None)
                finally:
                    upgrading.dispose()
            check_key(engine, raw_key)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, FieldCipher(raw_key), None, raw_key)


def _require_known_options(engine: sa.Engine) -> None:
    """Raise ``UserFacingError`` for an address with an option that the server does not know.

    Connecting shows it.
    """
    try:
        with engine.connect():
            return
    except sa.exc.ProgrammingError as error:
        raise UserFacingError("server-address") from error


def _require_tables(engine: sa.Engine) -> None:
    """Raise ``UserFacingError`` for a database without our tables."""
    if not sa.inspect(engine).has_table("alembic_version"):
        raise UserFacingError("server-empty")


def _schema_version(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        try:
            with connection.begin():
                return connection.execute(
                    sa.text("SELECT version_num FROM alembic_version")
                ).scalar()
        except sa.exc.DatabaseError as error:
            if any(told in str(error.orig) for told in _MISSING_TABLE_MESSAGES):
                return None
            raise


def _upgrade(engine: sa.Engine, copy_first: Callable[[], None]) -> None:
    from intake.store.migrate import upgrade

    upgrade(engine, copy_first)


def _copy_before_upgrade(path: Path, raw_key: bytes) -> None:
    sqlcipher.copy_database(path, raw_key, path.with_name(f"{path.stem}-before-upgrade.db"))
