"""Upgrade a database to the latest schema.

Each step spells out its own schema. A backup is made before an upgrade, and a database of a newer
program is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable


def _scripts() -> tuple[Config, ScriptDirectory]:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config, ScriptDirectory.from_config(config)


def known_versions() -> frozenset[str]:
    """Return every version of the database that this program can open."""
    return frozenset(step.revision for step in _scripts()[1].walk_revisions())


def upgrade(engine: sa.Engine, copy_first: Callable[[], None]) -> None:
    """Upgrade a database to the latest step.

    ``copy_first`` is called before an older database is changed.

    Raises ``UserFacingError`` for a database that a newer program has written.
    """
    config, _ = _scripts()
    with engine.connect() as connection:
        at = None
        if sa.inspect(connection).has_table("alembic_version"):
            at = MigrationContext.configure(connection).get_current_revision()
    if at is not None and at not in known_versions():
        raise UserFacingError("store-newer")
    if at is not None:
        copy_first()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
