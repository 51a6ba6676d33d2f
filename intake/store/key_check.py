"""Detect a key other than the one that the secrets in the database are encrypted with."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import sqlalchemy as sa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.kit.errors import UserFacingError
from intake.store.tables import STORE_FACT

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

_NAME = "key check"


def check_key(engine: Engine, raw_key: bytes) -> None:
    """Compare a key with the key of the first desk, of which a check value is stored.

    The check value is derived from the key (RFC 5869) and reveals nothing about it. Raises
    ``UserFacingError`` for another key, because nobody else could read what it encrypts.
    """
    check = HKDF(SHA256(), 16, None, b"intake key check").derive(raw_key).hex()
    with engine.connect() as connection, connection.begin():
        kept = connection.execute(_read_check_value()).scalar()
    if kept is None:
        kept = _store_check(engine, check)
    if not hmac.compare_digest(kept, check):
        raise UserFacingError("store-other-key")


def _read_check_value() -> sa.Select[tuple[str]]:
    return sa.select(STORE_FACT.c.value).where(STORE_FACT.c.name == _NAME)


def _store_check(engine: Engine, check: str) -> str:
    """Store the check value, unless another desk was faster; return the stored one."""
    with (
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        kept = connection.execute(_read_check_value()).scalar()
        if kept is None:
            connection.execute(STORE_FACT.insert().values(name=_NAME, value=check))
            return check
        return str(kept)
