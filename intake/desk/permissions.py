"""Check whether somebody may do something; every use case calls it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.permissions import MIN_ROLE, is_allowed
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.permissions import Actor, Permission


def require_permission(actor: Actor, act: Permission) -> None:
    """Raise ``UserFacingError`` unless this person's role allows it; the sentence names who can."""
    if not is_allowed(actor.role, act):
        raise UserFacingError("permission-missing", needed=MIN_ROLE[act].value)
