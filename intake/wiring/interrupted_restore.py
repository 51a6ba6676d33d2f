"""Finish a restore that was interrupted: by a power cut, a kill, or a full disk.

What is replaced lies in several files, and no rename takes two at once. So before the first one a
journal says what is to happen, and the next start goes on from where it stopped.
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

TAILS = ("", "-wal", "-shm")
"""What follows the name of a database in the names of its files."""


def begin(home: Home, laid_aside: Path) -> None:
    """Write down that the fresh database is whole, and under which name the old one is kept."""
    write_file(home.restore_journal, json.dumps({"laid_aside": laid_aside.name}))


def finish(home: Home, key: bytes) -> None:
    """Go on with a restore that was begun; nothing happens where there was none.

    Whether the new key was kept already is told by whether it opens the fresh database: if not,
    the old database stays where it is.
    """
    journal = home.restore_journal
    if not journal.exists():
        drop_fresh(home)  # it was still being written
        return
    try:
        laid_aside = home.database.with_name(json.loads(journal.read_text("utf8"))["laid_aside"])
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        _finish_without_journal(home, key)
        return
    fresh = home.restoring_database
    if fresh.exists():
        if not _opens(fresh, key):
            roll_back(home)
            return
        swap(home, laid_aside)
    complete(home)


def _finish_without_journal(home: Home, key: bytes) -> None:
    """The journal is damaged: where the old database is gone already, the fresh one stays."""
    fresh = home.restoring_database
    if not home.database.exists() and fresh.exists() and _opens(fresh, key):
        fresh.replace(home.database)
        sync_folder(home.root)
        complete(home)
    else:
        roll_back(home)


def complete(home: Home) -> None:
    """Give the desk another sign, so that no code is given out twice, and end the journal."""
    settings = load_settings(home.settings)
    if settings.desk:
        save_settings(home.settings, settings._replace(desk=""))
    drop_fresh(home)
    home.restore_journal.unlink(missing_ok=True)


def roll_back(home: Home) -> None:
    """Forget a restore of which nothing was put in place."""
    drop_fresh(home)
    home.restore_journal.unlink(missing_ok=True)


def swap(home: Home, laid_aside: Path) -> None:
    """Lay the old database aside and put the fresh one in its place; again does no harm."""
    for tail in TAILS:
        there = home.database.with_name(f"{home.database.name}{tail}")
        if there.exists():
            there.replace(laid_aside.with_name(f"{laid_aside.name}{tail}"))
    home.restoring_database.replace(home.database)
    sync_folder(home.root)


def drop_fresh(home: Home) -> None:
    """Remove what is left of a fresh database."""
    fresh = home.restoring_database
    for tail in TAILS:
        with suppress(OSError):
            fresh.with_name(f"{fresh.name}{tail}").unlink()


def _opens(database: Path, key: bytes) -> bool:
    from intake.store.sqlcipher import read_schema_version

    try:
        read_schema_version(database, key)
    except UserFacingError:
        return False
    return True
