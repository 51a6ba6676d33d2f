"""Read a Maildir as a mailbox: each new mail is given once, and kept."""

from __future__ import annotations

import contextlib
import mailbox
from email.message import EmailMessage
from email.utils import make_msgid
from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError
from intake.mail.mail_reader import MAX_BYTES, read_mail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from intake.mail.mail_reader import ReadMail


class MaildirBox:
    """Reads a Maildir."""

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
            try:
                with path.open("rb") as file:
                    raw = file.read(MAX_BYTES)
            except OSError:  # another desk took it meanwhile, or it is no file
                continue
            yield read_mail(raw, path.name)

    def seen(self, key: str) -> None:
        """Move it to what was read; another desk may have done so."""
        with contextlib.suppress(FileNotFoundError):
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
