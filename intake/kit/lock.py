"""Lock a folder, so that only one desk uses it.

A second one would overwrite the calls of the first and send what it has claimed.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

_NO_LOCK_ERRORS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
"""Errors of a folder on a server without locks."""


def hold(file: Path) -> BaseFileLock | None:
    """Take the lock until it is released; return None if another program has it.

    It ends with the program at the latest. In a folder without locks the desk opens without one.
    Raises ``OSError`` if the file cannot be created.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(file, mode=0o600)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return None
    except OSError as error:
        if error.errno not in _NO_LOCK_ERRORS:
            raise
    return lock
