"""Send by SMTP, and always know whether a mail may have been delivered.

A mail may have been delivered from the moment its last line was sent: if the connection breaks
then, it is never sent again without asking.
"""

from __future__ import annotations

import email.policy
import re
import smtplib
import ssl
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.outgoing_post import PlacedPost
from intake.kit.deadline import Deadline
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError
from intake.kit.time_zone import to_local_time
from intake.kit.web_addresses import is_loopback
from intake.mail.bounded_smtp import BoundedSmtp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.domain.message import Message
    from intake.domain.outgoing_post import OutgoingPost

_READY_FOR_DATA = 354
_FIRST_SUCCESS_CODE = 200
_LAST_SUCCESS_CODE = 299
_FIRST_PERMANENT_CODE = 500
_DEADLINE_FACTOR = 4
_NOT_SIGNED_IN = (530, 534, 535, 538)
_NOT_ALLOWED = re.compile(rb"[45]\.7\.|.{0,40}\brelay", re.IGNORECASE)
"""An answer about who may send and not about an address (RFC 3463, 3.8)."""

_COMPOSING_ERRORS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    MessageError,
)
"""What Python raises for headers with an invalid address; nothing has been sent by then."""


class MailServer(NamedTuple):
    """The mail server that sends our mail.

    ``security`` is "tls" from the start, "starttls", or "none", which is allowed for this machine
    only. Times are in seconds.
    """

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    timeout: float = 8.0


class From(NamedTuple):
    """The sender: name and mail address of the centre."""

    name: str
    address: str


class SmtpSender:
    """Sends messages to neighbours; ``password`` is called when it is needed.

    A whole conversation takes at most ``_WHOLE`` times as long as a single read may.
    """

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
        """Connect and sign in without sending anything.

        Raises ``ExternalError`` with the reason if that fails.
        """
        deadline = self._deadline()
        with deadline:
            self._open(deadline).close()

    def deliver(self, to: str, subject: str, text: str, key: str) -> None:
        """Send one mail. Its message id contains ``key``, by which it is recognised if it bounces.

        Raises ``ExternalError`` if it was certainly not sent, ``RejectedError`` if the address
        refuses it, and ``OutcomeUnknownError`` if it may have been sent.
        """
        sender = self._from()
        if not sender.address:
            raise ExternalError("mail-no-sender")
        try:
            to.encode("ascii")
            mail = self._compose_mail(sender, to, subject, text, key)
        except _COMPOSING_ERRORS as error:
            raise RejectedError("mail-refused", to=to, why="") from error
        deadline = self._deadline()
        with deadline:
            connection = self._open(deadline)
            try:
                self._hand_over(connection, sender.address, to, mail)
            finally:
                connection.close()

    def _deadline(self) -> Deadline:
        return Deadline(self._server.timeout * _DEADLINE_FACTOR)

    def _open(self, deadline: Deadline) -> smtplib.SMTP:
        try:
            return self._connect(deadline)
        except smtplib.SMTPAuthenticationError as error:
            raise ExternalError("mail-sign-in") from error
        except (
            OSError,
            smtplib.SMTPException,
            ValueError,
        ) as error:  # a name or password with characters that cannot be sent
            raise ExternalError("mail-server-away", host=self._server.host) from error

    def _compose_mail(self, sender: From, to: str, subject: str, text: str, key: str) -> bytes:
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

    def _connect(self, deadline: Deadline) -> BoundedSmtp:
        host, port, security, user, timeout = self._server
        if security == "none" and not is_loopback(host):
            raise ExternalError("mail-not-safe", host=host)
        safe = ssl.create_default_context()
        connection = BoundedSmtp(timeout, deadline, safe if security == "tls" else None)
        try:
            connection.greet(host, port)
            if security == "starttls":
                connection.encrypt(safe)
            if user:
                connection.login(user, self._password())
        except BaseException:
            connection.close()
            raise
        return connection

    def _hand_over(self, connection: smtplib.SMTP, sender: str, to: str, mail: bytes) -> None:
        try:
            connection.ehlo_or_helo_if_needed()
            code, answer = connection.mail(sender)
            if code > _LAST_SUCCESS_CODE:  # of the centre, whoever it is for
                raise _refusal_of_sender(code, answer, to)
            code, answer = connection.rcpt(to)
            if code > _LAST_SUCCESS_CODE:
                raise _refusal(code, answer, to)
            code, answer = connection.docmd("DATA")
            if code != _READY_FOR_DATA:
                raise _refusal(code, answer, to)
        except (OSError, smtplib.SMTPException) as error:
            raise ExternalError("mail-server-away", host=self._server.host) from error
        try:
            connection.send(_stuff_dots(mail))
            code, answer = connection.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise OutcomeUnknownError("mail-cut-off", to=to) from error
        if code < _FIRST_SUCCESS_CODE:  # no answer of SMTP: nobody knows whether it was accepted
            raise OutcomeUnknownError("mail-cut-off", to=to)
        if code > _LAST_SUCCESS_CODE:
            raise _refusal(code, answer, to)


def _refusal(code: int, said: bytes, to: str) -> ExternalError | RejectedError:
    """Return the error for a temporary or a permanent refusal (first digit, RFC 5321, 4.2.1)."""
    if code in _NOT_SIGNED_IN or _NOT_ALLOWED.match(said):
        return _refusal_of_sender(code, said, to)
    why = said.decode("utf8", "replace")[:120]
    if code >= _FIRST_PERMANENT_CODE:
        return RejectedError("mail-refused", to=to, why=why)
    return ExternalError("mail-not-now", to=to, why=why)


def _refusal_of_sender(code: int, said: bytes, to: str) -> ExternalError:
    """Return the error for a refusal that is not about the address: it is tried again later."""
    if code in _NOT_SIGNED_IN:
        return ExternalError("mail-sign-in")
    return ExternalError("mail-not-now", to=to, why=said.decode("utf8", "replace")[:120])


def _stuff_dots(mail: bytes) -> bytes:
    """Double a dot at the beginning of a line, and add the final dot (RFC 5321, 4.5.2)."""
    lines = mail.rstrip(b"\r\n").split(b"\r\n")
    return (
        b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines)
        + b"\r\n.\r\n"
    )


class SmtpChannel:
    """A platform that accepts posts by mail: an editor, a newsletter, a list."""

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
