"""When the desk is open, with closures and holidays; what may be promised and when it is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.centre import OpeningHours
from intake.domain.public_holidays import closing_holidays
from intake.kit.time_zone import AMSTERDAM

WEEKDAYS = OpeningHours(
    {"mon": "09:00-17:00", "tue": "09:00-17:00"},
    {"2026-11-24": "verhuizing"},
    closing_holidays(2026, 2027),
)

EVER = datetime(2020, 1, 1, tzinfo=AMSTERDAM)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)))  # noqa: DTZ001 - the zone is given below
def test_the_next_open_moment_is_open_and_not_before(moment):
    here = moment.replace(tzinfo=AMSTERDAM)
    found = WEEKDAYS.next_open(here)
    assert found >= here
    assert WEEKDAYS.is_open(found)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)))  # noqa: DTZ001 - the zone is given below
def test_a_promise_is_kept_within_the_hours_and_not_after(moment):
    here = moment.replace(tzinfo=AMSTERDAM)
    assert WEEKDAYS.last_open_before(here, EVER) <= here


def test_a_closure_and_a_feast_day_are_closed():
    assert WEEKDAYS.on(date(2026, 11, 24)) is None
    assert WEEKDAYS.on(date(2026, 4, 6)) is None, "tweede paasdag is a Monday"


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=AMSTERDAM)


def test_the_door_opens_on_the_minute_and_shuts_on_the_minute():
    assert WEEKDAYS.is_open(at(23, 9))
    assert not WEEKDAYS.is_open(at(23, 8, 59))
    assert WEEKDAYS.is_open(at(23, 16, 59))
    assert not WEEKDAYS.is_open(at(23, 17))


def test_the_next_open_moment_skips_the_night_and_a_closure():
    assert WEEKDAYS.next_open(at(23, 10)) == at(23, 10)
    assert WEEKDAYS.next_open(at(23, 7)) == at(23, 9)
    assert WEEKDAYS.next_open(at(23, 17)) == at(30, 9), (
        "the 24th is closed, Tuesday is its only other day"
    )


def test_the_last_open_moment_is_the_evening_before():
    assert WEEKDAYS.last_open_before(at(23, 12), EVER) == at(23, 12)
    assert WEEKDAYS.last_open_before(at(23, 20), EVER) == at(23, 17)
    assert WEEKDAYS.last_open_before(at(26, 12), EVER) == at(23, 17)
    assert WEEKDAYS.last_open_before(at(23, 9), EVER) == at(17, 17), (
        "at nine sharp nothing was done yet"
    )


def test_a_promise_is_never_brought_forward_into_the_past():
    """Somebody sits there on a closed Saturday and promises to ring before five."""
    saturday = at(28, 12)
    assert WEEKDAYS.last_open_before(at(28, 17), saturday) == at(28, 17)
    assert WEEKDAYS.last_open_before(at(30, 12), saturday) == at(30, 12)
    assert WEEKDAYS.last_open_before(at(24, 12), at(23, 18)) == at(24, 12)
    assert WEEKDAYS.last_open_before(at(24, 12), at(23, 16)) == at(23, 17)


def test_a_deadline_is_the_end_of_an_opening_and_never_its_first_minute():
    assert WEEKDAYS.first_deadline(at(23, 10)) == at(23, 17)
    assert WEEKDAYS.first_deadline(at(23, 9)) == at(23, 17)
    assert WEEKDAYS.first_deadline(at(23, 16, 30)) == at(30, 17)
    assert WEEKDAYS.first_deadline(at(28, 12)) == at(30, 17)
    assert OpeningHours({}, {}).first_deadline(at(23, 10)) == at(24, 10)


def test_a_moment_comes_back_in_the_zone_it_was_asked_in():
    asked = datetime(2026, 11, 23, 6, tzinfo=UTC)
    assert WEEKDAYS.next_open(asked).tzinfo is UTC
    assert WEEKDAYS.next_open(asked) == at(23, 9)


def test_a_desk_without_hours_may_work_now():
    assert OpeningHours({}, {}).next_open(at(23, 3)) == at(23, 3)
    assert OpeningHours({}, {}).last_open_before(at(23, 3), EVER) == at(23, 3)
    assert not OpeningHours({}, {}).is_open(at(23, 3))


def test_a_desk_that_is_shut_for_weeks_is_found_open_again():
    shut = {(date(2026, 11, 23) + timedelta(n)).isoformat(): "verbouwing" for n in range(50)}
    hours = OpeningHours({"mon": "09:00-17:00"}, shut)
    assert hours.next_open(at(23, 10)) == datetime(2027, 1, 18, 9, tzinfo=AMSTERDAM)
    late = datetime(2027, 1, 12, 10, tzinfo=AMSTERDAM)
    assert hours.last_open_before(late, EVER) == at(16, 17)
