"""Finish a restore that was interrupted: by a power cut, a kill, or a full disk.

Several files are replaced, and no rename replaces two at once. So a journal is written before the
first one, and the next start continues from where it stopped.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from intake.kit.errors import UserFacingError
from intake.kit.files import sync_folder, write_file
from intake.kit.settings import load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path

    from intake.kit.paths import Home

SUFFIXES_WITH_DATA = ("", "-wal")
"""The endings of the files of a database that hold data."""

DATABASE_FILE_SUFFIXES = (*SUFFIXES_WITH_DATA, "-shm")
"""The endings of all its files; an index of the journal ("-shm") is made again when it opens."""


def begin(home: Home, laid_aside: Path) -> None:
    """Record that the restored database is complete, and the name that the old one will get."""
    write_file(home.restore_journal, json.dumps({"laid_aside": laid_aside.name}))


def finish(home: Home, key: bytes) -> None:
    """Continue a restore that was begun; do nothing if there was none.

    If the stored key opens the restored database, the new key was stored already; if not, the old
    database stays in place.
    """
    journal = home.restore_journal
    if not journal.exists():
        drop_fresh(home)  # it was not complete
        return
    try:
        laid_aside = home.database.with_name(json.loads(journal.read_text("utf8"))["laid_aside"])
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        _finish_without_journal(home, key)
        return
    fresh = home.restoring_database
    if fresh.exists():
        if not is_readable(fresh, key):
            roll_back(home)
            return
        swap(home, laid_aside)
    complete(home)


def _finish_without_journal(home: Home, key: bytes) -> None:
    """Continue without a readable journal: if the old database is gone, use the new one."""
    fresh = home.restoring_database
    if not home.database.exists() and fresh.exists() and is_readable(fresh, key):
        fresh.replace(home.database)
        sync_folder(home.root)
        complete(home)
    else:
        roll_back(home)


def complete(home: Home) -> None:
    """Give the desk a new sign, so that no code is used twice, and delete the journal."""
    settings = load_settings(home.settings)
    if settings.desk:
        save_settings(home.settings, settings._replace(desk=""))
    drop_fresh(home)
    home.restore_journal.unlink(missing_ok=True)


def roll_back(home: Home) -> None:
    """Undo a restore before anything was put in place."""
    drop_fresh(home)
    home.restore_journal.unlink(missing_ok=True)


def swap(home: Home, laid_aside: Path) -> None:
    """Move the old database aside and the restored one in its place; doing it again is harmless."""
    for tail in DATABASE_FILE_SUFFIXES:
        there = home.database.with_name(f"{home.database.name}{tail}")
        if there.exists():
            there.replace(laid_aside.with_name(f"{laid_aside.name}{tail}"))
    home.restoring_database.replace(home.database)
    sync_folder(home.root)


def drop_fresh(home: Home) -> None:
    """Delete what is left of a restored database."""
    fresh = home.restoring_database
    for tail in DATABASE_FILE_SUFFIXES:
        with suppress(OSError):
            fresh.with_name(f"{fresh.name}{tail}").unlink()


def is_readable(database: Path, key: bytes) -> bool:
    """Tell whether there is a database that this key opens."""
    from intake.store.sqlcipher import read_schema_version

    try:
        read_schema_version(database, key)
    except UserFacingError:
        return False
    return True
