"""Detect that the database is missing or damaged, and find the last good backup."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from intake.kit.copy_files import copies_newest_first
from intake.kit.errors import ExternalError, UserFacingError

if TYPE_CHECKING:
    from intake.kit.paths import Home
    from intake.kit.settings import Settings


_SMALLEST = 512
"""Bytes of the smallest page of a database (SQLite file format, 1.3.2); SQLite takes a file of one
byte for a new one.
"""


def require_database(home: Home, settings: Settings, key: bytes) -> None:
    """Raise ``UserFacingError`` if this desk had a database and it is missing or empty.

    The sentence names the newest backup, which ``intake restore`` restores.
    """
    if not home.database_marker.exists() and not settings.desk:
        return
    if home.database.exists() and home.database.stat().st_size >= _SMALLEST:
        return
    try:
        copy = last_good_copy(home, settings, key)
    except ExternalError as error:
        values = {"path": home.database, "folder": error.values["folder"]}
        raise UserFacingError("database-gone-copies-away", **values) from error
    if copy:
        raise UserFacingError("database-gone", path=home.database, copy=copy)
    raise UserFacingError("database-gone-no-copy", path=home.database)


def reachable_good_copy(home: Home, settings: Settings, key: bytes) -> Path | None:
    """Return the same as ``last_good_copy``, and None if the folder cannot be read."""
    try:
        return last_good_copy(home, settings, key)
    except ExternalError:
        return None


def last_good_copy(home: Home, settings: Settings, key: bytes) -> Path | None:
    """Return the newest daily backup that can be read completely; None if there is none.

    Raises ``ExternalError`` if their folder cannot be read.
    """
    from intake.store.sqlcipher import verify_database

    folder = Path(settings.copies) if settings.copies else home.root / "copies"
    for copy in copies_newest_first(folder):
        with suppress(UserFacingError):
            verify_database(copy, key)
            return copy
    return None
