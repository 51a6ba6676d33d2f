"""The database as a file: encrypted, copied, and told where it cannot be read or written."""

from __future__ import annotations

import os

import pytest
import sqlalchemy as sa

from intake.domain.resident import Resident
from intake.kit.errors import ExternalError, UserFacingError
from intake.store import sqlcipher
from intake.store.sql_store import open_file_store
from tests.fakes import MONDAY, a_key, actor
from tests.real.store.people import put_annie

PAGE_BYTES = 4096


@pytest.fixture
def key():
    return a_key()


def zero(path, start, count=100):
    """Overwrite some bytes, as a bad disk does."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(bytes(count))


def test_newer_data_is_refused_with_a_sentence(tmp_path, key):
    open_file_store(tmp_path / "desk.db", key).close()
    held = sqlcipher.connect(tmp_path / "desk.db", key)
    held.execute("UPDATE alembic_version SET version_num = '9999'")
    held.close()
    with pytest.raises(UserFacingError, match="store-newer"):
        open_file_store(tmp_path / "desk.db", key)


def test_the_file_is_no_clear_text_and_another_key_does_not_open_it(tmp_path, key):
    opened = open_file_store(tmp_path / "desk.db", key)
    put_annie(opened)
    opened.close()
    assert b"SQLite" not in (tmp_path / "desk.db").read_bytes()
    assert b"Vries" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    with pytest.raises(UserFacingError, match="store-wrong-key"):
        open_file_store(tmp_path / "desk.db", a_key())


def test_a_copy_opens_again_and_holds_the_same(tmp_path, key):
    opened = open_file_store(tmp_path / "desk.db", key)
    put_annie(opened)
    opened.copy_to(tmp_path / "copy.db")
    opened.close()
    assert sqlcipher.verify_database(tmp_path / "copy.db", key) == 1
    again = open_file_store(tmp_path / "copy.db", key)
    with again.read() as transaction:
        assert len(transaction.find(Resident)) == 1
    again.close()


def test_a_damaged_copy_is_told(tmp_path, key):
    opened = open_file_store(tmp_path / "desk.db", key)
    put_annie(opened)
    opened.copy_to(tmp_path / "copy.db")
    opened.close()
    zero(tmp_path / "copy.db", 2 * PAGE_BYTES + 800)  # inside the third page
    with pytest.raises(UserFacingError):
        sqlcipher.verify_database(tmp_path / "copy.db", key)


def test_a_full_disk_is_told_and_what_stood_there_stays(tmp_path, key):
    opened = open_file_store(tmp_path / "desk.db", key)
    annie = put_annie(opened)
    with opened.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    sa.event.listen(
        opened.engine,
        "begin",
        lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}"),
    )
    with pytest.raises(ExternalError, match="store-disk-full"):
        for number in range(200):
            put_annie(opened, last_name=f"Lang{number}" * 20)
    with opened.read() as transaction:
        assert transaction.get(Resident, annie.id) == annie
    opened.close()


def test_a_database_that_another_program_holds_is_told(tmp_path, monkeypatch, key):
    monkeypatch.setattr(sqlcipher, "_BUSY_SECONDS", 0.05)
    opened = open_file_store(tmp_path / "desk.db", key)
    other = sqlcipher.connect(tmp_path / "desk.db", key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ExternalError, match="store-busy"):
        put_annie(opened)
    other.execute("ROLLBACK")
    other.close()
    put_annie(opened)
    opened.close()


def test_a_database_that_cannot_be_written_is_told(tmp_path):
    store = open_file_store(tmp_path / "desk.db", a_key())
    with (
        pytest.raises(ExternalError, match="store-read-only"),
        store.write(actor(), MONDAY) as transaction,
    ):
        transaction.connection.exec_driver_sql("PRAGMA query_only = 1")
        transaction.save(Resident(first_name="Wim"))
    store.close()


def test_a_copy_is_made_beside_what_an_earlier_one_left_behind(tmp_path, key):
    open_file_store(tmp_path / "desk.db", key).close()
    left = tmp_path / "intake-old.part"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    for _ in range(2):
        sqlcipher.copy_database(tmp_path / "desk.db", key, tmp_path / "copy.db")
        assert sqlcipher.verify_database(tmp_path / "copy.db", key) == 0
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_that_turns_out_damaged_leaves_the_earlier_one(tmp_path, monkeypatch, key):
    open_file_store(tmp_path / "desk.db", key).close()
    sqlcipher.copy_database(tmp_path / "desk.db", key, tmp_path / "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    connect = sqlcipher.dbapi2.connect

    def damage_first(path, *rest, **named):
        if ".part" in str(path):
            next(tmp_path.glob("*.part")).write_bytes(b"a disk that writes something else")
        return connect(path, *rest, **named)

    monkeypatch.setattr(sqlcipher.dbapi2, "connect", damage_first)
    with pytest.raises((UserFacingError, ExternalError)):
        sqlcipher.copy_database(tmp_path / "desk.db", key, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == whole
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_page_that_holds_nothing_now_makes_a_copy_a_bad_one(tmp_path, key):
    """A disk that lost one page may have lost more: what is free today is written tomorrow."""
    opened = open_file_store(tmp_path / "desk.db", key)
    with opened.write(actor(), MONDAY) as transaction:
        for number in range(200):
            transaction.save(Resident(first_name=f"Wim {number}" * 40))
    opened.close()
    connection = sqlcipher.connect(tmp_path / "desk.db", key)
    connection.execute("DELETE FROM resident")
    connection.execute("DELETE FROM audit")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    last_page = (tmp_path / "desk.db").stat().st_size - PAGE_BYTES
    zero(tmp_path / "desk.db", last_page + 100)  # its rows are deleted, so it is free
    with pytest.raises(UserFacingError, match="copy-damaged"):
        sqlcipher.verify_database(tmp_path / "desk.db", key)
