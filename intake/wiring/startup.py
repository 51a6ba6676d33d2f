"""Load what a desk needs first: its settings, its sentences, its key and the look-up.

The rest is built afterwards (``intake.wiring.application``). A start imports this before Qt,
because PySide6 installs a hook that reads the source of each later module.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.taking.look_up import ResidentLookUp
from intake.kit.errors import UserFacingError
from intake.kit.files import write_file
from intake.kit.paths import resources
from intake.kit.settings import Settings, load_settings
from intake.kit.translations import Translations
from intake.store.person_finder import file_finder, server_finder
from intake.text.words.word_lists import extend_from

if TYPE_CHECKING:
    from intake.kit.clock import Clock
    from intake.kit.paths import Home
    from intake.ports import KeyBox, People


_KEY_BYTES = 32


class Startup(NamedTuple):
    """What a desk has before its database is open."""

    home: Home
    clock: Clock
    translate: Translations
    settings: Settings
    practice: bool


def load_startup(home: Home, clock: Clock, *, practice: bool) -> Startup:
    """Read the settings and the sentences.

    Raises ``UserFacingError`` if the settings cannot be read.
    """
    settings = load_settings(home.settings)
    return Startup(home, clock, load_translations(home, settings), settings, practice)


def open_look_up(home: Home, key: bytes, settings: Settings) -> tuple[ResidentLookUp, People]:
    """Return the look-up and the connection it uses, which the caller closes."""
    if settings.database:
        people = server_finder(settings.database)
    else:
        people = file_finder(home.database, key)
    return ResidentLookUp(people), people


def key_box(home: Home, passphrase: str | None = None) -> KeyBox:
    """Return where this desk's key is stored: the keyring, or a file after a passphrase was chosen.

    Raises ``UserFacingError`` if a passphrase was chosen and none is given. The keyring is not
    asked then, because it may hold an older key. The key of the practice centre is in a file,
    unless it was made when practice used the keyring.
    """
    if passphrase is not None:
        from intake.keys.passphrase import PassphraseBox

        return PassphraseBox(home.wrapped_key, passphrase)
    if home.wrapped_key.exists():
        raise UserFacingError("passphrase-instead")
    if home.is_practice and (home.practice_key.exists() or not home.database.exists()):
        from intake.keys.key_file import KeyFile

        return KeyFile(home.practice_key)
    return key_ring(home)


def key_ring(home: Home, laid_aside: str = "") -> KeyBox:
    """Return the keyring's entry for this desk's key, or for that of a database moved aside."""
    from intake.keys.system_keyring import KeyRing

    return KeyRing(f"{home.root.name} in {home.root.parent} {laid_aside}".rstrip())


def desk_key(home: Home, box: KeyBox) -> bytes:
    """Return the database's key; make one if there is neither a key nor a database.

    Raises ``UserFacingError`` if there is a database without a key, here or on a server: then the
    recovery sheet is needed, and a new key would lose everything. Raises it also if there is a key
    and nothing else, as when the drive with the folder is missing.
    """
    key = box.read()
    if key is not None and len(key) != _KEY_BYTES:
        raise UserFacingError("key-damaged")
    if key is not None:
        if not was_begun(home):
            raise UserFacingError("folder-gone", path=home.root)
        return key
    if needs_its_key(home):
        raise UserFacingError("key-gone")
    write_file(home.key_marker, "")
    key = os.urandom(_KEY_BYTES)
    box.write(key)
    return key


def finish_restore(home: Home, key: bytes) -> None:
    """Continue a restore that was interrupted; the caller must hold the lock of the desk."""
    leftovers = home.root.glob(f"{home.restoring_database.name}*")
    if home.restore_journal.exists() or any(leftovers):
        from intake.wiring.interrupted_restore import finish

        finish(home, key)


def load_translations(home: Home, settings: Settings) -> Translations:
    """Return the sentences in the language of the settings, with the centre's own wording."""
    extend_from(home.root / "words")
    return Translations(resources() / "words", home.folder("cache"), settings.language)


def needs_its_key(home: Home) -> bool:
    """Tell whether there is a database that opens with one key only, here or on a server."""
    return home.database.exists() or _is_of_a_centre(home)


def _is_of_a_centre(home: Home) -> bool:
    """Tell whether this desk has joined a centre, or is to join one on a server."""
    settings = load_settings(home.settings)
    return bool(settings.desk or settings.database)


def was_begun(home: Home) -> bool:
    """Tell whether anything shows that this desk was used before."""
    signs = (home.key_marker, home.database, home.database_marker, home.settings, home.wrapped_key)
    traces = (*signs, home.practice_key, home.restoring_database, home.restore_journal)
    return any(sign.exists() for sign in traces)
