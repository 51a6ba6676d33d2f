"""Lock a folder, so that one desk at a time uses it.

A second would write over the calls of the first, and send what it has in hand.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

_WITHOUT_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
"""What a folder on a server answers that knows no locks."""


def hold(file: Path) -> BaseFileLock | None:
    """Take the lock until it is released; None where another program has it.

    It ends with the program at the latest. In a folder that knows no locks the desk opens without
    one. Raises ``OSError`` where the file cannot be made.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(file, mode=0o600)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return None
    except OSError as error:
        if error.errno not in _WITHOUT_LOCKS:
            raise
    return lock
