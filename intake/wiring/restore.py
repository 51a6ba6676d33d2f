"""Restore a backup and its key."""

from __future__ import annotations

import errno
import itertools
from contextlib import suppress
from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.files import sync_file, sync_folder, write_file
from intake.kit.lock import hold
from intake.kit.settings import load_settings
from intake.wiring import interrupted_restore
from intake.wiring.startup import key_ring, load_translations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.kit.paths import Home


def restore(home: Home, copy: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    """Put a backup and its key in place and return the number of residents in it.

    The database that was there is moved aside.

    The desk joins with a new sign, so that no code is used twice. Raises ``UserFacingError`` if the
    key does not open the backup, or if the desk is open. Without a keyring ``choose_passphrase`` is
    called with the sentence that tells why.
    """
    holding = hold(home.lock)
    if holding is None:
        raise UserFacingError("desk-open-already")
    try:
        return _put_back(home, copy, key, choose_passphrase)
    finally:
        holding.release()


def give_key(home: Home, key: bytes, choose_passphrase: Callable[[str], str]) -> None:
    """Give this desk the key of its centre.

    A second desk on the same server needs it to read secret fields; with it a file whose key was
    lost opens again.

    Raises ``UserFacingError`` if the key does not open this desk's own file, or if the desk is
    open.
    """
    from intake.store.sqlcipher import read_schema_version

    holding = hold(home.lock)
    if holding is None:
        raise UserFacingError("desk-open-already")
    try:
        settings = load_settings(home.settings)
        if home.database.exists() and not settings.database:
            read_schema_version(home.database, key)
        _change_keys(
            home,
            key,
            _unused_name(home.database),
            lambda told: choose_passphrase(load_translations(home, settings)(f"error-{told}")),
        )
    finally:
        holding.release()


def _put_back(home: Home, copy: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    """Restore a backup; nothing is replaced before the new database was opened once."""
    settings = load_settings(home.settings)
    if settings.database:
        raise UserFacingError("restore-on-server")

    own = {home.database.resolve(), home.restoring_database.resolve()}
    if copy.resolve() in own:
        raise UserFacingError("restore-own-file", file=copy)

    _require_whole(copy, key)  # before anything of an earlier restore is touched
    _finish_earlier(home, key)
    interrupted_restore.drop_fresh(home)
    try:
        people = _copy_and_verify(copy, key, home.restoring_database)
        laid_aside = _unused_name(home.database)
        interrupted_restore.begin(home, laid_aside)
        _change_keys(
            home,
            key,
            laid_aside,
            lambda told: choose_passphrase(load_translations(home, settings)(f"error-{told}")),
        )
    except BaseException:
        interrupted_restore.roll_back(home)
        raise

    interrupted_restore.swap(home, laid_aside)
    interrupted_restore.complete(home)
    return people


def _finish_earlier(home: Home, key: bytes) -> None:
    """Finish a restore that was interrupted, if the stored key or this one opens it."""
    if not home.restore_journal.exists():
        return
    stored: bytes | None = None
    with suppress(ExternalError):
        stored = key_ring(home).read()
    for known in filter(None, (stored, key)):
        if interrupted_restore.is_readable(home.restoring_database, known):
            interrupted_restore.finish(home, known)
            return


def _require_whole(copy: Path, key: bytes) -> None:
    """Raise ``UserFacingError`` for a wrong key, damage, and a database of a newer program."""
    from intake.store.migrate import known_versions
    from intake.store.sqlcipher import read_schema_version, verify_database

    verify_database(copy, key)
    version = read_schema_version(copy, key)
    if version is None:
        raise UserFacingError("copy-damaged", path=copy.name)
    if version not in known_versions():
        raise UserFacingError("store-newer")


def _copy_and_verify(copy: Path, key: bytes, fresh: Path) -> int:
    """Copy the backup and open the copy; raises ``ExternalError`` for a full disk."""
    import shutil

    from intake.store.sqlcipher import connect, verify_database

    try:
        for tail in interrupted_restore.DATABASE_FILE_SUFFIXES[:2]:
            beside = copy.with_name(f"{copy.name}{tail}")
            if beside.exists():
                shutil.copyfile(beside, fresh.with_name(f"{fresh.name}{tail}"))
    except OSError as fault:
        raise ExternalError(
            "store-disk-full" if fault.errno == errno.ENOSPC else "restore-not-written",
            folder=fresh.parent,
        ) from fault
    connect(fresh, key).close()  # this writes the journal of the database into its file
    people = verify_database(fresh, key)
    sync_file(fresh)  # before the journal of the restore calls it complete
    sync_folder(fresh.parent)
    return people


def _change_keys(home: Home, key: bytes, laid_aside: Path, choose: Callable[[str], str]) -> None:
    """Store the new key where a start looks for it, and the old one with the old database."""
    from intake.keys.passphrase import PassphraseBox

    wrapped = home.wrapped_key
    before: bytes | None = None
    try:
        ring = key_ring(home)
        before = ring.read()
        if before and before != key:
            key_ring(home, laid_aside.name).write(before)
        ring.write(key)
    except ExternalError as fault:
        fresh = wrapped.with_suffix(".fresh")
        try:
            PassphraseBox(fresh, choose(fault.key)).write(key)
        except BaseException:
            _put_key_back(home, before)
            raise
        if wrapped.exists():  # a copy, so that a start finds a key at every moment
            write_file(laid_aside.with_suffix(wrapped.suffix), wrapped.read_bytes(), mode=0o600)
        fresh.replace(wrapped)
        with suppress(OSError):  # rolling back now would leave the old database with the new key
            sync_folder(wrapped.parent)
    else:
        if wrapped.exists():  # a start would ask for its passphrase
            wrapped.replace(laid_aside.with_suffix(wrapped.suffix))


def _put_key_back(home: Home, before: bytes | None) -> None:
    """Write the old key into the keyring again: a late answer may have stored the new one."""
    if before:
        with suppress(ExternalError):
            key_ring(home).write(before)


def _unused_name(database: Path) -> Path:
    """Return an unused name for the old database."""
    tries = (
        database.with_name(f"{database.stem}-before-restore-{number}.db")
        for number in itertools.count(1)
    )
    return next(name for name in tries if not name.exists())
