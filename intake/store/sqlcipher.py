"""Open, copy and verify the encrypted file of the desk (SQLCipher)."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.files import raise_if_unwritable, sync_file, sync_folder
from intake.kit.ids import new_id
from intake.store.database_messages import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ERROR: type[Exception] = dbapi2.Error
_BUSY_SECONDS = 4
_STALE_SECONDS = 24 * 3600
"""The age from which an unfinished backup is nobody's work any more."""


def connect(path: Path, raw_key: bytes) -> Any:
    """Open the file and read from it: only a real read shows that the key is wrong.

    Raises ``UserFacingError`` for a wrong key or a damaged file, ``ExternalError`` if another
    program has locked it.
    """
    connection = dbapi2.connect(
        str(path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except dbapi2.OperationalError as error:
        connection.close()
        may_write = os.access(path.parent, os.W_OK)
        key = key_of(str(error)) or ("store-away" if may_write else "store-read-only")
        raise ExternalError(key) from error
    except dbapi2.DatabaseError as error:
        connection.close()
        raise UserFacingError("store-wrong-key", path=path.name) from error
    return connection


def _remove_stale_parts(folder: Path) -> None:
    """Delete what backups left behind that were cut off more than a day ago.

    A file that is written just now tells the time of the disk, which other desks share.
    """
    parts = list(folder.glob("intake-*.part"))
    if not parts:
        return
    with tempfile.TemporaryFile(dir=folder) as file:
        now = os.fstat(file.fileno()).st_mtime
    for part in parts:
        if now - part.stat().st_mtime > _STALE_SECONDS:
            part.unlink(missing_ok=True)


def copy_database(path: Path, raw_key: bytes, target: Path) -> int:
    """Write an encrypted copy with the same key and verify it; return its number of residents."""
    fresh = target.with_suffix(f".{new_id().hex[-8:]}.part")  # two desks may use one folder
    with raise_if_unwritable(target):
        _remove_stale_parts(target.parent)
    try:
        _copy_into(path, raw_key, fresh)
        people = verify_database(fresh, raw_key)
        with raise_if_unwritable(target):
            sync_file(fresh)
            fresh.replace(target)
            sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):  # on a disk that became read-only it stays, and is removed later
            fresh.unlink(missing_ok=True)
        raise
    return people


def _copy_into(path: Path, raw_key: bytes, fresh: Path) -> None:
    source = connect(path, raw_key)
    try:
        source.execute("VACUUM INTO ?", (str(fresh),))
    except dbapi2.DatabaseError as error:
        key = key_of(str(error))
        if key == "store-damaged":
            raise UserFacingError("store-damaged-no-copy") from error
        key = "file-disk-full" if key == "store-disk-full" else "copy-not-written"
        raise ExternalError(key, folder=fresh.parent) from error
    finally:
        source.close()


def verify_database(path: Path, raw_key: bytes) -> int:
    """Open a copy, check each of its pages, and count its residents.

    Raises ``UserFacingError`` if it is unusable.
    """
    with _open_read_only(path, raw_key) as connection:
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        quick = connection.execute("PRAGMA quick_check").fetchone()
        if damaged or quick[0] != "ok":
            raise UserFacingError("copy-damaged", path=path.name)
        return int(connection.execute("SELECT count(*) FROM resident").fetchone()[0])


def read_schema_version(path: Path, raw_key: bytes) -> str | None:
    """Return the schema version of a file, or None if it has none."""
    with _open_read_only(path, raw_key) as connection:
        if not connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchone():
            return None
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if found:
            return str(found[0])
        return None


@contextmanager
def _open_read_only(path: Path, raw_key: bytes) -> Iterator[Any]:
    try:  # a folder may be called "Kopieën #1"
        connection = dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except dbapi2.OperationalError as error:
        raise UserFacingError("file-not-opened", file=path) from error
    try:
        connection.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
        yield connection
    except dbapi2.DatabaseError as error:
        raise UserFacingError("store-wrong-key", path=path.name) from error
    finally:
        connection.close()
