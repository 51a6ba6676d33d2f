"""Who may do what is decided here, where the work is done, not by hiding buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.permissions import LEAST_ROLE, may
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.permissions import Act, Actor


def require(actor: Actor, act: Act) -> None:
    """Raise ``UserFacingError`` unless this person's role allows it; the sentence names who can."""
    if not may(actor.role, act):
        raise UserFacingError("gate-closed", needed=LEAST_ROLE[act].value)
