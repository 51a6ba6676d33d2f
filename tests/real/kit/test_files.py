"""A file is written whole or not at all."""

from __future__ import annotations

import stat
import sys

import pytest

from intake.kit.errors import ExternalError
from intake.kit.files import temporary_beside, write_file
from intake.kit.paths import find_home


def test_a_file_is_replaced_and_nothing_lies_beside_it(tmp_path):
    target = tmp_path / "brief.txt"
    write_file(target, "één")
    write_file(target, b"twee")
    assert target.read_bytes() == b"twee"
    assert list(tmp_path.iterdir()) == [target]


def test_only_its_owner_reads_a_secret(tmp_path):
    write_file(tmp_path / "key", b"x", mode=0o600)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_file_that_cannot_be_replaced_stays_and_leaves_nothing_beside_it(tmp_path):
    target = tmp_path / "map"
    target.mkdir()
    (target / "x").write_text("x")
    with pytest.raises(ExternalError, match="file-not-kept"):
        write_file(target, "nieuw")
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExternalError, match="file-folder-gone"):
        write_file(tmp_path / "weg" / "x", "x")


def test_a_temporary_file_lies_in_the_same_folder(tmp_path):
    assert temporary_beside(tmp_path / "x").parent == tmp_path
    assert temporary_beside(tmp_path / "x") != tmp_path / "x"


@pytest.mark.parametrize(("practice", "name"), [(True, "practice"), (False, "desk")])
def test_a_home_is_its_owners_alone_and_so_is_each_folder_in_it(
    monkeypatch, tmp_path, practice, name
):
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path / "intake"))
    home = find_home(practice=practice)
    assert home.root == tmp_path / "intake" / name
    assert find_home(practice=practice) == home, "a second time as well"
    folder = home.folder("copies")
    assert home.folder("copies") == folder
    for path in (home.root, folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="the bits are POSIX's")
def test_no_prepared_file_or_link_takes_what_is_written(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("of somebody else")
    monkeypatch.setattr("secrets.token_hex", lambda _: "00")
    target = tmp_path / "export.json"
    temporary_beside(target).symlink_to(elsewhere)
    with pytest.raises(ExternalError):
        write_file(target, "private", mode=0o600)
    assert elsewhere.read_text() == "of somebody else"
    assert not target.exists()


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    target = tmp_path / "Vries.json"
    left = tmp_path / "Vries.json.999999999-0a0b0c0d.part"
    left.write_text("private")
    other = tmp_path / "Bakker.json.999999999-0a0b0c0d.part"
    other.write_text("of another file")
    write_file(target, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([target.name, other.name])
