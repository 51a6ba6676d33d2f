"""Give the key that opens every backup to a manager, who types their PIN again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from intake.desk.centre.facts import get_centre
from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.domain.centre import Centre
from intake.domain.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.desk.centre.sign_in import SignIn
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

T = TypeVar("T")


@dataclass(frozen=True)
class RecoveryKeyExport:
    """Hands out the recovery key; each time is audited."""

    store: Store
    clock: Clock
    sign_in: SignIn

    def export(self, actor: Actor, pin: str, write: Callable[[], T]) -> Result[T]:
        """Pass the key to ``write``, after the audit holds who asked for it.

        Raises ``UserFacingError`` for anybody but a manager, and for a wrong PIN, which is counted.
        """
        require_permission(actor, Permission.EXPORT_KEY)
        self.sign_in.confirm_pin(actor, pin)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.record_access(Centre, get_centre(transaction).id, "export")
        return Result(write())
