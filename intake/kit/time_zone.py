"""The time zone of a Dutch desk."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def to_local_time(moment: datetime) -> datetime:
    """Turn a stored moment into the time on the wall of a Dutch desk."""
    return moment.astimezone(AMSTERDAM)
