"""The stores of every test here: SQLCipher, and a real PostgreSQL."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

import pytest
import sqlalchemy as sa

from intake.store.sql_store import open_file_store, open_server_store
from tests.fakes import a_key
from tests.paths import let_others_through
from tests.real_parts import real


def bin_of_postgres():
    found = (
        sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if Path("/usr/lib/postgresql").exists()
        else []
    )
    return found[-1] if found else None


def run_as_postgres(*command):
    return subprocess.run(
        ["runuser", "-u", "postgres", "--", *map(str, command)],
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A PostgreSQL from Debian on loopback, made for these tests and ended with them."""
    place = bin_of_postgres()
    real(place is not None and shutil.which("runuser"), "no PostgreSQL server is installed")
    folder = tmp_path_factory.mktemp("pg")
    let_others_through(folder)
    data = folder / "data"
    data.mkdir()
    shutil.chown(data, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run_as_postgres(place / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync")
    run_as_postgres(
        place / "pg_ctl",
        "-D",
        data,
        "-w",
        "-l",
        data / "log",
        "-o",
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}",
        "start",
    )
    yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    if (data / "postmaster.pid").exists():  # it ends by itself when its folder is cleared away
        run_as_postgres(place / "pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture(params=["sqlcipher", "postgres"])
def store(request, tmp_path):
    if request.param == "sqlcipher":
        opened = open_file_store(tmp_path / "desk.db", a_key())
    else:
        address = request.getfixturevalue("postgres")
        engine = sa.create_engine(address)
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        engine.dispose()
        opened = open_server_store(address, a_key())
    yield opened
    opened.close()
