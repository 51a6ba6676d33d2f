"""Days with a name, and those on which a desk is shut."""

from __future__ import annotations

from datetime import date

import pytest

from intake.domain.public_holidays import closing_holidays, public_holidays


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("moederdag", date(2026, 5, 10)),
        ("moederdag", date(2022, 5, 8)),
        ("moederdag", date(2027, 5, 9)),
        ("vaderdag", date(2026, 6, 21)),
        ("vaderdag", date(2025, 6, 15)),
        ("pasen", date(2026, 4, 5)),
        ("koningsdag", date(2025, 4, 26)),
        ("koningsdag", date(2026, 4, 27)),
        ("hemelvaartsdag", date(2026, 5, 14)),
        ("tweede pinksterdag", date(2026, 5, 25)),
        ("driekoningen", date(2026, 1, 6)),
        ("valentijnsdag", date(2026, 2, 14)),
        ("dodenherdenking", date(2026, 5, 4)),
        ("bevrijdingsdag", date(2026, 5, 5)),
        ("dierendag", date(2026, 10, 4)),
        ("sint-maarten", date(2026, 11, 11)),
        ("sinterklaas", date(2026, 12, 5)),
        ("kerstavond", date(2026, 12, 24)),
        ("oudejaarsavond", date(2026, 12, 31)),
        ("nieuwjaarsdag", date(2026, 1, 1)),
    ],
)
def test_a_day_that_callers_name(name, day):
    assert public_holidays(day.year)[name] == day


def test_a_desk_is_shut_from_the_first_year_to_the_last_and_no_further():
    days = closing_holidays(2026, 2027)
    assert {day.year for day in days} == {2026, 2027}
    assert {date(2026, 12, 25), date(2027, 1, 1), date(2027, 12, 26)} <= days


def test_a_desk_is_open_on_good_friday_and_on_saint_nicholas():
    days = closing_holidays(2026, 2026)
    assert date(2026, 4, 3) not in days
    assert date(2026, 12, 5) not in days
    assert date(2026, 4, 6) in days
