"""Turn faults of the databases into errors with a sentence.

A full disk, a lock, a lost server and a damaged file are problems outside, not bugs.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from intake.kit.errors import ExternalError, UserFacingError
from intake.store.database_messages import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NewestCopy = Callable[[], Path | None]


def make_damage_error(newest_copy: NewestCopy) -> UserFacingError:
    """Return the error for a damaged database, which names the last good copy."""
    copy = newest_copy()
    if copy:
        return UserFacingError("store-damaged", copy=copy)
    return UserFacingError("store-damaged-no-copy")


@contextmanager
def convert_errors(newest_copy: NewestCopy = lambda: None) -> Iterator[None]:
    """Raise a ``UserFacingError`` for what the database cannot do."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        key = key_of(str(error.orig))
        if key == "store-damaged":
            raise make_damage_error(newest_copy) from error
        if key:
            raise ExternalError(key) from error
        if isinstance(error, sa.exc.OperationalError) or error.connection_invalidated:
            raise ExternalError("store-away") from error
        raise
