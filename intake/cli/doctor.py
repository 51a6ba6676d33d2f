"""``intake doctor``: is everything there that a desk needs, and does its own record add up."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from intake.kit.clock import SystemClock
from intake.kit.errors import UserFacingError
from intake.kit.paths import find_home, resources
from intake.kit.translations import Translations

if TYPE_CHECKING:
    import argparse


def run_doctor(options: argparse.Namespace) -> int:
    """Test each part that a desk needs, in a temporary folder; then the record of things here.

    Returns 1 if a thing is lost by the record, or in two places.
    """
    from intake.paper.fonts import register_fonts
    from intake.platforms.profile_files import ProfileFolder
    from intake.store.sql_store import open_file_store

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = open_file_store(place / "try.db", os.urandom(32))
        store.copy_to(place / "copy.db")
        store.close()
        print("✓ versleutelde database, met een kopie die weer opengaat")
        register_fonts(place)
        print("✓ lettertypen voor papier")
    print(f"✓ {len(Translations(resources() / 'words').table('nl'))} zinnen in het Nederlands")
    print(
        f"✓ {len(ProfileFolder(resources() / 'platforms', place, practice=False).all())} platforms"
    )
    print(_check_keyring())
    return _check_things(practice=options.practice)


def _check_things(*, practice: bool) -> int:
    """Print which things of this desk do not add up; a desk that was never begun has none."""
    from intake.domain.permissions import system_actor
    from intake.wiring.application import open_application
    from intake.wiring.startup import desk_key, key_box

    home = find_home(practice=practice)
    if not home.database.exists():
        return 0
    try:
        key = desk_key(home, key_box(home))
        application = open_application(home, key, SystemClock(), practice=practice)
    except UserFacingError:
        print("– de dingen van deze balie zijn niet nagekeken: de database gaat niet open")
        return 0
    try:
        faults = application.use_cases.counter.find_faults(system_actor(""))
    finally:
        application.close()
    for thing in faults:
        print(f"✗ {thing.name} ({thing.code or 'zonder code'}): klopt niet met de overdrachten")
    if not faults:
        print("✓ elk ding is op één plek, en elke overdracht klopt")
    return int(bool(faults))


def _check_keyring() -> str:
    """Return whether the keyring opens.

    That is not a failure: without a keyring a desk asks for a passphrase.
    """
    from intake.keys.system_keyring import KeyRing

    try:
        KeyRing("intake doctor").read()
    except UserFacingError:
        return "– geen sleutelbos op deze computer: het programma vraagt dan om een wachtzin"
    return "✓ de sleutelbos van deze computer"
