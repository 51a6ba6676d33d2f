"""Show who is ringing: another program tells the number, the desk comes to the front."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from intake.kit.call_signal import MAX_LINE, Listener, number_of, write_listener
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from pathlib import Path

_READ_SECONDS = 1.0
_TOKEN_BYTES = 24


class IncomingCalls(QObject):
    """Listens on this machine for numbers; ``file`` is where it is written how to reach it."""

    ringing = Signal(str)  # the number

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._listener: socket.socket | None = None
        with suppress(OSError, UserFacingError):  # without it the desk works as before
            self._listen()

    def close(self) -> None:
        """Stop listening."""
        if self._listener is not None:
            self._notifier.setEnabled(False)
            self._listener.close()
            self._listener = None
            with suppress(OSError):
                self._file.unlink()

    def _listen(self) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        listener.setblocking(False)
        write_listener(self._file, Listener(listener.getsockname()[1], self._token))
        self._listener = listener
        self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)

    def _take(self) -> None:
        if self._listener is None:
            return
        with suppress(OSError):
            connection, _ = self._listener.accept()
            with connection:
                connection.settimeout(_READ_SECONDS)
                token, _, said = connection.recv(MAX_LINE).decode("ascii", "replace").partition(" ")
                number = number_of(said)
                if number and secrets.compare_digest(token.encode(), self._token.encode()):
                    connection.sendall(b"ok\n")
                    self.ringing.emit(number)
