"""A clock that starts on a chosen day and runs on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from intake.kit.clock import ClockStartingAt, SystemClock
from tests.fakes import MONDAY, FixedClock


def test_it_starts_where_it_is_told_and_goes_at_the_pace_of_another():
    pace = FixedClock(datetime(2030, 1, 1, tzinfo=UTC))
    clock = ClockStartingAt(MONDAY, pace)
    assert clock.now() == MONDAY
    pace.forward(minutes=5)
    assert clock.now() == MONDAY + timedelta(minutes=5)


def test_the_real_clock_tells_its_zone():
    assert SystemClock().now().tzinfo is UTC
    assert ClockStartingAt(MONDAY).now() >= MONDAY
