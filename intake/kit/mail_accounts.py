"""The mailboxes that this desk reads, stored in one small file; passwords are in the keyring."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from intake.kit.errors import UserFacingError
from intake.kit.files import write_file
from intake.kit.settings import SECURITIES, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_ACCOUNTS = 10
_PORTS = range(1, 65_536)


class SignInWay(StrEnum):
    """How the desk signs in to a mailbox."""

    PASSWORD = "password"  # noqa: S105 - the name of a way
    MICROSOFT = "microsoft"  # OAuth2 of Microsoft 365
    GOOGLE = "google"  # OAuth2 of Google


class MailAccount(NamedTuple):
    """One mailbox: its IMAP server, its folder, and how the desk signs in.

    ``security`` is "tls" from the start, "starttls", or "none", which is allowed for this machine
    only. ``client_id`` and ``tenant`` are what the centre's administrator got from Microsoft or
    Google for this program; an empty tenant means any organisation.
    """

    host: str
    user: str
    port: int = 993
    security: str = "tls"
    folder: str = "INBOX"
    sign_in: str = str(SignInWay.PASSWORD)
    client_id: str = ""
    tenant: str = ""

    @property
    def name(self) -> str:
        """The name under which the keyring keeps its password or its token."""
        return f"mailbox {self.user} {self.host}"


class MailAccountFile:
    """The file in which the mailboxes of a desk are stored."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[MailAccount, ...]:
        """Read the mailboxes.

        Raises ``UserFacingError`` for a file that cannot be read, or of which one entry cannot: the
        next save would lose it. It never replaces the file.
        """
        try:
            stored = json.loads(self._path.read_text(encoding="utf8"))
        except FileNotFoundError:
            return ()
        except (ValueError, OSError, RecursionError) as error:
            raise UserFacingError("settings-unreadable", path=self._path) from error
        if not isinstance(stored, list):
            raise UserFacingError("settings-unreadable", path=self._path)
        accounts = tuple(account for entry in stored if (account := _account(entry)))
        are_all_read = len(accounts) == len(stored) <= MAX_ACCOUNTS
        if not are_all_read or not all(map(_is_safe, accounts)):
            raise UserFacingError("settings-unreadable", path=self._path)
        return accounts

    def save(self, accounts: Sequence[MailAccount]) -> None:
        """Write the mailboxes completely or not at all."""
        stored = [account._asdict() for account in accounts]
        write_file(self._path, json.dumps(stored, indent=1, ensure_ascii=False) + "\n")


def _is_safe(account: MailAccount) -> bool:
    """Tell whether it is known how to sign in: what was typed by hand may be "SSL"."""
    return account.security in SECURITIES and account.sign_in in set(SignInWay)


def _account(entry: Any) -> MailAccount | None:
    if not isinstance(entry, dict):
        return None
    texts = {
        name: value
        for name, value in entry.items()
        if name in MailAccount._fields and isinstance(value, str) and is_plain(value)
    }
    port = entry.get("port")
    if not texts.get("host") or type(port) is not int or port not in _PORTS:
        return None
    return MailAccount(**{"user": "", **texts}, port=port)
