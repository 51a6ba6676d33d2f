"""Notice a database that was there and is gone or damaged, and find the last good copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake.kit.copy_files import newest_copy_file
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.kit.paths import Home
    from intake.kit.settings import Settings


def refuse_missing_database(home: Home, settings: Settings) -> None:
    """Raise ``UserFacingError`` where the database of this desk was made and is gone or empty.

    The sentence names the newest copy, which ``intake restore`` puts back.
    """
    if not home.database_marker.exists():
        return
    if home.database.exists() and home.database.stat().st_size > 0:
        return
    copy = newest_copy(home, settings)
    if copy:
        raise UserFacingError("database-gone", path=home.database, copy=copy)
    raise UserFacingError("database-gone-no-copy", path=home.database)


def newest_copy(home: Home, settings: Settings) -> Path | None:
    """Return the daily copy that was written last; None where there is none."""
    folder = Path(settings.copies) if settings.copies else home.root / "copies"
    return newest_copy_file(folder)


def copy_opens(copy: Path | None, key: bytes) -> bool:
    """Tell whether a copy opens with this key: then it is not the key that is wrong."""
    from intake.store.sqlcipher import read_schema_version

    if copy is None:
        return False
    try:
        return read_schema_version(copy, key) is not None
    except UserFacingError:
        return False
