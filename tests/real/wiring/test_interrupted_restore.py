"""A restore that is killed at any of its steps, and a database that is gone."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from intake.keys.passphrase import PassphraseBox
from intake.kit.errors import UserFacingError
from intake.kit.paths import Home
from intake.kit.settings import Settings, load_settings, save_settings
from intake.store.sql_store import open_file_store
from intake.store.sqlcipher import verify_database
from intake.wiring import restore as restoring
from intake.wiring.application import open_application
from intake.wiring.startup import desk_key, finish_restore, key_box
from tests.fakes import FixedClock, a_key
from tests.paths import ROOT
from tests.real.store.people import put_annie
from tests.restore_child import ClosedRing, FileRing


@pytest.fixture
def desk(tmp_path):
    """A desk with two people in it, and a copy with one under another key."""
    home, old_key, new_key = Home(tmp_path / "desk"), a_key(), a_key()
    home.root.mkdir()
    store = open_file_store(home.database, old_key)
    put_annie(store)
    put_annie(store, first_name="Bep")
    store.close()
    FileRing(home).write(old_key)
    save_settings(home.settings, Settings(desk="A"))
    copy = open_file_store(tmp_path / "copy.db", new_key)
    put_annie(copy)
    copy.close()
    return home, tmp_path / "copy.db", old_key, new_key


def killed_restore(home, copy, key, step, passphrase=""):
    """Restore in a process that is killed at a step; tell whether it was."""
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.restore_child",
            home.root,
            copy,
            key.hex(),
            str(step),
            passphrase,
        ],
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode in (0, -9)
    return ended.returncode == -9


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
def test_a_restore_that_is_killed_at_any_step_is_finished_or_undone_by_the_next_start(
    desk, monkeypatch
):
    home, copy, old_key, new_key = desk
    monkeypatch.setattr(restoring, "key_ring", FileRing)
    whole = home.root.with_name("whole")
    shutil.copytree(home.root, whole)
    step, outcomes = 1, []
    while True:
        shutil.rmtree(home.root)
        shutil.copytree(whole, home.root)
        killed = killed_restore(home, copy, new_key, step)
        key = desk_key(home, FileRing(home))
        finish_restore(home, key)
        people = verify_database(home.database, key)
        assert (key, people) in ((old_key, 2), (new_key, 1))
        outcomes.append(people)
        assert not home.restore_journal.exists()
        assert list(home.root.glob("*.restoring*")) == []
        assert load_settings(home.settings).desk == ("A" if people == 2 else "")
        restoring.restore(home, copy, new_key, lambda _: "")
        assert verify_database(home.database, new_key) == 1
        if not killed:
            break
        step += 1
    assert outcomes == sorted(outcomes, reverse=True), "from some step on it goes forward"
    assert {1, 2} <= set(outcomes)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
@pytest.mark.parametrize("is_right", [False, True])
def test_a_restore_that_is_tried_again_after_a_kill_loses_nothing(desk, monkeypatch, is_right):
    """Somebody types the command once more, with a wrong sheet or with the right one."""
    home, copy, old_key, new_key = desk
    monkeypatch.setattr(restoring, "key_ring", FileRing)
    whole = home.root.with_name("whole")
    shutil.copytree(home.root, whole)
    step, killed = 1, True
    while killed:
        shutil.rmtree(home.root)
        shutil.copytree(whole, home.root)
        killed = killed_restore(home, copy, new_key, step)
        if is_right:
            assert restoring.restore(home, copy, new_key, lambda _: "") == 1
        else:
            with pytest.raises(UserFacingError, match="store-wrong-key"):
                restoring.restore(home, copy, a_key(), lambda _: "")
        key = desk_key(home, FileRing(home))
        finish_restore(home, key)
        people = verify_database(home.database, key)
        assert (key, people) in ((old_key, 2), (new_key, 1))[is_right:]
        laid_aside = sorted(home.root.glob("*-before-restore-*.db"))
        if people == 1:  # what was there before is kept, and lies first
            assert verify_database(laid_aside[0], old_key) == 2
        for file in laid_aside[1:]:  # what the earlier restore had put in place
            assert verify_database(file, new_key) == 1
        step += 1


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
def test_a_desk_with_a_passphrase_opens_with_the_old_or_the_new_one_after_any_kill(
    desk, monkeypatch
):
    home, copy, old_key, new_key = desk
    monkeypatch.setattr(restoring, "key_ring", ClosedRing)
    PassphraseBox(home.wrapped_key, "oude wachtzin").write(old_key)
    whole = home.root.with_name("whole")
    shutil.copytree(home.root, whole)
    step, people, killed = 1, [], True
    while killed:
        shutil.rmtree(home.root)
        shutil.copytree(whole, home.root)
        killed = killed_restore(home, copy, new_key, step, "nieuwe wachtzin")
        key = key_by_passphrase(home, "oude wachtzin") or key_by_passphrase(home, "nieuwe wachtzin")
        assert key, f"no passphrase opens the desk after step {step}"
        finish_restore(home, key)
        people.append(verify_database(home.database, key))
        step += 1
    assert people == sorted(people, reverse=True)
    assert {1, 2} <= set(people)


def key_by_passphrase(home, passphrase):
    try:
        return desk_key(home, key_box(home, passphrase))
    except UserFacingError:
        return None


@pytest.mark.parametrize("left", ["nothing", "an empty file", "a byte", "its journal alone"])
def test_a_database_that_is_gone_is_told_and_no_new_one_begun(tmp_path, cache, left):
    home, key = Home(tmp_path / "desk"), a_key()
    home.root.mkdir()
    (home.root / "cache").symlink_to(cache)
    open_application(home, key, FixedClock(), practice=False).close()
    home.database.unlink()
    if left == "an empty file":
        home.database.touch()
    elif left == "a byte":
        home.database.write_bytes(b"\n")
    elif left == "its journal alone":
        home.database.with_name("desk.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(UserFacingError, match="database-gone-no-copy"):
        open_application(home, key, FixedClock(), practice=False)
    copies = home.folder("copies")
    open_file_store(copies / "intake-2026-11-23.db", key).close()
    (copies / "intake-2026-11-24-00002.db").write_bytes(b"rubbish, and newer")
    with pytest.raises(UserFacingError, match="database-gone") as told:
        open_application(home, key, FixedClock(), practice=False)
    assert told.value.values["copy"] == copies / "intake-2026-11-23.db"
    assert not home.database.exists() or home.database.stat().st_size <= 1


@pytest.mark.parametrize("journal", [b"", b"{", b"[" * 100_000, b'{"laid_aside": 1}', b"\x00"])
def test_a_journal_that_is_damaged_costs_no_database(tmp_path, journal):
    home, key = Home(tmp_path / "desk"), a_key()
    home.root.mkdir()
    fresh = open_file_store(home.restoring_database, key)
    put_annie(fresh)
    fresh.close()
    home.restore_journal.write_bytes(journal)
    finish_restore(home, key)
    assert verify_database(home.database, key) == 1
    assert not home.restore_journal.exists()


def test_a_database_that_is_gone_with_its_sign_is_told_where_the_settings_know_of_it(tmp_path):
    home = Home(tmp_path / "desk")
    home.root.mkdir()
    save_settings(home.settings, Settings(desk="A"))
    with pytest.raises(UserFacingError, match="database-gone-no-copy"):
        open_application(home, a_key(), FixedClock(), practice=False)
