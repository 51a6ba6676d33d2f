"""Phones, postcodes, names, opening hours, the states of a posting, and permissions."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.centre import OpeningHours
from intake.domain.permissions import MIN_ROLE, Permission, Role, is_allowed
from intake.domain.phone import format_phone, parse_phone
from intake.domain.posting import Posting, PostingState
from intake.domain.public_holidays import closing_holidays
from intake.domain.resident import Resident, formal_name, parse_postcode
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.log import redact
from intake.kit.time_zone import AMSTERDAM


@pytest.mark.parametrize(
    "typed",
    [
        "020 618 4217",
        "020-6184217",
        "0206184217",
        "(020) 618 42 17",
        "+31 20 618 4217",
        "0031206184217",
        "+31 (0)20 6184217",
        "tel. 020 - 618 42 17",
        "31206184217",
        "020.618.42.17",
    ],
)
def test_any_dutch_way_of_writing_a_number_is_the_same_number(typed):
    assert parse_phone(typed) == "+31206184217"


@pytest.mark.parametrize(
    "typed", ["", "12", "020 618", "geen", "06 1234", "💐", "0" * 40, "5" * 5000]
)
def test_what_is_no_number_is_none(typed):
    assert parse_phone(typed) is None


def test_foreign_numbers_and_extensions_are_kept():
    assert parse_phone("+49 30 901820") == "+4930901820"
    assert parse_phone("020 618 4217 ext. 12") == "+31206184217;ext=12"
    assert format_phone("+31206184217;ext=12") == "020 618 4217, toestel 12"
    assert format_phone("+31612345678").startswith("06")


def test_postcodes():
    assert parse_postcode("1052xk") == "1052 XK"
    assert parse_postcode("0123 AB") is None
    assert parse_postcode("1052 SS") is None


def test_a_formal_name_gives_the_infix_its_capital():
    assert (
        formal_name(
            Resident(salutation="mevrouw", first_name="Annie", infix="de", last_name="Vries-Bakker")
        )
        == "mevrouw De Vries-Bakker"
    )


WEEKDAYS = OpeningHours(
    {"mon": "09:00-17:00", "tue": "09:00-17:00"},
    {"2026-11-24": "verhuizing"},
    closing_holidays(2026, 2027),
)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)))  # noqa: DTZ001 - the zone is given below
def test_the_next_open_moment_is_open_and_not_before(moment):
    here = moment.replace(tzinfo=AMSTERDAM)
    found = WEEKDAYS.next_open(here)
    assert found >= here
    assert WEEKDAYS.is_open(found)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)))  # noqa: DTZ001 - the zone is given below
def test_a_promise_is_kept_within_the_hours_and_not_after(moment):
    here = moment.replace(tzinfo=AMSTERDAM)
    assert WEEKDAYS.last_open_before(here) <= here


def test_a_closure_and_a_feast_day_are_closed():
    assert WEEKDAYS.on(date(2026, 11, 24)) is None
    assert WEEKDAYS.on(date(2026, 4, 6)) is None, "tweede paasdag is a Monday"


def test_a_posting_takes_no_step_that_cannot_follow():
    posting = Posting(request_id=new_id(), platform="x")
    with pytest.raises(UserFacingError, match="post-moved-on"):
        posting.move_to(PostingState.POSTED)
    walked = (
        posting.move_to(PostingState.QUEUED)
        .move_to(PostingState.IN_HAND)
        .move_to(PostingState.UNCERTAIN)
        .move_to(PostingState.POSTED)
    )
    assert walked.state is PostingState.POSTED


def test_every_act_has_a_least_role_and_a_higher_one_may_more():
    assert set(MIN_ROLE) == set(Permission)
    for act in Permission:
        assert is_allowed(Role.MANAGER, act)
    assert not is_allowed(Role.VOLUNTEER, Permission.OVERRULE_CAUTION)


def test_the_log_holds_no_person():
    line = (
        "mevrouw belt 020 618 4217 vanaf annie@example.nl, 1052 XK, key "
        "x'00112233445566778899aabbccddeeff'"
    )
    assert redact(line) == "mevrouw belt <number> vanaf <mail>, <postcode>, key <key>"
