"""When the desk of a centre is open."""

from __future__ import annotations

from datetime import datetime

from intake.desk.centre.facts import opening_hours_of
from intake.domain.centre import Centre
from intake.kit.time_zone import AMSTERDAM

EVERY_DAY = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "09:00-17:00")


def at(year, month, day, hour):
    return datetime(year, month, day, hour, tzinfo=AMSTERDAM)


def test_the_holidays_of_the_next_year_count_at_the_end_of_this_one():
    evening = at(2026, 12, 31, 18)
    hours = opening_hours_of(Centre(name="De Linde", hours=EVERY_DAY), evening)
    assert hours.next_open(evening) == at(2027, 1, 2, 9)


def test_a_closure_of_the_centre_counts():
    centre = Centre(name="De Linde", hours=EVERY_DAY, closed={"2026-11-24": "verhuizing"})
    evening = at(2026, 11, 23, 18)
    assert opening_hours_of(centre, evening).next_open(evening) == at(2026, 11, 25, 9)


def test_before_there_is_a_centre_there_are_no_hours():
    evening = at(2026, 11, 23, 18)
    assert opening_hours_of(None, evening).next_open(evening) == evening
