"""Close connections whose whole answer takes too long.

A server that sends a byte now and then never exceeds the limit of a single read.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Protocol

_SHUT_BOTH_WAYS = 2  # SHUT_RDWR, on Linux and on Windows


class _Socket(Protocol):
    def shutdown(self, how: int, /) -> object: ...


class Deadline:
    """A time limit in seconds for everything that happens within ``with``.

    After it every watched socket is shut, so that what waits for it fails at once; ``is_over``
    tells that this was the reason.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._sockets: list[_Socket] = []
        self.is_over = False

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, socket: _Socket) -> None:
        """Shut this socket when the time is over."""
        self._sockets.append(socket)

    def _cut(self) -> None:
        self.is_over = True
        for socket in self._sockets:
            with suppress(OSError):
                socket.shutdown(_SHUT_BOTH_WAYS)
