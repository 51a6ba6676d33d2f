"""An SMTP connection that ends in time, whatever the server sends.

The standard library limits the time of each read and the length of a line, but not the number of
lines of one answer, nor the time of a whole conversation.
"""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl

    from intake.kit.deadline import Deadline

MAX_REPLY_LINES = 100
"""Lines of one answer; a server lists at most some tens of its abilities."""


_READY_CODE = 220


class _CountedLines:
    """The lines from a server, of which one answer may have only so many."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.left = MAX_REPLY_LINES

    def readline(self, size: int) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise smtplib.SMTPServerDisconnected("the answer has no end")
        return bytes(self._file.readline(size))

    def close(self) -> None:
        self._file.close()


class BoundedSmtp(smtplib.SMTP):
    """A connection to a mail server; ``context`` encrypts it from the start."""

    def __init__(
        self, timeout: float, deadline: Deadline, context: ssl.SSLContext | None = None
    ) -> None:
        self._deadline = deadline
        self._context = context
        super().__init__(timeout=timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> Any:  # called by ``connect``
        self._host = host  # STARTTLS checks the certificate for it
        made = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self._deadline.watch(made)
        if self._context:
            made = self._context.wrap_socket(made, server_hostname=host)
            self._deadline.watch(made)
        return made

    def greet(self, host: str, port: int) -> None:
        """Connect; raises ``SMTPConnectError`` if the server does not take mail now."""
        code, greeting = self.connect(host, port)
        if code != _READY_CODE:
            raise smtplib.SMTPConnectError(code, greeting)

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Encrypt the connection from now on."""
        self.starttls(context=context)
        if self.sock is not None:
            self._deadline.watch(self.sock)

    def getreply(self) -> tuple[int, bytes]:
        if self.sock is not None and not isinstance(self.file, _CountedLines):
            self.file: Any = _CountedLines(self.sock.makefile("rb"))
        if isinstance(self.file, _CountedLines):
            self.file.left = MAX_REPLY_LINES
        return super().getreply()
