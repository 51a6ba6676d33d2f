"""How a desk speaks with a PostgreSQL: who writes waits in line, and nobody waits for ever."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from intake.kit.errors import UserFacingError

CONNECTION: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "options": (
        "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s"
    ),
}
"""libpq's own settings: seconds to connect, and the limits after which a sentence is told.

https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
"""
_POSTGRESQL = ("postgresql", "postgres")
_PORTS = 65_536
_WRITERS = 7_216_001
"""The advisory lock that all desks share while one writes."""


def make_engine(address: str, **connection: Any) -> sa.Engine:
    """Make the engine of a server by its SQLAlchemy address.

    Transactions that write are one after the other, over all desks, as in a desk's own file: so a
    rule that holds across rows needs to be looked at once and cannot be overtaken.
    """
    engine = sa.create_engine(
        server_address(address),
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={**CONNECTION, **connection},
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            wait_in_line(connection)

    return engine


def server_address(written: str) -> sa.URL:
    """Return the address of a PostgreSQL as it stands in the settings, with the driver we ship.

    Raises ``UserFacingError`` for what is no such address; the sentence does not repeat it, for a
    password may stand in it.
    """
    try:
        address = sa.make_url(written)
        port = address.port
    except (sa.exc.ArgumentError, ValueError) as error:
        raise UserFacingError("server-address") from error
    if address.get_backend_name() not in _POSTGRESQL or not (port is None or 0 < port < _PORTS):
        raise UserFacingError("server-address")
    return address.set(drivername="postgresql+psycopg")


def wait_in_line(connection: sa.Connection) -> None:
    """Wait until no other desk writes; it goes with the transaction."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS)))
