"""A PostgreSQL that several desks share: its key, and how long anybody waits for it."""

from __future__ import annotations

import socket

import pytest

from intake.domain.resident import Resident
from intake.kit.errors import ExternalError, UserFacingError
from intake.store.row_conversion import FieldCipher
from intake.store.server import CONNECTION, make_engine, wait_in_line
from intake.store.sql_store import SqlStore, open_server_store
from tests.fakes import a_key
from tests.real.store.people import put_annie


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_desk_with_another_key_does_not_join(store, postgres):
    put_annie(store)
    with pytest.raises(UserFacingError, match="store-other-key"):
        open_server_store(postgres, a_key())


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_server_that_another_holds_is_told_within_its_time(store, postgres, monkeypatch):
    monkeypatch.setitem(CONNECTION, "options", "-c statement_timeout=300 -c lock_timeout=200")
    other = make_engine(postgres)
    with other.connect() as holding, holding.begin():
        wait_in_line(holding)
        waiting = SqlStore(make_engine(postgres), FieldCipher(a_key()), None, a_key())
        with pytest.raises(ExternalError, match="store-busy"):
            put_annie(waiting)
        with pytest.raises(ExternalError, match="store-busy"), waiting.read() as transaction:
            transaction.connection.exec_driver_sql("SELECT pg_sleep(2)")
        waiting.close()
    other.dispose()


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_all_that_one_reading_sees_is_of_one_moment(store, postgres):
    annie = put_annie(store)
    other = make_engine(postgres)
    with store.read() as transaction:
        before = transaction.get(Resident, annie.id)
        with other.begin() as connection:
            connection.exec_driver_sql("DELETE FROM resident")
        assert transaction.get(Resident, annie.id) == before
    with store.read() as transaction:
        assert not transaction.find(Resident)
    other.dispose()


def test_a_server_that_is_silent_is_told(silent_port, monkeypatch):
    monkeypatch.setitem(CONNECTION, "connect_timeout", 2)
    address = f"postgresql+psycopg://postgres@127.0.0.1:{silent_port}/postgres"
    with pytest.raises(ExternalError, match="store-away"):
        open_server_store(address, a_key())


@pytest.fixture
def silent_port():
    """A port that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield silent.getsockname()[1]


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_database_that_was_emptied_is_told_to_a_desk_that_worked_on_it(store, postgres):
    put_annie(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    with pytest.raises(UserFacingError, match="server-empty"):
        open_server_store(postgres, a_key(), must_exist=True)
    open_server_store(postgres, a_key()).close()


def test_an_address_with_an_option_that_no_server_knows_is_told():
    with pytest.raises(UserFacingError, match="server-address"):
        open_server_store("postgresql://a@127.0.0.1:1/x?nonsense=1", a_key())
