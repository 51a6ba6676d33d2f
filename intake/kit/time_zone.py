"""The time zone of a Dutch desk."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def to_local_time(moment: datetime) -> datetime:
    """Convert a stored moment to local time at a Dutch desk."""
    return moment.astimezone(AMSTERDAM)
