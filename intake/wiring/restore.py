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
    from intake.kit.settings import Settings


def restore(home: Home, backup: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
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
        return _put_back(home, backup, key, choose_passphrase)
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
        # No database is laid aside; the old key is kept under a name that a restore would use.
        name_of_old = _unused_name(home.database)
        _change_keys(home, key, name_of_old, _explained(choose_passphrase, home, settings))
    finally:
        holding.release()


def _put_back(home: Home, backup: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    """Restore a backup; nothing is replaced before the new database was opened once."""
    settings = load_settings(home.settings)
    if settings.database:
        raise UserFacingError("restore-on-server")

    own_files = {home.database.resolve(), home.restoring_database.resolve()}
    if backup.resolve() in own_files:
        raise UserFacingError("restore-own-file", file=backup)

    _require_whole(backup, key)  # before anything of an earlier restore is touched
    _finish_earlier(home, key)
    interrupted_restore.drop_fresh(home)
    try:
        people = _copy_and_verify(backup, key, home.restoring_database)
        laid_aside = _unused_name(home.database)
        interrupted_restore.begin(home, laid_aside)
        _change_keys(home, key, laid_aside, _explained(choose_passphrase, home, settings))
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
    for candidate in filter(None, (stored, key)):
        if interrupted_restore.is_readable(home.restoring_database, candidate):
            interrupted_restore.finish(home, candidate)
            return


def _require_whole(backup: Path, key: bytes) -> None:
    """Raise ``UserFacingError`` for a wrong key, damage, and a database of a newer program."""
    from intake.store.migrate import known_versions
    from intake.store.sqlcipher import read_schema_version, verify_database

    verify_database(backup, key)
    version = read_schema_version(backup, key)
    if version is None:
        raise UserFacingError("copy-damaged", path=backup.name)
    if version not in known_versions():
        raise UserFacingError("store-newer")


def _copy_and_verify(backup: Path, key: bytes, target: Path) -> int:
    """Copy the backup and open the copy; raises ``ExternalError`` for a full disk."""
    import shutil

    from intake.store.sqlcipher import connect, verify_database

    try:
        for suffix in interrupted_restore.SUFFIXES_WITH_DATA:
            beside = backup.with_name(f"{backup.name}{suffix}")
            if beside.exists():
                shutil.copyfile(beside, target.with_name(f"{target.name}{suffix}"))
    except OSError as fault:
        raise ExternalError(
            "store-disk-full" if fault.errno == errno.ENOSPC else "restore-not-written",
            folder=target.parent,
        ) from fault
    connect(target, key).close()  # this writes the journal of the database into its file
    people = verify_database(target, key)
    sync_file(target)  # before the journal of the restore calls it complete
    sync_folder(target.parent)
    return people


def _explained(
    choose_passphrase: Callable[[str], str], home: Home, settings: Settings
) -> Callable[[str], str]:
    """Return ``choose_passphrase`` with the key of an error in place of its sentence."""
    return lambda error_key: choose_passphrase(
        load_translations(home, settings)(f"error-{error_key}")
    )


def _change_keys(
    home: Home, key: bytes, name_of_old: Path, choose_passphrase: Callable[[str], str]
) -> None:
    """Store the new key where a start looks for it, and the old one under ``name_of_old``.

    With a keyring both are in it, and a file that was protected by a passphrase is put aside.
    Without one the new key is in that file, under a passphrase that is chosen now.
    """
    old_key: bytes | None = None
    try:
        ring = key_ring(home)
        old_key = ring.read()
        if old_key and old_key != key:
            key_ring(home, name_of_old.name).write(old_key)
        ring.write(key)
    except ExternalError as fault:
        try:
            _store_under_passphrase(home, key, name_of_old, choose_passphrase(fault.key))
        except BaseException:
            _put_key_back(home, old_key)
            raise
        with suppress(OSError):  # rolling back now would leave the old database with the new key
            sync_folder(home.wrapped_key.parent)
    else:
        if home.wrapped_key.exists():  # a start would ask for its passphrase
            home.wrapped_key.replace(_file_of_old_key(home, name_of_old))


def _store_under_passphrase(home: Home, key: bytes, name_of_old: Path, passphrase: str) -> None:
    """Replace the key file; the old one is copied first, so that there is a key at every moment."""
    from intake.keys.passphrase import PassphraseBox

    new_file = home.wrapped_key.with_suffix(".fresh")
    PassphraseBox(new_file, passphrase).write(key)
    if home.wrapped_key.exists():
        old_content = home.wrapped_key.read_bytes()
        write_file(_file_of_old_key(home, name_of_old), old_content, mode=0o600)
    new_file.replace(home.wrapped_key)


def _file_of_old_key(home: Home, name_of_old: Path) -> Path:
    return name_of_old.with_suffix(home.wrapped_key.suffix)


def _put_key_back(home: Home, old_key: bytes | None) -> None:
    """Write the old key into the keyring again: a late answer may have stored the new one."""
    if old_key:
        with suppress(ExternalError):
            key_ring(home).write(old_key)


def _unused_name(database: Path) -> Path:
    """Return an unused name for the old database."""
    tries = (
        database.with_name(f"{database.stem}-before-restore-{number}.db")
        for number in itertools.count(1)
    )
    return next(name for name in tries if not name.exists())
