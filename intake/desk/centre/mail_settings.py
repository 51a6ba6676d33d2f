"""Store the password of the mail server in the keyring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_access
from intake.desk.result import Result
from intake.domain.permissions import Permission

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.ports import Secrets, Store

MAIL_PASSWORD = "mail"  # noqa: S105 - the name under which the keyring keeps it


@dataclass(frozen=True)
class MailSettings:
    """Stores the password of the mail server."""

    store: Store
    secrets: Secrets

    def save_password(self, actor: Actor, password: str) -> Result[None]:
        """Store a password; an empty one changes nothing."""
        require_access(self.store, actor, Permission.SET_UP_CENTRE)
        if password:
            self.secrets.write(MAIL_PASSWORD, password)
        return Result(None)
