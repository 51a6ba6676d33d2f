"""Read a Maildir as a mailbox: each new mail is returned once.

An imported mail is in the database and is deleted; one that could not be read is kept encrypted.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import mailbox
import os
import stat
from email.message import EmailMessage
from email.utils import make_msgid
from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError
from intake.kit.files import raise_if_unwritable
from intake.mail.mail_reader import MAX_BYTES, read_mail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from intake.mail.mail_reader import ParsedMail
    from intake.ports import SealedFiles


_MAX_NAME = 120


class MaildirBox:
    """Reads a Maildir."""

    def __init__(self, folder: Path, sealed: SealedFiles) -> None:
        with raise_if_unwritable(folder / "new"):
            for part in ("new", "cur", "tmp"):
                (folder / part).mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._sealed = sealed
        self._unreadable: dict[str, bytes] = {}
        self._paths: dict[str, Path] = {}

    def fetch(self) -> Iterator[ParsedMail]:
        try:
            names = sorted((self._folder / "new").iterdir())
        except OSError as error:
            raise ExternalError("mail-away") from error
        for path in names:
            try:
                raw = _read_regular_file(path)
            except OSError:  # another desk took it meanwhile, or it is not a file
                continue
            key = path.name.encode("utf8", "backslashreplace").decode()
            self._paths[key] = path
            mail = read_mail(raw, key)
            if mail.unreadable:
                self._unreadable[mail.key] = raw
            yield mail

    def mark_seen(self, key: str) -> None:
        """Remove a mail from the new ones; another desk may have done so."""
        unreadable = self._unreadable.pop(key, None)
        if unreadable is not None:
            told_apart = hashlib.blake2s(unreadable, digest_size=6).hexdigest()
            self._sealed.write(f"{key[:_MAX_NAME]}-{told_apart}.sealed", unreadable)
        path = self._paths.pop(key, self._folder / "new" / key)
        with raise_if_unwritable(path), contextlib.suppress(FileNotFoundError):
            path.unlink()


def _read_regular_file(path: Path) -> bytes:
    """Return the first bytes of a file; raises ``OSError`` for anything else, without waiting."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "no regular file")
        return file.read(MAX_BYTES)


def drop_mail(folder: Path, *, sender: str, to: str, subject: str, text: str) -> None:
    """Deliver a mail to a Maildir, as a mail server on this machine would."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = make_msgid(domain="practice.invalid")
    message.set_content(text)
    mailbox.Maildir(str(folder)).add(message)
