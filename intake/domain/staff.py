"""The colleagues of a centre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.permissions import Role
from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Staff(Record):
    """A colleague.

    ``pin_hash`` is an argon2 hash string. ``failed`` counts the wrong PINs since the last right
    one; ``wrong_pins`` counts all since this PIN was chosen, and is shown to a manager.
    """

    name: str
    role: Role = Role.VOLUNTEER
    pin_hash: str = ""
    failed: int = 0
    wrong_pins: int = 0
    locked_until: datetime | None = None
    left_at: datetime | None = None
