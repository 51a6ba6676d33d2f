"""Where a desk keeps its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.kit.paths import Home


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("database", "desk.db"),
        ("database_marker", "desk.made"),
        ("restoring_database", "desk.restoring"),
        ("restore_journal", "restore.journal"),
        ("settings", "settings.json"),
        ("wrapped_key", "key.wrapped"),
        ("lock", "desk.lock"),
        ("log", "intake.log"),
    ],
)
def test_each_file_has_its_place_in_the_home(what, name):
    """The names are those of every desk that is in use: another name would lose what lies there."""
    assert getattr(Home(Path("desk")), what) == Path("desk") / name
