"""Check whether somebody may do something; every use case calls it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.permissions import MIN_ROLE, is_allowed
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.permissions import Actor, Permission
    from intake.ports import Store


def require_permission(actor: Actor | None, act: Permission) -> None:
    """Raise ``UserFacingError`` unless somebody is signed in whose role allows it.

    The sentence names who can.
    """
    if actor is None:
        raise UserFacingError("desk-locked")
    if not is_allowed(actor.role, act):
        raise UserFacingError("permission-missing", needed=MIN_ROLE[act].value)


def require_access(store: Store, actor: Actor | None, act: Permission) -> None:
    """Raise ``UserFacingError`` as ``require_permission`` does, and for a colleague who has left.

    For what neither reads nor writes records; the store itself refuses who has left.
    """
    require_permission(actor, act)
    with store.read(actor):
        pass
