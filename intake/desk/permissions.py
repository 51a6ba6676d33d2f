"""The check of permissions, which every use case makes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.permissions import MIN_ROLE, is_allowed
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.permissions import Actor, Permission
    from intake.ports import Store


def require_permission(actor: Actor | None, act: Permission) -> None:
    """Raise ``UserFacingError`` unless somebody is signed in whose role has the permission.

    The sentence tells which role has it.
    """
    if actor is None:
        raise UserFacingError("desk-locked")
    if not is_allowed(actor.role, act):
        raise UserFacingError("permission-missing", needed=MIN_ROLE[act].value)


def require_access(store: Store, actor: Actor | None, act: Permission) -> None:
    """Raise ``UserFacingError`` as ``require_permission`` does, and for a colleague who has left.

    It is for use cases without a transaction; the store itself refuses who has left.
    """
    require_permission(actor, act)
    with store.read(actor):
        pass
