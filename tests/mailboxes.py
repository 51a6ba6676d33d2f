"""A mailbox in a folder of the test's own."""

from __future__ import annotations

from intake.keys.sealed_files import SealedFolder
from intake.mail.maildir import MaildirBox


def maildir_box(folder):
    return MaildirBox(folder, SealedFolder(folder / "cur", bytes(32)))
