"""A centre that had own things before custody: each is at its place, and the record adds up."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import intake.store
from intake.domain.custody import Handover, HolderKind, Holding
from intake.kit.ids import new_id
from intake.store.custody_check import find_custody_faults
from intake.store.row_conversion import FieldCipher, from_row
from intake.store.tables import TABLES

BEFORE = "0017"
CIPHER = FieldCipher(bytes(32))


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request, tmp_path):
    """A database that is still empty."""
    if request.param == "sqlite":
        made = sa.create_engine(f"sqlite:///{tmp_path / 'old.db'}")
        yield made
        made.dispose()
        return
    address = request.getfixturevalue("postgres")
    name = f"upgrade{new_id().hex}"
    server = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    server.dispose()
    made = sa.create_engine(address.rpartition("/")[0] + f"/{name}")
    yield made
    made.dispose()


def upgrade(engine, revision):
    config = Config()
    folder = Path(intake.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_own_things_of_before_are_where_the_list_says_they_are(engine):
    upgrade(engine, BEFORE)
    old = sa.table(
        "own_thing",
        *(sa.column(name) for name in ("version", "sequence", "name", "count", "place", "note")),
        sa.column("id", sa.Uuid()),
    )
    key = new_id()
    values = {"version": 1, "sequence": 1, "name": "rolstoel", "count": 3, "place": "kast 1"}
    with engine.begin() as connection:
        connection.execute(sa.insert(old).values(id=key, note="", **values))
    upgrade(engine, "head")
    with engine.connect() as connection:
        assert find_custody_faults(connection) == ()
        [row] = connection.execute(sa.select(TABLES["holding"])).mappings()
        [hop] = connection.execute(sa.select(TABLES["handover"])).mappings()
    held, begun = from_row(Holding, row, CIPHER), from_row(Handover, hop, CIPHER)
    assert (held.thing_id, held.kind, held.name, held.count) == (
        key, HolderKind.PLACE, "kast 1", 3,
    )  # fmt: skip
    assert (begun.from_kind, begun.to_kind) == (HolderKind.NEW, HolderKind.PLACE)
    assert held.since.tzinfo is not None
