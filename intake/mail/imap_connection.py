"""Connect to an IMAP server and open a folder to read only, within limits of time and size.

Every failure becomes an error whose sentence says what to do about it.
"""

from __future__ import annotations

import imaplib
import ssl
from typing import TYPE_CHECKING, Any

from imap_tools import BaseMailBox, MailBoxFolderManager
from imap_tools.errors import (
    ImapToolsError,
    MailboxFolderSelectError,
    MailboxLoginError,
)

from intake.kit.errors import ExternalError
from intake.kit.mail_accounts import SignInWay
from intake.kit.web_addresses import is_loopback
from intake.mail.mail_reader import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.deadline import Deadline
    from intake.kit.mail_accounts import MailAccount

TIMEOUT = 15.0
"""Seconds that a single answer of a server may take."""

MAX_LITERAL = MAX_BYTES + 100_000
"""Bytes of one part of an answer: a mail is asked for up to ``MAX_BYTES``."""

SERVER_FAULTS = (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError, EOFError)
"""What Python and imap-tools raise for a server that is away, is cut off or talks nonsense."""


class _BoundedClient(imaplib.IMAP4):
    """Bounds the size of an answer, and lets a deadline shut the socket while it connects.

    ``context`` is of a server that speaks TLS from the start.
    """

    def __init__(
        self, host: str, port: int, deadline: Deadline, context: ssl.SSLContext | None = None
    ) -> None:
        self._deadline = deadline
        self._context = context
        super().__init__(host, port, TIMEOUT)

    def read(self, size: int) -> bytes:
        if size > MAX_LITERAL:
            raise imaplib.IMAP4.abort("the answer is too long")
        return bytes(super().read(size))

    def _create_socket(self, timeout: float) -> Any:
        connected = super()._create_socket(timeout)  # type: ignore[misc]
        self._deadline.watch(connected)
        if self._context is None:
            return connected
        encrypted = self._context.wrap_socket(connected, server_hostname=self.host)
        self._deadline.watch(encrypted)
        return encrypted


class BoundedMailBox(BaseMailBox):
    """A mailbox of imap-tools on a bounded client."""

    folder: MailBoxFolderManager

    def __init__(self, client: imaplib.IMAP4) -> None:
        self._client = client
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return self._client

    @property
    def can_idle(self) -> bool:
        """Whether the server tells of new mail by itself (RFC 2177)."""
        return "IDLE" in self.client.capabilities


def connect(account: MailAccount, secret: Callable[[], str], deadline: Deadline) -> BoundedMailBox:
    """Connect, sign in and open the folder of an account to read only.

    ``secret`` returns the password, or the access token of OAuth2. Raises ``ExternalError`` with
    the reason if that fails.
    """
    if account.security not in ("tls", "starttls") and not is_loopback(account.host):
        raise ExternalError("mail-not-safe", host=account.host)
    password = secret()
    try:
        box = BoundedMailBox(_connect(account, deadline))
    except ssl.SSLCertVerificationError as error:
        raise ExternalError("mailbox-not-trusted", host=account.host) from error
    except SERVER_FAULTS as error:
        raise ExternalError("mailbox-away", host=account.host) from error
    try:
        _sign_in(box, account, password)
        box.folder.set(account.folder, readonly=True)
    except SERVER_FAULTS as error:
        close(box)
        raise to_external_error(error, account) from error
    return box


def close(box: BoundedMailBox | None) -> None:
    """Close a connection, whatever state it is in."""
    if box is None:
        return
    try:
        box.client.shutdown()
    except SERVER_FAULTS:
        return


def to_external_error(error: Exception, account: MailAccount) -> ExternalError:
    """Return the error with the sentence for a fault of a server."""
    if isinstance(error, ExternalError):
        return error
    if isinstance(error, MailboxFolderSelectError):
        return ExternalError("mailbox-no-folder", folder=account.folder, host=account.host)
    if _is_temporary(error):
        return ExternalError("mailbox-away", host=account.host)
    if isinstance(error, MailboxLoginError) or _is_refusal(error):
        key = "mailbox-sign-in"
        if account.sign_in != SignInWay.PASSWORD:
            key = "mailbox-sign-in-again"
        return ExternalError(key, user=account.user, host=account.host)
    return ExternalError("mailbox-away", host=account.host)


def _connect(account: MailAccount, deadline: Deadline) -> imaplib.IMAP4:
    if account.security == "tls":
        context = ssl.create_default_context()
        return _BoundedClient(account.host, account.port, deadline, context)
    client = _BoundedClient(account.host, account.port, deadline)
    if account.security == "starttls":
        client.starttls(ssl.create_default_context())
        deadline.watch(client.sock)
    return client


def _sign_in(box: BoundedMailBox, account: MailAccount, password: str) -> None:
    if account.sign_in != SignInWay.PASSWORD:
        box.xoauth2(account.user, password, initial_folder=None)
    elif (account.user + password).isascii():
        box.login(account.user, password, initial_folder=None)
    else:
        box.login_utf8(account.user, password, initial_folder=None)


def _is_temporary(error: Exception) -> bool:
    """Tell whether a server cannot answer now (RFC 5530): the password may be right."""
    message = str(error).upper()
    return any(word in message for word in ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]"))


def _is_refusal(error: Exception) -> bool:
    """Tell whether a server refused to let somebody in (RFC 5530, response codes)."""
    message = str(error).upper()
    return any(
        word in message for word in ("AUTHENTICATIONFAILED", "AUTHENTICATE FAILED", "LOGINDISABLED")
    )
