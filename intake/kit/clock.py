"""Clocks: the system's own, and one that starts on a chosen day."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Clock(Protocol):
    """Tells the time, always with its time zone."""

    def now(self) -> datetime:
        """Return this moment in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back, whoever sets the clock; only differences count."""
        ...


def _seconds_since_boot() -> float:
    """Return seconds that include the time when the computer sleeps, if the system counts it."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        from datetime import UTC, datetime  # only when somebody asks for the time

        return datetime.now(UTC)

    def monotonic(self) -> float:
        return _seconds_since_boot()


class ClockStartingAt:
    """A clock that starts at a given moment and runs at normal speed.

    The practice centre and the walkthrough live on a fixed day, so that what a caller says
    ("zaterdag") always means the same date.
    """

    def __init__(self, start: datetime, pace: Clock | None = None) -> None:
        from datetime import UTC

        self._pace = pace or SystemClock()
        self._ahead: timedelta = start.astimezone(UTC) - self._pace.now()

    def now(self) -> datetime:
        return self._pace.now() + self._ahead

    def monotonic(self) -> float:
        return self._pace.monotonic()
