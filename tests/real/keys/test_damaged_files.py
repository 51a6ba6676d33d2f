"""Files that a power cut or a bad disk left in part are told, or made anew."""

from __future__ import annotations

import random
import subprocess
import sys

import keyring
import pytest

from intake.keys.passphrase import PassphraseBox
from intake.keys.system_keyring import KeyRing
from intake.kit.errors import UserFacingError
from intake.kit.paths import Home, resources
from intake.kit.translations import Translations
from intake.wiring.startup import desk_key
from tests.fakes import a_key
from tests.paths import ROOT

PASSPHRASE = "een lange wachtzin"


@pytest.mark.parametrize("length", [0, 1, 15, 27, 28, 44, 75, 77, 4096])
def test_a_key_file_of_another_length_is_told(tmp_path, length):
    box = PassphraseBox(tmp_path / "key.wrapped", PASSPHRASE)
    box.write(a_key())
    whole = (tmp_path / "key.wrapped").read_bytes()
    (tmp_path / "key.wrapped").write_bytes((whole * 60)[:length])
    with pytest.raises(UserFacingError, match="key-file-damaged"):
        box.read()


def test_a_key_file_that_was_changed_opens_for_nobody(tmp_path):
    box = PassphraseBox(tmp_path / "key.wrapped", PASSPHRASE)
    box.write(a_key())
    whole = bytearray((tmp_path / "key.wrapped").read_bytes())
    whole[random.Random(13).randrange(len(whole))] ^= 1
    (tmp_path / "key.wrapped").write_bytes(whole)
    with pytest.raises(UserFacingError, match="passphrase-wrong"):
        box.read()


@pytest.mark.parametrize("kept", ["12", "geen sleutel", "zz" * 32, "ab" * 33])
def test_a_key_in_the_keyring_that_is_not_whole_is_told(monkeypatch, tmp_path, kept):
    class Ring:
        def get_password(self, *_):
            return kept

    Ring.__module__ = "keyring.backends.SecretService"
    monkeypatch.setattr(keyring, "get_keyring", Ring)
    with pytest.raises(UserFacingError, match="key-damaged"):
        desk_key(Home(tmp_path), KeyRing("desk"))


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\x00\xff", b'{"a'])
def test_kept_words_that_are_damaged_are_read_anew(tmp_path, damage):
    whole = Translations(resources() / "words", tmp_path)("who-export")
    (kept,) = tmp_path.glob("words-nl-*.json")
    kept.write_bytes(damage)
    assert Translations(resources() / "words", tmp_path)("who-export") == whole
    assert kept.stat().st_size > 1_000, "and kept again"


def test_words_are_there_where_nothing_can_be_kept(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert Translations(resources() / "words", tmp_path / "cache")("who-export")


@pytest.mark.parametrize("damage", [b"", b"\x00\x01\x00\x00", b"x" * 5_000])
def test_fonts_for_paper_that_are_damaged_are_cut_anew(cache, tmp_path, damage):
    """In a process of its own: what a font is, reportlab remembers for as long as it runs."""
    script = (
        "import sys; from pathlib import Path; from intake.paper.fonts import register_fonts;"
        "register_fonts(Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=True)
    fonts = sorted(tmp_path.glob("*.ttf"))
    sizes = [font.stat().st_size for font in fonts]
    fonts[0].write_bytes(damage)
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=True)
    assert [font.stat().st_size for font in fonts] == sizes
