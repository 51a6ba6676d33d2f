"""Make the mailboxes of a desk: the folder on this machine, and those on servers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from intake.kit.mail_accounts import MailAccountFile, SignInWay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from intake.keys.secrets import Secrets
    from intake.kit.clock import Clock
    from intake.kit.mail_accounts import MailAccount
    from intake.kit.paths import Home
    from intake.mail.imap_box import ImapBox
    from intake.mail.oauth import OAuth
    from intake.mail.oauth_sign_in import BrowserSignIn, DeviceSignIn
    from intake.ports import Mailbox


class Mailboxes:
    """Holds the mailbox of each account, and signs in to it.

    ``local`` is the mailbox on this machine, which is the only one in ``practice``: no real mail
    becomes a practice reply.
    """

    def __init__(
        self, home: Home, clock: Clock, secrets: Secrets, local: Mailbox, *, practice: bool
    ) -> None:
        self._home = home
        self._practice = practice
        self._clock = clock
        self._secrets = secrets
        self._local = local
        self._accounts = MailAccountFile(home.mail_accounts)
        self._boxes: dict[MailAccount, ImapBox] = {}  # of the thread that reads mail
        self._is_outdated = False
        self._oauths: dict[MailAccount, OAuth] = {}

    def all(self) -> list[Mailbox]:
        """Return the mailboxes of the present settings; one that was removed is closed."""
        if self._practice:
            return [self._local]
        accounts = self._accounts.load()
        known = accounts
        if self._is_outdated:
            self._is_outdated = False
            known = ()
        for account in set(self._boxes) - set(known):
            self._boxes.pop(account).close()
        return [self._local, *(self._box_of(account) for account in accounts)]

    def check(self, account: MailAccount) -> int:
        """Connect to a mailbox; return how many mails are in its folder.

        Raises ``ExternalError`` with the reason if that fails.
        """
        return self._new_box(account).check_connection()

    def try_again(self) -> None:
        """Read the mailboxes of servers anew at the next turn: a password may have changed."""
        self._oauths.clear()
        self._is_outdated = True

    def sign_in_in_browser(self, account: MailAccount, page_text: str) -> BrowserSignIn:
        """Begin to sign in on the page of the provider."""
        from intake.mail.oauth_sign_in import BrowserSignIn

        return BrowserSignIn(self._oauth_of(account), page_text)

    def sign_in_by_code(self, account: MailAccount) -> DeviceSignIn:
        """Begin to sign in on another device, by typing a code there."""
        from intake.mail.oauth_sign_in import DeviceSignIn

        return DeviceSignIn(self._oauth_of(account))

    def close(self) -> None:
        """Close every connection."""
        for box in self._boxes.values():
            box.close()

    def _box_of(self, account: MailAccount) -> ImapBox:
        if account not in self._boxes:
            self._boxes[account] = self._new_box(account)
        return self._boxes[account]

    def _new_box(self, account: MailAccount) -> ImapBox:
        from intake.mail.imap_box import ImapBox

        return ImapBox(account, self._secret_of(account), self._cursor_file(account), self._clock)

    def _secret_of(self, account: MailAccount) -> Callable[[], str]:
        if account.sign_in == SignInWay.PASSWORD:
            return lambda: self._secrets.read(account.name)
        return self._oauth_of(account).access_token

    def _oauth_of(self, account: MailAccount) -> OAuth:
        from intake.mail.oauth import OAuth, TokenStore

        if account not in self._oauths:
            tokens = TokenStore(
                lambda: self._secrets.read(account.name),
                lambda stored: self._secrets.write(account.name, stored),
            )
            self._oauths[account] = OAuth(account, tokens)
        return self._oauths[account]

    def _cursor_file(self, account: MailAccount) -> Path:
        where = f"{account.user}\n{account.host}\n{account.folder}".encode()
        name = hashlib.blake2s(where, digest_size=8).hexdigest()
        return self._home.folder("mail") / f"read-{name}.json"
