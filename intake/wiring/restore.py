"""A copy and its key put back in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit import settings as kept
from intake.kit.errors import Outside
from intake.wiring.front import key_box, load_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.kit.paths import Home


def restore(home: Home, copy: Path, key: bytes, choose_passphrase: Callable[[str], str]) -> int:
    """Put a copy and its key in place and give the number of residents in it; what stood there before is laid aside.

    Raises ``Told`` when the key does not fit the copy. Without a keyring ``choose_passphrase`` is asked for one with the sentence why.
    """
    import shutil

    from intake.keys.passphrase import PassphraseBox
    from intake.store.encrypted import verify

    people = verify(copy, key)
    try:
        key_box(home).write(key)
    except Outside as fault:
        PassphraseBox(home.wrapped_key, choose_passphrase(load_words(home, kept.load(home.settings))(f"told-{fault.key}"))).write(key)
    for name in (home.database, *(home.database.with_name(f"{home.database.name}-{tail}") for tail in ("wal", "shm"))):
        if name.exists():
            name.replace(name.with_name(f"{name.name}.before-restore"))
    shutil.copyfile(copy, home.database)
    return people
