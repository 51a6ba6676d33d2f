"""Time is an argument: whoever needs to know the hour is handed a clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, always with its zone."""

    def now(self) -> datetime:
        """Give this moment in UTC."""
        ...


class SystemClock:
    """The clock on the wall."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SteppedClock:
    """A clock that starts where it is told and runs on at the pace of the real one.

    The practice centre and the walkthrough live on a chosen day: what a caller says ("zaterdag") then always means the same date.
    """

    def __init__(self, start: datetime, pace: Clock | None = None) -> None:
        self._pace = pace or SystemClock()
        self._ahead: timedelta = start.astimezone(UTC) - self._pace.now()

    def now(self) -> datetime:
        return self._pace.now() + self._ahead
