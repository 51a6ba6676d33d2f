"""Restoring a copy, and giving its key to a second desk."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace

import pytest

from intake.domain.draft import DraftState
from intake.domain.message import Message, MessageState
from intake.domain.resident import Resident
from intake.keys.passphrase import PassphraseBox
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.ids import new_id
from intake.kit.lock import hold
from intake.kit.paths import Home
from intake.kit.settings import Settings, load_settings, save_settings
from intake.store import sqlcipher
from intake.store.row_conversion import FieldCipher
from intake.store.sqlcipher import connect, verify_database
from intake.wiring.application import open_application
from intake.wiring.interrupted_restore import finish
from intake.wiring.restore import give_key, restore
from intake.wiring.startup import desk_key, key_box
from tests.builders import firm, rows
from tests.fakes import FixedClock, MemoryKeyBox


@pytest.fixture
def own_home(tmp_path):
    made = Home(tmp_path / "a desk of its own")
    made.root.mkdir()
    return made


def test_a_desk_that_is_open_is_not_opened_again(own_home):
    first = hold(own_home.lock)
    assert first is not None
    assert hold(own_home.lock) is None


def test_a_folder_that_knows_no_locks_opens_without_one(own_home, monkeypatch):
    def none(*_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("fcntl.flock", none)
    assert hold(own_home.lock) is not None


def a_copy(practice, folder):
    folder.mkdir()
    target = folder / "copy.db"
    practice.store.copy_to(target)
    return target


def test_what_stood_there_is_laid_aside_each_time_and_the_desk_gets_another_sign(
    practice, own_home, tmp_path, in_the_ring
):
    copy = a_copy(practice, tmp_path / "Kopieën #1")
    key = practice.key
    save_settings(own_home.settings, Settings(desk="A"))
    for standing in (b"the first", b"the second"):
        own_home.database.write_bytes(standing)
        restore(own_home, copy, key, lambda _: "")
    assert {path.read_bytes() for path in own_home.root.glob("*-before-restore-?.db")} == {
        b"the first",
        b"the second",
    }
    assert load_settings(own_home.settings).desk == ""
    assert in_the_ring == {"": key}


def test_nothing_is_put_back_under_a_desk_that_is_open(practice, own_home, tmp_path, in_the_ring):
    copy = a_copy(practice, tmp_path / "copies")
    lock = hold(own_home.lock)
    with pytest.raises(UserFacingError, match="desk-open-already"):
        restore(own_home, copy, practice.key, lambda _: "")
    lock.release()


@pytest.mark.parametrize("name", ["Kopieën #1", "wat?", "100% zeker"])
def test_a_copy_lies_in_a_folder_of_any_name(practice, tmp_path, name):
    copy = a_copy(practice, tmp_path / name)
    assert verify_database(copy, practice.key) == len(rows(practice, Resident)) > 0


def stamped(copy, key, step):
    held = connect(copy, key)
    held.execute("UPDATE alembic_version SET version_num = ?", (step,))
    held.close()


def in_the_way(own_home, _monkeypatch):
    own_home.database.with_suffix(".restoring").mkdir()


def no_room(_home, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("shutil.copyfile", full)


@pytest.mark.parametrize(
    ("trouble", "told"), [(in_the_way, "restore-not-written"), (no_room, "store-disk-full")]
)
def test_a_restore_that_fails_halfway_touches_neither_desk_nor_key(
    practice, own_home, tmp_path, in_the_ring, monkeypatch, trouble, told
):
    copy = a_copy(practice, tmp_path / "copies")
    own_home.database.write_bytes(b"what stood there")
    in_the_ring[""] = b"its key"
    trouble(own_home, monkeypatch)
    with pytest.raises(UserFacingError, match=told):
        restore(own_home, copy, practice.key, lambda _: "")
    assert own_home.database.read_bytes() == b"what stood there"
    assert in_the_ring == {"": b"its key"}


@pytest.mark.parametrize("version", ["9999", "0000_other"])
def test_a_copy_of_an_unknown_program_is_refused_before_anything_is_touched(
    practice, own_home, tmp_path, in_the_ring, version
):
    copy = a_copy(practice, tmp_path / "copies")
    stamped(copy, practice.key, version)
    own_home.database.write_bytes(b"what stood there")
    with pytest.raises(UserFacingError, match="store-newer"):
        restore(own_home, copy, practice.key, lambda _: "")
    assert own_home.database.read_bytes() == b"what stood there"
    assert in_the_ring == {}


def test_the_key_of_what_was_laid_aside_is_kept_beside_it(
    practice, own_home, tmp_path, in_the_ring
):
    copy, key = a_copy(practice, tmp_path / "copies"), practice.key
    own_home.database.write_bytes(b"what stood there")
    PassphraseBox(own_home.wrapped_key, "een lange wachtzin").write(b"x" * 32)
    in_the_ring[""] = b"its key"
    restore(own_home, copy, key, lambda _: "")
    assert in_the_ring == {"": key, "desk-before-restore-1.db": b"its key"}
    assert not own_home.wrapped_key.exists(), (
        "a start would ask for a passphrase that opens nothing"
    )
    assert (
        PassphraseBox(own_home.root / "desk-before-restore-1.wrapped", "een lange wachtzin").read()
        == b"x" * 32
    )


def test_a_keyring_that_opens_later_with_an_older_key_is_not_asked(
    practice, own_home, tmp_path, monkeypatch
):
    def closed(*_):
        raise ExternalError("keyring-closed")

    monkeypatch.setattr("intake.wiring.restore.key_ring", closed)
    copy, key = a_copy(practice, tmp_path / "copies"), practice.key
    restore(own_home, copy, key, lambda _: "nog een lange wachtzin")
    with pytest.raises(UserFacingError, match="passphrase-instead"):
        key_box(own_home)
    assert desk_key(own_home, key_box(own_home, "nog een lange wachtzin")) == key


def test_a_disk_that_fails_right_after_the_key_was_replaced_does_not_part_it_from_its_database(
    practice, own_home, tmp_path, monkeypatch
):
    def closed(*_):
        raise ExternalError("keyring-closed")

    monkeypatch.setattr("intake.wiring.restore.key_ring", closed)
    PassphraseBox(own_home.wrapped_key, "een lange wachtzin").write(b"x" * 32)
    connect(own_home.database, b"x" * 32).close()
    before = own_home.wrapped_key.read_bytes()
    sync = os.fsync

    def failing_sync(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode) and own_home.wrapped_key.read_bytes() != before:
            raise OSError(errno.EIO, "the disk fails")
        sync(handle)

    copy = a_copy(practice, tmp_path / "copies")
    monkeypatch.setattr("os.fsync", failing_sync)
    with pytest.raises(OSError, match="the disk fails"):
        restore(own_home, copy, practice.key, lambda _: "nog een lange wachtzin")
    monkeypatch.setattr("os.fsync", sync)

    key = PassphraseBox(own_home.wrapped_key, "nog een lange wachtzin").read()
    finish(own_home, key)
    assert verify_database(own_home.database, key) > 0


def test_a_second_desk_gets_the_key_of_its_centre(own_home, in_the_ring):
    save_settings(own_home.settings, Settings(database="postgresql+psycopg://x/y"))
    give_key(own_home, b"k" * 32, lambda _: "")
    assert in_the_ring[""] == b"k" * 32


def test_a_key_that_does_not_fit_this_desk_s_own_file_is_not_given(
    practice, own_home, tmp_path, in_the_ring
):
    restore(own_home, a_copy(practice, tmp_path / "copies"), practice.key, lambda _: "")
    with pytest.raises(UserFacingError, match="store-wrong-key"):
        give_key(own_home, b"k" * 32, lambda _: "")
    assert in_the_ring[""] == practice.key


def test_what_another_desk_s_key_has_closed_is_told_in_a_sentence():
    row = new_id()
    closed = FieldCipher(b"a" * 32).encrypt("noten", row)
    with pytest.raises(UserFacingError, match="store-other-key"):
        FieldCipher(b"b" * 32).decrypt(closed, row)


def test_a_key_that_is_gone_is_told_and_no_new_one_made(own_home):
    class Empty:
        def read(self):
            return None

    own_home.database.write_bytes(b"x")
    with pytest.raises(UserFacingError, match="key-gone"):
        desk_key(own_home, Empty())


def test_no_code_is_given_out_twice_after_a_restore(practice, own_home, tmp_path, in_the_ring):
    copy = a_copy(practice, tmp_path / "copies")
    after_the_copy = {
        practice.use_cases.drafts.begin(practice.actor).value.page["code"] for _ in range(3)
    }
    practice.application.close()
    restore(own_home, copy, practice.key, lambda _: "")
    again = open_application(own_home, practice.key, FixedClock(), practice=True)
    try:
        again.use_cases.set_up.join_desk("Balie")
        desk = (
            load_settings(own_home.settings).desk
            or again.use_cases.set_up.join_desk("B").value.sign
        )
        actor = practice.actor._replace(desk=desk)
        codes = {again.use_cases.drafts.begin(actor).value.page["code"] for _ in range(3)}
    finally:
        again.close()
    assert not codes & after_the_copy


def test_what_a_copy_holds_in_its_journal_is_put_back_too(
    practice, own_home, tmp_path, in_the_ring
):
    copy = a_copy(practice, tmp_path / "copies")
    connection = sqlcipher.connect(copy, practice.key)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("UPDATE centre SET name = 'De Nieuwe Linde'")
    taken = tmp_path / "op een stick"
    taken.mkdir()
    for name in ("copy.db", "copy.db-wal"):
        (taken / name).write_bytes((copy.parent / name).read_bytes())
    connection.close()
    restore(own_home, taken / "copy.db", practice.key, lambda _: "")
    put_back = sqlcipher.connect(own_home.database, practice.key)
    assert put_back.execute("SELECT name FROM centre").fetchall() == [("De Nieuwe Linde",)]
    put_back.close()


@pytest.mark.parametrize("own", ["desk.restoring", "desk.db"])
def test_a_file_of_the_restore_itself_is_refused_and_stays(own_home, own):
    file = own_home.root / own
    file.write_bytes(b"the only copy")
    with pytest.raises(UserFacingError, match="restore-own-file"):
        restore(own_home, file, bytes(32), lambda _: "")
    assert file.read_bytes() == b"the only copy"


def test_a_desk_on_a_server_takes_no_copy_for_its_own(own_home, tmp_path):
    save_settings(own_home.settings, Settings(database="postgresql://desk@server.invalid/desk"))
    (tmp_path / "copy.db").write_bytes(b"x" * 8192)
    with pytest.raises(UserFacingError, match="restore-on-server"):
        restore(own_home, tmp_path / "copy.db", bytes(32), lambda _: "x")
    assert load_settings(own_home.settings).database.endswith("/desk")


def test_a_parked_call_and_a_message_on_its_way_are_found_under_the_new_sign(
    practice, own_home, tmp_path, in_the_ring
):
    drafts = practice.use_cases.drafts
    draft = drafts.begin(practice.actor).value
    drafts.save(practice.actor, draft.id, {**draft.page, "said": "ladder"}, DraftState.PARKED)
    firm(practice, share=True)
    [message] = [one for one in rows(practice, Message) if one.state is MessageState.WRITTEN]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        going = replace(message, state=MessageState.SENDING, claimed_desk=practice.actor.desk)
        transaction.save(going)
    copy = a_copy(practice, tmp_path / "copies")
    restore(own_home, copy, practice.key, lambda _: "")
    application = open_application(own_home, practice.key, FixedClock(), practice=True)
    try:
        actor = practice.actor._replace(desk=application.settings.desk)
        assert actor.desk != practice.actor.desk
        postings = application.use_cases.postings
        postings.recover_interrupted(actor, is_only_desk=True)
        assert draft.id in {one.id for one in application.use_cases.drafts.list_unfinished(actor)}
        states = [one.state for one in rows(application, Message, id=message.id)]
        assert states == [MessageState.UNCERTAIN]
    finally:
        application.close()


def test_a_key_without_its_folder_begins_no_new_desk(own_home, tmp_path):
    ring = MemoryKeyBox()
    key = desk_key(own_home, ring)
    assert desk_key(own_home, ring) == key, "a start that was cut off before its database goes on"
    away = Home(tmp_path / "not-mounted")
    away.root.mkdir()
    with pytest.raises(UserFacingError, match="folder-gone"):
        desk_key(away, ring)
    away.key_marker.write_text("")
    assert desk_key(away, ring) == key, "who means to begin anew says so"
