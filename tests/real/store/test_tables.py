"""The tables are those that the steps make, each row known by its id."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from intake.store.tables import NAMES, TABLES, metadata


def test_the_steps_make_the_tables_that_the_program_draws(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_every_row_has_a_table_of_its_own_name():
    assert set(NAMES.values()) == set(TABLES)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_row_is_known_by_its_id_alone(table):
    assert [column.name for column in table.primary_key] == ["id"]
