"""Send by SMTP, so that it is known at every moment whether a mail may have left.

A mail is on its way from the moment that its last line was sent: cut off then, it may have arrived
and is never sent again blindly.
"""

from __future__ import annotations

import email.policy
import smtplib
import ssl
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.outgoing_post import PlacedPost
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError
from intake.kit.time_zone import to_local_time
from intake.kit.web_addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.domain.message import Message
    from intake.domain.outgoing_post import OutgoingPost

_READY = 354
_TAKEN = 250
_LAST_GOOD = 299
_FOR_GOOD = 500
_UNWRITABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, MessageError)
"""What Python's headers raise over an address that is none; nothing has left by then."""


class MailServer(NamedTuple):
    """The mail server that sends our mail.

    ``security`` is "tls" from the start, "starttls", or "none", which is for this machine alone.
    Times in seconds.
    """

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    timeout: float = 8.0


class From(NamedTuple):
    """Who writes: the centre's name and address."""

    name: str
    address: str


class SmtpSender:
    """Takes messages to neighbours; ``password`` is asked for when it is needed."""

    def __init__(
        self,
        server: MailServer,
        sender: Callable[[], From],
        password: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        self._server = server
        self._from = sender
        self._password = password
        self._now = now

    def send(self, message: Message) -> None:
        self.deliver(message.to, message.subject, message.text, str(message.id))

    def check_connection(self) -> None:
        """Connect and sign in, and send nothing.

        Raises ``ExternalError`` with what is in the way.
        """
        self._open().close()

    def deliver(self, to: str, subject: str, text: str, key: str) -> None:
        """Send one mail. ``key`` is in its message id, by which it is known when it comes back.

        Raises ``ExternalError`` when it surely did not leave, ``RejectedError`` when the address
        takes none, ``OutcomeUnknownError`` when it may have left.
        """
        sender = self._from()
        if not sender.address:
            raise ExternalError("mail-no-sender")
        try:
            to.encode("ascii")
            mail = self._written(sender, to, subject, text, key)
        except _UNWRITABLE as error:
            raise RejectedError("mail-refused", to=to, why="") from error
        connection = self._open()
        try:
            self._hand_over(connection, sender.address, to, mail)
        finally:
            connection.close()

    def _open(self) -> smtplib.SMTP:
        try:
            return self._connected()
        except smtplib.SMTPAuthenticationError as error:
            raise ExternalError("mail-sign-in") from error
        except (
            OSError,
            smtplib.SMTPException,
            ValueError,
        ) as error:  # a name or password that cannot be written is no server either
            raise ExternalError("mail-server-away", host=self._server.host) from error

    def _written(self, sender: From, to: str, subject: str, text: str, key: str) -> bytes:
        mail = EmailMessage(policy=email.policy.SMTP)
        mail["From"] = formataddr((sender.name, sender.address))
        mail["Reply-To"] = sender.address
        mail["To"] = to
        mail["Subject"] = " ".join(subject.split())
        mail["Date"] = format_datetime(to_local_time(self._now()))
        mail["Message-ID"] = f"<{key}@{sender.address.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "no"
        mail.set_content(text)
        return mail.as_bytes()

    def _connected(self) -> smtplib.SMTP:
        host, port, security, user, timeout = self._server
        if security == "none" and not is_loopback(host):
            raise ExternalError("mail-not-safe", host=host)
        safe = ssl.create_default_context()
        connection: smtplib.SMTP
        if security == "tls":
            connection = smtplib.SMTP_SSL(host, port, timeout=timeout, context=safe)
        else:
            connection = smtplib.SMTP(host, port, timeout=timeout)
        try:
            if security == "starttls":
                connection.starttls(context=safe)
            if user:
                connection.login(user, self._password())
        except BaseException:
            connection.close()
            raise
        return connection

    def _hand_over(self, connection: smtplib.SMTP, sender: str, to: str, mail: bytes) -> None:
        try:
            connection.ehlo_or_helo_if_needed()
            for code, answer in (connection.mail(sender), connection.rcpt(to)):
                if code > _LAST_GOOD:
                    raise _refusal(code, answer, to)
            code, answer = connection.docmd("DATA")
            if code != _READY:
                raise _refusal(code, answer, to)
        except (OSError, smtplib.SMTPException) as error:
            raise ExternalError("mail-server-away", host=self._server.host) from error
        try:
            connection.send(_dot_stuffed(mail))
            code, answer = connection.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise OutcomeUnknownError("mail-cut-off", to=to) from error
        if code != _TAKEN:
            raise _refusal(code, answer, to)


def _refusal(code: int, said: bytes, to: str) -> ExternalError | RejectedError:
    """Tell a no for now from a no for good, as SMTP's first digit does (RFC 5321, 4.2.1)."""
    why = said.decode("utf8", "replace")[:120]
    if code >= _FOR_GOOD:
        return RejectedError("mail-refused", to=to, why=why)
    return ExternalError("mail-not-now", to=to, why=why)


def _dot_stuffed(mail: bytes) -> bytes:
    """Double a dot that begins a line, and end with the lone one (RFC 5321, 4.5.2)."""
    lines = mail.rstrip(b"\r\n").split(b"\r\n")
    return (
        b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines)
        + b"\r\n.\r\n"
    )


class SmtpChannel:
    """A platform that takes posts by mail: an editor, a newsletter, a list."""

    can_find = False

    def __init__(self, sender: SmtpSender, to: str) -> None:
        self._sender = sender
        self._to = to

    def post(self, outgoing: OutgoingPost) -> PlacedPost:
        self._sender.deliver(
            self._to,
            outgoing.title,
            f"{outgoing.text}\n\n{outgoing.code}"
            if outgoing.code not in outgoing.text
            else outgoing.text,
            str(outgoing.key),
        )
        return PlacedPost()

    def find(self, code: str) -> PlacedPost | None:  # noqa: ARG002 - not possible by mail
        return None

    def withdraw(
        self,
        outgoing: OutgoingPost,  # noqa: ARG002
        placed: PlacedPost,  # noqa: ARG002
    ) -> None:
        raise RejectedError("mail-not-called-back")
