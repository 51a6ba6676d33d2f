"""Read a Maildir as a mailbox: each new mail is given once, and kept."""

from __future__ import annotations

import email.policy
import mailbox
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import make_msgid, parseaddr
from typing import TYPE_CHECKING, cast

from intake.kit.errors import ExternalError
from intake.mail.html import html_to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAX_CHARACTERS = 20_000


@dataclass(frozen=True)
class ReadMail:
    """One mail, read; ``key`` is its name in the Maildir."""

    key: str
    message_id: str
    sender_name: str
    sender_address: str
    subject: str
    text: str
    bounced: str = ""


def _bounced_message_id(message: EmailMessage) -> str:
    """Return the message id of the mail that this delivery report brings back (RFC 3464).

    It stands in the report's copy of its headers.
    """
    if message.get_content_type() != "multipart/report" or "delivery-status" not in str(
        message.get("Content-Type", "")
    ):
        return ""
    if re.search(r"(?mi)^Action:\s*(?:delayed|relayed|delivered)\b", message.as_string()):
        return ""  # not there yet is no failure
    for part in message.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            found = re.search(r"(?mi)^Message-ID:\s*(<[^>]+>)", part.as_string())
            if found:
                return found[1]
    return ""


def _text_of(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, UnicodeDecodeError):
        payload = cast("bytes", part.get_payload(decode=True) or b"")
        content = payload.decode("utf8", "replace")
    if part.get_content_subtype() == "html":
        text = html_to_text(str(content))
    else:
        text = str(content)
    lines = [line for line in text.splitlines() if not line.startswith(">")]
    return "\n".join(lines).strip()[:_MAX_CHARACTERS]


def _read(path: Path) -> ReadMail | None:
    """Read one mail.

    None for one whose headers or letters cannot be read at all, as spam often has them.
    """
    try:
        message = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(
            path.read_bytes()
        )
        name, address = parseaddr(str(message.get("From", "")))
        key = str(message.get("Message-ID", "")).strip() or path.name
        return ReadMail(
            key=path.name,
            message_id=key,
            sender_name=name,
            sender_address=address,
            subject=str(message.get("Subject", "")),
            text=_text_of(message),
            bounced=_bounced_message_id(message),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


class MaildirBox:
    """Reads a Maildir.

    A mail that cannot be read as one is left where it is, and the next is read.
    """

    def __init__(self, folder: Path) -> None:
        for part in ("new", "cur", "tmp"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def fetch(self) -> Iterator[ReadMail]:
        try:
            names = sorted((self._folder / "new").iterdir())
        except OSError as error:
            raise ExternalError("mail-away") from error
        for path in names:
            read = _read(path)
            if read:
                yield read

    def seen(self, key: str) -> None:
        """Move it to what was read."""
        (self._folder / "new" / key).rename(self._folder / "cur" / f"{key}:2,S")


def drop_mail(folder: Path, *, sender: str, to: str, subject: str, text: str) -> None:
    """Put a mail into a Maildir, as a mail server on this machine would."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = make_msgid(domain="practice.invalid")
    message.set_content(text)
    mailbox.Maildir(str(folder)).add(message)
