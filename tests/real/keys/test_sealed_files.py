"""What a folder keeps of people says nothing without the desk's key."""

from __future__ import annotations

import pytest

from intake.keys.sealed_files import SealedFolder
from intake.kit.errors import ExternalError, UserFacingError
from tests.fakes import a_key


def test_what_was_sealed_is_read_again_and_says_nothing_on_the_disk(tmp_path):
    folder, key = tmp_path, a_key()
    SealedFolder(folder, key).write("a.png", b"De Vries, Hoofdweg 12")
    assert SealedFolder(folder, key).read("a.png") == b"De Vries, Hoofdweg 12"
    assert b"Vries" not in (folder / "a.png").read_bytes()
    assert (folder / "a.png").stat().st_mode & 0o077 == 0


def test_another_key_a_damaged_one_another_name_and_none_are_told(tmp_path):
    sealed = SealedFolder(tmp_path, a_key())
    sealed.write("a.png", b"De Vries")
    with pytest.raises(UserFacingError, match="file-damaged"):
        SealedFolder(tmp_path, a_key()).read("a.png")
    (tmp_path / "a.png").rename(tmp_path / "b.png")
    with pytest.raises(UserFacingError, match="file-damaged"):
        sealed.read("b.png")
    (tmp_path / "b.png").write_bytes((tmp_path / "b.png").read_bytes()[:20])
    with pytest.raises(UserFacingError, match="file-damaged"):
        sealed.read("b.png")
    with pytest.raises(UserFacingError, match="file-not-opened"):
        sealed.read("c.png")


def test_what_an_earlier_version_wrote_in_the_open_is_sealed_once(tmp_path):
    sealed = SealedFolder(tmp_path, a_key())
    (tmp_path / "a.png").write_bytes(b"De Vries")
    assert sealed.read("a.png") == b"De Vries"
    sealed.seal_plain("*.png")
    once = (tmp_path / "a.png").read_bytes()
    sealed.seal_plain("*.png")
    assert b"Vries" not in once
    assert (tmp_path / "a.png").read_bytes() == once
    assert sealed.read("a.png") == b"De Vries"


def test_a_folder_that_takes_nothing_is_told(tmp_path):
    with pytest.raises(ExternalError, match="file-folder-gone"):
        SealedFolder(tmp_path / "gone", a_key()).write("a.png", b"x")
