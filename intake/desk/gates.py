"""Who may do what is decided here, where the work is done, not by hiding buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.acts import LEAST_ROLE, may
from intake.kit.errors import Told

if TYPE_CHECKING:
    from intake.domain.acts import Act, Actor


def require(actor: Actor, act: Act) -> None:
    """Raise ``Told`` unless this person's role allows it; the sentence names who can."""
    if not may(actor.role, act):
        raise Told("gate-closed", needed=LEAST_ROLE[act].value)
