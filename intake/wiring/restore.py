"""A copy and its key put back in place."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

from intake.kit import settings as kept
from intake.kit.errors import Outside, Told
from intake.kit.lock import hold
from intake.wiring.front import key_box, load_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.kit.paths import Home


def restore(home: Home, copy: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    """Put a copy and its key in place and give the number of residents in it; what stood there before is laid aside.

    The desk joins with a new sign, so that no code is given out twice. Raises ``Told`` when the key does not fit the copy, or the desk is open. Without a keyring ``choose_passphrase`` is asked for one with the sentence why.
    """
    holding = hold(home.lock)
    if holding is None:
        raise Told("desk-open-already")
    try:
        return _put_back(home, copy, key, choose_passphrase)
    finally:
        os.close(holding)


def _put_back(home: Home, copy: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    import shutil

    from intake.keys.passphrase import PassphraseBox
    from intake.store.encrypted import verify

    people = verify(copy, key)
    settings = kept.load(home.settings)
    try:
        key_box(home).write(key)
    except Outside as fault:
        PassphraseBox(home.wrapped_key, choose_passphrase(load_words(home, settings)(f"told-{fault.key}"))).write(key)
    laid_aside = _free_name(home.database)
    for tail in ("", "-wal", "-shm"):
        there = home.database.with_name(f"{home.database.name}{tail}")
        if there.exists():
            there.replace(laid_aside.with_name(f"{laid_aside.name}{tail}"))
    shutil.copyfile(copy, home.database)
    if settings.desk:
        kept.save(home.settings, settings._replace(desk=""))
    return people


def _free_name(database: Path) -> Path:
    """Give a name to lay a database aside under, which no earlier one has."""
    tries = (database.with_name(f"{database.stem}-before-restore-{number}.db") for number in itertools.count(1))
    return next(name for name in tries if not name.exists())
