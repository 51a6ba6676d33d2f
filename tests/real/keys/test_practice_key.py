"""The practice centre asks for no passphrase: its key lies beside it, readable by its owner."""

from __future__ import annotations

import stat

import pytest

from intake.keys.key_file import KeyFile
from intake.keys.system_keyring import KeyRing
from intake.kit.errors import ExternalError
from intake.kit.paths import find_home
from intake.wiring.startup import desk_key, key_box


def test_practising_makes_its_key_without_asking_and_finds_it_again():
    home = find_home(practice=True)
    box = key_box(home)
    assert isinstance(box, KeyFile)
    key = desk_key(home, box)
    assert stat.S_IMODE(home.practice_key.stat().st_mode) == 0o600
    home.database.write_bytes(b"a database")
    assert desk_key(home, key_box(home)) == key


def test_the_key_of_a_real_centre_lies_in_the_keyring():
    assert isinstance(key_box(find_home(practice=False)), KeyRing)


def test_a_practice_centre_of_before_keeps_its_key_where_it_lay():
    home = find_home(practice=True)
    home.database.write_bytes(b"a database")
    assert isinstance(key_box(home), KeyRing)


def test_a_damaged_key_file_is_told():
    home = find_home(practice=True)
    home.practice_key.write_text("geen sleutel", encoding="ascii")
    with pytest.raises(ExternalError, match="file-not-opened"):
        key_box(home).read()
