"""Store the mailboxes of the centre, and the passwords of its mail servers in the keyring."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_access
from intake.desk.result import Result
from intake.domain.permissions import Permission
from intake.kit.errors import UserFacingError
from intake.kit.mail_accounts import MAX_ACCOUNTS, SignInWay

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.kit.mail_accounts import MailAccount, MailAccountFile
    from intake.ports import Secrets, Store

MAIL_PASSWORD = "mail"  # noqa: S105 - the name under which the keyring keeps it


@dataclass(frozen=True)
class MailSettings:
    """Stores the mailboxes and the passwords of mail servers."""

    store: Store
    secrets: Secrets
    accounts: MailAccountFile

    def save_password(self, actor: Actor, password: str) -> Result[None]:
        """Store the password of the server that sends; an empty one changes nothing."""
        require_access(self.store, actor, Permission.SET_UP_CENTRE)
        if password:
            self.secrets.write(MAIL_PASSWORD, password)
        return Result(None)

    def mailboxes(self, actor: Actor) -> tuple[MailAccount, ...]:
        """Return the mailboxes that are read."""
        require_access(self.store, actor, Permission.SET_UP_CENTRE)
        return self.accounts.load()

    def save_mailbox(
        self,
        actor: Actor,
        account: MailAccount,
        password: str = "",
        was: MailAccount | None = None,
    ) -> Result[MailAccount]:
        """Add a mailbox, or change the one that ``was`` describes.

        An empty password keeps the stored one. With OAuth2 it is the client secret, which Google
        gives to a program. Raises ``UserFacingError`` if there are too many.
        """
        require_access(self.store, actor, Permission.SET_UP_CENTRE)
        others = [known for known in self.accounts.load() if known not in (was, account)]
        if len(others) >= MAX_ACCOUNTS:
            raise UserFacingError("mailbox-too-many", count=MAX_ACCOUNTS)
        if was and was.name != account.name:
            self.secrets.write(account.name, self.secrets.read(was.name))
            self.secrets.write(was.name, "")
        if password and account.sign_in == SignInWay.PASSWORD:
            self.secrets.write(account.name, password)
        elif password:
            self.secrets.write(account.name, json.dumps({"client_secret": password}))
        elif was and (was.sign_in, was.client_id) != (account.sign_in, account.client_id):
            self.secrets.write(account.name, "")  # it was for another way of signing in
        self.accounts.save([*others, account])
        return Result(account)

    def remove_mailbox(self, actor: Actor, account: MailAccount) -> Result[MailAccount]:
        """Stop reading a mailbox, and forget its password."""
        require_access(self.store, actor, Permission.SET_UP_CENTRE)
        self.accounts.save([known for known in self.accounts.load() if known != account])
        self.secrets.write(account.name, "")
        return Result(account)
