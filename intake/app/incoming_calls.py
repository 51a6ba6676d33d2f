"""Show who is ringing: another program tells the number, the desk comes to the front."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from intake.kit.call_signal import MAX_LINE, Listener, number_of, prove, write_listener
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_READ_MS = 1_000
_MAX_OPEN = 8
"""Number of programs that may be connected at once; a further one is refused."""

_TOKEN_BYTES = 24


class IncomingCalls(QObject):
    """Listens on this machine for numbers; ``file`` is where it is written how to reach it."""

    ringing = Signal(str)  # the number

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._listener: socket.socket | None = None
        self._open: list[_Connection] = []
        with suppress(OSError, UserFacingError):  # without it the desk works as before
            self._listen()

    def close(self) -> None:
        """Stop listening."""
        if self._listener is not None:
            self._notifier.setEnabled(False)
            self._listener.close()
            self._listener = None
            for opened in self._open:
                opened.drop()
            self._open = []
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
        """Accept a connection; its data is read when it arrives, so nothing waits for it."""
        if self._listener is None:
            return
        with suppress(OSError):
            connection, _ = self._listener.accept()
            if len(self._open) >= _MAX_OPEN:  # those that say nothing keep no others away
                self._open.pop(0).drop()
            self._open.append(_Connection(connection, self._read, self._token, self))

    def _read(self, opened: _Connection, said: bytes) -> bool:
        """Handle what a program sends; return whether it is a number, with the secret."""
        self._open.remove(opened)
        token, _, rest = said.decode("ascii", "replace").partition(" ")
        number = number_of(rest)
        is_known = secrets.compare_digest(token.encode(), self._token.encode())
        if not (number and is_known):
            return False
        self.ringing.emit(number)
        return True


class _Connection(QObject):
    """One program that is connected; it has a second to say its line."""

    def __init__(
        self,
        connection: socket.socket,
        done: Callable[[_Connection, bytes], bool],
        token: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        connection.setblocking(False)
        self._connection = connection
        self._done = done
        self._token = token
        self._has_proved = False
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._end)
        self._limit.start(_READ_MS)

    def _answer_challenge(self, said: bytes) -> None:
        """Show that this is the desk; the number comes after it."""
        self._has_proved = True
        challenge = said[1:].strip().decode("ascii", "replace")
        with suppress(OSError):
            self._connection.sendall(prove(self._token, challenge) + b"\n")
        self._notifier.setEnabled(True)
        self._limit.start(_READ_MS)

    def drop(self) -> None:
        """Close it unread."""
        self._notifier.setEnabled(False)
        self._limit.stop()
        self._connection.close()
        self.deleteLater()

    def _end(self) -> None:
        """Read what is there, answer, and close."""
        self._notifier.setEnabled(False)
        self._limit.stop()
        said = b""
        with suppress(OSError):
            said = self._connection.recv(MAX_LINE)
        if said.startswith(b"?") and not self._has_proved:
            self._answer_challenge(said)
            return
        is_taken = self._done(self, said)
        with suppress(OSError):
            if is_taken:
                self._connection.sendall(b"ok\n")
            self._connection.close()
        self.deleteLater()
