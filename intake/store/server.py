"""How a desk uses PostgreSQL: one desk writes at a time, and every wait has a limit."""

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
"""libpq's settings: seconds to connect, and limits after which an error is shown.

https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
"""

_POSTGRESQL = ("postgresql", "postgres")
_PORTS = 65_536

_WRITER_LOCK_ID = 7_216_001
"""The advisory lock that a desk holds while it writes."""


def make_engine(address: str, **connection: Any) -> sa.Engine:
    """Return the engine of a server for its SQLAlchemy address.

    Writing transactions of all desks run one after the other, as in a file. So a rule about several
    rows needs to be checked once and cannot be broken in between.
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
    """Return the address of a PostgreSQL in the settings, with the driver that we ship.

    Raises ``UserFacingError`` for an invalid address. The sentence does not repeat it, because it
    may contain a password.
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
    """Wait until no other desk writes; the lock ends with the transaction."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITER_LOCK_ID)))
