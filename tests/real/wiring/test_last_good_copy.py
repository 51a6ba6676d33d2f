"""Which copy is named as the newest where the database is gone or damaged."""

from __future__ import annotations

import pytest

from intake.kit.paths import Home
from intake.kit.settings import Settings
from intake.store.sql_store import open_file_store
from intake.wiring.missing_database import last_good_copy, reachable_good_copy
from tests.fakes import a_key


@pytest.fixture
def desk(tmp_path):
    """A home with an old copy in its own folder, and the key that opens it."""
    home, key = Home(tmp_path / "home"), a_key()
    copies = home.root / "copies"
    copies.mkdir(parents=True)
    open_file_store(copies / "intake-2026-10-01.db", key).close()
    return home, key, copies / "intake-2026-10-01.db"


def test_the_copy_in_the_desks_own_folder_is_named_where_no_other_was_chosen(desk):
    home, key, copy = desk
    assert last_good_copy(home, Settings(), key) == copy


def test_while_the_chosen_folder_is_away_no_older_copy_is_named_as_the_newest(desk, tmp_path):
    home, key, _ = desk
    stick = Settings(copies=str(tmp_path / "stick"))
    assert last_good_copy(home, stick, key) is None
    assert reachable_good_copy(home, stick, key) is None
